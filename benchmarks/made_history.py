"""Series with a history, made of invented words: as many texts as a benchmark wants.

The words follow Zipf's law, as those of any language do; formulas open many paragraphs, every
series has words of its own, and from one session to the next a paragraph is carried unchanged,
advanced, edited, dropped or brought back about as often as in the real series.
"""

from __future__ import annotations

import hashlib
from bisect import bisect
from itertools import accumulate, product
from random import Random
from typing import TYPE_CHECKING

from clausetrail.corpus.given import Document
from clausetrail.model import Clause, Paragraph, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = 20_000
SESSIONS = 25  # of a series
PARAGRAPHS = 14
_VERBS = ("Notes", "Welcomes", "Encourages", "Calls upon", "Urges", "Requests", "Decides")
_STARTS = [
    "b",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "br",
    "cl",
    "dr",
    "fl",
    "gr",
    "pl",
    "st",
    "tr",
]
_MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_ENDS = ["", *["l", "m", "n", "r", "s", "t", "nd", "rt"]]

_SYLLABLES = ["".join(parts) for parts in product(_STARTS, _MIDDLES, _ENDS)]


def vocabulary(count: int = WORDS) -> list[str]:
    """Invented words, the commonest first and shortest."""
    random = Random("words")
    words: dict[str, None] = {}
    while len(words) < count:
        parts = 1 if len(words) < 100 else 2 if len(words) < 3000 else 3
        words["".join(random.choices(_SYLLABLES, k=parts))] = None
    return list(words)


class Language:
    """Draws words and paragraphs."""

    def __init__(self) -> None:
        self.words = vocabulary()
        self._sums = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        random = Random("formulas")
        self._formulas = [self.some(random, random.randint(4, 9)) for _ in range(300)]

    def some(self, random: Random, count: int, own: Sequence[str] = ()) -> list[str]:
        """Draw words, one in eight of them a series' own where it has some."""
        total = self._sums[-1]
        return [
            random.choice(own)
            if own and random.random() < 0.125
            else self.words[bisect(self._sums, random.random() * total)]
            for _ in range(count)
        ]

    def paragraph(self, random: Random, own: Sequence[str]) -> list[str]:
        """Draw a paragraph of a lead verb, mostly a formula, and words."""
        formula = random.choice(self._formulas) if random.random() < 0.6 else []
        return [
            *random.choice(_VERBS).split(), *formula,
            *self.some(random, random.randint(12, 45), own),
            *(("at", "its", "#", "session") if random.random() < 0.2 else ()),
        ]  # fmt: skip


def texts(count: int, sessions: int = SESSIONS) -> Iterator[Document]:
    """Documents of as many series as are needed for so many texts."""
    language = Language()
    for number in range(-(-count // sessions)):
        yield from series(language, number, min(sessions, count - number * sessions))


def series(
    language: Language, number: int, sessions: int, paragraphs: int = PARAGRAPHS
) -> Iterator[Document]:
    """The documents of one series."""
    random = Random(f"series {number}")
    own = random.sample(language.words[3000:], 40)
    title = " ".join(["Illustration", "of", *random.sample(own, 3)])
    now = [language.paragraph(random, own) for _ in range(paragraphs)]
    gone: list[list[str]] = []
    for at in range(sessions):
        session = 40 + at
        if at:
            now = _next(language, random, own, now, gone)
        yield _document(title, number, session, now)


def _next(
    language: Language,
    random: Random,
    own: Sequence[str],
    now: list[list[str]],
    gone: list[list[str]],
) -> list[list[str]]:
    later: list[list[str]] = []
    for before in now:
        words, chance = before, random.random()
        if chance < 0.06 and len(now) > 6:
            gone.append(words)
            continue
        if chance < 0.36:
            words = [*words[:2], *(_edited(word, language, random, own) for word in words[2:])]
        later.append(words)
        if random.random() < 0.07:
            back = bool(gone) and random.random() < 0.3
            later.append(gone.pop() if back else language.paragraph(random, own))
    return later


def _edited(word: str, language: Language, random: Random, own: Sequence[str]) -> str:
    edit = random.random() < 0.12 and word != "#"
    return language.some(random, 1, own)[0] if edit else word


def _document(title: str, number: int, session: int, now: Sequence[Sequence[str]]) -> Document:
    symbol = f"A/RES/{session}/{number + 1}"
    paragraphs = tuple(
        _paragraph(at, " ".join(words).replace("#", f"{session + 2 * (at % 3 == 0)}th") + ";")
        for at, words in enumerate(now, 1)
    )
    source = "\n".join([symbol, title, *(one.text for one in paragraphs)]).encode()
    record = Resolution(
        symbol=symbol,
        kind="adopted",
        body="General Assembly",
        session=str(session),
        number=str(number + 1),
        title=title,
        adopted=f"{1945 + session}-12-{number % 20 + 1:02}",
        paragraphs=paragraphs,
        sha256=hashlib.sha256(source).hexdigest(),
    )
    return Document(source=source, extension="txt", record=record)


def _paragraph(number: int, text: str) -> Paragraph:
    verb = next(one for one in _VERBS if text.startswith(one))
    return Paragraph(
        ref=f"OP{number}",
        kind="operative",
        number=str(number),
        text=text,
        clauses=(Clause(verb, 0, len(text)),),
    )
