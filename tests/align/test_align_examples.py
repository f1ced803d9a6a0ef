"""What the alignment does, shown on invented paragraphs (illustrations, no UN text)."""

from __future__ import annotations

import pytest
from tests.align.strategies_align import plain

from clausetrail.align import PinError, align, align_texts
from clausetrail.model import Alignment, ParagraphKind, Pin, Resolution

FORMULA = (
    "Encourages closer cooperation between the League of Harbours and the Union of Inland Ports in"
)
PILOTS = "Requests the harbour master to train twelve pilots before the winter ice returns"
DREDGING = "Notes that the eastern channel silts up faster than the dredger Aurora can clear it"
LIGHTS = "Welcomes the replacement of oil lamps by electric lanterns on all breakwaters"
TARIFF = "Decides that fishing vessels under nine metres pay half the mooring tariff"


def told(alignment: Alignment) -> list[str]:
    return [
        f"{'+'.join(g.old)}>{'+'.join(g.new)}{' moved' if g.moved else ''}"
        for g in alignment.groups
    ]


def mixed(*paragraphs: tuple[ParagraphKind, str]) -> Resolution:
    texts = {"preambular": "PP", "operative": "OP", "annex": "Annex/", "heading": "H"}
    parts = [
        plain(text, kind=kind, prefix=f"{texts[kind]}{k}_").paragraphs[0]
        for k, (kind, text) in enumerate(paragraphs)
    ]
    return Resolution(symbol=None, kind="adopted", paragraphs=tuple(parts))


def test_renumbering_is_no_change() -> None:
    old = plain(PILOTS, DREDGING, LIGHTS)
    new = plain(TARIFF, PILOTS, DREDGING, LIGHTS)
    assert told(align(old, new)) == [">OP1", "OP1>OP2", "OP2>OP3", "OP3>OP4"]


def test_a_removed_paragraph_is_told_where_it_stood() -> None:
    assert told(align_texts([PILOTS, DREDGING, LIGHTS], [PILOTS, LIGHTS])) == [
        "P1>P1",
        "P2>",
        "P3>P2",
    ]
    assert told(align_texts([DREDGING, LIGHTS], [LIGHTS])) == ["P1>", "P2>P1"]


def test_few_rare_words_tell_paragraphs_with_a_long_formula_apart() -> None:
    subjects = ["ice breaking", "pilotage", "crew welfare", "the dredging of channels", "mooring"]
    old = [f"{FORMULA} {subject}" for subject in subjects]
    new = [f"{FORMULA} {subject}" for subject in [*subjects[2:], "pilotage by night", subjects[0]]]
    assert {line.removesuffix(" moved") for line in told(align_texts(old, new))} == {
        "P1>P5",
        "P2>P4",
        "P3>P1",
        "P4>P2",
        "P5>P3",
    }


def test_a_part_that_merely_shares_a_formula_is_no_part() -> None:
    old = [f"{FORMULA} ice breaking and the rescue of crews", LIGHTS]
    new = [f"{FORMULA} ice breaking and the rescue of crews", f"{FORMULA} tidal surveys", LIGHTS]
    assert told(align_texts(old, new)) == ["P1>P1", ">P2", "P2>P3"]


def test_a_split_is_found_though_a_paragraph_stands_between() -> None:
    old = [f"{PILOTS}, and calls upon ship owners to carry a printed chart of the outer reefs"]
    new = [
        PILOTS,
        TARIFF,
        "Calls upon ship owners to carry an up-to-date printed chart of the outer reefs",
    ]
    assert told(align_texts(old, new)) == ["P1>P1+P3", ">P2"]


def test_a_merge_of_three_is_found_with_words_changed() -> None:
    old = [PILOTS, LIGHTS, DREDGING, TARIFF]
    merged = (
        "Requests the harbour master to train fourteen pilots before the ice returns, notes that "
        "the eastern channel silts up faster than the dredger Aurora clears it, and decides that "
        "fishing vessels under ten metres pay half the mooring tariff"
    )
    assert told(align_texts(old, [merged, LIGHTS])) == ["P1+P3+P4>P1", "P2>P2"]


def test_of_two_that_change_places_the_shorter_has_moved() -> None:
    assert told(align_texts([PILOTS, LIGHTS], [LIGHTS, PILOTS])) == ["P2>P1 moved", "P1>P2"]


