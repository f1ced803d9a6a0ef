"""The branch `pins`: its files, its commits, and the one way to add to them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from . import names
from .errors import DamagedError
from .hashing import Commit
from .recovering import note_pins
from .state import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .fastimport import FastImport
    from .messages import Person
    from .store import Store

REF = f"refs/heads/{names.PINS}"
_NONE = "0" * 40

Verdict = Literal["together", "apart", "none"]


class Pinned(Struct, frozen=True, kw_only=True):
    """One decision about two paragraphs; the latest one about them."""

    old: str  # reference in the old text
    new: str
    verdict: Verdict  # "none": an earlier decision was taken back
    by: str  # "Name <address>"
    when: str  # ISO, UTC, to the second: "2026-01-31T12:00:00Z"
    old_words: str  # hash of the words of the paragraph
    new_words: str


class PinFile(Struct, frozen=True, kw_only=True):
    """Everything decided about two versions."""

    schema: Literal["clausetrail/pins/1"] = "clausetrail/pins/1"
    old: str  # the version's name: its symbol, or "slug@label"
    new: str
    decisions: tuple[Pinned, ...] = ()  # by the references, each pair of them once


class Branch:
    """The branch at one commit; `writing` gives one that can be added to.

    Args:
        store: the corpus.
        tip: id of the commit; None where there are no pins yet.
    """

    def __init__(self, store: Store, tip: str | None) -> None:
        self._store = store
        self.tip = tip
        self._blobs = self._listed(tip)
        self._fresh: dict[str, PinFile] = {}  # by path, written and not yet in the store
        self._sink: FastImport | None = None

    @classmethod
    def of(cls, store: Store) -> Branch:
        """The branch as it is."""
        found = store.objects.find(REF)
        return cls(store, found.id if found is not None and found.kind == "commit" else None)

    @classmethod
    @contextlib.contextmanager
    def writing(cls, store: Store) -> Iterator[Branch]:
        """The branch under the writer's lock; at the end the ref moves, or nothing happened.

        Raises:
            BusyError, ReadOnlyError, DiskFullError: the corpus cannot be written now.
        """
        with store.writing():
            branch = cls.of(store)
            before = branch.tip
            try:
                yield branch
                branch.finish()
            except BaseException:
                branch.abort()
                raise
            if branch.tip is not None and branch.tip != before:
                store.repository.git("update-ref", REF, branch.tip, before or _NONE)
                note_pins(store.repository, branch.tip)

    def file(self, old: str, new: str) -> PinFile:
        """What was decided about two versions; without decisions where nothing was.

        Raises:
            DamagedError: it cannot be read.
        """
        path = names.pin_file_of(old, new)
        if path in self._fresh:
            return self._fresh[path]
        if path in self._blobs:
            return self._read(path)
        return PinFile(old=old, new=new)

    def files(self) -> Iterator[PinFile]:
        """Everything that was decided."""
        for path in sorted(self._blobs):
            yield self._fresh[path] if path in self._fresh else self._read(path)

    def among(self, versions: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """What tells the decisions between some versions from others: path and blob of each."""
        spelt = {names.pin_file_of(name, name).partition("/")[0] for name in versions}
        both = ((path, *path.removesuffix(".json").split("/")) for path in self._blobs)
        return tuple(
            (path, self._blobs[path]) for path, old, new in sorted(both) if {old, new} <= spelt
        )

    def commit(
        self,
        files: Iterable[PinFile],
        message: str,
        person: Person,
        *,
        merged: str | None = None,
    ) -> None:
        """Add a commit that changes some files; `merged` is its second parent."""
        from .fastimport import FastImport
        from .messages import line_of

        if self._sink is None:
            self._sink = FastImport(self._store.repository)
        for file in files:
            path = names.pin_file_of(file.old, file.new)
            self._fresh[path] = file
            self._blobs[path] = self._sink.blob(encoded(file))
        who = person.identity()
        subject, *rest = message.split("\n")
        self.tip = self._sink.commit(
            Commit(
                files=dict(sorted(self._blobs.items())),
                parents=tuple(parent for parent in (self.tip, merged) if parent),
                author=who,
                committer=who,
                message="\n".join([line_of(subject), *rest]) + "\n",
            )
        )

    def finish(self) -> None:
        """Make what was added part of the store; the ref is still where it was."""
        if self._sink is not None:
            self._sink.finish()

    def abort(self) -> None:
        """Forget what was added."""
        if self._sink is not None:
            self._sink.abort()

    def take(self, tip: str) -> None:
        """Move on to a later commit."""
        self.tip = tip
        self._blobs = self._listed(tip)

    def holds(self, other: str) -> bool:
        """Whether another commit is behind this branch, or the same."""
        return self.tip is not None and not self._count(other, self.tip)

    def is_behind(self, other: str) -> bool:
        """Whether this branch is behind another commit, or the same."""
        return self.tip is None or not self._count(self.tip, other)

    def _count(self, tip: str, without: str) -> int:
        return int(self._store.repository.git("rev-list", "--count", tip, f"^{without}"))

    def log(self) -> Iterator[tuple[str, str]]:
        """The commits with their messages, the latest first, along the first parents."""
        if self.tip is not None:
            said = self._store.repository.git(
                "log", "--first-parent", "-z", "--format=%H%n%B", self.tip
            )
            for entry in filter(None, said.decode(errors="replace").split("\0")):
                commit, _, message = entry.partition("\n")
                yield commit, message

    def change(self, commit: str) -> tuple[tuple[PinFile, Pinned], Pinned | None] | None:
        """The one decision that a commit made, and the one that held before.

        Returns:
            The decision with the file it is in, and the earlier decision about the same
            paragraphs; None for a merge, which made none.
        """
        parents = self._store.repository.git("rev-list", "--parents", "-1", commit).split()[1:]
        if len(parents) > 1:
            return None
        before = Branch(self._store, parents[0].decode() if parents else None)
        after = Branch(self._store, commit)
        for path, blob in after._blobs.items():
            if before._blobs.get(path) == blob:
                continue
            file = after._read(path)
            held = before._read(path).decisions if path in before._blobs else ()
            for one in file.decisions:
                if one not in held:
                    pair = one.old, one.new
                    return (file, one), next((o for o in held if (o.old, o.new) == pair), None)
        return None

    def _listed(self, tip: str | None) -> dict[str, str]:
        """Path -> blob of every file."""
        objects = self._store.objects
        return {
            f"{folder}/{name}": blob
            for folder, tree in (objects.tree(f"{tip}^{{tree}}") if tip else {}).items()
            for name, blob in objects.tree(tree).items()
        }

    def _read(self, path: str) -> PinFile:
        try:
            return msgspec.json.decode(self._store.objects.read(self._blobs[path]), type=PinFile)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedError(
                f"{path} on the branch {names.PINS} cannot be read: {error}",
                source=str(self._store.repository.folder),
                hint=f"mend the file, or take its commit off the branch {names.PINS}",
            ) from error
