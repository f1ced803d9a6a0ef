"""The page as markup: whole, safe, linked, and the same each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from lxml import html
from msgspec.structs import replace
from tests.diff.strategies import resolutions

from clausetrail.diff import compare
from clausetrail.model import Anchor, Comparison, Footnote, Paragraph, Resolution
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.formats import write
from clausetrail.report.options import Options
from clausetrail.report.safe import safe

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><a href="http://example.org">',
    "</style><!-- ]]>",
    "&lt;b&gt; &amp;",
    "bell\x07 escape\x1b[31m override\u202e end",
    '=HYPERLINK("http://example.org")',
)


def page_of(comparison: Comparison) -> Any:
    return html.document_fromstring(written(comparison))


def written(comparison: Comparison) -> str:
    return write(comparison, ".html", Options()).decode("utf-8")


def cells(page: Any, side: str) -> list[str]:
    """Return the words of the paragraphs of one side, without their numbers and markers."""
    return [
        "".join(node.xpath(".//text()[not(ancestor::sup or ancestor::*[@class='number'])]"))
        for node in page.xpath(f"//article[starts-with(@id, 'g')]//*[@class='cell {side}']/*")
    ]


@pytest.fixture(scope="module")
def sample(root: Path) -> Comparison:
    folder = root / "corpus" / "asean"
    return compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )


def text_of(*bodies: str, notes: tuple[str, ...] = (), kind: Any = "operative") -> Resolution:
    anchors = tuple(Anchor(0, str(at)) for at in range(1, len(notes) + 1))
    return Resolution(
        symbol=None,
        kind="plain",
        title="Illustration (not a United Nations document)",
        paragraphs=tuple(
            Paragraph(f"OP{at}", kind, str(at), body, anchors=anchors if at == 1 else ())
            for at, body in enumerate(bodies, 1)
        ),
        footnotes=tuple(Footnote(str(at), note) for at, note in enumerate(notes, 1)),
    )


@settings(max_examples=40)
@given(resolutions(), resolutions())
def test_every_paragraph_of_either_text_stands_in_its_cell(
    old: Resolution, new: Resolution
) -> None:
    comparison = compare(old, new)
    page = page_of(comparison)
    places = {one.ref: one for one in new.paragraphs}
    in_order = [places[ref] for group in comparison.groups for ref in group.new]
    assert cells(page, "new") == [safe(one.text) for one in in_order]
    assert sorted(cells(page, "old")) == sorted(safe(one.text) for one in old.paragraphs)


@settings(max_examples=40)
@given(resolutions(), resolutions())
def test_what_is_in_one_stream_is_both_texts(old: Resolution, new: Resolution) -> None:
    comparison = compare(old, new)
    texts = {side: {one.ref: one.text for one in of.paragraphs} for side, of in
             (("del", old), ("ins", new))}  # fmt: skip
    page = page_of(comparison)
    for index, group in enumerate(comparison.groups):
        for other, side, refs in (("ins", "del", group.old), ("del", "ins", group.new)):
            words = "".join(
                page.xpath(
                    f"//article[@id='g{index}']//*[@class='cell both']//text()[not(ancestor::sup"
                    f" or ancestor::{other} or ancestor::*[@class='number' or @class='break'])]"
                )
            )
            if words:
                wanted = "".join(safe(texts[side][ref]) for ref in refs)
                # A space at the end of a change stands outside its mark.
                assert words.replace(" ", "") == wanted.replace(" ", "")


@settings(max_examples=25)
@given(resolutions(), resolutions())
def test_ids_are_unique_and_every_link_leads_to_one(old: Resolution, new: Resolution) -> None:
    page = page_of(compare(old, new))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [unquote(link)[1:] for link in page.xpath("//a/@href")]
    assert set(links) <= set(ids)
    assert set(page.xpath("//label/@for")) <= set(ids)
    assert set(" ".join(page.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_the_same_comparison_gives_the_same_bytes(sample: Comparison) -> None:
    assert written(sample) == written(sample)


def test_hostile_text_is_text() -> None:
    old = text_of(*HOSTILE, notes=HOSTILE)
    new = text_of(*(f"{one} changed" for one in HOSTILE), "<b>new</b>", notes=HOSTILE[:3])
    comparison = compare(old, new)
    page = page_of(comparison)
    assert len(page.xpath("//script")) == 1
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//img | //b[text()='new'] | //@onerror | //comment()")
    assert all(link.startswith("#") for link in page.xpath("//a/@href"))
    shown = "".join(page.xpath("//main//text()"))
    for one in HOSTILE:
        assert safe(one) in shown
    assert "\u202e" not in shown
    assert "<U+202E>" in shown
    assert "\x07" not in shown
    assert "\x1b" not in shown


def test_a_hostile_title_and_file_name_are_text() -> None:
    text = text_of("Urges")
    name = "</title><script>alert(1)</script>"
    page = page_of(compare(text, replace(text, title=name, source=name, warnings=(name,))))
    assert len(page.xpath("//script")) == 1
    assert page.xpath("string(//h1)") == name


def test_the_page_asks_for_nothing_from_outside(sample: Comparison) -> None:
    page = page_of(sample)
    assert page.xpath("//*/@src | //link/@href | //@srcset | //@action | //@data") == ["data:,"]
    assert not re.search(r"@import|url\(", page.xpath("string(//style)"))
    assert not re.search(
        r"\b(?:fetch|XMLHttpRequest|import|eval)\b", page.xpath("string(//script)")
    )
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    # A style in an attribute, or a handler, would not be allowed by that policy.
    assert not page.xpath("//@style | //@onclick")


def test_a_group_is_shown_by_its_class_and_by_those_of_its_footnotes() -> None:
    old = text_of("Urges the bridge", "Notes the river", notes=("See A/69/1.",))
    new = text_of("Urges the bridge", "Notes the old river", notes=("See the second report.",))
    page = page_of(compare(old, new))
    first, second = (page.get_element_by_id(one).get("class").split() for one in ("g0", "g1"))
    assert {"identical", "k-identical", "k-substantive"} <= set(first)
    assert "stop" not in first
    assert {"substantive", "k-substantive", "stop"} <= set(second)
    assert "k-identical" not in second


def test_what_moved_leaves_a_note_where_it_stood_and_goes_by_its_own_switch() -> None:
    things = ("northern light", "outer wall", "long pier", "stone stairs", "old crane")
    bodies = [f"Urges the {thing} of the harbour to be mended by all users" for thing in things]
    comparison = compare(text_of(*bodies), text_of(*bodies[1:], bodies[0]))
    page = page_of(comparison)
    (ghost,) = page.xpath("//*[contains(@class, 'ghost')]")
    assert "".join(ghost.xpath("./p//text()")) == "OP1 moved to OP5"
    run = ghost.getnext()
    assert run.text == "OP2–OP5 → OP1–OP4 unchanged"
    assert run.getnext().get("id") == "g0"
    (moved,) = page.xpath("//article[contains(@class, 'moved')]")
    assert moved.get("data-joins") == "ghost4>OP5"
    assert "k-moved" in moved.get("class").split()
    assert "k-identical" not in moved.get("class").split()


def test_a_table_is_a_table_whose_changed_words_are_marked() -> None:
    old = text_of("Port\tShips\nNorth\t12\nSouth\t30", kind="table")
    new = text_of("Port\tShips\nNorth\t14\nSouth\t30", kind="table")
    page = page_of(compare(old, new))
    (table,) = page.xpath("//*[@class='cell both']//table")
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    assert rows == [["Port", "Ships"], ["North", "1214"], ["South", "30"]]
    assert [one.text for one in table.iter("del", "ins")] == ["12", "14"]


def test_a_table_whose_rows_changed_is_shown_twice() -> None:
    old = text_of("Port\tShips\nNorth\t12", kind="table")
    new = text_of("Port\tShips\nNorth\t12\nSouth\t30", kind="table")
    page = page_of(compare(old, new))
    assert len(page.xpath("//*[@class='cell both']//table")) == 2


def test_a_table_s_head_stands_over_its_columns_and_a_lone_cell_over_all() -> None:
    text = text_of("Gross\tNet\n(thousands)\nNorth\t12\t(3 400)", kind="table")
    (table,) = page_of(compare(text, text)).xpath("//*[@class='cell new']//table")
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    assert rows == [["", "Gross", "Net"], ["(thousands)"], ["North", "12", "(3 400)"]]
    assert table.xpath(".//@colspan") == ["3"]
    assert len(table.xpath(".//td[@class='figures']")) == 2


def numbers(page: Any) -> list[list[tuple[str, str]]]:
    """Return tag and words of the changed numbers of each line in one stream."""
    return [
        [(one.tag, "".join(one.itertext())) for one in number.iter("del", "ins")]
        for number in page.xpath("//*[@class='cell both']//*[@class='number']")
    ]


def test_a_changed_number_is_told_in_one_stream_and_is_a_minor_change() -> None:
    body = "Urges all States to mend the bridge over the river and to clear the road to the harbour"
    page = page_of(compare(text_of("Notes the sea", body), text_of(body)))
    assert numbers(page) == [[("del", "2."), ("ins", "1.")]]
    marks = page.xpath("//*[@class='cell both']//*[self::del or self::ins]")
    assert {one.get("class") for one in marks} == {"minor"}


def test_a_split_paragraph_s_number_is_told_once() -> None:
    first = "Urges all States to mend the bridge over the river before the winter"
    second = "encourages the harbour town to clear the road that leads to its market"
    old = text_of(f"{first}, and {second};")
    new = text_of(f"{first};", f"{second.capitalize()};")
    comparison = compare(old, new)
    assert [one.relation for one in comparison.groups] == ["split"]
    page = page_of(comparison)
    assert numbers(page) == [[], [("ins", "2.")]]
    assert len(page.xpath("//*[@class='cell both']//ins//*[@class='break']")) == 1
    assert page.xpath("//article/@data-joins") == ["old-OP1>OP1 old-OP1>OP2"]


def test_a_routine_advance_in_a_changed_paragraph_is_marked_as_minor() -> None:
    body = "Decides to include in the provisional agenda of its {} session the item on {}"
    old, new = (
        replace(
            text_of(body.format(*words)),
            kind="adopted", session=session, symbol=f"A/RES/{session}/9",
        )
        for session, words in (("71", ("seventy-third", "bridges")),
                               ("73", ("seventy-fifth", "harbours and their light")))
    )  # fmt: skip
    comparison = compare(old, new)
    assert comparison.groups[0].change == "substantive"
    page = page_of(comparison)
    marks = page.xpath("//article//*[@class='cell both']//*[self::del or self::ins]")
    minor = ["".join(one.itertext()) for one in marks if "minor" in (one.get("class") or "")]
    assert minor == ["seventy-third", "seventy-fifth"]
    assert "bridges" in ["".join(one.itertext()) for one in marks]


def test_two_texts_that_are_the_same_are_told_to_be(sample: Comparison) -> None:
    page = page_of(compare(sample.old, sample.old))
    assert page.xpath("string(//*[@class='verdict'])").startswith("No changes")
    assert not page.xpath("//*[@class='lists'] | //*[contains(@class, 'stop')]")


def test_the_page_says_what_it_compared(sample: Comparison) -> None:
    foot = page_of(sample).xpath("string(//body/footer)")
    for text in (sample.old, sample.new):
        assert text.sha256 in foot
    assert "Clausetrail" in foot


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new"), [("A_RES_78_8", "A_RES_79_4"), ("A_RES_78_249", "A_RES_79_255")]
)
def test_so_it_is_for_real_texts_with_footnotes_and_tables(
    shared_data: Path, old: str, new: str
) -> None:
    texts = [parse(read(shared_data / "resolutions" / f"{name}.pdf")) for name in (old, new)]
    page = page_of(compare(texts[0], texts[1]))
    for side, text in zip(("old", "new"), texts, strict=True):
        found = sorted("".join(cell.split()) for cell in cells(page, side))
        wanted = sorted("".join(safe(one.text).split()) for one in text.paragraphs)
        assert found == wanted
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {unquote(link)[1:] for link in page.xpath("//a/@href")} <= set(ids)
    assert not page.xpath("//sup[not(a)]")
