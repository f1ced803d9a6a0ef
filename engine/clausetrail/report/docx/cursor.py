"""A paragraph of an existing Word document, taken apart at the characters where a text changed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from clausetrail.read.joining import visible_in_place

from .xml import Element, element, extend, qualified, refill, text_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetrail.model import Op

    from .revisions import Revisions

_RUN, _TEXT, _LOOK = qualified("w:r"), qualified("w:t"), qualified("w:rPr")
_PROPERTIES = qualified("w:pPr")
_NOTES = {qualified("w:footnoteReference"), qualified("w:endnoteReference")}
_CUSTOM = qualified("w:customMarkFollows")
_SIGNS = {
    qualified("w:tab"): "\t",
    qualified("w:br"): "\n",
    qualified("w:cr"): "\n",
    qualified("w:noBreakHyphen"): "-",
}
# What an inserted run does not take over from the run before it.
_OWN = {qualified(f"w:{name}") for name in ("i", "iCs", "rStyle", "vertAlign", "rPrChange")}


class Cursor:
    """Hands out the content of a paragraph piece by piece, from its beginning to its end.

    Content that no plain run holds (links, fields, controls) is handed out whole, when the
    first of its characters is asked for.
    """

    def __init__(self, paragraph: Element, text: str) -> None:
        """Lay the paragraph beside the text that was read of it.

        Args:
            paragraph: a `w:p` without tracked changes.
            text: what the parser made of it: without label and markers, spaces tidied.
        """
        self._pieces = [piece for child in paragraph for piece in parted(child)]
        # As the reader reads it; what it leaves out is white space, which counts nowhere here.
        raw = visible_in_place("".join(_text_of(piece) for piece in self._pieces))
        start = _start(raw, text)
        self.fits = start is not None and all(_is_divisible(piece) for piece in self._pieces)
        self._text = text
        self._raw = raw
        self._at = 0  # in the text
        self._raw_at = 0
        self.label = raw[: start or 0]
        self._start = start or 0
        self._look: Element | None = None

    @property
    def started(self) -> bool:
        """Whether something was taken already: the paragraph is split."""
        return self._raw_at > 0

    def lead(self) -> list[Element]:
        """Return what stands before the text: a label that was typed, bookmarks."""
        return self._cut(self._start)

    def take(self, count: int) -> list[Element]:
        """Return the content of the next `count` characters of the text."""
        position = self._raw_at
        for sign in self._text[self._at : self._at + count]:
            if sign.isspace():
                while position < len(self._raw) and self._raw[position].isspace():
                    position += 1
            else:
                while self._raw[position].isspace():
                    position += 1
                position += 1
        self._at += count
        return self._cut(position)

    def note(self) -> list[Element]:
        """Return the call of a note that stands here, with what stands before it.

        A second call of one note is a field without letters of its own.
        """
        taken: list[Element] = []
        while self._pieces and not _text_of(self._pieces[0]):
            taken.append(self._pieces.pop(0))
            if _is_call(taken[-1]):
                break
        return taken

    def calls(self) -> list[Element]:
        """Return the calls of notes that are still to come, and take none."""
        return [one for piece in self._pieces for one in piece.iter(*_NOTES)]

    def rest(self) -> list[Element]:
        """Return all that is left."""
        taken, self._pieces = self._pieces, []
        return taken

    def run(self, text: str, *, italic: bool) -> Element:
        """Return a new run that looks as the last one that was taken."""
        look = element("w:rPr")
        before = self._look
        kept = (
            [deepcopy(one) for one in before if one.tag not in _OWN] if before is not None else []
        )
        # The schema wants italics behind fonts and bold, and before the rest.
        head = [one for one in kept if one.tag in _BEFORE_ITALICS]
        slant = [element("w:i"), element("w:iCs")] if italic else []
        extend(look, [*head, *slant, *(one for one in kept if one not in head)])
        run = element("w:r", None, look if len(look) else None)
        return extend(run, text_nodes(text, deleted=False))

    def rewrite(
        self, paragraph: Element, ops: Iterable[Op], revisions: Revisions, *, routine: bool
    ) -> None:
        """Fill the paragraph anew, with what changed in its whole text tracked."""
        content = self.lead()
        for sign, text in ops:
            taken = [self.run(text, italic=False)] if sign == "+" else self.take(len(text))
            content += taken if sign == "=" else revisions.wrap(sign, taken, routine=routine)
        refill(paragraph, [*content, *self.rest()])

    def _cut(self, position: int) -> list[Element]:
        """Return the pieces up to a place in the raw text, the last one cut there."""
        taken: list[Element] = []
        while self._pieces and self._raw_at < position:
            piece = self._pieces[0]
            size = len(_text_of(piece))
            if size and self._raw_at + size > position:
                first, second = _split(piece, position - self._raw_at)
                self._pieces[0] = second
                piece = first
                size = position - self._raw_at
            else:
                del self._pieces[0]
            self._raw_at += size
            taken.append(piece)
            if piece.tag == _RUN and size:
                self._look = piece.find(_LOOK)
        return taken


_BEFORE_ITALICS = {qualified(f"w:{name}") for name in ("rFonts", "b", "bCs")}


def parted(child: Element) -> Iterator[Element]:
    """Yield a paragraph's child, a run in parts that hold text, or one call of a note, each."""
    if child.tag == _PROPERTIES:
        return
    content = [one for one in child if one.tag != _LOOK]
    calls = [one for one in content if one.tag in _NOTES]
    if child.tag != _RUN or not calls or len(content) == 1 or calls[0].get(_CUSTOM):
        yield deepcopy(child)
        return
    look = child.find(_LOOK)
    for one in content:
        run = element("w:r", None, deepcopy(look) if look is not None else None)
        run.append(deepcopy(one))
        yield run


def _text_of(piece: Element) -> str:
    if piece.tag != _RUN:
        return ""
    if _is_call(piece):
        return ""
    return "".join(
        (one.text or "") if one.tag == _TEXT else _SIGNS.get(one.tag, "") for one in piece
    )


def _is_call(piece: Element) -> bool:
    return piece.tag == _RUN and any(one.tag in _NOTES for one in piece)


def _is_divisible(piece: Element) -> bool:
    """Whether the text of a piece is in plain runs, as far as it has any."""
    return piece.tag == _RUN or next(piece.iter(_TEXT), None) is None


def _split(run: Element, at: int) -> tuple[Element, Element]:
    """Cut a run behind `at` of its characters."""
    look = run.find(_LOOK)
    first, second = (
        element("w:r", None, deepcopy(look) if look is not None else None) for _ in range(2)
    )
    seen = 0
    for one in run:
        if one.tag == _LOOK:
            continue
        text = (one.text or "") if one.tag == _TEXT else _SIGNS.get(one.tag, "")
        if seen + len(text) <= at and (text or seen < at):
            first.append(deepcopy(one))
        elif seen >= at:
            second.append(deepcopy(one))
        else:
            extend(first, text_nodes(text[: at - seen], deleted=False))
            extend(second, text_nodes(text[at - seen :], deleted=False))
        seen += len(text)
    return first, second


def _start(raw: str, text: str) -> int | None:
    """Return where the text begins in the raw one; None where it is another text.

    White space does not count: the reader tidies it.
    """
    wanted = "".join(text.split())
    letters = [(at, sign) for at, sign in enumerate(raw) if not sign.isspace()]
    if not "".join(sign for _, sign in letters).endswith(wanted):
        return None
    if not wanted:
        return len(raw)
    return letters[len(letters) - len(wanted)][0]
