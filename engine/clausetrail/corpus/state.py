"""The state: the one commit that says what a corpus holds, and how its tree is laid out.

    manifest.json                       schema, parser number, the commit of `main`
    series/<slug>.json                  a `SeriesEntry`: from it follow the refs of the series
    symbols/<xx>.json                   symbol -> slug, sharded by a hash
    given/<xx>/<sha256>/                every document ever given, and what it was parsed to:
        card.json source record.json resolution.md
    decisions/<sha256>.<kind>.json      every decision ever made

Refs are not listed a second time: a series' entry names the branch and the commit of each of its
texts, and a tag follows from a symbol. So a document that is added writes the entry of its
own series, and nothing that grows with the corpus.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
from msgspec import Struct

from . import names
from .errors import DamagedError, NotACorpusError
from .given import Card, Decision, SeriesEntry
from .hashing import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .objects import Objects
    from .repository import Repository

STATE = names.STATE
CARD, SOURCE, RECORD, TEXT = "card.json", "source", "record.json", "resolution.md"
PARCEL = (CARD, SOURCE, RECORD, TEXT)

Parcel = dict[str, str]  # file of a given document -> id of its blob
_T = TypeVar("_T")


class Manifest(Struct, frozen=True, kw_only=True):
    """What holds for the whole corpus."""

    schema: Literal["clausetrail/corpus/1"] = "clausetrail/corpus/1"
    parser: int  # number of the parser that everything was derived by
    main: str  # id of the commit that `main` points to


def encoded(value: object) -> bytes:
    """JSON as it is stored: the same bytes for the same value, a line for each field."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def folder_of(sha256: str) -> str:
    """Where a given document lies in the tree of the state."""
    return f"given/{sha256[:2]}/{sha256}"


def shard_of(symbol: str) -> str:
    """The file of the index that tells a symbol's series."""
    digest = hashlib.sha256(symbol.encode("utf-8", "surrogatepass")).hexdigest()
    return f"symbols/{digest[:2]}.json"


def decision_file(decision: Decision) -> str:
    """Where a decision lies in the tree of the state."""
    return f"decisions/{decision.sha256}.{decision.kind}.json"


def refs_of(entry: SeriesEntry) -> dict[str, str]:
    """The refs that a series has: its branch, its drafts' branches, its texts' tags."""
    refs = {}
    for version in entry.versions:
        if version.symbol is not None:
            refs[f"refs/tags/{names.tag_of(version.symbol)}"] = version.commit
        refs[f"refs/heads/{version.branch}"] = version.commit  # the last one stays
    for draft in entry.drafts:
        refs[f"refs/heads/{draft.branch}"] = draft.commit
    return refs


def symbols_of(entry: SeriesEntry) -> tuple[str, ...]:
    """The symbols by which the texts of a series are found."""
    return tuple(
        version.symbol for version in (*entry.versions, *entry.drafts) if version.symbol is not None
    )


