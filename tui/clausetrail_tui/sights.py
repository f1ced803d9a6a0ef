"""What there is to see of a corpus where nobody said what: the place of each kind of screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

from .places import (
    AgreedPlace,
    BlamePlace,
    BriefPlace,
    CitesPlace,
    ComparePlace,
    CorpusPlace,
    DroppedPlace,
    MatrixPlace,
    SearchPlace,
    SeriesPlace,
    StatsPlace,
    Stored,
    TrailPlace,
    VerbsPlace,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Comparison, Group

    from .places import Place, ScreenName, Text

_PHRASE_WORDS = 3
_LONG_LETTERS = 5
_SERIES = {"verbs": VerbsPlace, "dropped": DroppedPlace, "stats": StatsPlace}
_OF_SERIES = {"series", "matrix", *_SERIES}  # these need one


class NothingToSeeError(ClausetrailError):
    """The corpus has nothing for a kind of screen to show."""


class _Pair(NamedTuple):
    old: Text
    new: Text


def sight(
    corpus: Corpus, screen: ScreenName, *, chosen: Place | None = None, last: str | None = None
) -> tuple[Place, ...]:
    """Return the places for a picture of a screen, the last of which is seen.

    Args:
        corpus: what is looked at.
        screen: the kind of screen.
        chosen: what the person named: a series, or a comparison of texts; the screen shows that.
        last: slug of the series that was looked at last; it is taken before the largest one.

    Raises:
        NothingToSeeError: the corpus has no series with two texts, as this screen needs.
    """
    if screen == "corpus":
        return (CorpusPlace(),)
    pair, at = _asked(corpus, chosen, last)
    slug = next((one.slug for one in (pair.new, pair.old) if isinstance(one, Stored)), None)
    if slug is None:
        if screen in _OF_SERIES:
            raise NothingToSeeError("a file belongs to no series", source=pair.new.name)
        return (CorpusPlace(), _place(corpus, screen, pair, at, ""))
    below: tuple[Place, ...] = (CorpusPlace(), SeriesPlace(slug))
    if screen == "series":
        return below
    if screen == "brief":
        below = (*below, _place(corpus, "compare", pair, at, slug))
    return (*below, _place(corpus, screen, pair, at, slug))


def _asked(corpus: Corpus, chosen: Place | None, last: str | None) -> tuple[_Pair, str | None]:
    """Return the two texts, and the paragraph, that were asked for, or that are worth a look."""
    if isinstance(chosen, ComparePlace):
        return _Pair(chosen.old, chosen.new), chosen.at
    if isinstance(chosen, BlamePlace):
        return _Pair(chosen.text, chosen.text), chosen.ref
    if isinstance(chosen, SeriesPlace):
        last = chosen.slug
    return _pair_of(corpus, _series(corpus, last)), None


def _place(corpus: Corpus, screen: ScreenName, pair: _Pair, at: str | None, slug: str) -> Place:
    if screen in {"compare", "brief"}:
        if pair.old == pair.new:
            raise NothingToSeeError(
                "nothing stands before this text", source=pair.new.name, hint="name another one"
            )
        compare = ComparePlace(pair.old, pair.new, at)
        return BriefPlace(compare) if screen == "brief" else compare
    match screen:
        case "trail":
            return TrailPlace(pair.new, at or _changed(corpus, pair)[0])
        case "blame":
            return BlamePlace(pair.new, at)
        case "search":
            return SearchPlace(_changed(corpus, pair)[1])
        case "cites":
            return CitesPlace(pair.new)
        case "agreed":
            return AgreedPlace(pair.new, at)
    return _SERIES[screen](slug) if screen != "matrix" else MatrixPlace(slug, pair.new, at)


def stored(version: VersionEntry) -> Stored:
    """Return a text of a corpus as places name it."""
    return Stored(version.series, version.sha256, version.symbol or version.label)


def _series(corpus: Corpus, last: str | None) -> SeriesEntry:
    entry = corpus.entry(last) if last is not None else None
    if entry is not None:
        return entry
    from clausetrail.corpus.catalog import catalog_of

    listed = catalog_of(corpus).series
    best = max(listed, key=lambda one: (one.texts + one.drafts, one.latest or ""), default=None)
    found = corpus.entry(best.slug) if best is not None else None
    if found is None:
        raise NothingToSeeError(
            "the corpus is empty", source=str(corpus.folder), hint="clausetrail add FOLDER fills it"
        )
    return found


def _pair_of(corpus: Corpus, entry: SeriesEntry) -> _Pair:
    """Return the newest text of a series and the one before it: itself where there is none."""
    texts: Sequence[VersionEntry] = (*entry.drafts[::-1], *entry.versions[::-1])
    if len(entry.versions) > 1:
        texts = entry.versions[::-1]
    for text in texts:
        before = corpus.before(text)
        if before is not None:
            return _Pair(stored(before), stored(text))
    return _Pair(stored(texts[0]), stored(texts[0]))


def _changed(corpus: Corpus, pair: _Pair) -> tuple[str, str]:
    """Return a paragraph of the new text that has changed in its words, and some new words."""
    from clausetrail.history.compared import compared_of

    if not isinstance(pair.new, Stored) or not isinstance(pair.old, Stored):
        return "OP1", ""
    entry = corpus.entry(pair.new.slug)
    known = {one.sha256: one for one in (*entry.versions, *entry.drafts)} if entry else {}
    old, new = known.get(pair.old.sha256), known.get(pair.new.sha256)
    if old is None or new is None:
        return "OP1", ""
    comparison = compared_of(corpus, old, new).comparison
    groups = sorted(comparison.groups, key=_weight, reverse=True)
    for group in groups:
        words = next((_phrase(text) for sign, text in group.ops if sign == "+"), "")
        if group.new and words:
            return group.new[0], f'"{words}"'
    return _first(comparison), ""


def _weight(group: Group) -> tuple[bool, bool, int]:
    both = group.relation == "one-to-one" and group.change == "substantive"
    operative = bool(group.new) and group.new[0].startswith("OP")
    return both, operative, sum(len(text) for sign, text in group.ops if sign == "+")


def _phrase(text: str) -> str:
    """Return two or three words that follow each other and are none of the little ones."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if word.isalpha() and len(word) >= _LONG_LETTERS:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    best = max(runs, key=len)
    return " ".join(best[:_PHRASE_WORDS]) if len(best) > 1 else ""


def _first(comparison: Comparison) -> str:
    paragraphs = comparison.new.paragraphs
    operative = (one.ref for one in paragraphs if one.kind == "operative")
    return next(operative, paragraphs[0].ref if paragraphs else "OP1")
