"""`stats`: how much of each text of a series is routine, carried, edited and new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.diff.lexemes import lexemes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .versions import Link, SeriesHistory

Fate = Literal["carried", "routine", "edited", "back", "new"]
FATES: tuple[Fate, ...] = ("carried", "routine", "edited", "back", "new")


class VersionStats(Struct, frozen=True, kw_only=True):
    """One text in figures, paragraphs and words of its body."""

    symbol: str
    session: str | None
    adopted: str | None
    paragraphs: int
    words: int
    carried: int  # paragraphs that are identical, or differ in spelling and the like alone
    routine: int  # with sessions, dates and symbols advanced
    edited: int  # with changes of substance, or split, merged or regrouped
    back: int  # that had been absent
    new: int
    gone: int  # paragraphs of the text before that have no successor
    carried_words: int  # words in the paragraphs of each kind
    routine_words: int
    edited_words: int
    back_words: int
    new_words: int
    inserted_words: int  # words that the text before had not at this place
    stronger: int  # lead verbs
    weaker: int


class Stats(Struct, frozen=True, kw_only=True):
    """The texts of a series in figures, oldest first; of the first text all is new."""

    schema: Literal["clausetrail/stats/1"] = "clausetrail/stats/1"
    series: str
    title: str
    versions: tuple[VersionStats, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each text."""
        from msgspec.structs import asdict

        return [asdict(one) for one in self.versions]


def stats_of(history: SeriesHistory) -> Stats:
    """Count what each text of a series is made of."""
    return Stats(
        series=history.slug,
        title=history.title,
        versions=tuple(_version(history, at) for at in range(len(history))),
    )


def _version(history: SeriesHistory, at: int) -> VersionStats:
    version = history.versions[at]
    texts = history.paragraphs[at]
    words = {ref: word_count(one.text) for ref, one in texts.items()}
    fates = {ref: _fate(history.links_into(at, [ref])) for ref in texts}
    links = history.links_into(at, texts)
    near = [link for link in links if not link.returned]
    counted = {fate: [ref for ref in texts if fates[ref] == fate] for fate in FATES}
    size = {fate: sum(words[ref] for ref in refs) for fate, refs in counted.items()}
    ways = [verb.direction for link in links for verb in link.group.verbs]
    kept = {ref for link in near for ref in link.group.old}
    return VersionStats(
        symbol=version.name,
        session=version.session,
        adopted=version.adopted,
        paragraphs=len(texts),
        words=sum(words.values()),
        carried=len(counted["carried"]),
        routine=len(counted["routine"]),
        edited=len(counted["edited"]),
        back=len(counted["back"]),
        new=len(counted["new"]),
        gone=len(history.paragraphs[at - 1]) - len(kept) if at else 0,
        carried_words=size["carried"],
        routine_words=size["routine"],
        edited_words=size["edited"],
        back_words=size["back"],
        new_words=size["new"],
        inserted_words=_inserted(near) + size["back"] + size["new"],
        stronger=ways.count("stronger"),
        weaker=ways.count("weaker"),
    )


def _fate(links: list[Link]) -> Fate:
    if not links:
        return "new"
    if links[0].returned:
        return "back"
    fates: Mapping[str, Fate] = {
        "identical": "carried", "editorial": "carried", "rollover": "routine",
    }  # fmt: skip
    return fates.get(links[0].group.change, "edited")


def _inserted(links: list[Link]) -> int:
    return sum(word_count(text) for link in links for sign, text in link.group.ops if sign == "+")


def word_count(text: str) -> int:
    """Count the words of a text: words, numbers, dates and symbols."""
    return len(lexemes(text))
