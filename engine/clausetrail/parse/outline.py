"""The body of a text as a list of items: what each paragraph is and where it belongs.

This pass decides kinds, labels and nesting; `references` then names the items, once it is
known where numbering starts again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .closing import bracket_closes
from .divisions import Divisions
from .items import Item, Outline
from .kinds import Kinds
from .labels import Label, Lists, label_of
from .mending import mended, rejoined
from .openings import Openings
from .shapes import ANNEX, QUOTES
from .words import is_date, is_finite, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import ParagraphKind

    from .piece import Piece

_RULE = re.compile(r"[\s_\-–—=*•·.#~/]*")


class Builder:
    """Reads the pieces of the body one after another.

    Args:
        pieces: the body, from the first paragraph on; markers taken out.
        styled: whether bold type and centring are known.
        title: the text's own, which the body may repeat as a heading.
    """

    def __init__(self, pieces: Sequence[Piece], *, styled: bool, title: str = "") -> None:
        self._pieces = pieces = rejoined(pieces)
        self._labels = mended([label_of(piece.text) for piece in pieces], pieces)
        self._openings = Openings(pieces)
        self._divisions = Divisions(pieces, self._labels, self._openings, styled=styled)
        self._kinds = Kinds(pieces, self._labels, self._openings, styled=styled, title=title)
        self._next_label: list[Label | None] = [None] * len(pieces)
        for index in range(len(pieces) - 2, -1, -1):
            self._next_label[index] = self._labels[index + 1] or self._next_label[index + 1]
        self.out = Outline()
        self._lists = Lists()
        self._headings = 0
        self._last: Item | None = None
        self._closed = -1  # index of the latest line that stands behind a text
        self._leads: dict[tuple[str, ...], Piece] = {}  # the last paragraph of each path
        self._operative = False  # behind the first operative paragraph of the scope
        self._fresh_section = False  # no paragraph yet since a division began
        self._numbered = False  # the scope has numbered operative paragraphs
        self._unnumbered = False  # the section that is open has none
        self._quoted = False
        self._decided = False  # the scope is a decision
        self._listing = False  # behind a lead-in: lines without labels are its list
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
        if self._closes(index):
            self._closed = index
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

    def _closes(self, index: int) -> bool:
        """Whether a piece is one of the lines behind a text, which it is then read as.

        A date in an annex is the annex's own, save right behind the line of a meeting that was
        not known before.
        """
        text = self._pieces[index].text
        if self._divisions.annex:
            dated = is_date(text) and self._closed != index - 1
            known = self.out.closing.meeting is not None and self._closed != index - 1
            if dated or known:
                return False
        return self.out.closing.take(text, closes=bracket_closes(self._pieces, index))

    def _open(self, index: int) -> int:
        """A line that names the organ: a part of the resolution begins."""
        piece, run_on = self._pieces[index], self._openings.run_on(index)
        quoted = piece.text[:1] in QUOTES and bool(self.out.items)
        if quoted:
            self._divisions.part, self._quoted = "Draft", True
        elif self._openings.several:
            self._divisions.part = self._openings.letter(index) or self._divisions.next_part()
        if not quoted:
            self._divisions.annex = None
        self._divisions.leave()
        self._lists = Lists()
        self._operative = self._fresh_section = False
        self._last_number = 0
        # A decision is one sentence; the numbers behind it are those of its list.
        self._decided = bool(run_on) and piece.text.startswith("At its ")
        self._numbered = not self._decided and self._has_numbers(index + 1)
        if run_on >= len(piece.text):
            return 1
        rest = piece.cut(run_on)
        if not run_on:
            self._unlabelled_piece(rest, index)
            return 1
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
        found = self._divisions.annex_at(index)
        if found is None:
            return 0
        name, rest = found
        self._divisions.annex = name
        self._divisions.leave()
        self._lists = Lists()
        self._operative, self._fresh_section = True, False
        self._last_number = 0
        return self._division_title(index, name, rest)

    def _section_heading(self, index: int) -> int:
        found = self._divisions.section_at(index)
        if found is None:
            return 0
        printed, key, rest = found
        self._divisions.enter(key)
        used = self._division_title(index, printed, rest)
        self._lists = Lists()
        self._fresh_section = True
        self._unnumbered = not self._divisions.has_numbers(index + used)
        return used

    def _division_title(self, index: int, printed: str, rest: Piece) -> int:
        """Place a division's heading; return how many pieces it takes."""
        below = None if rest.text else self._divisions.title_below(index)
        title = below or (rest if rest.text else self._pieces[index])
        used = 2 if below is not None else 1
        whole = title
        while below is not None and self._divisions.title_goes_on(index + used):
            whole = whole.joined(self._pieces[index + used])
            used += 1
        self._heading(whole, None if title is self._pieces[index] else printed)
        return used

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
        if self._divisions.annex and label.style == "1." and self._kinds.heads_section(rest):
            self._divisions.enter(label.value)
            self._heading(rest, label.number)
            self._lists = Lists()
            self._fresh_section = True
            return
        if self._quoted and self._left_quotation(piece, label):
            self._divisions.part, self._quoted = None, False
            self._divisions.annex = None
            self._divisions.leave()
            self._lists = self._outer_lists()
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
        if top and self._starts_again(index, label):
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
        kind = (
            "annex" if self._divisions.annex else "operative" if self._operative else "preambular"
        )
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

    def _starts_again(self, index: int, label: Label) -> bool:
        """Whether a number begins the numbering of a division, or of the text itself.

        In an annex, or behind a preamble that ends in "declare:", the only 1 is no list of
        the paragraph above it.
        """
        if label.value != "1":
            return False
        if self._fresh_section:
            return True
        unbegun = self._numbers and not self._operative
        return (unbegun or bool(self._divisions.annex)) and not self._another_first(index)

    def _another_first(self, index: int) -> bool:
        """Whether a paragraph 1 comes again before the next division."""
        for later in range(index + 1, len(self._pieces)):
            if later in self._openings or self._divisions.heads(later):
                return False
            label = self._labels[later]
            if label is not None and label.style == "1." and label.value == "1":
                return True
        return False

    def _left_quotation(self, piece: Piece, label: Label) -> bool:
        closed = self._last is not None and self._last.piece.text.rstrip(" .;").endswith(("”", '"'))
        return closed and piece.text[:1] not in QUOTES and label.style == "1."

    def _outer_lists(self) -> Lists:
        """The lists as they were where the quotation began."""
        outer = Lists()
        for item in reversed(self.out.items):
            if item.part is None and item.kind == "operative" and len(item.path) == 1:
                label = label_of(f"{item.number}. x") if item.number else None
                if label is not None:
                    outer.place(label, None, lead_in=False, acts=True)
                    break
        return outer

    @property
    def _numbers(self) -> bool:
        """Whether the operative paragraphs of the scope and section are numbered."""
        return self._numbered and not (self._unnumbered and bool(self._divisions.section))

    def _unlabelled_piece(self, piece: Piece, index: int) -> None:
        text = piece.text
        if self._kinds.is_heading(
            piece,
            index,
            listing=self._listing,
            inside=bool(self._divisions.annex) or self._operative,
        ):
            self._heading(piece, None)
            if not self._divisions.annex:
                self._fresh_section = not self._decided
            elif self._lists.path[:1] == ("",):
                # A list below the heading is none of the paragraph above it.
                self._lists = Lists()
            return
        if self._divisions.annex:
            self._lists.open("")
            self._last = self._add(piece, "annex", path=("",), counted=True)
            self._leads[("",)] = piece
            self._fresh_section = False
            return
        if self._preamble_again(text):
            self._operative = False
        reason = index < self._openings.named_at  # of a preamble above the organ's name
        acts = is_finite(text) and not reason
        if not self._operative and self._numbers and acts and text[-1:] in ":;.":
            # An act before the first number; "Adopts the following outcome document:".
            self._add(piece, "operative")
            return
        begins = not (self._numbers or reason) and self._kinds.begins_operative(piece, index)
        if not self._operative and not begins:
            self._lists.open("")
            self._last = self._add(piece, "preambular", path=("",), counted=True)
            self._leads[("",)] = piece
            self._fresh_section = False
            return
        if self._numbers and self._kinds.second_chapeau(text, index):
            self._add(piece, "preambular", path=("",), counted=True)
            return
        self._fresh_section = False
        if not self._numbers and (is_finite(text) or not self._operative):
            self._operative = True
            self._lists.open("")
            self._last = self._add(piece, "operative", path=("",), counted=True)
            self._leads[("",)] = piece
            return
        finite = is_finite(text) and text.rstrip()[-1:] in {";", ".", ":"}
        self._add(piece, "operative" if finite else "text")

    def _preamble_again(self, text: str) -> bool:
        """Whether a division begins with a preamble of its own."""
        return self._fresh_section and text.rstrip().endswith(",") and is_participle(text)

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
            part=self._divisions.part,
            annex=self._divisions.annex,
            section=self._divisions.section,
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
