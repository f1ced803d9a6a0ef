"""Pins: a person's corrections of alignments, on a branch `pins` of their own.

    pins:<old>/<new>.json          what was decided about two versions, by paragraphs

One commit a decision, with its true author and time. What was taken back stays in the file as
the verdict "none", so that of two corpora the later decision holds whichever way they are merged.

A decision remembers the words of its paragraphs. Where a text was issued anew, or a newer
parser names its paragraphs otherwise, the decision goes with the words; where they are gone it
is left out, and named.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from clausetrail.model import Pin, Resolution

from .errors import CorpusError
from .pin_branch import Branch, PinFile, Pinned, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .given import VersionEntry
    from .messages import Person
    from .store import Store

_UNDOES = re.compile(r"^Undoes: ([0-9a-f]{40})$", re.MULTILINE)


class PinnedError(CorpusError):
    """A pin that cannot be set: it names no paragraph, or contradicts another."""

    exit_code = 3


class NothingToUndoError(CorpusError):
    """No decision about pins is left that could be taken back."""

    exit_code = 3


class Version(Struct, frozen=True, kw_only=True):
    """A version as pins know it."""

    name: str  # symbol, or "slug@label"
    record: Resolution


class Choice(Struct, frozen=True, kw_only=True):
    """What a person decides now."""

    old: str  # reference in the old text
    new: str
    verdict: Verdict


class Honoured(Struct, frozen=True, kw_only=True):
    """What a comparison of two versions has to do with."""

    pins: tuple[Pin, ...]
    gone: tuple[Pinned, ...]  # decisions whose words are in the texts no more
    overruled: tuple[Pinned, ...]  # decisions that a later one contradicts
    held: tuple[Pinned, ...] = ()  # the decisions behind the pins, with references as they are now


class Overruled(Struct, frozen=True, kw_only=True):
    """Two decisions about the same paragraphs, made in two corpora."""

    old: str  # the versions
    new: str
    holds: Pinned  # the later one
    gave_way: Pinned


def name_of(version: VersionEntry) -> str:
    """How pins call a version: its symbol, or its series and label."""
    return version.symbol or f"{version.series}@{version.label}"


def pins_of(store: Store, old: Version, new: Version) -> Honoured:
    """The pins that a comparison honours, also where the versions were pinned the other way round.

    Raises:
        DamagedError: the file of the two cannot be read.
    """
    return honoured_of(decided(Branch.of(store), old.name, new.name), old.record, new.record)


def decided(branch: Branch, old: str, new: str) -> tuple[Pinned, ...]:
    """What was decided about two versions by their names, also of those pinned the other way round.

    It reads no record, and of most versions there is nothing: `honoured_of` tells what of it
    a comparison has to do with.

    Raises:
        DamagedError: the file of the two cannot be read.
    """
    if branch.tip is None:
        return ()
    turned = [
        msgspec.structs.replace(
            one, old=one.new, new=one.old, old_words=one.new_words, new_words=one.old_words
        )
        for one in branch.file(new, old).decisions
    ]
    return _latest([*branch.file(old, new).decisions, *turned])


def decide(
    store: Store, old: Version, new: Version, choices: Sequence[Choice], person: Person
) -> tuple[Pinned, ...]:
    """Set pins, or take them back: a commit each.

    Args:
        store: the corpus.
        old: the earlier version; its record is the one that the references are of.
        new: the later one.
        choices: what is decided; what holds already makes no commit.
        person: who decides, and when.

    Returns:
        The decisions that were made.

    Raises:
        PinnedError: a paragraph is unknown, or the pins would contradict each other. Then no
            pin is set at all.
        BusyError, ReadOnlyError, DiskFullError: the corpus cannot be written now.
    """
    old_words, new_words = words_by_ref(old.record), words_by_ref(new.record)
    for name, words, refs in (
        (old.name, old_words, [choice.old for choice in choices]),
        (new.name, new_words, [choice.new for choice in choices]),
    ):
        for ref in refs:
            if ref not in words:
                raise PinnedError(
                    f"has no paragraph {ref}",
                    source=name,
                    hint=f"clausetrail show {name} prints the references of its paragraphs",
                )
    made: list[Pinned] = []
    with Branch.writing(store) as branch:
        for choice in choices:
            file = branch.file(old.name, new.name)
            before = _held(file, choice.old, choice.new)
            if (before.verdict if before else "none") == choice.verdict:
                continue
            decision = Pinned(
                old=choice.old,
                new=choice.new,
                verdict=choice.verdict,
                by=person.shown(),
                when=_time(person, before),
                old_words=old_words[choice.old],
                new_words=new_words[choice.new],
            )
            after = _with(file, decision)
            _check(honoured_of(after.decisions, old.record, new.record), decision)
            branch.commit([after], _said(decision, old.name, new.name), person)
            made.append(decision)
    return tuple(made)


def undo(store: Store, person: Person) -> tuple[PinFile, Pinned]:
    """Take back the last decision that was not taken back yet, by a commit of its own.

    Returns:
        The file of the two versions, and the decision in it that now holds.

    Raises:
        NothingToUndoError: there is none.
    """
    with Branch.writing(store) as branch:
        undone: set[str] = set()
        for commit, message in branch.log():
            found = _UNDOES.search(message)
            if found:
                undone.add(found[1])
                continue
            change = None if commit in undone else branch.change(commit)
            if change is None:
                continue
            now, before = change
            file = branch.file(now[0].old, now[0].new)
            decision = now[1]
            held = _held(file, decision.old, decision.new)
            if held is None or held.verdict != decision.verdict:
                continue  # another corpus decided anew since
            restored = before or msgspec.structs.replace(decision, verdict="none")
            back = msgspec.structs.replace(
                restored, by=person.shown(), when=_time(person, decision)
            )
            after = _with(file, back)
            said = f"Undo: {_said(decision, file.old, file.new)}\n\nUndoes: {commit}"
            branch.commit([after], said, person)
            return after, back
    raise NothingToUndoError(
        "no decision about pins is left to undo", hint="clausetrail pin --list shows what holds"
    )


def listed(store: Store) -> tuple[PinFile, ...]:
    """Everything that was decided, by the names of the versions; what was taken back too."""
    return tuple(sorted(Branch.of(store).files(), key=lambda file: (file.old, file.new)))


def stale(
    store: Store, find: Callable[[str], Version | None]
) -> Iterator[tuple[PinFile, Pinned | None, str]]:
    """Decisions that no comparison can honour, for `verify`.

    Args:
        store: the corpus.
        find: the version of a name; None where it is in the corpus no more.

    Yields:
        The file, the decision (None: all of the file), and why.
    """
    for file in listed(store):
        old, new = find(file.old), find(file.new)
        lost = [name for name, version in ((file.old, old), (file.new, new)) if version is None]
        if old is None or new is None:
            if any(one.verdict != "none" for one in file.decisions):
                yield file, None, f"{' and '.join(lost)} is not in the corpus"
            continue
        honoured = honoured_of(file.decisions, old.record, new.record)
        for one in honoured.gone:
            yield file, one, "the words that it was about are in the texts no more"
        for one in honoured.overruled:
            yield file, one, "a later pin contradicts it"


def merge(store: Store, theirs: str, person: Person) -> tuple[Overruled, ...]:
    """Bring another corpus's pins in: of two decisions about the same, the later one holds.

    Args:
        store: the corpus; its objects hold the other branch already.
        theirs: id of the tip of the other branch.
        person: who merges, and when.

    Returns:
        Which decisions gave way to a later one, on either side.
    """
    with Branch.writing(store) as branch:
        if branch.holds(theirs):
            return ()
        if branch.is_behind(theirs):
            branch.take(theirs)
            return ()
        overruled: list[Overruled] = []
        changed: list[PinFile] = []
        for file in Branch(store, theirs).files():
            own = branch.file(file.old, file.new)
            for yours in file.decisions:
                mine = _held(own, yours.old, yours.new)
                if mine is not None and mine != yours:
                    earlier, later = sorted((mine, yours), key=_age)
                    overruled.append(
                        Overruled(old=own.old, new=own.new, holds=later, gave_way=earlier)
                    )
            both = _latest([*own.decisions, *file.decisions])
            changed.append(msgspec.structs.replace(own, decisions=both))
        branch.commit(changed, "Merge the pins of another corpus", person, merged=theirs)
        return tuple(overruled)


def words_by_ref(record: Resolution) -> dict[str, str]:
    """A hash of each paragraph's letters and digits, by its reference."""
    return {
        paragraph.ref: hashlib.sha256(
            "".join(filter(str.isalnum, paragraph.text.casefold())).encode("utf-8", "replace")
        ).hexdigest()[:16]
        for paragraph in record.paragraphs
    }


