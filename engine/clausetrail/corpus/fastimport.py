"""Writing objects: one `git fast-import` a piece of work, which leaves objects and no ref.

Ids are worked out here (`hashing`) while the objects are handed to git; at the end git's own
ids of the commits are held against them, so that no ref can move to what was not meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from .errors import GitError
from .hashing import Commit, object_id
from .repository import end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .repository import Repository

_NONE = "0" * 40
_SCRATCH = "refs/clausetrail/scratch"  # fast-import wants a name; it is deleted before the end


class DryImport:
    """Takes what `FastImport` takes, works the ids out, and writes nothing."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}  # of the last commit that was made upon another tree
        self.state = ""  # its id, where that other tree was empty

    def blob(self, data: bytes) -> str:
        """The id of a blob."""
        return object_id("blob", data)

    def commit(self, commit: Commit) -> str:
        """The id of a commit."""
        return commit.id()

    def commit_upon(
        self, commit: Commit, base: str | None, changes: Mapping[str, str | None]
    ) -> int:
        """Keep the changes; upon an empty tree they are all its files."""
        self.files = {path: blob for path, blob in changes.items() if blob is not None}
        if base is None:
            self.state = msgspec.structs.replace(commit, files=self.files).id()
        return 0

    def abort(self) -> None:
        """Nothing is to be undone."""


class FastImport:
    """Takes blobs and commits; `finish` makes them part of the store, all or none."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._marks = repository.own / "marks.tmp"
        self._numbers: dict[str, int] = {}  # id of a commit written here -> its mark
        self._blobs: set[str] = set()
        self._expected: dict[int, str | None] = {}  # mark -> id; None where git is to tell
        self._process: Any = repository.start(
            "fast-import",
            "--quiet",
            "--done",
            "--depth=0",
            "--date-format=raw-permissive",
            f"--export-marks={self._marks}",
        )

    def blob(self, data: bytes) -> str:
        """Hand over the bytes of a file, and return their id."""
        id_ = object_id("blob", data)
        if id_ not in self._blobs:
            self._blobs.add(id_)
            self._write(b"blob\ndata %d\n" % len(data), data, b"\n")
        return id_

    def commit(self, commit: Commit) -> str:
        """Hand over a commit of files that are in the store or were handed over."""
        id_ = commit.id()
        if id_ not in self._numbers:
            mark = self._begin(commit)
            self._numbers[id_] = mark
            self._expected[mark] = id_
            for path, blob in commit.files.items():
                self._write(b"M 100644 %s %s\n" % (blob.encode(), _quoted(path)))
            self._write(b"\n")
        return id_

    def commit_upon(
        self, commit: Commit, base: str | None, changes: Mapping[str, str | None]
    ) -> int:
        """Hand over a commit whose tree is another one with changes.

        Args:
            commit: without files.
            base: id of the tree to start from; None for an empty one.
            changes: path -> blob id, or None to take the file out.

        Returns:
            Its mark; `finish` tells the id that belongs to it.
        """
        mark = self._begin(commit)
        self._expected[mark] = None
        if base is not None:
            self._write(b'M 040000 %s ""\n' % base.encode())
        for path, blob in changes.items():
            if blob is None:
                self._write(b"D %s\n" % _quoted(path))
            else:
                self._write(b"M 100644 %s %s\n" % (blob.encode(), _quoted(path)))
        self._write(b"\n")
        return mark

    def finish(self) -> dict[int, str]:
        """End the import.

        Returns:
            The ids of the commits by their marks.

        Raises:
            CorpusError: git failed, or made a commit of another id than was worked out.
        """
        if self._expected:
            self._write(b"reset %s\nfrom %s\n\n" % (_SCRATCH.encode(), _NONE.encode()))
        self._write(b"done\n")
        errors = end(self._process)
        if self._process.proc.returncode:
            raise self._repository.explain(errors, "fast-import")
        try:
            lines = self._marks.read_text(encoding="ascii").split("\n")
        except FileNotFoundError:
            lines = []  # there was no commit
        self._marks.unlink(missing_ok=True)
        ids = {
            int(mark[1:]): id_ for mark, _, id_ in (line.partition(" ") for line in lines if line)
        }
        for mark, expected in self._expected.items():
            if mark not in ids or expected not in {None, ids[mark]}:
                raise GitError(
                    f"git made the commit {ids.get(mark)} where {expected} was worked out",
                    source=str(self._repository.folder),
                    hint="nothing was changed; please report this with your version of git",
                )
        return ids

    def abort(self) -> None:
        """Give up: nothing of it becomes part of the store."""
        if self._process.proc is not None:
            end(self._process, kill=True)
        self._marks.unlink(missing_ok=True)

    def _begin(self, commit: Commit) -> int:
        mark = len(self._expected) + 1
        if not commit.parents:
            # A commit continues its branch unless that is begun anew.
            self._write(f"reset {_SCRATCH}\n\n".encode())
        message = commit.message.encode()
        self._write(
            f"commit {_SCRATCH}\nmark :{mark}\n"
            f"author {commit.author}\ncommitter {commit.committer}\n"
            f"data {len(message)}\n".encode(),
            message,
            b"\n",
        )
        for at, parent in enumerate(commit.parents):
            known = self._numbers.get(parent)
            name = parent if known is None else f":{known}"
            self._write(f"{'merge' if at else 'from'} {name}\n".encode())
        self._write(b"deleteall\n")
        return mark

    def _write(self, *parts: bytes) -> None:
        try:
            for part in parts:
                self._process.stdin.write(part)
        except OSError as error:
            raise self._repository.explain(end(self._process), "fast-import") from error


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode(errors="surrogateescape")
