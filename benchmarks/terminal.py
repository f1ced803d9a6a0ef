"""The terminal application as a person meets it: the real program, in a terminal, by its keys.

How long the first screen takes from the start of the process, with 20,000 texts in the corpus;
how long a comparison of two texts of over 400 paragraphs takes to open, when it was made before;
and how long a key takes to be on the screen. Beside it, in the same run and in turns, a bare
Textual application of one line (start) and one with a list and a cursor (keys).

`python -m benchmarks.terminal LARGE LONG` measures in corpora that it keeps in these folders,
and makes where they are not there yet.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.corpus import Corpus
from clausetrail.corpus.changes import summaries_of
from clausetrail.corpus.gathering import gather
from clausetrail.corpus.intake import Intake
from clausetrail.history.compared import compared_of

from . import made_history, store
from .documents import DATA
from .peers.screens import HELLO
from .pty_terminal import PtyTerminal, SilentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROUNDS = 9
PRESSES = 40
FIRST_LIMIT_MS, COMPARE_LIMIT_MS, KEY_LIMIT_MS = 400, 700, 50
LONG = 420  # paragraphs of the two texts, where the real ones are not here


class Key(NamedTuple):
    """A key that is measured, and the one that takes it back."""

    name: str
    forth: str  # as a terminal sends it
    back: str
    span: int  # presses forth before as many back


DOWN, PAGE = Key("down", "\x1b[B", "\x1b[A", 8), Key("PageDown", "\x1b[6~", "\x1b[5~", 3)
RIGHT, CHANGE = Key("right", "\x1b[C", "\x1b[D", 4), Key("n", "n", "N", 8)
CLASS, VIEW = Key("1", "1", "1", 1), Key("v", "v", "v", 1)
LISTS, COMPARISON = (DOWN, PAGE), (DOWN, PAGE, RIGHT, CHANGE, CLASS, VIEW)
LISTED, COMPARED = "Illustration of", "Preamble"  # what tells that a screen is there
ENTER, TYPED = "\r", ("illu" + "\x7f" * 4) * 5


class Long(NamedTuple):
    """The two long texts."""

    folder: Path  # the corpus that they are in
    slug: str
    old: str  # symbol
    new: str


def ours(folder: Path, *arguments: str) -> PtyTerminal:
    """Start the application on a corpus, with nothing kept of what was chosen before."""
    program = Path(sys.executable).with_name("clausetrail")
    command = [str(program), "browse", "--corpus", str(folder), *arguments]
    return PtyTerminal(command, {"CLAUSETRAIL_STATE": ""})


def peer(name: str) -> PtyTerminal:
    """Start one of the bare Textual applications."""
    return PtyTerminal([sys.executable, "-m", "benchmarks.peers.screens", name])


def starts(*rivals: tuple[Callable[[], PtyTerminal], str]) -> list[list[float]]:
    """Start programs in turn, and time until each has drawn its words."""
    took_ms: list[list[float]] = [[] for _ in rivals]
    for _ in range(ROUNDS):
        for at, (start, words) in enumerate(rivals):
            with start() as terminal:
                took_ms[at].append(terminal.wait_for(words))
    return took_ms


def first_screen(large: Path) -> str:
    """Start the application over 20,000 texts, and a bare Textual beside it."""
    ours_ms, peer_ms = starts((lambda: ours(large), LISTED), (lambda: peer("hello"), HELLO))
    return _line(
        f"first screen, {store.LARGE:,} texts / bare Textual", ours_ms, peer_ms, FIRST_LIMIT_MS
    )


def comparison_by_name(long: Long) -> str:
    """Start the application on the comparison of the two long texts."""
    ours_ms, peer_ms = starts(
        (lambda: ours(long.folder, f"{long.old}..{long.new}"), COMPARED),
        (lambda: peer("hello"), HELLO),
    )
    name = "browse OLD..NEW, over 400 paragraphs / bare Textual"
    return _line(name, ours_ms, peer_ms, COMPARE_LIMIT_MS)


def comparison_by_key(long: Long) -> str:
    """Open the comparison of the two long texts from their series."""
    ours_ms = []
    for _ in range(ROUNDS):
        with ours(long.folder) as terminal:
            _walk(terminal, long.slug)
            ours_ms.append(terminal.wait_for(COMPARED, since=terminal.send(ENTER)))
    return _line("Enter on the later of them", ours_ms, [], COMPARE_LIMIT_MS)


def _walk(terminal: PtyTerminal, shown: str = LISTED) -> None:
    """From the first screen to the first series in it, until its timeline is complete."""
    terminal.wait_for(shown)
    terminal.settle()
    terminal.send(ENTER)
    terminal.settle(quiet_s=1)


def _line(name: str, ours_ms: Sequence[float], peer_ms: Sequence[float], limit: float) -> str:
    own = statistics.median(ours_ms)
    other = f"{statistics.median(peer_ms):7.0f} ms" if peer_ms else " " * 10
    best = f"best {min(ours_ms):.0f}" + (f" and {min(peer_ms):.0f}" if peer_ms else "")
    over = "  over" if own > limit else ""
    return f"{name:54} {own:7.0f} ms {other}  {best} (limit {limit}){over}"


def large_corpus(folder: Path) -> Path:
    """Make the corpus of 20,000 texts."""
    if not (folder / "HEAD").exists():
        with Corpus.init(folder) as corpus:
            corpus.add(store.varied(store.LARGE, store.SHORT))
    return folder


def long_texts(folder: Path) -> Long:
    """Make a corpus of two texts of over 400 paragraphs, and compare them."""
    if not (folder / "HEAD").exists():
        with Corpus.init(folder) as corpus:
            real = [DATA / "resolutions" / f"A_RES_{one}.pdf" for one in ("78_69", "79_144")]
            if all(file.is_file() for file in real):
                corpus.add(Intake(gather(str(file) for file in real).files))
            else:
                language = made_history.Language()
                corpus.add(made_history.series(language, 0, 2, LONG))
    with Corpus.open(folder) as corpus:
        (entry,) = corpus.series()
        old, new = entry.versions
        summaries_of(corpus, [(old, new)])
        compared_of(corpus, old, new)
        return Long(folder, entry.slug, old.symbol or "", new.symbol or "")


def keys_on_corpus(large: Path) -> Iterator[str]:
    """Press keys in the list of all series, and in a bare list beside it."""
    with ours(large) as terminal, peer("list") as other:
        terminal.wait_for(LISTED)
        other.wait_for(HELLO)
        yield from _keys("corpus", terminal, LISTS, other)
        terminal.press("/")
        yield _key_line("corpus: typing", [terminal.press(letter) for letter in TYPED])


def keys_on_series(large: Path) -> Iterator[str]:
    """Press keys in the timeline of a series of 25 texts."""
    with ours(large) as terminal:
        _walk(terminal)
        yield from _keys("series", terminal, LISTS)


def keys_on_comparison(long: Long) -> Iterator[str]:
    """Press keys in the comparison of the two long texts."""
    with ours(long.folder) as terminal:
        _walk(terminal, long.slug)
        terminal.send(ENTER)
        terminal.wait_for(COMPARED)
        yield from _keys("compare", terminal, COMPARISON)


def _keys(
    screen: str, terminal: PtyTerminal, keys: Sequence[Key], other: PtyTerminal | None = None
) -> Iterator[str]:
    """Press keys, forth and back, and time each until what it changed is drawn."""
    for key in keys:
        ours_ms = _presses(terminal, key)
        yield _key_line(f"{screen}: {key.name}", ours_ms, _presses(other, key) if other else [])


def _presses(terminal: PtyTerminal, key: Key) -> list[float]:
    """Press a key and the one that takes it back in turns; a key that changes nothing is none."""
    terminal.settle()
    took_ms = []
    for at in range(PRESSES):
        with contextlib.suppress(SilentError):
            took_ms.append(terminal.press(key.forth if at // key.span % 2 == 0 else key.back))
    return took_ms


def _key_line(name: str, ours_ms: Sequence[float], peer_ms: Sequence[float] = ()) -> str:
    if len(ours_ms) < PRESSES // 2:
        return f"  {name:24} drew nothing {PRESSES - len(ours_ms)} times of {PRESSES}"
    own, other = _worst_of_twenty(ours_ms), ""
    if peer_ms:
        other = f"   a list {_worst_of_twenty(peer_ms):6.1f} and {statistics.median(peer_ms):6.1f}"
    over = "  over" if own > KEY_LIMIT_MS else ""
    return (
        f"  {name:24} 95th percentile {own:6.1f} ms  median {statistics.median(ours_ms):6.1f} ms"
        f"  (limit {KEY_LIMIT_MS}){over}{other}"
    )


def _worst_of_twenty(took_ms: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(took_ms, n=20, method="inclusive")[-1]


def main(folders: Sequence[str] = ()) -> None:
    """Print the figures."""
    place = Path(tempfile.mkdtemp(prefix="clausetrail-"))
    try:
        kept = [Path(one) for one in folders] or [place / "large", place / "long"]
        large, long = large_corpus(kept[0]), long_texts(kept[1])
        print(first_screen(large), flush=True)
        for show in (comparison_by_name, comparison_by_key):
            print(show(long), flush=True)
        print(f"from a key to the screen, {PRESSES} times each")
        for lines in (keys_on_corpus(large), keys_on_series(large), keys_on_comparison(long)):
            for line in lines:
                print(line, flush=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
