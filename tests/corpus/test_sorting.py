"""Documents sort themselves into series; all of these are invented illustrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.corpus.invented import adopted, amendment, council, decided, digest, draft

from clausetrail.corpus.citing import cites_of
from clausetrail.corpus.given import Decision
from clausetrail.corpus.sorting import plan
from clausetrail.corpus.subjects import subjects_of
from clausetrail.model import Paragraph, Resolution

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from clausetrail.corpus.given import Card, Placement, Plan

GARDENS = "Cooperation between the United Nations and the Botanical Union"
DEW = "Question of the Isle of Dew"


def shelves(cards: Iterable[Card], decisions: Iterable[Decision] = ()) -> dict[str, list[str]]:
    """The series of a plan: slug to the symbols of its versions, then of its drafts."""
    cards = list(cards)
    found = plan(cards, decisions)
    symbols = {card.sha256: card.symbol or card.title for card in cards}
    return {
        series.slug: [
            *(symbols[one] for one in series.versions),
            *(symbols[one.sha256] for one in series.drafts),
        ]
        for series in found.series
    }


def place(found: Plan, card: Card) -> Placement:
    return next(one for one in found.placements if one.sha256 == card.sha256)


def test_one_title_is_one_series_in_order_of_adoption() -> None:
    cards = [
        adopted(74, 9, DEW),
        adopted(72, 100, DEW),
        adopted(72, 8, GARDENS),
        adopted(73, 1, DEW),
    ]
    assert shelves(cards) == {
        "isle-of-dew": ["A/RES/72/100", "A/RES/73/1", "A/RES/74/9"],
        "botanical-union": ["A/RES/72/8"],
    }


def test_texts_of_one_day_stand_in_order_of_their_numbers() -> None:
    cards = [replace(adopted(72, n, DEW), adopted="2017-12-04") for n in (100, 9, 23)]
    assert shelves(cards) == {"isle-of-dew": ["A/RES/72/9", "A/RES/72/23", "A/RES/72/100"]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Question of the Isle of Dew", "QUESTION OF THE ISLE OF DEW"),
        ("Co-operation of Peace-keeping Gardeners", "Cooperation of peacekeeping gardeners"),
        ("Decade of Dew, 2011–2020", "Decade of Dew, 2021–2030"),
        (
            "Follow-up to the Fourteenth Congress on Dew and preparations for the Fifteenth",
            "Follow-up to the Fifteenth Congress on Dew and preparations for the Sixteenth",
        ),
        ("Programme of dew for the biennium 2018–2019", "Programme of dew for the biennium 2020"),
    ],
)
def test_a_title_is_the_same_whatever_its_session_and_spelling(old: str, new: str) -> None:
    assert len(shelves([adopted(70, 1, old), adopted(72, 1, new)])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Question of the Isle of Dew", "Question of the Isle of Mist"),
        ("Report of the Dew Agency", "Report of the Mist Agency"),
        ("Financing of the Mission in Dew", "Financing of the Mission in Mist"),
        ("Situation of human rights in Dew", "Situation of human rights in Mist"),
        (
            "Implementation of resolution 50/227 on dew",
            "Implementation of resolution 50/228 on dew",
        ),
    ],
)
def test_subjects_that_share_the_form_of_their_title_stay_apart(one: str, other: str) -> None:
    # The later even recalls the earlier, as neighbours on an agenda do.
    assert len(shelves([adopted(70, 1, one), adopted(71, 1, other, "70/1")])) == 2


def test_the_same_title_of_another_organ_is_another_series() -> None:
    cards = [
        adopted(70, 1, "Rights of the gardener"),
        adopted(40, 1, "Rights of the gardener", body="Human Rights Council"),
    ]
    assert shelves(cards) == {
        "rights-of-the-gardener": ["A/RES/70/1"],
        "hrc-rights-of-the-gardener": ["A/HRC/RES/40/1"],
    }


def test_a_title_that_changed_is_joined_by_what_the_text_recalls() -> None:
    old = "Situation of the gardeners in Dewland"
    new = "Situation of gardeners and beekeepers in Dewland"
    assert len(shelves([adopted(70, 1, old), adopted(71, 1, new, "70/1")])) == 1
    assert len(shelves([adopted(70, 1, old), adopted(71, 1, new)])) == 2


def test_a_theme_of_the_year_behind_a_colon_changes_nothing_where_it_recalls() -> None:
    first = adopted(40, 1, "Dew: the year of drops", body="Human Rights Council")
    second = adopted(43, 1, "Dew: the year of frost", "40/1", body="Human Rights Council")
    assert shelves([first, second]) == {"hrc-dew": ["A/HRC/RES/40/1", "A/HRC/RES/43/1"]}


def test_titles_that_one_session_has_both_are_two_series() -> None:
    child, girl = "Rights of the gardener", "Rights of the gardener and the beekeeper"
    cards = [
        adopted(70, 1, child), adopted(70, 2, girl),
        adopted(71, 1, child, "70/1"), adopted(72, 2, girl, "70/2", "71/1"),
    ]  # fmt: skip
    assert len(shelves(cards)) == 2


def test_decades_of_which_one_session_speaks_apart_are_two_series() -> None:
    second, third = "Second Decade of Dew", "Third Decade of Dew"
    cards = [adopted(70, 1, second), adopted(70, 2, third), adopted(71, 1, third)]
    assert sorted(map(len, shelves(cards).values())) == [1, 2]


def test_a_text_that_may_continue_two_series_waits_with_both_named() -> None:
    one, other = (
        adopted(70, 1, "Dew and frost in the hills"),
        adopted(70, 2, "Dew and fog in the hills"),
    )
    new = adopted(71, 1, "Dew in the hills", "70/1", "70/2")
    waits = place(plan([one, other, new]), new)
    assert waits.status == "waiting"
    assert "A/RES/70/1" in waits.reason
    assert "A/RES/70/2" in waits.reason
    assert place(plan([one, other, new], [decided(new, "dew")]), new).series == "dew"


# The Security Council.


def test_renewals_go_by_the_mandate_that_they_carry_on() -> None:
    cards = [
        council(100, 1980, "renews:undof", "names:undof"),
        council(105, 1980, "renews:unifil", "names:undof"),
        council(110, 1981, "names:undof", cites=("S/RES/105 (1980)",)),
    ]
    assert shelves(cards) == {
        "sc-undof": ["S/RES/100 (1980)", "S/RES/110 (1981)"],
        "sc-unifil": ["S/RES/105 (1980)"],
    }


def test_a_text_that_names_two_mandates_alike_goes_where_it_recalls_or_waits() -> None:
    both = council(120, 1981, "names:undof", "names:unifil", cites=("S/RES/105 (1980)",))
    cards = [council(100, 1980, "renews:undof"), council(105, 1980, "renews:unifil"), both]
    assert shelves(cards)["sc-unifil"] == ["S/RES/105 (1980)", "S/RES/120 (1981)"]
    unsure = replace(both, cites=())
    assert place(plan([*cards[:2], unsure]), unsure).status == "waiting"


def test_measures_are_known_by_the_resolution_that_decided_them() -> None:
    cards = [
        council(900, 2001, "about:dewland"),
        council(950, 2002, "renews:900", "about:dewland"),
        council(970, 2003, "renews:900", "about:dewland"),
        council(980, 2004, "renews:951", "about:dewland"),
    ]
    assert shelves(cards) == {
        "sc-dewland-900": ["S/RES/900 (2001)", "S/RES/950 (2002)", "S/RES/970 (2003)"],
        "sc-dewland-951": ["S/RES/980 (2004)"],
    }


def test_measures_that_are_carried_on_from_text_to_text_are_one_series() -> None:
    cards = [
        council(950, 2002, "renews:900", "about:dewland"),
        council(970, 2003, "renews:950", "about:dewland"),
        council(980, 2004, "renews:970", "about:dewland"),
    ]
    assert shelves(cards) == {
        "sc-dewland-900": ["S/RES/950 (2002)", "S/RES/970 (2003)", "S/RES/980 (2004)"],
    }


def test_texts_on_a_place_are_one_series_where_they_recall_each_other() -> None:
    cards = [
        council(10, 1950, "about:dewland"),
        council(12, 1951, "about:dewland", cites=("S/RES/10 (1950)",)),
        council(300, 1990, "about:dewland"),
        council(301, 1990),
    ]
    found = shelves(cards)
    assert sorted(map(len, found.values())) == [1, 2]
    assert place(plan(cards), cards[-1]).status == "waiting"


# Drafts and amendments.


def test_a_draft_hangs_on_the_resolution_that_names_it() -> None:
    cards = [
        adopted(70, 1, DEW),
        adopted(72, 1, DEW, drafts=("A/72/L.4/Rev.1",)),
        first := draft("A/72/L.4", DEW),
        revised := draft("A/72/L.4/Rev.1", "Another title (illustration)"),
    ]
    [series] = plan(cards).series
    assert [one.label for one in series.drafts] == ["A-72-L.4", "A-72-L.4-Rev.1"]
    for one, card in zip(series.drafts, (first, revised), strict=True):
        assert (one.sha256, one.base) == (card.sha256, cards[0].sha256)
        assert (one.outcome, one.inferred) == ("A/RES/72/1", False)


def test_a_draft_of_a_committee_is_tied_by_session_and_title_and_says_so() -> None:
    cards = [adopted(70, 1, DEW), adopted(72, 1, DEW, report="A/72/9"), draft("A/C.2/72/L.4", DEW)]
    [series] = plan(cards).series
    [one] = series.drafts
    assert (one.base, one.outcome, one.inferred) == (cards[0].sha256, "A/RES/72/1", True)


def test_a_draft_whose_session_adopted_nothing_yet_starts_from_the_latest_text() -> None:
    cards = [adopted(70, 1, DEW), adopted(72, 1, DEW), draft("A/74/L.4", DEW)]
    [series] = plan(cards).series
    assert series.drafts[0].base == cards[1].sha256
    assert series.drafts[0].outcome is None


def test_a_resolution_that_names_its_drafts_came_of_no_other() -> None:
    cards = [adopted(72, 1, DEW, drafts=("A/72/L.9",)), draft("A/C.2/72/L.4", DEW)]
    [series] = plan(cards).series
    assert (series.drafts[0].base, series.drafts[0].outcome) == (None, None)


def test_drafts_of_a_new_subject_are_a_series_without_versions() -> None:
    [series] = plan([draft("A/72/L.4", DEW)]).series
    assert (series.slug, series.versions, len(series.drafts)) == ("isle-of-dew", (), 1)


def test_a_draft_without_symbol_has_a_label_of_its_bytes_or_the_given_one() -> None:
    zero = draft(None, f"Zero draft: {DEW}")
    cards = [adopted(70, 1, DEW), zero]
    assert plan(cards).series[0].drafts[0].label == f"draft-{zero.sha256[:8]}"
    label = Decision(kind="label", sha256=zero.sha256, value="zero")
    assert plan(cards, [label]).series[0].drafts[0].label == "zero"


def test_amendments_are_kept_with_their_draft() -> None:
    cards = [
        draft("A/72/L.4", DEW),
        second := amendment("A/72/L.11", "A/72/L.4"),
        first := amendment("A/72/L.9", "A/72/L.4"),
        lost := amendment("A/72/L.20", "A/72/L.19"),
    ]
    found = plan(cards)
    assert found.series[0].drafts[0].amendments == (first.sha256, second.sha256)
    assert place(found, first).other == cards[0].sha256
    assert place(found, lost).status == "waiting"
    assert "A/72/L.19" in place(found, lost).reason


# Doubles, replacements, decisions.


def test_of_two_forms_of_one_text_the_fuller_stands() -> None:
    text = adopted(70, 1, DEW, words="w", footnotes=0)
    pdf = replace(text, sha256=digest("pdf"), extension="pdf")
    notes = replace(text, sha256=digest("notes"), footnotes=4)
    found = plan([text, pdf, notes])
    assert found.series[0].versions == (pdf.sha256,)
    for card in (text, notes):
        assert place(found, card).status == "duplicate"
        assert place(found, card).other == pdf.sha256
        assert place(found, card).series == "isle-of-dew"


def test_two_texts_of_one_symbol_are_both_refused_until_one_replaces_the_other() -> None:
    one = adopted(70, 1, DEW, words="one", sha256=digest("1"))
    other = adopted(70, 1, DEW, words="other", sha256=digest("2"))
    found = plan([one, other])
    assert {place(found, card).status for card in (one, other)} == {"refused"}
    assert found.series == ()
    right = plan([one, other], [Decision(kind="replace", sha256=other.sha256, value=one.sha256)])
    assert right.series[0].versions == (other.sha256,)
    assert place(right, one).status == "replaced"
    circle = [
        Decision(kind="replace", sha256=other.sha256, value=one.sha256),
        Decision(kind="replace", sha256=one.sha256, value=other.sha256),
    ]
    assert plan([one, other], circle).series == ()


def test_a_decision_moves_one_text_out_of_its_series() -> None:
    cards = [adopted(n, 1, DEW) for n in (70, 71, 72)]
    assert shelves(cards, [decided(cards[1], "other")]) == {
        "isle-of-dew": ["A/RES/70/1", "A/RES/72/1"],
        "other": ["A/RES/71/1"],
    }


def test_a_decision_on_the_first_text_names_the_series_for_those_to_come() -> None:
    cards = [adopted(n, 1, DEW) for n in (70, 71, 72)]
    assert shelves(cards, [decided(cards[0], "dew")]) == {
        "dew": ["A/RES/70/1", "A/RES/71/1", "A/RES/72/1"]
    }


def test_a_decision_for_the_name_of_a_series_joins_it() -> None:
    odd = adopted(72, 9, "Fog over the hills")
    cards = [adopted(70, 1, DEW), adopted(71, 1, DEW), odd]
    assert shelves(cards, [decided(odd, "isle-of-dew")]) == {
        "isle-of-dew": ["A/RES/70/1", "A/RES/71/1", "A/RES/72/9"]
    }


def test_a_decision_joins_a_series_without_titles_by_its_name() -> None:
    odd = council(300, 1990)
    cards = [council(100, 1980, "renews:undof"), council(101, 1981, "renews:undof"), odd]
    assert shelves(cards, [decided(odd, "sc-undof")]) == {
        "sc-undof": ["S/RES/100 (1980)", "S/RES/101 (1981)", "S/RES/300 (1990)"]
    }


def test_what_reads_as_no_resolution_waits_for_a_decision() -> None:
    plain = draft(None, "A letter (illustration)", kind="plain")
    assert place(plan([plain]), plain).status == "waiting"
    found = plan([adopted(70, 1, DEW), plain], [decided(plain, "isle-of-dew")])
    assert place(found, plain).status == "draft"


# The names of series.


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Question of Tokelau", "tokelau"),
        ("Oceans and the law of the sea", "oceans-and-law-of-the-sea"),
        (
            "Cooperation between the United Nations and the Association of Southeast Asian Nations",
            "asean",
        ),
        (
            "Co-operation between the United Nations and the Organization of African Unity",
            "oau",
        ),
        ("Financing of the United Nations Interim Force in Lebanon", "financing-unifil"),
        ("Report of the International Atomic Energy Agency", "report-iaea"),
        ("Situation of human rights in the Syrian Arab Republic", "human-rights-syria"),
        (
            "Follow-up to the Dew Pathway (DEWPATH) and the Strategy of the Hills",
            "follow-up-dewpath",
        ),
        (
            "Dewdrops of the hills and valleys and of the long dry plains",
            "dewdrops-hills-valleys-long-dry-plains",
        ),
        ("…", "untitled"),
    ],
)
def test_names_are_short_and_readable(title: str, slug: str) -> None:
    from clausetrail.corpus.series_names import names_of

    assert next(iter(names_of("A", title))) == slug


def test_a_later_series_never_takes_an_earlier_ones_name() -> None:
    early, late = "Second dew in the Dewland", "Third dew in the Dewland"
    cards = [adopted(70, 1, early), adopted(71, 7, early), adopted(71, 8, late)]
    found = shelves(cards)
    assert found["dew-in-the-dewland"] == ["A/RES/70/1", "A/RES/71/7"]
    assert found["dew-in-the-dewland-8"] == ["A/RES/71/8"]


# Laws.

_TITLES = st.sampled_from([DEW, GARDENS, "Dew in the hills", "Dew and frost in the hills"])


@st.composite
def _sets(chosen: st.DrawFn) -> list[Card]:
    numbers = chosen(st.lists(st.tuples(st.integers(70, 74), st.integers(1, 4)), max_size=9))
    cards = []
    for session, number in dict.fromkeys(numbers):
        cites = [f"{s}/{n}" for s, n in numbers if s < session and chosen(st.booleans())]
        drafts = (f"A/{session}/L.{number}",) if chosen(st.booleans()) else ()
        cards.append(adopted(session, number, chosen(_TITLES), *cites, drafts=drafts))
        if chosen(st.booleans()):
            cards.append(draft(f"A/{session}/L.{number}", chosen(_TITLES)))
        if chosen(st.booleans()):
            cards.append(amendment(f"A/{session}/L.{number}0", f"A/{session}/L.{number}"))
        if chosen(st.booleans()):
            cards.append(council(number, 1900 + session, "renews:undof"))
    return cards


@given(_sets(), st.randoms(use_true_random=False))
def test_the_order_of_what_was_given_tells_nothing(cards: list[Card], order: random.Random) -> None:
    shuffled = [*cards, *cards]
    order.shuffle(shuffled)
    found = plan(cards)
    assert plan(shuffled) == found


@given(_sets())
def test_every_document_is_placed_once(cards: list[Card]) -> None:
    found = plan(cards)
    assert sorted(card.sha256 for card in cards) == [one.sha256 for one in found.placements]
    shelved = [sha for series in found.series for sha in series.versions]
    shelved += [one.sha256 for series in found.series for one in series.drafts]
    shelved += [a for series in found.series for one in series.drafts for a in one.amendments]
    placed = [
        one.sha256 for one in found.placements if one.status in ("version", "draft", "amendment")
    ]
    assert sorted(shelved) == sorted(placed)
    slugs = [series.slug for series in found.series]
    assert slugs == sorted(set(slugs))


@given(_sets())
def test_a_later_session_changes_no_name(cards: list[Card]) -> None:
    before = {sha: series.slug for series in plan(cards).series for sha in series.versions}
    later = [adopted(75, number, title) for number, title in enumerate((DEW, GARDENS), 1)]
    after = {
        sha: series.slug for series in plan([*cards, *later]).series for sha in series.versions
    }
    assert {sha: after[sha] for sha in before} == before


# What a text without a title is about.


def _council_text(*paragraphs: str) -> Resolution:
    return Resolution(
        symbol=None,
        kind="adopted",
        body="Security Council",
        paragraphs=tuple(
            Paragraph(
                f"P{number}",
                "preambular" if text.split()[0].endswith("ing") else "operative",
                None,
                text,
            )
            for number, text in enumerate(paragraphs)
        ),
    )


@pytest.mark.parametrize(
    ("paragraphs", "subject"),
    [
        (("Decides to extend the mandate of the Dew Observer Mission in Dewland (DOMID).",),
         "renews:dew-observer-mission-dewland"),
        (("Recalling the Dew Observer Mission in Dewland (DOMID),",
          "Decides that the mandate of DOMID is renewed."), "renews:dew-observer-mission-dewland"),
        (("Noting the United Nations Interim Force in Lebanon,",
          "Decides to prolong the stationing of the Force."), "renews:unifil"),
        # As a scanned text may have it.
        (("Renews the mandate of the United Nations Interirn Force in Lebanon.",), "renews:unifil"),
        (("Decides to renew the measures of paragraph 4 of resolution 9000 (2090).",),
         "renews:9000"),
        ((("Extends the Panel of Experts on Dewland, extended by resolution 9100 (2091) and set "
           "up by resolution 9000 (2090)."),), "renews:9000"),
        (("Recalling the Dew Observer Mission in Dewland,", "Welcomes the dew."),
         "names:dew-observer-mission-dewland"),
        (("Noting the situation in Dewland,", "Urges Dewland to water."), "about:dewland"),
    ],
)  # fmt: skip
def test_a_council_text_is_about_what_it_renews_names_or_returns_to(
    paragraphs: tuple[str, ...], subject: str
) -> None:
    assert subjects_of(_council_text(*paragraphs))[0] == subject


def test_a_text_with_a_title_needs_no_subject() -> None:
    text = Resolution(symbol=None, kind="adopted", title="Dew (illustration)")
    assert subjects_of(text) == ()


# What a text cites.


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Recalling its resolutions 57/35 of 19 November 2002, 59/5 and 217 A (III),",
         ("A/RES/57/35", "A/RES/59/5", "A/RES/217 (III) A")),
        ("Recalling Security Council resolution 9000 (2090) and its resolution ES-11/1,",
         ("S/RES/9000 (2090)", "A/RES/ES-11/1")),
        (("Recalling Human Rights Council resolution 52/28 and Economic and Social Council "
          "resolution 2023/12,"), ("A/HRC/RES/52/28", "E/RES/2023/12")),
        ("Recalling its decision 67/558 and resolution 68/1 C,", ("A/RES/68/1 C",)),
        ("Noting document A/RES/70/1, and 24/7 care,", ("A/RES/70/1",)),
        ("Noting the years 2019/20 and a ratio of 3/4,", ()),
        # The General Assembly numbers by session since its thirty-first.
        ("Welcoming resolutions 31/1 and 6/14 of an assembly,", ("A/RES/31/1",)),
        ("Recalling Human Rights Council resolution 6/14,", ("A/HRC/RES/6/14",)),
    ],
)  # fmt: skip
def test_cites_name_the_resolutions_of_their_organs(text: str, cites: tuple[str, ...]) -> None:
    resolution = Resolution(
        symbol="A/RES/999/1",
        kind="adopted",
        body="General Assembly",
        paragraphs=(Paragraph("PP1", "preambular", None, text),),
    )
    assert cites_of(resolution) == cites


def test_drafts_join_the_series_of_drafts_that_has_their_name() -> None:
    natural, odd = draft("A/72/L.4", DEW), draft("A/72/L.5", "Fog (illustration)")
    assert shelves([natural, odd], [decided(odd, "isle-of-dew")]) == {
        "isle-of-dew": ["A/72/L.4", "A/72/L.5"]
    }


def test_papers_without_symbols_on_a_new_subject_are_one_series() -> None:
    papers = [draft(None, f"Zero draft: {DEW}"), draft(None, f"First draft: {DEW}")]
    [series] = plan(papers).series
    assert (series.slug, len(series.drafts)) == ("isle-of-dew", 2)
