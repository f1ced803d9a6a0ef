"""What a text without a title is about: the mandates it names, then the places and persons.

The Security Council gives its resolutions no title. Its series are the renewals of one mandate,
so that the name of the force, mission, tribunal or panel is the subject; a text that names
none is known by the capitalised words that stand in it again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from clausetrail.lang.en.series import (
    ABBREVIATIONS,
    COMMON_NAMES,
    MANDATE_JOINS,
    MANDATED,
    NO_MANDATE,
    RENEWAL,
)

from .titles import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Resolution

MAX_ABOUT = 3  # more words tell no text from another

_CAPITAL = r"[A-Z][\w’']*(?:-[A-Za-z][\w’']*)*"
_JOIN = "|".join(sorted(MANDATE_JOINS))
_NOUN = "|".join(sorted((noun.capitalize() for noun in MANDATED), key=len, reverse=True))
# "United Nations Mission for the Referendum in Western Sahara (MINURSO)": capitalised words
# with the noun of a mandate among them, and what small words tie to them.
_NAME = re.compile(
    rf"(?P<name>(?:{_CAPITAL}\s(?:and\s)?)+?(?:{_NOUN})\b"
    rf"(?:,?\s(?:(?:{_JOIN})\s){{0,3}}{_CAPITAL})*)"
    r"(?:\s\((?:the\s)?[“\"]?(?P<short>[A-Z][A-Za-z-]{2,14})[”\"]?\))?"
)
_SHORT = re.compile(r"(?<![\w/.-])[A-Z]{4,12}(?![\w/])")
_SITUATION = re.compile(
    rf"\b(?:situation|question|conflict|crisis|problem)\s(?:in|of|concerning|between)\s(?:the\s)?"
    rf"(?P<place>{_CAPITAL}(?:\s(?:(?:of|and|the)\s){{0,2}}{_CAPITAL})*)"
)
_WORD = re.compile(_CAPITAL)
_NOUNS = re.compile(rf"\b(?:{_NOUN})\b")
_RENEWS = re.compile(RENEWAL, re.IGNORECASE)
_COUNCIL_TEXT = re.compile(r"\b(\d{1,4})\s?\((?:19|20)\d\d\)")
_EXPERTS = frozenset(("panel", "group", "team"))
_SITUATION_WEIGHT = 2  # "the situation in Cyprus" tells more than the word alone


def subjects_of(resolution: Resolution) -> tuple[str, ...]:
    """Return what a text of the Security Council, or one without a title, is about.

    Returns:
        Words with a head that tells their sort, the surest first: "renews:undof" for the
        mandate that the text carries on ("renews:1973" for the measures of resolution 1973);
        "names:undof" for the mandate that it names most often, several where they tie;
        "about:cyprus" for situations and names that return. Empty for other texts.
    """
    if resolution.title and resolution.body != "Security Council":
        return ()
    names = _Mandates()
    renewed: list[str] = []
    unnamed: list[str] = []  # paragraphs that renew, and name no mandate in full
    measures: Counter[str] = Counter()
    about: Counter[str] = Counter()
    for paragraph in resolution.paragraphs:
        text = paragraph.text
        found = names.read(text)
        if paragraph.kind == "operative" and _RENEWS.search(text):
            if found and not (_is_experts(found[0]) and _COUNCIL_TEXT.search(text)):
                renewed.append(found[0])
            else:
                unnamed.append(text)
        for match in _SITUATION.finditer(text):
            about[folded(match["place"]).replace(" ", "-")] += _SITUATION_WEIGHT
        about.update(_words(text))
    for text in unnamed:
        name = names.meant(text)
        if name and not _is_experts(name):
            renewed.append(name)
        else:
            measures.update(_oldest_cited(text))
    carried = (
        _ranked(Counter(names.whole(name) for name in renewed))
        or sorted(measures, key=lambda number: (-measures[number], int(number)))
    )  # fmt: skip
    named = names.counted()
    return (
        *(f"renews:{name}" for name in carried[:1]),
        *(f"names:{name}" for name in named if named[name] == max(named.values())),
        *(f"about:{name}" for name in _ranked(about)[:MAX_ABOUT] if about[name] > 1),
    )


def _is_experts(name: str) -> bool:
    """Whether a mandate is a panel's or a group's of experts, on measures that they watch.

    Their names change from text to text; the resolution that set them up does not.
    """
    return name not in _KNOWN and bool(_EXPERTS & set(name.split("-")))


def _oldest_cited(text: str) -> list[str]:
    """Return the number of the first of the Council's resolutions that a paragraph cites.

    "Established by resolution 1973 (2011), extended by 2040 (2012)": the oldest began it.
    """
    numbers = [match[1] for match in _COUNCIL_TEXT.finditer(text)]
    return [min(numbers, key=int)] if numbers else []


def _ranked(counts: Counter[str]) -> list[str]:
    """Return the names from the most frequent; equal ones in order of the alphabet."""
    return sorted(counts, key=lambda name: (-counts[name], name))


class _Mandates:
    """The mandates that a text names, paragraph by paragraph."""

    def __init__(self) -> None:
        self._shorts: dict[str, str] = {}  # abbreviations that the text gives itself
        self._words: dict[str, frozenset[str]] = {}  # of the printed name of each
        self._counts: Counter[str] = Counter()

    def read(self, text: str) -> tuple[str, ...]:
        """Return the mandates that a paragraph names, in order, by their names here."""
        places: list[tuple[int, str]] = []
        for match in _NAME.finditer(text):
            name, words = mandate_name(match["name"])
            if name is None:
                continue
            if match["short"]:
                self._shorts[match["short"]] = name
            self._words[name] = self._words.get(name, frozenset()) | words
            places.append((match.start(), name))
        for match in _SHORT.finditer(text):
            name = self._shorts.get(match[0], match[0].casefold())
            if match[0] in self._shorts or name in _KNOWN:
                places.append((match.start(), name))
        found = tuple(name for _, name in sorted(places))
        self._counts.update(found)
        return found

    def whole(self, name: str) -> str:
        """Return the longer name of the text that a shortened one stands for, or itself.

        "The United Nations Peacekeeping Force" is, beside its full name, the one in Cyprus.
        """
        words = self._words.get(name, frozenset())
        longer = [
            other for other, full in self._words.items() if other != name and words and words < full
        ]
        return longer[0] if len(longer) == 1 else name

    def meant(self, text: str) -> str | None:
        """Return the one mandate of the whole text that "the Force" in a paragraph means."""
        nouns = {noun.casefold() for noun in _NOUNS.findall(text)}
        meant = {self.whole(name) for name, words in self._words.items() if words & nouns}
        return meant.pop() if len(meant) == 1 else None

    def counted(self) -> dict[str, int]:
        """Return how often each mandate is named, by name."""
        counts: Counter[str] = Counter()
        for name, count in self._counts.items():
            counts[self.whole(name)] += count
        return dict(sorted(counts.items()))


def mandate_name(printed: str) -> tuple[str | None, frozenset[str]]:
    """Return how a mandate is called here, and the words of its name.

    A name that holds a known one is abbreviated as the table says; one that is not known
    is told by its words; None for a name that tells none ("the Mission").
    """
    words = folded(printed).split()
    for start in range(len(words)):
        for end in range(len(words), start + 1, -1):
            known = ABBREVIATIONS.get(" ".join(words[start:end]))
            if known:
                return known, frozenset(words[start:end]) - MANDATE_JOINS
    near = _misread(" ".join(words))
    if near:
        return ABBREVIATIONS[near], frozenset(near.split()) - MANDATE_JOINS
    words = [word for word in words if word not in MANDATE_JOINS]
    telling = [word for word in words if word not in COMMON_NAMES and word not in MANDATED]
    if not telling or set(words) & NO_MANDATE:
        return None, frozenset()
    kept = [word for word in words if word not in {"united", "nations", "security"}]
    return "-".join(kept), frozenset(words)


@lru_cache(maxsize=4096)
def _misread(name: str) -> str | None:
    """Return the known name that a scanned text has with a letter or a space wrong."""
    letters = name.replace(" ", "")
    if len(letters) < _LONG:
        return None
    near = get_close_matches(letters, _LETTERS, n=1, cutoff=_NEARLY)
    return _LETTERS[near[0]] if near else None


def _words(text: str) -> Iterator[str]:
    """Yield the capitalised words inside a paragraph that may tell its subject."""
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip()
        if not before or before[-1] in ".;:":
            continue  # the first word of a sentence is capitalised whatever it is
        word = folded(match[0]).replace(" ", "-")
        if len(word) > 2 and not set(word.split("-")) & COMMON_NAMES:
            yield word


# Names of two missions differ by the name of a place at least, which is more than this.
_NEARLY = 0.94
_LONG = 20  # letters; a slip in a shorter name could make another of it
_LETTERS = {name.replace(" ", ""): name for name in ABBREVIATIONS if len(name) > _LONG}
_KNOWN = frozenset(short for short in ABBREVIATIONS.values() if "-" not in short)
