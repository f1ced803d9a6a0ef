"""The pictures of the README: of the sample, up to date, and with nothing in them from outside."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, get_args
from xml.etree import ElementTree as ET

import pytest
from tests.tui import shelf

from clausetrail.cli import main
from clausetrail.cli.browse import SCREENS
from clausetrail_tui.places import ScreenName

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = ("compare", "matrix", "agreed")


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the person's, and no corpus."""
    monkeypatch.setenv("CLAUSETRAIL_STATE", "")
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(tmp_path / "none"))


def words(svg: str) -> list[str]:
    """The lines of a picture: what is at one height, from left to right."""
    lines: dict[float, list[tuple[float, str]]] = {}
    root = ET.fromstring(svg)  # noqa: S314 - a picture of our own
    for one in root.iter(f"{SVG}text"):
        lines.setdefault(float(one.attrib["y"]), []).append(
            (float(one.attrib["x"]), one.text or "")
        )
    return [" ".join(text for _, text in sorted(lines[y])) for y in sorted(lines)]


def drawn(folder: Path, *arguments: str) -> str:
    file = folder / "picture.svg"
    assert main(["browse", "--screenshot", str(file), *arguments]) == 0
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_up_to_date(root: Path, tmp_path: Path, name: str) -> None:
    """Where it is not: `make screenshots`, and look at it."""
    made = (root / "Makefile").read_text(encoding="utf-8")
    command = re.search(rf"docs/{name}\.svg (.*)", made)
    size = re.search(r"--size (\S+)", made)
    assert command is not None
    assert size is not None
    now = drawn(tmp_path, *shlex.split(command[1]), "--size", size[1])
    kept = (root / "docs" / f"{name}.svg").read_text(encoding="utf-8")
    assert words(kept) == words(now)
    assert "illustrations are no United Nations documents" in "\n".join(words(kept))


@pytest.mark.parametrize("name", PICTURES)
def test_the_readme_shows_it_and_says_what_is_seen(root: Path, name: str) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = re.search(rf"!\[(.*)\]\(docs/{name}\.svg\)", readme)
    assert shown is not None
    assert len(shown[1]) > 60


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_in_it_comes_from_outside(root: Path, name: str) -> None:
    svg = (root / "docs" / f"{name}.svg").read_text(encoding="utf-8")
    told = svg.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|@import|href|<script|<image|<foreignObject", told)


@pytest.mark.parametrize("screen", get_args(ScreenName))
def test_every_screen_is_drawn_of_the_sample(tmp_path: Path, screen: str) -> None:
    told = "\n".join(words(drawn(tmp_path, "--screen", screen)))
    assert "illustration" in told.casefold()
    assert "? help" in told


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([shelf.CANALS], "6 adopted texts"),
        (["69/301"], "67/301 → 69/301"),
        (["60/301:OP2"], "blame of 60/301"),
        (["69/301:OP3", "--screen", "trail"], "trail of 69/301 OP3"),
        ([shelf.CANALS, "--screen", "matrix"], "matrix of gardens"),
        ([f"{shelf.CANALS}@61..65"], "61/301 → 65/301"),
        ([], "7 series"),
    ],
)
def test_what_is_named_is_drawn(
    corpus: Path, tmp_path: Path, arguments: list[str], wanted: str
) -> None:
    told = "\n".join(words(drawn(tmp_path, *arguments, "--corpus", str(corpus))))
    assert wanted in told


def test_the_command_names_every_screen_that_there_is_a_picture_of() -> None:
    assert get_args(ScreenName) == SCREENS


def test_two_files_are_drawn_without_a_corpus(tmp_path: Path) -> None:
    names = [str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]
    for name, document in zip(names, shelf.canals(), strict=False):
        (tmp_path / name).write_bytes(document.source)
    told = words(drawn(tmp_path, *names, "--size", "80x24", "--theme", "light"))
    assert "old.txt → new.txt" in told[1]


def test_what_cannot_be_drawn_is_told(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "nowhere" / "x.svg")
    for arguments, code, told in (
        (["--screenshot", file, "--corpus", str(corpus)], 3, "cannot be written"),
        (["--screenshot", "x.svg", "62/505", "--screen", "compare", "--corpus", str(corpus)], 3,
         "nothing stands before this text"),
        (["--screenshot", "x.svg", "--size", "12"], 2, "is no size"),
        (["--screenshot", "x.svg", "--size", "9x9"], 2, "40 to 500 columns"),
        (["--screen", "matrix"], 2, "add --screenshot"),
    ):  # fmt: skip
        assert main(["browse", *arguments]) == code
        assert told in capsys.readouterr().err


def test_hostile_text_is_text_in_a_picture_too(corpus: Path, tmp_path: Path) -> None:
    svg = drawn(tmp_path, shelf.KITES, "--screen", "blame", "--corpus", str(corpus),
                "--size", "120x60")  # fmt: skip
    assert "<script" not in svg
    told = "\n".join(words(svg))
    assert "<script>alert(1)</script>" in told
    assert "\x1b" not in told
    assert "\u202e" not in told
