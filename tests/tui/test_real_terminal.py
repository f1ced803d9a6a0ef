"""The real program in a real terminal, with the keys that a person presses."""

from __future__ import annotations

import os
import re
import shlex
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SEED
from tests.tui.tmux import PROMPT, Terminal

from clausetrail.corpus import Corpus
from clausetrail.report.words import pair_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison

pytestmark = pytest.mark.program("tmux", "bash", "pgrep")

END = "There is no change"
SIZES = [(80, 24), (120, 40)]


@pytest.fixture(params=SIZES, ids=lambda size: "{}x{}".format(*size))
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    columns, lines = request.param
    with Terminal(columns, lines, {"CLAUSETRAIL_STATE": ""}) as one:
        yield one


@pytest.fixture
def small() -> Iterator[Terminal]:
    with Terminal(80, 24, {"CLAUSETRAIL_STATE": ""}) as one:
        yield one


def browse(terminal: Terminal, corpus: Path, *arguments: str, wait: str = "series") -> None:
    terminal.type(shlex.join(["clausetrail", "browse", "--corpus", str(corpus), *arguments]))
    terminal.press("Enter")
    terminal.wait_for(wait, "? help")


# The first story


def test_the_substantive_changes_between_two_sessions(terminal: Terminal, corpus: Path) -> None:
    found = substantive_changes(terminal, corpus, "aldport canal", "A/RES/61/301", "A/RES/69/301")
    with Corpus.open(corpus) as opened:
        old, new = opened.resolve("A/RES/61/301"), opened.resolve("A/RES/69/301")
        check(found, opened.comparison(old, new))


@pytest.mark.shared
def test_the_substantive_changes_from_the_71st_to_the_79th_session(
    terminal: Terminal, shared_data: Path, tmp_path: Path
) -> None:
    from clausetrail.corpus.gathering import gather
    from clausetrail.corpus.intake import Intake

    files = [SEED, *sorted(shared_data.glob("texts/asean/*")),
             shared_data / "resolutions" / "A_RES_79_290.pdf"]  # fmt: skip
    with Corpus.init(tmp_path / "corpus") as made:
        made.add(Intake(gather(str(file) for file in files).files))
        old, new = made.resolve("A/RES/71/255"), made.resolve("A/RES/79/290")
        comparison = made.comparison(old, new)
    found = substantive_changes(
        terminal, tmp_path / "corpus", "southeast asian", "A/RES/71/255", "A/RES/79/290"
    )
    check(found, comparison)


def substantive_changes(
    terminal: Terminal, corpus: Path, title: str, old: str, new: str
) -> list[str]:
    """Find them as a person does: a series by its title, two texts, substance alone, n, n, n."""
    browse(terminal, corpus)
    terminal.type(f"/{title}")
    terminal.wait_for(f"Find › {title}", f"“{title}”")
    terminal.press("Enter")
    terminal.wait_for(new, "Compare")
    _to(terminal, new)
    terminal.press("Space")
    _to(terminal, old)
    terminal.press("Enter")
    terminal.wait_for("Preamble")
    terminal.press("1", "Home")
    screen = terminal.settled()
    found = [_head(screen)] if _change(screen) else []
    while True:
        at = len(found)
        terminal.press("n")
        head = _head(screen)
        screen = terminal.wait(
            lambda before=(at, head): _gone_on(terminal.seen, *before),  # type: ignore[misc]
            f"change {at + 1}",
        )
        if END in screen:
            return found
        screen = terminal.settled(looks=1)
        found.append(_head(screen))


def _gone_on(screen: str, change: int, head: str) -> bool:
    """Whether the cursor is on a later change than it was, or it is said that there is none."""
    return END in screen or (_change(screen) > change and _head(screen) not in {"", head})


def _change(screen: str) -> int:
    """Which of the changes the cursor is on, as the top line says; 0 for none."""
    facts = re.split(" {2,}", screen.split("\n", maxsplit=1)[0].strip())[1:]
    told = [re.fullmatch(r"(?:change )?(\d+)(?: of |/)\d+", one) for one in facts]
    return next((int(one[1]) for one in told if one), 0)


def _to(terminal: Terminal, symbol: str) -> None:
    """Go down to the text of a symbol."""
    head = _head(terminal.settled())
    while symbol not in head:
        terminal.press("Down")
        terminal.wait(lambda before=head: _head(terminal.seen) != before, f"{symbol}, below {head}")  # type: ignore[misc]
        head = _head(terminal.seen)


def _head(screen: str) -> str:
    """The first line that the cursor is on."""
    return next((line for line in screen.splitlines() if line.startswith("▌")), "")


def check(found: list[str], comparison: Comparison) -> None:
    """Every group of substance was come by, in order.

    Beside them stand only paragraphs that moved, or that have a footnote of substance.
    """
    notes = [one for one in comparison.footnotes if one.change == "substantive"]
    old, new = {one.old_ref for one in notes}, {one.new_ref for one in notes}
    groups = [
        one
        for one in comparison.groups
        if one.change == "substantive" or one.moved or old & {*one.old} or new & {*one.new}
    ]
    come_by = [re.sub(r"^▌ \S (.*?)  .*$", r"\1", line) for line in found]
    assert come_by == [pair_words(one) for one in groups]


