"""The rows of a blamed text: prose, every word in the colour of the text that it comes from.

         OP4  Encourages the keepers of lamps to count the moths around each    68 79
              lamp every evening, as appropriate;                               68*

At the side stand the sessions of the stretches that begin in a line, in their order; without
colour, or where it is asked for, a mark stands before each stretch: [68], [68*] where it had been
absent for a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from clausetrail.report.origins import Key, key_of, origin_labels
from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of, wrap
from clausetrail.report.symbols import short
from clausetrail.report.words import count, date_words
from clausetrail_tui.ink import DIM, PLAIN, REF, Ink, Line, Span, Spot, said
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.wording import inked, verbs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.history.blame import Blame, BlamedParagraph, Source
    from clausetrail.history.blame import Span as Stretch
    from clausetrail.model import Paragraph

MEASURE = 90  # cells of running text
_SIDE = 16  # cells of the column of sessions
_LEAST = 46  # cells of text, below which there is no such column
_REFS = 12  # cells that a reference takes at most
ELSEWHERE = "italic"  # how words look that come from another series


class Legend(NamedTuple):
    """How the words of each text are labelled and look."""

    labels: Mapping[Key, str]
    roles: Mapping[Key, str]
    marks: bool  # whether a mark stands before each stretch, instead of a column at the side
    colour: bool = True  # whether ages have one


def legend_of(blame: Blame, *, marks: bool, colour: bool = True) -> Legend:
    """Give each text that words come from a label, and the colour of its age.

    The texts of the series before this one are parted into four ages, the oldest first, as evenly
    as they count; this one's own words have a look of their own, and those of other series too.
    """
    labels = origin_labels(blame)
    own = [one for one in blame.sources if one.series is UNSET and one.symbol != blame.symbol]
    older = sorted(own, key=lambda one: one.adopted or "")
    ages = max(4, len(older))
    roles = {key_of(one): f"age{at * 4 // ages + 1}" for at, one in enumerate(older)}
    roles["", blame.symbol] = "newest"
    roles |= {key_of(one): ELSEWHERE for one in blame.sources if one.series is not UNSET}
    return Legend(labels, roles, marks, colour)


class BlameRow(Row):
    """A paragraph with the origin of its words."""

    def __init__(
        self, blamed: BlamedParagraph, paragraph: Paragraph | None, legend: Legend, margin: int
    ) -> None:
        """Take the paragraph, how it is labelled, and the cells that references take."""
        self.blamed = blamed
        self._legend, self._margin = legend, margin
        self._verbs = verbs_of(paragraph.clauses, paragraph.text) if paragraph else ()
        own = sum(
            one.end - one.start for one in blamed.spans if legend.roles.get(key_of(one)) == "newest"
        )
        self.mark = "added" if 2 * own > len(blamed.text) else ""  # new for the greater part
        self.weight = 1 + len(blamed.text) // MEASURE

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the text, its reference at the left and the sessions at the right."""
        left = self._margin + 2
        side = 0
        if not self._legend.marks and width - left - _SIDE >= _LEAST:
            side = max(_SIDE, min(2 * _SIDE, width - left - MEASURE))
        room = max(10, min(MEASURE, width - left - side))
        ref = clip([(safe(self.blamed.ref), REF)], self._margin)
        head: Line = [(" " * (self._margin - line_width(ref)), REF), *ref, ("  ", PLAIN)]
        lines = wrap(self._words(), left + room, head, [(" " * left, PLAIN)])
        if not side:
            return lines
        return [[*line, *self._beside(line, left + room, side)] for line in lines]

    def _words(self) -> list[Span]:
        blamed, legend = self.blamed, self._legend
        spans: list[Span] = []
        before: tuple[Key, bool] | None = None
        for one in blamed.spans:
            key, starred = key_of(one), bool(one.gaps)
            role = legend.roles.get(key, "")
            text = blamed.text[one.start : one.end]
            core = len(text) - len(text.lstrip())
            spot = Spot("new", blamed.ref, one.start)
            spans += inked(text[:core], role, spot)
            if legend.marks and before != (key, starred):
                spans.append((f"[{legend.labels[key]}{'*' if starred else ''}]", DIM))
            words = inked(text[core:], role, spot._replace(offset=one.start + core))
            spans += [self._lead(span) for span in words]
            before = (key, starred)
        return spans

    def _lead(self, span: Span) -> Span:
        """Set lead verbs apart where age has no colour."""
        text, ink = span
        if not self._legend.colour and ink.spot is not None:
            at = ink.spot.offset
            if any(start <= at < end for start, end in self._verbs) and ink.role != "newest":
                return (text, ink._replace(role="verb"))
        return span

    def _beside(self, line: Line, width: int, side: int) -> Line:
        """Return the sessions of the stretches that begin in a line."""
        begins = {one.start: one for one in self.blamed.spans}
        told: list[tuple[str, str]] = []
        for text, ink in line:
            if ink.spot is None or text.isspace():
                continue
            one = begins.get(ink.spot.offset) or self._behind_blank(ink.spot.offset, begins)
            if one is not None:
                key = key_of(one)
                label = self._legend.labels[key] + ("*" if one.gaps else "")
                if not told or told[-1][0] != label:
                    told.append((label, self._legend.roles.get(key, "")))
        spans: Line = []
        for label, role in told:
            spans += [(" ", PLAIN), (label, Ink(role))]
        if not spans:
            return []
        return [(" " * (width - line_width(line) + 1), PLAIN), *clip(spans, side - 1)]

    def _behind_blank(self, offset: int, begins: Mapping[int, Stretch]) -> Stretch | None:
        """Return the stretch that begins with blanks before an offset."""
        at = offset - 1
        while at >= 0 and self.blamed.text[at].isspace():
            if at in begins:
                return begins[at]
            at -= 1
        return None


