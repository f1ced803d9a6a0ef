"""Where every word of every version comes from, by the history of its own paragraph.

    69  OP4   Calls upon States to cooperate, as appropriate;
    71  OP5   Calls upon States to cooperate;
    73  OP5   Calls upon all States to cooperate, as appropriate;
                         ^^^ 73              ^^^^^^^^^^^^^^^^^ 69, absent in 71

Words that a comparison leaves in place keep their origin. Words that it calls new are held
against what the trail lost before: where they stand in the order in which they stood in an
earlier version, and were lost there, they are back; and so is a phrase that stands elsewhere in
the paragraph now.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from clausetrail.diff.cleanup import is_content
from clausetrail.diff.matching import match
from clausetrail.diff.tokens import tokenize
from clausetrail.diff.words import diff_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import Op, Paragraph

    from .versions import SeriesHistory

# A phrase that moved within its paragraph, or that came back to another place of it: shorter
# ones are too often the same words by chance.
PHRASE_TOKENS = 3
PHRASE_CONTENT = 2
# Tokens of the longer side of a replacement, up to which a word of grammar in it keeps its origin:
# "paint their cranes" for "varnish their benches". In a longer one it is there by chance.
SHORT = 8
# Earlier versions that are held against a paragraph for lost words; those that lost most of the
# words in question come first.
MAX_SOURCES = 6


class Origin(Struct, frozen=True):
    """Where a word comes from."""

    version: int  # index of the version that first had it
    ref: str  # its paragraph there
    gaps: tuple[tuple[int, int], ...] = ()  # first version without it, first with it again
    series: str | None = None  # slug of another series
    symbol: str | None = None  # text of another series
    session: str | None = None  # its session
    adopted: str | None = None  # its ISO date


class Kept(NamedTuple):
    """A run of equal text, in characters."""

    old: int
    new: int
    length: int


def kept_runs(ops: Sequence[Op]) -> list[Kept]:
    """Return what stays the same; in a replacement, the single words that stay as well.

    The comparison joins scraps for reading ("Committee on its" for "Group on"); a word keeps its
    origin all the same.
    """
    runs: list[Kept] = []
    old = new = 0
    gone: tuple[int, str] | None = None
    for sign, text in ops:
        if sign == "=":
            runs.append(Kept(old, new, len(text)))
            old, new, gone = old + len(text), new + len(text), None
        elif sign == "-":
            gone = (old, text)
            old += len(text)
        else:
            if gone is not None:
                runs += _kept_words(gone[0], gone[1], new, text)
            new, gone = new + len(text), None
    return runs


def _kept_words(old_start: int, old: str, new_start: int, new: str) -> list[Kept]:
    old_tokens, new_tokens = placed_tokens(old), placed_tokens(new)
    pairs, _ = match([one.text for one in old_tokens], [one.text for one in new_tokens])
    if max(len(old_tokens), len(new_tokens)) > SHORT:
        pairs = [(i, j) for i, j in pairs if is_content(new_tokens[j].text)]
    return [
        Kept(
            old_start + old_tokens[i].start,
            new_start + new_tokens[j].start,
            len(new_tokens[j].text),
        )
        for i, j in pairs
    ]


class Token(NamedTuple):
    """A word or sign with its place."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


def placed_tokens(text: str) -> list[Token]:
    """Cut a text into tokens with their offsets."""
    tokens = tokenize(text)
    placed: list[Token] = []
    at = 0
    for gap, token in zip(tokens.gaps, tokens.texts, strict=True):
        at += len(gap)
        placed.append(Token(token, at))
        at += len(token)
    return placed