def honoured_of(decisions: Iterable[Pinned], old: Resolution, new: Resolution) -> Honoured:
    """The pins that follow from decisions in two texts."""
    standing = [one for one in decisions if one.verdict != "none"]
    if not standing:
        return Honoured(pins=(), gone=(), overruled=())
    # Loaded here, because from the cache a comparison comes without anything of its making.
    from clausetrail.align.pins import PinError, bonds_of

    old_words, new_words = words_by_ref(old), words_by_ref(new)
    old_refs, new_refs = list(old_words), list(new_words)
    pins: list[Pin] = []
    held: dict[Pin, Pinned] = {}
    gone: list[Pinned] = []
    overruled: list[Pinned] = []
    for one in sorted(standing, key=_age, reverse=True):
        places = _find(one.old, one.old_words, old_words), _find(one.new, one.new_words, new_words)
        if places[0] is None or places[1] is None:
            gone.append(one)
            continue
        pin = Pin(places[0], places[1], together=one.verdict == "together")
        try:
            bonds_of([*pins, pin], old_refs, new_refs)
        except PinError:
            overruled.append(one)
        else:
            pins.append(pin)
            held[pin] = msgspec.structs.replace(one, old=pin.old, new=pin.new)
    order = {ref: place for place, ref in enumerate(new_refs)}
    pins.sort(key=lambda pin: (order[pin.new], old_refs.index(pin.old)))
    return Honoured(
        pins=tuple(pins),
        gone=tuple(gone),
        overruled=tuple(overruled),
        held=tuple(held[pin] for pin in pins),
    )


