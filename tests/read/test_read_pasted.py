"""One illustration in the forms in which people paste it: each reads alike."""

from __future__ import annotations

import re
import textwrap

import pytest

from clausetrail.read import read_bytes

TITLE = ["Illustration of pasted texts", "[no document of any organ]"]
PARAGRAPHS = """
The Board of Illustrations,
Noting that a text is pasted from wherever it stands, from a page, from a mail or from what a word \
processor has made of it, and that its lines are broken as they were there,
Noting also the Illustrated Convention, 2001 (No. 182), and the other conventions on which the \
illustrations of this year depend, as well as those of the years before it,
1. Decides that its paragraphs are whole wherever the lines of a paste may happen to end, be they \
broken by a narrow window or by a wide one, and whatever stands between them;
2. Requests the readers of this text:
(a) To read it from its beginning, without leaving anything out on the way to its end;
(b) To read it once more, with all the care that they took when they read it at first;
On the further course of the matter
3. Also requests those who have read it to tell what they think of what they have read.
""".strip().splitlines()


def _wrapped(width: int, *, first: str = "", rest: str = "", each: str = "\n") -> list[str]:
    return [
        each.join(textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest))
        for text in (*TITLE, *PARAGRAPHS)
    ]


LINES = [*TITLE, *PARAGRAPHS]
FORMS = {
    "a line each": "\n".join(LINES),
    "blank lines between": "\n\n".join(LINES),
    "old Mac": "\r\r".join(LINES),
    "Windows": "\r\n".join(LINES),
    "line separators": "\u2028".join(LINES),
    "a page each": "\f".join(LINES),
    "indented": "\n\n".join(f"    {line}" for line in LINES),
    "tabs": "\n".join(f"\t{line}" for line in LINES),
    "fixed spaces": "\n".join(line.replace(" of ", " of\xa0") for line in LINES),
    "labels with tabs": "\n".join(re.sub(r"^(\(?\w[.)]) ", "\\1\t", line) for line in LINES),
    "wide, no blank lines": "\n".join(_wrapped(100)),
    "narrow": "\n\n".join(_wrapped(60)),
    "first lines indented": "\n".join(_wrapped(72, first="     ")),
    "hanging": "\n\n".join(_wrapped(72, rest="    ")),
    "a margin": "\n\n".join(_wrapped(72, first="          ", rest="          ")),
    "a blank line behind each": "\n\n".join(_wrapped(72, each="\n\n")),
    "two behind each paragraph": "\n\n\n".join(_wrapped(72, each="\n\n")),
    "a mail": "\n>\n".join(_wrapped(72, first="> ", rest="> ")),
}


def _bodies(data: bytes) -> list[str]:
    blocks = read_bytes(data, "illustration.txt").blocks
    return [" ".join(block.text.split()) for block in blocks if block.role == "body"]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_reads_alike(form: str) -> None:
    assert _bodies(FORMS[form].encode()) == LINES


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_each_encoding_reads_alike(encoding: str) -> None:
    text = "\n\n".join([*LINES, "Closing with “curled” quotes – and a dash."])
    assert _bodies(text.encode(encoding))[-1] == "Closing with “curled” quotes – and a dash."
    assert _bodies(text.encode(encoding))[:-1] == LINES


def _joined(*lines: str) -> tuple[list[str], list[str]]:
    """What is read of these lines and two more, and the one block that it should be."""
    more = ("which are many, and those that are", "still to come in the years ahead,")
    return _bodies("\n".join([*lines, *more]).encode()), [" ".join([*lines, *more])]


def test_a_number_that_closes_a_bracket_is_no_label() -> None:
    got, expected = _joined(
        "Noting the Convention on all illustrations (No.", "182) and more of those"
    )
    assert got == expected


def test_an_abbreviation_in_brackets_is_no_label() -> None:
    got, expected = _joined(
        "Noting the work of the Illustrated Board", "(IBIL) on drawings of those"
    )
    assert got == expected


def test_notes_without_blank_lines_are_blocks_of_their_own() -> None:
    text = "Noting the drawings of this, and\nall else, and\nmore,\n\n3 See it.\n4 See the\nsecond."
    assert _bodies(text.encode())[1:] == ["3 See it.", "4 See the second."]
