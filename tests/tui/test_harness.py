"""The tests' own tools: they see what is on the screen, and wait for what is worked on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tests.tui import shelf
from tests.tui.harness import app_of, drawn, idle, press, run, seen
from textual.message import Message

from clausetrail.corpus import Corpus
from clausetrail_tui.places import CorpusPlace
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.screenshot import busy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot


class Waited(Message):
    pass


def test_the_shelf_holds_every_kind_of_change(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        assert len(opened.series()) == 7
        entry = opened.entry(shelf.CANALS)
        assert entry is not None
        assert [one.outcome for one in entry.drafts] == ["A/RES/69/301", None, None]
        pairs = list(zip(entry.versions, entry.versions[1:], strict=False))
        groups = [group for pair in pairs for group in opened.comparison(*pair).groups]
    assert {group.relation for group in groups} == {
        "one-to-one", "split", "merge", "added", "removed",
    }  # fmt: skip
    assert {group.change for group in groups} >= {"identical", "rollover", "substantive"}
    assert {verb.direction for group in groups for verb in group.verbs} == {"stronger", "weaker"}
    assert any(group.moved for group in groups)


def test_what_is_drawn_is_written_down_with_its_looks(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        told = drawn(pilot.app)
        text, styles = told.split("--- styles\n")
        assert text.rstrip("\n") == seen(pilot.app)
        runs, legend = styles.split("--- legend\n")
        assert len(text.splitlines()) == 24
        assert legend.splitlines()[0].startswith("a ")
        for line in runs.splitlines():
            cells = [int(one.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                     for one in line.split(": ")[1].split(" ")]  # fmt: skip
            assert sum(cells) == 80
        await press(pilot, "down")
        assert drawn(pilot.app) != told

    run(app_of(corpus, CorpusPlace()), story)


def test_idle_waits_for_the_engine(corpus: Path) -> None:
    held = threading.Event()

    async def story(pilot: AppPilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        threading.Timer(0.3, held.set).start()
        screen.ask(lambda desk, job: held.wait(30), lambda _: Waited(), label="Holding")
        assert busy(pilot.app)
        await idle(pilot)
        assert held.is_set()

    run(app_of(corpus, CorpusPlace()), story)
