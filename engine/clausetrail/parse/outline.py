"""The body of a text as a list of items: what each paragraph is and where it belongs.

This pass decides kinds, labels and nesting; `references` then names the items, once it is
known where numbering starts again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausetrail.model.symbol import roman, roman_value

from .closing import Closing
from .labels import Label, Lists, label_of, section_of
from .mending import mended, rejoined
from .openings import Openings
from .shapes import ANNEX, HEADING_CHARS, QUOTES, ends_sentence, looks_like_heading
from .words import is_finite, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import ParagraphKind

    from .piece import Piece

_SEQUEL = 600  # how many blocks ahead the next division is looked for
_RULE = re.compile(r"[\s_\-–—=*•·.#~]*")


@dataclass(slots=True)
class Item:
    """One paragraph-to-be."""

    piece: Piece  # without its label
    kind: ParagraphKind
    number: str | None = None
    part: str | None = None  # letter of the resolution's part, where it has several
    annex: str | None = None  # "Annex", "Annex II"
    section: tuple[str, ...] = ()  # labels of the divisions around it
    heading: int = 0  # how many headings stand before it
    path: tuple[str, ...] = ()  # tokens of its labels, outermost first; () without any
    counted: bool = False  # the first token is to be counted, not read
    lead_in: Piece | None = None  # the paragraph that announces this sub-paragraph


@dataclass(slots=True)
class Outline:
    """The items of a text, and what was found beside them."""

    items: list[Item] = field(default_factory=list)
    closing: Closing = field(default_factory=Closing)
    warnings: list[str] = field(default_factory=list)


class Builder:
    """Reads the pieces of the body one after another.

    Args:
        pieces: the body, from the first paragraph on; markers taken out.
        styled: whether bold type and centring are known.
        source: the document's name, for warnings.
    """

    def __init__(self, pieces: Sequence[Piece], *, styled: bool) -> None:
        self._pieces = pieces = rejoined(pieces)
        self._styled = styled
        self._labels = mended([label_of(piece.text) for piece in pieces], pieces)
        self._openings = Openings(pieces)
        self._divisions = [
            section_of(piece.text) if len(piece.text) <= HEADING_CHARS else None for piece in pieces
        ]
        self._next_label: list[Label | None] = [None] * len(pieces)
        for index in range(len(pieces) - 2, -1, -1):
            self._next_label[index] = self._labels[index + 1] or self._next_label[index + 1]
        self.out = Outline()
        self._lists = Lists()
        self._part: str | None = None
        self._annex: str | None = None
        self._section: tuple[str, ...] = ()
        self._styles: tuple[str, ...] = ()  # how the labels of `_section` are written
        self._headings = 0
        self._last: Item | None = None
        self._leads: dict[tuple[str, ...], Piece] = {}  # the last paragraph of each path
        self._operative = False  # behind the first operative paragraph of the scope
        self._fresh_section = False  # no paragraph yet since a division began
        self._numbered = False  # the scope has numbered operative paragraphs
        self._quoted = False
        self._listing = False  # behind a lead-in: lines without labels are its list
        self._unlettered = 0  # parts without a letter of their own
        self._last_number = 0  # of the scope's own numbering, over the heads of its divisions

    def build(self) -> Outline:
        """Place every piece."""
        self._numbered = self._has_numbers(0)
        index = 0
        while index < len(self._pieces):
            index += self._place(index)
        return self.out

    def _place(self, index: int) -> int:
        """Place the piece with this index; return how many pieces were used."""
        piece = self._pieces[index]
        text = piece.text
        if piece.block.role == "table":
            self._add(piece, "table")
            return 1
        if _RULE.fullmatch(text) or index in self._openings.silent:
            return 1
        if index in self._openings:
            return self._open(index)
        # A date in an annex is the annex's own once the meeting is known.
        if not (self._annex and self.out.closing.meeting) and self.out.closing.take(text):
            return 1
        used = self._annex_heading(index) or self._section_heading(index)
        if used:
            return used
        label = self._labels[index]
        if label is not None and not self._plain_number(piece, label):
            self._labelled(index, label)
            return 1
        self._unlabelled_piece(piece, index)
        return 1

    def _open(self, index: int) -> int:
        """A line that names the organ: a part of the resolution begins."""
        piece, run_on = self._pieces[index], self._openings.run_on(index)
        quoted = piece.text[:1] in QUOTES and bool(self.out.items)
        if quoted:
            self._part, self._quoted = "Draft", True
        elif self._openings.several:
            self._part = self._openings.letter(index) or self._next_part()
        if not quoted:
            self._annex = None
        self._section = self._styles = ()
        self._lists = Lists()
        self._operative = self._fresh_section = False
        self._last_number = 0
        self._numbered = self._has_numbers(index + 1)
        if run_on >= len(piece.text):
            return 1
        rest = piece.cut(run_on)
        if rest.text[:1].isupper() and is_participle(rest.text):
            # "The General Assembly, Recalling ...": the name shares the line of the preamble.
            self._unlabelled_piece(rest, index)
            return 1
        if self._numbered and rest.text.rstrip().endswith((",", ":", "—")):
            self._unlabelled_piece(rest, index)
            return 1
        self._operative = True
        self._lists.open("")
        self._last = self._add(piece, "operative", path=("",), counted=True)
        return 1

    def _next_part(self) -> str:
        self._unlettered += 1
        return chr(64 + self._unlettered) if self._unlettered <= 26 else str(self._unlettered)

    def _has_numbers(self, start: int) -> bool:
        """Whether the scope that begins at an index has numbered paragraphs of its own."""
        for index in range(start, len(self._pieces)):
            text = self._pieces[index].text
            if index in self._openings or (ANNEX.match(text) and len(text) < 40):
                return False
            label = self._labels[index]
            if label is not None and label.style in {"1.", "OP"}:
                # "Declares that:" | "1. ...": the numbers are those of its list.
                before = self._pieces[index - 1].text if index > start else ""
                listed = before.rstrip().endswith(":") and is_finite(before)
                return not (listed and self._labels[index - 1] is None)
        return False

    def _annex_heading(self, index: int) -> int:
        piece = self._pieces[index]
        match = ANNEX.match(piece.text)
        if match is None:
            return 0
        rest = piece.cut(match.end())
        alone = not rest.text or rest.text in {"*", "**"}
        if not alone and not (
            looks_like_heading(rest, styled=self._styled)
            and (match["number"] or match["stop"] or piece.share(bold=True) > 0.8)
            and not ends_sentence(rest.text)
        ):
            return 0
        word = match["word"].capitalize()
        name = f"{word} {match['number']}" if match["number"] else word
        self._annex = name
        self._section = self._styles = ()
        self._lists = Lists()
        self._operative, self._fresh_section = True, False
        self._last_number = 0
        used = 1
        if alone:
            used, rest = self._title_below(index, piece)
        self._heading(rest, None if rest is piece else name)
        return used

    def _title_below(self, index: int, label: Piece) -> tuple[int, Piece]:
        """The title that stands below a division's label; the label itself where none does."""
        following = index + 1
        if following < len(self._pieces):
            below = self._pieces[following]
            if (
                below.block.role == "body"
                and following not in self._openings
                and self._labels[following] is None
                and section_of(below.text) is None
                and ANNEX.match(below.text) is None
                and looks_like_heading(below, styled=self._styled)
                and not (is_finite(below.text) and ends_sentence(below.text))
            ):
                return 2, below
        return 1, label

    def _section_heading(self, index: int) -> int:
        piece = self._pieces[index]
        found = self._divisions[index]
        if found is None:
            return 0
        printed, key, end = found
        rest = piece.cut(end)
        if rest.text and not self._is_division(index, printed, rest):
            return 0
        used = 1
        if not rest.text:
            used, rest = self._title_below(index, piece)
        self._enter(key)
        self._heading(rest, None if rest is piece else printed)
        self._lists = Lists()
        self._fresh_section = True
        return used

    def _is_division(self, index: int, printed: str, rest: Piece) -> bool:
        """Whether a label with words behind it heads a division ("A. Trade", "II Funding")."""
        piece = self._pieces[index]
        if not looks_like_heading(rest, styled=self._styled) or ends_sentence(rest.text):
            return False
        if piece.text[len(printed) : len(printed) + 1] in {".", "\t", ":"}:
            return True
        # "A world fit for children" is a title: a letter before a mere space heads a
        # division only where its neighbours in the alphabet or in the numerals do.
        return " " in printed or self._has_sequel(index, printed)

    def _has_sequel(self, index: int, printed: str) -> bool:
        value = roman_value(printed)
        neighbours = {chr(ord(printed[-1]) + 1), chr(ord(printed[-1]) - 1)}
        if value is not None:
            neighbours |= {roman(value + 1), roman(value - 1)} - {""}
        if self._section and self._section[-1] in neighbours:
            return True
        return any(
            found is not None and found[0] in neighbours
            for found in self._divisions[index + 1 : index + _SEQUEL]
        )

    def _enter(self, key: str) -> None:
        """Enter a division: beside the open ones of its style, or below them."""
        style = _style_of(key)
        if style in self._styles:
            depth = self._styles.index(style)
        elif (
            key in {"I", "V", "X", "C", "D", "L"}
            and "A" in self._styles
            and (ord(key) == ord(self._section[self._styles.index("A")][-1]) + 1)
        ):
            depth, style = self._styles.index("A"), "A"
        else:
            depth = len(self._styles)
        self._section = (*self._section[:depth], key)
        self._styles = (*self._styles[:depth], style)

    def _heading(self, piece: Piece, number: str | None) -> None:
        self._add(piece, "heading", number=number)
        self._headings += 1

    def _plain_number(self, piece: Piece, label: Label) -> bool:
        """Whether a number at the start is a word of a heading or a line, and no label."""
        rest = piece.text[label.end :]
        return not rest and label.style in {"•", "1.1"}

    def _labelled(self, index: int, label: Label) -> None:
        piece = self._pieces[index]
        rest = piece.behind(label.end)
        if self._annex and label.style == "1." and self._heads_section(rest):
            self._enter(label.value)
            self._heading(rest, label.number)
            self._lists = Lists()
            self._fresh_section = True
            return
        if self._quoted and self._left_quotation(piece, label):
            self._part, self._quoted = None, False
            self._lists = Lists()
            self._lists.levels = self._outer_levels()
        if label.style in {"PP", "OP"}:
            kind: ParagraphKind = "preambular" if label.style == "PP" else "operative"
            self._operative = label.style == "OP"
            self._lists.open(label.token)
            self._last = self._add(rest, kind, number=label.number, path=(label.token,))
            return
        following = self._next_label[index]
        inner = self._run_in_label(label, rest, following)
        announced = self._last is not None and _announces(self._last.piece.text)
        top = label.style == "1."
        if top and self._starts_again(label):
            self._lists = Lists()
        odd = self._lists.place(label, following, lead_in=announced, acts=is_finite(rest.text))
        number = None if label.style == "•" else label.number
        if inner is not None:
            self._lists.place(inner, following, lead_in=True, acts=False)
            number, rest = f"{label.number} {inner.number}", rest.cut(inner.end)
        path = self._lists.path
        going_on = top and label.value.isdigit() and int(label.value) == self._last_number + 1
        if top and len(path) <= 1 + (inner is not None) and label.value.isdigit():
            self._last_number = int(label.value)
        if odd and not self._fresh_section and not going_on:
            self.out.warnings.append(
                f'{piece.place}: paragraph "{label.number}" {odd}; it is kept where it stands'
            )
        if top and len(path) <= 1 + (inner is not None):
            self._operative = True
        kind = "annex" if self._annex else "operative" if self._operative else "preambular"
        lead = self._last.piece if self._last and len(path) > 1 else None
        item = self._add(
            rest,
            kind,
            number=number,
            path=path,
            counted=bool(path) and path[0] == "",
            lead_in=self._leads.get(path[:-1]) or lead,
        )
        self._last = item
        self._leads[path] = rest
        self._fresh_section = False

    def _run_in_label(self, label: Label, rest: Piece, following: Label | None) -> Label | None:
        """The "(a)" of "12. (a) Decides ...", where a "(b)" comes next."""
        inner = label_of(rest.text) if label.style == "1." else None
        if inner is None or following is None or inner.end >= len(rest.text):
            return None
        starts = {style for style, value in inner.readings if value == 1}
        goes_on = {style for style, value in following.readings if value == 2}
        return inner if starts & goes_on else None

    def _heads_section(self, rest: Piece) -> bool:
        """Whether a numbered line of an annex is a heading in bold type ("3. Membership")."""
        return (
            self._styled
            and rest.share(bold=True) > 0.8
            and looks_like_heading(rest, styled=True)
            and not ends_sentence(rest.text)
        )

    def _starts_again(self, label: Label) -> bool:
        """Whether a number begins a division's own numbering, or goes on over its heading."""
        return self._fresh_section and label.value == "1"

    def _left_quotation(self, piece: Piece, label: Label) -> bool:
        closed = self._last is not None and self._last.piece.text.rstrip(" .;").endswith(("”", '"'))
        return closed and piece.text[:1] not in QUOTES and label.style == "1."

    def _outer_levels(self) -> list:  # type: ignore[type-arg]
        outer = Lists()
        for item in self.out.items:
            if item.part is None and item.kind == "operative" and len(item.path) == 1:
                token = label_of(f"{item.number}. x") if item.number else None
                if token is not None:
                    outer.levels = []
                    outer.place(token, None, lead_in=False, acts=True)
        return outer.levels

    def _unlabelled_piece(self, piece: Piece, index: int) -> None:
        text = piece.text
        if self._is_heading(piece):
            self._heading(piece, None)
            if not self._annex:
                self._fresh_section = True
            return
        if self._annex:
            self._lists.open("")
            self._last = self._add(piece, "annex", path=("",), counted=True)
            self._leads[("",)] = piece
            self._fresh_section = False
            return
        if self._preamble_again(text):
            self._operative = False
        if not self._operative and self._numbered and is_finite(text) and text[-1:] in ":;.":
            # An act before the first number; "Adopts the following outcome document:".
            self._add(piece, "operative")
            return
        if not self._operative and not self._begins_operative(piece, index):
            self._lists.open("")
            self._last = self._add(piece, "preambular", path=("",), counted=True)
            self._leads[("",)] = piece
            self._fresh_section = False
            return
        if self._second_chapeau(text, index):
            self._add(piece, "preambular", path=("",), counted=True)
            return
        self._fresh_section = False
        if not self._numbered and (is_finite(text) or not self._operative):
            self._operative = True
            self._lists.open("")
            self._last = self._add(piece, "operative", path=("",), counted=True)
            self._leads[("",)] = piece
            return
        finite = is_finite(text) and text.rstrip()[-1:] in {";", ".", ":"}
        self._add(piece, "operative" if finite else "text")

    def _second_chapeau(self, text: str, index: int) -> bool:
        """Whether this is "Acting under Chapter VII ...," between operative paragraphs."""
        following = self._labels[index + 1] if index + 1 < len(self._labels) else None
        return (
            self._numbered
            and following is not None
            and following.style == "1."
            and text.rstrip().endswith(",")
            and is_participle(text)
        )

    def _preamble_again(self, text: str) -> bool:
        """Whether a division begins with a preamble of its own."""
        return self._fresh_section and text.rstrip().endswith(",") and is_participle(text)

    def _is_heading(self, piece: Piece) -> bool:
        if not looks_like_heading(piece, styled=self._styled):
            return False
        if self._listing and not self._bold(piece) and not piece.block.centered:
            return False
        if self._annex or self._operative:
            return not (is_finite(piece.text) and len(piece.text) > 60 and not self._bold(piece))
        # A preamble has hardly any headings: only type can tell them from a lost comma.
        if self._bold(piece):
            return True
        return (
            not is_participle(piece.text)
            and not is_finite(piece.text)
            and (piece.block.centered or not self._styled)
            and len(piece.text) <= 120
        )

    def _bold(self, piece: Piece) -> bool:
        return piece.share(bold=True) > 0.8

    def _begins_operative(self, piece: Piece, index: int) -> bool:
        """Whether an unnumbered paragraph is the first operative one."""
        if self._numbered:
            return False
        if is_finite(piece.text):
            return True
        # The last paragraph that ends in a full stop is what the organ does.
        ends = piece.text.rstrip().endswith((".", ":")) and not is_participle(piece.text)
        return ends and not any(
            later not in self._openings and is_finite(self._pieces[later].text)
            for later in range(index + 1, min(index + 40, len(self._pieces)))
        )

    def _add(
        self,
        piece: Piece,
        kind: ParagraphKind,
        *,
        number: str | None = None,
        path: tuple[str, ...] = (),
        counted: bool = False,
        lead_in: Piece | None = None,
    ) -> Item:
        item = Item(
            piece=piece,
            kind=kind,
            number=number,
            part=self._part,
            annex=self._annex,
            section=self._section,
            heading=self._headings,
            path=path,
            counted=counted,
            lead_in=lead_in,
        )
        self.out.items.append(item)
        self._listing = (self._listing and kind == "text") or _announces(piece.text)
        return item


def _announces(text: str) -> bool:
    return text.rstrip().endswith((":", ":—", "—", "–", "-"))


def _style_of(key: str) -> str:
    head, _, tail = key.rpartition(" ")
    if head:
        return head
    if re.fullmatch(r"[IVXL]+", tail):
        return "I"
    return "A" if tail.isalpha() else "1"
