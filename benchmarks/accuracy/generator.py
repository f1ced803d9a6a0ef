"""Pairs of texts with a known alignment, made from the paragraphs of real resolutions.

The paragraphs are read when the benchmark runs and are no part of the project. A case takes
one resolution as the old text and writes the new one from it, keeping account of every
paragraph: word edits, routine advance, deleted, inserted, moved, split and merged paragraphs,
schedules of nearly equal items of which some go and others come, and a long formula that
many paragraphs share. Inserted paragraphs come from resolutions on other subjects, so that
none of them is by chance the counterpart of a deleted one.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from benchmarks.documents import DATA, Case, GoldGroup, resolution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Level = Literal["light", "normal", "hard"]
LEVELS: tuple[Level, ...] = ("light", "normal", "hard")


_FRESH = 2  # items of the schedule that only the new text has


class Rates(Struct, frozen=True):
    """How much a level changes; ratios of paragraphs, but `words` of words."""

    edited: float
    words: float
    heavy: float  # paragraphs that lose or change some two words in five
    deleted: float
    inserted: float
    moved: float
    crossed: float  # between preamble and operative part
    split: float
    merged: float
    apart: float  # of splits and merges: those that are not neighbours
    three: float  # of splits and merges: those of three
    schedule: int  # items of a schedule of nearly equal paragraphs
    formula: float  # paragraphs that share a long formula


RATES: dict[Level, Rates] = {
    "light": Rates(0.3, 0.06, 0.0, 0.03, 0.03, 0.02, 0.0, 0.01, 0.01, 0.0, 0.0, 0, 0.0),
    "normal": Rates(0.5, 0.12, 0.03, 0.06, 0.08, 0.05, 0.02, 0.03, 0.03, 0.2, 0.1, 12, 0.1),
    "hard": Rates(0.7, 0.18, 0.08, 0.10, 0.15, 0.10, 0.05, 0.05, 0.05, 0.4, 0.3, 20, 0.25),
}


class _Item:
    """A paragraph on its way into the new text."""

    def __init__(self, sources: list[int], text: str, *, preamble: bool, part: int = -1) -> None:
        self.sources = sources  # indexes of the old text
        self.text = text
        self.preamble = preamble
        self.part = part  # number of the split it belongs to
        self.moved = False


def texts(folder: Path = DATA / "reference") -> list[list[tuple[bool, str]]]:
    """Read the real resolutions: for each its paragraphs, and whether each is preambular."""
    found: list[list[tuple[bool, str]]] = []
    for path in sorted(folder.glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        paragraphs = [
            (row["kind"] == "preambular", " ".join(row["text"].split()))
            for row in rows
            if row["kind"] in {"preambular", "operative"} and len(row["text"]) > 40
        ]
        if len(paragraphs) >= 20:
            found.append(paragraphs[:150])
    return found


def generate(level: Level, count: int, seed: int = 1) -> list[Case]:
    """Make cases of one level; an empty list where the real texts are absent."""
    library = texts()
    random = Random(f"{level} {seed}")
    return [
        _case(f"{level} {k + 1}", library, RATES[level], random) for k in range(count) if library
    ]


def _case(
    name: str, library: Sequence[list[tuple[bool, str]]], rates: Rates, random: Random
) -> Case:
    base = random.choice(library)
    old = list(dict.fromkeys(base))
    if rates.formula:
        old = _with_formula(old, rates.formula, random)
    fresh: list[tuple[bool, str]] = []
    if rates.schedule:
        start = random.randrange(len(old) // 2, len(old))
        schedule = _schedule(rates.schedule + _FRESH, random)
        old[start:start] = schedule[_FRESH:]
        fresh = schedule[:_FRESH]
    others = [p for text in library if text is not base for p in text if len(p[1]) > 80]
    vocabulary = [w for _, text in random.sample(others, 30) for w in text.split() if len(w) > 4]
    items = [_Item([k], text, preamble=pre) for k, (pre, text) in enumerate(old)]
    items = _delete(items, rates, random)
    splits: list[list[_Item]] = []
    items = _split(items, rates, random, splits)
    items = _merge(items, rates, random)
    for item in items:
        _edit(item, rates, random, vocabulary)
    _move(items, rates, random)
    _cross(items, rates, random)
    known = [_content(text) for _, text in old]
    for preamble, text in random.sample(
        others, min(len(others), int(len(old) * rates.inserted) + 1)
    ):
        # A formula that the old text has too would make the truth arguable.
        words = _content(text)
        if max(len(words & other) / min(len(words), len(other) or 1) for other in known) < 0.5:
            items.insert(random.randrange(len(items) + 1), _Item([], text, preamble=preamble))
    for preamble, text in fresh:
        items.insert(random.randrange(len(items) + 1), _Item([], text, preamble=preamble))
    items.sort(key=lambda item: not item.preamble)
    return _finish(name, old, items)


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def _schedule(count: int, random: Random) -> list[tuple[bool, str]]:
    kinds = ("posts", "workshops", "regional offices", "field stations", "patrol boats")
    places = [f"district {first}{rest}" for first in "BDFGKLMNPRSTV" for rest in ("ald", "orn")]
    random.shuffle(places)
    kind = random.choice(kinds)
    items: list[tuple[bool, str]] = []
    for k in range(count):
        text = (
            f"Item {k + 1} of the schedule, an illustration: the number of {kind} in "
            f"{places[k]} shall not exceed {random.randrange(10, 99)} in any year;"
        )
        items.append((False, text))
    return items


def _with_formula(
    old: list[tuple[bool, str]], ratio: float, random: Random
) -> list[tuple[bool, str]]:
    formula = (
        "Encourages closer cooperation between the parties to the illustrative compact and "
        "all regional arrangements concerned, within their respective mandates, in the field of"
    )
    return [
        (False, f"{formula} {text[0].lower()}{text[1:]}")
        if not pre and random.random() < ratio
        else (pre, text)
        for pre, text in old
    ]


def _delete(items: list[_Item], rates: Rates, random: Random) -> list[_Item]:
    return [item for item in items if random.random() >= rates.deleted]


def _cuts(text: str) -> list[int]:
    """Offsets at which a drafter could cut: behind a comma or semicolon, far from either end."""
    return [
        match.end()
        for match in re.finditer(
            r"[,;] (?=and |as well |including |in particular |to |with )", text
        )
        if 120 <= match.end() <= len(text) - 120
    ]


_VERBS = ("Notes", "Stresses", "Recalls", "Welcomes", "Encourages", "Underlines")


def _split(
    items: list[_Item], rates: Rates, random: Random, splits: list[list[_Item]]
) -> list[_Item]:
    result: list[_Item] = []
    later: list[tuple[int, _Item]] = []
    for item in items:
        cuts = _cuts(item.text)
        if not cuts or random.random() >= rates.split * 3:  # a third of paragraphs can be cut
            result.append(item)
            continue
        wanted = 2 if len(cuts) > 1 and random.random() < rates.three else 1
        where = sorted(random.sample(cuts, wanted))
        if any(b - a < 120 for a, b in pairwise(where)):
            where = where[:1]
        bounds = [0, *where, len(item.text)]
        parts = [
            _Item(
                list(item.sources),
                item.text[a:b] if a == 0 else f"{random.choice(_VERBS)} {item.text[a:b]}",
                preamble=item.preamble,
                part=len(splits),
            )
            for a, b in pairwise(bounds)
        ]
        splits.append(parts)
        result.append(parts[0])
        for part in parts[1:]:
            gap = random.randrange(1, 5) if random.random() < rates.apart else 0
            later.append((len(result) + gap, part))
            if not gap:
                result.append(later.pop()[1])
    for at, part in reversed(later):
        result.insert(min(at, len(result)), part)
    return result


def _merge(items: list[_Item], rates: Rates, random: Random) -> list[_Item]:
    result = list(items)
    for _ in range(round(len(items) * rates.merged)):
        size = 3 if random.random() < rates.three else 2
        apart = random.random() < rates.apart
        first = random.randrange(len(result))
        window = [
            k
            for k in range(first, min(len(result), first + (7 if apart else size)))
            if result[k].part < 0
            and len(result[k].sources) == 1
            and result[k].preamble == result[first].preamble
            and 100 < len(result[k].text) < 700
        ]
        if len(window) < size:
            continue
        chosen = sorted(random.sample(window, size)) if apart else window[:size]
        joined = " and ".join(
            text if k == 0 else text[0].lower() + text[1:]
            for k, text in enumerate(result[c].text.rstrip(",;.") for c in chosen)
        )
        result[chosen[0]] = _Item(
            [source for c in chosen for source in result[c].sources],
            joined + ";",
            preamble=result[chosen[0]].preamble,
        )
        for c in reversed(chosen[1:]):
            del result[c]
    return result


def _edit(item: _Item, rates: Rates, random: Random, vocabulary: Sequence[str]) -> None:
    text = _advance(item.text) if random.random() < 0.5 else item.text
    if random.random() < rates.edited:
        heavy = item.part < 0 and len(item.sources) == 1 and random.random() < rates.heavy
        share = 0.4 if heavy else rates.words * random.random()
        words = text.split(" ")
        out: list[str] = [words[0]]
        for word in words[1:]:
            if random.random() >= share or word.isdigit():
                out.append(word)
                continue
            kind = random.random()
            if kind < 0.4:
                out.append(random.choice(vocabulary))
            elif kind < 0.6:
                out += [word, random.choice(vocabulary)]
        text = " ".join(out)
    item.text = text


def _advance(text: str) -> str:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    text = re.sub(r"\b20(\d\d)\b", lambda m: f"20{(int(m[1]) + 1) % 100:02d}", text)
    return re.sub(
        r"(eighty|seventy)-(" + "|".join(ordinals) + r")\b",
        lambda m: f"{m[1]}-{(*ordinals, 'ninth')[ordinals.index(m[2]) + 1]}",
        text,
    )


def _move(items: list[_Item], rates: Rates, random: Random) -> None:
    for _ in range(round(len(items) * rates.moved)):
        at = random.randrange(len(items))
        item = items.pop(at)
        items.insert(random.randrange(len(items) + 1), item)


def _cross(items: list[_Item], rates: Rates, random: Random) -> None:
    for _ in range(round(len(items) * rates.crossed)):
        item = random.choice(items)
        if item.sources and item.part < 0:
            item.preamble = not item.preamble
            verb, _, rest = item.text.partition(" ")
            item.text = f"{'Noting' if item.preamble else 'Notes'} {verb.lower()} {rest}"


def _finish(name: str, old: list[tuple[bool, str]], items: list[_Item]) -> Case:
    old_refs = _refs([pre for pre, _ in old])
    new_refs = _refs([item.preamble for item in items])
    by_source: dict[tuple[int, ...], list[str]] = {}
    added: list[GoldGroup] = []
    for item, ref in zip(items, new_refs, strict=True):
        if item.sources:
            by_source.setdefault(tuple(item.sources), []).append(ref)
        else:
            added.append(GoldGroup((), (ref,)))
    used = {source for sources in by_source for source in sources}
    groups = [
        GoldGroup(tuple(old_refs[s] for s in sorted(sources)), tuple(refs))
        for sources, refs in by_source.items()
    ]
    groups += added
    groups += [GoldGroup((ref,), ()) for k, ref in enumerate(old_refs) if k not in used]
    return Case(
        name,
        resolution("old", list(zip(old_refs, [text for _, text in old], strict=True))),
        resolution("new", list(zip(new_refs, [item.text for item in items], strict=True))),
        tuple(groups),
    )


def _refs(preambles: Sequence[bool]) -> list[str]:
    refs: list[str] = []
    counts = {True: 0, False: 0}
    for preamble in preambles:
        counts[preamble] += 1
        refs.append(f"{'PP' if preamble else 'OP'}{counts[preamble]}")
    return refs
