"""The index: every paragraph of a corpus by its words, in one SQLite file that can be thrown away.

    series     slug, and the blob of its entry: what is up to date is known by it
    versions   its texts, adopted ones and drafts, each with the blob of its record
    texts      every paragraph's words once, however many texts carry them unchanged
    places     where they stand: version, reference, lead verbs
    words      full text of `texts` (SQLite FTS5)
    shingles   runs of three words, by which alike paragraphs are found
    cites      which version cites which resolution, and where

A series whose entry did not change is not read again. The file holds nothing that does not
follow from the corpus, and nothing of it is stored in the corpus.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from clausetrail._version import __version__
from clausetrail.corpus.errors import CorpusError

from .shingles import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetrail.corpus.corpus import Corpus

SCHEMA = f"1 {__version__}"
"""The number is counted up by whoever changes what is written into the index."""

FILE = "index.sqlite"
_BUSY_S = 30.0
_PARCEL = 512  # rows
_TABLES = """
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE series(id INTEGER PRIMARY KEY, slug TEXT UNIQUE, blob TEXT, title TEXT, body TEXT);
CREATE TABLE versions(
    id INTEGER PRIMARY KEY, record TEXT UNIQUE, series INTEGER, at INTEGER, adopted INTEGER,
    symbol TEXT, label TEXT, body TEXT, session TEXT, date TEXT, vote TEXT
);
CREATE INDEX versions_series ON versions(series);
CREATE TABLE texts(id INTEGER PRIMARY KEY, digest BLOB UNIQUE, key BLOB, text TEXT);
CREATE INDEX texts_key ON texts(key);
CREATE TABLE places(
    version INTEGER, at INTEGER, text INTEGER, ref TEXT, kind TEXT, verbs TEXT,
    PRIMARY KEY(version, at)
) WITHOUT ROWID;
CREATE INDEX places_text ON places(text);
CREATE VIRTUAL TABLE words USING fts5(
    text, content='texts', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE shingles(hash INTEGER, text INTEGER, PRIMARY KEY(hash, text)) WITHOUT ROWID;
CREATE TABLE cites(
    version INTEGER, at INTEGER, symbol TEXT, refs TEXT, PRIMARY KEY(version, at)
) WITHOUT ROWID;
CREATE INDEX cites_symbol ON cites(symbol);
"""


class IndexVersion(NamedTuple):
    """One text, as the index knows it."""

    id: int
    series: str  # slug
    at: int  # 0-based place among the adopted texts of its series, or among its drafts
    adopted: int  # 1, or 0 for a draft
    symbol: str | None
    label: str
    body: str | None
    session: str | None
    date: str  # ISO date of adoption, a draft's of distribution; "" where it has none
    vote: str | None  # as printed

    @property
    def name(self) -> str:
        """Its symbol, or a draft's label."""
        return self.symbol or self.label

    @property
    def order(self) -> tuple[str, str, bool, str, int]:
        """By what texts of several series are ordered in time."""
        return (self.date, self.series, not self.adopted, self.name, self.at)


class IndexSeries(NamedTuple):
    """One series, as the index knows it."""

    slug: str
    title: str
    body: str | None


class Place(NamedTuple):
    """A paragraph of a text."""

    version: int
    at: int  # 0-based place in its text
    text: int  # id of its words
    ref: str
    kind: str  # "preambular", "operative" …
    verbs: str  # "0:call upon|87:request": offset of each clause and its lead verb's base forms


class Index:
    """The index of a corpus, brought up to date when it is opened, for the thread that opens it.

    Args:
        connection: of a file that `filling` brought up to date.
        path: the file, which is deleted where it turns out to be broken; None for memory.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def of(
        cls,
        corpus: Corpus,
        path: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Open the index of a corpus; make it, or bring it up to date, where that is needed.

        Args:
            corpus: what it is of.
            path: its file; None for one beside the corpus. Where it cannot be written, the
                index is made in memory.
            progress: called with how many texts of how many were taken in; what it raises leaves
                the index as it was.
        """
        from .filling import fill

        path = path if path is not None else corpus.store.repository.own / FILE
        try:
            return cls(_updated(corpus, path, progress), path)
        except (OSError, sqlite3.OperationalError):
            connection = connected(":memory:")
            try:
                fill(connection, corpus, progress)
            except BaseException:
                connection.close()
                raise
        return cls(connection)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Read rows.

        Raises:
            CorpusError: the index cannot be read.
        """
        try:
            # In parcels, and not from the cursor itself: who gives up half-way may let go of
            # what is left in another thread, in which the cursor cannot be closed.
            cursor = self.connection.execute(sql, values)
            while rows := cursor.fetchmany(_PARCEL):
                yield from rows
        except sqlite3.Error as error:
            # A wrong use is no broken file, nor is one that is busy.
            broken = self.path if type(error) is sqlite3.DatabaseError else None
            if broken is not None:
                with contextlib.suppress(OSError):
                    broken.unlink()
            raise CorpusError(
                f"the index of the corpus cannot be read: {error}",
                source=str(self.path or "memory"),
                hint="run the command again: the index was thrown away, and will be made anew"
                if broken
                else "run the command again",
            ) from error

    @cached_property
    def versions(self) -> dict[int, IndexVersion]:
        """Every text, by its number in the index."""
        found = self.rows(
            "SELECT v.id, s.slug, v.at, v.adopted, v.symbol, v.label, v.body, v.session, v.date, "
            "v.vote FROM versions v JOIN series s ON s.id = v.series"
        )
        return {row[0]: IndexVersion(*row) for row in found}

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The place of every text in the order of time, by its number in the index."""
        ordered = sorted(self.versions.values(), key=lambda one: one.order)
        return {one.id: rank for rank, one in enumerate(ordered)}

    @cached_property
    def series(self) -> dict[str, IndexSeries]:
        """Every series, by slug."""
        found = self.rows("SELECT slug, title, body FROM series ORDER BY slug")
        return {row[0]: IndexSeries(*row) for row in found}

    @cached_property
    def lines(self) -> dict[str, tuple[IndexVersion, ...]]:
        """The adopted texts of every series, oldest first."""
        lines: dict[str, list[IndexVersion]] = {slug: [] for slug in self.series}
        for version in self.versions.values():
            if version.adopted:
                lines[version.series].append(version)
        return {slug: tuple(sorted(line, key=lambda one: one.at)) for slug, line in lines.items()}

    def places_of(self, text: int) -> list[Place]:
        """Where the words of a paragraph stand."""
        found = self.rows(
            "SELECT version, at, text, ref, kind, verbs FROM places WHERE text = ?", (text,)
        )
        return [Place(*row) for row in found]

    def same_words(self, text: str) -> dict[int, str]:
        """Paragraphs that are the same as a text but for how they are set and end, by their ids."""
        found = self.rows("SELECT id, text FROM texts WHERE key = ?", (key_of(text),))
        return dict(found)

    def texts(self, wanted: Iterable[int]) -> dict[int, str]:
        """The words of paragraphs, by their ids."""
        found: dict[int, str] = {}
        for one in wanted:
            found.update(self.rows("SELECT id, text FROM texts WHERE id = ?", (one,)))
        return found


def file_in(cache: Path, folder: Path) -> Path:
    """Return the file, below a folder of caches, for the index of the corpus in a folder."""
    place = sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return cache / "index" / f"{place[:16]}.sqlite"


def connected(path: Path | str) -> sqlite3.Connection:
    """Open a file, and make the tables where there are none.

    Raises:
        sqlite3.Error: it cannot be opened, is no database, or is another's.
    """
    connection = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32768")
        if not connection.execute("PRAGMA table_info(about)").fetchone():
            connection.executescript(_TABLES)
            connection.execute("INSERT INTO about VALUES ('schema', ?)", (SCHEMA,))
        said = connection.execute("SELECT value FROM about WHERE key = 'schema'").fetchone()
        _check(said == (SCHEMA,))
    except BaseException:
        connection.close()
        raise
    return connection


def _check(ours: bool) -> None:
    if not ours:
        raise sqlite3.DatabaseError("made by another version")


def _updated(
    corpus: Corpus, path: Path, progress: Callable[[int, int], None] | None
) -> sqlite3.Connection:
    """Open the file, up to date; made anew beside its place where it is missing or broken."""
    from .filling import fill, is_small

    if path.exists():
        connection: sqlite3.Connection | None = None
        done = False
        try:
            connection = connected(path)
            if is_small(connection, corpus):
                fill(connection, corpus, progress)
                done = True
                return connection
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            pass
        finally:
            # Also where whoever watches the progress had enough.
            if connection is not None and not done:
                connection.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    # A process that is killed meanwhile leaves its own file, and the old index as it was.
    made = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        connection = connected(made)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection, corpus, progress)
            connection.execute("INSERT INTO words(words) VALUES ('optimize')")
            connection.execute("ANALYZE")
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        made.replace(path)
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                Path(f"{made}{end}").unlink(missing_ok=True)
    return connected(path)