class State:
    """One state of a corpus, read as far as it is asked for.

    Args:
        objects: where to read.
        commit: id of the state's commit.
        sure: whether the commit is known to be there; else it is looked up before anything in
            it is read.
    """

    def __init__(
        self, repository: Repository, objects: Objects, commit: str, *, sure: bool = True
    ) -> None:
        self._repository = repository
        self._objects = objects
        self.commit = commit
        self._sure = sure
        self._manifest: Manifest | None = None
        self._entries: dict[str, SeriesEntry | None] = {}
        self._series: dict[str, str] | None = None

    @classmethod
    def of(cls, repository: Repository, objects: Objects, name: str = STATE) -> State:
        """The state that a ref or an id names.

        Raises:
            NotACorpusError: there is none.
        """
        return cls(repository, objects, _commit_of(repository, objects, name))

    @classmethod
    def now(cls, repository: Repository, objects: Objects) -> State:
        """The state of the corpus; where the ref's file tells its id, git is not asked yet.

        Raises:
            NotACorpusError: there is none.
        """
        commit = repository.tip(STATE)
        if commit is None:
            return cls.of(repository, objects)
        return cls(repository, objects, commit, sure=False)

    @property
    def _root(self) -> str:
        """The state's commit, which is there."""
        if not self._sure:
            _commit_of(self._repository, self._objects, self.commit)
            self._sure = True
        return self.commit

    def tree(self) -> str:
        """Id of the state's tree."""
        found = self._objects.find(f"{self._root}^{{tree}}")
        if found is None:
            raise self._damaged(f"the tree of the state {self.commit} is missing")
        return found.id

    @property
    def manifest(self) -> Manifest:
        """What holds for the whole corpus."""
        if self._manifest is None:
            data = self._objects.read(f"{self._root}:manifest.json")
            self._manifest = self._decode(data, Manifest, "manifest.json")
        return self._manifest

    def series_files(self) -> dict[str, str]:
        """Slug -> id of the blob with its entry, in order of slug."""
        if self._series is None:
            tree = self._objects.tree(f"{self._root}:series")
            self._series = {name.removesuffix(".json"): tree[name] for name in sorted(tree)}
        return self._series

    def entry(self, slug: str) -> SeriesEntry | None:
        """One series, by its slug or as its branch spells it; None where there is none of it."""
        if slug not in self._entries:
            # A slug comes from a person; the names of git's objects know other characters.
            if slug.replace("-", "").isalnum() and slug.isascii():
                name = f"{self._root}:series/{slug}.json"
                found = self._objects.find(name)
                self._entries[slug] = found and self._decode(found.data, SeriesEntry, name)
            else:
                branch = f"series/{slug}"
                alike = [
                    one for one in self.series_files() if names.branch_of_series(one) == branch
                ]
                entries = self.entries([slug, *alike])
                self._entries[slug] = entries[0] if entries else None
        return self._entries[slug]

    def entries(self, slugs: Iterable[str] | None = None) -> tuple[SeriesEntry, ...]:
        """Many series, or all of them, in order of slug."""
        files = self.series_files()
        wanted = [slug for slug in (files if slugs is None else slugs) if slug in files]
        unread = {slug: files[slug] for slug in wanted if slug not in self._entries}
        self._entries |= self.each_series(unread, SeriesEntry)
        return tuple(entry for slug in wanted if (entry := self._entries[slug]) is not None)

    def each_series(self, files: dict[str, str], type_: type[_T]) -> Iterator[tuple[str, _T]]:
        """The entries of these series, slug -> blob, as far as a type takes them in."""
        blobs = self._objects.read_all(files.values())
        for slug, data in zip(files, blobs, strict=True):
            yield slug, self._decode(data, type_, f"series/{slug}.json")

    def slug_of(self, symbol: str) -> str | None:
        """The series in which the text of this symbol stands; None where it is unknown."""
        return self.shard(shard_of(symbol)).get(symbol)

    def symbols(self) -> dict[str, str]:
        """Every symbol, and the slug of its series."""
        tree = self._objects.tree(f"{self._root}:symbols")
        found: dict[str, str] = {}
        for name, data in zip(tree, self._objects.read_all(tree.values()), strict=True):
            found |= self._decode(data, dict[str, str], f"symbols/{name}")
        return found

    def shard(self, path: str) -> dict[str, str]:
        """One shard of the index, symbol -> slug."""
        found = self._objects.find(f"{self._root}:{path}")
        return {} if found is None else self._decode(found.data, dict[str, str], path)

    def parcel(self, sha256: str) -> Parcel:
        """The blobs of one given document; empty where it was not given."""
        return self._objects.tree(f"{self._root}:{folder_of(sha256)}")

    def parcels_of(self, wanted: Iterable[str]) -> dict[str, Parcel]:
        """The blobs of some given documents, by sha256; without those that were not given."""
        names = list(wanted)
        found = self._objects.find_all(f"{self._root}:{folder_of(sha256)}" for sha256 in names)
        return {
            sha256: {name: blob for _, name, blob in entries_of(tree.data)}
            for sha256, tree in zip(names, found, strict=True)
            if tree is not None
        }

    def files(self, folder: str = "") -> dict[str, str]:
        """Every file in the state's tree, or below one folder of it: path -> blob."""
        listed = self._repository.git(
            "ls-tree", "-r", "-z", self._root, *([folder] if folder else [])
        )
        files = {}
        for line in listed.decode().split("\0"):
            about, _, path = line.partition("\t")
            if path:
                files[path] = about.split(" ")[2]
        return files

    def parcels(self) -> dict[str, Parcel]:
        """The blobs of every given document, by its sha256."""
        parcels: dict[str, Parcel] = {}
        for path, blob in self.files("given/").items():
            _, _, sha256, name = path.split("/")
            parcels.setdefault(sha256, {})[name] = blob
        return parcels

    def given(self) -> list[str]:
        """The sha256 of every given document."""
        shards = self._objects.tree(f"{self._root}:given")
        trees = self._objects.read_all(shards[name] for name in sorted(shards))
        return [name for tree in trees for _, name, _ in entries_of(tree)]

    def cards(self, parcels: dict[str, Parcel]) -> dict[str, Card]:
        """The cards of given documents, by sha256."""
        blobs = self._objects.read_all(parcel[CARD] for parcel in parcels.values())
        return {
            sha256: self._decode(data, Card, f"{folder_of(sha256)}/{CARD}")
            for sha256, data in zip(parcels, blobs, strict=True)
        }

    def decisions(self) -> dict[str, Decision]:
        """Every decision, by its file."""
        tree = self._objects.tree(f"{self._root}:decisions")
        blobs = self._objects.read_all(tree.values())
        return {
            f"decisions/{name}": self._decode(data, Decision, name)
            for name, data in zip(tree, blobs, strict=True)
        }

    def refs(self) -> dict[str, str]:
        """Every ref that this state gives, `pins` aside."""
        refs = {f"refs/heads/{names.MAIN}": self.manifest.main}
        for entry in self.entries():
            refs |= refs_of(entry)
        return refs

    def _decode(self, data: bytes, type_: type[_T], name: str) -> _T:
        try:
            return msgspec.json.decode(data, type=type_)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._damaged(f"{name} in the corpus cannot be read: {error}") from error

    def _damaged(self, message: str) -> DamagedError:
        return DamagedError(
            message,
            source=str(self._repository.folder),
            hint="run: clausetrail verify --repair; if a newer Clausetrail made this corpus, "
            "use that one",
        )


def _commit_of(repository: Repository, objects: Objects, name: str) -> str:
    """Id of the commit that a ref or an id names.

    Raises:
        NotACorpusError: there is none.
    """
    found = objects.find(name)
    if found is None or found.kind != "commit":
        lost = (repository.own / "projected").exists()
        raise NotACorpusError(
            f"the ref {STATE} of this corpus is gone" if lost else "there is no corpus here",
            source=str(repository.folder),
            hint="run: clausetrail verify --repair"
            if lost
            else "name another folder with --corpus, or make one with: clausetrail init",
        )
    return found.id
