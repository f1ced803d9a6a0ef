"""Importing from the list of series: nothing is stored before it was seen where each goes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.corpus.made import text_of
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, fill, idle, press, rows_of, run, seen, write
from textual import events

from clausetrail.corpus import Corpus
from clausetrail_tui.places import CorpusPlace, SeriesPlace
from clausetrail_tui.screens.corpus import CorpusScreen
from clausetrail_tui.screens.importing import ImportScreen
from clausetrail_tui.shelves import taking
from clausetrail_tui.shelves.import_rows import size_words
from clausetrail_tui.shelves.shelf_rows import SeriesRow
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

BENCHES = "Benches beside canals"
SLUG = "benches-beside-canals-illustration"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four illustrations: two of a new series, one that the corpus has, one that is nothing."""
    made = tmp_path / "papers"
    (made / "older").mkdir(parents=True)
    (made / "A_RES_61_777.txt").write_text(text_of(BENCHES, 61, 777), encoding="utf-8")
    (made / "older" / "A_RES_60_777.txt").write_text(text_of(BENCHES, 60, 777), encoding="utf-8")
    (made / "known.txt").write_bytes(shelf.lighthouse()[0].source)
    (made / "letter \x1b[31m.txt").write_text("An illustration of a letter.", encoding="utf-8")
    (made / "picture.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    return made


def phase(app: Any) -> str:
    assert isinstance(app.screen, ImportScreen)
    return app.screen.phase


def symbols(corpus: Path) -> set[str]:
    with Corpus.open(corpus) as opened:
        return set(opened.symbols())


async def name_papers(pilot: AppPilot) -> None:
    await press(pilot, "i")
    await fill(pilot, "papers")
    await press(pilot, "enter")


@everywhere
def test_the_preview_looks_so(
    snapshot: Snapshot, own_corpus: Path, folder: Path, size: tuple[int, int], theme: str
) -> None:
    app = app_of(own_corpus, CorpusPlace(), theme=theme)
    snapshot("import-preview", story=name_papers, size=size, theme=theme, app=app)


def test_the_line_of_paths_looks_so(snapshot: Snapshot, own_corpus: Path, folder: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "i")
        await write(pilot, "papers")
        await press(pilot, "slash", "down")

    app = app_of(own_corpus, CorpusPlace())
    snapshot("import-paths", story=story, size=(80, 24), theme="dark", app=app)


def test_documents_are_shown_then_stored_then_listed(own_corpus: Path, folder: Path) -> None:
    before = symbols(own_corpus)

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await name_papers(pilot)
        told = seen(app)
        assert "Would add 2 documents to 1 series; 1 unreadable; 1 known already;" in told
        assert "1 other file left alone" in told
        assert f"+ {SLUG}" in told
        assert "A/RES/61/777" in told
        assert "this is no resolution" in told
        assert "letter ␛[31m.txt" in told
        assert "known.txt" in told
        assert symbols(own_corpus) == before
        await press(pilot, "enter")
        assert "Added 2 documents to 1 series" in seen(app)
        assert symbols(own_corpus) == before | {"A/RES/60/777", "A/RES/61/777"}
        await press(pilot, "escape")
        assert isinstance(app.screen, CorpusScreen)
        row = app.screen.query_one(Page).row
        assert isinstance(row, SeriesRow)
        assert row.entry.slug == SLUG
        assert len(rows_of(app)) == 8

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


def test_enter_opens_the_series_that_a_document_went_to(own_corpus: Path, folder: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await name_papers(pilot)
        await press(pilot, "enter", "end", "up", "enter")
        assert app.way[-1].place == SeriesPlace(SLUG)
        assert app.path == ("Corpus", SLUG)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


def test_every_way_back_leads_to_the_list_as_it_is_now(own_corpus: Path, folder: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        assert "7 series" in seen(app)
        await name_papers(pilot)
        await press(pilot, "enter")
        await pilot.click("Crumbs", offset=(3, 0))
        await press(pilot)
        assert app.path == ("Corpus",)
        assert "8 series" in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


class Held:
    """Holds `Corpus.add` where it is not a preview, before or behind its seal."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, sealed: bool) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        whole = Corpus.add

        def held(corpus: Corpus, *given: Any, **more: Any) -> Any:
            if "seal" not in more:
                return whole(corpus, *given, **more)
            seal = more["seal"]

            def wait() -> None:
                if sealed:
                    seal()
                self.reached.set()
                assert self.go_on.wait(60)
                if not sealed:
                    seal()

            return whole(corpus, *given, **{**more, "seal": wait})

        monkeypatch.setattr(Corpus, "add", held)

    async def store(self, pilot: AppPilot) -> None:
        """Import, up to where it is held."""
        await name_papers(pilot)
        await pilot.press("enter")
        while not self.reached.is_set():
            await pilot.pause(0.01)


def test_what_is_being_stored_is_not_left_but_by_giving_it_up(
    own_corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, held = symbols(own_corpus), Held(monkeypatch, sealed=False)

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await held.store(pilot)
        await pilot.click("Crumbs", offset=(3, 0))
        assert app.path == ("Corpus", "Import")
        assert app.notices[-1].words == "The documents are being stored; Esc gives that up."
        await pilot.press("escape")
        held.go_on.set()
        await idle(pilot)
        assert app.notices[-1].words == "Given up: nothing was stored."
        assert phase(app) == "asked"
        assert "Would add 2 documents" in seen(app)
        assert symbols(own_corpus) == before
        await press(pilot, "enter")
        assert "Added 2 documents" in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    assert symbols(own_corpus) == before | {"A/RES/60/777", "A/RES/61/777"}


def test_what_is_as_good_as_stored_cannot_be_given_up(
    own_corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, sealed=True)

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await held.store(pilot)
        await pilot.press("escape")
        assert app.notices[-1].words == "This is stored already."
        held.go_on.set()
        await press(pilot, "escape")
        assert "8 series" in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    assert "A/RES/61/777" in symbols(own_corpus)


def test_esc_before_the_storing_stores_nothing(own_corpus: Path, folder: Path) -> None:
    before = symbols(own_corpus)

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await name_papers(pilot)
        assert phase(app) == "asked"
        await press(pilot, "escape")
        assert phase(app) == "asking"
        await press(pilot, "escape")
        assert isinstance(app.screen, CorpusScreen)

    run(app_of(own_corpus, CorpusPlace()), story)
    assert symbols(own_corpus) == before


def test_reading_is_given_up_with_esc_and_says_that_nothing_is_stored(
    own_corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, reached, go_on = symbols(own_corpus), threading.Event(), threading.Event()
    whole = taking._Reading._progress

    def held(self: Any, progress: Any) -> None:
        reached.set()
        assert go_on.wait(60)
        whole(self, progress)

    monkeypatch.setattr(taking._Reading, "_progress", held)

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "i")
        await fill(pilot, "papers")
        await pilot.press("enter")
        while not reached.is_set():
            await pilot.pause(0.01)
        assert phase(app) == "reading"
        await pilot.press("escape")
        go_on.set()
        await idle(pilot)
        assert phase(app) == "asking"
        assert app.notices[-1].words == "Given up: nothing was stored."

    run(app_of(own_corpus, CorpusPlace()), story)
    assert symbols(own_corpus) == before


def test_where_there_is_no_corpus_one_is_made_when_it_is_confirmed(
    tmp_path: Path, folder: Path
) -> None:
    made = tmp_path / "mine"

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await name_papers(pilot)
        assert "There is no corpus yet. Enter makes one in" in seen(app)
        assert not made.exists()
        await press(pilot, "enter")
        assert made.exists()
        await press(pilot, "escape")
        assert "2 series" in seen(app)

    run(app_of(made, CorpusPlace()), story, size=(120, 40))
    assert "A/RES/61/777" in symbols(made)


def test_what_is_imported_from_the_sample_goes_to_ones_own_corpus(
    own_corpus: Path, tmp_path: Path, folder: Path
) -> None:
    from clausetrail.corpus.sample import sample_corpus

    sample_corpus(tmp_path / "sample").close()

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        screen = app.screen
        assert isinstance(screen, CorpusScreen)
        app.show_corpus(tmp_path / "sample", CorpusPlace(sample=True))
        await idle(pilot)
        await name_papers(pilot)
        await press(pilot, "enter", "escape")
        assert app.path == ("Corpus",)
        assert "8 series" in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    assert "A/RES/61/777" not in symbols(tmp_path / "sample")


def test_a_path_is_completed_and_an_entry_taken(own_corpus: Path, folder: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "i")
        await fill(pilot, "pa")
        await press(pilot, "tab")
        assert app.focused.value == "papers/"
        assert next(iter(rows_of(app))).startswith("older")
        await press(pilot, "down", "tab")
        assert app.focused.value == "papers/A_RES_61_777.txt"
        await press(pilot, "enter")
        assert "Would add 1 document to 1 series." in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


def test_several_lines_can_be_pasted(own_corpus: Path, folder: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "i")
        pasted = "papers/A_RES_61_777.txt\npapers/older\n"
        app.focused.post_message(events.Paste(pasted))
        await idle(pilot)
        await press(pilot, "enter")
        assert "Would add 2 documents to 1 series." in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


@pytest.mark.parametrize(
    ("typed", "told"),
    [("nowhere.txt", "there is no such file"), ("*.zip", "no file fits this pattern")],
)
def test_what_is_not_there_is_said_and_leaves_nothing_to_add(
    own_corpus: Path, folder: Path, typed: str, told: str
) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "i")
        await fill(pilot, typed)
        await press(pilot, "enter")
        assert told in seen(app)
        assert "There is nothing to add" in seen(app)
        await press(pilot, "enter")
        assert phase(app) == "nothing"
        await press(pilot, "escape")
        assert app.focused.value == typed

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


def test_without_a_path_nothing_is_read(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "i", "enter")
        assert phase(app) == "asking"
        assert "Type a path first" in app.notices[-1].words

    run(app_of(own_corpus, CorpusPlace()), story)


def test_what_is_too_much_to_be_held_is_read_again(
    own_corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "HELD_BYTES", 10)

    async def story(pilot: AppPilot) -> None:
        await name_papers(pilot)
        await press(pilot, "enter")
        assert "Added 2 documents to 1 series" in seen(pilot.app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    assert "A/RES/61/777" in symbols(own_corpus)


async def preview(pilot: AppPilot, path: str) -> str:
    await press(pilot, "i")
    await fill(pilot, path)
    await press(pilot, "enter")
    return seen(pilot.app)


def test_another_text_of_a_symbol_is_refused_until_it_is_said_to_be_right(
    own_corpus: Path, folder: Path
) -> None:
    (folder / "other.txt").write_text(text_of("Lighthouses", 62, 505), encoding="utf-8")

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        told = await preview(pilot, "papers/other.txt")
        assert "Would add nothing; 1 refused" in told
        assert "another text of A/RES/62/505 was given too" in told
        assert "r lets it stand in the place of the other" in told
        assert "--replace" not in told
        await press(pilot, "r")
        told = seen(app)
        assert "Would add 1 document to 1 series" in told
        assert "replaces the other" in told
        assert "another text of A/RES/62/505 was given in its place" in told
        await press(pilot, "r")
        assert "Would add nothing; 1 refused" in seen(app)
        await press(pilot, "r", "enter")
        assert "Added 1 document to 1 series" in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    with Corpus.open(own_corpus) as corpus:
        assert corpus.resolve("62/505").title == "Lighthouses (an illustration)"


def test_of_two_new_texts_of_a_symbol_one_is_said_to_be_right(
    own_corpus: Path, folder: Path
) -> None:
    other = text_of(BENCHES, 61, 777, " and their backs;")
    (folder / "other.txt").write_text(other, encoding="utf-8")

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        assert "2 refused" in await preview(pilot, "papers/*.txt")
        while "other.txt" not in rows_of(app)[app.screen.query_one(Page).cursor]:
            await press(pilot, "down")
        await press(pilot, "r")
        assert "1 replaced" in seen(app)
        await press(pilot, "enter")

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    with Corpus.open(own_corpus) as corpus:
        assert corpus.source(corpus.resolve("61/777").sha256).decode() == other


def test_a_draft_without_a_symbol_is_given_a_name(own_corpus: Path, folder: Path) -> None:
    titled = shelf.lighthouse()[0].record.title
    text = f"{titled}\n\n\tThe General Assembly,\n\t1.\tWelcomes the lamp of Bremhaven;\n"
    (folder / "zero.txt").write_text(text, encoding="utf-8")

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        told = await preview(pilot, "papers/zero.txt")
        assert "no name yet (l); draft, its title" in told
        await press(pilot, "l")
        await write(pilot, "x" * 200)
        await press(pilot, "enter")
        assert "cannot label a draft" in seen(app)
        await fill(pilot, "zero-draft")
        await press(pilot, "enter")
        assert "named zero-draft" in seen(app)
        await press(pilot, "l")
        assert app.focused.value == "zero-draft"
        await press(pilot, "escape", "enter")
        assert "Added 1 document" in seen(app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))
    with Corpus.open(own_corpus) as corpus:
        (slug,) = (one for one in corpus.slugs() if "lighthouse" in one)
        assert corpus.resolve(f"{slug}@zero-draft").kind == "draft"


def test_sizes_in_words() -> None:
    assert size_words(0) == "0 B"
    assert size_words(1_234) == "1 kB"
    assert size_words(56_700_000) == "57 MB"
    assert size_words(7_890_000_000) == "7.9 GB"


def test_what_became_of_the_documents_looks_so(
    snapshot: Snapshot, own_corpus: Path, folder: Path
) -> None:
    async def story(pilot: AppPilot) -> None:
        await name_papers(pilot)
        await press(pilot, "enter")
        pilot.app.clear_notifications()

    app = app_of(own_corpus, CorpusPlace())
    snapshot("import-done", story=story, size=(80, 24), theme="dark", app=app)
