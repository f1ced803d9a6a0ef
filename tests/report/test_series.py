"""A whole series as one report: what came, what went, and the matrix."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import etree
from tests.history.made_series import BENCHES, CRANES, HARBOUR, KITES, LAMPS, histories, series

from clausetrail.history import SeriesHistory
from clausetrail.model import Paragraph, Resolution
from clausetrail.report.series import FORMATS, told_of, write

if TYPE_CHECKING:
    from clausetrail.report.series import SeriesReport

URGED = CRANES.replace("Calls upon", "Urges")


def made() -> SeriesReport:
    return told_of(
        series(
            (HARBOUR, CRANES, LAMPS),
            (HARBOUR, URGED, KITES),
            (HARBOUR, URGED, KITES, LAMPS),
        )
    )


def rows(data: bytes, name: str) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))[name]
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_what_entered_came_back_and_left() -> None:
    first, second, third = made().entries
    assert not (first.entered)
    assert not (first.left)
    assert [one.words for one in second.entered] == [KITES]
    assert [(one.refs, one.words) for one in second.left] == [("OP2", LAMPS)]
    assert [one.words for one in third.back] == [LAMPS]
    assert not third.entered
    assert [(one.old, one.new, one.direction) for one in second.verbs] == [
        ("Calls upon", "Urges", "stronger")
    ]


def test_the_workbook_tells_it_in_rows() -> None:
    data = write(made(), ".xlsx")
    assert [row[3] for row in rows(data, "Timeline")] == [3, 3, 4]
    told = [(row[1], row[2], row[3]) for row in rows(data, "Entered and left")]
    assert told == [("61", "entered", "OP2"), ("61", "left", "OP2"), ("62", "back", "OP3")]
    matrix = {row[0]: row[1:4] for row in rows(data, "Matrix") if row[0]}
    assert matrix[HARBOUR] == ["+ PP1", "= PP1", "= PP1"]
    assert matrix[URGED] == ["+ OP1", "# OP1 ▲", "= OP1"]
    assert matrix[LAMPS] == ["+ OP2", None, "^ OP3"]
    verbs = rows(data, "Lead verbs")
    assert [row[3:6] for row in verbs] == [["Calls upon", "Urges", "stronger"]]


def test_the_page_tells_it_and_asks_for_nothing() -> None:
    tree = etree.fromstring(write(made(), ".html"), etree.HTMLParser())
    assert not tree.findall(".//script")
    assert [one.text for one in tree.findall(".//details/summary")] == [
        "Entered: 1 paragraph", "Left: 1 paragraph", "Back after an absence: 1 paragraph",
    ]  # fmt: skip
    cells = tree.findall(".//table[@class='matrix']//td")
    assert "# OP1 ▲" in [cell.text for cell in cells]
    ids = {one.get("id") for one in tree.iter() if one.get("id")}
    links = {str(one.get("href")) for one in tree.iter("a")}
    assert links == {f"#{one}" for one in ids}


def test_hostile_text_is_text() -> None:
    texts = [
        Resolution(
            symbol=None, kind="plain", title="<script>x</script> (an illustration)",
            source=f"{at}<b>.txt", adopted=f"200{at}-01-01",
            paragraphs=(Paragraph("OP1", "operative", "1", f"=1+1 <script>\u202e{words}"),),
        )
        for at, words in enumerate((BENCHES, KITES))
    ]  # fmt: skip
    told = told_of(SeriesHistory.of_texts(texts, "<i>"))
    page = write(told, ".html")
    tree = etree.fromstring(page, etree.HTMLParser())
    assert not tree.findall(".//script")
    assert "\u202e" not in page.decode()
    found = rows(write(told, ".xlsx"), "Matrix")
    assert str(found[0][0]).startswith("=1+1 <script><U+202E>")


@given(histories())
@hypothesis_settings(max_examples=10)
def test_any_history_makes_the_same_report_twice(history: SeriesHistory) -> None:
    told = told_of(history)
    for ending in FORMATS:
        assert write(told, ending) == write(told_of(history), ending)
