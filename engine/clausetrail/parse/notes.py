"""The footnotes of a document: which blocks they are, and what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from clausetrail.lang.en.structure import NOTES_HEADS
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model import Block, Footnote

from .labels import label_of
from .words import is_date, opening_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERED = re.compile(
    r"\s*(?P<number>\d{1,3}|\*{1,6}|[†‡§]{1,3}|[a-z](?=[\s\t]))(?P<stop>[.)]|/(?=\s))?(?P<gap>\s*)"
)
_RULE = re.compile(r"[\s_\-–—=*]*")
# A marker printed "1/": behind a space or a word, as no fraction and no symbol is written.
MARKER = re.compile(r"(?<=[\sa-z,.;:)”\"])(\d{1,3})/(?=[\s,.;:)\]”\"]|$)")
# A marker that a web page sets in brackets, and the notes under it alike.
BRACKETED = lazy_pattern(r"(?<=[\s\w,.;:)”\"])\[(\d{1,3})\](?!\()")
_SET_OFF = lazy_pattern(r"\s*(?:(\d{1,3})/|\[(\d{1,3})\])\s+(?=\S)")
_LISTED = lazy_pattern(r"\s*(\d{1,3})[.)/]?\s+\S")

_NEXT_NOTE = re.compile(r"(?<=[.;)])\s+(?P<number>[1-9]\d{0,2})\s+(?=[A-Z“(])")
_STOPPED = lazy_pattern(r"\d{1,3}\.\s")
_ENDING = lazy_pattern(r"[,;.]\s?(\d{1,3})$")
_END_CHARS = 5  # that such a number takes with its stop
_TABBED = re.compile(r"\d{1,3}\t")


class Note(Struct):
    """One footnote, with where it stands."""

    number: str  # as printed
    text: str
    page: int | None
    name: str = ""  # unique in its document: the number, and the page where it comes again
    line: int = 0  # as the reader counts
    set_off: bool = False  # printed "1/", as texts before the mid-1990s have it, or "[1]"

    def footnote(self) -> Footnote:
        """Return it as the model has it."""
        return Footnote(self.name, self.text)


def notes_of(blocks: Sequence[Block]) -> list[Note]:
    """Read the footnotes from the blocks at the foot of the pages.

    A block without a number continues the note before it. Where numbering starts again on
    each page, the later notes of the same number are named with their page.
    """
    found: list[Note] = []
    more: dict[int, list[str]] = {}  # by the index of a note, the blocks that go on with it
    for block in blocks:
        if _RULE.fullmatch(block.text) and "*" not in block.text:
            continue
        number, text = _split(block)
        if number is None and text.strip(" :").lower() in NOTES_HEADS:
            continue
        if number is None:
            if found:
                more.setdefault(len(found) - 1, []).append(text)
            elif text:
                found.append(Note("", text, block.page))
            continue
        together = list(_run_together(number, text, block.page))
        for note in together:
            note.line = block.line
            note.set_off = _SET_OFF.match(block.text) is not None
        found.extend(together)
    for index, texts in more.items():
        found[index].text = " ".join(filter(None, (found[index].text, *texts)))
    used: set[str] = set()
    counts: dict[str, int] = {}
    for note in found:
        name, count = note.number, counts.get(note.number, 1)
        while name in used:
            count += 1
            again = f"p. {note.page}" if note.page is not None and count == 2 else str(count)
            name = f"{note.number} ({again})"
        used.add(name)
        counts[note.number] = count
        note.name = name
    return found


def _run_together(number: str, text: str, page: int | None) -> Iterator[Note]:
    """Part a note from those that follow it in the same block, numbered one by one."""
    while number.isdecimal():  # no "²"
        following = str(int(number) + 1)
        found = (m for m in _NEXT_NOTE.finditer(text) if m["number"] == following)
        match = next(found, None)
        if match is None:
            break
        yield Note(number, text[: match.start()].strip(), page)
        number, text = following, text[match.end() :]
    yield Note(number, text.strip(), page)


def _split(block: Block) -> tuple[str | None, str]:
    text = block.text
    raised = block.styles[0] if block.styles and block.styles[0].superscript else None
    if raised is not None and not text[: raised.start].strip():
        label = text[raised.start : raised.end].strip()
        if label and len(label) <= 5:
            return label, text[raised.end :].strip()
    bracketed = _SET_OFF.match(text)
    if bracketed and bracketed[2]:
        return bracketed[2], text[bracketed.end() :].strip()
    match = _NUMBERED.match(text)
    if match is None or match.end() == len(text):
        return None, text.strip()
    number = match["number"]
    if not match["gap"] and (number[0].isalpha() or not _glued_label(text[match.end() :])):
        return None, text.strip()
    return number, text[match.end() :].strip()


def _glued_label(rest: str) -> bool:
    """Whether what follows a number without a space may be a note's text."""
    return rest[0].isupper() or rest[0] in '“"‘['


