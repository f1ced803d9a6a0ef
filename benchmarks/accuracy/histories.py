"""Histories with known truth, made from the paragraphs of real resolutions, and how right we are.

The paragraphs are read when the benchmark runs and are no part of the project. A history takes
one resolution as its first text and writes five more, each from the one before, keeping account
of every paragraph and of every word: words replaced, put in, cut out and put back where they
were; paragraphs dropped, new, moved, split, merged, and back after an absence of one to three
sessions, with or without other changes. New paragraphs come from resolutions on other subjects,
so that none of them is by chance the return of a dropped one.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.documents import resolution
from clausetrail.history import SeriesHistory

from .generator import _content, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Resolution

SESSIONS = 6
FIRST = 60  # number of the first session


class HistoryRates(Struct, frozen=True):
    """How much changes from one session to the next; ratios of paragraphs."""

    edited: float
    restored: float  # of the phrases that were cut out
    dropped: float
    back: float  # of the paragraphs that were dropped
    inserted: float
    moved: float
    split: float
    merged: float


RATES = {
    "light": HistoryRates(0.3, 0.3, 0.04, 0.3, 0.04, 0.02, 0.01, 0.01),
    "normal": HistoryRates(0.5, 0.3, 0.08, 0.3, 0.08, 0.05, 0.03, 0.03),
    # Many drops and returns, nothing split or merged.
    "drops": HistoryRates(0.5, 0.3, 0.15, 0.5, 0.05, 0.05, 0.0, 0.0),
}


class Word(Struct, frozen=True):
    """A word with the session that first had it."""

    text: str
    since: int  # 0-based
    number: int  # tells it from every other word of the history


class _Lost(Struct, frozen=True):
    """A phrase that was cut out, and the word that it stood behind."""

    words: tuple[Word, ...]
    after: int


class Item(Struct, frozen=True):
    """A paragraph in one version."""

    ids: frozenset[int]  # the trails that it is on: one, or after a merger more
    preamble: bool
    words: tuple[Word, ...]
    lost: tuple[_Lost, ...] = ()

    @property
    def text(self) -> str:
        """Its words, with blanks between."""
        return " ".join(word.text for word in self.words)


class MadeHistory(Struct, frozen=True):
    """A history and the truth about it: for each version and reference, the paragraph."""

    history: SeriesHistory
    items: tuple[dict[str, Item], ...]


class _Maker:
    def __init__(self, rates: HistoryRates, random: Random) -> None:
        self.rates = rates
        self.random = random
        library = texts()
        base = random.choice(library)
        self.fresh = [p for text in library if text is not base for p in text if len(p[1]) > 80]
        random.shuffle(self.fresh)
        self.vocabulary = [w for _, text in self.fresh[:40] for w in text.split() if len(w) > 4]
        self.known: list[set[str]] = []
        self.numbers = 0
        self.trails = 0
        self.gone: list[tuple[int, Item]] = []
        self.items = [self.item(text, 0, preamble=pre) for pre, text in dict.fromkeys(base[:60])]

    def word(self, text: str, session: int) -> Word:
        self.numbers += 1
        return Word(text, session, self.numbers)

    def item(self, text: str, session: int, *, preamble: bool) -> Item:
        self.trails += 1
        self.known.append(_content(text))
        words = tuple(self.word(one, session) for one in text.split())
        return Item(frozenset((self.trails,)), preamble, words)

    def step(self, session: int) -> None:
        """Write the next session's text."""
        random, rates = self.random, self.rates
        kept: list[Item] = []
        dropped: list[Item] = []
        for item in self.items:
            (dropped if random.random() < rates.dropped else kept).append(item)
        kept = [self.edit(one, session) for one in kept]
        kept = self.split(kept, session)
        kept = self.merge(kept)
        for _ in range(round(len(kept) * rates.moved)):
            kept.insert(random.randrange(len(kept)), kept.pop(random.randrange(len(kept))))
        for at, item in list(self.gone):
            if session - at > 1 and random.random() < rates.back:
                self.gone.remove((at, item))
                back = self.edit(item, session) if random.random() < 0.5 else item
                kept.insert(random.randrange(len(kept) + 1), back)
        for _ in range(round(len(kept) * rates.inserted)):
            self.insert(kept, session)
        self.gone += [(session - 1, item) for item in dropped]
        kept.sort(key=lambda item: not item.preamble)
        self.items = kept

    def insert(self, kept: list[Item], session: int) -> None:
        while self.fresh:
            preamble, text = self.fresh.pop()
            words = _content(text)
            near = max(len(words & one) / min(len(words), len(one) or 1) for one in self.known)
            if near < 0.5:
                item = self.item(text, session, preamble=preamble)
                kept.insert(self.random.randrange(len(kept) + 1), item)
                return

    def edit(self, item: Item, session: int) -> Item:
        """Restore what was cut out, advance years, and with some luck change phrases."""
        random = self.random
        words = list(item.words)
        lost: list[_Lost] = []
        for phrase in item.lost:
            at = next((k for k, word in enumerate(words) if word.number == phrase.after), None)
            if at is not None and random.random() < self.rates.restored:
                words[at + 1 : at + 1] = phrase.words
            else:
                lost.append(phrase)
        if random.random() < self.rates.edited:
            for _ in range(1 + len(words) // 25):
                self.change(words, lost, session)
        for at, word in enumerate(words):
            year = re.fullmatch(r"(20[0-3])(\d)(\W*)", word.text)
            if year and random.random() < 0.5:
                told = f"{int(year[1] + year[2]) + 1}{year[3]}"
                words[at] = self.word(told, session)
        return replace(item, words=tuple(words), lost=tuple(lost))

    def change(self, words: list[Word], lost: list[_Lost], session: int) -> None:
        """Replace, put in or cut out up to five words."""
        random = self.random
        size = min(random.choice((1, 1, 2, 2, 3, 5)), len(words) // 4)
        if not size:
            return
        at = random.randrange(1, len(words) - size + 1)
        fresh = [self.word(random.choice(self.vocabulary), session) for _ in range(size)]
        kind = random.random()
        if kind < 0.35:
            words[at : at + size] = fresh
        elif kind < 0.65:
            words[at:at] = fresh
        else:
            lost.append(_Lost(tuple(words[at : at + size]), words[at - 1].number))
            del words[at : at + size]

    def split(self, items: Sequence[Item], session: int) -> list[Item]:
        random = self.random
        result: list[Item] = []
        for item in items:
            cuts = [
                k for k in range(20, len(item.words) - 20) if item.words[k - 1].text[-1] in ",;"
            ]
            if not cuts or random.random() >= self.rates.split * 3:
                result.append(item)
                continue
            cut = random.choice(cuts)
            verb = self.word(random.choice(("Notes", "Stresses", "Recalls", "Welcomes")), session)
            result += [
                replace(item, words=item.words[:cut]),
                replace(item, words=(verb, *item.words[cut:]), lost=()),
            ]
        return result

    def merge(self, items: Sequence[Item]) -> list[Item]:
        result = list(items)
        for _ in range(round(len(items) * self.rates.merged)):
            at = self.random.randrange(len(result) - 1)
            one, two = result[at], result[at + 1]
            if one.preamble != two.preamble or len(one.words) + len(two.words) > 300:
                continue
            result[at : at + 2] = [
                Item(one.ids | two.ids, one.preamble, one.words + two.words, one.lost + two.lost)
            ]
        return result


def make(level: str, count: int, seed: int = 1) -> list[MadeHistory]:
    """Make histories of a level; none where the real texts are absent."""
    if not texts():
        return []
    return [_make(RATES[level], Random(f"{level} {seed} {k}"), k) for k in range(count)]


def _make(rates: HistoryRates, random: Random, number: int) -> MadeHistory:
    maker = _Maker(rates, random)
    versions: list[Resolution] = []
    truth: list[dict[str, Item]] = []
    for session in range(SESSIONS):
        if session:
            maker.step(session)
        counts = {True: 0, False: 0}
        told: dict[str, Item] = {}
        for item in maker.items:
            counts[item.preamble] += 1
            told[f"{'PP' if item.preamble else 'OP'}{counts[item.preamble]}"] = item
        symbol = f"A/RES/{FIRST + session}/{900 + number}"
        text = resolution(symbol, [(ref, item.text) for ref, item in told.items()])
        versions.append(replace(text, session=str(FIRST + session)))
        truth.append(told)
    return MadeHistory(SeriesHistory.of_texts(versions, "made"), tuple(truth))


class Score(Struct):
    """What was right."""

    words: int = 0
    words_right: int = 0
    paragraphs: int = 0
    steps_right: int = 0  # paragraphs whose last step before is right
    trails_right: int = 0  # paragraphs whose whole trail is right
    returned: int = 0  # words that were cut out and came back, with their paragraph or alone
    returned_right: int = 0

    def add(self, made: MadeHistory) -> None:
        """Count a history."""
        self._trails(made)
        history = made.history
        for version, told in enumerate(made.items):
            before = made.items[version - 1] if version else {}
            held = {word.number for item in before.values() for word in item.words}
            for ref, item in told.items():
                origins = history.origins.at(version, ref)
                at = 0
                for word in item.words:
                    # The first letter or digit tells: a sign may have come with a neighbour.
                    first = next((k for k, c in enumerate(word.text) if c.isalnum()), 0)
                    right = origins[at + first].version == word.since
                    self.words += 1
                    self.words_right += right
                    if word.since < version and word.number not in held:
                        self.returned += 1
                        self.returned_right += right
                    at += len(word.text) + 1

    def _trails(self, made: MadeHistory) -> None:
        roots: dict[int, int] = {}

        def root(one: int) -> int:
            while roots.get(one, one) != one:
                one = roots[one]
            return one

        for told in made.items:
            for item in told.values():
                first, *others = sorted(item.ids)
                for other in others:
                    a, b = root(first), root(other)
                    roots[max(a, b)] = min(a, b)
        truth: dict[int, set[tuple[int, str]]] = {}
        for version, told in enumerate(made.items):
            for ref, item in told.items():
                truth.setdefault(root(min(item.ids)), set()).add((version, ref))
        tracks = made.history.tracks
        for nodes in truth.values():
            for version, ref in nodes:
                track = tracks.tracks[tracks.of(version, ref) or 0]
                found = set(track.nodes())
                self.paragraphs += 1
                self.trails_right += found == nodes
                self.steps_right += _before(found, version) == _before(nodes, version)


def _before(nodes: set[tuple[int, str]], version: int) -> set[tuple[int, str]]:
    """The last step before a version."""
    last = max((at for at, _ in nodes if at < version), default=None)
    return {node for node in nodes if node[0] == last}


CASES = 12


def main() -> None:
    """Print how right trails and blame are."""
    print(f"{'made, of six sessions':<24}{'words':>9}{'came back':>11}{'steps':>9}{'trails':>9}")
    for level in RATES:
        score = Score()
        for made in make(level, CASES):
            score.add(made)
        if not score.words:
            print("the real documents (../shared/data) are not here")
            return
        print(
            f"{level:<24}{score.words_right / score.words:>9.4f}"
            f"{score.returned_right / max(score.returned, 1):>11.4f}"
            f"{score.steps_right / score.paragraphs:>9.4f}"
            f"{score.trails_right / score.paragraphs:>9.4f}"
        )


if __name__ == "__main__":
    main()
