"""The public functions: references, pins and evidence around the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.comparison import AlignedGroup, Alignment, Evidence, Pin, relation_of
from ..model.errors import ClausetrailError
from .engine import pair_up
from .order import in_order
from .text import Text
from .words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.resolution import Resolution


class AlignmentError(ClausetrailError):
    """A pin that cannot be honoured."""


def align(old: Resolution, new: Resolution, pins: Sequence[Pin] = ()) -> Alignment:
    """Pair the paragraphs of two texts."""
    return _align(
        [p.ref for p in old.paragraphs],
        [p.text for p in old.paragraphs],
        [p.kind for p in old.paragraphs],
        [p.ref for p in new.paragraphs],
        [p.text for p in new.paragraphs],
        [p.kind for p in new.paragraphs],
    )


def align_texts(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Pair bare paragraphs, named `P1`, `P2` … on either side."""
    return _align(
        [f"P{k + 1}" for k in range(len(old))],
        old,
        ["text"] * len(old),
        [f"P{k + 1}" for k in range(len(new))],
        new,
        ["text"] * len(new),
    )


def _align(refs_old, texts_old, kinds_old, refs_new, texts_new, kinds_new) -> Alignment:
    lexicon = Lexicon()
    old = Text(refs_old, kinds_old, texts_old, lexicon)
    new = Text(refs_new, kinds_new, texts_new, lexicon)
    found = pair_up(old, new, lexicon)
    parts = [(sorted(c.olds), sorted(c.news)) for c in found.clusters]
    words = [sum(old.terms[i].words for i in a) + sum(new.terms[j].words for j in b) for a, b in parts]
    crosses = [
        len({k == "preambular" for k in [kinds_old[i] for i in a] + [kinds_new[j] for j in b]}) > 1
        for a, b in parts
    ]
    inside = [k for k in range(len(parts)) if not crosses[k]]
    stay = in_order([(parts[k][0][0], parts[k][1][0]) for k in inside], [words[k] for k in inside])
    staying = {inside[k] for k in stay}
    placed = []
    used_old, used_new = set(), set()
    for k, (a, b) in enumerate(parts):
        used_old.update(a)
        used_new.update(b)
        c = found.clusters[k]
        score = 1.0 if old.terms[a[0]].key == new.terms[b[0]].key else found.rows[c.olds[0]].get(c.news[0], 0.0)
        placed.append((b[0], 1, a[0], AlignedGroup(
            old=tuple(refs_old[i] for i in a), new=tuple(refs_new[j] for j in b),
            relation=relation_of(len(a), len(b)), moved=k not in staying,
            similarity=round(score, 4), evidence=Evidence(score=round(score, 4)))))
    for j in range(len(refs_new)):
        if j not in used_new:
            placed.append((j, 1, 0, AlignedGroup(old=(), new=(refs_new[j],), relation="added")))
    spine = {a[0]: b[0] for k, (a, b) in enumerate(parts) if k in staying}
    last = -1
    for i in range(len(refs_old)):
        if i in spine:
            last = spine[i]
        if i not in used_old:
            placed.append((last + 0.5 if last >= 0 else -1, 0, i, AlignedGroup(old=(refs_old[i],), new=(), relation="removed")))
    placed.sort(key=lambda item: item[:3])
    return Alignment(tuple(item[3] for item in placed), found.fallback)
