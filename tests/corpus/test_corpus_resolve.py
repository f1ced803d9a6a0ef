"""REFs: every form, what is near, and what is said where nothing fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.corpus.made import series_of

from clausetrail.corpus import Corpus
from clausetrail.corpus.completing import complete
from clausetrail.corpus.given import SeriesEntry, VersionEntry
from clausetrail.corpus.ranges import resolve_range
from clausetrail.corpus.resolve import (
    AmbiguousRefError,
    UnknownRefError,
    candidates,
    resolve,
)
from clausetrail.corpus.sample import sample_corpus
from clausetrail.model import parse_symbol

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Illustration: {} (not a United Nations document)"


def version(slug: str, symbol: str | None, date: str | None, **fields: object) -> VersionEntry:
    parsed = parse_symbol(symbol or "")
    usual: dict[str, object] = {
        "symbol": symbol, "label": symbol, "kind": "adopted", "body": None,
        "session": parsed.session if parsed else None, "title": TITLE.format(slug), "adopted": date,
        "distributed": None, "meeting": None, "sha256": "0" * 64, "commit": "0" * 40,
        "paragraphs": 1, "branch": f"series/{slug}",
    }  # fmt: skip
    return VersionEntry(**{**usual, **fields})  # type: ignore[arg-type]


def draft(slug: str, symbol: str | None, label: str, session: str, day: str) -> VersionEntry:
    return version(
        slug, symbol, None, kind="draft", label=label, session=session, distributed=day,
        branch=f"draft/{slug}/{label}",
    )  # fmt: skip


class Books:
    """A corpus without a repository."""

    def __init__(self, *entries: SeriesEntry) -> None:
        self.entries = {entry.slug: entry for entry in entries}

    def slugs(self) -> tuple[str, ...]:
        return tuple(sorted(self.entries))

    def entry(self, slug: str) -> SeriesEntry | None:
        return self.entries.get(slug)

    def symbols(self) -> dict[str, str]:
        return {
            one.symbol: entry.slug
            for entry in self.entries.values()
            for one in (*entry.versions, *entry.drafts)
            if one.symbol
        }

    def find(self, symbol: str) -> VersionEntry | None:
        entry = self.entry(self.symbols().get(symbol, ""))
        every = (*entry.versions, *entry.drafts) if entry else ()
        return next((one for one in every if one.symbol == symbol), None)


def series(
    slug: str, *versions: VersionEntry, drafts: tuple[VersionEntry, ...] = ()
) -> SeriesEntry:
    return SeriesEntry(
        slug=slug, title=TITLE.format(slug), body=None, versions=versions, drafts=drafts
    )


BOOKS = Books(
    series(
        "gardens",
        version("gardens", "A/RES/69/110", "2014-12-15"),
        version("gardens", "A/RES/71/255", "2016-12-23"),
        version("gardens", "A/RES/73/259", "2018-12-20"),
        version("gardens", "A/RES/75/15", "2020-11-23"),
        drafts=(
            draft("gardens", "A/71/L.44/Rev.1", "A-71-L.44-Rev.1", "71", "2016-12-15"),
            draft("gardens", "A/77/L.12", "A-77-L.12", "77", "2022-11-01"),
            draft("gardens", None, "zero-draft", "79", "2024-10-01"),
        ),
    ),
    series(
        "watering",
        version("watering", "A/RES/71/12 A", "2016-11-01"),
        version("watering", "A/RES/71/12 B", "2017-07-01"),
        version("watering", "A/RES/ES-10/19", "2017-12-21"),
    ),
    series(
        "old-tools",
        version("old-tools", "A/RES/217 (III) A", "1948-12-10"),
        version("old-tools", "A/RES/1514 (XV)", "1960-12-14"),
    ),
    series(
        "observers",
        version("observers", "S/RES/363 (1974)", "1974-11-29"),
        version("observers", "S/RES/369 (1975)", "1975-05-28"),
        version("observers", "S/RES/381 (1975)", "1975-11-30"),
        version("observers", "S/RES/390 (1976)", "1976-05-28"),
    ),
    series("seeds", drafts=(draft("seeds", "A/80/L.7", "A-80-L.7", "80", "2025-10-01"),)),
)


@pytest.mark.parametrize(
    ("ref", "symbol"),
    [
        ("A/RES/71/255", "A/RES/71/255"),
        (" a/res/71/255 ", "A/RES/71/255"),
        ("71/255", "A/RES/71/255"),
        ("71/12 B", "A/RES/71/12 B"),
        ("A/RES/71/12_B", "A/RES/71/12 B"),
        ("ES-10/19", "A/RES/ES-10/19"),
        ("217 A (III)", "A/RES/217 (III) A"),
        ("A/RES/217(III)A", "A/RES/217 (III) A"),
        ("1514 (XV)", "A/RES/1514 (XV)"),
        ("363 (1974)", "S/RES/363 (1974)"),
        ("A/71/L.44/Rev.1", "A/71/L.44/Rev.1"),
        ("a/71/l.44/rev.1", "A/71/L.44/Rev.1"),
        ("gardens@71", "A/RES/71/255"),
        ("Gardens@71", "A/RES/71/255"),
        ("gardens@71/255", "A/RES/71/255"),
        ("gardens@77", "A/77/L.12"),
        ("gardens@latest", "A/RES/75/15"),
        ("gardens@first", "A/RES/69/110"),
        ("gardens@2017-01-01", "A/RES/71/255"),
        ("gardens@2016-12-23", "A/RES/71/255"),
        ("gardens@2016-12-22", "A/RES/69/110"),
        ("gardens@2018", "A/RES/73/259"),
        ("gardens@2020-11", "A/RES/75/15"),
        ("gardens@A-71-L.44-Rev.1", "A/71/L.44/Rev.1"),
        ("gardens@a/71/l.44/rev.1", "A/71/L.44/Rev.1"),
        ("watering@es-10", "A/RES/ES-10/19"),
        ("observers@1974", "S/RES/363 (1974)"),
        ("observers@1975-11", "S/RES/381 (1975)"),
        ("old-tools@1950-01-01", "A/RES/217 (III) A"),
        ("old-tools@15", "A/RES/1514 (XV)"),
        ("seeds@latest", "A/80/L.7"),
    ],
)
def test_a_ref_names_a_version(ref: str, symbol: str) -> None:
    assert resolve(BOOKS, ref).symbol == symbol


def test_a_draft_without_a_symbol_is_named_by_its_label() -> None:
    assert resolve(BOOKS, "gardens@Zero-Draft").label == "zero-draft"


@pytest.mark.parametrize(
    ("ref", "symbols"),
    [
        ("gardens@71..73", "71/255 73/259"),
        ("gardens@73..71", "71/255 73/259"),
        ("gardens@latest..73", "73/259 75/15"),
        ("gardens@2015..2099", "71/255 73/259 75/15"),
        ("gardens@..71", "69/110 71/255"),
        ("gardens@73..", "73/259 75/15"),
        ("gardens@71..latest", "71/255 73/259 75/15"),
        ("gardens@71..gardens@73", "71/255 73/259"),
        ("gardens@2016..2018", "71/255 73/259"),
        ("gardens@2016-12..2018-12-19", "71/255"),
        ("71/255..75/15", "71/255 73/259 75/15"),
        ("75/15..71/255", "71/255 73/259 75/15"),
        ("71/255..gardens@latest", "71/255 73/259 75/15"),
        ("gardens@A/RES/71/255..73/259", "71/255 73/259"),
        ("gardens@69", "69/110"),
        ("watering@71..71", "71/12 A|71/12 B"),
    ],
)
def test_a_range_is_cut_at_both_ends(ref: str, symbols: str) -> None:
    found = [one.symbol or "" for one in resolve_range(BOOKS, ref)]
    wanted = symbols.split("|") if "|" in symbols else symbols.split()
    assert [symbol.removeprefix("A/RES/") for symbol in found] == wanted


def test_a_council_series_is_cut_by_year() -> None:
    found = [one.symbol for one in resolve_range(BOOKS, "observers@1975..1976")]
    assert found == ["S/RES/369 (1975)", "S/RES/381 (1975)", "S/RES/390 (1976)"]


@pytest.mark.parametrize(
    ("ref", "listed"),
    [
        ("observers@1975", "S/RES/369 (1975) of 1975-05-28; S/RES/381 (1975) of 1975-11-30"),
        ("watering@71", "A/RES/71/12 A of 2016-11-01; A/RES/71/12 B of 2017-07-01"),
    ],
)
def test_several_candidates_are_listed(ref: str, listed: str) -> None:
    with pytest.raises(AmbiguousRefError) as caught:
        resolve(BOOKS, ref)
    assert str(caught.value) == f"{ref}: could be any of 2 texts\nhint: name one of them: {listed}"
    assert len(caught.value.candidates) == 2
    assert caught.value.exit_code == 3


NAMED_SO = "no text of the corpus is named so"
SESSIONS = "it has texts of the sessions 69, 71, 73, 75"
UNKNOWN = {
    "A/RES/71/225": ("the corpus has no text A/RES/71/225", "did you mean A/RES/71/255?"),
    "71/25": (NAMED_SO, "did you mean A/RES/71/255?"),
    "S/RES/363": ("the corpus has no text S/RES/363", "did you mean S/RES/363 (1974)?"),
    "S/RES/71/255": (
        "the corpus has no text S/RES/71/255",
        (
            "name a symbol (A/RES/71/255), a text of a series (asean@71, asean@latest), or a "
            "file; clausetrail list lists the series"
        ),
    ),
    "363": (NAMED_SO, "did you mean S/RES/363 (1974)?"),
    "garden@71": ('there is no series "garden"', "did you mean gardens@71?"),
    "gradens@71..73": ('there is no series "gradens"', "did you mean gardens@71..73?"),
    "tools@latest": ('there is no series "tools"', "did you mean old-tools@latest?"),
    "gardens": (
        "this is a series, not one of its texts",
        "name a text of it: gardens@latest; clausetrail log gardens lists them",
    ),
    "gardens@70": ("the series gardens has no text for 70", SESSIONS),
    "gardens@": ("the series gardens has no text for nothing", SESSIONS),
    "observers@1980": (
        "the series observers has no text for 1980",
        ("the nearest: S/RES/390 (1976) of 1976-05-28"),
    ),
    "seeds@1999-01-01": (
        "the series seeds has no text for 1999-01-01",
        "it has drafts only: A-80-L.7",
    ),
    "gardens@70..75": (
        "the series gardens has no adopted text of session 70",
        f"{SESSIONS}; did you mean gardens@71..75?",
    ),
    "gardens@99..60": (
        "the series gardens has no adopted text of session 99 or 60",
        f"{SESSIONS}; did you mean gardens@69..75?",
    ),
    "gardens@74..74": ("the series gardens has no adopted text of session 74", SESSIONS),
    "gardens@75..77": (
        "the series gardens has no adopted text of session 77",
        (f"{SESSIONS}; a range holds adopted texts alone, not the draft A/77/L.12 of 2022-11-01"),
    ),
    "observers@363..390": (
        "the series observers has no adopted text of session 363 or 390",
        (
            "its 4 texts go from S/RES/363 (1974) of 1974-11-29 to S/RES/390 (1976) of "
            "1976-05-28; clausetrail log observers lists them; name years: observers@1974..1976"
        ),
    ),
    "gardens@2017..2017": (
        "the series gardens has no text in this range",
        "the nearest: A/RES/71/255 of 2016-12-23 and A/RES/73/259 of 2018-12-20",
    ),
    "gardens@x..74": ("the series gardens has no text for x", SESSIONS),
    "gardens@²..74": ("the series gardens has no text for ²", SESSIONS),
    "71/255..71/12 A": (
        "A/RES/71/255 and A/RES/71/12 A are not two adopted texts of one series",
        "compare just the two with: clausetrail diff '71/255' '71/12 A'",
    ),
    "quite something": (
        NAMED_SO,
        (
            "name a symbol (A/RES/71/255), a text of a series (asean@71, asean@latest), or a "
            "file; clausetrail list lists the series"
        ),
    ),
}


@pytest.mark.parametrize("ref", UNKNOWN)
def test_what_is_unknown_is_told_with_a_remedy(ref: str) -> None:
    with pytest.raises(UnknownRefError) as caught:
        resolve_range(BOOKS, ref)
    message, hint = UNKNOWN[ref]
    assert str(caught.value) == f"{ref}: {message}\nhint: {hint}"
    assert caught.value.exit_code == 3


@given(st.one_of(st.text(max_size=20), st.text(alphabet="gardens@71/..-AREL()XIV ", max_size=16)))
def test_any_ref_names_something_or_is_refused(ref: str) -> None:
    try:
        told: tuple[object, ...] = resolve_range(BOOKS, ref)
    except (UnknownRefError, AmbiguousRefError) as error:
        told = (error.hint or "",)
    assert told
    assert all(told)


def test_every_version_is_named_by_its_symbol_by_its_tag_and_by_what_completes() -> None:
    for entry in BOOKS.entries.values():
        for one in (*entry.versions, *entry.drafts):
            if one.symbol:
                assert candidates(BOOKS, one.symbol) == (one,)
                assert candidates(BOOKS, f"{entry.slug}@{one.symbol}") == (one,)
        offered = [ref for ref, _ in complete(BOOKS, f"{entry.slug}@")]
        named = {resolve(BOOKS, ref).label for ref in offered}
        assert named == {one.label for one in (*entry.versions, *entry.drafts)}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ga", ["gardens@"]),
        ("gardens@7", ["gardens@71", "gardens@73", "gardens@75"]),
        ("gardens@z", ["gardens@zero-draft"]),
        ("watering@", ["watering@2016-11-01", "watering@2017-07-01", "watering@ES-10",
                       "watering@latest"]),
        ("A/RES/71/", ["A/RES/71/12 A", "A/RES/71/12 B", "A/RES/71/255"]),
        ("71/2", ["71/255"]),
        ("none@", []),
    ],
)  # fmt: skip
def test_the_shell_completes(typed: str, offered: list[str]) -> None:
    assert [ref for ref, _ in complete(BOOKS, typed)] == offered


def test_a_corpus_in_git_resolves_its_refs(tmp_path: Path) -> None:
    with Corpus.init(tmp_path / "corpus") as corpus:
        corpus.add(series_of(0))
        assert corpus.resolve("61/100").adopted == "2006-12-09"
        (slug,) = corpus.slugs()
        assert corpus.resolve(f"{slug}@61") == corpus.resolve("A/RES/61/100")
        assert [one.session for one in corpus.resolve_range(f"{slug}@61..63")] == ["61", "63"]
        with pytest.raises(UnknownRefError, match=r"did you mean A/RES/61/100\?"):
            corpus.resolve("61/109")


@pytest.mark.parametrize(
    ("ref", "ends"),
    [
        ("gardens@71..73", "gardens@71 or gardens@73"),
        ("gardens@71..gardens@73", "gardens@71 or gardens@73"),
        ("gardens@..73", "gardens@73"),
        ("gardens@..", "gardens@latest"),
    ],
)
def test_a_range_is_no_single_text(ref: str, ends: str) -> None:
    with pytest.raises(UnknownRefError) as caught:
        resolve(BOOKS, ref)
    told = ref.partition("@")[2]
    assert str(caught.value) == (
        f"{ref}: this is a range, and one text is wanted\n"
        f"hint: name one of its texts: {ends}; clausetrail log gardens@{told} lists them"
    )


def test_the_text_before(tmp_path: Path) -> None:
    with Corpus.init(tmp_path / "corpus") as corpus:
        corpus.add(series_of(0))
        (entry,) = corpus.series()
        assert {one.series for one in entry.versions} == {entry.slug}
        assert [corpus.before(one) for one in entry.versions] == [None, *entry.versions[:-1]]
    with sample_corpus(tmp_path / "sample") as corpus:
        (entry,) = corpus.series()
        for one in entry.drafts:
            assert corpus.before(one) == entry.versions[0]
            assert one.series == entry.slug
            assert corpus.before(replace(one, base=None)) is None
            assert corpus.before(replace(one, base="A/RES/1/1")) is None
