"""The rows of agreed language: a paragraph each, with the nearest wording that was adopted.

OP4   85 %   resolution 67/301, para. 2 · 9 December 2012
      Encourages gardeners to place [-stone-] {+wooden+} benches beside the water «at every third»
      lamp
"""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.agreements import (
    carried_words,
    counted_words,
    searched_words,
    sort_words,
    vote_words,
    votes_are_unknown,
)
from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of, wrap
from clausetrail.report.words import date_words, refs_words
from clausetrail_tui.ink import DIM, PLAIN, Ink, Spot, said
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.wording import Stretch, bits_of, inked, spans_of, verbs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetrail.history.agreed import Agreed, AgreedParagraph, Nearest
    from clausetrail.history.novelty import NewWords
    from clausetrail.model import Paragraph
    from clausetrail_tui.ink import Line, Span

MEASURE = 100  # cells that running text is set in at most
SORTS = ("new", "near", "identical")  # in the order of their keys
NEW = ("«", "»")  # stand around words that stand in no adopted text

_BESIDE_FROM = 150  # cells of a page on which the words stand beside what is told of them
_ABOUT = 54  # cells of what is told
_GAP = "  "
_FEW_LINES = 2  # of an identical paragraph whose words are not shown whole
_MOST_REF = 12
_SORT = 11  # cells of "identical", and a gap


class Look(NamedTuple):
    """How agreed language is shown."""

    whole: bool = False  # all words of identical paragraphs too
    marks: bool = False  # tell deletions and insertions by signs too
    hidden: frozenset[str] = frozenset()  # sorts that are folded


class AgreedRow(Row):
    """A paragraph, and the nearest wording that was adopted."""

    def __init__(
        self, one: AgreedParagraph, known: Paragraph | None, deep: int, look: Look
    ) -> None:
        """Take the paragraph as answered and as it stands, the cells of references, the look."""
        self.one = one
        self._clauses = known.clauses if known else ()
        self._deep, self._look = deep, look
        near = "substantive" if one.new else "rollover"
        self.mark = {"new": "added", "near": near}.get(one.sort, "")
        self.weight = 2 if one.identical else 2 + len(one.text) // 100

    def draw(self, width: int) -> Sequence[Line]:
        """Draw what is told and the words, beside each other where there is room."""
        if width < _BESIDE_FROM:
            margin: Line = [(" " * (self._deep + len(_GAP)), PLAIN)]
            about = self._about(width, flat=True)
            words = self._words(min(width, MEASURE), margin)
            return [*about, *words, []]
        about = self._about(_ABOUT, flat=False)
        words = self._words(min(width - _ABOUT - 2 * len(_GAP), MEASURE), [])
        lines: list[Line] = []
        for left, right in zip_longest(about, words, fillvalue=()):
            gap = " " * (_ABOUT + 2 * len(_GAP) - line_width(left))
            lines.append([*left, (gap, PLAIN), *right] if right else list(left))
        return [*lines, []]

    def _about(self, width: int, *, flat: bool) -> list[Line]:
        """Return the reference, how near, the citation, since when, the vote."""
        one, nearest = self.one, self.one.nearest
        ref = safe(one.ref)
        head: Line = [said(ref, "ref"), (" " * max(0, self._deep - width_of(ref)), PLAIN)]
        head += [(_GAP, PLAIN), _sort(one)]
        margin: Line = [(" " * (self._deep + len(_GAP)), PLAIN)]
        told = ["no adopted wording is near"]
        if nearest is not None:
            told = [nearest.citation, *_facts(one, nearest)]
        facts = [said(safe(fact), "dim" if at or not nearest else "")
                 for at, fact in enumerate(told)]  # fmt: skip
        if flat:
            head.append((" " * (_SORT - width_of(_sort(one)[0])), PLAIN))
            joined = [part for fact in facts for part in ((" · ", DIM), fact)]
            return wrap(joined[1:], width, head, margin)
        return [head, *(line for fact in facts for line in wrap([fact], width, margin, margin))]

    def _words(self, width: int, margin: Line) -> list[Line]:
        one, nearest = self.one, self.one.nearest
        stretch = Stretch(one.ref, one.text, clauses=self._clauses)
        if one.identical or nearest is None:
            verbs = verbs_of(self._clauses, one.text)
            spans = inked(one.text, "", Spot("new", one.ref, 0), verbs)
        else:
            bits = bits_of(nearest.ops, [Stretch(nearest.ref, nearest.text)], [stretch])
            while bits and bits[-1].sign == "-" and not bits[-1].text.strip(" .,;:"):
                bits.pop()  # how it ends depends on what comes behind it
            spans = [
                span for line in spans_of(bits, [stretch], marks=self._look.marks) for span in line
            ]
        lines = wrap(list(_with_new(spans, one.new)), width, margin, margin)
        if one.identical and not self._look.whole and len(lines) > _FEW_LINES:
            kept = lines[:_FEW_LINES]
            while line_width(kept[-1]) > width - 2 or kept[-1][-1][0].isspace():
                kept[-1].pop()  # a word, or the blank before it
            return [*kept[:-1], [*kept[-1], (" …", DIM)]]
        return lines


