"""Lines that are broken at some width, put together to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en.openings import OPENERS, ORGAN_LINE
from clausetrail.lang.en.structure import STATEMENT
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.styled import Block

from .joining import Hyphens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROMAN = "X{0,3}(?:IX|IV|V?I{1,3}|V|X)|x{0,3}(?:ix|iv|v?i{1,3}|v|x)"
LABEL = lazy_pattern(
    r"(?:\(?[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)](?:\s?bis|\s?ter)?\.?"
    r"|[0-9]{1,3} (?:bis|ter)\.?"
    r"|[0-9]{1,3}/[0-9]{1,3}(?: [A-Z])?\."
    rf"|\((?:[a-z]{{1,2}}|[A-Z]|{_ROMAN})\)|[A-Za-z][.)]|(?:{_ROMAN})[.)]"
    r"|[•▪·\u2013\u2014-])(?=\s|$)"
)
_ENDS = lazy_pattern(r"[.,;:!?][”\"\u2019'»)\]]*\s*(?:[0-9]{1,3}/?|[*†‡]+)?$|[;,] (?:and|or)$")
_STATE = lazy_pattern(rf"[A-Z][a-z-]+(?:ing|ed|ly|ful) [a-z]|(?:{'|'.join(sorted(OPENERS))}) ")
"""How paragraphs of a preamble begin ("Noting that", "Deeply concerned at"): two lines that
both do so are two paragraphs, though the first should fill its last line."""
_NUMBER = lazy_pattern(r"[0-9]{1,3}\.\s")
_SYMBOL_TITLE = lazy_pattern(r"[0-9]{1,3}/[0-9]{1,3}(?: [A-Z])?\.\s+[A-Z]")
_BRACKET_LINES = 5  # within which a bracket closes
_MISREAD = lazy_pattern(r"[0-9]{1,2}, [A-Z]")  # a number whose full stop was read as a comma
_BRACKETED = lazy_pattern(r"\[[^][]*\]")
_COUNTED = lazy_pattern(r"([0-9]{1,3})\s+\S")
_ORGAN_LINE = lazy_pattern(ORGAN_LINE)
_ADOPTED_LINE = lazy_pattern(r"(?:Resolution|Decision)s? adopted by the [A-Z].*", re.IGNORECASE)
_STATEMENT_LINE = lazy_pattern(STATEMENT)
_OLD_TITLE = lazy_pattern(r"[0-9]{1,4}(?: [A-Z])? \([IVXLC]+\)\.\s+[A-Z]")  # "96 (I). Harbours"


class Source(NamedTuple):
    """A line of a text as it stands in the source."""

    number: int  # 1-based
    text: str
    page: int | None = None
    after_break: bool = False  # the first line of a page

    @property
    def indent(self) -> int:
        """The columns before its first character; a tab goes to the next multiple of eight."""
        bare = self.text.lstrip(" \t")
        return len(self.text[: len(self.text) - len(bare)].expandtabs(8))


class Setting(NamedTuple):
    """How the lines of a text are set."""

    width: int  # columns of a full line
    bases: dict[int | None, int]  # the usual indent of each page
    apart: bool  # blank lines or indents part the paragraphs, a line's end alone does not


def paragraphs_of(lines: Sequence[Source]) -> list[Block]:
    """Join wrapped lines to one block a paragraph, and aligned columns to a table.

    Args:
        lines: the lines without page furniture and notes, blank ones included.
    """
    setting = _setting(lines)
    hyphens = Hyphens((line.text for line in lines), typeset=True)
    blocks: list[Block] = []
    current: list[Source] = []
    gap = blank = 0
    for index, line in enumerate(lines):
        if not line.text.strip():
            blank += 1
            continue
        if current and (
            _is_heading(line, current, lines[index + 1 : index + 2])
            or _begins(line, current, blank, setting)
        ):
            blocks.append(_block(current, gap, hyphens, first=not blocks))
            current, gap = [], blank
        elif not current:
            gap = blank
        current.append(line)
        blank = 0
    if current:
        blocks.append(_block(current, gap, hyphens, first=not blocks))
    return blocks


def _width(lines: Iterable[Source]) -> int:
    """The length that a full line has."""
    lengths = sorted(length for line in lines if (length := len(line.text.strip())) > 20)
    if not lengths:
        return 72
    # Two lines that `pdftotext` joined at a hyphen are no line.
    single = [length for length in lengths if length < 1.4 * lengths[len(lengths) // 2]]
    return single[int(0.85 * (len(single) - 1))]


def _bases(lines: Iterable[Source]) -> dict[int | None, int]:
    """The usual indent of each page."""
    indents: dict[int | None, Counter[int]] = {}
    for line in lines:
        if len(line.text.strip()) > 30:
            indents.setdefault(line.page, Counter())[line.indent] += 1
    return {
        page: max(counts, key=lambda indent: (counts[indent], -indent))
        for page, counts in indents.items()
    }


def _setting(lines: Sequence[Source]) -> Setting:
    width, bases = _width(lines), _bases(lines)
    seen = apart = blank = 0
    before = ""
    for line in lines:
        text = line.text.strip()
        if not text:
            blank += 1
            continue
        if _ENDS.search(before) and len(before) + 1 + len(text.split(None, 1)[0]) < 0.95 * width:
            seen += 1
            apart += blank > 0 or line.indent >= bases.get(line.page, 0) + 3
        before, blank = text, 0
    return Setting(width, bases, seen > 4 and apart > 0.7 * seen)


def _is_heading(line: Source, current: Sequence[Source], following: Sequence[Source]) -> bool:
    """Whether a line stands between the end of a paragraph and the number of the next.

    A paragraph's own last line has a stop at its end.
    """
    text = line.text.strip()
    return (
        current[-1].text.strip()[-1] in ".;"
        and text[0].isupper()
        and text[-1].isalnum()
        and any(_NUMBER.match(below.text.strip()) for below in following)
    )


def _begins(line: Source, current: Sequence[Source], blank: int, setting: Setting) -> bool:
    width, base = setting.width, setting.bases.get(line.page, 0)
    before, text = current[-1].text.strip(), line.text.strip()
    if len(current) == 1 and LABEL.fullmatch(before):
        return bool(LABEL.match(text))
    if _stands_first(text, current):
        return True
    ended = _ENDS.search(before) is not None
    short = len(before) + 1 + len(text.split(None, 1)[0]) < 0.95 * width
    label = LABEL.match(text) is not None and not _closes(text, current)
    if line.after_break:
        blank = 0
    if blank:
        return ended or label or not text[0].islower()
    if label and not text.startswith(("\u2013", "\u2014", "-")):
        return ended or short
    if base + 3 <= line.indent < base + 20:
        by_indent = _begins_indented(line, current, ended=ended, short=short)
        if by_indent is not None:
            return by_indent
    if text[0].islower() or (text[0].isdigit() and before[-1] == ","):
        return False
    if _heads(before, current, width, short=short):
        return True
    if setting.apart and not line.after_break and len(before) >= 0.7 * width:
        return False
    if ended and before[-1] != ";" and _STATE.match(text) and _STATE.match(current[0].text.strip()):
        return True
    return ended and (short or (text.endswith(":") and len(text) < 0.4 * width))


def _heads(before: str, current: Sequence[Source], width: int, *, short: bool) -> bool:
    """Whether a line that ends early is a line of the masthead, or a title above sentences."""
    if len(before) < 0.5 * width and not before.rsplit(None, 1)[-1][0].islower():
        return True
    return short and len(current) == 1 and _OLD_TITLE.match(before) is not None


def _closes(text: str, current: Sequence[Source]) -> bool:
    """Whether what looks like a label closes a bracket ("(No." / "182) and the rest")."""
    first = text.partition(" ")[0]
    if first.count(")") <= first.count("("):
        return False
    so_far = " ".join(line.text for line in current[-_BRACKET_LINES:])
    return so_far.count("(") > so_far.count(")")


def _stands_first(text: str, current: Sequence[Source]) -> bool:
    """Whether a line can stand nowhere but at a block's beginning."""
    before = current[-1].text.strip()
    return (
        _ORGAN_LINE.fullmatch(text) is not None
        or (len(current) == 1 and _ORGAN_LINE.fullmatch(before) is not None)
        or (len(current) == 1 and _STATEMENT_LINE.fullmatch(before) is not None)
        or _SYMBOL_TITLE.match(text) is not None
        or _ADOPTED_LINE.fullmatch(text) is not None
        or _BRACKETED.fullmatch(text) is not None
        or (before[-1] == ";" and _MISREAD.match(text) is not None)
        or _is_next_note(text, current)
    )


