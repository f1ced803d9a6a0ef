"""Plain text to blocks.

A plain text has one of three forms, told by its shape:

- `text`: a paragraph is a line, however long (the text export of the United Nations);
- `text-pages`: taken out of a paged document, with running heads, page numbers and footnotes
  between the lines of the text (what `pdftotext` prints, with or without `-layout`);
- `text-wrapped`: lines are broken at some width, paragraphs are apart by blank lines, by an
  indent, by a label or by a line that ends early.
"""

from __future__ import annotations

import hashlib
import re

from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.styled import Block, StyledText

from .encoding import decode
from .errors import MAX_CHARS, MAX_LINES, EmptyFileError, TooLargeError
from .joining import SOFT_HYPHEN, visible
from .text_columns import in_columns
from .text_pages import cut_pages, is_paged
from .text_tika import without_marks
from .text_wrapped import Source, paragraphs_of

_LINE_END = re.compile(r"\r\n?|[\n\v\x85\u2028\u2029]")
_EXPORT = "<<ODS "  # the trailer of the United Nations' text export: never wrapped, never paged
# A typewriter underlined a verb through the space between its words: "Calls_on".
_UNDERLINED = lazy_pattern(r"(?<!\S)([A-Z][a-z]+)_([a-z]+)(?=[\s,;:])")
_QUOTED = lazy_pattern(r">+ ?")
_LABEL = re.compile(r"[a-z]{1,5}[.)]\s")  # "a. Lamps" begins a line of its own
_SHORT = 40  # lines
_LONG, _LONG_SHARE = 200, 0.25  # a line of more columns is wrapped by nobody


def read_text(data: bytes, name: str) -> StyledText:
    """Read a plain text, whichever of its forms it has.

    Raises:
        BinaryFileError: the bytes are no text.
        EmptyFileError: nothing that a reader sees.
        TooLargeError: more than `MAX_CHARS` characters or `MAX_LINES` lines.
    """
    text, warning = decode(data, name)
    if len(text) > MAX_CHARS:
        raise TooLargeError(
            f"the text has more than {MAX_CHARS} characters",
            source=name,
            hint="give one resolution a file",
        )
    text = _LINE_END.sub("\n", text).rstrip("\x1a")
    if text.count("\n") + text.count("\f") > MAX_LINES:
        raise TooLargeError(
            f"the text has more than {MAX_LINES} lines",
            source=name,
            hint="give one resolution a file",
        )
    text = visible(text)
    if not text.strip():
        raise EmptyFileError("the file is empty", source=name, hint="export the document again")
    form, blocks = _blocks(text)
    return StyledText(
        name,
        hashlib.sha256(data).hexdigest(),
        form=form,
        styled=False,
        blocks=tuple(blocks),
        warnings=(warning,) if warning else (),
    )


def _blocks(text: str) -> tuple[str, list[Block]]:
    if "_" in text:
        text = _UNDERLINED.sub(r"\1 \2", text)
    lines, notes = without_marks(_unquoted(_whole_words(text.split("\n"))))
    form, blocks = _formed(lines, exported=_EXPORT in text)
    return form, [*blocks, *notes]


def _formed(lines: list[Source], *, exported: bool) -> tuple[str, list[Block]]:
    if exported:
        return "text", _one_a_line(lines)
    long_chars = sum(len(line.text) for line in lines if len(line.text) > _LONG)
    if long_chars > _LONG_SHARE * sum(len(line.text) + 1 for line in lines):
        return "text", _one_a_line(lines)
    lines = in_columns(lines)
    if is_paged(lines):
        return "text-pages", cut_pages(lines)
    lines = _closed_up(lines)
    if _is_wrapped(lines):
        return "text-wrapped", paragraphs_of(lines)
    return "text", _one_a_line(lines)


def _whole_words(lines: list[str]) -> list[Source]:
    """The lines with their numbers; one behind a soft hyphen goes on with the one before."""
    whole: list[tuple[int, list[str]]] = []
    goes_on = False
    for number, line in enumerate(lines, 1):
        if goes_on:
            whole[-1][1].append(line)
        else:
            whole.append((number, [line]))
        goes_on = line.endswith(SOFT_HYPHEN)
    return [Source(number, "".join(parts)) for number, parts in whole]


def _unquoted(lines: list[Source]) -> list[Source]:
    """The lines without the mark of a quotation, where a mail has put one before each."""
    written = [line for line in lines if line.text.strip()]
    if not all(line.text.startswith(">") for line in written):
        return lines
    return [line._replace(text=_QUOTED.sub("", line.text)) for line in lines]


def _closed_up(lines: list[Source]) -> list[Source]:
    """The lines without the blank ones, of which some stand between any two broken lines.

    A text that is pasted from a page may have a blank line behind each line; its paragraphs
    are then apart by more of them, or by none more.
    """
    gaps: list[int] = []
    for line in lines:
        if line.text.strip():
            gaps.append(0)
        elif gaps:
            gaps[-1] += 1
    least = min(gaps[:-1], default=0)
    written = [line for line in lines if line.text.strip()]
    if not least or not _is_wrapped(written):
        return lines
    closed: list[Source] = []
    for line, gap in zip(written, gaps, strict=True):
        closed += [line, *([Source(line.number, "")] * (gap - least))]
    return closed


def _is_wrapped(lines: list[Source]) -> bool:
    """Whether lines go on with the sentence of the line right before.

    One that does may be a slip in a long text; in a short one it is how the text is set.
    """
    going_on = written = 0
    before = ""
    for line in lines:
        text = line.text.strip()
        goes_on = text and before and text[0].islower() and before[-1] not in ".,;:!?*#>|"
        going_on += bool(goes_on and not _LABEL.match(text))
        written += bool(text)
        before = text
    return going_on >= (1 if written < _SHORT else 2)


def _at_page_ends(lines: list[Source]) -> list[Source]:
    """The lines, each cut where a page ends within it."""
    return [line._replace(text=part) for line in lines for part in line.text.split("\f")]


def _one_a_line(lines: list[Source]) -> list[Block]:
    blocks: list[Block] = []
    gap = 0
    for line in _at_page_ends(lines):
        text = line.text.replace("\xad", "").strip(" ")
        if not text.strip():
            gap += 1
            continue
        # A tab at the line's start is its indent; one behind a label stays.
        bare = text.lstrip("\t ")
        left = float(4 * (len(text) - len(bare)) if text[0] == "\t" else line.indent)
        blocks.append(
            Block(
                "\t".join(filter(None, map(str.strip, bare.rstrip().split("\t")))),
                line=line.number,
                left=left,
                gap=float(gap) if blocks else None,
            )
        )
        gap = 0
    return blocks
