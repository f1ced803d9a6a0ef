"""Reading objects: one `git cat-file --batch` for as long as the corpus is open."""

from __future__ import annotations

import threading
import weakref
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import DamagedError
from .hashing import entries_of
from .repository import end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .errors import CorpusError
    from .repository import Repository

# Requests written before their answers are read; so many names fit any pipe's buffer.
_AHEAD = 32


class Object(NamedTuple):
    """One object of the store."""

    id: str
    kind: str  # "blob", "tree", "commit", "tag"
    data: bytes


class Objects:
    """The objects of a repository by name: an id, a ref, `<id>:<path>`, `<id>^{tree}`."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: Any = None
        self._ending: weakref.finalize[..., Objects] | None = None
        self._one_at_a_time = threading.Lock()

    def find(self, name: str) -> Object | None:
        """The object of this name; None where there is none.

        Raises:
            DamagedError: it is there, and cannot be read.
        """
        return next(iter(self.find_all([name])))

    def read(self, name: str) -> bytes:
        """The bytes of an object that has to be there.

        Raises:
            DamagedError: it is missing or broken.
        """
        found = self.find(name)
        if found is None:
            raise self._missing(name)
        return found.data

    def read_all(self, names: Iterable[str]) -> Iterator[bytes]:
        """The bytes of many objects, in the order of their names."""
        wanted = list(names)
        for name, found in zip(wanted, self.find_all(wanted), strict=True):
            if found is None:
                raise self._missing(name)
            yield found.data

    def find_all(self, names: Iterable[str]) -> Iterator[Object | None]:
        """Many objects, in the order of their names."""
        left = iter(names)
        while chunk := list(islice(left, _AHEAD)):
            with self._one_at_a_time:
                found = self._exchange(chunk)
            yield from found

    def tree(self, name: str) -> dict[str, str]:
        """The entries of a tree, name -> id; empty where there is no such tree."""
        found = self.find(name)
        if found is None or found.kind != "tree":
            return {}
        return {entry: object_ for _, entry, object_ in entries_of(found.data)}

    def close(self) -> None:
        """End git's process; the next reading starts another."""
        self._process = None
        if self._ending is not None:
            self._ending()

    def _exchange(self, names: list[str]) -> list[Object | None]:
        if self._process is None:
            self._process = self._repository.start_reader()
            # Whoever forgets to close a corpus leaves no process behind.
            self._ending = weakref.finalize(self, end, self._process)
        process = self._process
        try:
            process.stdin.write("".join(f"{name}\n" for name in names).encode())
            process.stdin.flush()
            return [self._answer(process.stdout, name) for name in names]
        except (OSError, EOFError) as error:
            self._process = None
            end(process)
            raise self._why(names) from error

    def _why(self, names: list[str]) -> CorpusError:
        """Ask another git, to hear what it says: the one that reads is not listened to."""
        process = self._repository.start("cat-file", "--batch")
        _, errors = process.communicate("".join(f"{name}\n" for name in names).encode())
        return self._repository.explain(errors.decode(errors="replace"), "cat-file")

    def _answer(self, stream: Any, name: str) -> Object | None:
        line = stream.readline().decode().rstrip("\n")
        if not line:
            raise EOFError
        if line.endswith((" missing", " ambiguous")) or line == name:
            return None
        object_, kind, size = line.split(" ")
        data = stream.read(int(size))
        if len(data) < int(size) or stream.read(1) != b"\n":
            raise EOFError
        return Object(object_, kind, data)

    def _missing(self, name: str) -> DamagedError:
        return DamagedError(
            f"the object {name} is missing from the corpus, or is broken",
            source=str(self._repository.folder),
            hint="run: clausetrail verify --repair",
        )
