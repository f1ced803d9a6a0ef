"""The sample series: what is real, what is invented, and that each says so."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus.sample import load_sample
from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from clausetrail.model import Comparison, Resolution

SERIES = Path(__file__).resolve().parent.parent.parent / "corpus" / "asean"
NOTICES = {
    "illustration-1": "Illustrative draft 1 (not a United Nations document)",
    "illustration-2": "Illustrative draft 2 (not a United Nations document)",
}


def parsed(name: str) -> Resolution:
    return parse(read(SERIES / name))


@pytest.fixture(scope="module")
def comparisons() -> tuple[Comparison, Comparison]:
    base = parsed("A_RES_71_255.txt")
    first, second = parsed("illustration-1.txt"), parsed("illustration-2.txt")
    return compare(base, first), compare(first, second)


def test_the_real_text_is_as_it_was_given(seed: Path) -> None:
    assert seed.stat().st_size == 13015
    assert hashlib.sha256(seed.read_bytes()).hexdigest() == (
        "ac5c987654929bf51d4a6b02135ade945ddc253e440c9725a3323ff923a7fa72"
    )


def test_the_table_names_the_series_and_its_files() -> None:
    table = tomllib.loads((SERIES / "series.toml").read_text(encoding="utf-8"))
    assert [version["symbol"].removeprefix("A/RES/") for version in table["version"]] == [
        "57/35", "59/5", "61/46", "63/35", "65/235", "67/110", "69/110", "71/255", "73/259",
        "75/15", "77/12", "79/290",
    ]  # fmt: skip
    listed = {
        entry["file"] for entry in table["version"] + table["illustration"] if "file" in entry
    }
    assert listed == {path.name for path in SERIES.glob("*.txt")}
    assert {entry["label"]: entry["notice"] for entry in table["illustration"]} == NOTICES


def test_the_installed_sample_is_that_of_the_checkout() -> None:
    installed = files("clausetrail_sample") / "asean"
    for path in SERIES.iterdir():
        assert (installed / path.name).read_bytes() == path.read_bytes()


def test_the_sample_finds_its_files() -> None:
    sample = load_sample()
    here = {version.name for version in sample.versions if version.path}
    assert here == {"A/RES/71/255", "illustration-1", "illustration-2"}
    for name in here:
        assert sample.path(name).is_file()


@pytest.mark.parametrize("label", NOTICES)
def test_an_illustration_says_that_it_is_one(label: str) -> None:
    notice = NOTICES[label]
    content = (SERIES / f"{label}.txt").read_text(encoding="utf-8")
    assert content.startswith(notice)
    text = parsed(f"{label}.txt")
    assert text.title.startswith(notice)
    assert text.sponsors == (notice,)
    assert (text.symbol, text.kind, text.number, text.job) == (None, "draft", None, None)


@pytest.mark.parametrize("label", NOTICES)
def test_an_illustration_is_read_whole(label: str) -> None:
    text = parsed(f"{label}.txt")
    assert (text.unplaced, text.warnings) == ((), ())
    anchored = {anchor.note for paragraph in text.paragraphs for anchor in paragraph.anchors}
    assert anchored == {note.number for note in text.footnotes}


def test_the_illustrations_show_every_relation(
    comparisons: tuple[Comparison, Comparison],
) -> None:
    found = {group.relation for one in comparisons for group in one.groups}
    assert found == {"one-to-one", "split", "merge", "regrouped", "added", "removed"}


def test_the_illustrations_show_every_class(comparisons: tuple[Comparison, Comparison]) -> None:
    expected = {"identical", "editorial", "rollover", "substantive"}
    assert {group.change for one in comparisons for group in one.groups} == expected
    noted = {note.change for one in comparisons for note in one.footnotes}
    assert {"identical", "rollover", "substantive"} <= noted


def test_the_illustrations_show_moves_verbs_and_qualifiers(
    comparisons: tuple[Comparison, Comparison],
) -> None:
    groups = [group for one in comparisons for group in one.groups]
    moved = [group for group in groups if group.moved]
    assert any(group.old[0][:2] != group.new[0][:2] for group in moved)
    assert any(group.old[0][:2] == group.new[0][:2] for group in moved)
    directions = {verb.direction for group in groups for verb in group.verbs}
    assert {"stronger", "weaker"} <= directions
    assert {qualifier.side for group in groups for qualifier in group.qualifiers} == {"old", "new"}
