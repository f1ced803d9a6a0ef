"""Which series are listed, and in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausetrail.corpus.catalog import CatalogEntry, Milestone
from clausetrail_tui.shelves.listing import (
    ORDERS,
    Order,
    Shares,
    Shelf,
    Wanted,
    following,
    known_of,
    mean,
    ordered,
    terms_of,
)

ASSEMBLY, COUNCIL = "General Assembly", "Security Council"


def series(slug: str, title: str, **more: object) -> CatalogEntry:
    known: dict[str, object] = {
        "body": ASSEMBLY, "texts": 2, "drafts": 0, "latest": "2010-12-09", "blob": slug,
        "first": Milestone("A/RES/60/1", "60", 2005), "last": Milestone("A/RES/65/2", "65", 2010),
    }  # fmt: skip
    return CatalogEntry(slug=slug, title=title, **{**known, **more})  # type: ignore[arg-type]


CANALS = series("canals", "Gardens along a canal (an illustration)", texts=6)
KITES = series("kites", "Éclairs and kites (an illustration)", latest="2012-01-01", drafts=1)
HEDGES = series("hedges", "", body=COUNCIL, latest=None)
SHELF = (CANALS, KITES, HEDGES)


def found(query: str, organ: str | None = None) -> list[str]:
    shelf = Shelf(SHELF)
    shelf.learn(known_of(SHELF, {"A/RES/61/404": "kites", "S/RES/9101 (1981)": "hedges"}))
    return [one.slug for one in shelf.fitting(Wanted(terms_of(query), organ))]


def test_a_series_is_found_by_its_title_name_organ_and_symbols_whatever_the_case() -> None:
    assert found("") == ["canals", "hedges", "kites"]
    assert found("CANAL gard") == ["canals"]
    assert found("éclairs") == ["kites"]
    assert found("hedg") == ["hedges"]
    assert found("security") == ["hedges"]
    assert found("61/404") == ["kites"]
    assert found("9101 (1981)") == ["hedges"]
    assert found("canal kites") == []
    assert found("illustration", COUNCIL) == []


def test_symbols_are_known_as_far_as_the_catalog_tells_until_all_are_learned() -> None:
    shelf = Shelf(SHELF)
    assert [one.slug for one in shelf.fitting(Wanted(("60/1",)))] == ["canals", "hedges", "kites"]
    assert shelf.fitting(Wanted(("61/404",))) == []
    shelf.learn(known_of(SHELF, {"A/RES/61/404": "kites"}))
    assert [one.slug for one in shelf.fitting(Wanted(("61/404",)))] == ["kites"]


@given(st.lists(st.text("an ils61/", max_size=6), max_size=6))
def test_typing_on_finds_what_typing_at_once_finds(typed: list[str]) -> None:
    shelf = Shelf(SHELF)
    for query in typed:
        wanted = Wanted(terms_of(query))
        assert shelf.fitting(wanted) == Shelf(SHELF).fitting(wanted)


def test_what_fitted_is_told_where_it_is_not_in_the_title() -> None:
    shelf = Shelf(SHELF)
    shelf.learn(known_of(SHELF, {"A/RES/60/404": "kites", "A/RES/61/404": "kites"}))
    assert shelf.matched(KITES, ["kites"]) == ""
    assert shelf.matched(KITES, ["61/404"]) == "A/RES/61/404"
    assert shelf.matched(KITES, ["éclairs", "general"]) == ASSEMBLY
    assert shelf.matched(HEDGES, ["hedges"]) == ""  # the name stands for the title
    assert shelf.matched(KITES, ["61/404", "general"]) == "A/RES/61/404"


def test_orders() -> None:
    changes: dict[str, Shares] = {"canals": (0.1, None), "kites": (0.9,)}

    def slugs(order: Order) -> list[str]:
        return [one.slug for one in ordered(Shelf(SHELF).fitting(Wanted()), order, changes)]

    assert slugs("title") == ["canals", "hedges", "kites"]
    assert slugs("latest") == ["kites", "canals", "hedges"]
    assert slugs("texts") == ["canals", "kites", "hedges"]
    assert slugs("change") == ["kites", "canals", "hedges"]
    assert len(ORDERS) == 4
    assert mean(()) < mean((0.0,))


def test_organs_come_by_the_number_of_their_series_and_then_all() -> None:
    organs = Shelf(SHELF).organs
    assert organs == (ASSEMBLY, COUNCIL)
    assert following(organs, None) == ASSEMBLY
    assert following(organs, ASSEMBLY) == COUNCIL
    assert following(organs, COUNCIL) is None
    assert following(organs, "Another organ") is None
