"""The numbers and letters that paragraphs begin with, and the lists they form."""

from __future__ import annotations

import re

from msgspec import Struct

from clausetrail.lang.en.structure import BIS, MONTHS, SECTION_WORDS
from clausetrail.model.symbol import roman, roman_value

_BIS = "|".join(BIS)
_LABEL = re.compile(
    rf"""[“"‘'\[]?\s*(?:
      (?P<side>PP|OP)\s?(?P<sided>\d{{1,3}})(?:\s?\.?\s?(?P<bis0>{_BIS}))?(?:[.:)\]]|(?=\s))
    | (?P<num>\d{{1,3}})(?:\s?\(?(?P<bis>{_BIS})\)?|(?P<bisa>[A-Z]))?\s?\.
      (?:\s?(?P<bis1>{_BIS})\.?)?
      (?!\d|\w\b)(?=\s|[^\s.,;])
    | \((?P<par>\d{{1,3}}|[a-z]{{1,2}}|[ivxl]{{1,6}})(?:\s?(?P<bis2>{_BIS}))?\)
    | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,2}}\.[a-z])\.?(?=\s+[A-Z“(\[])
    | (?P<half>\d{{1,2}}|[a-z]|[ivxl]{{1,5}})\)(?=\s)
    | (?P<let>[a-z]|[ivxl]{{1,5}})\.(?=\s)
    | (?P<tabbed>\d{{1,3}})\t(?=[A-Z“])(?!{"|".join(MONTHS)})
    | (?P<bullet>[•●▪■◦·–—]|-(?=\s))\s*
    )\s*""",
    re.VERBOSE,
)
_SPOILED = re.compile(r"(?P<value>\d{1,3}|[lISO|]{1,2})\s?[.,;:]?\s+(?=[A-Z])")
_LOOKALIKES = str.maketrans("lI|SO", "11150")
_ROMAN = r"[IVXL]{1,7}"
_SECTION = re.compile(
    rf"(?:(?P<word>{'|'.join(SECTION_WORDS)}|{'|'.join(w.upper() for w in SECTION_WORDS)})\s+"
    rf"(?P<named>{_ROMAN}|[A-Z]|\d{{1,3}}(?:\.\d{{1,2}})?)\b[.:]?"
    rf"|(?P<bare>{_ROMAN}|[A-Z])\.?)(?=\s|$)\s*"
)


class Label(Struct, frozen=True):
    """What a paragraph begins with."""

    number: str  # as printed, without its full stop
    end: int  # offset behind the label in the text
    style: str  # "1." "(1)" "(a)" "1)" "a)" "a." "1.1" "PP" "OP" "•"
    value: str  # the number or letter alone
    bis: str = ""

    @property
    def readings(self) -> tuple[tuple[str, int], ...]:
        """What it may be: style and place in its list. "(i)" is Roman 1 or the ninth letter."""
        if self.value.isdigit():
            return ((self.style, int(self.value)),)
        found = []
        letters = self.value
        if letters and len(set(letters)) == 1:
            found.append((self.style, (len(letters) - 1) * 26 + ord(letters[0]) - 96))
        elif len(letters) == 2 and letters[0] == "a":
            found.append((self.style, 26 + ord(letters[1]) - 96))
        roman = roman_value(letters) if set(letters) <= set("ivxl") else None
        if roman is not None:
            # A list in Roman numerals begins with "i"; one in letters may end there.
            likely = letters == "i" or len(letters) > 1
            found.insert(0 if likely else len(found), (self.style.replace("a", "i"), roman))
        return tuple(found)

    @property
    def token(self) -> str:
        """Its part of a reference: "12", "3bis", "(a)"."""
        if self.style in {"1.", "1.1", "PP", "OP"}:
            return self.value + self.bis
        return f"({self.value}{self.bis})"


def label_of(text: str) -> Label | None:
    """Read the label at the start of a paragraph, if there is one."""
    match = _LABEL.match(text)
    if match is None:
        return None
    kind = match.lastgroup or ""
    bis = match["bis0"] or match["bis"] or match["bis1"] or match["bis2"] or match["bisa"] or ""
    if match["side"]:
        number = f"{match['side']}{match['sided']}"
        return _labelled(number, match.end(), match["side"], match["sided"], bis)
    if match["par"]:
        value = match["par"]
        style = "(1)" if value.isdigit() else "(a)"
        if len(value) > 1 and style == "(a)" and not Label("", 0, style, value).readings:
            return None
        printed = f"({value} {bis})" if bis else f"({value})"
        return Label(printed, match.end(), style, value, bis)
    if match["half"]:
        style = "1)" if match["half"].isdigit() else "a)"
        return Label(f"{match['half']})", match.end(), style, match["half"])
    if match["dotted"]:
        return Label(match["dotted"], match.end(), "1.1", match["dotted"])
    if match["bullet"]:
        return Label(match["bullet"], match.end(), "•", "")
    if match["let"]:
        return Label(match["let"], match.end(), "a.", match["let"])
    value = match["num"] or match[kind if kind == "tabbed" else "num"] or match["tabbed"]
    return _labelled(value, match.end(), "1.", value, bis)


def spoiled_label(text: str, expected: int) -> Label | None:
    """Read a number without its full stop, or with letters for digits, if it is the expected."""
    match = _SPOILED.match(text)
    if match is None:
        return None
    value = match["value"].translate(_LOOKALIKES)
    if value != str(expected):
        return None
    return Label(match["value"], match.end(), "1.", value)


def _labelled(number: str, end: int, style: str, value: str, bis: str) -> Label:
    inserted = bis if bis.isupper() else f" {bis}"  # "12A", but "12 bis"
    return Label(f"{number}{inserted}" if bis else number, end, style, value, bis)


