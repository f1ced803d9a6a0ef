"""Mending what git cannot read: settings, the list of refs, packs and single objects.

What is broken is put aside into the folder `clausetrail/damaged`, never thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import zlib
from typing import TYPE_CHECKING

from .errors import CorpusError, DamagedError
from .hashing import object_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .repository import Repository
    from .store import Store

# A line of `packed-refs`: its head, a ref, or what the annotated tag above leads to.
_PACKED = re.compile(rb"# pack-refs.*|[0-9a-f]{40} refs/[^\s]+|\^[0-9a-f]{40}")
_END_BYTES = 20  # of a pack: its own hash


def mend_files(store: Store) -> Iterator[str]:
    """Mend the files, and tell of each when it is done; call it under the lock."""
    repository = store.repository
    yield from _mend_settings(repository)
    yield from _mend_packed_refs(repository)
    yield from _index_packs(repository)
    for name in _put_aside(store):
        yield f"put aside the broken {name}"


def _mend_packed_refs(repository: Repository) -> Iterator[str]:
    """Leave out of the list of refs the lines that are none, for which git would read nothing."""
    path = repository.folder / "packed-refs"
    data = path.read_bytes() if path.exists() else b""
    lines = data.splitlines(keepends=True)
    whole = [one for one in lines if _PACKED.fullmatch(one.rstrip(b"\n")) and one.endswith(b"\n")]
    if whole != lines:
        (_aside(repository) / "packed-refs").write_bytes(data)
        fresh = repository.own / "packed-refs.tmp"
        fresh.write_bytes(b"".join(whole))
        fresh.replace(path)
        yield f"left {len(lines) - len(whole)} broken lines out of packed-refs"


def _index_packs(repository: Repository) -> Iterator[str]:
    """Make the indexes of packs that have none; of a pack that has none for a reason, save most."""
    for pack in sorted((repository.folder / "objects" / "pack").glob("*.pack")):
        if pack.with_suffix(".idx").exists():
            continue
        try:
            repository.git("index-pack", str(pack))
            yield f"made anew the index of {pack.name}"
        except CorpusError:
            yield f"put aside the broken {_unpacked(repository, pack)}"


def _mend_settings(repository: Repository) -> list[str]:
    """Make git's settings anew where they cannot be read; what they were is put aside."""
    try:
        repository.git("rev-parse", "--git-dir")
    except DamagedError:
        (repository.folder / "config").replace(_aside(repository) / "config")
        repository.init()
        return ["put aside the broken config, and made it anew: remotes are to be named again"]
    return []


def _put_aside(store: Store) -> list[str]:
    """Move broken objects out of git's sight, and save what a broken pack still gives.

    Returns:
        The names of the files that were moved.
    """
    repository = store.repository
    objects = repository.folder / "objects"
    loose = [path for path in objects.glob("[0-9a-f][0-9a-f]/*") if len(path.name) == 38]
    moved = [_move(repository, path) for path in sorted(loose) if not _is_sound(path)]
    for index in sorted(objects.glob("pack/*.idx")):
        try:
            repository.git("verify-pack", str(index))
        except CorpusError:
            saved = "".join(f"{id_}\n" for id_ in _sound_in(store, index)).encode()
            if saved:
                repository.git("pack-objects", "-q", str(objects / "pack/pack"), data=saved)
            moved += [_move(repository, index), _unpacked(repository, index.with_suffix(".pack"))]
    return moved


def _unpacked(repository: Repository, pack: Path) -> str:
    """Move a broken pack away, and take out of it what stands before the breach."""
    name = _move(repository, pack)
    aside = _aside(repository) / name
    if aside.exists():
        data = aside.read_bytes()
        repository.git("unpack-objects", "-q", "-r", data=data, check=False)
    return name


def _sound_in(store: Store, index: Path) -> Iterator[str]:
    """The objects of a pack that can be read, and are what their ids say."""
    pack = index.with_suffix(".pack")
    listed = store.repository.git("show-index", data=index.read_bytes(), check=False)
    told = [line.split(" ")[:2] for line in listed.decode(errors="replace").splitlines()]
    end = pack.stat().st_size - _END_BYTES if pack.exists() else 0
    if any(int(offset) >= end for offset, _ in told):
        return  # of a pack that was cut off git reads nothing; to ask would end it each time
    for _, id_ in told:
        try:
            found = store.objects.find(id_)
        except DamagedError:
            continue
        if found is not None and object_id(found.kind, found.data) == id_:
            yield id_


def _is_sound(path: Path) -> bool:
    try:
        data = zlib.decompress(path.read_bytes())
    except (OSError, zlib.error):
        return False
    return hashlib.sha1(data, usedforsecurity=False).hexdigest() == path.parent.name + path.name


def _move(repository: Repository, path: Path) -> str:
    name = path.name if path.suffix else path.parent.name + path.name
    with contextlib.suppress(FileNotFoundError):  # a pack without its index, or the other way
        path.replace(_aside(repository) / name)
    return name


def _aside(repository: Repository) -> Path:
    """The folder of what is broken."""
    folder = repository.own / "damaged"
    folder.mkdir(exist_ok=True)
    return folder
