"""From what was given to the commits of every series, and to the state that holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from .given import PARSER, Card, Decision, Plan, SeriesEntry
from .hashing import Commit
from .sorting import plan
from .state import (
    Manifest,
    Parcel,
    State,
    encoded,
    folder_of,
    shard_of,
    symbols_of,
)
from .threads import main_of, shared_files, thread

if TYPE_CHECKING:
    from .fastimport import DryImport, FastImport

    Sink = FastImport | DryImport

_Entries = Mapping[str, SeriesEntry]
_WHO = "Clausetrail <clausetrail@clausetrail.invalid> 0 +0000"


class Given(Struct, kw_only=True):
    """All that a corpus was given: what it had, and what is being added."""

    parcels: dict[str, Parcel]
    cards: dict[str, Card]
    decisions: dict[str, Decision]

    @classmethod
    def of(cls, state: State) -> Given:
        """What a state holds."""
        parcels = state.parcels()
        return cls(parcels=parcels, cards=state.cards(parcels), decisions=state.decisions())

    def plan(self) -> Plan:
        """What follows from it."""
        return plan(
            [self.cards[sha256] for sha256 in sorted(self.cards)],
            [self.decisions[name] for name in sorted(self.decisions)],
        )


def write(
    state: State | None,
    given: Given,
    planned: Plan,
    sink: Sink,
    check: Callable[[], None] = lambda: None,
) -> tuple[tuple[str, ...], int | None]:
    """Hand over the commits of a plan, and the state that holds them.

    Args:
        state: the state before, to which only what changed is added; None to write all.
        given: everything that the corpus holds then.
        planned: what follows from it.
        sink: takes the commits; the blobs of `given` are in the store, or handed over before.
        check: called between series; what it raises gives the work up.

    Returns:
        The slugs of the series that changed; the mark of the state's commit, None where there
        is nothing to change.
    """
    old = {} if state is None else {entry.slug: entry for entry in state.entries()}
    threads = {}
    for series in planned.series:
        check()
        threads[series.slug] = thread(series, old.get(series.slug), given.cards, given.parcels)
    new = {slug: made.entry for slug, made in threads.items()}
    main, readme = main_of(new)
    changes = _changes(state, given, old, new, sink)
    manifest = Manifest(parser=PARSER, main=main.id())
    if state is None or state.manifest != manifest:
        changes["manifest.json"] = sink.blob(encoded(manifest))
    if not changes:
        return (), None
    for data in shared_files().values():
        sink.blob(data)
    for made in threads.values():
        check()
        for commit in made.commits:
            sink.commit(commit)
    sink.blob(readme)
    sink.commit(main)
    base = None if state is None else state.tree()
    return changed_slugs(old, new), sink.commit_upon(state_commit(main.id(), new), base, changes)


def state_commit(main: str, entries: _Entries) -> Commit:
    """The commit of a state, without its files: every branch's tip is a parent."""
    tips = [main]
    for slug in sorted(entries):
        entry = entries[slug]
        tips += [version.commit for version in entry.versions[-1:]]
        tips += [draft.commit for draft in entry.drafts]
    texts = sum(len(entry.versions) + len(entry.drafts) for entry in entries.values())
    return Commit(
        files={},
        parents=tuple(dict.fromkeys(tips)),
        author=_WHO,
        committer=_WHO,
        message=f"Hold {texts} texts in {len(entries)} series\n",
    )


def _changes(
    state: State | None, given: Given, old: _Entries, new: _Entries, sink: Sink
) -> dict[str, str | None]:
    """The files of the state that differ: path -> blob, or None for one that goes."""
    changes: dict[str, str | None] = {}
    changed = changed_slugs(old, new)
    for slug in changed:
        entry = new.get(slug)
        changes[f"series/{slug}.json"] = None if entry is None else sink.blob(encoded(entry))
    for path, shard in sorted(_shards(state, old, new, changed).items()):
        changes[path] = sink.blob(encoded(dict(sorted(shard.items())))) if shard else None
    had = set() if state is None else set(state.given())
    for sha256, parcel in sorted(given.parcels.items()):
        if sha256 not in had:
            for name, blob in parcel.items():
                changes[f"{folder_of(sha256)}/{name}"] = blob
    stored = {} if state is None else state.decisions()
    for name, decision in sorted(given.decisions.items()):
        if stored.get(name) != decision:
            changes[name] = sink.blob(encoded(decision))
    return changes


def changed_slugs(old: _Entries, new: _Entries) -> tuple[str, ...]:
    """The series that changed, came or went."""
    return tuple(sorted(s for s in old.keys() | new.keys() if old.get(s) != new.get(s)))


def _shards(
    state: State | None, old: _Entries, new: _Entries, changed: Iterable[str]
) -> dict[str, dict[str, str]]:
    """The shards of the index that tell symbols of the series that changed."""
    shards: dict[str, dict[str, str]] = {}
    old_symbols = [(s, slug) for slug in changed if slug in old for s in symbols_of(old[slug])]
    new_symbols = [(s, slug) for slug in changed if slug in new for s in symbols_of(new[slug])]
    for symbol, _ in old_symbols + new_symbols:
        path = shard_of(symbol)
        if path not in shards:
            shards[path] = {} if state is None else dict(state.shard(path))
    for symbol, slug in old_symbols:
        if shards[shard_of(symbol)].get(symbol) == slug:
            del shards[shard_of(symbol)][symbol]
    for symbol, slug in new_symbols:
        shards[shard_of(symbol)][symbol] = slug
    return shards
