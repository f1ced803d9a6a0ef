"""Documents in no series are counted below the list, and are put into one by a decision."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.corpus.made import document
from tests.tui.harness import app_of, everywhere, press, run, seen, write

from clausetrail.corpus import Corpus
from clausetrail_tui.places import CorpusPlace, WaitingPlace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail.corpus.given import Document

TITLE = "Sundials (an illustration)"


def stray() -> Document:
    """A draft that amends nothing that the corpus has: it waits."""
    return document(
        f"""A/66/L.11
General Assembly
Distr.: Limited
1 November 2011
Original: English

Sixty-sixth session
Agenda item 7

{TITLE}

Amendment to draft resolution A/66/L.10

\tAfter the fourth preambular paragraph, insert a new paragraph reading:

\t“Noting that this is an illustration,”
"""
    )


@pytest.fixture
def waiting(own_corpus: Path) -> Path:
    with Corpus.open(own_corpus) as corpus:
        (place,) = corpus.add([stray()]).placements
        assert place.status == "waiting"
    return own_corpus


@everywhere
def test_what_waits_looks_so(
    snapshot: Snapshot, waiting: Path, size: tuple[int, int], theme: str
) -> None:
    app = app_of(waiting, CorpusPlace(), WaitingPlace(), theme=theme)
    snapshot("waiting", size=size, theme=theme, app=app)


def test_what_waits_is_told_below_the_list_and_opened(waiting: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        assert "1 document in no series yet" in seen(app)
        await press(pilot, "end", "enter")
        assert app.way[-1].place == WaitingPlace()
        assert "A/66/L.11" in seen(app)
        assert "Sundials" in seen(app)

    run(app_of(waiting, CorpusPlace()), story, size=(120, 40))


def test_nothing_is_said_where_nothing_waits(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "in no series" not in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story, size=(120, 40))


def test_a_decision_is_stored(waiting: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "enter")
        await write(pilot, "Not a slug")
        await press(pilot, "enter")
        assert "Series of A/66/L.11" in seen(app)  # it is asked still
        await press(pilot, "escape", "enter")
        await write(pilot, "sundials")
        await press(pilot, "enter")
        assert "still waits" in app.notices[-1].words or "is in a series" in app.notices[-1].words
        await press(pilot, "escape")
        assert app.path == ("Corpus",)

    run(app_of(waiting, CorpusPlace(), WaitingPlace()), story, size=(120, 40))
    with Corpus.open(waiting) as corpus:
        assert [one.value for one in corpus.state.decisions().values()] == ["sundials"]


def test_a_decision_that_is_being_stored_is_not_given_up(
    waiting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    whole = Corpus.add

    def held(self: Corpus, *given: Any, **more: Any) -> Any:
        reached.set()
        assert go_on.wait(60)
        return whole(self, *given, **more)

    monkeypatch.setattr(Corpus, "add", held)

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "enter")
        await write(pilot, "sundials")
        await pilot.press("enter")
        while not reached.is_set():
            await pilot.pause(0.01)
        await pilot.press("escape")
        assert app.path == ("Corpus", "In no series")
        assert "being stored" in app.notices[-1].words
        go_on.set()
        await press(pilot)
        assert "A/66/L.11" in app.notices[-1].words  # what became of it is told

    run(app_of(waiting, CorpusPlace(), WaitingPlace()), story, size=(120, 40))


def test_a_corpus_in_which_all_waits_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    with Corpus.init(folder) as corpus:
        corpus.add([stray()])

    async def story(pilot: AppPilot) -> None:
        assert "1 document in no series yet" in seen(pilot.app)

    run(app_of(folder, CorpusPlace()), story, size=(120, 40))
