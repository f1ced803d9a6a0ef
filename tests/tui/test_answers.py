"""Verbs, dropped, figures, citations: lists whose rows lead back into the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, press, run, seen
from tests.tui.test_agreed import stored

from clausetrail.history.verbs import Rung, Shift, Verbs
from clausetrail.report.spans import line_width
from clausetrail_tui.phrases.led import LedRow
from clausetrail_tui.phrases.verbs_rows import rows_of
from clausetrail_tui.places import (
    BlamePlace,
    CitesPlace,
    ComparePlace,
    CorpusPlace,
    DroppedPlace,
    SeriesPlace,
    StatsPlace,
    TrailPlace,
    VerbsPlace,
)
from clausetrail_tui.screens.answers import AnswerScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail.model import Direction
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.places import Place


def page(app: Any) -> Page:
    return app.screen.query_one(Page)  # type: ignore[no-any-return]


def lead(app: Any, wanted: str) -> LedRow:
    """Put the cursor on the first row whose words hold these."""
    for at, row in enumerate(page(app).rows):
        if isinstance(row, LedRow) and wanted in " ".join(row.text.split()):
            page(app).go_to(at)
            return row
    raise LookupError(wanted)


def places_of(corpus: Path) -> dict[str, Place]:
    return {
        "verbs": VerbsPlace(shelf.CANALS),
        "dropped": DroppedPlace(shelf.CANALS),
        "stats": StatsPlace(shelf.CANALS),
        "cites": CitesPlace(stored(corpus, "A/RES/65/301")),
    }


@everywhere
@pytest.mark.parametrize("name", ["verbs", "dropped", "stats", "cites"])
def test_answers(
    snapshot: Snapshot, corpus: Path, name: str, size: tuple[int, int], theme: str
) -> None:
    snapshot(name, CorpusPlace(), places_of(corpus)[name], size=size, theme=theme)


def test_the_series_leads_to_its_questions(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        for key, told in (
            ("V", f"verbs of {shelf.CANALS}"),
            ("D", "dropped in"),
            ("S", f"figures of {shelf.CANALS}"),
            ("C", "citations of"),
        ):
            await press(pilot, key)
            assert told in seen(app).splitlines()[0]
            assert isinstance(app.screen, AnswerScreen)
            assert page(app).rows
            await press(pilot, "escape")
            assert not isinstance(app.screen, AnswerScreen)

    run(app_of(corpus, SeriesPlace(shelf.CANALS)), story, size=(120, 40))


def test_a_shift_leads_to_the_comparison_that_made_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, VerbsPlace(shelf.CANALS))

    async def story(pilot: AppPilot) -> None:
        went: list[Any] = []
        monkeypatch.setattr(app, "go", went.append)
        lead(app, "▲ OP1 Encourages → Urges")
        await press(pilot, "enter", "t")
        old, new = stored(corpus, "A/RES/61/301"), stored(corpus, "A/RES/63/301")
        assert went == [ComparePlace(old, new, "OP1"), TrailPlace(new, "OP1")]
        await press(pilot, "x")
        assert lead(app, "▲ OP1 Encourages → Urges") is page(app).row

    run(app, story)


def test_shifts_that_ask_neither_more_nor_less_are_shown_when_asked_for() -> None:
    def shift(symbol: str, old: str, new: str, way: Direction) -> Shift:
        return Shift(
            since="A/RES/60/1", symbol=symbol, session="61", old_refs=("OP1",), refs=("OP2",),
            old=old, new=new, direction=way, ladder="asks",
        )  # fmt: skip

    shifts = (
        shift("A/RES/61/1", "Invites", "Urges", "stronger"),
        shift("A/RES/61/1", "Notes", "Decides", "other"),
        shift("A/RES/62/1", "Urges", "Invites", "weaker"),
        shift("A/RES/62/1", "Urges", "Exhorts", "same"),
    )
    rung = Rung(ladder="asks", rung=2, verbs=("urge", "exhort"), counts=(0, 9, 12))
    verbs = Verbs(
        series="canals", title="Canals (an illustration)",
        versions=("A/RES/60/1", "A/RES/61/1", "A/RES/62/1"), sessions=("60", "61", "62"),
        rungs=(rung,), shifts=shifts, net=(),
    )  # fmt: skip

    def told(*, every: bool, width: int = 80) -> list[str]:
        rows = rows_of(verbs, {}, every=every)
        return ["".join(text for text, _ in line) for row in rows for line in row.draw(width)]

    few = [line.split()[0] for line in told(every=False) if "→" in line]
    assert few == ["▼", "▲"]
    assert "x shows 2 more that ask neither more nor less" in told(every=False)
    every = [line.split()[0] for line in told(every=True) if "→" in line]
    assert every == ["▼", "=", "▲", "~"]
    # The newest text stands on top; before it, in another place, the earlier one is named.
    assert [line for line in told(every=False) if line.endswith("/1")] == ["62/1", "61/1"]
    assert "OP1 of 60/1 → OP2" in told(every=False)[3]
    assert told(every=False)[-1].split()[-3:] == ["·", "9", "12"]
    assert told(every=False, width=34)[-1].split()[-1] == "·▇█"
    assert "a full block is" in " ".join(" ".join(told(every=False, width=34)).split())


def test_a_loss_leads_to_where_it_fell_out(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = stored(corpus, "A/RES/69/301")
    app = app_of(corpus, DroppedPlace(shelf.CANALS, last))

    async def story(pilot: AppPilot) -> None:
        went: list[Any] = []
        monkeypatch.setattr(app, "go", went.append)
        row = lead(app, "Invites the keepers of the locks")
        await press(pilot, "enter", "b")
        old, new = stored(corpus, "A/RES/65/301"), stored(corpus, "A/RES/67/301")
        assert went[0] == ComparePlace(old, new, f"-{row.ref}")
        assert went[1].text == old

    run(app, story)


def test_the_comparison_begins_at_the_lost_paragraph(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        row = lead(pilot.app, "Invites the keepers of the locks")
        await press(pilot, "enter")
        group = pilot.app.screen.group  # type: ignore[attr-defined]
        assert group.old == (row.ref,)
        assert not group.new

    run(app_of(corpus, DroppedPlace(shelf.CANALS)), story, size=(120, 40))


def test_figures_add_up_and_lead_to_the_comparison(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, StatsPlace(shelf.CANALS))

    async def story(pilot: AppPilot) -> None:
        went: list[Any] = []
        monkeypatch.setattr(app, "go", went.append)
        rows = [row for row in page(app).rows if isinstance(row, LedRow)]
        assert rows[0].key == "A/RES/69/301"
        for row in rows:
            figures = ["0" if one == "·" else one for one in row.text.split()[1:8]]
            _, paragraphs, *kinds = map(int, figures)
            assert sum(kinds) == paragraphs
        await press(pilot, "enter", "end", "enter")
        first = stored(corpus, "A/RES/60/301")
        pair = (stored(corpus, "A/RES/67/301"), stored(corpus, "A/RES/69/301"))
        assert went == [ComparePlace(*pair), BlamePlace(first)]

    run(app, story)


def test_citations_lead_to_the_texts_and_missing_ones_say_so(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, CitesPlace(stored(corpus, "A/RES/64/202")))
    other = app_of(corpus, CitesPlace(stored(corpus, "A/RES/65/301")))

    async def missing(pilot: AppPilot) -> None:
        lead(app, "A/RES/42/345")
        await press(pilot, "enter")
        row = lead(app, "A/RES/66/202")
        assert row.lead == BlamePlace(stored(corpus, "A/RES/66/202"), "PP1")
        await press(pilot, "x")
        assert "A/RES/66/202" not in seen(app)
        assert "A/RES/42/345" in seen(app)

    async def cited(pilot: AppPilot) -> None:
        went: list[Any] = []
        monkeypatch.setattr(other, "go", went.append)
        lead(other, "A/RES/63/301")
        await press(pilot, "enter")
        lead(other, "A/RES/67/301")
        await press(pilot, "enter")
        assert went == [
            BlamePlace(stored(corpus, "A/RES/63/301"), None),
            BlamePlace(stored(corpus, "A/RES/67/301"), "PP1"),
        ]

    run(app, missing)
    assert [notice.words for notice in app.notices] == ["A/RES/42/345 is not in the corpus."]
    run(other, cited)


def test_a_series_without_an_adopted_text_says_so(corpus: Path) -> None:
    draft = stored(corpus, "A/70/L.9")
    for place in (VerbsPlace(draft.slug), StatsPlace(draft.slug), DroppedPlace(draft.slug)):
        app = app_of(corpus, CorpusPlace(), place)
        run(app)
        assert "no text of this series is adopted yet" in app.notices[0].words


@pytest.mark.parametrize("width", [60, 79, 120, 250])
@pytest.mark.parametrize("name", ["verbs", "dropped", "stats", "cites"])
def test_no_line_is_wider_than_the_page(corpus: Path, name: str, width: int) -> None:
    async def story(pilot: AppPilot) -> None:
        shown = page(pilot.app)
        assert len(shown.rows) > 3
        for row in shown.rows:
            assert all(line_width(line) <= shown.room for line in row.draw(shown.room))

    run(app_of(corpus, places_of(corpus)[name]), story, size=(width, 30))


def test_hostile_texts_are_shown_as_text(corpus: Path) -> None:
    text = stored(corpus, "A/RES/61/404")
    places: Sequence[Place] = (
        VerbsPlace(text.slug), DroppedPlace(text.slug), StatsPlace(text.slug), CitesPlace(text),
    )  # fmt: skip
    for place in places:

        async def story(pilot: AppPilot) -> None:
            assert not {"\x1b", "\x07", "\u202e"} & set(seen(pilot.app))

        app = app_of(corpus, place)
        run(app, story)
        assert not app.notices


def test_answers_are_exported_whole(corpus: Path) -> None:
    for name, place in places_of(corpus).items():

        async def story(pilot: AppPilot, name: str = name) -> None:
            screen = pilot.app.screen
            assert isinstance(screen, AnswerScreen)
            exports: Sequence[Export] = screen.exports()
            assert [one.ending for one in exports] == [".csv", ".json"]
            assert exports[0].stem.startswith(name)

        run(app_of(corpus, place), story)
