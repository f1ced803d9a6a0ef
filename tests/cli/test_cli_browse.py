"""`browse`: what it shows of what was named, and what is wrong said before the screen is taken."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.shell_completion import ShellComplete
from tests.tui import shelf

import clausetrail_tui
from clausetrail.cli import main
from clausetrail.cli.browsing import asked_of
from clausetrail_tui.places import (
    BlamePlace,
    ComparePlace,
    CorpusPlace,
    File,
    SeriesPlace,
    Stored,
)

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail_tui.places import Text
    from clausetrail_tui.settings import Settings


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelf.make(tmp_path_factory.mktemp("shelf") / "corpus")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The last text of the long series with other words, and its first."""
    names = []
    documents = [shelf.canals()[-1], shelf.canals()[0], shelf.bridges()[0]]
    for at, document in enumerate(documents):
        file = tmp_path / f"{at}.txt"
        file.write_bytes(document.source.replace(b"69/301", b"71/301").replace(b"2014", b"2016"))
        names.append(str(file))
    return names


def name_of(text: Text) -> str:
    return text.name


def told(corpus: Path | None, *refs: str, plain: bool = False) -> tuple[object, ...]:
    """The places, with texts by name."""
    found: list[object] = []
    for place in asked_of(refs, plain=plain, place=corpus).start:
        match place:
            case ComparePlace(old, new, at):
                found.append((name_of(old), name_of(new), at))
            case BlamePlace(text, ref, _):
                found.append((name_of(text), ref))
            case SeriesPlace(slug):
                found.append(slug)
            case CorpusPlace():
                found.append("corpus")
            case _:
                raise AssertionError(place)
    return tuple(found)


LAST = ("A/RES/67/301", "A/RES/69/301")


@pytest.mark.parametrize(
    ("refs", "seen"),
    [
        ((), ()),
        ((shelf.CANALS,), (shelf.CANALS,)),
        ((shelf.CANALS.upper(),), (shelf.CANALS,)),
        (("69/301",), (shelf.CANALS, (*LAST, None))),
        (("A/RES/69/301:op3",), (shelf.CANALS, (*LAST, "OP3"))),
        ((f"{shelf.CANALS}@latest:Annex/2",), (shelf.CANALS, (*LAST, "Annex/2"))),
        ((f"{shelf.CANALS}@61..67",), (shelf.CANALS, ("A/RES/61/301", "A/RES/67/301", None))),
        (("61/301..69/301",), (shelf.CANALS, ("A/RES/61/301", "A/RES/69/301", None))),
        (("61/301", "65/301"), (shelf.CANALS, ("A/RES/61/301", "A/RES/65/301", None))),
        (("61/301", "65/301:OP6"), (shelf.CANALS, ("A/RES/61/301", "A/RES/65/301", "OP6"))),
        (("65/301:OP6", "60/301"), (shelf.CANALS, ("A/RES/65/301", "A/RES/60/301", "OP6"))),
        (("A/70/L.8",), (shelf.CANALS, ("A/RES/69/301", "A/70/L.8", None))),
        (("60/301",), (shelf.CANALS, ("A/RES/60/301", None))),
        (("60/301:OP2",), (shelf.CANALS, ("A/RES/60/301", "OP2"))),
        (("60/101", "66/202"), ("ponds-beside-orchards-illustration",
                                ("A/RES/60/101", "A/RES/66/202", None))),
    ],
)  # fmt: skip
def test_what_is_named_is_shown(
    corpus: Path, refs: tuple[str, ...], seen: tuple[object, ...]
) -> None:
    assert told(corpus, *refs) == ("corpus", *seen)


def test_files_need_no_corpus(files: list[str], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(tmp_path / "none"))
    old, new, _ = files
    asked = asked_of((old, new), plain=False, place=None)
    assert asked.corpus is None
    assert asked.start == (ComparePlace(File(old), File(new)),)
    asked = asked_of((old, f"{new}:op2"), plain=False, place=None)
    assert asked.start == (ComparePlace(File(old), File(new), "OP2"),)
    asked = asked_of((old, new), plain=True, place=None)
    assert asked.start == (ComparePlace(File(old, plain=True), File(new, plain=True)),)


def test_a_file_is_shown_beside_the_text_that_it_continues(corpus: Path, files: list[str]) -> None:
    name = files[0]
    assert told(corpus, name) == ("corpus", shelf.CANALS, ("A/RES/69/301", "0.txt", None))
    assert told(corpus, f"{name}:OP3")[-1] == ("A/RES/69/301", "0.txt", "OP3")
    assert told(corpus, name, "60/301")[-1] == ("0.txt", "A/RES/60/301", None)
    place = asked_of((name,), plain=False, place=corpus).start[-1]
    assert isinstance(place, ComparePlace)
    assert isinstance(place.old, Stored)
    assert place.new == File(name)


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Settings]:
    """What the application is started with, on what looks like a terminal."""
    settings: list[Settings] = []

    def browse(one: Settings) -> int:
        settings.append(one)
        return 0

    monkeypatch.setattr(clausetrail_tui, "browse", browse)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "CLAUSETRAIL_STATE", "CLAUSETRAIL_CACHE", "CLAUSETRAIL_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return settings


