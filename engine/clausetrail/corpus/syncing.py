"""Two corpora made the same, over any remote of git or through one file.

What the other side has is fetched, merged here (`merging`), and the outcome handed back: the
state moves there by compare-and-swap, together with its refs, or last. So both end with the
same ids, and whoever was quicker meanwhile is merged first.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from . import merging, names
from .errors import CorpusError, DamagedError
from .merging import Merged
from .recovering import sweep
from .repository import Repository
from .state import STATE, State
from .store import WAIT_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .messages import Person
    from .store import Store

_INCOMING = "refs/clausetrail/incoming"
_PINS = f"refs/heads/{names.PINS}"
_TRIES = 3
# What git says where the other side is not what it was, and not where it refuses by its rules.
_BEHIND = re.compile(
    r"\[rejected\][^!]*\((?:stale info|fetch first|non-fast-forward)\)|cannot lock ref"
)
# `main`, or whoever clones it is shown nothing.
_NEW = "git init --bare -b main"
_LOOK = f"see whether git ls-remote shows it; a new one is made there with {_NEW}"
# As `git init --bare --shared` sets them, and some servers.
_RULES = re.compile(r"denying (?:non-fast-forward|ref deletion)|deletion prohibited")
_REMEDY = (
    "branches of a corpus are threaded anew when an earlier text is added; let its owner allow "
    "that there: git config receive.denyNonFastForwards false, and receive.denyDeletes false"
)
_FOLDER = re.compile(r"[~.]{0,2}/")


class RemoteError(CorpusError):
    """The other side cannot be reached, is no corpus, or does not take what it is given."""


class NoBundleError(CorpusError):
    """A file to import that is none that `export` wrote."""

    exit_code = 3


class NotExportedError(CorpusError):
    """The file to export to cannot be written."""

    exit_code = 3


class Synced(Struct, frozen=True, kw_only=True):
    """What came of a sync."""

    merged: Merged
    sent: bool  # whether the other side was changed


def sync(
    store: Store,
    remote: str,
    person: Person,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Synced:
    """Make this corpus and another one the same.

    Args:
        store: this corpus.
        remote: a folder, a URL, or the name of a remote of this repository; an empty
            repository is filled.
        person: who does it, and when; for the pins alone.
        progress: called with how many of the other's documents of how many are parsed.

    Returns:
        What was merged. Where conflicts are left the other side is not touched, so that
        neither loses what it has.

    Raises:
        RemoteError: the other side cannot be reached or written, or is no corpus.
        ParserError: the two were derived by different parsers.
    """
    remote = _located(remote)
    _check_there(remote)
    for again in range(_TRIES):
        theirs = _listed(store, remote)
        merged = _fetch_and_merge(store, remote, theirs, person, progress)
        if not merged.whole:
            return Synced(merged=merged, sent=False)
        if _same(store, theirs):
            return Synced(merged=merged, sent=False)
        try:
            _push(store, remote, theirs)
        except _OutrunError:
            if again == _TRIES - 1:
                raise RemoteError(
                    "the other corpus is being changed by someone else all the time",
                    source=remote,
                    hint="try again later; what it had is in this corpus now",
                ) from None
            continue
        return Synced(merged=merged, sent=True)
    raise AssertionError("a try ends in one way or the other")  # pragma: no cover


def export(store: Store, file: Path) -> None:
    """Write the whole corpus to one file, which `take_in` and plain `git clone` read.

    Raises:
        NotExportedError: the file cannot be written, or is a device or a pipe.
        DamagedError: the corpus cannot be read.
    """
    hint = "name a file in a folder that exists and that you may write to"
    if file.exists() and not file.is_file():
        # Git would set a file in its place, be it /dev/null.
        raise NotExportedError("this is no plain file", source=str(file), hint=hint)
    wanted = ["HEAD", STATE, "--branches", "--tags"]
    process = store.repository.start("bundle", "create", "--quiet", str(file.absolute()), *wanted)
    _, errors = process.communicate()
    if process.returncode:
        said = errors.decode(errors="replace")
        told = store.repository.explain(said, "bundle")
        if isinstance(told, DamagedError):
            raise told
        said = " ".join(said.split())[:400]
        raise NotExportedError(
            f"it cannot be written; git says: {said}", source=str(file), hint=hint
        )


def take_in(
    store: Store,
    file: Path,
    person: Person,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Merged:
    """Merge a file that `export` wrote.

    Raises:
        NoBundleError: there is no such file, or it is none of these.
        RemoteError: git cannot read it, or no corpus is in it.
        ParserError: it was derived by another parser.
    """
    what = _not_a_bundle(file)
    if what:
        raise NoBundleError(
            what,
            source=str(file),
            hint="name a file that clausetrail export wrote; for a repository there is "
            "clausetrail sync",
        )
    path = str(file.absolute())
    theirs = _listed(store, path)
    if STATE not in theirs:
        raise _no_corpus(str(file))
    return _fetch_and_merge(store, path, theirs, person, progress)


class _OutrunError(Exception):
    """The other side changed between being read and being written."""


def _listed(store: Store, remote: str) -> dict[str, str]:
    """The refs of the other side."""
    said = _reach(store, remote, "ls-remote", "--quiet", "--", remote)
    pairs = (line.partition("\t") for line in said.decode(errors="replace").splitlines())
    theirs = {ref: id_ for id_, _, ref in pairs}
    if theirs and STATE not in theirs:
        raise _no_corpus(remote)
    return theirs


def _fetch_and_merge(
    store: Store,
    remote: str,
    theirs: dict[str, str],
    person: Person,
    progress: Callable[[int, int], None] | None,
) -> Merged:
    nothing = Merged(documents=0, series=(), conflicts=(), overruled=())
    if STATE not in theirs or _same(store, theirs):
        return nothing
    with _incoming(store, remote, theirs) as (state, their_pins):
        try:
            other = merging.read_other(state, their_pins)
        except CorpusError as error:
            raise RemoteError(error.message, source=remote, hint=error.hint) from error
        return merging.merge(store, other, person, progress=progress)


@contextlib.contextmanager
def _incoming(
    store: Store, remote: str, theirs: dict[str, str]
) -> Iterator[tuple[State, str | None]]:
    """The other side's state and pins, fetched; forgotten again at the end."""
    refs = {STATE: f"{_INCOMING}/state"}
    if _PINS in theirs:
        refs[_PINS] = f"{_INCOMING}/pins"
    try:
        # Under the lock, because whoever holds it sweeps away what a killed git left, and because
        # another sync uses the same names: behind it, only ids are believed.
        with store.writing():
            _reach(
                store, remote, "-c", "fetch.fsckObjects=true", "fetch", "--quiet", "--no-tags",
                "--no-write-fetch-head", "--no-auto-maintenance", "--no-recurse-submodules", "--",
                remote, *(f"+{theirs_}:{here}" for theirs_, here in refs.items()),
            )  # fmt: skip
            try:
                state = State.of(store.repository, store.objects, refs[STATE])
            except CorpusError as error:
                raise _no_corpus(remote) from error
            found = store.objects.find(refs[_PINS]) if _PINS in refs else None
        yield state, found.id if found else None
    finally:
        with contextlib.suppress(CorpusError):
            lines = "".join(f"delete {here}\n" for here in refs.values())
            store.repository.git("update-ref", "--stdin", data=lines.encode())


