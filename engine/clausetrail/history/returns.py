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

from clausetrail.align.assign import best_pairs
from clausetrail.align.fit import Frame
from clausetrail.align.items import Families
from clausetrail.align.score import candidates
from clausetrail.align.text import Text
from clausetrail.align.words import Lexicon, Terms, Weights
from clausetrail.diff import diff
from clausetrail.model import AlignedGroup, Alignment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetrail.model import Comparison, Pin, Resolution

    from .versions import Link, Place

# By how much more the words must agree than for paragraphs of neighbouring versions, which have
# their place to speak for them: a likeness of 0.45 does by itself, 0.40 with the same lead verb.
# Found by reading the returns of eight series: below, one in two was another paragraph.
MORE = 0.12
Return = tuple["Place", "Place", float]  # the last place before the absence, the first after it


def returns_of(
    texts: Sequence[Resolution],
    comparisons: Sequence[Comparison],
    pins: Mapping[tuple[int, int], Sequence[Pin]] | None = None,
) -> tuple[Link, ...]:
    """Find the returns of a series.

    Args:
        texts: its versions, oldest first.
        comparisons: each with the one before it.
        pins: a person's corrections, by the indexes of two versions that are no neighbours. Two
            paragraphs that belong together are a return where the later one is new in its text.

    Returns:
        A link for each paragraph that came back, from where it last stood to where it stands
        again, with what changed; by later version, then by the earlier one.
    """
    from .versions import Link

    links: list[Link] = []
    gone: dict[Place, None] = {}
    library = _Library(texts)
    for new in range(1, len(texts)):
        comparison = comparisons[new - 1]
        added = [ref for group in comparison.groups if not group.old for ref in group.new]
        pinned, apart = _pinned(texts, new, added, pins or {})
        chosen = {place for _, place, _ in pinned}
        open_new = [ref for ref in added if (new, ref) not in chosen]
        for place, _, _ in pinned:
            gone.pop(place, None)
        found = list(pinned)
        if gone and open_new:
            found += _pair(library, new, list(gone), open_new, comparison, apart=apart)
        for place, _, _ in found:
            gone.pop(place, None)
        for old in sorted({place[0] for place, _, _ in found}):
            groups = [
                AlignedGroup(
                    old=(place[1],),
                    new=(ref,),
                    relation="one-to-one",
                    similarity=round(score, 2),
                    pinned=(place, (new, ref), score) in pinned,
                )
                for place, (_, ref), score in found
                if place[0] == old
            ]
            compared = diff(Alignment(tuple(groups)), texts[old], texts[new])
            links += [Link(old=old, new=new, group=group) for group in compared.groups]
        for group in comparison.groups:
            if not group.new:
                gone.update(dict.fromkeys((new - 1, ref) for ref in group.old))
    return tuple(links)


def _pinned(
    texts: Sequence[Resolution],
    new: int,
    added: Sequence[str],
    pins: Mapping[tuple[int, int], Sequence[Pin]],
) -> tuple[list[Return], set[tuple[Place, str]]]:
    """Return what a person tied to a version's new paragraphs, and what they kept apart."""
    found: list[Return] = []
    apart: set[tuple[Place, str]] = set()
    used: set[str] = set()
    for old in range(new - 1):
        for pin in pins.get((old, new), ()):
            if pin.new not in added:
                continue
            if not pin.together:
                apart.add(((old, pin.old), pin.new))
            elif pin.new not in used and any(one.ref == pin.old for one in texts[old].paragraphs):
                used.add(pin.new)
                found.append(((old, pin.old), (new, pin.new), 1.0))
    return found, apart


class _Library:
    """The paragraphs of a series, each cut into terms once."""

    def __init__(self, texts: Sequence[Resolution]) -> None:
        self.lexicon = Lexicon()
        self.texts = texts
        self._paragraphs = [{one.ref: one for one in text.paragraphs} for text in texts]
        self._terms: dict[Place, Terms] = {}

    def text(self, places: Sequence[Place], names: Sequence[str]) -> Text:
        """Return paragraphs as the aligner sees them, under these names."""
        paragraphs = [self._paragraphs[version][ref] for version, ref in places]
        terms: list[Terms] = []
        for place, paragraph in zip(places, paragraphs, strict=True):
            if place not in self._terms:
                self._terms[place] = Terms(paragraph.text, self.lexicon)
            terms.append(self._terms[place])
        return Text(names, [one.kind for one in paragraphs], (), self.lexicon, terms)


def _pair(
    library: _Library,
    new: int,
    gone: Sequence[Place],
    added: Sequence[str],
    comparison: Comparison,
    *,
    apart: set[tuple[Place, str]],
) -> list[Return]:
    """Pair what fell out before with what is new in a version."""
    # Those that fell out stand beside the version before, whose words tell what is a formula.
    before = [one.ref for one in library.texts[new - 1].paragraphs]
    after = [one.ref for one in library.texts[new].paragraphs]
    old_text = library.text(
        [*gone, *((new - 1, ref) for ref in before)],
        [*(f"{version}~{ref}" for version, ref in gone), *before],
    )
    new_text = library.text([(new, ref) for ref in after], after)
    weights = Weights(old_text.terms, new_text.terms, library.lexicon)
    where = {ref: at for at, ref in enumerate(after)}
    open_new = [where[ref] for ref in added]
    pairs = {
        i: j
        for i, j in _same_words(len(gone), open_new, old_text, new_text).items()
        if (gone[i], after[j]) not in apart
    }
    rows = candidates(
        old_text.terms,
        new_text.terms,
        weights,
        {*pairs, *range(len(gone), len(old_text))},
        set(range(len(after))) - set(open_new) | set(pairs.values()),
    )
    for i, j in [(i, j) for i, row in enumerate(rows) for j in row]:
        if (gone[i], after[j]) in apart:
            del rows[i][j]
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
    return [(gone[i], (new, after[j]), scores[i]) for j, i in both]


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
