"""What was said can be read again, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.blank import Blank
from tests.tui.harness import app_of, everywhere, press, rows_of, run, seen

from clausetrail.model.errors import ClausetrailError
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.notices import Notice
from clausetrail_tui.places import CorpusPlace, SeriesPlace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

LONG = " ".join(f"word{at}" for at in range(60))


def root(pilot: AppPilot) -> ClausetrailApp:
    assert isinstance(pilot.app, ClausetrailApp)
    return pilot.app


def test_errors_are_told_whole_with_their_remedy(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        root(pilot).tell("Copied the text: an illustration")
        error = ClausetrailError(LONG, source="illustration.txt", line=3, hint="draw it anew")
        root(pilot).complain(error)
        assert root(pilot).complaints == [error]
        await press(pilot, "exclamation_mark")
        newest, oldest = rows_of(pilot.app)
        assert newest == f"illustration.txt:3: {LONG}\nhint: draw it anew"
        assert oldest == "Copied the text: an illustration"
        told = seen(pilot.app)
        assert "✗ error" in told
        assert "word59" in told
        await press(pilot, "y", "escape")
        assert pilot.app.clipboard == newest

    run(app_of(corpus, CorpusPlace()), story)


def test_what_was_said_goes_with_its_screen_but_what_went_wrong_stays(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        root(pilot).tell("Copied the text of an illustration")
        await press(pilot)
        [toast] = pilot.app.screen.query("Toast")
        # The line above the keys is where one is asked, and told what is worked on.
        assert toast.region.bottom <= pilot.app.size.height - 2
        await press(pilot, "enter")
        assert not pilot.app.screen.query("Toast")
        root(pilot).complain(ClausetrailError("the illustration faded"))
        await press(pilot, "escape")
        assert len(pilot.app.screen.query("Toast")) == 1

    run(app_of(corpus, CorpusPlace()), story, notices=True)


def test_what_fails_in_the_desk_is_a_notice(corpus: Path) -> None:
    app = run(app_of(corpus, CorpusPlace(), SeriesPlace("no-such-series")))
    (notice,) = app.notices
    assert notice.severity == "error"
    assert "no-such-series" in notice.words
    assert len(app.complaints) == 1


def test_a_defect_is_told_without_a_trace(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        root(pilot).complain(ZeroDivisionError("an invented defect"))

    app = run(app_of(corpus, CorpusPlace()), story)
    assert app.notices[0].words.startswith(
        "Clausetrail failed where it should not: ZeroDivisionError: an invented defect\nhint: "
    )


def test_under_debug_a_defect_tells_where_it_happened(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        try:
            int("an invented defect")
        except ValueError as error:
            root(pilot).complain(error)

    app = run(app_of(corpus, CorpusPlace(), debug=True), story)
    assert "test_notices.py" in app.notices[0].words


def test_the_time_is_told_where_there_is_a_clock(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        root(pilot).tell("An illustration.", severity="warning")
        await press(pilot, "exclamation_mark")
        assert "! attention  14:05" in seen(pilot.app)

    app = run(app_of(corpus, CorpusPlace(), clock=lambda: "14:05"), story)
    assert app.notices == [Notice("warning", "An illustration.", "14:05")]


def test_nothing_that_is_said_can_drive_the_terminal(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        root(pilot).tell("[bold]red[/bold] \x1b[31mred\x1b[0m \u202edlo")
        await press(pilot, "exclamation_mark")
        assert "[bold]red[/bold] ␛[31mred␛[0m <U+202E>dlo" in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story)


@everywhere
def test_notices(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        root(pilot).tell("Copied the citation: resolution 69/301 (an illustration), para. 3")
        root(pilot).tell("There is nothing here to follow.", severity="warning")
        root(pilot).complain(
            ClausetrailError(
                "this is no text, but a binary file of an invented kind",
                source="illustration.bin",
                hint="give a PDF with a text layer, a Word document or a plain text",
            )
        )
        await press(pilot, "exclamation_mark")

    snapshot("notices", story=story, size=size, theme=theme)
