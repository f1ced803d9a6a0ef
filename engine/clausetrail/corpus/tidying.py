"""Keeping the store quick: many small additions leave many small files, which git packs together.

Git's own automatic tidying is off in a corpus: it throws away what no ref reaches, and knows
nothing of the writer's lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .repository import Repository

MAX_PACKS = 40
MAX_LOOSE = 5000
"""Loose objects, estimated from one folder of 256 as git does it; git's own limit is 6,700."""


def tidy(repository: Repository) -> bool:
    """Pack small packs and loose objects together where they have become many.

    It takes in what no ref reaches as well, so that nothing can be lost by it; killed in the
    middle, it leaves everything as it was. To be called under the writer's lock.

    Returns:
        Whether there was anything to do.
    """
    objects = repository.folder / "objects"
    if _count(objects / "17") * 256 <= MAX_LOOSE and _count(objects / "pack") <= 2 * MAX_PACKS:
        return False
    repository.git("repack", "-q", "-d", "--geometric=2")
    return True


def _count(folder: Path) -> int:
    try:
        return sum(1 for _ in folder.iterdir())
    except OSError:
        return 0