def _find(ref: str, words: str, words_by_ref: dict[str, str]) -> str | None:
    """The paragraph with these words: the one of this reference, or else the only one."""
    if words_by_ref.get(ref) == words:
        return ref
    alike = [other for other, own in words_by_ref.items() if own == words]
    return alike[0] if len(alike) == 1 else None


def _check(honoured: Honoured, decision: Pinned) -> None:
    """Refuse a decision that contradicts one that holds.

    Raises:
        PinnedError: it does.
    """
    if honoured.overruled:
        others = ", ".join(f"{one.old} and {one.new} {one.verdict}" for one in honoured.overruled)
        raise PinnedError(
            f"{decision.old} and {decision.new} {decision.verdict} contradicts what is pinned: "
            f"{others}",
            hint="take that back first: clausetrail unpin OLD NEW PARA PARA",
        )


def _held(file: PinFile, old: str, new: str) -> Pinned | None:
    return next((one for one in file.decisions if (one.old, one.new) == (old, new)), None)


def _with(file: PinFile, decision: Pinned) -> PinFile:
    others = [one for one in file.decisions if (one.old, one.new) != (decision.old, decision.new)]
    return msgspec.structs.replace(file, decisions=_latest([*others, decision]))


def _latest(decisions: Iterable[Pinned]) -> tuple[Pinned, ...]:
    """The latest decision about each two paragraphs, by their references."""
    latest = {(one.old, one.new): one for one in sorted(decisions, key=_age)}
    return tuple(latest[pair] for pair in sorted(latest))


def _age(decision: Pinned) -> tuple[str, bytes]:
    """Orders decisions by time, and those of one second in some way that always is the same."""
    return decision.when, msgspec.json.encode(decision)


def _time(person: Person, before: Pinned | None) -> str:
    """When it is decided: by the person's clock, but after what it replaces."""
    when = person.when.astimezone(dt.UTC).replace(microsecond=0)
    if before is not None:
        earliest = dt.datetime.fromisoformat(before.when) + dt.timedelta(seconds=1)
        when = max(when, earliest)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _said(decision: Pinned, old: str, new: str) -> str:
    one, other = f"{decision.old} of {old}", f"{decision.new} of {new}"
    match decision.verdict:
        case "together":
            return f"Pin {one} to {other}"
        case "apart":
            return f"Keep {one} and {other} apart"
        case "none":
            return f"Take back what was decided about {one} and {other}"
