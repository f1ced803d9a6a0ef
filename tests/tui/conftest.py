"""What the tests of the terminal application share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.tui import harness, shelf

from clausetrail_tui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.harness import AppPilot

    from clausetrail_tui.app import ClausetrailApp
    from clausetrail_tui.places import Place

_PAUSE_S = 0.003
_LONGEST_S = 20.0  # what a test holds for ever is not waited for longer
CASES = Path(__file__).resolve().parent.parent / "cases" / "tui"


@pytest.fixture(autouse=True)
def quiet(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Take away what the person's terminal would change, and leave the person's cache alone.

    Afterwards no desk has files of a corpus open that the next test may copy.
    """
    monkeypatch.setenv("CLAUSETRAIL_CACHE", str(tmp_path_factory.getbasetemp() / "caches"))
    # A key is waited for by the messages that it causes. Textual waits for some milliseconds in
    # which the process does little: too long on a machine that is idle, too short on one that is
    # not. The pauses that spare a person took longer than all that is tested.
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", harness.waited)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", harness.rested)
    for pause in ("screens.filled._FIRST_S", "screens.search._PAUSE_S", "widgets.why._PAUSE_S"):
        monkeypatch.setattr(f"clausetrail_tui.{pause}", _PAUSE_S)
    for name in ("NO_COLOR", "COLUMNS", "LINES", "CLAUSETRAIL_CORPUS", "CLAUSETRAIL_STATE"):
        monkeypatch.delenv(name, raising=False)
    ending: list[Desk] = []
    close = Desk.close

    def closed(self: Desk) -> None:
        close(self)
        ending.append(self)

    monkeypatch.setattr(Desk, "close", closed)
    yield
    for desk in ending:
        if desk._thread is not None:
            desk._thread.join(_LONGEST_S)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of invented texts (shelf.py). Whoever writes takes `own_corpus`."""
    return shelf.make(tmp_path_factory.mktemp("shelf") / "corpus")


@pytest.fixture
def own_corpus(corpus: Path, tmp_path: Path) -> Path:
    """The same corpus, to be written to."""
    return shutil.copytree(corpus, tmp_path / "corpus")


@pytest.fixture
def asean(shared_data: Path, seed: Path, tmp_path: Path) -> Path:
    """A corpus of five texts of the series that the project was begun with; real ones."""
    from clausetrail.corpus import Corpus
    from clausetrail.corpus.given import Document
    from clausetrail.parse import parse
    from clausetrail.read import read

    files = [seed, *sorted((shared_data / "texts" / "asean").iterdir())]
    files.append(shared_data / "resolutions" / "A_RES_79_290.pdf")
    folder = tmp_path / "asean.git"
    with Corpus.init(folder) as corpus:
        corpus.add(
            Document(source=one.read_bytes(), extension=one.suffix[1:], record=parse(read(one)))
            for one in files
        )
    return folder


class Snapshot(Protocol):
    """What the fixture `snapshot` gives."""

    def __call__(
        self,
        name: str,
        *start: Place,
        keys: tuple[str, ...] = (),
        story: harness.Story | None = None,
        size: tuple[int, int],
        theme: str,
        app: ClausetrailApp | None = None,
    ) -> ClausetrailApp:
        """Compare what is seen with tests/cases/tui/NAME.WxH.THEME.txt.

        Args:
            name: of the golden file.
            start: the places that lie one on the other; the last is seen.
            keys: what is pressed before it is looked at.
            story: what is done then.
            size: of the terminal.
            theme: dark, light, contrast or plain.
            app: another application than one on `corpus`.
        """
        ...


@pytest.fixture
def snapshot(corpus: Path) -> Snapshot:
    """Compare a screen with its golden file.

    `CLAUSETRAIL_GOLDEN=write pytest tests/tui` writes the files anew instead: look at each as a
    picture (`clausetrail browse --screenshot`), and at `git diff tests/cases`.
    """

    def check(
        name: str,
        *start: Place,
        keys: tuple[str, ...] = (),
        story: harness.Story | None = None,
        size: tuple[int, int],
        theme: str,
        app: ClausetrailApp | None = None,
    ) -> ClausetrailApp:
        shown = ""

        async def look(pilot: AppPilot) -> None:
            nonlocal shown
            await harness.press(pilot, *keys)
            if story is not None:
                await story(pilot)
                await harness.idle(pilot)
            shown = harness.drawn(pilot.app)

        done = harness.run(
            app if app is not None else harness.app_of(corpus, *start, theme=theme),
            look,
            size=size,
        )
        path = CASES / f"{name}.{size[0]}x{size[1]}.{theme}.txt"
        if os.environ.get("CLAUSETRAIL_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown, encoding="utf-8", newline="\n")
        assert shown.splitlines() == path.read_text(encoding="utf-8").splitlines(), (
            f"{path.name}: the screen looks otherwise"
        )
        return done

    return check