def section_of(text: str) -> tuple[str, str, int] | None:
    """Read a division's label at the start of a line: "II", "A.", "Part I", "Article 3".

    Returns:
        Its label as printed, the part of it that goes before references, and the offset
        behind it; or None.
    """
    match = _SECTION.match(text)
    if match is None:
        return None
    if match["bare"]:
        bare = match["bare"]
        if len(bare) > 1 and roman_value(bare) is None:
            return None
        return bare, bare, match.end()
    word = match["word"].capitalize()
    key = match["named"] if word in {"Section", "Part"} else f"{word} {match['named']}"
    return f"{match['word']} {match['named']}", key, match.end()


class _Level(Struct):
    style: str
    last: int
    token: str


class Lists:
    """The lists that are open at a place of the text, outermost first."""

    def __init__(self) -> None:
        self.levels: list[_Level] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The tokens of the labels that lead to the paragraph placed last."""
        tokens = tuple(level.token for level in self.levels)
        for depth, level in enumerate(self.levels):
            if level.style == "1.1":
                # "2.3" says by itself under which number it stands.
                return tokens[depth:]
        return tokens

    def open(self, token: str) -> None:
        """Begin anew under a paragraph without a label."""
        self.levels = [_Level("", 0, token)]

    def place(
        self, label: Label, following: Label | None, *, lead_in: bool, acts: bool
    ) -> str | None:
        """Put a label where it belongs among the open lists; `path` then names it.

        Args:
            label: the label of the next paragraph.
            following: the label after it, which settles "(i)" after "(h)".
            lead_in: whether the paragraph before announces a list (ends in a colon).
            acts: whether the paragraph opens with a finite verb, as an operative one does;
                it settles "3." where both a list and the text itself have come to 2.

        Returns:
            What is odd about its number, or None.
        """
        if label.style == "•":
            self._bullet()
            return None
        depth, reading, odd = self._choose(label, following, lead_in=lead_in, acts=acts)
        del self.levels[depth:]
        token = label.token
        if all(reading[0] != style for style, _ in label.readings) and label.readings:
            token = f"({_written(*reading)})"
        elif depth > 0 and label.style == "1.":
            token = f"({token})"
        self.levels.append(_Level(reading[0], reading[1], token))
        return odd

    def _bullet(self) -> None:
        depth = next((i for i, level in enumerate(self.levels) if level.style == "•"), None)
        count = 1
        if depth is not None:
            count = self.levels[depth].last + 1
            del self.levels[depth:]
        self.levels.append(_Level("•", count, f"({count})"))

    def _choose(
        self, label: Label, following: Label | None, *, lead_in: bool, acts: bool
    ) -> tuple[int, tuple[str, int], str | None]:
        readings = label.readings or ((label.style, 0),)
        if label.style == "1.1":
            top = 1 if self.levels and self.levels[0].style == "1." else 0
            return top, ("1.1", 0), None
        fresh = self._fresh(readings, following, lead_in)
        going_on = self._continued(label, readings, outermost=acts and label.style == "1.")
        if going_on is not None and (fresh is None or fresh == going_on[1]):
            return *going_on, None
        if fresh is not None:
            return len(self.levels), fresh, None
        stand_in = self._stand_in(label, following)
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            for reading in readings:
                if reading[0] == level.style:
                    return depth, reading, f"comes after {level.token or 'none'}"
        if stand_in is not None:
            return stand_in
        first = readings[0]
        odd = None if first[1] == 1 or label.bis else "begins its list"
        depth = 0 if first[0] == "1." else len(self.levels)
        return depth, first, odd

    def _continued(
        self, label: Label, readings: tuple[tuple[str, int], ...], *, outermost: bool
    ) -> tuple[int, tuple[str, int]] | None:
        """The innermost open list in which the label is the next, or an insertion ("3 bis")."""
        step = 0 if label.bis else 1
        depths = range(len(self.levels))
        for depth in depths if outermost else reversed(depths):
            level = self.levels[depth]
            for reading in readings:
                if reading == (level.style, level.last + step):
                    return depth, reading
        return None

    def _stand_in(
        self, label: Label, following: Label | None
    ) -> tuple[int, tuple[str, int], str] | None:
        """A misread label, "(6)" for "(b)", where the next one shows its place."""
        after = following.readings if following is not None else ()
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if (level.style, level.last + 2) in after:
                due = _written(level.style, level.last + 1)
                return depth, (level.style, level.last + 1), f"stands where ({due}) is due"
        if ("(a)", 2) in after and label.style == "(1)" and self.levels:
            return len(self.levels), ("(a)", 1), "stands where (a) is due"
        return None

    def _fresh(
        self, readings: tuple[tuple[str, int], ...], following: Label | None, lead_in: bool
    ) -> tuple[str, int] | None:
        """The reading that begins a list of its own here, if one does."""
        used = {level.style for level in self.levels}
        starts = [reading for reading in readings if reading[1] == 1]
        if not starts or not self.levels:
            return None
        start = starts[0]
        if start[0] in used and not (start[0] == "1." and lead_in and len(self.levels) == 1):
            return None
        if start[0] == "1." and not lead_in:
            return None
        if len(readings) == 1:
            return start
        # "(i)" is also the ninth letter: the label that follows tells.
        continues = any(
            level.style == style and level.last + 1 == value
            for level in self.levels
            for style, value in readings
        )
        if not continues:
            return start
        after = following.readings if following is not None else ()
        if (start[0], 2) in after:
            return start
        return start if lead_in and following is None else None


def _written(style: str, value: int) -> str:
    """The letter or numeral that stands at a place of a list."""
    if "i" in style:
        return roman(value).lower()
    return chr(96 + value) if "a" in style and value <= 26 else str(value)
