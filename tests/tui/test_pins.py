"""`p` and `u`: paragraphs pinned and parted by hand, and what holds after a restart."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from tests.tui import shelf
from tests.tui.blank import Blank
from tests.tui.harness import (
    AppPilot,
    app_of,
    everywhere,
    idle,
    press,
    rows_of,
    run,
    seen,
    write,
)
from tests.tui.judging import comparing, comparison_of, pair, refs_at

from clausetrail.corpus import Corpus
from clausetrail.corpus.pins import listed
from clausetrail_tui.judging import deciding
from clausetrail_tui.judging.pinning import act_words, acts_of
from clausetrail_tui.places import ComparePlace, File
from clausetrail_tui.screens.compare import CompareScreen
from clausetrail_tui.screens.pinning import PinningScreen
from clausetrail_tui.screens.pins import PinScreen
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.why import Why, WhyPage

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.tui.conftest import Snapshot

    from clausetrail_tui.desk import Desk
    from clausetrail_tui.judging.deciding import Decided
    from clausetrail_tui.judging.pinning import Decide

# Of the texts of the 63rd and the 65th session: PP3 (moths) is gone, PP4 (the harbour master) is
# new; OP2 (the locks) became OP4; OP1 became OP1 and OP2.


def decisions(corpus: Path) -> set[tuple[str, str, str]]:
    """Return what holds in a corpus."""
    with Corpus.open(corpus) as opened:
        return {
            (one.old, one.new, one.verdict)
            for file in listed(opened.store)
            for one in file.decisions
            if one.verdict != "none"
        }


def said(pilot: AppPilot) -> str:
    """Return what was said last."""
    told: str = pilot.app.notices[-1].words  # type: ignore[attr-defined]
    return told


async def to(pilot: AppPilot, ref: str) -> None:
    await press(pilot, "g")
    await write(pilot, ref)
    await press(pilot, "enter")


def test_pair_these_two_by_hand_and_see_it_hold_after_a_restart(own_corpus: Path) -> None:
    async def first(pilot: AppPilot) -> None:
        await to(pilot, "-pp3")
        assert refs_at(pilot.app) == (("PP3",), ())
        await press(pilot, "p")
        assert "Pin PP3 of the old text to …" in seen(pilot.app)
        await to_group(pilot, "PP4")
        await press(pilot, "p")
        assert said(pilot) == "PP3 of 63/301 and PP4 of 65/301 belong together."
        assert refs_at(pilot.app) == (("PP3",), ("PP4",))
        assert "PP3 → PP4  substantive · pinned" in seen(pilot.app)
        assert "Pin PP3" not in seen(pilot.app)

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), first)
    assert decisions(own_corpus) == {("PP3", "PP4", "together")}

    async def again(pilot: AppPilot) -> None:
        assert refs_at(pilot.app) == (("PP3",), ("PP4",))
        await press(pilot, "w")
        told = [row.text for page in pilot.app.screen.query(WhyPage) for row in page.rows]
        assert "pinned       PP3 with PP4 by An Illustrator, 2 January 2026" in told
        await press(pilot, "u")
        assert said(pilot).startswith("Undone: PP3 of 63/301 and PP4 of 65/301 are paired as the")
        assert refs_at(pilot.app) == ((), ("PP4",))

    run(app_of(own_corpus, pair(own_corpus, 63, 65, at="PP4")), again)
    assert decisions(own_corpus) == set()


async def pick(pilot: AppPilot, act: str) -> None:
    """Take what begins so of all that can be decided."""
    await press(pilot, "p")
    at = next(at for at, row in enumerate(rows_of(pilot.app)) if act in row)
    pilot.app.screen.query_one(Page).go_to(at)
    await press(pilot, "enter")


async def to_group(pilot: AppPilot, ref: str) -> None:
    """Go to a paragraph of the new text with the arrows alone."""
    screen = comparing(pilot.app)
    for _ in range(60):
        group = screen.judged
        if group is not None and ref in group.new:
            return
        await press(pilot, "down")
    raise AssertionError(ref)


def test_a_pair_is_parted_from_the_list_of_what_can_be_decided(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await to(pilot, "op4")
        assert refs_at(pilot.app) == (("OP2",), ("OP4",))
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, PinScreen)
        assert rows_of(pilot.app)[0].endswith(
            "Part OP2 (old) and OP4 (new): they do not belong together"
        )
        await press(pilot, "enter")
        assert refs_at(pilot.app) == ((), ("OP4",))
        assert said(pilot) == "OP2 of 63/301 and OP4 of 65/301 are kept apart."
        await press(pilot, "p")
        assert "Take back that OP2 (old) and OP4 (new) are kept apart" in seen(pilot.app)
        await press(pilot, "1")
        assert refs_at(pilot.app) == (("OP2",), ("OP4",))

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)
    assert decisions(own_corpus) == set()


def test_of_several_paragraphs_the_one_that_is_meant_is_asked_for(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await to(pilot, "op1")
        await press(pilot, "p")
        told = rows_of(pilot.app)
        assert [words[3:] for words in told] == [
            "Part OP1 (old) and OP1 (new): they do not belong together",
            "Part OP1 (old) and OP2 (new): they do not belong together",
            "Pin OP1 of the old text to another paragraph …",
            "Pin OP1 of the new text to another paragraph …",
            "Pin OP2 of the new text to another paragraph …",
        ]
        await press(pilot, "escape", "n")
        assert isinstance(pilot.app.screen, CompareScreen)
        await to(pilot, "-pp3")
        await press(pilot, "p")
        await to_group(pilot, "OP2")
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, PinScreen)
        await pilot.click(Page, offset=(6, 1))
        await pilot.click(Page, offset=(6, 1), times=2)
        await idle(pilot)
        assert "PP3" in refs_at(pilot.app).old
        assert "OP2" in refs_at(pilot.app).new

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)
    assert decisions(own_corpus) == {("PP3", "OP2", "together")}


def test_the_partner_can_be_named(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await to(pilot, "-pp3")
        await press(pilot, "p", "g")
        assert "Pin PP3 of the old text to ›" in seen(pilot.app)
        await write(pilot, "pp9")
        await press(pilot, "enter")
        assert "there is no paragraph pp9; the nearest is PP4" in seen(pilot.app)
        await press(pilot, "backspace", "4", "enter")
        assert refs_at(pilot.app) == (("PP3",), ("PP4",))

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story, size=(60, 24))
    assert decisions(own_corpus) == {("PP3", "PP4", "together")}


def test_escape_gives_a_marked_paragraph_up_and_decides_nothing(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await to(pilot, "-pp3")
        await press(pilot, "p", "escape")
        assert "Pin PP3" not in seen(pilot.app)
        await press(pilot, "p", "p", "escape", "escape")
        assert "Pin PP3" not in seen(pilot.app)
        assert isinstance(pilot.app.screen, CompareScreen)

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)
    assert decisions(own_corpus) == set()


def test_undo_of_a_decision_about_other_texts_names_them(own_corpus: Path) -> None:
    async def elsewhere(pilot: AppPilot) -> None:
        await to(pilot, "op1")
        await press(pilot, "p", "1")

    run(app_of(own_corpus, pair(own_corpus, 60, 61)), elsewhere)

    async def here(pilot: AppPilot) -> None:
        group = refs_at(pilot.app)
        await press(pilot, "u")
        assert said(pilot).startswith("Undone, of other texts than these: OP1 of 60/301 and OP1 of")
        assert refs_at(pilot.app) == group
        await press(pilot, "u")
        assert said(pilot) == deciding.NOTHING

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), here)


def test_a_contradiction_is_a_notice_with_its_remedy(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        for old, new in (("op1", "op1"), ("op1", "op4"), ("op2", "op1")):
            await to(pilot, f"-{old}")
            await pick(pilot, f"Pin {old.upper()} of the old text to another")
            await press(pilot, "g")
            await write(pilot, new)
            await press(pilot, "enter")
        await pick(pilot, "Part OP2 (old) and OP4 (new)")
        assert "contradicts what is pinned" in said(pilot)
        assert "p on those paragraphs, or u for the last decision" in said(pilot)

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)
    assert len(decisions(own_corpus)) == 3


def test_a_corpus_that_another_one_writes_to_is_a_notice(
    own_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausetrail.corpus.errors import ReadOnlyError
    from clausetrail.corpus.store import Store

    def refuse(_: Store) -> None:
        raise ReadOnlyError("the corpus cannot be written", hint="ask its owner")

    async def story(pilot: AppPilot) -> None:
        await to(pilot, "op4")
        monkeypatch.setattr(Store, "writing", refuse)
        await press(pilot, "p", "1")
        assert said(pilot) == "the corpus cannot be written\nhint: ask its owner"
        assert refs_at(pilot.app) == (("OP2",), ("OP4",))

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)


def test_what_is_being_written_is_not_given_up(
    own_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    write_it = deciding.decide

    def slow(desk: Desk, place: ComparePlace, one: Decide, person: Any) -> Decided:
        held.wait(60)
        return write_it(desk, place, one, person)

    async def story(pilot: AppPilot) -> None:
        await to(pilot, "op4")
        monkeypatch.setattr(deciding, "decide", slow)
        await press(pilot, "p")
        await pilot.press("1", "escape")
        assert said(pilot) == "This is being written already; u takes it back."
        held.set()
        await idle(pilot)
        assert said(pilot) == "OP2 of 63/301 and OP4 of 65/301 are kept apart."

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)


def test_pins_of_files_hold_until_the_end(tmp_path: Path) -> None:
    made = shelf.canals()
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(made[2].source)
    new.write_bytes(made[3].source)
    place = ComparePlace(File(str(old)), File(str(new)))

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "u")
        assert said(pilot) == deciding.NOTHING
        await to(pilot, "-pp3")
        await press(pilot, "p", "g")
        await write(pilot, "pp4")
        await press(pilot, "enter")
        assert refs_at(pilot.app) == (("PP3",), ("PP4",))
        assert said(pilot).endswith("this holds until you quit.")
        pilot.app.go(place)  # type: ignore[attr-defined]
        await idle(pilot)
        await to(pilot, "pp4")
        assert refs_at(pilot.app) == (("PP3",), ("PP4",))
        await press(pilot, "u")
        assert refs_at(pilot.app) == ((), ("PP4",))

    run(app_of(None, place), story)


def test_why_tells_of_the_new_pair_at_once(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w")
        await to(pilot, "op4")
        await press(pilot, "p", "1")
        assert pilot.app.screen.query(Why)
        told = [row.text for page in pilot.app.screen.query(WhyPage) for row in page.rows]
        assert "kept apart   from OP2 of the old text by An Illustrator, 2 January 2026 →" in told

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story, size=(150, 40))


def test_what_stands_with_a_pinned_pair_is_said(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await to(pilot, "-op1")
        await pick(pilot, "Pin OP1 of the old text to another")
        await press(pilot, "g")
        await write(pilot, "op2")
        await press(pilot, "enter")
        assert said(pilot) == "With them stands OP1 (new): p parts what does not belong."

    run(app_of(own_corpus, pair(own_corpus, 63, 65)), story)


@everywhere
def test_the_choice_looks_as_it_did(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    of = comparison_of(corpus, 63, 65)
    split = next(group for group in of.groups if group.relation == "split")
    acts = [(act, act_words(act, ())) for act in acts_of(split, ())]

    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await pilot.app.push_screen(PinScreen(acts, "63/301 → 65/301", PinningScreen.Picked))

    snapshot("pins", size=size, theme=theme, story=story, app=app_of(None, theme=theme))