# The terminal is left as it was found


def test_quitting_leaves_the_terminal_sound(terminal: Terminal, corpus: Path) -> None:
    browse_between(terminal, corpus)
    within = terminal.modes()
    assert (within["alternate_on"], within["cursor_flag"]) == ("1", "0")
    assert within["mouse_any_flag"] == "1"
    terminal.press("q")
    assert left(terminal) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_sound(
    small: Terminal, corpus: Path, number: signal.Signals
) -> None:
    browse_between(small, corpus)
    (program,) = small.programs()
    os.kill(program, number)
    assert left(small) == 128 + number


@pytest.mark.parametrize(("key", "code"), [("C-c", 130), ("C-q", 0)])
def test_ctrl_c_and_ctrl_q_leave_the_terminal_sound(
    small: Terminal, corpus: Path, key: str, code: int
) -> None:
    browse_between(small, corpus)
    small.press(key)
    assert left(small) == code


def test_suspending_gives_the_shell_a_sound_terminal_and_fg_comes_back(
    terminal: Terminal, corpus: Path
) -> None:
    line = terminal.folder / "line"
    terminal.type(f"stty -a > {line}", "Enter")
    browse(terminal, corpus)
    screen = terminal.settled()
    for _ in range(2):
        terminal.press("C-z")
        terminal.wait_for("Stopped", PROMPT, gone="? help")
        assert terminal.modes() == terminal.sound
        terminal.type(f"stty -a > {line}.stopped; echo what is typed is seen", "Enter")
        terminal.wait_for("\nwhat is typed is seen")
        assert Path(f"{line}.stopped").read_text() == line.read_text()
        terminal.type("fg", "Enter")
        terminal.wait_for("? help")
        assert terminal.settled() == screen
    terminal.press("Down")
    terminal.wait(lambda: terminal.seen != screen, "the cursor further down")
    terminal.press("q")
    terminal.wait_for(PROMPT, gone="? help")
    assert terminal.modes() == terminal.sound


def test_a_file_that_is_no_document_is_named_before_anything_is_drawn(
    small: Terminal, corpus: Path
) -> None:
    small.type(f"clausetrail browse --corpus {corpus} 99/999 || echo left $?", "Enter")
    screen = small.wait_for("\nleft 3")
    assert "error: 99/999" in screen
    assert small.modes() == small.sound


# Sizes


def test_the_screen_follows_the_size_of_the_terminal(small: Terminal, corpus: Path) -> None:
    pair = "A/RES/61/301..A/RES/69/301"
    browse(small, corpus, pair, wait="Preamble")
    first = small.settled()
    for columns, lines in ((120, 40), (200, 50), (60, 20), (30, 8), (250, 60), (80, 24)):
        small.resize(columns, lines)
        small.wait(lambda wide=columns: _drawn(small, wide), f"{columns} columns")  # type: ignore[misc]
    assert small.settled() == first
    small.press("q")
    small.wait_for(PROMPT, gone="? help")


def test_resizing_while_it_starts_and_works_is_borne(small: Terminal, corpus: Path) -> None:
    small.type(f"clausetrail browse --corpus {corpus}", "Enter")
    for columns in range(60, 140, 4):
        small.resize(columns, 20 + columns % 16)
    small.resize(100, 30)
    small.wait_for("series", "? help")
    small.wait(lambda: _drawn(small, 100), "100 columns")
    small.press("q")
    small.wait_for(PROMPT, gone="? help")
    assert small.modes() == small.sound


def _drawn(terminal: Terminal, columns: int) -> bool:
    """Whether the last line, which is right-aligned, reaches the edge and nothing is cut off."""
    lines = terminal.settled().rstrip("\n").split("\n")
    return max(map(len, lines)) <= columns and lines[-1].endswith("help") and bool(lines[0].strip())


def browse_between(terminal: Terminal, corpus: Path) -> None:
    """Start it so that the settings of the line before and after it are kept in files."""
    line = terminal.folder / "line"
    command = shlex.join(["clausetrail", "browse", "--corpus", str(corpus)])
    terminal.type(f"stty -a > {line}; {command}; echo left $?; stty -a > {line}.after", "Enter")
    terminal.wait_for("series", "? help")


def left(terminal: Terminal) -> int:
    """Wait until it is left; check that the terminal is sound; return its exit code."""
    screen = terminal.wait_for("\nleft ", PROMPT, gone="? help")
    assert terminal.modes() == terminal.sound
    line = terminal.folder / "line"
    terminal.wait(lambda: Path(f"{line}.after").exists(), "the settings of the line")
    terminal.type("echo it is the shell that answers", "Enter")
    terminal.wait_for("\nit is the shell that answers")
    assert Path(f"{line}.after").read_text() == line.read_text()
    return int(screen.split("\nleft ")[1].split()[0])
