"""Mending a corpus from the documents in it; nothing is thrown away that is not there twice.

What is broken is put aside into the folder `clausetrail/damaged`. All else follows from the
documents and the decisions, so it is derived anew; where even the state is gone, they are
looked for among all objects of the store.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from . import names
from .errors import CorpusError, DamagedError, NotACorpusError
from .fastimport import FastImport
from .given import PARSER, Card, Decision
from .lock import cannot_write
from .recovering import (
    current_refs,
    is_ours,
    move_refs,
    noted_pins,
    noted_state,
    sweep,
    was_corpus,
    write_projected,
)
from .repairing_files import mend_files
from .repository import is_id
from .state import CARD, SOURCE, STATE, State, decision_file
from .upgrading import derive_anew
from .verify import readable
from .writing import Given, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .repository import Repository
    from .store import Store

_T = TypeVar("_T")
_PINS = f"refs/heads/{names.PINS}"
_KEPT = "refs/clausetrail/kept/"
_LOST = "lost"  # file of ids of states that could not be read


def repair(store: Store) -> tuple[str, ...]:
    """Mend what can be mended.

    Returns:
        What was done, a sentence each.

    Raises:
        DamagedError: a document that was given is lost; the rest is mended as far as it goes.
        NotACorpusError: this is another repository, which stays as it is.
        CorpusError: the corpus cannot be written.
    """
    repository = store.repository
    if not was_corpus(repository.folder) and not _salvaged(store).cards:
        raise NotACorpusError(
            "this is no corpus, and no document of one is in it",
            source=str(repository.folder),
            hint="name another folder with --corpus, or make one with: clausetrail init",
        )
    repository.lock.acquire(wait_s=10)
    try:
        return tuple(_mended(store))
    except OSError as error:
        raise cannot_write(error, repository.folder) from error
    finally:
        repository.lock.release(done=True)


def _mended(store: Store) -> Iterator[str]:
    """Mend it, and tell of each thing when it is done."""
    sweep(store.repository)
    yield from mend_files(store)
    sweep(store.repository)  # what git left of packs that it could not read to their end
    store.close()
    state, found = _state_of(store)
    yield from found
    given, lost = _given_of(store, state)
    yield from lost
    if given is None:
        state, given = None, _salvaged(store)
        _check_left(store, given)
        yield from _note_lost(store)
        yield f"found {len(given.cards)} documents among the objects of the store"
    yield from _join_lost(store, given)
    if state is None or state.manifest.parser == PARSER:
        yield from _derive(store, state, given)
    yield from _mend_refs(store)
    yield from _mend_pins(store)


def _check_left(store: Store, given: Given) -> None:
    """Refuse to make an empty corpus of one whose objects are elsewhere.

    A copy may be on its way still; as long as nothing is written, it only has to arrive.

    Raises:
        DamagedError: there were series, and no document is left of them.
    """
    if not given.cards and any(map(is_ours, current_refs(store.repository))):
        raise DamagedError(
            "no document is left among the objects of the store, so its state stays as it is",
            source=str(store.repository.folder),
            hint="bring its folder objects/pack back from a copy, and repair it then",
        )


def _note_lost(store: Store) -> Iterator[str]:
    """Note the state that cannot be read: what it held may be on its way still."""
    repository = store.repository
    ids = [one for one in (repository.tip(STATE), noted_state(repository)) if one is not None]
    fresh = list(dict.fromkeys([*_lost(repository), *ids]))
    (repository.own / _LOST).write_text("".join(f"{one}\n" for one in fresh), encoding="ascii")
    for one in dict.fromkeys(ids):
        yield f"noted the state {one}, which is lost: when its objects are back, repair again"


def _lost(repository: Repository) -> list[str]:
    try:
        told = (repository.own / _LOST).read_text(encoding="ascii", errors="replace")
    except OSError:
        return []
    return [one for one in told.splitlines() if is_id(one)]


def _join_lost(store: Store, given: Given) -> Iterator[str]:
    """Add what a lost state held, once it can be read again."""
    repository = store.repository
    lost = _lost(repository)
    left = list(lost)
    for one in lost:
        with contextlib.suppress(CorpusError, LookupError, ValueError):
            back = Given.of(State.of(repository, store.objects, one))
            new = back.parcels.keys() - given.parcels.keys()
            given.parcels |= {sha256: back.parcels[sha256] for sha256 in new}
            given.cards |= {sha256: back.cards[sha256] for sha256 in new}
            given.decisions = back.decisions | given.decisions
            left.remove(one)
            yield f"joined {len(new)} documents of the state {one}, which is back"
    if lost and not left:
        (repository.own / _LOST).unlink()


def _state_of(store: Store) -> tuple[State | None, list[str]]:
    """The state, found again where its ref is gone; None where it cannot be read any more."""
    with contextlib.suppress(CorpusError):
        return State.of(store.repository, store.objects), []
    with contextlib.suppress(CorpusError, OSError):
        noted = (store.repository.own / "projected").read_text(encoding="ascii").strip()
        state = State.of(store.repository, store.objects, noted)
        # The commit is there; the ref may be there too, and broken.
        (store.repository.folder / STATE).unlink(missing_ok=True)
        store.repository.git("update-ref", STATE, state.commit)
        return state, [f"brought back the ref {STATE}"]
    return None, []


def _given_of(store: Store, state: State | None) -> tuple[Given | None, list[str]]:
    """What was given, as the state tells it, and which decisions are lost.

    None where the state cannot be read any more. A broken card is left out: it follows from
    its document.
    """
    if state is None:
        return None, []
    try:
        _ = state.manifest
        parcels = state.parcels()
        tree = store.objects.tree(f"{state.commit}:decisions")
    except CorpusError:
        return None, []
    cards = {}
    for sha256, parcel in parcels.items():
        card = _decoded(readable(store, parcel.get(CARD, "")), Card)
        if card is not None and card.sha256 == sha256:
            cards[sha256] = card
    decisions, lost = {}, []
    for name, blob in tree.items():
        decision = _decoded(readable(store, blob), Decision)
        if decision is None:
            lost.append(f"lost the decision {name}: make it again")
        else:
            decisions[f"decisions/{name}"] = decision
    return Given(parcels=parcels, cards=cards, decisions=decisions), lost


def _decoded(data: bytes | None, type_: type[_T]) -> _T | None:
    if data is None or not data.startswith(b"{"):
        return None
    try:
        return msgspec.json.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _salvaged(store: Store) -> Given:
    """Documents, by the cards that tell of them, and decisions, from all objects that are left."""
    blobs: dict[str, str] = {}
    cards: dict[str, Card] = {}
    decisions: dict[str, Decision] = {}
    for blob in _every_blob(store.repository):
        data = readable(store, blob)
        if data is None:
            continue
        blobs[hashlib.sha256(data).hexdigest()] = blob
        card, decision = _decoded(data, Card), _decoded(data, Decision)
        if card is not None:
            cards[card.sha256] = card
        if decision is not None:
            decisions[decision_file(decision)] = decision
    kept = {sha256: card for sha256, card in sorted(cards.items()) if sha256 in blobs}
    parcels = {sha256: {SOURCE: blobs[sha256]} for sha256 in kept}
    known = {name: one for name, one in sorted(decisions.items()) if one.sha256 in kept}
    return Given(parcels=parcels, cards=kept, decisions=known)


def _every_blob(repository: Repository) -> Iterator[str]:
    listed = repository.git(
        "cat-file",
        "--batch-all-objects",
        "--batch-check=%(objectname) %(objecttype)",
        check=False,
    )
    for line in listed.decode().splitlines():
        object_, _, kind = line.partition(" ")
        if kind == "blob":
            yield object_


def _derive(store: Store, state: State | None, given: Given) -> list[str]:
    """Write everything anew that follows from the documents; what is there is not written twice."""
    sink = FastImport(store.repository)
    try:
        try:
            fresh, _ = derive_anew(store, given, sink)
        except DamagedError:
            # The others' records are mended all the same.
            sink.finish()
            raise
        _, mark = write(None, fresh, fresh.plan(), sink)
        ids = sink.finish()
    except BaseException:
        sink.abort()
        raise
    store.close()
    commit = ids[mark or 0]
    if state is not None and state.commit == commit:
        return []
    (store.repository.folder / STATE).unlink(missing_ok=True)
    store.repository.git("update-ref", STATE, commit)
    return ["derived the state anew from the documents"]


def _mend_refs(store: Store) -> list[str]:
    """Bring branches and tags to the state; what stood in their place is kept under other names."""
    repository = store.repository
    state = store.reread()
    wanted, present = state.refs(), current_refs(repository)
    gone = [ref for ref in present if ref not in wanted and is_ours(ref)]
    wrong = {ref: commit for ref, commit in wanted.items() if present.get(ref) != commit}
    # A broken ref is not listed, and stands in the way of a new one.
    for ref in wrong:
        path = repository.folder / ref
        if ref not in present and path.is_file():
            path.unlink()
    kept = {
        f"{_KEPT}{ref.removeprefix('refs/')}": present[ref]
        for ref in [*gone, *wrong]
        if ref in present
        and ref != "refs/heads/main"
        and readable(store, present[ref]) is not None  # else there is nothing left to keep
    }
    if wrong or gone:
        move_refs(repository, {**kept, **wrong}, gone)
    write_projected(repository, state.commit)
    done = [f"brought back {ref}" for ref in sorted(wrong)]
    done += [f"removed {ref}, which the corpus does not know" for ref in sorted(gone)]
    return done + [f"kept what stood there as {ref}" for ref in sorted(kept)]


def _mend_pins(store: Store) -> list[str]:
    """Put the branch `pins` back to its newest commit that is whole: pins follow from nothing."""
    repository = store.repository
    said = repository.git("rev-parse", "--verify", "-q", _PINS, check=False).decode().strip()
    noted = noted_pins(repository)
    if not said and noted is not None and readable(store, noted) is not None:
        repository.git("update-ref", _PINS, noted)
        return ["brought back the branch pins"]
    commit: str | None = said or None
    lost = 0
    while commit is not None and not _is_whole(repository, commit):
        lost += 1
        data = readable(store, commit)
        head = data.partition(b"\n\n")[0].decode(errors="replace") if data else ""
        parents = [line[7:] for line in head.splitlines() if line.startswith("parent ")]
        commit = parents[0] if parents else None
    if not lost:
        return []
    change = f"update {_PINS} {commit}" if commit else f"delete {_PINS}"
    repository.git("update-ref", "--stdin", data=f"{change}\n".encode())
    count = f"its last {lost} commits are" if lost > 1 else "its last commit is"
    what = count if commit else "all of it is"
    return [f"put back the branch pins: {what} lost; decide anew, or sync with who has them"]


def _is_whole(repository: Repository, commit: str) -> bool:
    try:
        repository.git("rev-list", "--objects", "--quiet", commit)
    except CorpusError:
        return False
    return True
