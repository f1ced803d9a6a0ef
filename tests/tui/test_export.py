"""Exporting what is shown: in every form that it has, to the file that was named."""

from __future__ import annotations

import asyncio
import json
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.read.docx_builder import build
from tests.tui import shelf
from tests.tui.blank import Blank
from tests.tui.harness import app_of, everywhere, fill, press, rows_of, run, seen
from tests.tui.places import every_place

from clausetrail.corpus import Corpus
from clausetrail.history.compared import compared_of
from clausetrail.report.formats import write
from clausetrail.report.options import Options
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.desk import Job
from clausetrail_tui.exporting import Export, stem_of
from clausetrail_tui.places import ComparePlace, CorpusPlace, File, Stored
from clausetrail_tui.screens.export import ExportScreen, Offers, offers_of
from clausetrail_tui.widgets.keybar import KeyBar
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail_tui.desk import Desk


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that one is in, and one's own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return folder


def test_the_redline_is_exported(corpus: Path, here: Path) -> None:
    """The story: compare, e, enter, enter."""

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        assert "Write to" in seen(pilot.app)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ExportScreen)

    app = run(app_of(corpus, *every_place(corpus)["compare"]), story)
    file = here / "A-RES-67-301-A-RES-69-301.docx"
    assert app.notices[-1].words == f"Wrote {file}"
    place = every_place(corpus)["compare"][-1]
    assert isinstance(place, ComparePlace)
    assert isinstance(place.old, Stored)
    assert isinstance(place.new, Stored)
    with Corpus.open(corpus) as opened:
        texts = [opened.find(text.name) for text in (place.old, place.new)]
        assert texts[0] is not None
        assert texts[1] is not None
        comparison = compared_of(opened, texts[0], texts[1]).comparison
    assert file.read_bytes() == write(comparison, ".docx", Options())


@pytest.mark.parametrize(
    ("screen", "endings"),
    [
        ("corpus", []),
        ("series", [".html", ".xlsx"]),
        ("compare", [".docx", ".html", ".xlsx", ".md", ".json"]),
        ("trail", [".csv", ".json"]),
        ("blame", [".csv", ".json"]),
        ("matrix", [".csv", ".json"]),
        ("search", [".csv", ".json"]),
        ("agreed", [".csv", ".json"]),
    ],
)
def test_every_form_is_written(corpus: Path, here: Path, screen: str, endings: list[str]) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        told = [one.ending for one in offers_of(app).exports]
        assert told[: len(endings)] == endings
        assert told[-2:] == [".txt", ".svg"]
        for ending in told:
            app.action_export(ending)
            await press(pilot)
            await fill(pilot, f"out{ending}")
            await press(pilot, "enter")
            assert (here / f"out{ending}").stat().st_size > 40, ending
        if ".json" in endings:
            assert json.loads((here / "out.json").read_bytes())["schema"].startswith("clausetrail/")

    app = run(app_of(corpus, *every_place(corpus)[screen]), story)
    assert app.complaints == []


def test_a_file_that_is_there_is_asked_about(corpus: Path, here: Path) -> None:
    (here / "out.txt").write_text("mine")

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        await fill(pilot, "out.txt")
        await press(pilot, "enter")
        assert "there is such a file: enter again writes over it" in seen(pilot.app)
        assert (here / "out.txt").read_text() == "mine"
        await press(pilot, "enter")
        assert (here / "out.txt").read_text() != "mine"

    run(app_of(corpus, CorpusPlace()), story)


def test_what_cannot_be_written_is_said_before(corpus: Path, here: Path) -> None:
    (here / "folder").mkdir()

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        for name, told in (
            ("", "name a file"),
            ("folder", "this is a folder: name a file in it"),
            ("nowhere/out.txt", "there is no folder"),
            ("x" * 300, "no file can be written there: File name too long"),
        ):
            await fill(pilot, name)
            await press(pilot, "enter")
            assert told in seen(pilot.app)
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, ExportScreen)

    run(app_of(corpus, CorpusPlace()), story)
    assert [one.name for one in here.iterdir()] == ["folder"]


