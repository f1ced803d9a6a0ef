"""The pages without a script, in a browser: the brief, the table of proposals, a series."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.axe import under_axe, violations
from tests.browser import Browser
from tests.history.made_series import CRANES, HARBOUR, KITES, LAMPS, series

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.brief.formats import write as write_brief
from clausetrail.report.columns import table_of
from clausetrail.report.columns import write as write_columns
from clausetrail.report.series import told_of
from clausetrail.report.series import write as write_series

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.program("chromium")

PAGES = ("brief", "columns", "series")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = ("A_RES_71_255", "illustration-1", "illustration-2")
    texts = [parse(read(root / "corpus" / "asean" / f"{name}.txt")) for name in names]
    first, second = (compare(texts[0], text) for text in texts[1:])
    made = series((HARBOUR, CRANES, LAMPS), (HARBOUR, CRANES, KITES), (HARBOUR, LAMPS, KITES))
    folder = tmp_path_factory.mktemp("pages")
    (folder / "brief.html").write_bytes(write_brief(first, ".html"))
    table = table_of([first, second, first], ["Group A", "Group B", "Group C"])
    (folder / "columns.html").write_bytes(write_columns(table, ".html"))
    (folder / "series.html").write_bytes(write_series(told_of(made), ".html"))
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_stays_in_its_width(
    browser: Browser, folder: Path, name: str
) -> None:
    for width in (1400, 390):
        browser.open(folder / f"{name}.html", width=width)
        asked = [one["request"]["url"] for one in browser.told("Network.requestWillBeSent")]
        assert asked == [(folder / f"{name}.html").as_uri()]
        assert not browser.told("Runtime.exceptionThrown")
        scrolled = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.run(scrolled) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser: Browser, folder: Path, name: str, scheme: str) -> None:
    page = folder / f"{name}.html"
    with under_axe(browser, page, scheme=scheme, width=390):
        assert violations(browser) == []


def test_the_brief_is_one_sheet_of_paper(browser: Browser, folder: Path) -> None:
    browser.open(folder / "brief.html")
    printed = browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    document = pypdfium2.PdfDocument(base64.b64decode(printed))  # type: ignore[no-untyped-call]
    assert len(document) == 1
    document.close()  # type: ignore[no-untyped-call]
