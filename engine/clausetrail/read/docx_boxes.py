"""A Word document whose lines stand in placed text boxes, as converters from PDF write it.

Each box holds a line or a part of one, placed from the page's corner; the pages follow each
other without a break, and are told by where the places begin again at the top. What is placed
is read as a page of a PDF is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from .docx_package import W, attribute, is_on, whole
from .joining import visible
from .pages import blocks_of
from .pdf_columns import areas_of
from .pdf_lines import rows_of
from .pdf_page import PageRows
from .placed import PageContent, Rule, Span
from .text_mending import mend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model.styled import Block

    from .docx_package import Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU = 12_700  # to a point
_MIN_BOXES = 20
_SHARE = 0.8  # of the text stands in boxes
_BACK = 0.4  # of a page's height: a box this much higher than the one before begins a page
_BASE = 0.9  # of the size: where the baseline lies below the top of a line
_RULE_HEIGHT = 2.0  # points
_STRETCH = 0.8  # of a line's height, by which a space may be stretched
_GLUE = 0.6  # of a line's height: a gap that is no space where none is written
_SPACING = re.compile(r"[\s-]")
_SHEETS = ((612.0, 792.0), (595.3, 841.9), (612.0, 1008.0))  # Letter, A4, Legal: points
_EDGE = 12.0  # points that stay free at the foot of a sheet
_PLACE = re.compile(r"(margin-left|margin-top|width|height):(-?[0-9]{1,6}(?:\.[0-9]*)?)(pt|in)")
_PLACED = (f"{_WP}anchor", f"{_V}shape")
_NEAR = 200  # boxes to the right of one among which the rest of its line is looked for


class _Box(NamedTuple):
    left: float  # points from the page's upper left
    top: float
    width: float
    height: float
    runs: tuple[tuple[str, float, bool, bool], ...]  # text, size, bold, italic


def is_placed(root: Element) -> bool:
    """Whether most of a document's text stands in placed boxes."""
    boxes = [_text(box) for box in _boxes(root)]
    if len(boxes) < _MIN_BOXES:
        return False
    again = sum(_chars(form) for form in root.iter(f"{_MC}Fallback"))
    return sum(map(len, boxes)) > _SHARE * (_chars(root) - again)


def is_placed_box(box: Element) -> bool:
    """Whether the text box that a `w:txbxContent` is has a place of its own on its page."""
    return any(_place(node) is not None for node in box.iterancestors(*_PLACED))


def _chars(root: Element) -> int:
    return sum(len(node.text or "") for node in root.iter(f"{W}t"))


def placed_blocks(root: Element) -> list[Block]:
    """Read the boxes of a document as pages.

    Args:
        root: of `document.xml`.
    """
    boxes = _mended(list(_boxes(root)))
    width, height = _sheet(boxes)
    pages = [
        _page(number, page, width, height)
        for number, page in enumerate(_pages(boxes, height), start=1)
    ]
    return blocks_of(pages)


def _mended(boxes: Sequence[_Box]) -> list[_Box]:
    """Take out the spaces that a converter made within words, as `pdftotext` does."""
    texts = mend([visible(_text(box)) for box in boxes])
    return [
        box._replace(runs=tuple(_shared_out(box.runs, text)))
        for box, text in zip(boxes, texts, strict=True)
    ]


def _shared_out(
    runs: Sequence[tuple[str, float, bool, bool]], text: str
) -> Iterator[tuple[str, float, bool, bool]]:
    """Cut a mended text where its runs met: each keeps its letters."""
    at = 0
    for index, (words, size, bold, italic) in enumerate(runs):
        end = len(text) if index == len(runs) - 1 else at
        letters = len(_SPACING.sub("", words))
        while end < len(text) and letters:
            letters -= _SPACING.fullmatch(text[end]) is None
            end += 1
        while end < len(text) and words[-1:].isspace() and text[end].isspace():
            end += 1
        yield text[at:end], size, bold, italic
        at = end


def _sheet(boxes: Sequence[_Box]) -> tuple[float, float]:
    """Return the sheet that the boxes were placed on: converters keep no note of it."""
    low = max(box.top + box.height for box in boxes)
    right = max(box.left + box.width for box in boxes)
    fitting = [one for one in _SHEETS if one[1] >= low + _EDGE and one[0] >= right]
    return fitting[0] if fitting else (right + _EDGE, low + _EDGE)


def _boxes(root: Element) -> Iterator[_Box]:
    for node in root.iter(*_PLACED):
        place = _place(node)
        if place is not None and not is_placed_box(node):
            yield _Box(*place, _runs(node))


