"""The rows of the search screen: by series, when a phrase came in; then its passages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.passages import found_words, passages_of, quoted_query, use_words
from clausetrail.report.safe import safe
from clausetrail.report.spans import MEASURE, clip, line_width, width_of, wrap
from clausetrail.report.words import count, date_words, short_symbol
from clausetrail_tui.ink import PLAIN, Ink, Spot, placed, said
from clausetrail_tui.rows import Row, Said

from .typed import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetrail.history.search import Hit, Use
    from clausetrail.report.passages import Passage
    from clausetrail_tui.ink import Line, Span

    from .searching import Other, Searched

_MOST_NAME, _WIDE_NAME = 17, 24  # cells for the texts of a passage, where there is room, and
_MOST_REF = 12  # for its references: longer ones push the words to the right
_LEAST_WORDS = 36  # cells of words beside them; where there is less room they go below
_YEARS_FROM = 100  # cells of a page on which years are told as well
_MOST_BEFORE = 62  # cells of words before what was found: as many as an answer has
_GAP = "  "
_MORE = " …"


class Columns(NamedTuple):
    """How wide the columns of all passages of a page are, in cells."""

    name: int
    ref: int
    years: int


class SeriesHead(Row):
    """A series in which the phrase stands, and since when."""

    weight = 2

    def __init__(self, slug: str, title: str, use: Use | None, drafts: int) -> None:
        """Take the series, and how it uses the phrase; None where drafts alone do, so many."""
        self.slug, self._title, self._use, self._drafts = slug, title, use, drafts

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its title, its name, and the use in a sentence."""
        head = [said(safe(self._title or self.slug), "head")]
        if self._title:
            head.append(said(f" · {safe(self.slug)}", "dim"))
        if self._use is None:
            told = said(f"in no adopted text; in {count(self._drafts, 'draft')}", "notice")
        else:
            told = said(safe(use_words(self._use)))
        return [*wrap(head, width), *wrap([told], width, (), [(_GAP, PLAIN)])]


class HitRow(Row):
    """A passage: the words around what was found, in one text or in several in a row."""

    def __init__(self, passage: Passage, columns: Columns) -> None:
        """Take the passage, and the columns of its page."""
        self.passage, self._columns = passage, columns

    @property
    def hit(self) -> Hit:
        """The first of its texts, and where it stands in it."""
        return self.passage.hit

    def draw(self, width: int) -> Sequence[Line]:
        """Draw which texts, where in them, and the words."""
        columns, passage = self._columns, self.passage
        size = min(columns.name, _WIDE_NAME if width >= _YEARS_FROM else _MOST_NAME)
        line: Line = [(_GAP, PLAIN), *_padded(safe(passage.name), "ref", size)]
        line += [(_GAP, PLAIN), *_padded(safe(passage.place), "", columns.ref)]
        usual = size + columns.ref + 3 * len(_GAP)
        if width >= _YEARS_FROM and columns.years:
            line += [(_GAP, PLAIN), *_padded(_years(passage), "dim", columns.years)]
            usual += columns.years + len(_GAP)
        line.append((_GAP, PLAIN))
        room = width - usual
        if room < _LEAST_WORDS:
            room = width - 2 * len(_GAP)
            line.append(said(_years(passage), "dim"))
            return [clip(line, width), [(_GAP * 2, PLAIN), *_words(self.hit, room, 0)]]
        return [[*line, *_words(self.hit, room, max(0, line_width(line) - usual))]]


class WholeRow(Row):
    """The whole of a paragraph, with what was found marked; cut to the lines that there are."""

    selectable = False

    def __init__(self, passage: Passage, words: str, seen: Callable[[], int]) -> None:
        """Take the passage, its paragraph's text, and what says how many lines can be seen."""
        self._passage, self._words, self._seen = passage, words, seen

    def draw(self, width: int) -> Sequence[Line]:
        """Draw a line of where it stands, then the words from the line before what was found."""
        passage, hit = self._passage, self._passage.hit
        facts = [said(safe(f"{hit.symbol}, {hit.ref}"), "ref")]
        if hit.adopted:
            facts.append(said(f"  {date_words(hit.adopted)}", "dim"))
        if len(passage.hits) > 1:
            last = safe(short_symbol(passage.hits[-1].symbol))
            facts.append(said(f"  so in {len(passage.hits)} texts, up to {last}", "dim"))
        words = _stretch(hit, 0, self._words.replace("\n", " "))
        lines = wrap(words, min(width, MEASURE) - 2 * len(_MORE))
        first = next((at for at, line in enumerate(lines) if _has_found(line)), 0)
        room = max(1, self._seen() - 1)
        top = max(0, min(first - 1, len(lines) - room))
        shown = lines[top : top + room]
        if top:
            shown[0] = [said(f"{_MORE.strip()} ", "dim"), *shown[0]]
        if top + room < len(lines):
            shown[-1] = [*shown[-1], said(_MORE, "dim")]
        return [clip(facts, width), *shown]


