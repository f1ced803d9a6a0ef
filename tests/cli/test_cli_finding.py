"""`search`, `agreed` and `cites` on a made corpus with a known history."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.history.gardens import LANTERNS, MOSS, PAINT, PONDS, corpus, draft, lanterns, ponds

from clausetrail.cli import main

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = draft(
    66, 9, "Lanterns in village gardens",
    [PAINT.replace("patient amber", "quick turquoise"), "Deplores zephyrs", MOSS],
    "65/101 of 9 December 2010",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    corpus(folder / "all.git", [*lanterns(), *ponds()]).close()
    corpus(folder / "none.git", []).close()
    (folder / "draft.txt").write_bytes(DRAFT.source)
    return folder


@pytest.fixture(autouse=True)
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made)
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(made / "all.git"))
    monkeypatch.setenv("CLAUSETRAIL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    said = capsys.readouterr()
    if "--format" not in arguments:
        assert all(len(line) <= 80 for line in said.out.splitlines())
    return code, said.out, said.err


def test_search_tells_a_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "search", "quiet", "moss") == (
        0,
        f"""\
“quiet moss”: 4 paragraphs of 4 texts, 2005–2010

Lanterns in village gardens (an illustration) ·
{LANTERNS}
in 4 of 5 texts since 60/101 (2005); last in 65/101 (2010); out in 62/101, back
  in 63/101
  60/101, 61/101  OP1  … gardeners to keep [quiet moss] beneath every lantern;
  63/101, 65/101  OP2  … gardeners to keep [quiet moss] beneath every lantern;
""",
        "",
    )


def test_search_with_filters_and_forms(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "search", "gardeners OR hedge*", "--series", PONDS, "--limit", "1")
    assert PONDS in said
    assert LANTERNS not in said
    assert "and 1 more passage; --limit 0 shows all" in said
    _, said, _ = run(capsys, "search", "moss -amber", "--verb", "encouraging", "--format", "json")
    answer = json.loads(said)
    assert answer["schema"] == "clausetrail/search/1"
    assert (answer["first"], answer["last"]) == ("A/RES/60/101", "A/RES/65/101")
    assert {"symbol", "ref", "start", "end"} <= answer["hits"][0].keys()
    _, said, _ = run(capsys, "search", "moss", "--session", "61..63", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [row["symbol"] for row in rows] == ["A/RES/61/101", "A/RES/63/101"]


def test_search_in_colour_has_no_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "search", "trimmed", "--color", "never")
    assert "[trimmed]" in said
    main(["search", "trimmed", "--color", "always"])
    coloured = capsys.readouterr().out
    assert "[trimmed]" not in re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b[1mtrimmed\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["search", "🙂"], 3, "there is no word to search for"),
        (["search", "--", "-moss"], 3, "there are only words to leave out"),
        (["search", "moss AND"], 3, "AND joins two phrases, and one is missing"),
        (["search", "moss", "--series", "lantern"], 3, "no series of this name"),
        (["search", "moss", "--session", "6x"], 2, "is no session"),
        (["search", "moss", "--organ", "sc"], 2, "it has texts of: General Assembly."),
        (["search"], 2, "Missing argument 'PHRASE'"),
        (["agreed", "A/RES/1/1"], 3, "the corpus has no text A/RES/1/1"),
        (["agreed", "61/101:OP9"], 3, "has no paragraph OP9"),
        (["agreed", "61/101", "--only", "old"], 2, "'old' is not one of"),
        (["cites", "nothing.txt"], 3, "no such file"),
    ],
)
def test_what_cannot_be_answered_is_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    assert main(arguments) == code
    said = capsys.readouterr()
    assert told in said.err
    assert said.out == ""


def test_a_phrase_that_is_nowhere(capsys: pytest.CaptureFixture[str], made: Path) -> None:
    _, said, _ = run(capsys, "search", "zeppelin")
    assert said == "“zeppelin” is in none of the 7 texts of the corpus\n"
    _, said, _ = run(capsys, "search", "zeppelin", "--operative")
    assert said == "“zeppelin” is in none of the 7 texts of the corpus\n"
    _, said, _ = run(capsys, "search", "moss", "--session", "99..")
    assert said == (
        "“moss” is in nothing that these options let through; without them, in 4\nparagraphs\n"
    )
    _, said, _ = run(capsys, "search", 'moss "🙂"', "--corpus", str(made / "none.git"))
    assert said.splitlines()[0] == "left out, for there is no word in it: 🙂"
    assert "the corpus, which is empty" in said


def test_of_a_corpus_that_is_empty(capsys: pytest.CaptureFixture[str], made: Path) -> None:
    place = ["--corpus", str(made / "none.git")]
    code, said, _ = run(capsys, "agreed", "draft.txt", *place)
    assert code == 0
    assert "the corpus has no adopted text to compare it with" in said
    assert "near" not in said
    code, said, _ = run(capsys, "cites", "draft.txt", *place)
    assert code == 0
    assert "cites 1 resolution, missing from the corpus" in said
    assert "cited by no text of the corpus" in said


def test_agreed_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "agreed", "draft.txt")
    assert code == 0
    assert "compared with 7 adopted texts\n" in said
    assert "1 word for word in an adopted text, 2 near to one and 1 near to none" in said
    assert (
        "OP3  identical  resolution 65/101, para. 2\n     unchanged in 2 texts since 63/101" in said
    )
    assert "[-patient amber-] {+quick turquoise+}" in " ".join(said.split())
    assert "new: “quick turquoise”" in said
    assert "OP2  new        no adopted wording is near\n     Deplores zephyrs" in said


def test_agreed_of_one_paragraph_and_one_sort(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "agreed", "draft.txt:OP2", "--format", "json")
    (one,) = json.loads(said)["paragraphs"]
    assert (one["ref"], one["nearest"], one["identical_since"]) == ("OP2", None, None)
    assert [run["text"] for run in one["new"]] == ["Deplores zephyrs"]
    _, said, _ = run(capsys, "agreed", "draft.txt", "--only", "near,new", "--format", "csv")
    assert [row["ref"] for row in csv.DictReader(io.StringIO(said))] == ["PP1", "OP1", "OP2"]


def test_agreed_counts_only_what_is_older(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "agreed", "62/101")
    assert "compared with 2 texts adopted before 9 December 2007" in said
    _, said, _ = run(capsys, "agreed", "62/101", "--later")
    assert "compared with 6 adopted texts\n" in said


def test_cites_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "cites", "64/202") == (
        0,
        """\
A/RES/64/202
Ponds beside orchards (an illustration)

cites 1 resolution, missing from the corpus
  A/RES/42/345  PP1  missing

cited by 1 text of the corpus
  A/RES/66/202  PP1  2011 · Ponds beside orchards (an illustration)
""",
        "",
    )


def test_cites_that_are_missing(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "cites", "65/101", "--missing")
    assert said.endswith("every resolution that it cites is in the corpus\n")
    _, said, _ = run(capsys, "cites", "draft.txt", "--format", "json")
    answer = json.loads(said)
    assert [one["symbol"] for one in answer["cites"]] == ["A/RES/65/101"]
    assert answer["cited_by"] == []


@pytest.mark.parametrize("command", ["search", "agreed", "cites"])
@pytest.mark.parametrize("width", [40, 200])
def test_any_width(capsys: pytest.CaptureFixture[str], command: str, width: int) -> None:
    what = {"search": "gardeners", "agreed": "draft.txt", "cites": "66/202"}[command]
    assert main([command, what, "--width", str(width)]) == 0
    assert all(len(line) <= width for line in capsys.readouterr().out.splitlines())
