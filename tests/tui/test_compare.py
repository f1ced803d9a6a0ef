"""The screen of a comparison, by its keys."""

from __future__ import annotations

import asyncio
import importlib
import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui import shelf
from tests.tui.comparing import here, pair, root, screen_of
from tests.tui.harness import app_of, everywhere, idle, press, rows_of, run, seen
from tests.tui.places import every_place

from clausetrail import diff
from clausetrail.corpus import Corpus
from clausetrail.history import restored
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.comparing.rows import FoldRow, GroupRow
from clausetrail_tui.files import record_of
from clausetrail_tui.places import BlamePlace, ComparePlace, CorpusPlace, File, TrailPlace
from clausetrail_tui.state import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot, Story

    from clausetrail_tui.ink import Line

WIDE = (120, 40)


def play(
    corpus: Path,
    old: str | int,
    new: str | int,
    story: Story,
    size: tuple[int, int] = WIDE,
    **more: Any,
) -> None:
    run(app_of(corpus, *pair(corpus, old, new), **more), story, size=size)


# How it looks


@everywhere
def test_how_a_comparison_looks(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    snapshot("compare", *pair(corpus, 67, 69), size=size, theme=theme)


@everywhere
def test_how_moves_and_sub_paragraphs_look(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    places = pair(corpus, 65, 67)
    snapshot("compare-moves", *places, keys=("n", "n", "n", "n"), size=size, theme=theme)


@pytest.mark.parametrize("size", [(60, 30), (250, 50)], ids=["narrow", "wide"])
def test_how_a_split_looks(corpus: Path, snapshot: Snapshot, size: tuple[int, int]) -> None:
    snapshot("compare-split", *pair(corpus, 63, 65), keys=("n", "n", "n"), size=size, theme="dark")


def test_how_hostile_words_look(corpus: Path, snapshot: Snapshot) -> None:
    places = pair(corpus, 60, 61, slug=shelf.KITES)
    snapshot("compare-hostile", *places, keys=("4",), size=WIDE, theme="plain")


# Walking through the changes


def test_from_change_to_change_and_no_further(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert here(app) == "PP1/PP1"
        met = []
        for _ in range(8):
            await press(pilot, "n")
            met.append(here(app))
        assert met == ["/PP4", "PP4/PP5", "OP4/OP1", "OP2+OP3/OP3", "OP5/OP4", "OP6/OP5",
                       "Annex/1/Annex/1", "Annex/1/Annex/1"]  # fmt: skip
        assert "There is no change behind this one." in root(pilot).notices[-1].words
        await press(pilot, "N")
        assert here(app) == "OP6/OP5"
        assert "7/8" in seen(app)

    play(corpus, 67, 69, story)


def test_the_changes_of_substance_alone(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "1", "3")
        assert "folded: 2 routine, 7 unchanged" in seen(app)
        met = []
        for _ in range(7):
            await press(pilot, "n")
            met.append(here(app))
        # The fourth paragraph of the preamble is one where its footnote changed in substance.
        assert met == ["/PP4", "PP4/PP5", "OP4/OP1", "OP2+OP3/OP3", "OP5/OP4", "Annex/1/Annex/1",
                       "Annex/1/Annex/1"]  # fmt: skip
        assert "no change that is shown behind this one" in root(pilot).notices[-1].words

    play(corpus, 67, 69, story)


def test_what_is_hidden_is_counted_and_kept_for_the_next_time(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state.json"

    async def hide(pilot: AppPilot) -> None:
        await press(pilot, "4")
        rows = screen_of(pilot.app).page.rows
        groups = [row.group for row in rows if isinstance(row, GroupRow)]
        assert {group.change for group in groups} == {"identical"}
        assert "folded: 5 substantive" in seen(pilot.app)

    async def find(pilot: AppPilot) -> None:
        assert set(root(pilot).kept.hidden) == {"substantive", "rollover", "editorial"}
        await press(pilot, "0")
        rows = screen_of(pilot.app).page.rows
        assert not any(isinstance(row, FoldRow) for row in rows)
        assert sum(isinstance(row, GroupRow) for row in rows) == 16

    play(corpus, 67, 69, hide, state=file)
    assert set(load(file).hidden) == {"substantive", "rollover", "editorial"}
    play(corpus, 67, 69, find, state=file)


def test_a_fold_opens_and_closes(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "⏎ Open" not in seen(pilot.app)
        await press(pilot, "down")
        assert here(pilot.app) == "fold 1-2"
        assert "⏎ Open" in seen(pilot.app)
        await press(pilot, "enter", "down")
        assert here(pilot.app) == "PP2/PP2"
        await press(pilot, "up", "enter", "down")
        assert here(pilot.app) == "/PP4"
        line = next(y for y, text in enumerate(seen(pilot.app).split("\n")) if "▸" in text)
        await pilot.click(offset=(10, line))
        assert here(pilot.app) == "fold 1-2"
        assert "▾" in seen(pilot.app)

    play(corpus, 67, 69, story)


def test_both_ends_of_a_move(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "n")
        assert here(pilot.app) == "PP4/PP2"
        await press(pilot, "o")
        assert here(pilot.app) == "stub old PP4"
        assert "PP4 moved to PP2" in seen(pilot.app)
        await press(pilot, "o")
        assert here(pilot.app) == "PP4/PP2"
        await press(pilot, "o", "enter")
        assert here(pilot.app) == "PP4/PP2"
        await press(pilot, "N", "o")
        assert here(pilot.app) == "PP1/PP1"
        assert "stands where it stood" in root(pilot).notices[-1].words
        screen_of(pilot.app).show_paragraph("old", "OP4")
        await press(pilot, "o")
        assert "in the old text alone" in root(pilot).notices[-1].words

    play(corpus, 65, 67, story)


def test_what_moved_and_kept_its_number_is_told_by_its_way(tmp_path: Path) -> None:
    first = "Invites the keepers of all lamps of this illustration to a long supper by the canal;"
    others = ("Counts the swans of the lower basin;", "Feeds the moths of the towpath;")
    files = []
    for name, acts in (("old", (first, *others)), ("new", (*others[::-1], first))):
        lines = ["The General Assembly,", *(f"{at}. {act}" for at, act in enumerate(acts, 1))]
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text("\n\n".join(lines))

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "0")
        assert "OP2 moved up from here  Counts the swans" in seen(pilot.app)
        assert "OP3 moved to OP1  Feeds the moths" in seen(pilot.app)

    place = ComparePlace(File(str(files[0])), File(str(files[1])))
    run(app_of(None, place), story, size=WIDE)


def test_what_stood_in_the_preamble_is_named_there(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        rows = rows_of(pilot.app)
        stub = next(at for at, row in enumerate(rows) if "PP4 moved to PP2" in row)
        part = next(at for at, row in enumerate(rows) if "Operative part" in row)
        assert stub < part

    play(corpus, 65, 67, story)


# The two views


def test_the_view_follows_the_width_until_a_person_chooses(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "n", "n", "n")
        at = here(app)
        assert not screen_of(app).inline
        await pilot.resize_terminal(80, 24)
        await idle(pilot)
        assert screen_of(app).inline
        assert here(app) == at
        await press(pilot, "v")
        assert not screen_of(app).inline
        assert root(pilot).kept.view == "side-by-side"
        await press(pilot, "v")
        assert root(pilot).kept.view is None
        await pilot.resize_terminal(120, 40)
        await idle(pilot)
        assert not screen_of(app).inline
        await press(pilot, "v")
        assert root(pilot).kept.view == "inline"
        assert here(app) == at

    play(corpus, 67, 69, story)


def test_without_colour_changes_stand_in_brackets(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "n", "n", "n")
        assert "[-four-]" not in seen(pilot.app)
        pilot.app.theme = "clausetrail-plain"
        await idle(pilot)
        assert "[-four-] {+six+}" in seen(pilot.app)

    play(corpus, 67, 69, story, size=(80, 24))


# Other texts


def test_the_pair_before_and_behind_keeps_the_paragraph(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "n", "n", "n", "n", "n")
        assert here(app) == "OP5/OP4"
        await press(pilot, "left_square_bracket")
        assert "65/301 → 67/301" in seen(app)
        assert here(app).endswith("/OP5")
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert "69/301" in seen(app)
        assert "no text behind" in root(pilot).notices[-1].words
        await press(pilot, *["left_square_bracket"] * 6)
        assert "60/301 → 61/301" in seen(app)
        assert "no text before" in root(pilot).notices[-1].words

    play(corpus, 67, 69, story)


def test_from_a_draft_to_what_became_of_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "right_square_bracket")
        place = screen_of(pilot.app).place
        assert (place.old.name, place.new.name) == ("A/69/L.7", "A/RES/69/301")

    play(corpus, 67, "A/69/L.7", story)


def test_the_same_text_twice(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "Nothing changed." in seen(pilot.app)
        # The title stands once: it is not the same as one that stands nowhere.
        assert seen(pilot.app).count(shelf.TITLE) == 1
        assert seen(pilot.app).count("(the same title)") == 1
        await press(pilot, "n")
        assert "There is no change" in root(pilot).notices[-1].words

    play(corpus, 67, 67, story)


def texts_of(corpus: Path, folder: Path, *sessions: int) -> list[File]:
    """Write texts of the corpus as files."""
    files: list[File] = []
    with Corpus.open(corpus) as opened:
        for session in sessions:
            version = opened.resolve(f"{shelf.CANALS}@{session}")
            path = folder / f"{session}.txt"
            path.write_bytes(opened.source(version.sha256))
            files.append(File(str(path)))
    return files


def test_two_files_without_a_corpus(corpus: Path, tmp_path: Path) -> None:
    files = texts_of(corpus, tmp_path, 67, 69)

    async def story(pilot: AppPilot) -> None:
        assert "67.txt → 69.txt" in seen(pilot.app)
        screen_of(pilot.app).show_paragraph("new", "OP2")
        assert screen_of(pilot.app).citation == "resolution 69/301, para. 2"
        assert len(screen_of(pilot.app).compared.comparison.groups) == 16  # type: ignore[union-attr]
        await press(pilot, "right_square_bracket")
        assert "no text behind" in root(pilot).notices[-1].words

    run(app_of(None, ComparePlace(files[0], files[1])), story, size=WIDE)


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("inline", ["I · Of gardens", "[-II-] {+III+} · Of ponds", "Annex I · Of seeds"]),
        ("side", ["I · Of gardens", "[-II-] · Of ponds", "{+III+} · Of ponds"]),
    ],
)
def test_a_heading_tells_what_it_is_numbered_with(
    tmp_path: Path, view: str, told: list[str]
) -> None:
    # Nothing of a text is hidden: neither a section's numeral, nor that it is another now.
    def text(numeral: str) -> str:
        lines = ["The General Assembly,", "I", "Of gardens", "1. Welcomes an illustration;"]
        lines += [*(["II", "Of canals", "1. Notes it;"] if numeral == "III" else []), numeral]
        lines += ["Of ponds", "1. Encourages the keepers of an illustration;"]
        return "\n\n".join([*lines, "Annex I", "Of seeds", "1. A seed is sown."])

    old, new = (tmp_path / f"{numeral}.txt" for numeral in ("II", "III"))
    for path in (old, new):
        path.write_text(text(path.stem))
    place = ComparePlace(File(str(old)), File(str(new)))

    async def story(pilot: AppPilot) -> None:
        pilot.app.theme = "clausetrail-plain"
        await press(pilot, *(["v"] if view == "inline" else []))
        words = seen(pilot.app)
        assert [one for one in told if one not in words] == []

    run(app_of(None, place), story, size=(120, 50))


def test_a_file_that_is_not_there_is_told_on_the_page(corpus: Path, tmp_path: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        for keys in ((), ("n", "1", "0", "v", "o", "enter", "ctrl+t")):
            await press(pilot, *keys)
            assert "no such file" in " ".join(rows_of(pilot.app)[-1].split())

    gone = File(str(tmp_path / "gone.txt"))
    run(app_of(corpus, CorpusPlace(), ComparePlace(gone, gone)), story, size=WIDE)


# What the cursor is on


def test_a_word_leads_on_by_its_place(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "n", "n", "n", "right", "right", "right")
        subject = screen_of(app).subject
        assert subject is not None
        assert (subject.ref, subject.phrase) == ("OP1", "satisfaction")
        assert subject.words.startswith(subject.phrase, subject.offset)
        await press(pilot, "b")
        blame = root(pilot).way[-1].place
        assert isinstance(blame, BlamePlace)
        assert (blame.ref, blame.offset, blame.text.name) == ("OP1", subject.offset, "A/RES/69/301")
        await press(pilot, "escape", "t")
        trail = root(pilot).way[-1].place
        assert isinstance(trail, TrailPlace)
        assert (trail.ref, trail.clause) == ("OP1", subject.clause)

    play(corpus, 67, 69, story)


def test_a_word_of_the_old_text_leads_to_the_old_text(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        page = screen_of(pilot.app).page
        screen_of(pilot.app).show_paragraph("new", "Annex/1")
        words = page._words()
        page.choose_word(next(at for at, word in enumerate(words) if word.text == "dawn"))
        await idle(pilot)
        subject = screen_of(pilot.app).subject
        assert subject is not None
        assert (subject.text.name, subject.ref) == ("A/RES/67/301", "Annex/1")
        assert subject.words.startswith("dawn", subject.offset)

    play(corpus, 67, 69, story)


def test_across_to_the_other_text_and_back(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        page = screen_of(pilot.app).page
        await press(pilot, "n", "n", "n", "x")
        assert page.word is not None
        assert (page.word.text, page.word.spot.side) == ("Notes", "old")
        await press(pilot, "right", "right", "right", "right", "x")
        assert (page.word.text, page.word.spot.side) == ("six", "new")
        await press(pilot, "x")
        assert (page.word.text, page.word.spot.side) == ("four", "old")
        await press(pilot, "N", "N", "x")
        assert here(pilot.app) == "/PP4"
        assert page.word is None

    play(corpus, 67, 69, story)


def test_a_sub_paragraph_names_what_it_hangs_on_where_that_is_folded(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        row = next(row for row in rows_of(pilot.app) if "OP3(c) → OP1(c)" in row)
        assert "in OP1: Requests all illustrated towns along the canal:" in row
        await press(pilot, "0")
        row = next(row for row in rows_of(pilot.app) if "OP3(c) → OP1(c)" in row)
        assert "in OP1" not in row

    play(corpus, 65, 67, story)


def test_two_texts_with_nothing_in_common(tmp_path: Path) -> None:
    texts = ("An illustration of lamps.", "Swans swim by, seven of them.")
    files = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")

    async def story(pilot: AppPilot) -> None:
        assert "The two texts have no paragraph in common." in seen(pilot.app)

    old, new = (File(str(file), plain=True) for file in files)
    run(app_of(None, ComparePlace(old, new)), story, size=WIDE)


def test_what_is_copied(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        screen = screen_of(app)
        screen.show_paragraph("new", "OP2")
        await idle(pilot)
        assert here(app) == "OP1/OP1+OP2"
        assert screen.copied.count("\n") == 1
        assert screen.copied.startswith("Urges gardeners")
        await press(pilot, "right", "shift+right")
        assert screen.copied == "Urges gardeners"
        assert "65/301" in screen.citation

    play(corpus, 63, 65, story)


def test_either_text_is_copied_and_it_is_said_which(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(ClausetrailApp, "copy_to_clipboard", lambda _, text: copied.append(text))

    async def story(pilot: AppPilot) -> None:
        def told() -> str:
            return root(pilot).notices[-1].words

        screen = screen_of(pilot.app)
        screen.show_paragraph("new", "OP2")
        await press(pilot, "y")
        assert told().startswith("Copied OP1, OP2 of the new text (65/301): Urges gardeners")
        await press(pilot, "Y")
        assert told().startswith("Copied OP1 of the old text (63/301): Urges gardeners")
        assert copied[0].count("\n") == 1
        assert "\n" not in copied[1]
        await press(pilot, "right", "x", "y")
        assert told() == "Copied words of OP1 of the old text (63/301): Urges"
        screen.show_paragraph("old", "PP3")
        await press(pilot, "y")
        assert told().startswith("Copied PP3 of the old text (63/301): Mindful")
        screen.show_paragraph("new", "PP4")
        count = len(copied)
        await press(pilot, "Y")
        assert told() == "This paragraph stands in the new text alone."
        assert len(copied) == count

    play(corpus, 63, 65, story)


def test_of_a_fold_all_is_copied(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "down", "y")
        assert here(pilot.app) == "fold 1-2"
        assert "Copied PP2, PP3 of the new text (69/301): " in root(pilot).notices[-1].words

    play(corpus, 67, 69, story)


def test_it_begins_at_a_paragraph_and_opens_its_fold(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert here(pilot.app) == "PP3/PP3"

    run(app_of(corpus, *pair(corpus, 67, 69, at="PP3")), story, size=WIDE)


def test_a_long_text_costs_what_is_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 800 paragraphs, each of them changed, no more are drawn than a few screens show."""
    files = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for file, colour in zip(files, ("green", "blue"), strict=True):
        lines = (f"Lamp {at} of this illustration glows {colour} at night." for at in range(800))
        file.write_text("\n\n".join(lines), encoding="utf-8")
    drawn: list[int] = []
    draw = GroupRow.draw

    def counted(self: GroupRow, width: int) -> Any:
        drawn.append(self.index)
        return draw(self, width)

    monkeypatch.setattr(GroupRow, "draw", counted)

    async def story(pilot: AppPilot) -> None:
        assert len(screen_of(pilot.app).page.rows) > 800
        await press(pilot, "n", "pagedown", "end", "N", "home", "v", "2", "n")
        assert 20 < len(drawn) < 400

    old, new = (File(str(file), plain=True) for file in files)
    run(app_of(None, ComparePlace(old, new)), story, size=WIDE)


async def until(event: threading.Event, pilot: AppPilot) -> None:
    """Wait until something happens in another thread."""
    for _ in range(6000):
        if event.is_set():
            return
        await pilot.pause(0.01)
    pytest.fail("it never happened")


def test_what_was_restored_comes_after_the_rest_where_it_takes_long(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison is read, and left, before it is known what was restored."""
    monkeypatch.setattr(restored, "_kept", lambda *_: None)  # nothing is known from before
    asked, go_on = threading.Event(), threading.Event()

    def slow(*given: Any) -> Any:
        asked.set()
        assert go_on.wait(60)
        return found(*given)

    found = restored._found
    monkeypatch.setattr(restored, "_found", slow)

    async def story(pilot: AppPilot) -> None:
        await until(asked, pilot)
        assert screen_of(pilot.app).compared is not None
        await pilot.press("n")
        await pilot.pause(0.05)
        assert here(pilot.app) == "/PP4"
        assert "restored" not in seen(pilot.app)
        go_on.set()
        await idle(pilot)
        assert here(pilot.app) == "/PP4"
        assert "new · restored from 63/301, PP3" in seen(pilot.app)

    async def main() -> None:
        app = app_of(corpus, *pair(corpus, 67, 69)[-1:])
        async with app.run_test(size=WIDE) as pilot:
            await story(pilot)

    asyncio.run(main())


def test_one_leaves_at_once_though_it_is_not_known_what_was_restored(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restored, "_kept", lambda *_: None)
    asked, go_on = threading.Event(), threading.Event()

    def slow(*_: Any) -> Any:
        asked.set()
        assert go_on.wait(60)
        return {}

    monkeypatch.setattr(restored, "_found", slow)

    async def main() -> None:
        app = app_of(corpus, CorpusPlace(), pair(corpus, 67, 69)[-1])
        async with app.run_test(size=WIDE) as pilot:
            await until(asked, pilot)
            await pilot.press("escape")
            await pilot.pause(0.05)
            assert isinstance(app.way[-1].place, CorpusPlace)
            go_on.set()
            await idle(pilot)

    asyncio.run(main())


def test_a_comparison_that_is_given_up_ends_and_holds_up_nothing(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    asked, go_on = threading.Event(), threading.Event()
    module = importlib.import_module("clausetrail.diff.compare")  # the function has its name
    group_of = module._group

    def slow(*given: Any) -> Any:
        made.append(given)
        asked.set()
        assert go_on.wait(60)
        return group_of(*given)

    monkeypatch.setattr(module, "_group", slow)
    files = texts_of(corpus, tmp_path, 67, 69)

    async def main() -> None:
        app = app_of(None, ComparePlace(files[0], files[1]))
        async with app.run_test(size=WIDE) as pilot:
            await until(asked, pilot)
            await pilot.press("escape")
            assert "The comparison was given up." in seen(app)
            go_on.set()
            await idle(pilot)
            assert len(made) == 1

    asyncio.run(main())


def test_what_a_draft_in_a_file_restores_comes_after_the_rest(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The series is read for it, which takes long: the comparison is read meanwhile."""
    asked, go_on = threading.Event(), threading.Event()
    found, compared = restored._found, list[object]()
    whole = diff.compare

    def slow(*given: Any) -> Any:
        asked.set()
        assert go_on.wait(60)
        return found(*given)

    def spied(*given: Any, **more: Any) -> Any:
        if given[1] is record_of(file):  # texts of the corpus are compared too, for its list
            compared.append(given)
        return whole(*given, **more)

    monkeypatch.setattr(restored, "_found", slow)
    monkeypatch.setattr(diff, "compare", spied)
    (_, file), (_, _, place) = texts_of(corpus, tmp_path, 67, 69), pair(corpus, 67, 69)
    assert isinstance(place, ComparePlace)

    async def main() -> None:
        app = app_of(corpus, CorpusPlace(), place._replace(new=file))
        async with app.run_test(size=WIDE) as pilot:
            await until(asked, pilot)
            await pilot.press("n")
            await pilot.pause(0.05)
            assert here(app) == "/PP4"
            assert "restored" not in seen(app)
            go_on.set()
            await idle(pilot)
            assert "new · restored from 63/301, PP3" in seen(app)
            assert len(compared) == 1

    asyncio.run(main())


def test_rows_that_are_wanted_again_are_not_drawn_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    whole = GroupRow._made

    def spied(row: GroupRow, width: int) -> Sequence[Line]:
        drawn.append(row.index)
        return whole(row, width)

    monkeypatch.setattr(GroupRow, "_made", spied)

    async def story(pilot: AppPilot) -> None:
        first = seen(pilot.app)
        for keys in (("1", "1"), ("v", "v"), ("2", "2")):
            await press(pilot, keys[0])
            assert seen(pilot.app) != first
            drawn.clear()
            await press(pilot, keys[1])
            assert seen(pilot.app) == first
            assert drawn == []

    run(app_of(corpus, *every_place(corpus)["compare"]), story, size=(120, 40))