def browse(*arguments: str, lacking: str = "") -> tuple[int, str]:
    """Run the command with both streams on a terminal, or all but one; what it says on stderr."""
    # Set here and not in a fixture: pytest puts a stream of its own in place for each phase.
    with pytest.MonkeyPatch.context() as patch:
        for name in ("stdin", "stderr"):
            patch.setattr(sys, name, io.StringIO() if name == lacking else Terminal())
        code = main(["browse", *arguments])
        assert isinstance(sys.stderr, io.StringIO)
        return code, sys.stderr.getvalue()


def test_it_is_started_with_what_a_person_has(
    corpus: Path, started: list[Settings], tmp_path: Path
) -> None:
    assert browse("69/301", "--corpus", str(corpus)) == (0, "")
    (settings,) = started
    assert settings.corpus == corpus
    assert [type(place).__name__ for place in settings.start] == [
        "CorpusPlace", "SeriesPlace", "ComparePlace",
    ]  # fmt: skip
    assert settings.state == tmp_path / "state" / "clausetrail" / "browse.json"
    assert settings.sample == tmp_path / "cache" / "clausetrail" / "sample"
    assert settings.caches == tmp_path / "cache" / "clausetrail"
    assert settings.theme is None
    assert not settings.debug
    assert settings.clock is not None
    assert len(settings.clock()) == 5
    assert settings.person().name
    assert not (tmp_path / "state").exists()


def test_where_the_choices_are_kept(
    started: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(tmp_path / "none"))
    for named, kept in (("", None), (str(tmp_path / "x.json"), tmp_path / "x.json")):
        monkeypatch.setenv("CLAUSETRAIL_STATE", named)
        browse()
        assert started[-1].state == kept
    assert started[-1].corpus == tmp_path / "none"
    assert started[-1].start == (CorpusPlace(),)


def test_no_color_asks_for_the_plain_theme(
    corpus: Path, started: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    for named, chosen, theme in (
        ("1", (), "clausetrail-plain"),
        ("", (), None),
        ("1", ("--theme", "dark"), "clausetrail-dark"),
        ("", ("--theme", "contrast"), "clausetrail-contrast"),
    ):
        monkeypatch.setenv("NO_COLOR", named)
        browse("--corpus", str(corpus), *chosen)
        assert started[-1].theme == theme


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["69/999"], 3, "error: 69/999: "),
        (["no-such-series"], 3, "no-such-series"),
        (["69/301:OP99"], 3, "69/301: has no paragraph OP99\nhint: the last of each kind: "),
        (["69/301:OP99", "67/301"], 3, "has no paragraph OP99"),
        (["missing.pdf"], 3, "missing.pdf: no such file"),
        (["60/301", "missing.pdf"], 3, "missing.pdf"),
        ([f"{shelf.CANALS}@61..61"], 3, "alone"),
        (["1", "2", "3"], 2, "Name at most two texts."),
        (["-", "69/301"], 2, "Standard input is where the keys come from"),
        (["69/301", "--as", "plain"], 2, "--as plain is for files"),
    ],
)
def test_what_is_wrong_is_said_before_the_screen_is_taken(
    corpus: Path, started: list[Settings], arguments: list[str], code: int, words: str
) -> None:
    told_code, told_words = browse(*arguments, "--corpus", str(corpus))
    assert told_code == code
    assert words in told_words
    assert started == []


def test_a_file_that_cannot_be_read_is_said_before(
    started: list[Settings], files: list[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 an illustration of a broken file")
    code, words = browse(files[0], str(broken))
    assert code == 3
    assert words.startswith(f"error: {broken}: ")
    code, words = browse(files[2], "--corpus", str(tmp_path / "none"))
    assert code in {3, 4}
    assert started == []


def test_a_file_alone_needs_a_series_to_continue(
    corpus: Path, started: list[Settings], files: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(tmp_path / "none"))
    code, words = browse(files[0])
    assert code == 3
    assert "a file alone has nothing to be compared with" in words
    lone = tmp_path / "lone.txt"
    lone.write_bytes(
        shelf.bridges()[0].source.replace(b"L.9", b"L.99").replace(b"Painted", b"Lone")
    )
    code, words = browse(str(lone), "--corpus", str(corpus))
    assert code == 3
    assert "continues no series of the corpus" in words
    assert started == []


@pytest.mark.parametrize("stream", ["stdin", "stderr"])
def test_it_needs_a_terminal(corpus: Path, started: list[Settings], stream: str) -> None:
    code, words = browse("--corpus", str(corpus), lacking=stream)
    assert code == 3
    assert "is no terminal, and the application needs one\nhint: " in words
    assert started == []


@pytest.mark.parametrize("term", ["dumb", ""])
def test_it_needs_a_terminal_that_can_draw(
    corpus: Path, started: list[Settings], monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no TERM")
    monkeypatch.setenv("TERM", term)
    code, words = browse("--corpus", str(corpus))
    assert code == 3
    assert "this terminal cannot set its cursor" in words
    assert started == []


def test_the_shell_completes_series_and_texts(corpus: Path) -> None:
    from clausetrail.cli.app import group

    def offered(typed: str) -> list[str]:
        shell = ShellComplete(group, {}, "clausetrail", "_X")
        found = shell.get_completions(["browse", "--corpus", str(corpus)], typed)
        return [one.value for one in found]

    assert offered("lan")[0] == "lanterns-in-village-gardens-illustration"
    assert "lanterns-in-village-gardens-illustration@" in offered("lan")
    assert "lanterns-in-village-gardens-illustration@61" in offered(
        "lanterns-in-village-gardens-illustration@6"
    )
    assert "69/301" in offered("69")