def test_a_paragraph_that_crosses_into_the_preamble_has_moved() -> None:
    old = mixed(("preambular", DREDGING), ("operative", LIGHTS), ("operative", PILOTS))
    new = mixed(
        ("preambular", DREDGING),
        ("preambular", LIGHTS.replace("Welcomes", "Welcoming")),
        ("operative", PILOTS),
    )
    assert [group.moved for group in align(old, new).groups] == [False, True, False]


def test_an_item_inserted_in_a_schedule_is_one_insertion() -> None:
    def item(number: int, berth: str, dues: int) -> str:
        return f"Item {number}: the dues for berth {berth} are {dues} crowns a week;"

    berths = [(chr(65 + k), 120 + 7 * k) for k in range(20)]
    old = [item(k + 1, *berth) for k, berth in enumerate(berths)]
    berths.insert(8, ("Zulu", 999))
    new = [item(k + 1, *berth) for k, berth in enumerate(berths)]
    expected = [f"P{k + 1}>P{k + 1 + (k >= 8)}" for k in range(20)]
    expected.insert(8, ">P9")
    assert told(align_texts(old, new)) == expected


def test_repeated_paragraphs_go_with_their_neighbours() -> None:
    same = "Reserved for later use."
    old = [same] * 3 + [PILOTS] + [same] * 3
    new = [same] * 4 + [PILOTS] + [same] * 3
    pairs = [line for line in told(align_texts(old, new)) if not line.startswith(">")]
    assert pairs == [f"P{k}>P{k + (k > 3)}" for k in range(1, 8)]


def test_evidence_names_shared_words_and_the_runner_up() -> None:
    old = [f"{FORMULA} breaking the winter ice at the northern quay", f"{FORMULA} pilotage"]
    new = [f"{FORMULA} breaking the summer ice at the northern quay", f"{FORMULA} tugs"]
    group = align_texts(old, new).groups[0]
    assert group.evidence is not None
    assert group.evidence.score > 0.5
    assert {"northern quay", "breaking"} & set(group.evidence.shared)
    assert group.evidence.runner_up == "P2"
    assert group.evidence.runner_up_side == "old"
    assert group.evidence.runner_up_score is not None
    assert group.evidence.runner_up_score < group.evidence.score
    assert not group.unsure


def test_a_pair_with_an_equal_rival_is_unsure() -> None:
    old = ["Asks the council to inspect the northern quay and the southern quay every spring"]
    new = [
        "Asks the council to inspect the northern quay every spring",
        "Asks the council to inspect the southern quay every spring",
        PILOTS,
    ]
    group = align_texts(old, new).groups[0]
    assert (group.old, group.unsure) == (("P1",), True)


def test_pins_join_what_has_no_word_in_common() -> None:
    old, new = plain(PILOTS, DREDGING), plain(LIGHTS, DREDGING)
    assert told(align(old, new)) == ["OP1>", ">OP1", "OP2>OP2"]
    pinned = align(old, new, [Pin("OP1", "OP1")])
    assert told(pinned) == ["OP1>OP1", "OP2>OP2"]
    assert [group.pinned for group in pinned.groups] == [True, False]


def test_pins_part_what_is_the_same() -> None:
    text = plain(PILOTS, DREDGING)
    parted = align(text, text, [Pin("OP2", "OP2", together=False)])
    assert told(parted) == ["OP1>OP1", "OP2>", ">OP2"]


def test_pins_that_share_a_paragraph_make_one_group() -> None:
    old, new = plain(PILOTS), plain(LIGHTS, TARIFF)
    (group,) = align(old, new, [Pin("OP1", "OP2"), Pin("OP1", "OP1")]).groups
    assert (group.old, group.new, group.relation) == (("OP1",), ("OP1", "OP2"), "split")


def test_a_pin_to_no_paragraph_is_named() -> None:
    with pytest.raises(PinError) as caught:
        align(plain(PILOTS), plain(PILOTS), [Pin("OP1", "OP7")])
    assert str(caught.value) == (
        "a pin names 'OP7', which is no paragraph of the new text\n"
        "hint: name a paragraph by its reference, as `clausetrail show` prints it"
    )


def test_pins_that_contradict_each_other_are_named() -> None:
    pins = [Pin("OP1", "OP1"), Pin("OP1", "OP1", together=False)]
    with pytest.raises(PinError, match=r"keep OP1 \(old\) and OP1 \(new\) apart and in one group"):
        align(plain(PILOTS), plain(PILOTS), pins)


