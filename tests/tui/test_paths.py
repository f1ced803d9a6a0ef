"""Paths as they are typed: quoted, several, completed from what is in the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail_tui.shelves.paths import (
    Entry,
    entries_of,
    joined,
    paths_of,
    quoted,
    tokens,
)

SUFFIXES = (".pdf", ".txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("gardens.txt", "Garden party.PDF", "notes.md", ".hidden.txt"):
        (tmp_path / name).write_text("an illustration", encoding="utf-8")
    (tmp_path / "garden shed").mkdir()
    (tmp_path / "garden shed" / "hedge.txt").write_text("an illustration", encoding="utf-8")
    return tmp_path


def texts(typed: str, *, backslash: bool = True) -> list[str]:
    return [one.text for one in tokens(typed, backslash=backslash)]


def test_a_line_is_taken_apart_as_a_shell_does() -> None:
    assert texts("a.pdf  b.pdf") == ["a.pdf", "b.pdf"]
    assert texts("'my file.pdf' \"my other.pdf\"") == ["my file.pdf", "my other.pdf"]
    assert texts(r"my\ file.pdf") == ["my file.pdf"]
    assert texts(r"C:\texts\a.pdf", backslash=False) == [r"C:\texts\a.pdf"]
    assert texts("'never closed.pdf") == ["never closed.pdf"]
    assert texts("   ") == []
    assert texts("''") == [""]


@given(st.lists(st.text(min_size=1), max_size=4))
def test_what_is_quoted_comes_back_whole(names: list[str]) -> None:
    plain = [name for name in names if not name.startswith("~")]
    assert texts(" ".join(map(quoted, plain))) == plain


def test_a_line_that_is_one_path_is_one(folder: Path) -> None:
    assert paths_of("Garden party.PDF") == ["Garden party.PDF"]
    assert paths_of("garden party.pdf gardens.txt") == ["garden", "party.pdf", "gardens.txt"]
    assert paths_of("  ") == []
    assert paths_of(f"~{os.sep}x.pdf") == [str(Path.home() / "x.pdf")]


def test_nobodys_home_is_a_name_like_any_other(folder: Path) -> None:
    nobody = f"~nobody-of-this-name{os.sep}x"
    assert paths_of(nobody) == [nobody]
    assert entries_of(nobody, SUFFIXES).found == ()


@pytest.mark.skipif(os.name != "posix", reason="not every person may make links elsewhere")
def test_a_link_that_leads_nowhere_hides_nothing(folder: Path) -> None:
    (folder / "lost.pdf").symlink_to("nowhere.pdf")
    found = entries_of("", SUFFIXES)
    assert [one.name for one in found.found] == ["garden shed", "Garden party.PDF", "gardens.txt"]
    assert found.others == 2


def test_a_folder_is_listed_as_far_as_it_fits_what_is_typed(folder: Path) -> None:
    found = entries_of("", SUFFIXES)
    assert [one.name for one in found.found] == ["garden shed", "Garden party.PDF", "gardens.txt"]
    assert found.others == 1
    assert [one.name for one in entries_of("gardens", SUFFIXES).found] == ["gardens.txt"]
    assert [one.name for one in entries_of(".h", SUFFIXES).found] == [".hidden.txt"]
    assert [one.name for one in entries_of("'garden shed/h", SUFFIXES).found] == ["hedge.txt"]
    assert [one.name for one in entries_of("gardens.txt ", SUFFIXES).found] == [
        "garden shed", "Garden party.PDF", "gardens.txt",
    ]  # fmt: skip
    assert entries_of("nowhere/at/all", SUFFIXES).found == ()
    assert entries_of("a\0b/", SUFFIXES).found == ()


def test_tab_completes_to_what_all_have_in_common_and_an_entry_to_its_end(folder: Path) -> None:
    assert entries_of("ga", SUFFIXES).common("ga") == "ga"  # "Garden" and "gardens" part here
    (folder / "lanterns 1.txt").touch()
    (folder / "lanterns 2.txt").touch()
    assert entries_of("a.pdf la", SUFFIXES).common("a.pdf la") == "a.pdf 'lanterns '"
    assert entries_of("gardens", SUFFIXES).common("gardens") == "gardens.txt"
    shed = entries_of("garden\\ s", SUFFIXES)
    assert shed.common("garden\\ s") == "'garden shed'/"
    inside = entries_of("a.pdf 'garden shed'/", SUFFIXES)
    assert inside.completed("a.pdf 'garden shed'/", Entry("hedge.txt", folder=False)) == (
        "a.pdf 'garden shed/hedge.txt'"
    )
    assert entries_of("zz", SUFFIXES).common("zz") == "zz"


def test_several_lines_that_are_pasted_are_several_paths(folder: Path) -> None:
    assert joined("Garden party.PDF\ngardens.txt\n") == "'Garden party.PDF' gardens.txt"
    assert joined("Garden party.PDF") == "Garden party.PDF"
    assert joined("\n\n") == ""