def starred(texts: Sequence[str]) -> set[int]:
    """Find the blocks of the text that are notes to an asterisk set before them."""
    found: set[int] = set()
    marks: set[str] = set()
    for index, text in enumerate(texts):
        match = re.match(r"\s*(\*{1,4})\s+(?=\S)", text)
        if match and match[1] in marks:
            found.add(index)
        if "*" in text:
            marks.update(re.findall(r"(?<=[^\s*])\*+", text))
    return found


def notes_set_off(texts: Sequence[str]) -> set[int]:
    """Find the blocks that begin with "1/" or "[1]" where the text before them bears that marker.

    They may stand in the midst of the text: at the foot of a page that is none any more, or
    above an annex. The line "Notes" over the first of them goes with them.
    """
    found: set[int] = set()
    seen: set[str] = set()
    last = 0
    for index, text in enumerate(texts):
        head = text[:5].lstrip()
        if ("/" in head or "]" in head) and head[0] in "0123456789[":
            match = _SET_OFF.match(text)
            number = (match[1] or match[2]) if match else ""
            if match and (number in seen or int(number) == last + 1 > 1):
                found.add(index)
                last = int(number)
                continue
        if "/" in text:
            seen.update(MARKER.findall(text))
        if "[" in text:
            seen.update(BRACKETED.findall(text))
    heads = {index - 1 for index in found if index}
    return found | {i for i in heads if texts[i].strip(" :").lower() in NOTES_HEADS}


def _borne(texts: Sequence[str]) -> dict[str, int]:
    """The first paragraph that ends with a footnote's number behind its stop: "Force, 38"."""
    ends = (
        (index, _ENDING.search(text.rstrip()[-_END_CHARS:])) for index, text in enumerate(texts)
    )
    first: dict[str, int] = {}
    for index, match in ends:
        if match:
            first.setdefault(match[1], index)
    return first


def tail_of_notes(texts: Sequence[str]) -> int:
    """Find where a list of footnotes begins at the end of a plain text.

    Args:
        texts: the blocks of the body in order.

    Returns:
        The index of the first block of the list; `len(texts)` when there is none. The list
        is numbered one by one, or, where a number is misread, each is borne by the text before
        it; every number stands before a space and no full stop.
    """
    headed = _under_a_head(texts)
    if headed is not None:
        return headed
    numbers: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        match = re.match(r"\s*(\d{1,3})/?\s+(?=[A-Z“\"‘\[(])", text)
        if match and not is_date(" ".join(text.split()[:3])):
            numbers.append((index, int(match[1])))
    start = len(texts)
    expected: int | None = None
    borne = _borne(texts) if numbers else {}
    for index, number in reversed(numbers):
        wrong = expected is not None and number != expected
        if wrong and borne.get(str(number), index) >= index:
            break
        if expected is None and index < len(texts) - 6:
            break
        if expected is not None and any(map(_is_text, texts[index + 1 : start])):
            break  # "4 General Assembly", a running head far above the notes
        start, expected = index, number - 1
    # An early resolution's number ("217 A (III)") heads a text, no list of notes.
    stopped = any(_STOPPED.match(text) for text in texts[:start])
    for text in texts[start:]:
        # "1<tab>A/98/212." is a paragraph's number only where theirs have no full stop.
        if _is_text(text) and not (stopped and _TABBED.match(text)):
            return len(texts)
    return start


def _is_text(text: str) -> bool:
    """Whether a block is a numbered paragraph, or names the organ that speaks."""
    return opening_of(text) is not None or label_of(text) is not None


def _under_a_head(texts: Sequence[str]) -> int | None:
    """Index of the line "Notes" over a list that ends the text, and whose numbers it bears.

    Under such a head a number may have a full stop, as a paragraph's has.
    """
    for index in range(len(texts) - 2, -1, -1):
        if texts[index].strip(" :").lower() not in NOTES_HEADS:
            continue
        numbers = [int(m[1]) for text in texts[index + 1 :] if (m := _LISTED.match(text))]
        listed = len(numbers) == len(texts) - index - 1
        in_order = (
            numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
        )
        borne = all(
            any(
                re.search(rf"[^\W\d,;:.]?[,;:.)”\"]?\s?(?<!\d){number}(?:/|[,;:.]?$)", text)
                for text in texts[:index]
            )
            for number in numbers
        )
        return index if listed and in_order and borne else None
    return None