def _has_found(line: Line) -> bool:
    return any(ink.role == "found" for _, ink in line)


class OtherRow(Row):
    """Something else to search for."""

    def __init__(self, other: Other) -> None:
        """Take it."""
        self.other = other

    def draw(self, width: int) -> Sequence[Line]:
        """Draw what, how it differs and how much it finds."""
        other = self.other
        told = f"  {other.told}: {count(other.paragraphs, 'paragraph')}"
        spans = [said(safe(other.typed), "link"), said(told, "dim")]
        return wrap(spans, width, [(_GAP, PLAIN)], [(_GAP * 2, PLAIN)])


def rows_of(searched: Searched, *, each: bool) -> list[Row]:
    """Return the rows of an answer.

    Args:
        searched: the answer.
        each: a row for each text, instead of one for texts in a row that carry the same words.
    """
    found = searched.found
    if searched.refused:
        return [Said(), Said([said(f"This cannot be searched for: {safe(searched.refused)}.",
                                   "notice")])]  # fmt: skip
    if found is None:
        return _examples()
    if not found.hits:
        return _nothing(searched)
    rows: list[Row] = []
    if searched.instead:
        typed = safe(searched.typed.strip())
        rows.append(Said([said(f"“{typed}” stands nowhere; what begins so:", "notice")]))
    rows.append(Said([said(safe(found_words(found)), "strong")]))
    rows += _ignored(searched)
    uses = {use.series: use for use in found.uses}
    by_series: dict[str, list[Hit]] = {slug: [] for slug in uses}
    for hit in found.hits:
        by_series.setdefault(hit.series, []).append(hit)
    passages = {slug: _passages(hits, uses.get(slug), each) for slug, hits in by_series.items()}
    columns = _columns([one for many in passages.values() for one in many])
    for slug, hits in by_series.items():
        entry = searched.entries.get(slug)
        drafts = len({hit.symbol for hit in hits if hit.draft})
        rows.append(Said())
        rows.append(SeriesHead(slug, entry.title if entry else "", uses.get(slug), drafts))
        rows += [HitRow(one, columns) for one in passages[slug]]
    return rows


def _passages(hits: Sequence[Hit], use: Use | None, each: bool) -> list[Passage]:
    if not each:
        return passages_of(hits, use)
    return [one for hit in hits for one in passages_of([hit], use)]


def _columns(passages: Sequence[Passage]) -> Columns:
    return Columns(
        name=min(_WIDE_NAME, max((width_of(safe(one.name)) for one in passages), default=0)),
        ref=min(_MOST_REF, max((width_of(safe(one.place)) for one in passages), default=0)),
        years=max((len(_years(one)) for one in passages), default=0),
    )


def _years(passage: Passage) -> str:
    """Return `2005` or `2005–2016`; nothing for drafts."""
    years = [hit.adopted[:4] for hit in passage.hits if hit.adopted]
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _padded(text: str, role: str, size: int) -> Line:
    return [said(text, role), (" " * max(0, size - width_of(text)), PLAIN)]


def _ignored(searched: Searched) -> Iterator[Row]:
    found = searched.found
    if found is not None and found.ignored:
        told = f"left out, for there is no word in it: {' '.join(found.ignored)}"
        yield Said([said(safe(told), "notice")])


