"""Adds to a corpus on a disk with less and less room; run as a program on a small disk of its own.

    python disk_driver.py FOLDER

Prints a line for each amount of room in KiB: what adding said, and what was found afterwards.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.corpus.made import every, refs, series_of

from clausetrail.corpus import Corpus, CorpusError

ROOM_KIB = (0, 4, 8, 16, 24, 32, 48, 64, 96, 128, 2000)


def main(folder: Path) -> None:
    """Fill the disk up, add, make room again, and look."""
    expected = folder / "expected"
    with Corpus.init(expected) as corpus:
        corpus.add(every())
    known = refs(expected)
    shutil.rmtree(expected)
    for room in ROOM_KIB:
        with Corpus.init(folder / "corpus") as corpus:
            corpus.add(series_of(0))
            old = refs(corpus.folder)
            _fill(folder / "filler", room * 1024)
            try:
                corpus.add(every())
                said = "done"
            except CorpusError as error:
                said = f"{type(error).__name__} {error.exit_code}"
            except OSError as error:
                said = f"not caught: {error!r}"
        (folder / "filler").unlink()
        with Corpus.open(folder / "corpus") as corpus:
            after = refs(corpus.folder)
            name = "old" if after == old else "new" if after == known else "mixed"
            faults = corpus.verify().faults
            corpus.add(every())
            whole = refs(corpus.folder) == known
        print(room, said, name, *faults, "whole" if whole else "not whole", sep=", ")  # noqa: T201
        shutil.rmtree(folder / "corpus")


def _fill(path: Path, room: int) -> None:
    """Take all room of the disk but so many bytes."""
    free = os.statvfs(path.parent)
    with path.open("wb") as file:
        file.write(bytes(max(free.f_bavail * free.f_frsize - room, 0)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
