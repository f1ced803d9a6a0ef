"""A text with page furniture in it: its pages, running heads, feet and footnotes.

Furniture is told by where it stands (at the edges of a page) and by its repetition or shape:
a page number, a job number or a bar code is hardly more than digits, a running head repeats
a line of the first page beside the document's symbol.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import MONTHS
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.styled import Block

from .joining import Hyphens
from .text_edges import (
    SYMBOL,
    cells,
    is_digits,
    is_job,
    is_number,
    is_number_and_job,
    is_running_head,
    own_symbol,
    page_of,
)
from .text_mending import mend
from .text_wrapped import LABEL, Source, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = lazy_pattern(r"[0-9]{6}")  # of printing, in digits
_RULE = lazy_pattern(r"[_‗]{5,}")
_JOINED_RULE = lazy_pattern(r"(?<=[^\W\d_])( _{8,})\s*$")
_NOTE = lazy_pattern(r"([0-9]{1,3}|[*†‡]+)(?: +(\S.*))?")
_OTHER_NOTE = lazy_pattern(rf"([0-9]{{1,3}}) (?!(?:{'|'.join(MONTHS)})\b)(?=[A-Z“\"])")
_GLUED_NOTE = lazy_pattern(r"([0-9]{1,3})(?= |$|[A-Z])")
_NUMBERED = lazy_pattern(r"[0-9]{1,3}\.(?:\s|$)|\([a-z]{1,3}\)(?:\s|$)")
_ZONE = 6
_FEW = 20  # lines of a page that might begin its notes
_FIRST_CHARS = 20_000  # of the first page: what running heads repeat stands at its top
_HEAD_ROWS = 9  # a long title may take five lines of a running head


def is_paged(lines: Sequence[Source]) -> bool:
    """Whether the text has form feeds, or page furniture on lines of their own.

    That is page numbers such as `2/7`, or the document's symbol or a page's number beside the
    job number between the lines of the text.
    """
    if any("\f" in line.text for line in lines):
        return True
    numbers = [number for line in lines if (number := page_of(line.text))]
    totals = {number.partition("/")[2] for number in numbers}
    if bool(numbers) and len(totals) == 1 and len(set(numbers)) == len(numbers):
        return True
    return bool(_between(lines))


def _between(lines: Sequence[Source]) -> set[int]:
    """Indexes of the lines behind the organ's name that can be but the edge of a page."""
    own = own_symbol(lines)
    if own is None:
        return set()
    symbol, begun = own
    return {
        index
        for index, line in enumerate(lines[begun:], begun)
        if is_number_and_job(line.text) or is_running_head(line.text, symbol)
    }


def cut_pages(lines: Sequence[Source]) -> list[Block]:
    """Blocks of a text with page furniture: body, notes and furniture, in reading order."""
    mended = mend([line.text for line in lines])
    lines = [
        line._replace(text=part)
        for line, text in zip(lines, mended, strict=True)
        for part in _cut_rule(text)
    ]
    pages = _split(lines)
    body: list[Source] = []
    notes: list[Block] = []
    furniture: list[Block] = []
    first = _letters("".join(line.text for line in pages[0])[:_FIRST_CHARS])
    edges = Counter(
        key for page in pages for key in {_key(line.text) for line in _edge(page)} if key
    )
    hyphens = Hyphens((line.text for line in lines), typeset=True)
    own = own_symbol(lines)
    symbol = own[0] if own else None
    for number, page in enumerate(pages, 1):
        head, foot = _bounds(page, number, edges, first, symbol)
        furniture += [
            Block(" ".join(line.text.split()), "furniture", line=line.number, page=number)
            for line in (*page[:head], *page[foot:])
            if line.text.strip()
        ]
        inner: list[Source] = []
        after_job = False
        for index, line in enumerate(page[head:foot], head):
            bare = line.text.strip()
            after_job = (
                is_job(bare)
                or (after_job and (not bare or _DATE.fullmatch(bare) is not None))
                or _numbers_page(page, index, number)
            )
            if after_job and bare:
                text = " ".join(line.text.split())
                furniture.append(Block(text, "furniture", line=line.number, page=number))
            else:
                inner.append(line)
        foot = _noted(inner, notes)
        _add_notes(notes, inner[foot:], number, hyphens)
        fresh = True
        for line in inner[:foot]:
            bare = line.text.strip()
            if _RULE.fullmatch(bare):
                furniture.append(Block(bare, "furniture", line=line.number, page=number))
                continue
            written = bool(bare)
            body.append(Source(line.number, line.text, number, fresh and written and number > 1))
            fresh = fresh and not written
    return sorted([*paragraphs_of(body), *notes, *furniture], key=_place)