def _nothing(searched: Searched) -> list[Row]:
    assert searched.found is not None  # noqa: S101 - tells the type checker
    where = f"in none of the {count(searched.texts, 'text')} of the corpus"
    narrowed = read(searched.typed).narrowed
    if narrowed:
        # It may well stand in the rest of the corpus.
        where = f"nowhere within {' '.join(f'{name}:{value}' for name, value in narrowed)}"
    if not searched.texts:
        where = "not in the corpus, which is empty: i on the first screen imports texts"
    rows: list[Row] = [
        Said(),
        Said([said(safe(f"{quoted_query(searched.found)} is {where}."), "strong")]),
        *_ignored(searched),
    ]
    if searched.others:
        rows += [Said(), Said([said("This is found:", "dim")])]
        rows += map(OtherRow, searched.others)
    return rows


_EXAMPLES = (
    ("preventive diplomacy", "these words, in this order"),
    ("diplomat*", "words that begin so"),
    ('women -girls -"young women"', "without these"),
    ('"regional centre" AND peace', "both in one paragraph"),
    ("climate OR weather", "either"),
    ("terrorism NEAR/5 financing", "at most five words apart"),
    ("ageing series:child", "in series with this in their name or title"),
    ("ageing session:60..71", "in these sessions"),
    ("ageing organ:sc", "of this organ: ga, sc, ecosoc, hrc, or its name"),
    ("ageing verb:urges", "in clauses with this lead verb, in any form"),
    ("ageing only:operative", "or only:preambular, only:adopted, only:drafts"),
)


def _examples() -> list[Row]:
    """Return how one searches."""
    size = max(len(example) for example, _ in _EXAMPLES) + len(_GAP)
    rows: list[Row] = [Said(), Said([said("How to search", "head")])]
    rows += [
        Said([said(example.ljust(size), "strong"), said(told, "dim")], indent=len(_GAP))
        for example, told in _EXAMPLES
    ]
    told = "Case, accents and punctuation do not count."
    return [*rows, Said(), Said([said(told, "dim")], indent=len(_GAP))]


# The words of a passage


def _words(hit: Hit, room: int, taken: int) -> Line:
    """Set what was found with as many of the words around it as there is room for.

    Args:
        hit: what was found begins in the same column in every row, so that the eye goes down it.
        room: cells of the column of words.
        taken: those that another column runs into.
    """
    before, behind = hit.before.removeprefix("…").lstrip(" "), hit.after.removesuffix(" …")
    inside = hit.found.replace("\n", " ")
    most = max(0, min(_MOST_BEFORE, room * 2 // 5) - taken)
    kept = _tail(before, most)
    head = "" if kept == hit.before.lstrip(" ") else "… "
    gap = most - width_of(safe(head + kept))
    line: Line = [(" " * gap, PLAIN), said(head, "dim")]
    line += _stretch(hit, hit.start - len(kept), kept)
    line += _stretch(hit, hit.start, inside)
    left = room - taken - line_width(line)
    if left >= 0:
        whole = len(behind) == len(hit.after)
        kept = behind if width_of(safe(behind)) + 2 * (not whole) <= left else _head(behind, left)
        line += _stretch(hit, hit.start + len(inside), kept)
        if kept != hit.after:
            line.append(said(" …", "dim"))
    return clip(line, room - taken)


def _stretch(hit: Hit, start: int, text: str) -> list[Span]:
    """Return words of the paragraph as spans, with all that was found among them marked."""
    end = start + len(text)
    inside = [
        place
        for span in hit.spans
        for place in (max(start, min(span[0], end)), max(start, min(span[1], end)))
    ]
    cuts = sorted({start, end, *inside})
    line: list[Span] = []
    for one, other in pairwise(cuts):
        found = any(first <= one and other <= last for first, last in hit.spans)
        spot = Spot("new", hit.ref, one)
        part = placed(text[one - start : other - start], "found" if found else "", spot)
        line += [(safe(word), Ink(ink.role, ink.spot)) for word, ink in part]
    return line


def _head(text: str, room: int) -> str:
    """Return whole words of the beginning of a text that leave room for an ellipsis."""
    kept = text[: max(0, room)]
    while kept and width_of(safe(kept)) > room - 2:
        kept = kept[:-1]
    return kept.rpartition(" ")[0]


def _tail(text: str, room: int) -> str:
    """Return whole words of the end of a text, all of it or what leaves room for an ellipsis."""
    if width_of(safe(text)) <= room:
        return text
    kept = text[-room:] if room else ""
    while kept and width_of(safe(kept)) > room - 2:
        kept = kept[1:]
    return kept.partition(" ")[2]