def _place(node: Element) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of a `wp:anchor` or a `v:shape`, in points; None without."""
    if node.tag == f"{_V}shape":
        again = next(node.iterancestors(f"{_MC}Fallback"), None) is not None
        return None if again else _style_place(node.get("style") or "")
    extent = node.find(f"{_WP}extent")
    if extent is None:
        return None
    told = [whole(one.text) for one in node.iterfind(f"*/{_WP}posOffset")]
    told += [whole(extent.get(side)) for side in ("cx", "cy")]
    points = [number / _EMU for number in told if number is not None]
    return (points[0], points[1], points[2], points[3]) if len(told) == len(points) == 4 else None


def _style_place(style: str) -> tuple[float, float, float, float]:
    told = {
        name: float(number) * (72 if unit == "in" else 1)
        for name, number, unit in _PLACE.findall(style)
    }
    left, top, width, height = (
        told.get(name, 0.0) for name in ("margin-left", "margin-top", "width", "height")
    )
    return left, top, width, height


def _runs(node: Element) -> tuple[tuple[str, float, bool, bool], ...]:
    found = []
    for run in node.iter(f"{W}r"):
        text = "".join(one.text or "" for one in run.iter(f"{W}t"))
        look = run.find(f"{W}rPr")
        told = attribute(look.find(f"{W}sz")) if look is not None else None
        size = (whole(told) or 0) / 2
        bold, italic = (
            bool(is_on(look.find(f"{W}{name}"))) if look is not None else False
            for name in ("b", "i")
        )
        if text:
            found.append((text, size if size > 0 else 10.0, bold, italic))
    return tuple(found)


def _pages(boxes: Sequence[_Box], height: float) -> Iterator[list[_Box]]:
    page: list[_Box] = []
    low = 0.0
    for box in boxes:
        if page and box.top < low - _BACK * height:
            yield page
            page, low = [], 0.0
        page.append(box)
        low = max(low, box.top)
    if page:
        yield page


def _page(number: int, boxes: Sequence[_Box], width: float, height: float) -> PageRows:
    spans: list[Span] = []
    rules: list[Rule] = []
    for box in _stretched(boxes):
        if box.runs:
            spans += _spans(box, height)
        elif 0 < box.height <= _RULE_HEIGHT < box.width:
            rules.append(Rule(box.left, box.left + box.width, height - box.top))
    content = PageContent(width, height, spans, _joined(rules), [])
    areas = [rows_of(area, lambda _: False) for area in areas_of(spans)]
    return PageRows.of(number, content, areas)


def _stretched(boxes: Sequence[_Box]) -> Iterator[_Box]:
    """Give the boxes of a justified line back the width that its spaces were stretched by.

    A box is as wide as its words are at their natural spacing; what follows on the line was
    placed from the stretched one.
    """
    written = sorted((box for box in boxes if box.runs), key=lambda box: box.left)
    lefts = [box.left for box in written]
    for box in boxes:
        text = _text(box)
        right = box.left + box.width
        room = text.strip().count(" ") * _STRETCH * box.height
        # Spaces are written: a box without one at its end goes on in the next without a gap.
        glued = bool(text) and not text[-1].isspace()
        first = bisect_right(lefts, right)
        last = bisect_right(lefts, right + max(room, _GLUE * box.height if glued else 0))
        following = (
            other.left
            for other in written[first : min(last, first + _NEAR)]
            if other.top < box.top + box.height and box.top < other.top + other.height
        )
        left = next(following, None)
        yield box if left is None else box._replace(width=left - box.left)


def _text(box: _Box) -> str:
    return "".join(run[0] for run in box.runs)


def _spans(box: _Box, height: float) -> Iterator[Span]:
    """Give each run its share of the box's width, by its letters."""
    total = sum(len(text) for text, *_ in box.runs)
    at = box.left
    step = box.width / total
    for text, size, bold, italic in box.runs:
        words = " ".join(text.split())
        start = at + step * (len(text) - len(text.lstrip()))
        end = at + step * len(text.rstrip())
        at += step * len(text)
        if words:
            base = height - box.top - _BASE * size
            yield Span(words, start, end, base, size, bold, italic, text[-1].isspace())


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Put pieces of one rule together: converters cut it where it was drawn in parts."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (-rule.y, rule.x0)):
        last = found[-1] if found else None
        if last and abs(last.y - rule.y) < 0.5 and rule.x0 <= last.x1 + 1:
            found[-1] = Rule(last.x0, max(last.x1, rule.x1), last.y)
        else:
            found.append(rule)
    return found
