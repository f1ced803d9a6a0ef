"""The page in a browser: what a person sees, presses and hears."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.axe import under_axe, violations
from tests.browser import Browser

from clausetrail.diff import compare
from clausetrail.model import Comparison, Paragraph, Resolution
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.formats import write
from clausetrail.report.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.program("chromium")

THINGS = (
    "bridge", "harbour", "school", "road", "river", "library", "garden", "station", "market",
    "theatre", "forest", "island", "railway", "hospital", "museum", "lighthouse",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def sample(root: Path) -> Comparison:
    folder = root / "corpus" / "asean"
    return compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )


@pytest.fixture(scope="module")
def page(sample: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(sample, tmp_path_factory.mktemp("page") / "report.html")


def saved(comparison: Comparison, path: Path) -> Path:
    path.write_bytes(write(comparison, ".html", Options()))
    return path


def changed(comparison: Comparison) -> list[str]:
    """Return the ids of the groups that changed, in the order of the page."""
    return [
        f"g{index}"
        for index, group in enumerate(comparison.groups)
        if group.change != "identical" or group.moved
    ]


def made(paragraphs: int, *, every: int) -> Comparison:
    """Compare two texts of our own invention, every so manyth paragraph of which changed."""

    def text(side: str) -> Resolution:
        bodies = [
            f"Urges the {THINGS[at % 16]} of the {THINGS[at // 16 % 16]} numbered {at} to be kept "
            f"in good repair by those who use it{f' in the {side} way' if at % every == 0 else ''}"
            for at in range(paragraphs)
        ]
        return Resolution(
            symbol=None,
            kind="plain",
            title="Illustration (not a United Nations document)",
            paragraphs=tuple(
                Paragraph(f"OP{at}", "operative", str(at), body)
                for at, body in enumerate(bodies, 1)
            ),
        )

    return compare(text("old"), text("new"))


def current(browser: Browser) -> Any:
    return browser.run("document.querySelector('[aria-current]')?.id")


def visible(browser: Browser, selector: str) -> Any:
    return browser.run(
        f"[...document.querySelectorAll({json.dumps(selector)})]"
        ".filter(one => one.getClientRects().length).map(one => one.id)"
    )


def test_n_three_times_leads_to_the_third_change_and_p_back(
    browser: Browser, page: Path, sample: Comparison
) -> None:
    browser.open(page)
    browser.press("n", "n", "n")
    third = changed(sample)[2]
    assert current(browser) == third
    assert browser.run("document.activeElement.closest('article').id") == third
    box = browser.run(f"document.getElementById('{third}').getBoundingClientRect().top")
    assert 0 < box < 900
    total = len(visible(browser, ".stop"))
    assert browser.run("document.querySelector('#step').value") == f"3 of {total}"
    browser.press("p")
    assert current(browser) == changed(sample)[1]


def test_from_where_the_reader_scrolled_the_next_change_is_the_next_below(
    browser: Browser, tmp_path: Path
) -> None:
    comparison = made(120, every=10)
    browser.open(saved(comparison, tmp_path / "report.html"))
    browser.press("n")
    assert current(browser) == "g0"
    browser.run("document.getElementById('g75').scrollIntoView(), 0")
    browser.press("n")
    assert current(browser) == "g80"
    browser.run("document.getElementById('g55').scrollIntoView(), 0")
    browser.press("p")
    assert current(browser) == "g50"


def test_keys_choose_view_and_classes(browser: Browser, page: Path, sample: Comparison) -> None:
    browser.open(page)
    assert visible(browser, ".both") == []
    assert browser.run("getComputedStyle(document.querySelector('.joins')).display") == "block"
    browser.press("v")
    both = browser.run("document.querySelectorAll('.cell.both').length")
    assert len(visible(browser, ".both")) == both > 0
    browser.press("v", "s")
    substantive = [f"g{at}" for at, one in enumerate(sample.groups) if one.change == "substantive"]
    shown = visible(browser, "article:not(.note)")
    assert set(substantive) <= set(shown)
    for name in set(shown) - set(substantive):
        classes = browser.run(f"document.getElementById('{name}').className").split()
        assert "k-substantive" in classes  # for the sake of a footnote
    browser.press("s")
    assert len(visible(browser, "article:not(.note)")) == len(sample.groups)
    browser.press("u")
    assert not visible(browser, "article.k-identical:not(.stop):not([class*=' k-identical k-'])")
    assert visible(browser, ".run") != []


def test_a_key_typed_in_the_search_is_a_letter(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("/", "n", "a", "t", "i", "o", "n", "s")
    assert browser.run("document.querySelector('#search').value") == "nations"
    assert current(browser) is None
    found = browser.run("document.querySelector('#found').value")
    assert int(found.split()[0]) > 3
    assert browser.run("CSS.highlights.get('found').size") == int(found.split()[0])
    browser.press("Enter")
    assert browser.run("getSelection().toString().toLowerCase()") == "nations"
    browser.press("Escape")
    assert browser.run("CSS.highlights.get('found').size") == 0


def test_single_keys_can_be_turned_off(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("?")
    assert browser.run("document.querySelector('#keys').open") is True
    browser.run("document.querySelector('#keys-on').click(), 0")
    browser.run("document.querySelector('#keys-close').click(), 0")
    browser.press("n")
    assert current(browser) is None


def test_a_link_to_a_paragraph_shows_it_though_its_class_is_hidden(
    browser: Browser, page: Path, sample: Comparison
) -> None:
    at = next(at for at, one in enumerate(sample.groups) if one.change == "identical")
    ref = sample.groups[at].new[0]
    browser.open(page)
    browser.press("u")
    assert f"g{at}" not in visible(browser, "article")
    browser.run(f"location.hash = '#{ref}', 0")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert f"g{at}" in visible(browser, "article")


def test_the_keys_go_on_from_where_a_link_led(browser: Browser, tmp_path: Path) -> None:
    browser.open(saved(made(120, every=10), tmp_path / "report.html"))
    browser.run("location.hash = '#OP51', 0")
    browser.run("new Promise(done => setTimeout(done, 50))")
    browser.press("n")
    assert current(browser) == "g60"


def test_lines_join_what_moved_was_split_and_merged(browser: Browser, page: Path) -> None:
    browser.open(page)
    pairs = browser.run(
        "[...document.querySelectorAll('[data-joins]')]"
        ".flatMap(one => one.dataset.joins.split(' ')).length"
    )
    assert browser.run("document.querySelectorAll('.joins path').length") == pairs > 0


@pytest.mark.parametrize("width", [1400, 390])
def test_without_a_script_the_page_is_read_and_filtered(
    browser: Browser, page: Path, sample: Comparison, width: int
) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page, width=width)
        assert len(visible(browser, "article:not(.note)")) == len(sample.groups)
        assert visible(browser, ".scripted") == []
        browser.run("document.querySelector('label[for=c-identical]').click(), 0")
        identical = [f"g{at}" for at, one in enumerate(sample.groups) if one.change == "identical"]
        assert len(visible(browser, "article:not(.note)")) < len(sample.groups)
        assert set(identical) - set(visible(browser, "article"))
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, page: Path) -> None:
    browser.open(page, width=360, height=740)
    assert browser.run("document.documentElement.scrollWidth") <= 360
    assert visible(browser, ".columns") == []


def test_the_page_asks_for_nothing_and_raises_nothing(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("n", "v", "s", "u", "p")
    asked = [one["request"]["url"] for one in browser.told("Network.requestWillBeSent")]
    assert [url for url in asked if not url.startswith("data:")] == [page.as_uri()]
    assert browser.told("Runtime.exceptionThrown") == []


def test_a_page_of_800_paragraphs_is_laid_out_as_seldom_as_a_short_one(
    browser: Browser, tmp_path: Path
) -> None:
    """Counts, not seconds: what made a long page slow was one layout for each change of it."""
    for paragraphs in (40, 800):
        browser.open(saved(made(paragraphs, every=2), tmp_path / f"{paragraphs}.html"))
        assert len(visible(browser, "article")) == paragraphs
        before = browser.count("LayoutCount")
        browser.press("n", "v")
        browser.run("dispatchEvent(new Event('resize'))")
        assert browser.count("LayoutCount") - before < 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_no_violation(browser: Browser, page: Path, scheme: str, width: int) -> None:
    with under_axe(browser, page, scheme=scheme, width=width):
        for view in ("side", "inline"):
            browser.run(f"document.querySelector('#v-{view}').click(), 0")
            assert violations(browser) == []