def _numbers_page(page: Sequence[Source], index: int, number: int) -> bool:
    """Whether a line is the page's number above the job number, as Geneva prints them.

    Elsewhere a number alone may be a footnote's.
    """
    if page[index].text.strip() != str(number):
        return False
    below = next((line.text for line in page[index + 1 :] if line.text.strip()), "")
    return below.strip().startswith("GE.") and is_job(below)


def _place(block: Block) -> tuple[int, int]:
    """Where a block stands; of two columns the left one is a page before the right one."""
    return block.page or 0, block.line


def _cut_rule(text: str) -> list[str]:
    """A line, and the rule of the footnotes that was joined to it at a hyphen."""
    match = _JOINED_RULE.search(text)
    return [f"{text[: match.start(1)]}-", match[1]] if match else [text]


def _split(lines: Sequence[Source]) -> list[list[Source]]:
    pages: list[list[Source]] = [[]]
    if any("\f" in line.text for line in lines):
        for line in lines:
            for index, part in enumerate(line.text.split("\f")):
                if index:
                    pages.append([])
                pages[-1].append(Source(line.number, part))
        return [page for page in pages if any(line.text.strip() for line in page)]
    # Without form feeds a page ends where the furniture about its number begins.
    breaks = _breaks(lines)
    for index, line in enumerate(lines):
        if index in breaks and pages[-1]:
            pages.append([])
        pages[-1].append(line)
    return pages


def _breaks(lines: Sequence[Source]) -> set[int]:
    counts = Counter(_key(line.text) for line in lines)
    breaks = set()
    between = _between(lines)
    for index, line in enumerate(lines):
        if page_of(line.text) is None and index not in between:
            continue
        start = index
        while start > 0 and index - start < 8:
            text = lines[start - 1].text.strip()
            # Two notes that differ in their numbers alone (the same series, another volume) are
            # no running head.
            again = counts[_key(text)] > 1 and not _NOTE.fullmatch(text)
            if text and not (is_digits(text) or SYMBOL.fullmatch(text) or again):
                break
            start -= 1
        breaks.add(start)
    return breaks


def _edge(page: Sequence[Source]) -> list[Source]:
    written = [line for line in page if line.text.strip()]
    return written[:_ZONE] + written[max(len(written) - _ZONE, _ZONE) :]


def _key(text: str) -> str:
    return re.sub(r"[0-9]+", "#", "".join(text.split()).lower())


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _last_number(notes: Sequence[Block]) -> int:
    matches = (re.match(r"[0-9]{1,3}", note.text) for note in reversed(notes))
    return next((int(match[0]) for match in matches if match), 0)


def _noted(lines: Sequence[Source], notes: Sequence[Block]) -> int:
    """Where the footnotes of a page begin; the number of its lines where there are none.

    They stand behind the lowest rule that has a note's number behind it, or the rest of a note
    that the page before broke; a rule over anything else ("Signed by") parts text from text.
    """
    rules = [index for index, line in enumerate(lines) if _RULE.fullmatch(line.text.strip())]
    for rule in reversed(rules):
        written = (" ".join(line.text.split()) for line in lines[rule + 1 :])
        if any(_NOTE.fullmatch(text) or _glued(text, [], notes) for text in written):
            return rule + 1
    if rules and notes:
        return rules[0] + 1
    return len(lines) if rules else _unruled(lines, _last_number(notes) + 1)


def _unruled(lines: Sequence[Source], number: int) -> int:
    """Where footnotes begin that no rule sets apart.

    The first has the number that is due, and its marker stands behind a word above; up to the
    page's end no line begins with another label of the text. Where none is due, the numbers of
    a volume may go on from the resolution before: then the marker is glued to a word.

    Returns:
        The index of the line; the number of lines where there are none.
    """
    found = _notes_from(lines, number, " ?")
    if found < len(lines) or number > 1:
        return found
    numbers = [
        int(match[1])
        for line in lines[-_FEW:]
        if (match := _OTHER_NOTE.match(line.text.strip())) and int(match[1]) > 1
    ]
    return min((_notes_from(lines, other, "") for other in numbers), default=len(lines))


def _notes_from(lines: Sequence[Source], number: int, space: str) -> int:
    """Where the footnotes begin whose first has a number; the number of lines if nowhere.

    Args:
        lines: of one page.
        number: of the first note.
        space: pattern of what may stand between a word and its marker.
    """
    starts = [
        index
        for index, line in enumerate(lines)
        if (match := _GLUED_NOTE.match(line.text.strip())) and int(match[1]) == number
    ]
    marker = rf"(?:[^\W\d]|[,.;:)\]”’\"']){space}{number}(?![\d/.,-]|\w)"
    marked = next((i for i, line in enumerate(lines) if re.search(marker, line.text)), len(lines))
    for index in reversed(starts[-_FEW:]):
        if index <= marked:
            break
        due = number
        for line in lines[index:]:
            match = _GLUED_NOTE.match(line.text.strip())
            due += match is not None and int(match[1]) == due
            if _NUMBERED.match(line.text.strip()):
                break
        else:
            return index
    return len(lines)


