"""What came nearest to a paragraph that stands alone: why it has no partner.

Only told, never decided by: a paragraph that the engine found alone stays so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.model.comparison import Evidence

from .evidence import telling
from .score import candidates, likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .engine import Found
    from .text import Text

# Likeness below which two paragraphs of one subject only happen to share words. Nothing can
# make a pair of them: that begins at 0.15.
_LEAST = 0.08


def evidence_alone(
    found: Found,
    alone: Sequence[int],
    sides: tuple[Text, Text],
    doubtful: Mapping[int, int],
    *,
    of_old: bool,
) -> list[Evidence]:
    """Tell of paragraphs that stand alone what came nearest to each on the other side.

    Also a paragraph that has its partner may be the nearest: the engine did not look at one
    whose partner has the same words.

    Args:
        found: what the engine found.
        alone: indexes of paragraphs of one side, none of which has a partner.
        sides: the text that they stand in, and the other one.
        doubtful: of those that only just failed, the paragraph that each would have gone to.
        of_old: whether they stand in the old text.

    Returns:
        One for each: the runner-up on the other side and its likeness, and the words that weigh
        most in it; all empty where nothing came near.
    """
    here, there = sides
    rows = candidates(
        [here.terms[index] for index in alone], there.terms, found.weights, set(), set()
    )
    told: list[Evidence] = []
    for index, row in zip(alone, rows, strict=True):
        best = doubtful.get(index)
        if best is None:
            # A heading is too short to tell by its few words what a paragraph is about.
            allowed = (
                (score, -other)
                for other, score in row.items()
                if ((index, other) if of_old else (other, index)) not in found.apart
                and (here.kinds[index] == "heading") == (there.kinds[other] == "heading")
            )
            score, other = max(allowed, default=(0.0, 0))
            if score < _LEAST:
                told.append(Evidence(0.0))
                continue
            best = -other
        terms = here.terms[index], there.terms[best]
        told.append(
            Evidence(
                score=0.0,
                shared=tuple(telling(found, terms[0].terms & terms[1].terms, here)),
                runner_up=there.refs[best],
                runner_up_score=round(likeness(*terms, found.weights), 4),
                runner_up_side="new" if of_old else "old",
            )
        )
    return told