def test_empty_texts() -> None:
    assert align_texts([], []).groups == ()
    assert told(align_texts([""], [])) == ["P1>"]
    assert told(align_texts([""], ["", ""])) == ["P1>P1", ">P2"]


def quota(port: str, tonnes: int) -> str:
    return f"The quota of the port of {port} for the coming winter is {tonnes} tonnes of herring"


PORTS = [quota(port, 17 + 31 * k) for k, port in enumerate(("Aldby", "Bremhaven", "Corvo", "Dun"))]


def test_an_item_that_goes_is_no_partner_of_one_that_comes_elsewhere() -> None:
    new = [*PORTS[1:], quota("Eskelund", 911), LIGHTS]
    assert told(align_texts([*PORTS, LIGHTS], new)) == [
        "P1>",
        "P2>P1",
        "P3>P2",
        "P4>P3",
        ">P4",
        "P5>P5",
    ]


def test_an_item_that_keeps_its_name_is_found_wherever_it_went() -> None:
    new = [*PORTS[1:], quota("Aldby", 911), LIGHTS]
    assert "P1>P4 moved" in told(align_texts([*PORTS, LIGHTS], new))


def test_an_item_exchanged_in_its_place_is_unsure() -> None:
    new = [PORTS[0], quota("Eskelund", 911), *PORTS[2:], LIGHTS]
    (group,) = [g for g in align_texts([*PORTS, LIGHTS], new).groups if g.old == ("P2",)]
    assert group.new == ("P2",)
    assert group.unsure


def test_two_nearly_equal_paragraphs_join_where_the_words_that_tell_them_apart_do() -> None:
    pirates = "Encourages harbours to protect the witnesses called in trials of piracy on rivers"
    arson = "Encourages harbours to protect the witnesses called in trials of arson in storehouses"
    both = (
        "Encourages harbours to protect the witnesses called in trials of piracy on rivers "
        "and arson in storehouses"
    )
    assert told(align_texts([LIGHTS, pirates, arson, TARIFF], [LIGHTS, both, TARIFF])) == [
        "P1>P1",
        "P2+P3>P2",
        "P4>P3",
    ]


def test_a_short_sentence_rewritten_in_its_place_is_found_and_unsure() -> None:
    old = [PILOTS, "We should not be afraid of it.", DREDGING, LIGHTS]
    alignment = align_texts(old, [PILOTS, "We should not fear it.", DREDGING, LIGHTS])
    assert told(alignment) == ["P1>P1", "P2>P2", "P3>P3", "P4>P4"]
    assert [g.unsure for g in alignment.groups] == [False, True, False, False]


@pytest.mark.parametrize(
    ("before", "after"), [("Coaches object.", "Ice melts."), ("It is cold.", "That is true.")]
)
def test_a_short_sentence_is_not_paired_for_its_place_alone(before: str, after: str) -> None:
    alignment = align_texts([PILOTS, before, LIGHTS], [PILOTS, after, LIGHTS])
    assert told(alignment) == ["P1>P1", "P2>", ">P2", "P3>P3"]


def test_a_short_sentence_that_joins_its_neighbour_is_a_merge() -> None:
    second = "the Academy of Medicine advises that no lesson begin before nine."
    old = [PILOTS, "Doctors agree on this.", f"In a letter {second}", LIGHTS]
    new = [PILOTS, f"Doctors agree: {second}", LIGHTS]
    assert told(align_texts(old, new)) == ["P1>P1", "P2+P3>P2", "P4>P3"]


def test_lists_of_numbers_are_no_schedule() -> None:
    old = [PILOTS, "Recalling its decisions 4/11, 5/23, 7/2 and 9/31 of that year", LIGHTS]
    new = [LIGHTS, "Recalling its decisions 4/11, 5/23, 7/2, 9/31 and 12/40", PILOTS]
    assert "P2>P2" in {line.removesuffix(" moved") for line in told(align_texts(old, new))}


def test_a_citation_that_goes_into_a_list_joins_it() -> None:
    first = "Recalling its decisions 57/12 of 3 May 2003, 60/15 of 22 June 2005 and 62/19 of 1 June"
    fourth = "69/31 of 19 June 2014"
    old = [PILOTS, first, f"Recalling also its decision {fourth}", LIGHTS]
    new = [PILOTS, f"{first}, {fourth} and 70/42 of 22 June 2015", LIGHTS]
    assert told(align_texts(old, new)) == ["P1>P1", "P2+P3>P2", "P4>P3"]