def _same(store: Store, theirs: dict[str, str]) -> bool:
    """Whether the other side has this state and these pins."""
    own = store.objects.find(_PINS)
    return theirs.get(STATE) == store.state.commit and theirs.get(_PINS) == (own and own.id)


def _push(store: Store, remote: str, theirs: dict[str, str]) -> None:
    """Hand the state, its refs and the pins over; all of it, or first the rest and last the state.

    Raises:
        RemoteError: the other side does not take it.
        _OutrunError: it is not what it was when it was read.
    """
    with store.writing() as state, _held(remote):
        own = state.refs()
        gone = [
            ref
            for ref in theirs
            if ref not in own and ref.startswith(("refs/heads/series/", "refs/heads/draft/"))
        ]
        patterns = [
            f"+refs/heads/{name}:refs/heads/{name}" for name in ("series/*", "draft/*", names.MAIN)
        ]
        rest = [*patterns, "+refs/tags/*:refs/tags/*", *(f":{ref}" for ref in gone)]
        if store.objects.find(_PINS) is not None:
            rest.append(f"{_PINS}:{_PINS}")
        last = f"{STATE}:{STATE}"
        lease = f"--force-with-lease={STATE}:{theirs.get(STATE, '')}"
        options = ("push", "--quiet", "--no-follow-tags", "--no-signed", "--no-verify")
        try:
            _reach(store, remote, *options, "--atomic", lease, "--", remote, *rest, last)
        except RemoteError as error:
            if "atomic" not in error.message or "does not support" not in error.message:
                raise _outrun(error) from error
            try:
                _reach(store, remote, *options, "--", remote, *rest)
                _reach(store, remote, *options, lease, "--", remote, last)
            except RemoteError as other:
                raise _outrun(other) from other


