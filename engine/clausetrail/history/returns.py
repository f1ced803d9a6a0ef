"""Find paragraphs that come back after an absence.

    68  ..  OP12            OP12 fell out in the 69th session; what is new in the 71st is
    69  ..   –              held against all that ever fell out and is not back yet.
    71  ..  OP9  <- OP12 of 68

Whoever fell out last session has been held against this session's text by the comparison of
the two; only what has been absent for a version or more is looked for here. The same evidence
decides as in the alignment: rare words, the lead verb, the lead-in; but not the place, which
a paragraph loses with its absence, and therefore more of the words must agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from clausetrail.align.assign import best_pairs
from clausetrail.align.fit import Frame
from clausetrail.align.items import Families
from clausetrail.align.score import candidates
from clausetrail.align.text import Text
from clausetrail.align.words import Lexicon, Weights
from clausetrail.diff import diff
from clausetrail.model import AlignedGroup, Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, Resolution

    from .versions import Link, Place

# By how much more the words must agree than for paragraphs of neighbouring versions, which have
# their place to speak for them: a likeness of 0.45 does by itself, 0.40 with the same lead verb.
# Found by reading the returns of eight series: below, one in two was another paragraph.
MORE = 0.12
Return = tuple["Place", "Place", float]  # the last place before the absence, the first after it


def returns_of(texts: Sequence[Resolution], comparisons: Sequence[Comparison]) -> tuple[Link, ...]:
    """Find the returns of a series.

    Args:
        texts: its versions, oldest first.
        comparisons: each with the one before it.

    Returns:
        A link for each paragraph that came back, from where it last stood to where it stands
        again, with what changed; by later version, then by its order.
    """
    from .versions import Link

    links: list[Link] = []
    gone: dict[Place, None] = {}
    for new in range(1, len(texts)):
        added = [ref for group in comparisons[new - 1].groups if not group.old for ref in group.new]
        found = _pair(texts, new, list(gone), added, comparisons[new - 1]) if added else []
        for place, _, _ in found:
            del gone[place]
        for old in sorted({place[0] for place, _, _ in found}):
            groups = [
                AlignedGroup(
                    old=(place[1],), new=(ref,), relation="one-to-one", similarity=round(score, 2)
                )
                for place, (_, ref), score in found
                if place[0] == old
            ]
            compared = diff(Alignment(tuple(groups)), texts[old], texts[new])
            links += [Link(old=old, new=new, group=group) for group in compared.groups]
        for group in comparisons[new - 1].groups:
            if not group.new:
                gone.update(dict.fromkeys((new - 1, ref) for ref in group.old))
    return tuple(links)


def _pair(
    texts: Sequence[Resolution],
    new: int,
    gone: Sequence[Place],
    added: Sequence[str],
    comparison: Comparison,
) -> list[Return]:
    """Pair what fell out before with what is new in a version."""
    if not gone:
        return []
    by_place = {(at, one.ref): one for at in {at for at, _ in gone} for one in texts[at].paragraphs}
    # Those that fell out stand beside the version before, whose words tell what is a formula.
    lost = [replace(by_place[place], ref=f"{place[0]}~{place[1]}") for place in gone]
    before = [*lost, *texts[new - 1].paragraphs]
    after = texts[new].paragraphs
    lexicon = Lexicon()
    old_text, new_text = (
        Text([p.ref for p in side], [p.kind for p in side], [p.text for p in side], lexicon)
        for side in (before, after)
    )
    weights = Weights(old_text.terms, new_text.terms, lexicon)
    where = {one.ref: at for at, one in enumerate(after)}
    open_new = [where[ref] for ref in added]
    pairs = _same_words(len(lost), open_new, old_text, new_text)
    rows = candidates(
        old_text.terms,
        new_text.terms,
        weights,
        {*pairs, *range(len(lost), len(before))},
        set(range(len(after))) - set(open_new) | set(pairs.values()),
    )
    frame = Frame(
        {**_known(comparison, old_text, new_text), **pairs},
        old_text,
        new_text,
        Families(old_text, new_text, weights),
    )
    fits = [
        {j: fit for j, score in row.items() if (fit := frame.fit(i, j, score) - MORE) > 0}
        for i, row in enumerate(rows)
    ]
    more, _ = best_pairs(fits)
    scores = {i: rows[i][j] for i, j in more.items()} | dict.fromkeys(pairs, 1.0)
    both = sorted((j, i) for i, j in (pairs | more).items())
    return [(gone[i], (new, after[j].ref), scores[i]) for j, i in both]


def _same_words(lost: int, open_new: Sequence[int], old: Text, new: Text) -> dict[int, int]:
    """Pair paragraphs with the same words; of several that fell out, the one of latest."""
    last = {old.terms[i].key: i for i in range(lost)}
    pairs: dict[int, int] = {}
    for j in open_new:
        i = last.pop(new.terms[j].key, None)
        if i is not None:
            pairs[i] = j
    return pairs


def _known(comparison: Comparison, old: Text, new: Text) -> dict[int, int]:
    """The pairs of the comparison, by index: lead-ins, whose sub-paragraphs may come back."""
    old_at = {ref: at for at, ref in enumerate(old.refs)}
    new_at = {ref: at for at, ref in enumerate(new.refs)}
    return {
        old_at[group.old[0]]: new_at[group.new[0]]
        for group in comparison.groups
        if group.relation == "one-to-one"
    }