class _Stand:
    """A trail in one version: its paragraphs joined, their origins, and what got lost later."""

    def __init__(self, version: int, refs: Sequence[str], texts: Sequence[str]) -> None:
        self.version = version
        self.text = "\n".join(texts)
        self.starts: dict[str, int] = {}
        at = 0
        for ref, text in zip(refs, texts, strict=True):
            self.starts[ref] = at
            at += len(text) + 1
        self.origins: list[Origin | None] = [None] * len(self.text)
        self.lost = [True] * len(self.text)
        self._words: Counter[str] | None = None
        self._tokens: list[Token] | None = None

    @property
    def tokens(self) -> list[Token]:
        """The tokens of its text."""
        if self._tokens is None:
            self._tokens = placed_tokens(self.text)
        return self._tokens

    def lost_words(self) -> Counter[str]:
        """The words that the next version of the trail has no more."""
        if self._words is None:
            self._words = Counter(one.text for one in self.tokens if self.lost[one.start])
        return self._words


class Origins:
    """The origins of a series, worked out for one trail when it is first asked for."""

    def __init__(self, history: SeriesHistory) -> None:
        self._history = history
        self._stands: dict[int, list[_Stand]] = {}  # by the trail's number, oldest first

    def at(self, version: int, ref: str) -> list[Origin]:
        """Return the origin of each character of a paragraph."""
        number = self._history.tracks.of(version, ref)
        if number is None:
            return []
        stand = next(one for one in self._trail(number) if one.version == version)
        start = stand.starts[ref]
        text = self._history.paragraphs[version][ref].text
        return [one for one in stand.origins[start : start + len(text)] if one is not None]

    def _trail(self, number: int) -> list[_Stand]:
        if number in self._stands:
            return self._stands[number]
        stands: list[_Stand] = []
        for version, refs in self._history.tracks.tracks[number].stands:
            texts = [self._history.paragraphs[version][ref].text for ref in refs]
            stand = _Stand(version, refs, texts)
            self._fill(stand, stands, refs)
            self._restore(stand, stands)
            for ref, text in zip(refs, texts, strict=True):
                new = Origin(version, ref)
                for at in range(stand.starts[ref], stand.starts[ref] + len(text)):
                    stand.origins[at] = stand.origins[at] or new
            stands.append(stand)
        self._stands[number] = stands
        return stands

    def _fill(self, stand: _Stand, before: Sequence[_Stand], refs: Sequence[str]) -> None:
        """Carry origins along the links."""
        texts = self._history.paragraphs
        earlier = {one.version: one for one in before}
        for link in self._history.links_into(stand.version, refs):
            old = earlier[link.old]
            old_at = _offsets(old.starts, [texts[link.old][ref] for ref in link.group.old])
            new_at = _offsets(stand.starts, [texts[link.new][ref] for ref in link.group.new])
            gap = ((link.old + 1, link.new),) if link.returned else ()
            for run in kept_runs(link.group.ops):
                here = old_at[run.old : run.old + run.length]
                there = new_at[run.new : run.new + run.length]
                _carry(old, stand, here, there, gap)

    @staticmethod
    def _restore(stand: _Stand, before: Sequence[_Stand]) -> None:
        """Find words that the trail had lost, and has again."""
        if not before:
            return
        new = [one for one in stand.tokens if stand.origins[one.start] is None]
        words = Counter(one.text for one in new)
        content = sum(count for word, count in words.items() if is_content(word))
        if not content:
            return
        for source in _sources(words, before):
            found = _in_place(source, stand) if source is not before[-1] else []
            for run in [*found, *_phrases(source, stand)]:
                _bring_back(source, stand, run)


def _bring_back(source: _Stand, stand: _Stand, run: Kept) -> None:
    """Give words that stand again the origin they had: each stretch that tells something."""
    gone = source.version + 1
    gap = ((gone, stand.version),) if gone < stand.version else ()
    start: int | None = None
    for step in range(run.length + 1):
        here, there = run.old + step, run.new + step
        fits = step < run.length and source.lost[here] and stand.origins[there] is None
        if fits and start is None:
            start = step
        elif not fits and start is not None:
            text = stand.text[run.new + start : there]
            if any(is_content(one.text) for one in placed_tokens(text)):
                for at in range(start, step):
                    origin = source.origins[run.old + at]
                    stand.origins[run.new + at] = _with_gap(origin, gap)
            start = None


def _with_gap(origin: Origin | None, gap: tuple[tuple[int, int], ...]) -> Origin | None:
    if origin is None or not gap:
        return origin
    return replace(origin, gaps=(*origin.gaps, *gap))


