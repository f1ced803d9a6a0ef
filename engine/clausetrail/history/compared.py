"""Two texts of a corpus compared as everybody is shown them: with pins, and with what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model import Resolution

from .restored import known_restored, with_restored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.corpus.pin_branch import Pinned
    from clausetrail.corpus.pins import Honoured
    from clausetrail.model import Comparison, Pin


class ComparedTexts(NamedTuple):
    """A comparison, and what there is to say of it."""

    comparison: Comparison
    notes: tuple[str, ...]  # a sentence on each pin that could not be honoured
    decisions: tuple[Pinned, ...] = ()  # that are honoured, with references as they are now


def compared_of(
    corpus: Corpus,
    old: VersionEntry,
    new: VersionEntry | Resolution,
    *,
    pins: Sequence[Pin] = (),
    check: Callable[[], None] | None = None,
) -> ComparedTexts:
    """Compare a text of a corpus with another one, which need not be in it.

    Args:
        corpus: the corpus.
        old: the earlier text, as the corpus lists it.
        new: the later one; or one that is in no corpus.
        pins: for a text that is in no corpus, where there are none of them.
        check: called again and again meanwhile; what it raises gives the work up.

    Returns:
        The comparison, which tells of added paragraphs where the series had them before, and
        what became of pins that it does not honour.

    Raises:
        CorpusError: a record or the pins cannot be read.
    """
    told = _compared(corpus, old, new, pins, check)
    kept = None if isinstance(new, Resolution) else new
    return told._replace(comparison=with_restored(corpus, old, told.comparison, kept))


def _compared(
    corpus: Corpus,
    old: VersionEntry,
    new: VersionEntry | Resolution,
    pins: Sequence[Pin],
    check: Callable[[], None] | None,
) -> ComparedTexts:
    if isinstance(new, Resolution):
        from clausetrail.diff import compare

        return ComparedTexts(compare(corpus.record(old.sha256), new, pins, check=check), ())
    found = corpus.compared(old, new, check)
    return ComparedTexts(found.comparison, pin_notes(found.honoured), found.honoured.held)


def compared_soon(
    corpus: Corpus,
    old: VersionEntry,
    new: VersionEntry | Resolution,
    *,
    pins: Sequence[Pin] = (),
    check: Callable[[], None] | None = None,
) -> tuple[ComparedTexts, bool]:
    """Compare a text of a corpus with another one as far as that is done soon.

    Args:
        corpus: the corpus.
        old: the earlier text.
        new: the later one; or one that is in no corpus.
        pins: for a text that is in no corpus.
        check: called again and again meanwhile; what it raises gives the work up.

    Returns:
        What `compared_of` does, and whether that is all of it: what was restored is left out
        where the series would have to be read for it.
    """
    told = _compared(corpus, old, new, pins, check)
    kept = None if isinstance(new, Resolution) else new
    whole = known_restored(corpus, old, told.comparison, kept)
    return (told if whole is None else told._replace(comparison=whole)), whole is not None


def pin_notes(honoured: Honoured) -> tuple[str, ...]:
    """Return a sentence on each pin that a comparison leaves out."""
    gone = [
        f"the pin of {one.old} and {one.new} is left out: their words are in the texts no more"
        for one in honoured.gone
    ]
    overruled = [
        f"the pin of {one.old} and {one.new} is left out: a later one contradicts it"
        for one in honoured.overruled
    ]
    return (*gone, *overruled)
