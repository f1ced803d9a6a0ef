"""The rows of what fell out of a series: the weightiest first, of each what fell out last."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetrail.report.lost import (
    WEIGHT_WORDS,
    dropped_words,
    lost_facts,
    lost_place,
    lost_words,
)
from clausetrail.report.safe import safe
from clausetrail.report.spans import wrap
from clausetrail_tui.ink import PLAIN, Spot, said
from clausetrail_tui.places import ComparePlace
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.wording import inked

from .led import GAP, MEASURE, LedRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetrail.history.dropped import Dropped, Lost
    from clausetrail_tui.ink import Line
    from clausetrail_tui.places import Text


class LostRow(LedRow):
    """A paragraph that fell out, or a clause of one."""

    def __init__(self, one: Lost, texts: Mapping[str, Text], *, whole: bool) -> None:
        """Take what fell out, where the texts are, and whether all its words are shown."""
        self._one, self._whole = one, whole
        self.key = (one.last, one.refs, one.clause)
        self.about, self.ref, self.clause = texts.get(one.last), one.refs[0], one.clause
        self.words = one.text
        self.weight = 3
        self.mark = "removed" if one.weight in {"report", "commitment"} else ""
        gone = texts.get(one.gone)
        if gone is not None and self.about is not None:
            self.lead = ComparePlace(self.about, gone, f"-{one.refs[0]}")

    def draw(self, width: int) -> Sequence[Line]:
        """Draw where it stood, since when and until when, and its words."""
        one = self._one
        wide = min(width, MEASURE)
        head = [said(safe(lost_place(one)), "ref"), said(safe(f"  {lost_facts(one)}"), "dim")]
        lines = list(wrap(head, width, rest=[(GAP, PLAIN)]))
        if len(one.refs) == 1 and one.clause is None and (self._whole or not one.offset):
            # Words whose place is known lead on one by one.
            words = inked(one.text, "", Spot("new", one.refs[0], 0))
            told = wrap(words, wide, [(GAP, PLAIN)], [(GAP, PLAIN)])
            most = len(told) if self._whole else 3
            if len(told) > most:
                last = [*told[most - 1][:-1], said("…", "dim")]
                told = [*told[: most - 1], last]
        else:
            text = lost_words(one, full=self._whole)
            told = wrap([said(safe(text))], wide, [(GAP, PLAIN)], [(GAP, PLAIN)])
        return [*lines, *told, []]


def rows_of(dropped: Dropped, texts: Mapping[str, Text], *, whole: bool) -> list[Row]:
    """Return the rows of an answer.

    Args:
        dropped: the answer.
        texts: where its texts are, by name.
        whole: show all words of what fell out.
    """
    rows: list[Row] = [Said([said(safe(dropped_words(dropped)), "strong")]), Said()]
    for weight, ones in groupby(dropped.lost, key=lambda one: one.weight):
        lost = list(ones)
        rows.append(Said([said(f"{WEIGHT_WORDS[weight]} ({len(lost)})", "head")]))
        rows += [LostRow(one, texts, whole=whole) for one in lost]
    return rows
