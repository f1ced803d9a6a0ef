"""How much the texts of series changed: asked in the background, told as it becomes known."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetrail.model.errors import ClausetrailError
from clausetrail_tui.desk import CancelledError

from .bars import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Summary
    from clausetrail_tui.desk import Desk, Job

    from .listing import Shares

    Pair = tuple[VersionEntry, VersionEntry]

MOST_STEPS = 16  # texts that a sparkline shows, the latest
TOLD_EVERY_S = 0.1  # answers come in batches: a screen drawn anew for each would flicker


def shares_of(
    slugs: Sequence[str], tell: Callable[[dict[str, Shares]], None]
) -> Callable[[Desk, Job], dict[str, Shares]]:
    """Return the question how much each text of some series changed.

    Args:
        slugs: the series.
        tell: called in the desk's thread, now and then, with what is known by then.
    """

    def question(desk: Desk, job: Job) -> dict[str, Shares]:
        corpus = desk.corpus()
        found: dict[str, Shares] = {}
        told = time.monotonic()
        for slug in slugs:
            shares: list[float | None] = []
            try:
                entry = corpus.entry(slug)
                texts = entry.versions if entry is not None else ()
                shares = [None] * max(0, len(texts) - 1)
                pairs = list(pairwise(texts))
                earlier = max(0, len(pairs) - MOST_STEPS)
                for at, summary in each(desk, job, pairs[earlier:]):
                    shares[earlier + at] = share(summary)
            except ClausetrailError:
                # Whoever opens the series is told; a list says that nothing is known of it.
                shares = [None] * len(shares)
            found[slug] = tuple(shares)
            if time.monotonic() - told > TOLD_EVERY_S:
                tell(found)
                found, told = {}, time.monotonic()
        return found

    return question


def summaries_of(
    pairs: Sequence[Pair], tell: Callable[[dict[str, Summary]], None]
) -> Callable[[Desk, Job], dict[str, Summary]]:
    """Return the question what changed between texts, by the later's sha256; `tell` as above."""

    def question(desk: Desk, job: Job) -> dict[str, Summary]:
        found: dict[str, Summary] = {}
        told = time.monotonic()
        for done, (at, summary) in enumerate(each(desk, job, pairs), start=1):
            found[pairs[at][1].sha256] = summary
            if time.monotonic() - told > TOLD_EVERY_S:
                job.progress(done, len(pairs))
                tell(found)
                found, told = {}, time.monotonic()
        return found

    return question


def each(desk: Desk, job: Job, pairs: Sequence[Pair]) -> Iterator[tuple[int, Summary]]:
    """Yield what changed, pair by pair, until the job is given up."""
    from clausetrail.corpus.changes import each_summary

    for both in each_summary(desk.corpus(), pairs):
        if job.cancelled:
            raise CancelledError
        yield both