def blame_rows(blame: Blame, paragraphs: Mapping[str, Paragraph], legend: Legend) -> list[Row]:
    """Return the rows of a blamed text: what it is, whence its words come, its paragraphs."""
    margin = min(_REFS, max((width_of(safe(one.ref)) for one in blame.paragraphs), default=0))
    rows: list[Row] = [Said([said(f"{safe(blame.symbol)}: where its words come from", "head")])]
    if blame.title:
        rows.append(Said([said(safe(blame.title), "dim")]))
    rows.append(LegendRow(blame, legend))
    for one in blame.paragraphs:
        rows += [Said(), BlameRow(one, paragraphs.get(one.ref), legend, margin)]
    return rows


class LegendRow(Said):
    """The texts that words come from, each with its share, in columns."""

    def __init__(self, blame: Blame, legend: Legend) -> None:
        """Take the answer and its looks."""
        super().__init__()
        self._blame, self._legend = blame, legend
        self.weight = 2

    def draw(self, width: int) -> Sequence[Line]:
        """Set as many columns as fit; below, in running text, the texts of other series."""
        own = [one for one in self._blame.sources if one.series is UNSET]
        cells = [list(self._cell(one, own)) for one in own]
        size = max((line_width(one) for one in cells), default=1) + 3
        columns = max(1, min(len(cells), min(width, MEASURE + 26) // size))
        lines: list[Line] = []
        for at in range(0, len(cells), columns):
            line: Line = []
            for cell in cells[at : at + columns]:
                line += [*cell, (" " * (size - line_width(cell)), PLAIN)]
            lines.append(line)
        elsewhere = list(self._elsewhere())
        if elsewhere:
            lines += wrap(elsewhere, min(width, MEASURE + 26), (), [("   ", PLAIN)])
        if any(one.gaps for paragraph in self._blame.paragraphs for one in paragraph.spans):
            told = said("*  had been absent for one text or more", "dim")
            lines += wrap([told], width, (), [("   ", PLAIN)])
        return [clip(line, width) for line in lines] or [[said("no words", "dim")]]

    def _cell(self, one: Source, own: Sequence[Source]) -> Iterator[Span]:
        """Yield the label of a text of the series, its symbol, and its share of the words."""
        labels = self._legend.labels
        label, role = labels[key_of(one)], self._legend.roles[key_of(one)]
        name = safe(short(one.symbol))
        yield (label, Ink(role))
        yield (" " * (max(width_of(labels[key_of(each)]) for each in own) - width_of(label)), PLAIN)
        if name != label:
            size = max(width_of(safe(short(each.symbol))) for each in own)
            yield said(f"  {name}{' ' * (size - width_of(name))}")
        yield said(self._share(one), "dim")

    def _elsewhere(self) -> Iterator[Span]:
        other = [one for one in self._blame.sources if one.series is not UNSET]
        for place, one in enumerate(other):
            yield said(" · " if place else "from other series: ", "dim")
            yield said(self._legend.labels[key_of(one)], ELSEWHERE)
            yield said(safe(f" {one.series}, {count(one.words, 'word')}"), "dim")

    def _share(self, one: Source) -> str:
        share = round(100 * one.words / self._blame.words) if self._blame.words else 0
        return f" {share:>3} %" if share or not one.words else " <1 %"


def stretch_at(blamed: BlamedParagraph, offset: int) -> Stretch | None:
    """Return the stretch that a character of a paragraph stands in."""
    return next((one for one in blamed.spans if one.start <= offset < one.end), None)


def stretch_words(blame: Blame, stretch: Stretch, words: str, legend: Legend) -> Iterator[Span]:
    """Yield what there is to say of a word: which text brought it, where, and when it was away."""
    key = key_of(stretch)
    source = next((one for one in blame.sources if key_of(one) == key), None)
    yield said(f"“{safe(words)}”", "strong")
    yield said("  first in ", "dim")
    yield said(safe(short(stretch.symbol)), legend.roles.get(key, "strong"))
    yield said(", ", "dim")
    yield said(safe(stretch.ref), "ref")
    if stretch.series is not UNSET:
        yield said(safe(f" of {stretch.series}"), "dim")
    told = [date_words(source.adopted)] if source and source.adopted else []
    if key == ("", blame.symbol):
        told.append("this text’s own")
    if told:
        yield said(f" · {' · '.join(told)}", "dim")
    for gap in stretch.gaps:
        yield said(" · ", "dim")
        yield said(safe(f"gone in {short(gap.gone)}, back later"), "notice")


def paragraph_words(blamed: BlamedParagraph, legend: Legend) -> Iterator[Span]:
    """Yield which texts the words of a paragraph come from, those of most words first."""
    sizes: dict[Key, int] = {}
    for one in blamed.spans:
        words = len(blamed.text[one.start : one.end].split())
        sizes[key_of(one)] = sizes.get(key_of(one), 0) + words
    yield (safe(blamed.ref), REF)
    yield said(f"  {count(sum(sizes.values()), 'word')}: ", "dim")
    for place, (key, words) in enumerate(sorted(sizes.items(), key=lambda item: -item[1])):
        if place:
            yield said(" · ", "dim")
        yield said(legend.labels[key], legend.roles.get(key, ""))
        yield said(f" {words}")
