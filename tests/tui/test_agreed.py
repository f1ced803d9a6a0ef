"""Agreed language: each paragraph with the nearest adopted wording, and what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.harness import app_of, everywhere, press, run, seen

from clausetrail.corpus import Corpus
from clausetrail.report.spans import line_width
from clausetrail_tui.phrases.agreed_rows import AgreedRow, FoldRow, Look, rows_of
from clausetrail_tui.places import (
    AgreedPlace,
    ComparePlace,
    CorpusPlace,
    File,
    SearchPlace,
    Stored,
    TrailPlace,
)
from clausetrail_tui.screens.agreed import AgreedScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot


def stored(corpus: Path, name: str) -> Stored:
    with Corpus.open(corpus) as opened:
        for entry in opened.series():
            for one in (*entry.versions, *entry.drafts):
                if name in {one.symbol, one.label}:
                    return Stored(entry.slug, one.sha256, name)
    raise LookupError(name)


@pytest.fixture
def draft(corpus: Path) -> Stored:
    return stored(corpus, "A/70/L.8")


def page(app: Any) -> Page:
    return app.screen.query_one(Page)  # type: ignore[no-any-return]


def ref(app: Any) -> str:
    row = page(app).row
    assert isinstance(row, AgreedRow)
    return row.one.ref


def gone_to(app: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    went: list[Any] = []
    monkeypatch.setattr(app, "go", went.append)
    return went


@everywhere
def test_agreed(snapshot: Snapshot, corpus: Path, size: tuple[int, int], theme: str) -> None:
    snapshot(
        "agreed",
        CorpusPlace(),
        AgreedPlace(stored(corpus, "A/70/L.8"), "OP6"),
        size=size,
        theme=theme,
    )


def test_each_paragraph_says_how_near_it_is(corpus: Path, draft: Stored) -> None:
    async def story(pilot: AppPilot) -> None:
        shown = {
            row.one.ref: row.text.splitlines()
            for row in page(pilot.app).rows
            if isinstance(row, AgreedRow)
        }
        assert shown["PP3"][0].split("  ")[0] == "PP3"
        assert "identical  resolution 69/301, third preambular paragraph" in shown["PP3"][0]
        assert "unchanged in 6 texts since 60/301" in " ".join(" ".join(shown["PP3"]).split())
        assert "86 %" in shown["PP1"][0]
        market = " ".join(" ".join(shown["OP4"]).split())
        assert "«Welcomes the first night market on the canal;»" in market
        assert "12 of 16 agreed" in seen(pilot.app)

    run(app_of(corpus, AgreedPlace(draft)), story)


def test_enter_compares_within_the_series_and_follows_elsewhere(
    corpus: Path, draft: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, AgreedPlace(draft, "pp3"))

    async def story(pilot: AppPilot) -> None:
        went = gone_to(app, monkeypatch)
        assert ref(app) == "PP3"
        await press(pilot, "enter", "o")
        near = stored(corpus, "A/RES/69/301")
        assert went == [ComparePlace(near, draft, "PP3"), TrailPlace(near, "PP3")]

    run(app, story)

    file = tmp_path / "other.txt"
    file.write_text(
        "Resolution adopted by the General Assembly on 9 December 2015\n\n"
        "70/999.\tOther gardens (an illustration)\n\n\n\tThe General Assembly,\n"
        "\tConvinced that a quiet canal needs benches, hedges and patient gardeners,\n"
        "\t1.\tApplauds zebras juggling violet teapots under saltwater moons.\n"
    )
    other = app_of(corpus, AgreedPlace(File(str(file))))

    async def elsewhere(pilot: AppPilot) -> None:
        went = gone_to(other, monkeypatch)
        await press(pilot, "enter")
        assert went == [TrailPlace(stored(corpus, "A/RES/69/301"), "PP3")]
        await press(pilot, "down")
        assert ref(other) == "OP1"
        await press(pilot, "enter", "o", "c")
        assert len(went) == 1

    run(other, elsewhere)
    said = [notice.words for notice in other.notices]
    assert said[:2] == ["No adopted wording is near to OP1."] * 2
    assert "citation" in said[2]


def test_sorts_are_folded_and_opened(corpus: Path, draft: Stored) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        all_rows = [row for row in page(app).rows if isinstance(row, AgreedRow)]
        await press(pilot, "1", "2")
        rows = [row for row in page(app).rows if isinstance(row, AgreedRow)]
        folds = [row for row in page(app).rows if isinstance(row, FoldRow)]
        assert 0 < len(rows) < len(all_rows)
        assert not any(row.one.identical for row in rows)
        assert len(rows) + sum(len(fold.refs) for fold in folds) == len(all_rows)
        page(app).go_to(page(app).rows.index(folds[0]))
        await press(pilot, "enter")
        assert ref(app) == folds[0].refs[0]
        await press(pilot, "1", "2", "3")
        left = [row for row in page(app).rows if isinstance(row, AgreedRow)]
        assert left
        assert all(row.one.identical for row in left)

    run(app_of(corpus, AgreedPlace(draft)), story)


def test_n_goes_to_what_is_not_agreed(corpus: Path, draft: Stored) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        refs = []
        for _ in range(30):
            await press(pilot, "n")
            if app._notifications:
                break
            row = page(app).row
            assert isinstance(row, AgreedRow)
            assert not row.one.identical
            refs.append(row.one.ref)
        assert refs == [
            row.one.ref for row in page(app).rows
            if isinstance(row, AgreedRow) and not row.one.identical
        ][1:]  # fmt: skip
        assert len(refs) > 2
        await press(pilot, "N")
        assert ref(app) == refs[-2]

    run(app_of(corpus, AgreedPlace(draft)), story)


def test_the_nearest_is_cited_and_the_paragraph_copied(
    corpus: Path, draft: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, AgreedPlace(draft, "OP1"))
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "c", "y")

    run(app, story)
    assert copied == [
        "resolution 69/301, para. 1",
        "Notes with satisfaction the six swans of the upper basin, and thanks their keepers;",
    ]


def test_a_word_of_the_adopted_text_leads_to_it(
    corpus: Path, draft: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, AgreedPlace(draft, "PP1"))

    async def story(pilot: AppPilot) -> None:
        went = gone_to(app, monkeypatch)
        at, word = next(
            (at, word) for at, word in enumerate(page(app)._words()) if word.spot.side == "old"
        )
        page(app).choose_word(at)
        await press(pilot, "t")
        assert went[0].text == stored(corpus, "A/RES/69/301")
        assert went[0].ref == word.spot.ref == "PP1"

    run(app, story)


def test_later_texts_count_only_when_asked_for(corpus: Path) -> None:
    first = stored(corpus, "S/RES/9101 (1981)")

    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert "has no text adopted before 30 May 1981" in seen(app)
        await press(pilot, "x")
        assert "compared with 18 adopted texts" in " ".join(page(app).rows[0].text.split())
        await press(pilot, "x")
        assert "has no text adopted before 30 May 1981" in seen(app)

    run(app_of(corpus, AgreedPlace(first)), story)


def test_words_between_signs_are_the_new_ones(corpus: Path, draft: Stored) -> None:
    async def story(pilot: AppPilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, AgreedScreen)
        assert screen.looked is not None
        for marks in (False, True):
            rows = rows_of(screen.looked.agreed, screen.looked.paragraphs, Look(marks=marks))
            for row in rows:
                if not isinstance(row, AgreedRow):
                    continue
                told = " ".join(row.text.split())
                assert told.count("«") == told.count("»")
                assert bool(row.one.new) == ("«" in told)
                for width in (60, 120, 200):
                    placed = {
                        ink.spot.offset: text
                        for line in row.draw(width)
                        for text, ink in line
                        if ink.spot is not None and ink.spot.side == "new"
                    }
                    for at, text in placed.items():
                        assert row.one.text[at : at + len(text)] == text
                    if not row.one.identical:
                        missing = set(range(len(row.one.text)))
                        for at, text in placed.items():
                            missing -= set(range(at, at + len(text)))
                        assert not "".join(row.one.text[at] for at in sorted(missing)).strip()

    run(app_of(corpus, AgreedPlace(draft)), story)


@pytest.mark.parametrize("width", [60, 79, 120, 149, 151, 250])
def test_no_line_is_wider_than_the_page_and_hostile_words_are_shown(
    corpus: Path, width: int
) -> None:
    async def story(pilot: AppPilot) -> None:
        rows = page(pilot.app).rows
        told = "".join(row.text for row in rows)
        assert "[red]no markup[/red]" in told
        assert not {"\x1b", "\x07", "\u202e"} & {*told, *seen(pilot.app)}
        for row in rows:
            assert all(line_width(line) <= page(pilot.app).room for line in
                       row.draw(page(pilot.app).room))  # fmt: skip

    text = stored(corpus, "A/RES/61/404")
    run(app_of(corpus, AgreedPlace(text)), story, size=(width, 30))


def test_it_can_be_given_up_and_asked_again(
    corpus: Path, draft: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from clausetrail_tui.desk import Desk

    index = Desk.index
    held = threading.Event()

    def wait(desk: Desk, progress: Any = None) -> Any:
        held.wait(30)
        return index(desk, progress)

    app = app_of(corpus, CorpusPlace(), SearchPlace("moss"))

    async def story(pilot: AppPilot) -> None:
        monkeypatch.setattr(Desk, "index", wait)
        app.go(AgreedPlace(draft))
        await pilot.pause()
        await pilot.press("escape")
        held.set()
        await press(pilot)
        assert not isinstance(app.screen, AgreedScreen)
        await press(pilot, "enter", "a")
        assert isinstance(app.screen, AgreedScreen)
        assert ref(app) == "OP1"

    run(app, story)
