"""`search`: where a phrase stands in the whole corpus, as a timeline.

Of every series it is told in which text the phrase stood first and last, how many texts carry
it, and where it fell out and came back.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from msgspec import Struct

from clausetrail.diff.verbs import base_words
from clausetrail.model import ParagraphKind

from .query import Query, query_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .index import Index, IndexVersion

Row = TypeVar("Row")

# Put around what was found by SQLite, and taken out again: no text holds them.
_OPEN, _CLOSE = "\x02\x1a\x02", "\x03\x1a\x03"
_AROUND = 60  # characters before and behind what was found
_FIRST_SPAN = 3 * _AROUND  # of what was found, no more is repeated in a hit
_TOLD_EVERY = 2048  # rows: some milliseconds


class Filters(Struct, frozen=True, kw_only=True):
    """Which paragraphs are looked at; what is left empty leaves out nothing."""

    series: tuple[str, ...] = ()  # slugs
    body: str | None = None  # the organ: "General Assembly", "security council"
    sessions: tuple[str, str] | None = None  # first and last, both with: ("60", "71")
    verb: str | None = None  # lead verb of the clause, in any form: "urges", "taking note"
    kinds: tuple[ParagraphKind, ...] = ()
    adopted: bool | None = None  # True: adopted texts alone; False: drafts alone


class Hit(Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph in which the phrase stands."""

    symbol: str  # of its text, or a draft's label
    series: str  # slug
    session: str | None
    adopted: str | None  # ISO date; None for a draft
    draft: bool
    ref: str
    start: int  # of what was found first: offsets in the paragraph's text
    end: int
    spans: tuple[tuple[int, int], ...]  # all that was found in it
    before: str  # the words around; "…" where the paragraph goes on
    found: str
    after: str


class Dropped(Struct, frozen=True):
    """Where the phrase fell out of a series, and whether it came back."""

    last: str  # the last text with it
    gone: str  # the first without it
    back: str | None  # the text in which it is again


class Use(Struct, frozen=True, kw_only=True):
    """How the adopted texts of one series use the phrase."""

    series: str
    title: str
    first: str  # symbols
    last: str
    first_adopted: str | None  # ISO dates
    last_adopted: str | None
    texts: int  # that carry it
    since: int  # texts of the series from the first that carries it
    dropped: tuple[Dropped, ...] = ()


class Found(Struct, frozen=True, kw_only=True):
    """The answer to a search."""

    schema: Literal["clausetrail/search/1"] = "clausetrail/search/1"
    query: str
    ignored: tuple[str, ...] = ()  # parts of it without a letter or digit
    first: str | None  # symbols of the first and the last text with it, adopted ones if any is
    last: str | None
    paragraphs: int  # in which it stands
    texts: int
    uses: tuple[Use, ...]  # by series, the earliest use first
    hits: tuple[Hit, ...]  # in order of time

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each hit."""
        return [
            {
                "symbol": hit.symbol, "series": hit.series, "session": hit.session,
                "adopted": hit.adopted, "draft": hit.draft, "ref": hit.ref,
                "start": hit.start, "end": hit.end,
                "before": hit.before, "found": hit.found, "after": hit.after,
            }
            for hit in self.hits
        ]  # fmt: skip


class _Marked(NamedTuple):
    """What was found in one paragraph's words, wherever they stand."""

    spans: tuple[tuple[int, int], ...]
    before: str
    found: str
    after: str


