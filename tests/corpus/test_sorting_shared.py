"""The real documents sort themselves into the series that their list and folders tell."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus.cards import card_of
from clausetrail.corpus.sorting import plan
from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.corpus.given import Card, Plan

pytestmark = pytest.mark.shared
ASEAN = {"A/RES/71/255", "A/RES/73/259", "A/RES/75/15", "A/RES/77/12", "A/RES/79/290"}


def _card(path: Path) -> Card:
    return card_of(parse(read(path)), path.suffix)


def test_the_real_documents_sort_themselves(shared_data: Path, seed: Path) -> None:
    # One test, because every process that runs a test of its own would read them all again.
    given = _given(shared_data, seed)
    found = plan(given.values())
    _every_series_of_the_list_is_one_and_holds_no_other(given, found, shared_data)
    _every_folder_of_texts_is_one_series_and_holds_no_other(given, found)
    _nothing_waits_and_drafts_start_from_the_session_before(given, found)
    _names_are_those_a_reader_would_type(found)


def _given(shared_data: Path, seed: Path) -> dict[str, Card]:
    """The cards of all documents, by folder and file name."""
    paths = sorted(shared_data.glob("resolutions/*.pdf"))
    paths += sorted(shared_data.glob("drafts/*.pdf"))
    paths += [seed, *sorted(shared_data.glob("texts/*/*.txt"))]
    with ProcessPoolExecutor() as pool:
        cards = pool.map(_card, paths, chunksize=8)
    return {f"{one.parent.name}/{one.name}": card for one, card in zip(paths, cards, strict=True)}


def _every_series_of_the_list_is_one_and_holds_no_other(
    given: dict[str, Card], found: Plan, shared_data: Path
) -> None:
    by_sha = {card.sha256: card.symbol for card in given.values()}
    home = {by_sha[sha]: series for series in found.series for sha in series.versions}
    home |= {by_sha[one.sha256]: series for series in found.series for one in series.drafts}
    for one in found.placements:
        if one.status == "amendment":
            home[by_sha[one.sha256]] = next(s for s in found.series if s.slug == one.series)
    lines = (shared_data / "series.tsv").read_text(encoding="utf-8").splitlines()[1:]
    told: dict[str, set[str]] = {}
    for line in lines:
        title, resolutions, drafts = line.split("\t")
        members = {*resolutions.split(), *drafts.split()}
        assert len({home[one].slug for one in members}) == 1, title
        told.setdefault(home[resolutions.split()[0]].slug, set()).update(members)
    assert len(told) == len(lines)
    for slug, members in told.items():
        inside = {symbol for symbol, series in home.items() if series.slug == slug}
        assert inside == (ASEAN if slug == "asean" else members), slug


def _every_folder_of_texts_is_one_series_and_holds_no_other(
    given: dict[str, Card], found: Plan
) -> None:
    folders: dict[str, set[str]] = {}
    for name, card in given.items():
        if name.endswith(".txt"):
            folders.setdefault(name.partition("/")[0], set()).add(card.sha256)
    series = {frozenset(one.versions) for one in found.series}
    asean = folders.pop("asean")
    assert len(folders) == 7
    assert all(frozenset(one) in series for one in folders.values())
    assert any(asean < one for one in series)


def _nothing_waits_and_drafts_start_from_the_session_before(
    given: dict[str, Card], found: Plan
) -> None:
    by_sha = {card.sha256: card for card in given.values()}
    assert {one.status for one in found.placements} == {"version", "draft", "amendment"}
    for series in found.series:
        for draft in series.drafts:
            earlier = [by_sha[one] for one in series.versions if by_sha[one].session != "80"]
            assert draft.base == (earlier[-1].sha256 if earlier else None)
            now = [by_sha[one].symbol for one in series.versions if by_sha[one].session == "80"]
            assert draft.outcome == (now[0] if now else None)


def _names_are_those_a_reader_would_type(found: Plan) -> None:
    slugs = {series.slug for series in found.series}
    assert {
        "asean", "tokelau", "guam", "oceans-and-law-of-the-sea", "sc-undof", "sc-unficyp",
        "rights-of-the-child", "protection-of-migrants", "peaceful-uses-of-outer-space",
        "south-south-cooperation", "human-rights-and-extreme-poverty", "report-iaea",
    } <= slugs  # fmt: skip
    assert max(map(len, slugs)) <= 44
