"""Any text as literal words of Markdown, with as few backslashes as that takes.

The words have to be found as they stand by `git log -S` and read in a terminal, so a character
is escaped only where it would mean something.
"""

from __future__ import annotations

import re

# Control characters drive terminals; directional marks make a line read as another one.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAKS = re.compile("(?:\r\n|[\t-\r\x1c-\x1e\x85\u2028\u2029])+")
_SUSPECT = re.compile(r"[\\`*_<&\[\]~#]")
_MEANS = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~])                      # a backslash before what it would escape
    | `
    | \*(?!\s) | (?<!\s)\*                       # emphasis; a lone asterisk is none
    | (?<![^\W_])_ | _(?![^\W_])                 # not within a word
    | <(?=[A-Za-z/!?])                           # HTML, and a link
    | &(?=\#?[A-Za-z0-9]{1,32};)
    | \[(?=\^)                                   # a footnote
    | \](?=[(\[:])                               # a link, or where one is defined
    | ~(?=~)
    | (?<=\s)\#(?=\#*$)                         # the end of a heading
    """,
    re.VERBOSE,
)
_OPENS = re.compile(
    r"""
      >                                          # a quotation, with a space behind or not
    | [#=+-] (?=\s|$|[#=-])                      # heading, underline, list, rule
    | \[ (?=[ xX]\])                            # a box to tick
    | \|                                         # a table
    | (?P<number>\d{1,9}) (?P<point>[.)]) (?=\s|$)
    """,
    re.VERBOSE,
)


def clean(text: str) -> str:
    """The text in one line, without what a terminal or a reader would obey.

    Line breaks and tabs become spaces, every other unseen character U+FFFD.
    """
    if text.isprintable():
        return text
    return _UNSEEN.sub("\ufffd", _BREAKS.sub(" ", text))


def literal(text: str) -> str:
    """Write one line of text so that Markdown shows it as it is.

    Args:
        text: the line's whole text.
    """
    text = clean(text).strip()
    if _SUSPECT.search(text):
        text = _MEANS.sub(lambda match: f"\\{match[0]}", text)
    return _OPENS.sub(_escape_opening, text, count=1) if _OPENS.match(text) else text


def cut_cell(text: str) -> str:
    """Write a table's cell: literal, and without the bar that would end it."""
    return re.sub(r"(?<!\\)\|", r"\\|", literal(text))


def _escape_opening(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\{match['point']}"
    return f"\\{match[0]}"
