"""Each view of a small comparison, whole; and what options leave out or add."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from clausetrail.cli.output import Look, Target, write_lines
from clausetrail.cli.render.brief import brief_lines
from clausetrail.cli.render.inline import inline
from clausetrail.cli.render.resolution import resolution
from clausetrail.cli.render.side_by_side import side_by_side
from clausetrail.cli.render.table import table
from clausetrail.model import Comparison, Evidence, FootnoteChange, Group, Paragraph, Resolution
from clausetrail.report.brief.markdown import brief_markdown
from clausetrail.report.brief.told import brief_of
from clausetrail.report.same import same
from clausetrail.report.spans import Line, line_width

Golden = Callable[[str, str], None]
VIEWS: dict[str, Callable[..., Iterable[Line]]] = {
    "inline": inline,
    "side-by-side": side_by_side,
    "table": table,
}


def text_of(lines: Iterable[Line]) -> str:
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


@pytest.mark.parametrize("width", [60, 110])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view(view: str, width: int, gardens: Comparison, golden: Golden) -> None:
    lines = list(VIEWS[view](gardens, width=width, colour=False))
    assert max(map(line_width, lines)) <= width
    golden(f"gardens/{view}.{width}.txt", text_of(lines))


def test_the_brief(gardens: Comparison, golden: Golden) -> None:
    golden("gardens/brief.60.txt", text_of(brief_lines(gardens, width=60, colour=False)))
    golden("gardens/brief.md", brief_markdown(gardens))


def test_a_text_as_it_was_read(gardens: Comparison, golden: Golden) -> None:
    text = replace(gardens.old, unplaced=("a stray line",), warnings=("something is odd",))
    golden("gardens/show.60.txt", text_of(resolution(text, width=60, colour=False)))


def test_colour_takes_the_place_of_marks(
    gardens: Comparison, capsys: pytest.CaptureFixture[str]
) -> None:
    target = Target(Look(80, colour=True), pager=False)
    write_lines(inline(gardens, width=80, colour=True), target)
    out = capsys.readouterr().out
    assert "\x1b[9;31mInvites\x1b[0m \x1b[4;32mUrges\x1b[0m cities to water them" in out
    assert "[-" not in out
    assert "{+" not in out


@pytest.mark.parametrize("view", VIEWS)
def test_only_shows_the_classes_asked_for_and_groups_with_such_footnotes(
    view: str, gardens: Comparison
) -> None:
    text = text_of(VIEWS[view](gardens, width=100, colour=False, only=("substantive",)))
    body = text.partition("\n\n")[2].partition("\n\n")[2]
    assert "PP1" not in body
    assert "PP2" in body  # its footnote changed in substance
    assert "footnote 1 (substantive)" in body
    assert "OP4" in body
    quiet = text_of(VIEWS[view](gardens, width=100, colour=False, only=("rollover",)))
    assert "OP4" not in quiet
    assert "footnote 1" not in quiet


def test_context_shows_the_unchanged_neighbours(gardens: Comparison) -> None:
    assert "Recalling" not in text_of(inline(gardens, width=100, colour=False))
    near = text_of(inline(gardens, width=100, colour=False, context=1))
    assert "  Recalling the gardens,\n" in near


def test_full_shows_everything(gardens: Comparison) -> None:
    text = text_of(inline(gardens, width=100, colour=False, full=True))
    for paragraph in gardens.old.paragraphs[:2]:
        assert paragraph.text in text


def test_the_evidence_is_told(gardens: Comparison) -> None:
    evidence = Evidence(0.71, ("water", "cities"), "OP4", 0.4)
    group = replace(gardens.groups[3], evidence=evidence)
    explained = replace(gardens, groups=(*gardens.groups[:3], group, *gardens.groups[4:]))
    for view in VIEWS.values():
        text = text_of(view(explained, width=200, colour=False, explain=True))
        assert (
            "why: score 0.71; shared “water”, “cities”; runner-up OP4 0.40; "
            "unsure: the runner-up is close\n"
        ) in text
        assert "why:" not in text_of(view(explained, width=200, colour=False))


def test_what_came_nearest_to_a_paragraph_alone_is_told(gardens: Comparison) -> None:
    at = next(index for index, group in enumerate(gardens.groups) if not group.old)
    told = {
        Evidence(0.0, ("water",), "OP4", 0.4, "old"): "nearest OP4 of the old text 0.40; "
        "shared “water”; unsure: that only just failed\n",
        Evidence(0.0): "no counterpart came near; unsure: that only just failed\n",
    }
    for evidence, words in told.items():
        group = replace(gardens.groups[at], evidence=evidence, unsure=True)
        groups = (*gardens.groups[:at], group, *gardens.groups[at + 1 :])
        text = text_of(
            inline(replace(gardens, groups=groups), width=200, colour=False, explain=True)
        )
        assert f"why: {words}" in text


def test_warnings_and_what_was_not_placed_are_told(gardens: Comparison) -> None:
    old = replace(gardens.old, warnings=("two paragraphs are numbered 4",), unplaced=("stray",))
    text = text_of(inline(replace(gardens, old=old, fallback="too long"), width=100, colour=False))
    assert "warning: the comparison was simplified: too long\n" in text
    assert "warning: old text: two paragraphs are numbered 4\n" in text
    assert "warning: old text: not placed, and not compared: stray\n" in text


def test_a_draft_that_passed_unchanged_was_adopted_as_tabled(unchanged: Comparison) -> None:
    draft = replace(unchanged, old=replace(unchanged.old, kind="draft"))
    assert brief_of(draft).verdict == "Adopted as tabled: no word of the draft changed."
    assert brief_of(unchanged).verdict == "No changes: the two texts have the same words."
    first = replace(draft.groups[0], change="editorial")
    edited = replace(draft, groups=(first, *draft.groups[1:]))
    assert brief_of(edited).verdict == "Adopted as tabled, save for editorial changes."
    moved = replace(draft, groups=(replace(first, moved=True), *draft.groups[1:]))
    assert brief_of(moved).verdict == ""
    gone = FootnoteChange(old="*", new=None, old_ref=None, new_ref=None, change="substantive")
    noted = replace(draft, footnotes=(*draft.footnotes, gone))  # of the draft's first page
    assert brief_of(noted).verdict == "Adopted as tabled: no word of the draft changed."
    retitled = replace(draft, new=replace(draft.new, title="Illustration: another title"))
    assert brief_of(retitled).verdict == ""
    unread = replace(draft, new=replace(draft.new, unplaced=("Decides more",)))
    assert brief_of(unread).verdict == ""


def hostile(text: str) -> Comparison:
    side = Resolution(
        symbol=None, kind="plain", title=text, source=text, warnings=(text,), unplaced=(text,),
        paragraphs=(Paragraph("P1", "text", None, text), Paragraph("P2", "text", None, text)),
    )  # fmt: skip
    groups = (
        Group(old=("P1",), new=("P1",), relation="one-to-one", change="substantive",
              ops=(("-", text), ("+", text))),
        Group(old=("P2",), new=("P2",), relation="one-to-one", change="identical", moved=True,
              ops=(("=", text),)),
    )  # fmt: skip
    from clausetrail.model import Summary

    return Comparison(old=side, new=side, groups=groups, summary=Summary(identical=1))


HOSTILE = "a\x1b[31m\u202e\x9b\x07 [bold]b[/bold] <script> `c` *d* _e_\r"


def test_no_text_drives_the_terminal_or_is_markup() -> None:
    comparison = hostile(HOSTILE)
    outputs = [text_of(view(comparison, width=80, colour=False)) for view in VIEWS.values()]
    outputs.append(text_of(resolution(comparison.old, width=80, colour=False)))
    outputs.append(text_of(brief_lines(comparison, width=80, colour=False)))
    markdown = brief_markdown(comparison)
    for output in [*outputs, markdown]:
        assert not set("\x1b\x9b\x07\r\u202e") & set(output)
        assert "␛" in output
    for output in outputs[:2]:
        assert "[bold]b[/bold]" in output
    assert "\\<script\\>" in markdown
    assert "\\*d\\*" in markdown


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(view: str, width: int) -> None:
    comparison = hostile("https://example.org/" + "long/" * 40 + " 日本語 " * 9)
    options: dict[str, Any] = {"width": width, "colour": False, "full": True}
    assert max(map(line_width, VIEWS[view](comparison, **options))) <= width


def test_two_texts_of_one_symbol_are_told_apart_by_their_files(gardens: Comparison) -> None:
    old, new = (replace(text, symbol="A/RES/1/1") for text in (gardens.old, gardens.new))
    text = text_of(inline(replace(gardens, old=old, new=new), width=100, colour=False))
    assert "old  A/RES/1/1, adopted 1 March 2020, file old.txt\n" in text
    assert "new  A/RES/1/1, draft, session 75, file new.txt\n" in text
    named = replace(gardens, old=old, new=replace(new, symbol="A/RES/2/1"))
    assert "file" not in text_of(inline(named, width=100, colour=False))


def test_texts_are_not_the_same_where_the_title_or_unplaced_words_differ(
    unchanged: Comparison,
) -> None:
    assert same(unchanged)
    assert not same(replace(unchanged, new=replace(unchanged.new, title="Another")))
    assert not same(replace(unchanged, new=replace(unchanged.new, unplaced=("stray",))))
    moved = replace(unchanged.groups[0], moved=True)
    assert not same(replace(unchanged, groups=(moved, *unchanged.groups[1:])))
