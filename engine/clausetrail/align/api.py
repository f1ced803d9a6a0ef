"""The public functions: references in, groups with their evidence out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.model.comparison import AlignedGroup, Alignment, relation_of

from .engine import pair_up
from .evidence import Doubts, evidence_of, part_is_close, similarity_of
from .nearest import evidence_alone
from .order import in_order
from .pins import bonds_of
from .text import Text
from .words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetrail.model.comparison import Pin
    from clausetrail.model.resolution import Resolution

    from .engine import Found
    from .regroup import Cluster


def align(
    old: Resolution,
    new: Resolution,
    pins: Sequence[Pin] = (),
    *,
    check: Callable[[], None] | None = None,
) -> Alignment:
    """Find which paragraphs of two texts correspond.

    Args:
        old: the earlier text.
        new: the later text.
        pins: a person's corrections, honoured before anything else.
        check: called before every step; what it raises gives the work up.

    Returns:
        Groups in the order of the new text, removed ones where they stood; every paragraph of
        either text in exactly one. `fallback` says so where a text was too repetitive for the
        exact method.

    Raises:
        PinError: a pin names no paragraph, or pins contradict each other.
    """
    check = check or _go_on
    lexicon = Lexicon()
    sides: list[Text] = []
    for text in (old, new):
        check()
        sides.append(
            Text(
                [p.ref for p in text.paragraphs],
                [p.kind for p in text.paragraphs],
                [p.text for p in text.paragraphs],
                lexicon,
            )
        )
    return _align(sides[0], sides[1], pins, check)


def _go_on() -> None:
    """Give nothing up."""


def align_texts(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Find which of two lists of bare paragraphs correspond.

    Args:
        old: the earlier paragraphs, of any kind of text.
        new: the later ones.

    Returns:
        Groups as `align` returns them; the references are P1, P2 and so on, on either side.
    """
    lexicon = Lexicon()
    sides = [
        Text([f"P{k + 1}" for k in range(len(texts))], ["text"] * len(texts), texts, lexicon)
        for texts in (old, new)
    ]
    return _align(sides[0], sides[1], (), _go_on)


def _align(old: Text, new: Text, pins: Sequence[Pin], check: Callable[[], None]) -> Alignment:
    bonds = bonds_of(pins, old.refs, new.refs)
    found = pair_up(old, new, bonds, check)
    check()
    clusters = found.clusters
    moved = _moved(clusters, old, new)
    doubts = Doubts(found)
    placed: list[tuple[int, int, int, AlignedGroup]] = []
    spine: dict[int, int] = {}
    for cluster in clusters:
        i, j = cluster.olds[0], cluster.news[0]
        single = len(cluster.olds) == len(cluster.news) == 1
        unsure = not cluster.pinned and (doubts.of_pair(i, j) if single else part_is_close(cluster))
        evidence = evidence_of(found, cluster, doubts, old, new)
        olds, news = sorted(cluster.olds), sorted(cluster.news)
        if id(cluster) not in moved:
            spine[olds[0]] = news[0]
        group = AlignedGroup(
            old=tuple([old.refs[i] for i in olds]),
            new=tuple([new.refs[j] for j in news]),
            relation=relation_of(len(olds), len(news)),
            moved=id(cluster) in moved,
            pinned=cluster.pinned,
            unsure=unsure,
            similarity=similarity_of(cluster, old, new),
            evidence=evidence,
        )
        placed.append((news[0], 0, olds[0], group))
    placed += _alone(found, old, new, spine, doubts)
    placed.sort(key=lambda item: item[:3])
    return Alignment(tuple([item[3] for item in placed]), found.fallback)


def _alone(
    found: Found, old: Text, new: Text, spine: dict[int, int], doubts: Doubts
) -> list[tuple[int, int, int, AlignedGroup]]:
    """Make the groups of one side; a removed one stands behind what it stood behind."""
    in_old = {i for cluster in found.clusters for i in cluster.olds}
    in_new = {j for cluster in found.clusters for j in cluster.news}
    groups: list[tuple[int, int, int, AlignedGroup]] = []
    alone = [j for j in range(len(new)) if j not in in_new]
    close = doubts.alone(alone, of_old=False)
    told = evidence_alone(found, alone, (new, old), close, of_old=False)
    for j, evidence in zip(alone, told, strict=True):
        group = AlignedGroup(
            old=(), new=(new.refs[j],), relation="added", unsure=j in close, evidence=evidence
        )
        groups.append((j, 0, 0, group))
    alone = [i for i in range(len(old)) if i not in in_old]
    close = doubts.alone(alone, of_old=True)
    told = evidence_alone(found, alone, (old, new), close, of_old=True)
    places = dict(zip(alone, told, strict=True))
    behind = -1
    for i in range(len(old)):
        behind = spine.get(i, behind)
        if i in places:
            group = AlignedGroup(
                old=(old.refs[i],), new=(), relation="removed", unsure=i in close,
                evidence=places[i],
            )  # fmt: skip
            groups.append((behind, 1, i, group))
    return groups


def _moved(clusters: Sequence[Cluster], old: Text, new: Text) -> set[int]:
    """Return the ids of the clusters that moved, as the design defines it."""
    moved: set[int] = set()
    rest: list[Cluster] = []
    for cluster in clusters:
        kinds = {old.kinds[i] for i in cluster.olds} | {new.kinds[j] for j in cluster.news}
        if {"preambular", "operative"} <= kinds:
            moved.add(id(cluster))
        else:
            rest.append(cluster)
    keys = [(min(cluster.olds), min(cluster.news)) for cluster in rest]
    words = [
        sum([old.terms[i].words for i in cluster.olds])
        + sum([new.terms[j].words for j in cluster.news])
        for cluster in rest
    ]
    stay = in_order(keys, words)
    moved.update(id(cluster) for k, cluster in enumerate(rest) if k not in stay)
    return moved