@contextlib.contextmanager
def _held(remote: str) -> Iterator[None]:
    """Hold the lock of the other side too, where it is a repository on this machine.

    Whoever finds that lock left behind knows to tidy up there what a killed push left.
    """
    folder = Path(remote)
    if not (folder / "HEAD").is_file() or not (folder / "objects").is_dir():
        yield
        return
    other = Repository(folder)
    other.lock.acquire(WAIT_S)
    try:
        if other.lock.stale:
            sweep(other)
        yield
    finally:
        other.lock.release(done=True)


def _outrun(error: RemoteError) -> Exception:
    return _OutrunError() if _BEHIND.search(error.message) else error


def _reach(store: Store, remote: str, *arguments: str) -> bytes:
    """Run a git that talks to the other side.

    Raises:
        RemoteError: it failed; git's own words are in the message.
    """
    process = store.repository.start(*arguments, network=True)
    output, errors = process.communicate()
    if process.returncode:
        said = " ".join(errors.decode(errors="replace").split())[:600]
        raise RemoteError(
            f"the other side cannot be reached, or does not take this; git says: {said}",
            source=remote,
            hint=_REMEDY if _RULES.search(said) else _LOOK,
        )
    return bytes(output)


def _not_a_bundle(file: Path) -> str | None:
    """What is wrong with a file that is to be imported; None where it begins as a bundle does."""
    if not file.is_file():
        return "there is no such file"
    try:
        with file.open("rb") as opened:
            begins = opened.read(16)
    except OSError as error:
        return f"the file cannot be read: {error.strerror}"
    if re.match(rb"# v[0-9]+ git bundle", begins):
        return None
    return "this is no file that export wrote"


def _check_there(remote: str) -> None:
    """Say it plainly where a folder is meant that is none, or that holds no repository.

    Raises:
        RemoteError: it is so.
    """
    if not _FOLDER.match(remote) or (Path(remote).is_file()):
        return
    folder = Path(remote).expanduser()
    if not folder.is_dir():
        what = "there is no such folder"
    elif not any(folder.iterdir()):
        what = "this folder is empty: no repository is in it"
    else:
        return
    raise RemoteError(what, source=remote, hint=f"make one with: {_NEW} '{remote}'")


def _located(remote: str) -> str:
    """A folder by its whole path, as git runs in another one; anything else as it is."""
    return os.path.realpath(remote) if os.path.lexists(remote) else remote


def _no_corpus(remote: str) -> RemoteError:
    return RemoteError(
        "this is no corpus",
        source=remote,
        hint=f"name a corpus, or an empty repository to be filled ({_NEW})",
    )
