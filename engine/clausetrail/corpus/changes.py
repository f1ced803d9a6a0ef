"""What changed from one text to another, in figures.

The counts of a comparison are kept by themselves, under the same key as the comparison: a
series whose texts were compared before is told without a record or a comparison being read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .comparing import Question, summaries_kept
from .pin_branch import Branch
from .pins import decided, honoured_of, name_of
from .state import RECORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetrail.model import Summary

    from .corpus import Corpus
    from .given import VersionEntry

    Pair = tuple[VersionEntry, VersionEntry]


def summaries_of(
    corpus: Corpus, pairs: Sequence[Pair], progress: Callable[[int, int], None] | None = None
) -> tuple[Summary, ...]:
    """Count what changed from one text to another, of many pairs.

    Args:
        corpus: the corpus.
        pairs: the older text and the newer of each.
        progress: called with how many of how many are known, before the first and after each.
            What it raises ends the work and is raised here; what was compared by then is kept.

    Raises:
        CorpusError: a record or the pins cannot be read.
    """
    found: dict[int, Summary] = {}
    if progress is not None:
        progress(0, len(pairs))
    for at, summary in each_summary(corpus, pairs):
        found[at] = summary
        if progress is not None:
            progress(len(found), len(pairs))
    return tuple(found[at] for at in range(len(pairs)))


def each_summary(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[tuple[int, Summary]]:
    """Count what changed, of many pairs, and tell each as soon as it is known.

    Yields:
        The 0-based place of a pair and its counts: at once all that the cache knows, in order;
        then one after the other those that have to be compared, which are kept. Whoever has
        enough stops asking.
    """
    kept = summaries_kept(corpus.cache, _questions(corpus, pairs))
    yield from ((at, summary) for at, summary in enumerate(kept) if summary is not None)
    for at, summary in enumerate(kept):
        if summary is None:
            yield at, corpus.comparison(*pairs[at]).summary


def _questions(corpus: Corpus, pairs: Sequence[Pair]) -> list[Question]:
    branch = Branch.of(corpus.store)
    parcels = corpus.state.parcels_of({one.sha256 for pair in pairs for one in pair})
    blobs = {sha256: parcel[RECORD] for sha256, parcel in parcels.items() if RECORD in parcel}
    questions = []
    for old, new in pairs:
        for one in (old, new):
            if one.sha256 not in blobs:
                corpus.record(one.sha256)  # which says what is wrong
        decisions = decided(branch, name_of(old), name_of(new))
        pins = (
            honoured_of(decisions, corpus.record(old.sha256), corpus.record(new.sha256)).pins
            if decisions
            else ()
        )
        questions.append(Question(blobs[old.sha256], blobs[new.sha256], pins))
    return questions
