"""Count what a comparison found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.model import FootnoteChange, FootnoteSummary, Group, Summary

if TYPE_CHECKING:
    from collections.abc import Sequence


def summarize(groups: Sequence[Group], footnotes: Sequence[FootnoteChange]) -> Summary:
    """Count groups by class and by relation, verbs by direction, footnotes by class."""
    changes = Counter(group.change for group in groups)
    relations = Counter(group.relation for group in groups)
    directions = Counter(verb.direction for group in groups for verb in group.verbs)
    notes = Counter(note.change for note in footnotes)
    return Summary(
        identical=changes["identical"],
        editorial=changes["editorial"],
        rollover=changes["rollover"],
        substantive=changes["substantive"],
        added=relations["added"],
        removed=relations["removed"],
        split=relations["split"],
        merged=relations["merge"],
        regrouped=relations["regrouped"],
        moved=sum(group.moved for group in groups),
        verbs_stronger=directions["stronger"],
        verbs_weaker=directions["weaker"],
        footnotes=FootnoteSummary(
            identical=notes["identical"],
            editorial=notes["editorial"],
            rollover=notes["rollover"],
            substantive=notes["substantive"],
        ),
    )
