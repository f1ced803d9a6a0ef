"""Pins set and taken back: in the corpus, or, for files, as long as the application runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail_tui.judging.pinning import Decide, made_words
from clausetrail_tui.places import ComparePlace, Stored, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetrail.corpus.messages import Person
    from clausetrail.corpus.pin_branch import Pinned
    from clausetrail.model import Comparison, Pin
    from clausetrail_tui.desk import Desk
    from clausetrail_tui.places import Text

FOR_NOW = "The texts are not both in the corpus: this holds until you quit."
NOTHING = "Nothing is left to undo: p pins two paragraphs or parts them, and u takes that back."


class Decided(NamedTuple):
    """What became of a decision."""

    words: str  # what holds now, in a sentence
    at: Decide | None  # where to look in the comparison that it was made in; None: elsewhere


def is_kept(place: ComparePlace) -> bool:
    """Whether what is decided about two texts goes into the corpus."""
    return isinstance(place.old, Stored) and isinstance(place.new, Stored)


# In the corpus; to be called in a desk's thread


def decide(desk: Desk, place: ComparePlace, one: Decide, person: Callable[[], Person]) -> Decided:
    """Write a decision into the corpus.

    Raises:
        PinnedError: it contradicts another one.
        CorpusError: the corpus cannot be written now, or a text is not there any more.
    """
    from clausetrail.corpus.pins import Choice, PinnedError
    from clausetrail.corpus.pins import decide as write
    from clausetrail_tui.comparing.pair import entry_of

    assert isinstance(place.old, Stored)  # noqa: S101 - tells the type checker
    assert isinstance(place.new, Stored)  # noqa: S101
    corpus = desk.corpus()
    old, new = (corpus.pin_version(entry_of(corpus, text)) for text in (place.old, place.new))
    choice = Choice(old=one.old, new=one.new, verdict=one.verdict)
    try:
        made = write(corpus.store, old, new, [choice], person())
    except PinnedError as error:
        hint = "take that back first: p on those paragraphs, or u for the last decision"
        raise PinnedError(error.message, source=error.source, hint=hint) from error
    words = made_words(one, short(place.old), short(place.new))
    return Decided(words if made else f"{words[:-1]} already.", one)


def undo(desk: Desk, place: ComparePlace, person: Callable[[], Person]) -> Decided:
    """Take back the last decision in the corpus, whichever texts it is about.

    Where there is none, it says what can be done.

    Raises:
        CorpusError: the corpus cannot be written now.
    """
    from clausetrail.corpus.pins import NothingToUndoError, name_of
    from clausetrail.corpus.pins import undo as take_back
    from clausetrail.report.words import short_symbol
    from clausetrail_tui.comparing.pair import entry_of

    assert isinstance(place.old, Stored)  # noqa: S101 - tells the type checker
    assert isinstance(place.new, Stored)  # noqa: S101
    corpus = desk.corpus()
    try:
        file, held = take_back(corpus.store, person())
    except NothingToUndoError:
        return Decided(NOTHING, None)
    now = Decide(held.old, held.new, held.verdict)
    words = made_words(now, short_symbol(file.old), short_symbol(file.new))
    names = [name_of(entry_of(corpus, text)) for text in (place.old, place.new)]
    if [file.old, file.new] == names:
        return Decided(f"Undone: {words}", now)
    if [file.new, file.old] == names:
        return Decided(f"Undone: {words}", now._replace(old=now.new, new=now.old))
    return Decided(f"Undone, of other texts than these: {words}", None)


# For as long as the application runs; to be called in the event loop


class Passing:
    """The decisions about texts that are not both in the corpus."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[tuple[Text, Text], list[Pinned]] = {}  # oldest first

    def held(self, place: ComparePlace) -> tuple[Pinned, ...]:
        """Return what holds of two texts: the latest decision about each two paragraphs."""
        made = self._made.get((place.old, place.new), ())
        latest = {(one.old, one.new): one for one in made}
        return tuple(one for one in latest.values() if one.verdict != "none")

    def decide(self, place: ComparePlace, one: Decide, comparison: Comparison) -> Decided:
        """Decide something about two paragraphs.

        Raises:
            PinError: it contradicts another decision.
        """
        from clausetrail.align.pins import bonds_of
        from clausetrail.corpus.pin_branch import Pinned

        now = Pinned(
            old=one.old, new=one.new, verdict=one.verdict,
            by="you, for now", when="", old_words="", new_words="",
        )  # fmt: skip
        others = [two for two in self.held(place) if (two.old, two.new) != (one.old, one.new)]
        bonds_of(
            pins_of([*others, now]),
            [paragraph.ref for paragraph in comparison.old.paragraphs],
            [paragraph.ref for paragraph in comparison.new.paragraphs],
        )
        self._made.setdefault((place.old, place.new), []).append(now)
        return Decided(f"{made_words(one, place.old.name, place.new.name)} {FOR_NOW}", one)

    def undo(self, place: ComparePlace) -> Decided | None:
        """Take the last decision about two texts back; None where there is none."""
        made = self._made.get((place.old, place.new))
        if not made:
            return None
        last = made.pop()
        before = [one for one in made if (one.old, one.new) == (last.old, last.new)]
        now = Decide(last.old, last.new, before[-1].verdict if before else "none")
        return Decided(f"Undone: {made_words(now, place.old.name, place.new.name)}", now)


def pins_of(decisions: Sequence[Pinned]) -> tuple[Pin, ...]:
    """Return decisions as a comparison takes them."""
    from clausetrail.model import Pin

    return tuple(
        Pin(one.old, one.new, together=one.verdict == "together")
        for one in decisions
        if one.verdict != "none"
    )