def _offsets(starts: dict[str, int], paragraphs: Sequence[Paragraph]) -> Sequence[int]:
    """Say where each character of a group's joined text stands in its trail's joined text.

    A line feed that joins two paragraphs belongs to none: its place is -1.
    """
    if len(paragraphs) == 1:
        start = starts[paragraphs[0].ref]
        return range(start, start + len(paragraphs[0].text))
    places: list[int] = []
    for paragraph in paragraphs:
        if places:
            places.append(-1)
        start = starts[paragraph.ref]
        places.extend(range(start, start + len(paragraph.text)))
    return places


def _carry(
    old: _Stand,
    new: _Stand,
    here: Sequence[int],
    there: Sequence[int],
    gap: tuple[tuple[int, int], ...],
) -> None:
    """Give equal characters the origins that they had."""
    if isinstance(here, range) and isinstance(there, range) and not gap and here:
        old.lost[here.start : here.stop] = [False] * len(here)
        new.origins[there.start : there.stop] = old.origins[here.start : here.stop]
        return
    made: dict[Origin, Origin] = {}
    for one, other in zip(here, there, strict=True):
        if one < 0 or other < 0:
            continue
        old.lost[one] = False
        origin = old.origins[one]
        if origin is not None and gap:
            origin = made.setdefault(origin, _with_gap(origin, gap) or origin)
        new.origins[other] = origin


def _sources(words: Counter[str], before: Sequence[_Stand]) -> list[_Stand]:
    """Return the versions that lost some of the words, those that lost most first, then latest."""
    ranked: list[tuple[int, int, _Stand]] = []
    for stand in before:
        shared = words & stand.lost_words()
        weight = sum(count for word, count in shared.items() if is_content(word))
        if weight:
            ranked.append((-weight, -stand.version, stand))
    ranked.sort(key=lambda one: one[:2])
    return [stand for _, _, stand in ranked[:MAX_SOURCES]]


def _in_place(source: _Stand, stand: _Stand) -> list[Kept]:
    """Return what both texts have in the same order."""
    runs: list[Kept] = []
    old = new = 0
    for sign, text in diff_words(source.text, stand.text).ops:
        if sign == "=":
            runs.append(Kept(old, new, len(text)))
        old += len(text) if sign != "+" else 0
        new += len(text) if sign != "-" else 0
    return runs


def _phrases(source: _Stand, stand: _Stand) -> Iterator[Kept]:
    """Yield phrases that were lost and stand elsewhere now."""
    old, new = source.tokens, stand.tokens
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(old) - PHRASE_TOKENS, -1, -1):
        key = tuple(one.text for one in old[at : at + PHRASE_TOKENS])
        if all(source.lost[one.start] for one in old[at : at + PHRASE_TOKENS]):
            places[key] = at
    at = 0
    while at <= len(new) - PHRASE_TOKENS:
        here = places.get(tuple(one.text for one in new[at : at + PHRASE_TOKENS]))
        if here is None or not _is_open(stand, new[at]):
            at += 1
            continue
        length = _common(old, new, here, at, source, stand)
        told = [one.text for one in new[at : at + length]]
        if length >= PHRASE_TOKENS and sum(map(is_content, told)) >= PHRASE_CONTENT:
            first, last = new[at], new[at + length - 1]
            shift = old[here].start - first.start
            if (
                source.text[old[here].start : last.end + shift]
                == stand.text[first.start : last.end]
            ):
                yield Kept(old[here].start, first.start, last.end - first.start)
            at += length
        else:
            at += 1


def _is_open(stand: _Stand, token: Token) -> bool:
    return stand.origins[token.start] is None


def _common(  # noqa: PLR0917 -- two texts, a place in each
    old: Sequence[Token], new: Sequence[Token], i: int, j: int, source: _Stand, stand: _Stand
) -> int:
    length = 0
    while (
        i + length < len(old)
        and j + length < len(new)
        and old[i + length].text == new[j + length].text
        and source.lost[old[i + length].start]
        and _is_open(stand, new[j + length])
    ):
        length += 1
    return length
