"""`Corpus`: resolutions kept in git, and everything that can be asked of them."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from clausetrail.model import Resolution

from .errors import CorpusError, NotACorpusError
from .recovering import has_refs, restore_frame, was_corpus
from .state import RECORD, SOURCE, STATE, TEXT
from .store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausetrail.model import Comparison

    from .adding import Added
    from .cache import Cache
    from .comparing import Compared
    from .given import Decision, Document, Placement, Prepared, SeriesEntry, VersionEntry
    from .merging import Merged
    from .messages import Person
    from .pins import Version
    from .state import State
    from .syncing import Synced
    from .upgrading import Upgraded
    from .verify import Verified


class Corpus:
    """A corpus that is open for reading; it is locked only while it is written.

    What is read is the state at the time of opening, or of this object's last writing.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._cache: Cache | None = None

    @classmethod
    def init(cls, folder: str | Path) -> Corpus:
        """Make an empty corpus; where there is one already, open it.

        Raises:
            CorpusError: the folder holds something else, or cannot be written.
        """
        path = Path(folder)
        if path.exists() and not path.is_dir():
            raise CorpusError("this is a file", source=str(path), hint="name a folder")
        store = Store(path)
        lock = store.repository.lock
        known = was_corpus(path)
        if not known and (path / "HEAD").exists():
            with contextlib.suppress(CorpusError):  # another way of keeping refs, perhaps
                known = store.objects.find(STATE) is not None
        store.close()
        if known:
            # Also where it is damaged, when that is said: what is in it must not be passed over.
            return cls.open(path)
        # A killed `init` leaves its lock, by which its half-made repository is known.
        begun = lock.path.exists() and not has_refs(path)
        if path.is_dir() and not begun and _holds_something(path):
            raise CorpusError(
                "the folder is not empty, and is no corpus",
                source=str(path),
                hint="name a folder that is empty or not there yet",
            )
        lock.acquire(wait_s=10)
        done = False
        try:
            _make(store)
            done = True
        finally:
            lock.release(done=done)
            store.close()
        return cls.open(path)

    @classmethod
    def open(cls, folder: str | Path) -> Corpus:
        """Open a corpus, bringing to an end what a killed writer left half done.

        Raises:
            NotACorpusError: there is none in the folder.
        """
        store = Store(Path(folder))
        restore_frame(store.repository.folder)
        _check_folder(store.repository.folder)
        store.open()
        return cls(store)

    def close(self) -> None:
        """End git's reading process."""
        self.store.close()
        if self._cache is not None:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where the repository is."""
        return self.store.repository.folder

    @property
    def state(self) -> State:
        """The state that is read."""
        return self.store.state

    def add(
        self,
        documents: Iterable[Document | Prepared],
        decisions: Iterable[Decision] = (),
        *,
        replace: bool = False,
        dry_run: bool = False,
        check: Callable[[], None] | None = None,
        seal: Callable[[], None] | None = None,
    ) -> Added:
        """Add documents, and decisions about them or about others.

        The documents are taken as they come, so that they may still be parsed meanwhile. On
        Ctrl-C those that had come are stored; nothing is stored on any other error.

        Args:
            documents: what to add.
            decisions: a person's word on where a document belongs; read when the last document has
                come, so that they may be made while documents come.
            replace: a text whose symbol is taken by another one stands in its place.
            dry_run: only tell what would happen.
            check: called again and again meanwhile; what it raises gives all of it up, and the
                corpus is as it was.
            seal: called once, before what can no longer be given up; it may raise as `check`.

        Returns:
            What became of each.

        Raises:
            ParserError: the corpus was derived by another parser.
            SlugError, DecisionError: a decision means nothing.
            BusyError, ReadOnlyError, DiskFullError: it cannot be written now.
        """
        from . import adding

        return adding.add(
            self.store, documents, decisions,
            replace=replace, dry_run=dry_run, check=check, seal=seal,
        )  # fmt: skip

    def verify(
        self, *, parse: bool = True, progress: Callable[[int, int], None] | None = None
    ) -> Verified:
        """Check everything: documents, records, commits, refs, git's objects.

        Args:
            parse: parse every document again; else its stored record is believed.
            progress: called with how many documents of how many are parsed.
        """
        from .verify import verify

        return verify(self.store, parse=parse, progress=progress)

    def upgrade(self, progress: Callable[[int, int], None] | None = None) -> Upgraded:
        """Derive everything anew with this parser, and tell what changed.

        Raises:
            ParserError: the corpus was made with a newer parser than this.
            DamagedError: a document is missing or broken.
        """
        from .upgrading import upgrade

        return upgrade(self.store, progress)

    @classmethod
    def repair(cls, folder: str | Path) -> tuple[str, ...]:
        """Mend a corpus, which need not be whole enough to be opened.

        Returns:
            What was done, a sentence each.

        Raises:
            DamagedError: a document that was given is lost.
            NotACorpusError: there is none, and never was.
            CorpusError: it cannot be mended, or not be written.
        """
        from .repairing import repair

        store = Store(Path(folder))
        restore_frame(store.repository.folder)
        _check_folder(store.repository.folder)
        try:
            return repair(store)
        finally:
            store.close()

    def slugs(self) -> tuple[str, ...]:
        """The names of the series, in order."""
        return tuple(self.state.series_files())

    def series(self) -> tuple[SeriesEntry, ...]:
        """Every series, in order of slug."""
        return self.state.entries()

    def entry(self, slug: str) -> SeriesEntry | None:
        """One series; None where there is none of this slug."""
        return self.state.entry(slug)

    def find(self, symbol: str) -> VersionEntry | None:
        """The text of this symbol, adopted or a draft; None where there is none."""
        slug = self.state.slug_of(symbol)
        entry = self.state.entry(slug) if slug is not None else None
        if entry is None:
            return None
        texts = (*entry.versions, *entry.drafts)
        return next((version for version in texts if version.symbol == symbol), None)

    def before(self, version: VersionEntry) -> VersionEntry | None:
        """The text that a version is compared with where no other is named.

        Returns:
            The adopted text before it in its series; of a draft, the one that it starts from;
            None where it is the first.
        """
        entry = self.entry(version.series)
        return entry.before(version) if entry is not None else None

    def symbols(self) -> dict[str, str]:
        """Every symbol, and the slug of its series."""
        return self.state.symbols()

    def resolve(self, ref: str) -> VersionEntry:
        """The version that a REF names: "A/RES/71/255", "71/255", "asean@71", "asean@latest".

        Raises:
            UnknownRefError: there is none; the hint says what was perhaps meant.
            AmbiguousRefError: there are several; it carries them.
        """
        from .resolve import resolve

        return resolve(self, ref)

    def resolve_range(self, ref: str) -> tuple[VersionEntry, ...]:
        """The versions of a range, "asean@71..79", oldest first; otherwise as `resolve`."""
        from .ranges import resolve_range

        return resolve_range(self, ref)

    def comparison(self, old: VersionEntry, new: VersionEntry) -> Comparison:
        """Two versions compared, with the pins that were set for them."""
        return self.compared(old, new).comparison

    def compared(
        self, old: VersionEntry, new: VersionEntry, check: Callable[[], None] | None = None
    ) -> Compared:
        """As `comparison`, and which pins were honoured, which could not be.

        `check` is called again and again meanwhile; what it raises gives the work up.
        """
        from .comparing import compare_versions

        records = self.record(old.sha256), self.record(new.sha256)
        return compare_versions(
            self.store, self.cache, (old, records[0]), (new, records[1]), check=check
        )

    @property
    def cache(self) -> Cache:
        """What was worked out once, by key; it may lose anything at any time."""
        from .cache import Cache
        from .comparing import CACHE

        if self._cache is None:
            self._cache = Cache(self.store.repository.own / CACHE)
        return self._cache

    def sync(
        self, remote: str, person: Person, *, progress: Callable[[int, int], None] | None = None
    ) -> Synced:
        """Make this corpus and another one the same; see `syncing.sync`."""
        from .syncing import sync

        return sync(self.store, remote, person, progress=progress)

    def export(self, file: Path) -> None:
        """Write the whole corpus to one file, which `take_in` and plain `git clone` read."""
        from .syncing import export

        export(self.store, file)

    def take_in(
        self, file: Path, person: Person, *, progress: Callable[[int, int], None] | None = None
    ) -> Merged:
        """Merge a file that `export` wrote; see `syncing.take_in`."""
        from .syncing import take_in

        return take_in(self.store, file, person, progress=progress)

    def pin_version(self, version: VersionEntry) -> Version:
        """A version as pins know it, for `pins.decide` and `pins.pins_of`."""
        from .pins import Version, name_of

        return Version(name=name_of(version), record=self.record(version.sha256))

    def record(self, sha256: str) -> Resolution:
        """The whole record of a given document.

        Raises:
            CorpusError: it was not given, or its record is damaged.
        """
        data = self._file(sha256, RECORD)
        try:
            return msgspec.json.decode(data, type=Resolution)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CorpusError(
                f"the record of {sha256} cannot be read: {error}",
                source=str(self.folder),
                hint="run: clausetrail verify --repair",
            ) from error

    def source(self, sha256: str) -> bytes:
        """The bytes of a given document."""
        return self._file(sha256, SOURCE)

    def text(self, sha256: str) -> str:
        """A given document as Markdown."""
        return self._file(sha256, TEXT).decode()

    def known(self) -> frozenset[str]:
        """The sha256 of every document that was given."""
        return frozenset(self.state.parcels())

    def placements(self) -> tuple[Placement, ...]:
        """Where every given document stands, and why, those that wait too."""
        from .writing import Given

        return Given.of(self.state).plan().placements

    def documents(self) -> int:
        """How many documents were given, those that wait and doubles too."""
        shards = self.store.objects.tree(f"{self.state.commit}:given")
        return sum(len(self.store.objects.tree(shard)) for shard in shards.values())

    def _file(self, sha256: str, name: str) -> bytes:
        blob = self.state.parcel(sha256).get(name)
        if blob is None:
            raise CorpusError(
                f"the corpus was not given a document {sha256}", source=str(self.folder)
            )
        return self.store.objects.read(blob)


def _make(store: Store) -> None:
    """Make an empty corpus, unless another process has just made it; call it under the lock."""
    from . import writing
    from .fastimport import FastImport
    from .recovering import sweep

    if was_corpus(store.repository.folder):
        return
    sweep(store.repository)
    store.repository.init()
    sink = FastImport(store.repository)
    nothing = writing.Given(parcels={}, cards={}, decisions={})
    try:
        _, mark = writing.write(None, nothing, nothing.plan(), sink)
        ids = sink.finish()
    except BaseException:
        sink.abort()
        raise
    store.move(ids[mark or 0])


def _check_folder(folder: Path) -> None:
    if not (folder / "HEAD").is_file():
        raise NotACorpusError(
            "there is no corpus here",
            source=str(folder),
            hint="name another folder with --corpus, or make one with: clausetrail init",
        )


def _holds_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError as error:
        raise CorpusError(
            f"the folder cannot be read: {error.strerror}", source=str(folder)
        ) from error
