"""Bringing to an end what was left half done: stale files go, refs follow the state.

Only one ref is the truth, `refs/clausetrail/state`. All others follow from it; which state they
were last brought to is written in the file `projected`, after they were. A writer that was
killed in between leaves a `projected` that is behind, and whoever comes next goes on.
"""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from . import names
from .errors import CorpusError
from .lock import cannot_write
from .repository import is_id
from .state import State, refs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from .objects import Objects
    from .repository import Repository

_STATE = names.STATE.encode()
_KEEPERS = {b"fast-import", b"fetch-pack", b"receive-pack", b""}
_OURS = ("refs/heads/series/", "refs/heads/draft/")


def is_ours(ref: str) -> bool:
    """Whether a ref is of those that follow from the state alone: nobody else's may be there."""
    return ref.startswith(_OURS)


def was_corpus(folder: Path) -> bool:
    """Whether a corpus was whole in this folder once, whatever became of it since."""
    if (folder / "clausetrail" / "projected").exists() or (folder / names.STATE).exists():
        return True
    return b" %s\n" % _STATE in _packed_refs(folder)


def has_refs(folder: Path) -> bool:
    """Whether a repository has any ref; one that was only begun to be made has none."""
    files = (path for path in (folder / "refs").rglob("*") if path.suffix != ".lock")
    return bool(_packed_refs(folder)) or any(path.is_file() for path in files)


def restore_frame(folder: Path) -> None:
    """Make again what git knows a repository by, where a copy of a corpus lost or broke it.

    Not every tool copies folders that are empty, which `refs` is once all refs are packed.

    Raises:
        ReadOnlyError, DiskFullError: it cannot be made.
    """
    head, refs = folder / "HEAD", folder / "refs"
    if _is_head(head) and refs.is_dir():
        return
    if not (folder / "objects").is_dir() or not was_corpus(folder):
        return
    try:
        refs.mkdir(exist_ok=True)
        if not _is_head(head):
            head.write_text(f"ref: refs/heads/{names.MAIN}\n", encoding="ascii")
    except OSError as error:
        raise cannot_write(error, folder) from error


def _is_head(path: Path) -> bool:
    try:
        told = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return False
    return told.startswith("ref: refs/") or is_id(told)


def pending(repository: Repository, state: State) -> bool:
    """Whether the refs were not yet brought to this state."""
    return noted_state(repository) != state.commit


def sweep(repository: Repository) -> None:
    """Remove what killed git processes left: locks, and files that were never finished.

    To be called only while the writer's lock is held: then nobody is at work with them.
    """
    for path in leftovers(repository.folder):
        if path.is_dir() and not path.is_symlink():
            # What a push was handing over when it died.
            shutil.rmtree(path, ignore_errors=True)
            continue
        with contextlib.suppress(OSError):
            path.unlink()


def roll_forward(repository: Repository, objects: Objects, state: State) -> None:
    """Bring the refs to a state, if they were not yet; call it under the lock.

    Args:
        repository: where the refs are.
        objects: reads the state that they were brought to last.
        state: the newest state.
    """
    projected = noted_state(repository)
    if projected == state.commit:
        return
    before = None
    if projected is not None:
        found = objects.find(projected)
        before = State(repository, objects, projected) if found is not None else None
    if before is None:
        wanted = state.refs()
        gone = [ref for ref in current_refs(repository) if ref not in wanted and is_ours(ref)]
    else:
        wanted, gone = _difference(before, state)
    move_refs(repository, wanted, gone)
    write_projected(repository, state.commit)


def current_refs(repository: Repository) -> dict[str, str]:
    """The refs as they are, those of `refs/heads` and `refs/tags`."""
    listed = repository.git(
        "for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/tags"
    )
    pairs = (line.partition(" ") for line in listed.decode().splitlines())
    return {name: object_ for object_, _, name in pairs}


def move_refs(repository: Repository, wanted: Mapping[str, str], gone: list[str]) -> None:
    """Delete refs, set others, and pack all of them."""
    # One after the other: a ref may be the folder of another that goes.
    for lines in (
        [f"delete {ref}\n" for ref in gone],
        [f"update {ref} {commit}\n" for ref, commit in wanted.items()],
    ):
        if lines:
            _on_refs(repository, "update-ref", "--stdin", data="".join(lines).encode())
    _on_refs(repository, "pack-refs", "--all")


def write_projected(repository: Repository, commit: str) -> None:
    """Note that the refs were brought to this state."""
    _note(repository, "projected", commit)


def note_pins(repository: Repository, commit: str) -> None:
    """Note where the branch `pins` is, which follows from nothing."""
    _note(repository, "pins", commit)


def noted_pins(repository: Repository) -> str | None:
    """Where the branch `pins` was when it was last written here."""
    return _noted(repository, "pins")


def _note(repository: Repository, name: str, commit: str) -> None:
    path = repository.own / name
    fresh = repository.own / f"{name}.tmp"
    try:
        fresh.write_text(commit + "\n", encoding="ascii")
        fresh.replace(path)
    except OSError as error:
        raise cannot_write(error, repository.folder) from error


def _on_refs(repository: Repository, *arguments: str, data: bytes = b"") -> None:
    try:
        repository.git(*arguments, data=data)
    except CorpusError as error:
        if ".lock" not in error.message:
            raise
        # A git of the user's was killed here; under our lock nobody else is at work.
        sweep(repository)
        repository.git(*arguments, data=data)


def _packed_refs(folder: Path) -> bytes:
    try:
        return (folder / "packed-refs").read_bytes()
    except OSError:
        return b""


def noted_state(repository: Repository) -> str | None:
    """The state that the refs were last brought to."""
    return _noted(repository, "projected")


def _noted(repository: Repository, name: str) -> str | None:
    try:
        noted = (repository.own / name).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return noted if is_id(noted) else None  # a line too many would be asked for as a second name


def _difference(before: State, after: State) -> tuple[dict[str, str], list[str]]:
    """The refs to set and to delete so that those of one state become those of another."""
    old_files, new_files = before.series_files(), after.series_files()
    old: dict[str, str] = {f"refs/heads/{names.MAIN}": before.manifest.main}
    new: dict[str, str] = {f"refs/heads/{names.MAIN}": after.manifest.main}
    for entry in before.entries(s for s in old_files if new_files.get(s) != old_files[s]):
        old |= refs_of(entry)
    for entry in after.entries(s for s in new_files if old_files.get(s) != new_files[s]):
        new |= refs_of(entry)
    wanted = {ref: commit for ref, commit in new.items() if old.get(ref) != commit}
    return wanted, [ref for ref in old if ref not in new]


def leftovers(folder: Path) -> Iterator[Path]:
    """Files that a killed process left in a repository, if nobody is at work in it."""
    for name in ("packed-refs.lock", "packed-refs.new", "HEAD.lock", "config.lock", "shallow.lock"):
        if (folder / name).exists():
            yield folder / name
    yield from (folder / "refs").rglob("*.lock")
    yield from folder.glob("fast_import_crash_*")
    objects = folder / "objects"
    yield from objects.glob("*/tmp_*")
    yield from objects.glob("tmp_*")
    yield from objects.glob("pack/.tmp-*")
    yield from objects.glob("info/*.lock")
    for keep in objects.glob("pack/*.keep"):
        # Git keeps what it imports from being packed anew until its refs are there.
        if keep.read_bytes().split(b" ")[0].strip() in _KEEPERS:
            yield keep
    yield from (folder / "clausetrail").glob("*.tmp*")  # git locks one of them, too
