"""One writer at a time: an operating system's lock on a file, which git's children inherit.

The lock goes with the last process that holds it, so that a killed writer leaves none. What it
does leave is the line in the file that names it: by that the next one knows to tidy up.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from typing import TYPE_CHECKING

from .errors import BusyError, CorpusError, DiskFullError, ReadOnlyError

if TYPE_CHECKING:
    from pathlib import Path

_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_STEP_S = 0.02
_NAME_BYTES = 200
_HELD: set[int] = set()  # descriptors of all locks that this process holds


def _forget_all() -> None:
    for file in _HELD:
        with contextlib.suppress(OSError):
            os.close(file)
    _HELD.clear()


if hasattr(os, "register_at_fork"):
    # A forked worker must not hold the lock when this process is gone.
    os.register_at_fork(after_in_child=_forget_all)


class WriterLock:
    """The lock of one corpus, taken by `acquire` and given back by `release`.

    Args:
        path: the file to lock; made where it is missing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: int | None = None  # descriptor, while it is held
        self.stale = False  # whether the writer before died with its work half done

    @property
    def inherited(self) -> tuple[int, ...]:
        """Descriptors that a child has to be given to hold the lock too."""
        return () if self.file is None or sys.platform == "win32" else (self.file,)

    def unfinished(self) -> bool:
        """Whether a writer is at work, or died at it, as far as the file tells."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def acquire(self, wait_s: float) -> None:
        """Take the lock, waiting so many seconds for another writer.

        Raises:
            BusyError: it is held still.
            ReadOnlyError, DiskFullError: its file cannot be written.
        """
        import socket  # which readers do without

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise cannot_write(error, self.path.parent.parent) from error
        try:
            self._wait_for(file, wait_s)
            self.stale = os.fstat(file).st_size > 0
            os.ftruncate(file, 0)
            os.write(file, f"process {os.getpid()} on {socket.gethostname()}\n".encode())
        except OSError as error:
            os.close(file)
            raise cannot_write(error, self.path.parent.parent) from error
        except BaseException:
            os.close(file)
            raise
        self.file = file
        _HELD.add(file)

    def _wait_for(self, file: int, wait_s: float) -> None:
        deadline = time.monotonic() + wait_s
        while not _lock(file):
            if time.monotonic() > deadline:
                holder = os.read(file, _NAME_BYTES).decode(errors="replace").strip()
                raise BusyError(
                    f"another process is writing to this corpus ({holder or 'unknown'})",
                    source=str(self.path.parent.parent),
                    hint="wait until it is done, and try again",
                )
            time.sleep(_STEP_S)

    def release(self, *, done: bool) -> None:
        """Give the lock back; where the work is not done, the next writer is told so."""
        if self.file is None:
            return
        if done:
            with contextlib.suppress(OSError):
                os.ftruncate(self.file, 0)
        _HELD.discard(self.file)
        os.close(self.file)
        self.file = None


def cannot_write(error: OSError, folder: Path) -> CorpusError:
    """The error to raise where the system refuses to write into a corpus."""
    place = str(folder)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFullError(
            "no room is left where the corpus is; nothing that was stored is lost",
            source=place,
            hint="make room on that disk, and run the command again",
        )
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return ReadOnlyError(
            "the corpus may not be written to",
            source=place,
            hint="ask the folder's owner for permission to write, or copy the corpus",
        )
    return CorpusError(f"the corpus cannot be written to: {error.strerror}", source=place)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(file: int) -> bool:
        # A byte far behind the text, because Windows forbids others to read locked bytes.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _BUSY:
                raise
            return False
        return True