def _bounds(
    page: Sequence[Source], number: int, edges: Counter[str], first: str, own: str | None
) -> tuple[int, int]:
    """Where the running head ends and where the foot begins, as indexes of lines."""
    written = [index for index, line in enumerate(page) if line.text.strip()]
    head = 0
    if number > 1:
        zone = written[:_HEAD_ROWS]
        symbol = any(_has_symbol(page[index].text, first) for index in zone)
        for index in zone:
            text = page[index].text.strip()
            if LABEL.fullmatch(text):
                break
            known = symbol and all(_letters(cell) in first for cell in cells(text) if cell)
            named = own is not None and is_running_head(text, own)
            if not (known or named or is_digits(text) or edges[_key(text)] > 2):
                break
            head = index + 1
    foot = len(page)
    for index in reversed(written):
        text = page[index].text.strip()
        if (
            index < head
            or LABEL.fullmatch(text)
            or not (
                (is_digits(text) and not _lone_marker(page, index))
                or (
                    edges[_key(text)] > 2
                    and number > 1
                    and len(text) < 60
                    and not _NOTE.match(text)
                )
            )
        ):
            break
        foot = index
    return head, foot


def _lone_marker(page: Sequence[Source], index: int) -> bool:
    """Whether a line of digits is a note's number, which plain `pdftotext` sets apart."""
    text = page[index].text.strip()
    if not text.isdigit() or len(text) > 3:
        return False
    return any(_RULE.fullmatch(line.text.strip()) for line in page[max(index - 12, 0) : index])


def _has_symbol(text: str, first: str) -> bool:
    return any(SYMBOL.fullmatch(cell) and _letters(cell) in first for cell in cells(text))


def _add_notes(notes: list[Block], lines: Sequence[Source], page: int, hyphens: Hyphens) -> None:
    """Footnotes of one page; the rest of one that a page broke goes to the note before."""
    entries: list[tuple[str, list[str], int]] = []  # marker, lines, number of the first line
    for line in lines:
        text = " ".join(line.text.split())
        if not text or is_number(line.text):
            continue
        match = _NOTE.fullmatch(text) or _glued(text, entries, notes)
        if match:
            entries.append((match[1], [match[2]] if match[2] else [], line.number))
        elif entries:
            entries[-1][1].append(text)
        else:
            entries.append(("", [text], line.number))
    found = [(marker, hyphens.whole(parts), number) for marker, parts, number in entries]
    if any(not text for marker, text, _ in found if marker):
        found = _sorted_markers(found, lines)
    for marker, text, number in found:
        if not marker and notes and page > 1:
            last = notes[-1]
            notes[-1] = Block(hyphens.join(last.text, text), "note", line=last.line, page=last.page)
        elif text:
            notes.append(
                Block(f"{marker} {text}" if marker else text, "note", line=number, page=page)
            )


def _glued(
    text: str, entries: Sequence[tuple[str, list[str], int]], notes: Sequence[Block]
) -> re.Match[str] | None:
    """A note whose marker touches its text, if it has the number that is due."""
    match = re.fullmatch(r"([0-9]{1,3}|[*†‡]+)([^\W\d].*)", text)
    if match is None or not match[1].isdigit():
        return match
    numbers = (int(marker) for marker, _, _ in reversed(entries) if marker.isdigit())
    due = next(numbers, None) or _last_number(notes)
    return match if int(match[1]) == due + 1 else None


def _sorted_markers(
    entries: Sequence[tuple[str, str, int]], lines: Sequence[Source]
) -> list[tuple[str, str, int]]:
    """Markers that stand apart from their notes, given to the notes in order.

    Plain `pdftotext` prints a superscript before or behind the notes it belongs to. The
    notes are in order; a line that ends with a full stop ends one.
    """
    markers = sorted((int(marker) for marker, _, _ in entries if marker.isdigit()))
    texts: list[tuple[str, int]] = []
    open_text = False
    for line in lines:
        text = " ".join(line.text.split())
        if not text or is_number(line.text) or re.fullmatch(r"[0-9]{1,3}", text):
            continue
        match = _NOTE.fullmatch(text)
        bare = match[2] if match and match[2] and match[1].isdigit() else text
        if open_text:
            texts[-1] = (f"{texts[-1][0]} {bare}", texts[-1][1])
        else:
            texts.append((bare, line.number))
        open_text = not text.endswith(".")
    if len(texts) != len(markers):
        return [entry for entry in entries if entry[1]]
    return [(str(marker), *text) for marker, text in zip(markers, texts, strict=True)]