class FoldRow(Row):
    """Paragraphs of a sort that is hidden."""

    def __init__(self, ones: Sequence[AgreedParagraph]) -> None:
        """Take them."""
        self.refs = tuple(one.ref for one in ones)
        self._sort = ones[0].sort

    def draw(self, width: int) -> Sequence[Line]:
        """Draw which, and of what sort."""
        told = f"  {self._sort}"
        return [clip([said("▸ ", "dim"), said(safe(refs_words(self.refs)), "dim"),
                      said(told, "dim")], width), []]  # fmt: skip


def rows_of(
    agreed: Agreed,
    paragraphs: Mapping[str, Paragraph],
    look: Look,
    opened: Collection[str] = (),
) -> list[Row]:
    """Return the rows of an answer.

    Args:
        agreed: the answer.
        paragraphs: of the text, by reference.
        look: how it is shown.
        opened: references of paragraphs that are shown though their sort is hidden.
    """
    rows: list[Row] = [*_summary(agreed, look), Said()]
    if not agreed.searched:
        return rows
    deep = min(_MOST_REF, max((width_of(safe(one.ref)) for one in agreed.paragraphs), default=0))

    def folded(one: AgreedParagraph) -> str:
        return one.sort if one.sort in look.hidden and one.ref not in opened else ""

    for sort, ones in groupby(agreed.paragraphs, key=folded):
        if sort:
            rows.append(FoldRow(list(ones)))
        else:
            rows += [AgreedRow(one, paragraphs.get(one.ref), deep, look) for one in ones]
    return rows


def _summary(agreed: Agreed, look: Look) -> Iterator[Row]:
    if agreed.title:
        yield Said([said(safe(agreed.title), "head")])
    searched = searched_words(agreed)
    if not agreed.searched:
        yield Said([said(f"{searched[0].upper()}{searched[1:]}.", "notice")])
        return
    prints = "print" if agreed.searched > 1 else "prints"
    votes = f", which {prints} no vote" if votes_are_unknown(agreed) else ""
    yield Said([said(counted_words(agreed), "strong"),
                said(f"  {searched}{votes}", "dim")])  # fmt: skip
    legend = list(_legend(agreed, look))
    if legend:
        yield Said(legend)


def _legend(agreed: Agreed, look: Look) -> Iterator[Span]:
    """Say what the looks of words mean, of those that there are."""
    if any(one.sort == "near" for one in agreed.paragraphs):
        both = ("[-", "-]", "{+", "+}") if look.marks else ("", "", "", "")
        yield said(f"{both[0]}in the adopted text{both[1]}", "deleted")
        yield said("  ", "dim")
        yield said(f"{both[2]}in this one{both[3]}", "inserted")
        yield said("   ", "dim")
    if any(one.new for one in agreed.paragraphs):
        yield said(f"{NEW[0]}in no adopted text{NEW[1]}", "substantive")


def _sort(one: AgreedParagraph) -> Span:
    role = {"identical": "strong", "new": "added"}.get(one.sort, "substantive")
    return said(sort_words(one), role)


def _facts(one: AgreedParagraph, nearest: Nearest) -> Iterator[str]:
    carried = carried_words(one)
    if carried or nearest.adopted:
        yield carried or date_words(nearest.adopted or "")
    if vote := vote_words(nearest.vote):
        yield vote


def _with_new(spans: Sequence[Span], runs: Sequence[NewWords]) -> Iterator[Span]:
    """Set off the words that stand in no adopted text, each stretch of them between signs."""
    is_open = False
    blanks: list[Span] = []  # behind an open stretch: in it only where it goes on behind them
    for text, ink in spans:
        new = _is_new(text, ink, runs)
        if is_open and text.isspace():
            blanks.append((text, ink))
            continue
        if is_open and not new:
            yield NEW[1], Ink("substantive")
        yield from blanks
        blanks = []
        if new and not is_open:
            yield NEW[0], Ink("substantive")
        is_open = new
        yield (text, ink._replace(role="substantive")) if new else (text, ink)
    if is_open:
        yield NEW[1], Ink("substantive")
    yield from blanks


def _is_new(text: str, ink: Ink, runs: Sequence[NewWords]) -> bool:
    """Whether a word stands in a run of new ones."""
    spot = ink.spot
    if spot is None or spot.side == "old":
        return False
    end = spot.offset + len(text)
    return any(run.start < end and spot.offset < run.end for run in runs)
