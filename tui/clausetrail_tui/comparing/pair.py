"""Two texts compared, as the screen needs them; to be called in a desk's thread."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError
from clausetrail_tui.comparing.plan import Plan
from clausetrail_tui.files import record_of
from clausetrail_tui.places import ComparePlace, File, Stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.corpus.pin_branch import Pinned
    from clausetrail.model import Comparison, FootnoteChange, Resolution
    from clausetrail.report.runs import Words
    from clausetrail_tui.desk import Desk
    from clausetrail_tui.places import Text


class GoneTextError(ClausetrailError):
    """A text that was listed is not in the corpus any more."""


class Compared(NamedTuple):
    """A comparison, and what the screen shows of it besides."""

    place: ComparePlace
    comparison: Comparison
    words: Words
    notes: tuple[tuple[FootnoteChange, ...], ...]  # of each group, its footnotes
    plan: Plan  # of its rows
    homeless: tuple[FootnoteChange, ...]  # footnotes that no paragraph refers to
    told: tuple[str, ...]  # a sentence on each pin that is left out
    decisions: tuple[Pinned, ...]  # of a person, that are honoured
    before: ComparePlace | None  # the pair before it in the series, that ends where this begins
    after: ComparePlace | None
    whole: bool = True  # whether it tells what was restored

    def continues(self, other: Compared) -> bool:
        """Whether this says the same as another, or more, of the same groups."""
        ours, theirs = (
            [(group.old, group.new, group.pinned) for group in one.comparison.groups]
            for one in (self, other)
        )
        return self.place == other.place and ours == theirs


def compared(
    desk: Desk,
    place: ComparePlace,
    passing: tuple[Pinned, ...] = (),
    *,
    soon: bool = False,
    known: Comparison | None = None,
    check: Callable[[], None] = lambda: None,
) -> Compared:
    """Compare the two texts of a place.

    Args:
        desk: where the corpus is.
        place: the two texts.
        passing: what was decided about texts that are not both in the corpus.
        soon: leave out what was restored, where finding it takes long.
        known: the comparison, where it lacks but what was restored.
        check: called again and again meanwhile; what it raises gives the work up.

    Raises:
        ClausetrailError: one of them cannot be found or read.
    """
    from clausetrail.report.runs import Words
    from clausetrail.report.selection import notes_of

    (comparison, told, decisions), whole = _comparison(
        desk, place, passing, known, check, soon=soon
    )
    check()
    given, homeless = notes_of(comparison)
    before, after = _neighbours(desk, place)
    # A comparison is many small objects that stay: looking through them for garbage again and
    # again would hold up a key now and then (by 40 ms, at 450 groups).
    gc.freeze()
    return Compared(
        place,
        comparison,
        Words(comparison, minor=True),
        tuple(tuple(of) for of in given),
        Plan(comparison, given),
        tuple(homeless),
        told,
        decisions,
        before,
        after,
        whole,
    )


def _comparison(
    desk: Desk,
    place: ComparePlace,
    passing: tuple[Pinned, ...],
    known: Comparison | None,
    check: Callable[[], None],
    *,
    soon: bool,
) -> tuple[tuple[Comparison, tuple[str, ...], tuple[Pinned, ...]], bool]:
    """Return the comparison, sentences on what is left out, and the decisions in it.

    Beside them, whether that is all.
    """
    from clausetrail_tui.judging.deciding import pins_of

    old, new, pins = place.old, place.new, pins_of(passing)
    if isinstance(old, Stored):
        from clausetrail.history.compared import compared_of, compared_soon

        corpus = desk.corpus()
        earlier = entry_of(corpus, old)
        if known is not None and not isinstance(new, Stored):
            # It is kept nowhere, and would be made anew; that of two stored texts is kept.
            from clausetrail.history.restored import with_restored

            return (with_restored(corpus, earlier, known), (), passing), True
        later = entry_of(corpus, new) if isinstance(new, Stored) else _read(new)
        check()
        if soon:
            found, whole = compared_soon(corpus, earlier, later, pins=pins, check=check)
        else:
            found, whole = compared_of(corpus, earlier, later, pins=pins, check=check), True
        decisions = found.decisions if isinstance(new, Stored) else passing
        return (found.comparison, found.notes, decisions), whole
    from clausetrail.diff import compare

    before = _read(old)
    check()
    text = desk.corpus().record(new.sha256) if isinstance(new, Stored) else _read(new)
    return (compare(before, text, pins, check=check), (), passing), True


def entry_of(corpus: Corpus, text: Stored) -> VersionEntry:
    """Return a stored text as the corpus lists it.

    Raises:
        GoneTextError: it is not there any more.
    """
    series = corpus.entry(text.slug)
    texts = (*series.versions, *series.drafts) if series is not None else ()
    for one in texts:
        if one.sha256 == text.sha256:
            return one
    raise GoneTextError(
        f"{text.name} is not in the series {text.slug} any more",
        hint="go back and open the series again",
    )


def stored(version: VersionEntry) -> Stored:
    """Return a text of the corpus as a place names it."""
    return Stored(version.series, version.sha256, version.symbol or version.label)


def _read(file: Text) -> Resolution:
    assert isinstance(file, File)  # noqa: S101 - tells the type checker
    return record_of(file)


def _neighbours(desk: Desk, place: ComparePlace) -> tuple[ComparePlace | None, ComparePlace | None]:
    before: ComparePlace | None = None
    after: ComparePlace | None = None
    if isinstance(place.old, Stored):
        corpus = desk.corpus()
        earlier = corpus.before(entry_of(corpus, place.old))
        before = ComparePlace(stored(earlier), place.old) if earlier else None
    if isinstance(place.new, Stored):
        later = _behind(desk.corpus(), place.new)
        after = ComparePlace(place.new, stored(later)) if later else None
    return before, after


def _behind(corpus: Corpus, text: Stored) -> VersionEntry | None:
    """Return the adopted text behind one; of a draft, the resolution that came of it."""
    series = corpus.entry(text.slug)
    if series is None:
        return None
    for at, one in enumerate(series.versions):
        if one.sha256 == text.sha256:
            return series.versions[at + 1] if at + 1 < len(series.versions) else None
    draft = next((one for one in series.drafts if one.sha256 == text.sha256), None)
    if draft is None or draft.outcome is None:
        return None
    return next((one for one in series.versions if one.symbol == draft.outcome), None)
