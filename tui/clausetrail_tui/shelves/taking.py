"""Documents taken into a corpus: first what would become of each, then it is done.

Both are questions for the background desk. They open the corpus by themselves, because what is
imported goes to the person's own corpus, also while the sample is looked at.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from clausetrail_tui.desk import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from clausetrail.corpus.adding import Added
    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.gathering import BadFile, Waiting
    from clausetrail.corpus.given import Decision, Placement, Prepared
    from clausetrail.corpus.intake import Progress
    from clausetrail_tui.desk import Desk, Job

    Tell = Callable[[Progress], None]

HELD_BYTES = 256 * 1024 * 1024
"""So much is kept in memory between the preview and the storing; more is read again then."""

_TOLD_EVERY_S = 0.1


class Taken(NamedTuple):
    """One document, and where it is."""

    name: str  # of its file
    symbol: str | None
    title: str
    placement: Placement


class Outcome(NamedTuple):
    """What an import would do, or did."""

    stored: bool  # False: it would
    fresh: tuple[Taken, ...]  # documents that the corpus did not have
    moved: tuple[Taken, ...]  # those it had, and that stand elsewhere because of the fresh ones
    known: tuple[str, ...]  # names of files that it had
    bad: tuple[BadFile, ...]  # that could not be read
    left_alone: int  # other files in the folders
    before: frozenset[str]  # slugs of the series that there were
    made: bool  # whether there was a corpus already
    decided: Mapping[tuple[str, str], str] = MappingProxyType({})  # (sha256, kind) -> value


class Preview(NamedTuple):
    """What a preview leaves for the storing."""

    outcome: Outcome
    files: tuple[Waiting, ...]
    held: tuple[Prepared, ...] | None  # the documents; None where they are read again
    decisions: tuple[Decision, ...] = ()  # a person's, about the documents


def prepare(paths: Sequence[str], folder: Path, tell: Tell) -> Callable[[Desk, Job], Preview]:
    """Return the question what would become of the documents of some paths; it stores nothing.

    Args:
        paths: files, folders, patterns.
        folder: of the corpus; it need not be there.
        tell: called in the desk's thread, now and then, with how far it is.
    """

    def question(_: Desk, job: Job) -> Preview:
        from clausetrail.corpus.gathering import gather

        gathered = gather(paths, watch=lambda _: job.check())
        small = sum(one.size_bytes for one in gathered.files) <= HELD_BYTES
        with _corpus_or_none(folder) as (corpus, made):
            reading = _Reading(gathered.files, corpus, job, tell)
            held = tuple(reading) if small else None
            outcome = _would(corpus, reading if held is None else held, reading.told, (), job)
            outcome = outcome._replace(
                bad=(*gathered.bad, *reading.bad), left_alone=gathered.left_alone, made=made
            )
        return Preview(outcome, gathered.files, held)

    return question


def decide(
    prepared: Preview, decisions: tuple[Decision, ...], folder: Path, tell: Tell
) -> Callable[[Desk, Job], Preview]:
    """Return the question what would become of the same documents with these decisions."""

    def question(_: Desk, job: Job) -> Preview:
        with _corpus_or_none(folder) as (corpus, _made):
            documents: Iterable[Prepared]
            if prepared.held is None:
                documents = reading = _Reading(prepared.files, corpus, job, tell)
                told = reading.told
            else:
                documents, told = prepared.held, _told(prepared.held)
            outcome = _would(corpus, documents, told, decisions, job)
            before = prepared.outcome
            outcome = outcome._replace(
                bad=before.bad, left_alone=before.left_alone, made=before.made
            )
        return prepared._replace(outcome=outcome, decisions=decisions)

    return question


def _would(
    corpus: Corpus,
    documents: Iterable[Prepared],
    told: dict[str, tuple[str | None, str]],
    decisions: Sequence[Decision],
    job: Job,
) -> Outcome:
    added = corpus.add(documents, decisions, dry_run=True, check=job.check)
    return Outcome(
        stored=False,
        fresh=_taken(added.placements, added, told),
        moved=_taken(added.moved, added, _all_told(corpus)) if added.moved else (),
        known=tuple(added.names[one] for one in added.known),
        bad=(),
        left_alone=0,
        before=frozenset(corpus.slugs()),
        made=True,
        decided={(one.sha256, one.kind): one.value for one in decisions},
    )


def store(prepared: Preview, folder: Path, tell: Tell) -> Callable[[Desk, Job], Outcome]:
    """Return the question that stores what was prepared, and makes a corpus where there is none.

    Until its job is sealed it can be given up, and the corpus is then as it was.
    """

    def question(_: Desk, job: Job) -> Outcome:
        from clausetrail.corpus.corpus import Corpus

        with Corpus.init(folder) as corpus:
            before = frozenset(corpus.slugs())
            documents: Iterable[Prepared]
            if prepared.held is None:
                documents = reading = _Reading(prepared.files, corpus, job, tell)
                told = reading.told
            else:
                documents, told = _counted(prepared.held, job), _told(prepared.held)
            added = corpus.add(documents, prepared.decisions, check=job.check, seal=job.seal)
            return prepared.outcome._replace(
                stored=True,
                fresh=_taken(added.placements, added, told),
                moved=_taken(added.moved, added, _all_told(corpus)) if added.moved else (),
                known=tuple(added.names[one] for one in added.known),
                before=before,
            )

    return question


class _Reading:
    """Reads documents on all cores, tells how far it is, and remembers what each is called."""

    def __init__(self, files: Sequence[Waiting], corpus: Corpus, job: Job, tell: Tell) -> None:
        from clausetrail.corpus.intake import Intake
        from clausetrail.corpus.workers import cores

        self.told: dict[str, tuple[str | None, str]] = {}
        self._job, self._tell = job, tell
        self._last = 0.0
        # Never in this process, however few they are: the screen is served meanwhile.
        self._intake = Intake(files, known=corpus.known(), jobs=cores(), progress=self._progress)
        job.wake(self._intake.stop)

    @property
    def bad(self) -> list[BadFile]:
        return self._intake.bad

    def __iter__(self) -> Iterator[Prepared]:
        # Closed at once where nobody goes on: the processes that parse end with it.
        documents = cast("Generator[Prepared, None, None]", iter(self._intake))
        with contextlib.closing(documents):
            for document in documents:
                self.told |= _told((document,))
                yield document
        if self._job.cancelled:  # while a document was waited for
            raise CancelledError

    def _progress(self, progress: Progress) -> None:
        if self._job.cancelled:
            raise CancelledError
        if time.monotonic() - self._last > _TOLD_EVERY_S or progress.done == progress.total:
            self._last = time.monotonic()
            self._job.progress(progress.done, progress.total)
            self._tell(progress)


def _counted(documents: Sequence[Prepared], job: Job) -> Iterator[Prepared]:
    for at, document in enumerate(documents):
        job.progress(at, len(documents))
        yield document


@contextlib.contextmanager
def _corpus_or_none(folder: Path) -> Iterator[tuple[Corpus, bool]]:
    """Open the corpus; where there is none, an empty one that is thrown away."""
    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.errors import NotACorpusError

    try:
        corpus = Corpus.open(folder)
    except NotACorpusError:
        with tempfile.TemporaryDirectory() as aside, Corpus.init(Path(aside) / "corpus") as empty:
            yield empty, False
        return
    with corpus:
        yield corpus, True


def _told(documents: Iterable[Prepared]) -> dict[str, tuple[str | None, str]]:
    cards = [one.derived[0] for one in documents if one.derived is not None]
    return {card.sha256: (card.symbol, card.title) for card in cards}


def _all_told(corpus: Corpus) -> dict[str, tuple[str | None, str]]:
    from clausetrail.corpus.writing import Given

    cards = Given.of(corpus.state).cards.values()
    return {card.sha256: (card.symbol, card.title) for card in cards}


def _taken(
    placements: Iterable[Placement], added: Added, told: dict[str, tuple[str | None, str]]
) -> tuple[Taken, ...]:
    taken = []
    for one in placements:
        symbol, title = told.get(one.sha256, (None, ""))
        name = added.names.get(one.sha256) or title or one.sha256[:12]
        taken.append(Taken(name, symbol, title, one))
    return tuple(taken)
