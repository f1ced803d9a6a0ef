"""Where the index of a corpus is kept: in the user's cache, which may be emptied at any time."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.history.index import Index

VARIABLE = "CLAUSETRAIL_CACHE"


@contextlib.contextmanager
def index_of(corpus: Corpus) -> Iterator[Index]:
    """Open the index of a corpus, brought up to date, with a bar on the terminal meanwhile."""
    from clausetrail.history.index import Index

    from .progress import Progress

    with Progress("Indexing", "texts") as progress:
        index = Index.of(corpus, index_file(corpus.folder), progress)
    with index:
        yield index


def index_file(folder: Path) -> Path:
    """Return the file of the index of the corpus in a folder, in the user's cache."""
    from clausetrail.history.index import file_in

    return file_in(cache_folder(), folder)


def cache_folder() -> Path:
    """Return the folder in which things are kept that can be made anew."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_path("clausetrail", appauthor=False))
