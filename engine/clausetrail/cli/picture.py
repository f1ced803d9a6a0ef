"""A screen of the terminal application as a picture: `clausetrail browse --screenshot`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from clausetrail.corpus.corpus import Corpus
    from clausetrail_tui.places import Place, ScreenName

# What a picture of the sample says of itself: two of its three texts are invented.
_SAMPLE = "the sample: illustrations are no United Nations documents"
_SCREEN_OF = {"CorpusPlace": "corpus", "SeriesPlace": "series", "BlamePlace": "blame"}


def draw(
    file: Path,
    refs: tuple[str, ...],
    screen: str | None,
    size: tuple[int, int],
    *,
    plain: bool,
    theme: str | None,
    place: Path | None,
) -> None:
    """Write the picture of a screen.

    Args:
        file: where to.
        refs: what is shown, as for the application; nothing for what is worth a look.
        screen: which screen; None for the one that the application would show.
        size: of the terminal that it is drawn for: columns, lines.
        plain: whether files are read as any texts.
        theme: the theme's name; None for the dark one.
        place: the corpus that was named, or None.

    Raises:
        ClausetrailError: there is nothing to show, or the file cannot be written.
    """
    from clausetrail.report.files import write_file
    from clausetrail_tui.screenshot import screenshot
    from clausetrail_tui.settings import Settings
    from clausetrail_tui.sights import sight

    from .browsing import asked_of
    from .indexing import cache_folder
    from .person import person_now
    from .references import is_file, split_reference

    title = ""
    caches: Path | None = cache_folder()
    with contextlib.ExitStack() as stack:
        chosen: Place | None = None
        folder: Path | None = None
        start: tuple[Place, ...] = ()
        files = bool(refs) and all(is_file(split_reference(ref).target) for ref in refs)
        if files and screen in {None, "compare"}:
            asked = asked_of(refs, plain=plain, place=place)
            folder, start = asked.corpus, asked.start
        else:
            corpus, sample = stack.enter_context(_corpus(place))
            folder = corpus.folder
            if sample:
                caches = None  # everything of it goes again
            if refs:
                chosen = asked_of(refs, plain=plain, place=folder).start[-1]
                screen = screen or _SCREEN_OF.get(type(chosen).__name__, "compare")
            name = cast("ScreenName", screen or "corpus")
            start = sight(corpus, name, chosen=chosen, last=_last_series())
            title = f"Clausetrail — {start[-1].crumb} — {_SAMPLE}" if sample else ""
        picture = screenshot(
            Settings(
                corpus=folder,
                start=start,
                state=None,
                person=person_now,
                theme=theme or "clausetrail-dark",
                caches=caches,
            ),
            size,
            title=title,
        )
    write_file(file, picture.encode())


@contextlib.contextmanager
def _corpus(place: Path | None) -> Iterator[tuple[Corpus, bool]]:
    """Open the corpus; where there is none and none was named, one of the sample.

    Yields:
        The corpus, and whether it is the sample's.
    """
    from clausetrail.corpus.errors import NotACorpusError

    from .place import open_corpus

    try:
        corpus = open_corpus(place)
    except NotACorpusError:
        if place is not None:
            raise
        from pathlib import Path

        from clausetrail.corpus.sample import sample_corpus

        with _folder() as folder, sample_corpus(Path(folder) / "sample") as one:
            yield one, True
        return
    with corpus:
        yield corpus, False


def _folder() -> TemporaryDirectory[str]:
    """Return a folder that goes again; what is still open in it may stay (on Windows)."""
    from tempfile import TemporaryDirectory

    return TemporaryDirectory(ignore_cleanup_errors=True)


def _last_series() -> str | None:
    from clausetrail_tui import state

    from .browse import state_file

    return state.load(state_file()).series
