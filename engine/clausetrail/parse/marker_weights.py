"""How much a number in plain text looks like a footnote's marker.

A marker is glued to the word before it ("Development5 and"), to its punctuation ("1967,1 in"),
or, where the text was taken out of a PDF, set apart by a space ("1967, 1 in"). The weights are
no probabilities: they only rank the readings of one text against each other.
"""

from __future__ import annotations

import re

from clausetrail.lang.en.structure import COUNTED, NUMBER_TAKERS, UNITS_WITH_POWERS

STRONG = 8.0
"""From this weight on a number is a marker by itself, whatever its neighbours."""

_WORD_BEHIND = re.compile(r"\W*([A-Za-z.]+)")
_GROUP = re.compile(r"(?<![/\d])\d+$")
_ABBREVIATED = re.compile(r"\b(?:Add|Rev|Corr|Amend|No|Nos|L|C|para|paras|vol|sect|chap|[A-Z])\.$")
_BLANK_REST = re.compile(r"\s*\Z")
_REACH = 60  # characters before a number that are looked at: longer than a word
_CLOSING = "”’\"')]»"
_PUNCTUATION = ",;:."


def likely(text: str, start: int, end: int) -> float:
    """Weigh how much a number looks like a footnote's marker; 0 means that it cannot be one.

    Args:
        text: the paragraph.
        start: offset of the first digit.
        end: offset behind the last.
    """
    before, behind = text[start - 1], text[end : end + 1]
    if behind and (behind.isalnum() or behind in "/%°-–"):
        return 0.0
    if behind in {".", ",", ":"} and text[end + 1 : end + 2].isdigit():
        return 0.0
    if before == " ":
        return _apart(text, start, end)
    if before.isalpha():
        return _after_letter(text, start)
    if before in _CLOSING:
        return 10.0
    if before in _PUNCTUATION and start > 1:
        two_before = text[start - 2]
        if two_before.isdigit():
            # "2008,2 particularly" is a marker, "56,126 dollars" and "0.7 per cent" are not.
            group = _GROUP.search(text, max(0, start - 8), start - 1)
            thousands = end - start == 3 and group is not None and len(group[0]) <= 3
            return 0.0 if before == "." or thousands else 8.0
        if before == "." and two_before.isalpha():
            # "Add.2", "No.5" and "A.3" are parts of symbols and citations.
            if _ABBREVIATED.search(text, max(start - _REACH, 0), start):
                return 0.0
            return 1.5 if text[start - 3 : start - 1].isupper() else 9.0
        return 10.0
    return 0.0


def _after_letter(text: str, start: int) -> float:
    word = re.search(r"[^\W\d_]+$", text[max(start - _REACH, 0) : start])
    letters = word[0] if word else ""
    if letters in UNITS_WITH_POWERS:
        return 0.0
    if letters.isupper():
        # "G20" and "CO2" end in a digit of their own; an acronym seldom bears a marker.
        return 1.5 if len(letters) > 2 else 0.5
    return 10.0 if len(letters) > 2 else 4.0


def _apart(text: str, start: int, end: int) -> float:
    behind = text[end : end + 1]
    ahead = _WORD_BEHIND.match(text, end)
    if behind == " " and ahead and ahead[1].lower() in COUNTED:
        return 0.0
    stem = text[max(start - _REACH, 0) : start].rstrip()
    last = _BLANK_REST.match(text, end) is not None
    if not stem:
        return 0.0
    if stem[-1] in ",;" or stem[-1] in _CLOSING:
        return 6.0 if last else 4.0
    if stem[-1] in ".:":
        return 5.0 if last else 1.0
    word = re.search(r"[A-Za-z’'-]+$", stem)
    if word and word[0].lower() in NUMBER_TAKERS:
        return 0.0
    if word is None and not re.search(r"(?:19|20)\d\d$", stem):
        return 0.5
    return 3.0 if behind in {"", " ", ",", ";"} else 1.0


def after_year(text: str, end: int) -> float:
    """Weigh a number glued to a year ("19671 in"), by what stands behind it."""
    behind = text[end : end + 1]
    return 5.0 if not behind or behind in " ,;:." + _CLOSING else 0.0
