"""The providers of the command palette: every action, every theme, every series."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from clausetrail.report.safe import safe

from .desk import Job
from .keys import held
from .places import SeriesPlace
from .themes import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetrail.corpus.catalog import CatalogEntry

    from .app import ClausetrailApp
    from .desk import Desk

_LEAST = 0.1  # the score of what matches in another way than the palette itself measures
_MOST = 50  # series that are offered for one query


class _Command(NamedTuple):
    words: str
    tip: str
    run: Callable[[], object]


class _Ours(Provider):
    """A provider of this application."""

    @property
    def root(self) -> ClausetrailApp:
        """The application, by its own type."""
        return cast("ClausetrailApp", self.app)


class Actions(_Ours):
    """Every action that a key is bound to where one is, the themes, and the exports."""

    def _commands(self) -> Iterator[_Command]:
        app = self.root
        for one in held(self.screen):
            # Moving by a line is no command that anybody would look for.
            if one.action.startswith(("cursor(", "page(", "word(", "command_palette")):
                continue
            keys = " ".join(one.keys)
            run = partial(app.run_action, one.action, one.node)
            yield _Command(f"{one.words}  ({keys})", one.tip, run)
        for name, words in NAMES.items():
            yield _Command(f"Theme: {words}", "", partial(app.set_theme, name))
        from .screens.export import offers_of

        for offer in offers_of(app).exports:
            yield _Command(
                f"Export: {offer.name} ({offer.ending})",
                "",
                partial(app.action_export, offer.ending),
            )

    async def discover(self) -> Hits:
        """Yield all of them."""
        for one in self._commands():
            yield DiscoveryHit(Content(one.words), one.run, text=one.words, help=one.tip or None)

    async def search(self, query: str) -> Hits:
        """Yield those that match what was typed; last those that say so in their tip alone."""
        matcher = self.matcher(query)
        for one in self._commands():
            score = matcher.match(one.words)
            if score <= 0 and _has(one.tip, query):
                score = _LEAST
            if score > 0:
                yield Hit(
                    score, matcher.highlight(one.words), one.run, text=one.words,
                    help=one.tip or None,
                )  # fmt: skip


class SeriesOfCorpus(_Ours):
    """All series, to go to."""

    _series: tuple[CatalogEntry, ...] | None = None

    async def _listed(self) -> tuple[CatalogEntry, ...]:
        """Return the series; none where there is no corpus, or it cannot be read."""
        if self._series is None:
            job = Job("Reading the corpus", lambda *_: None)
            try:
                self._series = await self.root.foreground.ask(_catalog, job)
            except Exception:  # the screens say what is wrong with a corpus
                self._series = ()
        return self._series

    async def search(self, query: str) -> Hits:
        """Yield the series in whose title or name the words stand that were typed.

        Letters that are scattered over a long title are in nearly all of them.
        """
        matcher = self.matcher(query)
        found = 0
        for one in await self._listed():
            words = f"Go to series: {safe(one.title)}"
            if not _has(f"{one.title} {one.slug}", query):
                continue
            score = max(matcher.match(words), matcher.match(one.slug), _LEAST)
            found += 1
            if found > _MOST:
                return
            yield Hit(
                score,
                matcher.highlight(words),
                partial(self.root.go, SeriesPlace(one.slug)),
                text=words,
                help=safe(one.slug),
            )


def _has(text: str, query: str) -> bool:
    """Whether all words of what was typed stand in a text, or begin or end words of it."""
    return bool(text) and all(word in text.casefold() for word in query.casefold().split())


def _catalog(desk: Desk, job: Job) -> tuple[CatalogEntry, ...]:
    del job
    from clausetrail.corpus.catalog import catalog_of

    return catalog_of(desk.corpus()).series
