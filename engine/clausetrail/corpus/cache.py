"""What was worked out once, kept beside a corpus until it is asked for again.

One SQLite file in WAL mode, which several processes may read and write at a time. It holds
nothing that cannot be worked out anew: any trouble with it (another process in the way, a
full disk, a folder that may only be read, a file that is no database) is a miss and no error,
and it may be deleted at any moment, also while it is in use.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMIT_BYTES = 256 * 1024 * 1024
"""Some ten thousand comparisons of long texts; the oldest make room for new ones."""

_BUSY_S = 5.0
_KEPT = 0.75  # of the limit, after making room: so that not every entry has to make some
_SCHEMA = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    key BLOB NOT NULL UNIQUE,
    data BLOB NOT NULL
)
"""


class Cache:
    """Bytes by key, for one version of the engine.

    Args:
        path: the file; made, with its folder, when something is first put.
        limit_bytes: the file's size is kept below it.
        engine: what tells one version of the engine's answers from another's.
    """

    def __init__(
        self, path: Path, *, limit_bytes: int = LIMIT_BYTES, engine: str | None = None
    ) -> None:
        self.path = path
        self.limit_bytes = limit_bytes
        self._engine = engine
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()  # the threads of a process share one connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, *parts: str) -> bytes | None:
        """What was put under this key; None where nothing was, or it made room."""
        return self.get_all([parts])[0]

    def get_all(self, keys: Sequence[tuple[str, ...]]) -> list[bytes | None]:
        """What was put under each of these keys, as `get`."""
        found: list[bytes | None] = [None] * len(keys)
        with self._lock, _harmless():
            if self._connection is None and not self.path.exists():
                return found
            connection = self._open()
            for at, parts in enumerate(keys):
                row = connection.execute(
                    "SELECT data FROM entries WHERE key = ?", (self._key(parts),)
                ).fetchone()
                if row is not None:
                    with contextlib.suppress(zlib.error):
                        found[at] = zlib.decompress(row[0])
        return found

    def put(self, data: bytes, *parts: str) -> None:
        """Keep bytes under a key; what is there already stays."""
        packed = zlib.compress(data, 1)
        if len(packed) > self.limit_bytes // 4:
            return
        with self._lock, _harmless():
            self._write(packed, self._key(parts))

    def forget(self, *parts: str) -> None:
        """Throw one entry away, because it turned out to be of no use."""
        with self._lock, _harmless():
            connection = self._open()
            with connection:
                connection.execute("DELETE FROM entries WHERE key = ?", (self._key(parts),))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._close()

    def _key(self, parts: tuple[str, ...]) -> bytes:
        if self._engine is None:
            self._engine = engine_mark()
        named = "\0".join((str(_SCHEMA), self._engine, *parts))
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).digest()

    def _write(self, packed: bytes, key: bytes) -> None:
        for again in (False, True):
            try:
                connection = self._open()
                with connection:
                    connection.execute(
                        "INSERT OR IGNORE INTO entries (key, data) VALUES (?, ?)", (key, packed)
                    )
                    self._make_room(connection)
            except sqlite3.OperationalError:
                return  # busy, full, read-only: nothing to mend here
            except sqlite3.DatabaseError:
                self._close()
                if again or not self._discard():
                    return
            else:
                return

    def _make_room(self, connection: sqlite3.Connection) -> None:
        def number(pragma: str) -> int:
            return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])

        page = number("page_size")
        used = (number("page_count") - number("freelist_count")) * page
        if used <= self.limit_bytes * 0.9:
            return
        over, last = used - int(self.limit_bytes * _KEPT), 0
        for place, size in connection.execute(
            "SELECT place, length(data) FROM entries ORDER BY place"
        ):
            last, over = place, over - size
            if over <= 0:
                break
        connection.execute("DELETE FROM entries WHERE place <= ?", (last,))

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and not self.path.exists():
            self._close()  # deleted by someone; what is put from now on should last
        if self._connection is None:
            with contextlib.suppress(FileExistsError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_BUSY_S, check_same_thread=False)
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _discard(self) -> bool:
        """Delete a file that is no database, or none of ours any more."""
        try:
            for end in ("", "-wal", "-shm"):
                Path(f"{self.path}{end}").unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the table where there is none; of several processes that do so, each succeeds."""
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA journal_size_limit = 4194304")
    deadline = time.monotonic() + _BUSY_S
    while not connection.execute("PRAGMA table_info(entries)").fetchone():
        try:
            connection.execute("PRAGMA auto_vacuum = FULL")
            connection.execute("PRAGMA journal_mode = WAL")  # does not wait for others by itself
            connection.execute(_TABLE)
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def engine_mark() -> str:
    """What tells this engine's answers from another's: its version, and when its files changed.

    A person who works on the engine gets no answer of yesterday's code. The mark is of this
    machine, and so is the cache.
    """
    from clausetrail._version import __version__

    root = Path(__file__).resolve().parent.parent
    marks = hashlib.sha256(__version__.encode())
    for stage in ("model", "lang", "align", "diff", "history"):
        for path, about in sorted(_modules(root / stage)):
            name = Path(path).relative_to(root)
            marks.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return marks.hexdigest()


def _modules(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    """Every module in a folder and below, with what the system knows of it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path, entry.stat()
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)


@contextlib.contextmanager
def _harmless() -> Iterator[None]:
    """A cache that cannot be used is as good as an empty one."""
    with contextlib.suppress(sqlite3.Error, OSError):
        yield
