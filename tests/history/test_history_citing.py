"""Citations in the form of the United Nations."""

from __future__ import annotations

import pytest

from clausetrail.history.citing import citation, ordinal_words


@pytest.mark.parametrize(
    ("symbol", "ref", "told"),
    [
        ("A/RES/71/255", "OP7", "resolution 71/255, para. 7"),
        ("A/RES/71/255", "PP3", "resolution 71/255, third preambular paragraph"),
        ("A/RES/71/255", "OP12(a)(ii)", "resolution 71/255, para. 12 (a) (ii)"),
        ("A/RES/71/255", "OP3bis", "resolution 71/255, para. 3 bis"),
        ("A/RES/71/255", "PP21(b)", "resolution 71/255, twenty-first preambular paragraph (b)"),
        ("A/RES/71/255", "A/OP3", "resolution 71/255, sect. A, para. 3"),
        ("A/RES/71/255", "II/PP1", "resolution 71/255, sect. II, first preambular paragraph"),
        ("A/RES/71/255", "Annex/4", "resolution 71/255, annex, para. 4"),
        ("A/RES/71/255", "Annex II/4(a)", "resolution 71/255, annex II, para. 4 (a)"),
        ("A/RES/71/255", "Annex/P2", "resolution 71/255, annex, second unnumbered paragraph"),
        ("A/RES/71/255", "H2", "resolution 71/255, second heading"),
        ("A/RES/71/255", "T1", "resolution 71/255, first table"),
        ("A/RES/217 (III) A", "OP1", "resolution 217 A (III), para. 1"),
        ("A/RES/ES-11/1", "OP2", "resolution ES-11/1, para. 2"),
        ("S/RES/2231 (2015)", "OP1", "Security Council resolution 2231 (2015), para. 1"),
        ("A/HRC/RES/52/3", "OP1", "Human Rights Council resolution 52/3, para. 1"),
        ("A/71/L.44", "OP1", "A/71/L.44, para. 1"),
        (None, "OP1", "a text without a symbol, para. 1"),
    ],
)
def test_citation(symbol: str | None, ref: str, told: str) -> None:
    assert citation(symbol, ref) == told


def test_ordinals() -> None:
    told = [ordinal_words(one) for one in (1, 12, 20, 45, 100, 105, 123, 5000)]
    assert told == [
        "first", "twelfth", "twentieth", "forty-fifth", "one hundredth", "one hundred and fifth",
        "one hundred and twenty-third", "5000th",
    ]  # fmt: skip
