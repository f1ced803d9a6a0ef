"""The words of a change: every word that is shown stands where its spot says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from tests.history.made_series import histories

from clausetrail.history import blame_of, trail_of
from clausetrail.model import Advance, Clause, Op
from clausetrail.report.safe import safe
from clausetrail.report.spans import line_width
from clausetrail_tui.following.blame_rows import BlameRow, blame_rows, legend_of
from clausetrail_tui.following.trail_rows import Look, StepRow, part_of, trail_rows
from clausetrail_tui.ink import Spot
from clausetrail_tui.wording import Bit, Stretch, bits_of, elided, inked, spans_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.history import SeriesHistory
    from clausetrail_tui.asked import Paragraphs
    from clausetrail_tui.ink import Line

OLD = Stretch("OP1", "Calls upon gardeners to paint the benches;")
NEW = (
    Stretch("OP1", "Urges gardeners to paint;", clauses=(Clause("Urges", 0, 25),)),
    Stretch("OP2", "Decides to mend the benches;"),
)
OPS: tuple[Op, ...] = (
    ("-", "Calls upon"), ("+", "Urges"), ("=", " gardeners to paint"), ("+", ";\nDecides to mend"),
    ("=", " the benches;"),
)  # fmt: skip


def _paragraphs(history: SeriesHistory) -> Paragraphs:
    return {one.name: {p.ref: p for p in one.text.paragraphs} for one in history.versions}


def _text(line: Sequence[tuple[str, object]]) -> str:
    return "".join(words for words, _ in line)


def test_a_change_is_cut_where_a_paragraph_begins() -> None:
    bits = bits_of(OPS, [OLD], NEW)
    assert bits == [
        Bit("-", "Calls upon", Spot("old", "OP1", 0)),
        Bit("+", "Urges", Spot("new", "OP1", 0)),
        Bit("=", " gardeners to paint", Spot("new", "OP1", 5)),
        Bit("+", ";", Spot("new", "OP1", 24)),
        Bit("¶", "\n", Spot("new", "OP2", 0)),
        Bit("+", "Decides to mend", Spot("new", "OP2", 0)),
        Bit("=", " the benches;", Spot("new", "OP2", 15)),
    ]
    lines = spans_of(bits, NEW)
    assert [_text(line) for line in lines] == [
        "Calls upon Urges gardeners to paint;",
        "Decides to mend the benches;",
    ]


def test_without_colour_changes_stand_in_signs() -> None:
    lines = spans_of(bits_of(OPS, [OLD], NEW), NEW, marks=True)
    assert _text(lines[0]) == "[-Calls upon-] {+Urges+} gardeners to paint{+;+}"


def test_a_merger_shows_where_the_old_paragraph_ended() -> None:
    old = (Stretch("OP1", "Calls upon all;"), Stretch("OP2", "Urges some;"))
    new = (Stretch("OP1", "Calls upon all some;"),)
    ops: tuple[Op, ...] = (("=", "Calls upon all"), ("-", ";\nUrges"), ("=", " some;"))
    assert _text(spans_of(bits_of(ops, old, new), new)[0]) == "Calls upon all; ¶ Urges some;"


def test_what_was_checked_as_routine_is_minor() -> None:
    ops: tuple[Op, ...] = (
        ("=", "its "),
        ("-", "sixtieth"),
        ("+", "sixty-first"),
        ("=", " session"),
    )
    advance = Advance("session", "sixtieth", "sixty-first", 1)
    old, new = [Stretch("OP1", "its sixtieth session")], [Stretch("OP1", "its sixty-first session")]
    assert [one.minor for one in bits_of(ops, old, new)] == [False, False, False, False]
    assert [one.minor for one in bits_of(ops, old, new, advances=[advance])] == [
        False, True, True, False,
    ]  # fmt: skip


def test_what_did_not_change_is_left_out_and_the_rest_keeps_its_place() -> None:
    words = " ".join(f"w{at}" for at in range(40))
    bits = [Bit("=", words + " ", Spot("new", "OP1", 0)), Bit("+", "end", Spot("new", "OP1", 999))]
    shown = spans_of(elided(bits))[0]
    assert _text(shown) == f"{' '.join(f'w{at}' for at in range(6))} … " + " ".join(
        [*(f"w{at}" for at in range(32, 40)), "end"]
    )
    kept = {text: ink.spot.offset for text, ink in shown if ink.spot and not text.isspace()}
    assert kept["w33"] == words.index("w33")


def test_what_is_hostile_is_shown_and_counts_as_it_stands() -> None:
    spans = inked("a\x1b[0m \u202eb c", "", Spot("new", "OP1", 7))
    assert [(text, ink.spot and ink.spot.offset) for text, ink in spans] == [
        ("a␛[0m", 7), (" ", 12), ("<U+202E>b", 13), (" ", 15), ("c", 16),
    ]  # fmt: skip


def _check(lines: Sequence[Line], texts: dict[tuple[str, str], str]) -> list[tuple[str, int]]:
    """Check each word against the text that its spot names; return the places of new words."""
    places = []
    for line in lines:
        for words, ink in line:
            if ink.spot is None or not words.strip() or "¶" in words:
                continue
            text = texts[ink.spot.side, ink.spot.ref]
            raw = text[ink.spot.offset :]
            assert safe(raw).startswith(words), (words, raw)
            if ink.spot.side == "new":
                places.append((ink.spot.ref, ink.spot.offset))
    return places


@given(histories())
def test_every_word_of_a_trail_stands_where_it_says(history: SeriesHistory) -> None:
    paragraphs = _paragraphs(history)
    names = [one.name for one in history.versions]
    for ref, paragraph in paragraphs[names[-1]].items():
        for clause in [None, *range(len(paragraph.clauses))][:2]:
            trail = trail_of(history, names[-1], ref, clause)
            for look in (Look(), Look(whole=True, marks=True, newest_first=True)):
                for row in trail_rows(trail, names, paragraphs, look):
                    lines = row.draw(60)
                    assert all(line_width(line) <= 60 for line in lines)
                    if isinstance(row, StepRow):
                        _check(lines, _texts_of(row, paragraphs))


def _texts_of(row: StepRow, paragraphs: Paragraphs) -> dict[tuple[str, str], str]:
    step = row.step
    texts = {("new", ref): one.text for ref, one in paragraphs[step.symbol].items()}
    for part in step.parts:
        for ref in part.old:
            assert part_of(step, ref, old=True) is not None
            texts["old", ref] = paragraphs[part.since or ""][ref].text
    return texts


@given(histories())
def test_every_word_of_a_blame_is_there_once(history: SeriesHistory) -> None:
    paragraphs = _paragraphs(history)
    name, known = list(paragraphs.items())[-1]
    blame = blame_of(history, name)
    texts = {("new", ref): one.text for ref, one in known.items()}
    for marks in (False, True):
        for row in blame_rows(blame, known, legend_of(blame, marks=marks)):
            for width in (30, 100):
                assert all(line_width(line) <= width for line in row.draw(width))
            if isinstance(row, BlameRow):
                lines = row.draw(90)
                shown = ["".join(words for words, ink in line if ink.spot) for line in lines]
                assert " ".join(shown).split() == row.blamed.text.split()
                places = _check(lines, texts)
                assert len(places) == len(set(places))
