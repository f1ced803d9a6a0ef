from __future__ import annotations

import pytest

from clausetrail.model import Block, Role, StyledText
from clausetrail.parse import parse
from clausetrail.parse.margins import misplaced


def blocks(*written: tuple[str, str]) -> tuple[Block, ...]:
    roles: dict[str, Role] = {"b": "body", "n": "note", "f": "furniture"}
    return tuple(
        Block(text, roles[role], line=line, page=1)
        for line, (role, text) in enumerate(written, start=1)
    )


HEAD = (("b", "98/7. Illustration of lamps"), ("b", "The General Assembly,"))


@pytest.mark.parametrize(
    ("above", "line", "given_back"),
    [
        (("n", "7 Commission on Lamps, decision"), "A-32/4.8.2.", True),
        (("n", "7 Commission on Lamps, decision 3."), "A-32/4.8.2.", False),
        (("n", "7 Commission on Lamps, decision"), "A/98/7", False),
        (("n", "7 Commission on Lamps, decision"), "93-23832", False),
        (("n", "7 Commission on Lamps, decision"), "3/7", False),
        (("f", "__________"), "8 Lamps, vol. 7.", True),
        (("n", "7 Lamps, vol. 6."), "8 Lamps, vol. 7.", True),
        (("n", "5 Lamps, vol. 6."), "8 Lamps, vol. 7.", False),
        (("b", "1. Decides on"), "8 Lamps, vol. 7.", False),
    ],
)
def test_lines_of_notes_in_the_margin(above: tuple[str, str], line: str, given_back: bool) -> None:
    notes, _ = misplaced(blocks(*HEAD, above, ("f", line)))
    assert notes == ({3} if given_back else set())


def test_the_number_of_a_page_is_the_margins_own() -> None:
    assert misplaced(blocks(*HEAD, ("f", "Page 3"))) == (set(), set())


def test_a_running_head_is_the_margins_own() -> None:
    written = blocks(*HEAD, ("f", "Illustration of lamps"), ("f", "A/RES/98/7"), ("f", "2/3"))
    assert misplaced(written) == (set(), set())


def test_a_line_that_comes_again_is_the_margins_own() -> None:
    written = blocks(
        *HEAD, ("f", "Keepers, page 2"), ("b", "1. Decides."), ("f", "Keepers, page 3")
    )
    assert misplaced(written) == (set(), set())


def test_what_fits_nothing_is_told() -> None:
    written = blocks(*HEAD, ("b", "1. Decides."), ("f", "and wicks shall be cut daily;"))
    text = StyledText("illustration.pdf", "0" * 64, "pdf", styled=True, blocks=written)
    resolution = parse(text)
    assert resolution.unplaced == ("and wicks shall be cut daily;",)
    assert resolution.warnings == ("not placed: and wicks shall be cut daily;",)


def test_a_note_goes_on_in_the_margin() -> None:
    written = blocks(
        *HEAD, ("b", "1. Decides.1"), ("n", "1 Commission on Lamps, decision"), ("f", "A-32/4.")
    )
    resolution = parse(
        StyledText("illustration.pdf", "0" * 64, "pdf", styled=False, blocks=written)
    )
    assert [note.text for note in resolution.footnotes] == ["Commission on Lamps, decision A-32/4."]


def test_a_running_head_may_have_a_title_that_the_text_has_not() -> None:
    head = (("b", "S/RES/9719 (2093)"), ("b", "The Security Council,"))
    title = ("f", "S/RES/9719 (2093) The lamps of the strait")
    assert misplaced(blocks(*head, title)) == (set(), set())
    other = ("f", "S/RES/9720 (2093) The lamps of the strait")
    assert misplaced(blocks(*head, other)) == (set(), {2})