def _is_next_note(text: str, current: Sequence[Source]) -> bool:
    """Whether a line is the note behind the one that the block is ("3 See …" / "4 See …")."""
    first, here = _COUNTED.match(current[0].text.strip()), _COUNTED.match(text)
    return (
        first is not None
        and here is not None
        and int(here[1]) == int(first[1]) + 1
        and current[-1].text.strip()[-1] == "."
    )


def _begins_indented(
    line: Source, current: Sequence[Source], *, ended: bool, short: bool
) -> bool | None:
    """Whether a line begins a paragraph by its indent; None where that does not tell."""
    before, lower = current[-1].text.strip(), line.text.strip()[0].islower()
    if current[-1].indent < line.indent - 2:
        if (ended and not (lower and before[-1] == ",")) or (short and not lower):
            return True
    elif current[-1].indent <= line.indent + 2 and ended and not lower:
        return short or len(current) == 1
    return None


def _block(lines: Sequence[Source], gap: int, hyphens: Hyphens, *, first: bool) -> Block:
    parts = [" ".join(line.text.split()) for line in lines]
    head = ""
    if len(parts) > 1 and LABEL.fullmatch(parts[0]):
        head = f"{parts.pop(0)}\t"
    text = head + hyphens.whole(parts)
    label = LABEL.match(text)
    if label and text[label.end() : label.end() + 1] == " ":
        text = f"{label[0]}\t{text[label.end() + 1 :]}"
    return Block(
        text.replace("\xad", ""),
        line=lines[0].number,
        page=lines[0].page,
        left=float(lines[0].indent),
        hang=float(lines[1].indent) if len(lines) > 1 else None,
        right=float(max(line.indent + len(line.text.strip()) for line in lines)),
        gap=None if first else float(gap),
    )