def search_of(
    index: Index,
    typed: str,
    filters: Filters | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Found:
    """Look for a phrase in every paragraph of a corpus.

    Args:
        index: the index of the corpus.
        typed: what to look for; see `query` for its forms.
        filters: which paragraphs to look at.
        progress: called now and then with how many paragraphs of how many are done, 0 of 0 while
            they are found; what it raises gives the search up.

    Raises:
        QueryError: nothing can be searched for so.
    """
    query = query_of(typed)
    filters = filters or Filters()
    wanted = _versions(index, filters)
    tell = progress or _silent
    rows = index.rows(
        "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?",
        (_OPEN, _CLOSE, query.match),
    )
    marked: dict[int, str] = dict(_telling(rows, tell))
    cut: dict[int, _Marked] = {}
    fits = _verb_fits(filters.verb)
    carrying: dict[int, IndexVersion] = {}
    hits: list[Hit] = []
    places = _places(index, query.match, wanted, filters, tell)
    for count, (number, _, text, ref, verbs, _) in enumerate(places):
        if count % _TOLD_EVERY == 0:
            tell(count, len(places))
        found = cut.get(text)
        if found is None:
            found = cut[text] = _marked(marked[text])
        if found.spans and (fits is None or fits(verbs, found.spans)):
            version = carrying[number] = wanted[number]
            hits.append(_hit(version, ref, found))
    return _answer(index, query, hits, list(carrying.values()))


def _versions(index: Index, filters: Filters) -> Mapping[int, IndexVersion]:
    """The texts to look at, by number."""
    if filters == Filters(verb=filters.verb, kinds=filters.kinds):
        return index.versions
    body = filters.body.casefold() if filters.body else None

    def fits(one: IndexVersion) -> bool:
        return (
            (not filters.series or one.series in filters.series)
            and (body is None or (one.body or "").casefold() == body)
            and (filters.adopted is None or one.adopted == filters.adopted)
            and (filters.sessions is None or _within(one.session, *filters.sessions))
        )

    return {number: one for number, one in index.versions.items() if fits(one)}


def _within(session: str | None, first: str, last: str) -> bool:
    if session is None:
        return False
    if session.isdigit() and first.isdigit() and last.isdigit():
        return int(first) <= int(session) <= int(last)
    return session.upper() in {first.upper(), last.upper()}


def _silent(done: int, total: int) -> None:
    """Tell nobody."""


def _telling(rows: Iterable[Row], tell: Callable[[int, int], None]) -> Iterator[Row]:
    for count, row in enumerate(rows):
        if count % _TOLD_EVERY == 0:
            tell(0, 0)
        yield row


def _places(
    index: Index,
    match: str,
    wanted: Mapping[int, IndexVersion],
    filters: Filters,
    tell: Callable[[int, int], None],
) -> list[tuple[int, int, int, str, str, str]]:
    """Where it stands, in order of time: version, place in it, text, reference, verbs, kind."""
    rows = index.rows(
        "SELECT p.version, p.at, p.text, p.ref, p.verbs, p.kind FROM words w "
        "JOIN places p ON p.text = w.rowid WHERE words MATCH ?",
        (match,),
    )
    found = list(_telling(rows, tell))
    if filters.kinds:
        found = [row for row in found if row[5] in filters.kinds]
    if wanted is not index.versions:
        found = [row for row in found if row[0] in wanted]
    ranks = index.ranks
    found.sort(key=lambda row: (ranks[row[0]], row[1]))
    return found


def _verb_fits(
    verb: str | None,
) -> Callable[[str, tuple[tuple[int, int], ...]], bool] | None:
    """A test whether what was found stands in a clause with this lead verb."""
    if not verb:
        return None
    wanted = f" {' '.join(base_words(verb))} "

    def fits(verbs: str, spans: tuple[tuple[int, int], ...]) -> bool:
        clauses = [one.partition(":") for one in verbs.split("|") if one]
        for start, _ in spans:
            within = [words for at, _, words in clauses if int(at) <= start]
            if within and wanted in f" {within[-1]} ":
                return True
        return False

    return fits


def _marked(text: str) -> _Marked:
    """Take the marks out of a text, and cut out the words around the first of them."""
    head, *parts = text.split(_OPEN)
    spans: list[tuple[int, int]] = []
    at = len(head)
    for part in parts:
        size = part.index(_CLOSE)
        spans.append((at, at + size))
        at += len(part) - len(_CLOSE)
    if not spans:
        return _Marked((), "", "", "")
    found, _, rest = parts[0].partition(_CLOSE)
    if len(rest) <= _AROUND:  # what was found next is among the words behind
        rest = "".join([rest, *parts[1:]]).replace(_CLOSE, "")
    if len(found) > _FIRST_SPAN:
        found, rest = found[:_FIRST_SPAN], found[_FIRST_SPAN:] + rest
    return _Marked(tuple(spans), _before(head), found, _after(rest))


def _before(text: str) -> str:
    """Return the last words of a text, with "…" where there are more."""
    if len(text) > _AROUND:
        cut = text.find(" ", -_AROUND)
        text = "…" + text[cut if cut >= 0 else -_AROUND :]
    return text.replace("\n", " ") if "\n" in text else text


def _after(text: str) -> str:
    """Return the first words of a text, with "…" where there are more."""
    if len(text) > _AROUND:
        cut = text.rfind(" ", 0, _AROUND)
        text = text[: cut if cut > 0 else _AROUND] + " …"
    return text.replace("\n", " ") if "\n" in text else text


def _answer(index: Index, query: Query, hits: list[Hit], carrying: list[IndexVersion]) -> Found:
    """Sum up.

    Args:
        index: the index.
        query: what was asked.
        hits: in order of time.
        carrying: the texts that they stand in, in order of time.
    """
    adopted = [version for version in carrying if version.adopted]
    ends = adopted or carrying
    by_series = sorted(adopted, key=lambda version: (version.series, version.at))
    uses = [
        _use(index, slug, {version.at for version in versions})
        for slug, versions in groupby(by_series, key=lambda version: version.series)
    ]
    return Found(
        query=query.typed,
        ignored=query.ignored,
        first=ends[0].name if ends else None,
        last=ends[-1].name if ends else None,
        paragraphs=len(hits),
        texts=len(carrying),
        uses=tuple(sorted(uses, key=lambda use: (use.first_adopted or "", use.series))),
        hits=tuple(hits),
    )


def _hit(version: IndexVersion, ref: str, found: _Marked) -> Hit:
    start, end = found.spans[0]
    return Hit(
        symbol=version.symbol or version.label,
        series=version.series,
        session=version.session,
        adopted=(version.date or None) if version.adopted else None,
        draft=not version.adopted,
        ref=ref,
        start=start,
        end=end,
        spans=found.spans,
        before=found.before,
        found=found.found,
        after=found.after,
    )


def _use(index: Index, slug: str, carrying: set[int]) -> Use:
    """Tell the use of one series.

    Args:
        index: the index.
        slug: the series.
        carrying: the places in its line of the texts that carry the phrase.
    """
    line = index.lines[slug]
    first, last = min(carrying), max(carrying)
    dropped: list[Dropped] = []
    for at in range(first + 1, len(line)):
        if at not in carrying and at - 1 in carrying:
            back = next(
                (line[later].name for later in range(at, last + 1) if later in carrying), None
            )
            dropped.append(Dropped(line[at - 1].name, line[at].name, back))
    return Use(
        series=slug,
        title=index.series[slug].title,
        first=line[first].name,
        last=line[last].name,
        first_adopted=line[first].date or None,
        last_adopted=line[last].date or None,
        texts=len(carrying),
        since=len(line) - first,
        dropped=tuple(dropped),
    )
