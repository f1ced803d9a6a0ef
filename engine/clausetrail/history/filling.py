"""Bring an index up to date with its corpus: only what changed is read."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from clausetrail.corpus.citing import cites_by_place
from clausetrail.corpus.errors import DamagedError
from clausetrail.corpus.state import RECORD
from clausetrail.diff.verbs import base_words
from clausetrail.model import Resolution

from .shingles import key_of, shingles_of, sketch_of, words_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Paragraph

_FEW = 100
"""So many texts are taken into an index that is in use; for more it is made anew, which is faster
and does not keep others waiting."""

_FEW_SERIES = 20


def is_small(connection: sqlite3.Connection, corpus: Corpus) -> bool:
    """Whether so little changed that it can be changed in place."""
    if _state(connection) == corpus.state.commit:
        return True
    stale, gone = _changed(connection, corpus)
    known = int(connection.execute("SELECT count(*) FROM series").fetchone()[0])
    return len(stale) + len(gone) <= max(_FEW_SERIES, known // 4)


def fill(
    connection: sqlite3.Connection,
    corpus: Corpus,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Make an index agree with its corpus, wholly or not at all.

    Raises:
        CorpusError: a record cannot be read.
        sqlite3.Error: the index cannot be written.
    """
    if _state(connection) == corpus.state.commit:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _state(connection) != corpus.state.commit:  # another process may have done it
            _Filling(connection, corpus, progress).run()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _state(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM about WHERE key = 'state'").fetchone()
    return row[0] if row else None


def _changed(connection: sqlite3.Connection, corpus: Corpus) -> tuple[list[str], list[str]]:
    """The series to read again, and those that are no more."""
    known = dict(connection.execute("SELECT slug, blob FROM series"))
    files = corpus.state.series_files()
    stale = [slug for slug, blob in files.items() if known.get(slug) != blob]
    return stale, sorted(known.keys() - files.keys())


class _Filling:
    """One bringing up to date."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        corpus: Corpus,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._to = connection
        self._corpus = corpus
        self._progress = progress
        self._texts: dict[bytes, int] = {}  # those met meanwhile

    def run(self) -> None:
        stale, gone = _changed(self._to, self._corpus)
        entries = self._corpus.state.entries(stale)
        for slug in gone:
            self._remove_series(slug)
        known = {row[0] for row in self._to.execute("SELECT record FROM versions")}
        records = self._records(entries)
        kept = {
            records[version.sha256]
            for entry in entries
            for version in (*entry.versions, *entry.drafts)
        }
        self._remove_versions(entries, kept)
        wanted: list[tuple[str, int]] = []  # record's blob, version's number
        files = self._corpus.state.series_files()
        for entry in entries:
            wanted += self._series(entry, files[entry.slug], records, known)
        self._read(wanted)
        self._to.execute(
            "INSERT OR REPLACE INTO about VALUES ('state', ?)", (self._corpus.state.commit,)
        )

    def _records(self, entries: Iterable[SeriesEntry]) -> dict[str, str]:
        """The blob of each text's record, by the text's sha256."""
        state = self._corpus.state
        wanted = [one.sha256 for entry in entries for one in (*entry.versions, *entry.drafts)]
        if len(wanted) > _FEW:
            parcels = state.parcels()
        else:
            parcels = {sha256: state.parcel(sha256) for sha256 in wanted}
        try:
            return {sha256: parcels[sha256][RECORD] for sha256 in wanted}
        except KeyError as error:
            raise DamagedError(
                f"a text of the corpus has no record: {error.args[0]}",
                source=str(self._corpus.folder),
                hint="run: clausetrail verify --repair",
            ) from error

    def _series(
        self, entry: SeriesEntry, blob: str, records: dict[str, str], known: set[str]
    ) -> Iterator[tuple[str, int]]:
        """Write a series and its texts; yield those whose paragraphs are not in the index."""
        number = self._to.execute(
            "INSERT INTO series(slug, blob, title, body) VALUES (?, ?, ?, ?) ON CONFLICT(slug) DO "
            "UPDATE SET blob = excluded.blob, title = excluded.title, body = excluded.body "
            "RETURNING id",
            (entry.slug, blob, entry.title, entry.body),
        ).fetchone()[0]
        for texts, adopted in ((entry.versions, 1), (entry.drafts, 0)):
            for at, version in enumerate(texts):
                record = records[version.sha256]
                found = self._to.execute(
                    "INSERT INTO versions(record, series, at, adopted, symbol, label, body, "
                    "session, date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(record) DO "
                    "UPDATE SET series = excluded.series, at = excluded.at, "
                    "adopted = excluded.adopted, symbol = excluded.symbol, "
                    "label = excluded.label, body = excluded.body, session = excluded.session, "
                    "date = excluded.date RETURNING id",
                    (record, number, at, adopted, version.symbol, version.label,
                     version.body or entry.body, version.session, _date(version)),
                ).fetchone()[0]  # fmt: skip
                if record not in known:
                    yield record, found

    def _read(self, wanted: list[tuple[str, int]]) -> None:
        objects = self._corpus.store.objects
        blobs = objects.read_all(record for record, _ in wanted)
        decoder = msgspec.json.Decoder(Resolution)
        for count, ((record, number), data) in enumerate(zip(wanted, blobs, strict=True)):
            if self._progress is not None and count % 16 == 0:
                self._progress(count, len(wanted))
            try:
                resolution = decoder.decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise DamagedError(
                    f"a record of the corpus cannot be read: {record}: {error}",
                    source=str(self._corpus.folder),
                    hint="run: clausetrail verify --repair",
                ) from error
            self._take_in(number, resolution)
        if self._progress is not None and wanted:
            self._progress(len(wanted), len(wanted))

    def _take_in(self, version: int, record: Resolution) -> None:
        if record.vote is not None:
            self._to.execute(
                "UPDATE versions SET vote = ? WHERE id = ?", (_storable(record.vote.text), version)
            )
        places = [
            (version, at, self._text(one.text), _storable(one.ref), one.kind, verbs_of(one))
            for at, one in enumerate(record.paragraphs)
        ]
        self._to.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)", places)
        cited = [
            (version, at, symbol, "|".join(refs))
            for at, (symbol, refs) in enumerate(cites_by_place(record).items())
        ]
        self._to.executemany("INSERT INTO cites VALUES (?, ?, ?, ?)", cited)

    def _text(self, text: str) -> int:
        """The number of a paragraph's words, which are written when they are first met."""
        text = _storable(text)
        digest = blake2b(text.encode(), digest_size=16).digest()
        number = self._texts.get(digest)
        if number is None:
            row = self._to.execute("SELECT id FROM texts WHERE digest = ?", (digest,)).fetchone()
            number = row[0] if row else self._new_text(digest, text)
            self._texts[digest] = number
        return number

    def _new_text(self, digest: bytes, text: str) -> int:
        number = self._to.execute(
            "INSERT INTO texts(digest, key, text) VALUES (?, ?, ?)", (digest, key_of(text), text)
        ).lastrowid
        assert number is not None  # noqa: S101  # a row was inserted
        self._to.execute("INSERT INTO words(rowid, text) VALUES (?, ?)", (number, text))
        self._to.executemany(
            "INSERT INTO shingles VALUES (?, ?)",
            [(one, number) for one in sketch_of(shingles_of(words_in(text)))],
        )
        return number

    def _remove_series(self, slug: str) -> None:
        rows = self._to.execute(
            "SELECT v.id FROM versions v JOIN series s ON s.id = v.series WHERE s.slug = ?", (slug,)
        ).fetchall()
        self._remove([row[0] for row in rows])
        self._to.execute("DELETE FROM series WHERE slug = ?", (slug,))

    def _remove_versions(self, entries: Iterable[SeriesEntry], kept: set[str]) -> None:
        """Take out the texts that a series had and has no more."""
        for entry in entries:
            rows = self._to.execute(
                "SELECT v.id, v.record FROM versions v JOIN series s ON s.id = v.series "
                "WHERE s.slug = ?",
                (entry.slug,),
            ).fetchall()
            self._remove([number for number, record in rows if record not in kept])

    def _remove(self, versions: Iterable[int]) -> None:
        for version in versions:
            texts = self._to.execute(
                "SELECT DISTINCT t.id, t.text FROM places p JOIN texts t ON t.id = p.text "
                "WHERE p.version = ?",
                (version,),
            ).fetchall()
            for table, column in (("places", "version"), ("cites", "version"), ("versions", "id")):
                self._to.execute(f"DELETE FROM {table} WHERE {column} = ?", (version,))  # noqa: S608
            for number, text in texts:
                if not self._to.execute(
                    "SELECT 1 FROM places WHERE text = ? LIMIT 1", (number,)
                ).fetchone():
                    self._forget(number, text)

    def _forget(self, number: int, text: str) -> None:
        self._to.execute(
            "INSERT INTO words(words, rowid, text) VALUES ('delete', ?, ?)", (number, text)
        )
        self._to.executemany(
            "DELETE FROM shingles WHERE hash = ? AND text = ?",
            [(one, number) for one in sketch_of(shingles_of(words_in(text)))],
        )
        self._to.execute("DELETE FROM texts WHERE id = ?", (number,))


def verbs_of(paragraph: Paragraph) -> str:
    """The lead verbs of a paragraph as the index keeps them: `0:call upon|87:request`."""
    return "|".join(
        f"{one.start}:{' '.join(base_words(one.verb))}" for one in paragraph.clauses if one.verb
    )


def _date(version: VersionEntry) -> str:
    return version.adopted or version.distributed or ""


def _storable(text: str) -> str:
    """A text without lone surrogates, which no file can hold; offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
