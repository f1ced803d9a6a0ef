"""Paragraphs that are new beside the text before, and stood in an earlier text of the series.

68  OP12            the 69th session left it out; the comparison of 69 with 71 calls OP9 new,
69  –               and the history says that it is restored from OP12 of 68
71  OP9
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clausetrail.model import Restored

from .versions import SeriesHistory

if TYPE_CHECKING:
    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Comparison


def with_restored(corpus: Corpus, old: VersionEntry, comparison: Comparison) -> Comparison:
    """Return a comparison that tells of added paragraphs where they had stood before.

    Args:
        corpus: the corpus.
        old: the earlier of the two texts, as the corpus lists it.
        comparison: of its record with any text that came after it: a later one of its series,
            a draft, a file.

    Returns:
        The comparison, `restored` set in groups of one added paragraph that is close to one
        that the series had, and lost in the old text or before it.
    """
    if all(group.old for group in comparison.groups) or _is_older(comparison, old):
        return comparison
    entry = corpus.entry(old.series)
    if entry is None:
        return comparison
    history = SeriesHistory.of_corpus(corpus, entry)
    if old.kind == "adopted":
        history = history.until(history.index(old.label))
    else:
        draft = next(one for one in history.drafts if one.label == old.label)
        history = history.with_draft(draft)
    return marked_restored(history, comparison)


def marked_restored(history: SeriesHistory, comparison: Comparison) -> Comparison:
    """As `with_restored`, of a history whose newest text is the comparison's old one."""
    last = len(history)
    found = {
        link.group.new[0]: Restored(
            history.versions[link.old].name, link.group.old[0], link.group.change
        )
        for link in history.followed_by(comparison).returns
        if link.new == last
    }
    if not found:
        return comparison
    groups = tuple(
        replace(group, restored=found[group.new[0]])
        if not group.old and group.new[0] in found
        else group
        for group in comparison.groups
    )
    return replace(comparison, groups=groups)


def _is_older(comparison: Comparison, old: VersionEntry) -> bool:
    """Whether the new text is the earlier one: nothing is restored backwards in time."""
    adopted = comparison.new.adopted
    return bool(adopted and old.adopted and adopted < old.adopted)