def test_a_home_is_known(corpus: Path, here: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        await fill(pilot, "~/out.txt")
        await press(pilot, "enter")

    run(app_of(corpus, CorpusPlace()), story)
    assert (Path.home() / "out.txt").exists()


def test_tab_completes_a_folder(corpus: Path, here: Path) -> None:
    (here / "reports").mkdir()
    (here / ".hidden").mkdir()

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        await fill(pilot, f"{here}/re")
        await press(pilot, "tab", "enter")

    run(app_of(corpus, CorpusPlace()), story, size=(200, 30))
    (made,) = (here / "reports").iterdir()
    assert made.name == "Corpus.txt"


def test_a_failure_is_a_notice_and_leaves_nothing(
    corpus: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        monkeypatch.setattr(Path, "replace", full)
        await press(pilot, "enter")

    app = run(app_of(corpus, CorpusPlace()), story)
    assert "cannot be written: No space left on device" in app.notices[-1].words
    assert list(here.iterdir()) == []


def test_the_redline_of_a_word_document_is_made_in_a_copy_of_it(here: Path) -> None:
    paragraphs = (
        "Illustration (no United Nations document)", "The General Assembly,",
        "1. Notes the illustrated moths;", "2. Decides to count them.",
    )  # fmt: skip
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    for name, changed in (("old", body), ("new", body.replace("moths", "frogs"))):
        (here / f"{name}.docx").write_bytes(build(changed, comments="<!-- the original -->"))

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter")
        await fill(pilot, "out.docx")
        await press(pilot, "enter")

    app = run(app_of(None, ComparePlace(File("old.docx"), File("new.docx"))), story)
    assert app.complaints == []
    with zipfile.ZipFile(here / "out.docx") as made:
        assert "word/comments1.xml" in made.namelist()  # a part of the original's own
        document = made.read("word/document.xml").decode()
    assert "<w:ins " in document
    assert "<w:del " in document


def test_rows_as_text_are_those_of_the_page(corpus: Path, here: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        rows = rows_of(pilot.app)
        await press(pilot, "e", "enter")
        await fill(pilot, "out.txt")
        await press(pilot, "enter")
        told = (here / "out.txt").read_text()
        assert "Gardens along the Aldport canal (an illustration)" in told
        assert len(told.splitlines()) >= len(rows)

    run(app_of(corpus, CorpusPlace()), story, size=(104, 30))


def test_a_stem_is_a_name_for_a_file() -> None:
    assert stem_of("A/RES/69/301", "A/70/L.8/Rev.1") == "A-RES-69-301-A-70-L.8-Rev.1"
    assert stem_of("../../etc/passwd") == "etc-passwd"
    assert stem_of("S/RES/9101 (1981)") == "S-RES-9101-1981"
    assert stem_of("", "…", "-") == "clausetrail"
    assert stem_of("展示会") == "展示会"
    assert len(stem_of("x" * 300)) == 80
    assert stem_of("展" * 300) == "展" * 26


def test_where_the_folder_is_gone_ones_own_is_named(here: Path, corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        here.rmdir()
        await press(pilot, "e", "enter")
        assert "in ~, unless" in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story)


def test_what_is_given_up_is_not_written(here: Path) -> None:
    begun, given_up = threading.Event(), threading.Event()

    def make(_: Desk, __: Job) -> bytes:
        begun.set()
        given_up.wait(60)
        return b"an illustration"

    async def story(pilot: AppPilot) -> None:
        offer = Export("An illustration", ".txt", "out", make)
        pilot.app.push_screen(ExportScreen(Offers("an illustration", (offer,))))
        await press(pilot, "enter")
        await pilot.press("enter")
        await asyncio.to_thread(begun.wait, 60)
        await pilot.press("escape")
        given_up.set()
        # The desk has one thread: what is answered comes behind what was given up.
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        await app.foreground.ask(lambda _, __: None, Job("", lambda *_: None))
        assert isinstance(app.screen, ExportScreen)

    run(app_of(None, ComparePlace(File("old.txt"), File("new.txt"))), story)
    assert list(here.iterdir()) == []


def test_files_are_compared_and_exported_without_a_corpus(here: Path) -> None:
    for name, document in zip(("old", "new"), shelf.canals(), strict=False):
        (here / f"{name}.txt").write_bytes(document.source)

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e", "enter", "enter")

    place = ComparePlace(File("old.txt"), File("new.txt"))
    app = run(app_of(None, place), story)
    assert app.complaints == []
    assert (here / "old.txt-new.txt.docx").exists()


@everywhere
def test_export(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await press(pilot, "e", "down")

    snapshot("export", story=story, size=size, theme=theme)


@everywhere
def test_export_asks_for_a_file(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], theme: str
) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: Path.home() / "illustrations")

    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await press(pilot, "e", "enter")

    snapshot("export-file", story=story, size=size, theme=theme)


def test_it_works_by_mouse(corpus: Path, here: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "e")
        await pilot.click(Page, offset=(6, 1), times=2)  # the second form: a picture
        await press(pilot)
        assert "Corpus.svg" in seen(pilot.app)
        await press(pilot, "enter")
        assert (here / "screen-Corpus.svg").exists()
        await press(pilot, "e")
        await pilot.click(KeyBar, offset=(3, 0))  # "esc Close"
        await press(pilot)
        assert not isinstance(pilot.app.screen, ExportScreen)

    run(app_of(corpus, CorpusPlace()), story)
