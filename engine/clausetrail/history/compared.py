"""Two texts of a corpus compared as everybody is shown them: with pins, and with what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model import Resolution

from .restored import known_restored, with_restored

if TYPE_CHECKING:
    from collections.abc import Sequence

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
) -> ComparedTexts:
    """Compare a text of a corpus with another one, which need not be in it.

    Args:
        corpus: the corpus.
        old: the earlier text, as the corpus lists it.
        new: the later one; or one that is in no corpus.
        pins: for a text that is in no corpus, where there are none of them.

    Returns:
        The comparison, which tells of added paragraphs where the series had them before, and
        what became of pins that it does not honour.

    Raises:
        CorpusError: a record or the pins cannot be read.
    """
    if isinstance(new, Resolution):
        from clausetrail.diff import compare

        comparison = compare(corpus.record(old.sha256), new, pins)
        return ComparedTexts(with_restored(corpus, old, comparison), ())
    found = corpus.compared(old, new)
    return ComparedTexts(
        with_restored(corpus, old, found.comparison, new),
        pin_notes(found.honoured),
        found.honoured.held,
    )


def compared_soon(
    corpus: Corpus, old: VersionEntry, new: VersionEntry
) -> tuple[ComparedTexts, bool]:
    """Compare two texts of a corpus as far as that is done soon.

    Args:
        corpus: the corpus.
        old: the earlier text.
        new: the later one.

    Returns:
        What `compared_of` does, and whether that is all of it: what was restored is left out
        where the series would have to be read for it.
    """
    found = corpus.compared(old, new)
    whole = known_restored(corpus, old, found.comparison, new)
    told = ComparedTexts(whole or found.comparison, pin_notes(found.honoured), found.honoured.held)
    return told, whole is not None


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
