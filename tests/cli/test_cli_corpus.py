"""The commands that keep and show a corpus; its documents are made, and say so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.corpus.made import SUBJECTS, text_of

from clausetrail.cli import main
from clausetrail.cli.progress import bar_line, time_words

if TYPE_CHECKING:
    from pathlib import Path

LAMPS = SUBJECTS[0]
SLUG = "lamps-in-village-gardens-illustration"
DRAFT = f"""A/66/L.9
General Assembly
Distr.: Limited
5 December 2011
Sixty-sixth session
Agenda item 9

Draft resolution

{LAMPS} (an illustration)

	The General Assembly,
	Recalling its resolution 65/100 of 9 December 2010,
	1.	Notes with satisfaction that this text is an illustration.
"""
AMENDMENT = f"""A/66/L.11
General Assembly
Distr.: Limited
6 December 2011
Sixty-sixth session
Agenda item 9

{LAMPS} (an illustration)

Amendment to draft resolution A/66/L.10

Replace paragraph 1 with the following:
1.	Notes that this amendment is an illustration.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents, and a corpus `all.git` of them beside it."""
    folder = tmp_path_factory.mktemp("made")
    texts = folder / "texts"
    texts.mkdir()
    for number, subject in enumerate(SUBJECTS):
        for session in (60, 61, 63, 65):
            text = text_of(subject, session, 100 + number)
            (texts / f"{session}-{number}.txt").write_text(text, encoding="utf-8")
    (texts / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (texts / "lost.txt").write_text(AMENDMENT, encoding="utf-8")
    assert main(["init", str(folder / "all.git")]) == 0
    assert main(["add", "--corpus", str(folder / "all.git"), str(texts)]) == 0
    return folder


@pytest.fixture(autouse=True)
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands find the whole corpus by the variable."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(made / "all.git"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    return out


def test_init_makes_a_corpus_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "init", "new.git") == (
        "An empty corpus is in new.git.\nFill it with: clausetrail add --corpus new.git FOLDER\n"
    )
    assert told(capsys, "init", "new.git") == (
        "There is a corpus in new.git already, with 0 texts; it stays as it is.\n"
    )
    assert told(capsys, "list", "--corpus", "new.git").startswith("The corpus is empty: ")


def test_a_corpus_is_found_from_a_folder_inside_it(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAUSETRAIL_CORPUS")
    monkeypatch.chdir(made / "all.git" / "refs")
    assert "3 series, 12 adopted texts, 1 draft" in told(capsys, "list")


def test_without_a_corpus_every_command_says_how_to_make_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["list"], ["log", "x"], ["add", "x.txt"], ["verify"]):
        code, out, err = run(capsys, *command, "--corpus", "none.git")
        assert (code, out) == (4, "")
        assert err == (
            f"error: {here}/none.git: there is no corpus here\n"
            "hint: name another folder with --corpus, or make one with: clausetrail init\n"
        )


def test_list_names_series_texts_and_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        told(capsys, "list", "--width", "100")
        == """\
SERIES                                 TEXTS  YEARS      TITLE
benches-beside-canals-illustration     4      2005–2010  Benches beside canals (an illustration)
lamps-in-village-gardens-illustration  4+1    2005–2010  Lamps in village gardens (an illustration)
painted-bridges-illustration           4      2005–2010  Painted bridges (an illustration)

3 series, 12 adopted texts, 1 draft (+).
1 document in no series yet: clausetrail list --waiting tells why.
"""
    )
    assert (
        told(capsys, "list", "lamps-in-village-gardens-illustration")
        == """\
Lamps in village gardens (an illustration)
General Assembly · series lamps-in-village-gardens-illustration

TEXT          DATE             PARAGRAPHS
A/RES/60/100  9 December 2005  5           44th plenary meeting
A/RES/61/100  9 December 2006  5           44th plenary meeting
A/RES/63/100  9 December 2008  5           44th plenary meeting
A/RES/65/100  9 December 2010  5           44th plenary meeting
  A/66/L.9    5 December 2011  2           draft
"""
    )
    assert (
        told(capsys, "list", "--waiting")
        == """\
A/66/L.11  Lamps in village gardens (an illustration)
    it amends A/66/L.10, which is not in the corpus

Decide with: clausetrail add --series SERIES FILE
"""
    )


def test_list_as_json_has_the_fields_of_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "list", "--format", "json"))
    assert found["schema"] == "clausetrail/list/1"
    series = {one["slug"]: one for one in found["series"]}["lamps-in-village-gardens-illustration"]
    assert [(one["symbol"], one["kind"], one["adopted"]) for one in series["versions"]] == [
        ("A/RES/60/100", "adopted", "2005-12-09"),
        ("A/RES/61/100", "adopted", "2006-12-09"),
        ("A/RES/63/100", "adopted", "2008-12-09"),
        ("A/RES/65/100", "adopted", "2010-12-09"),
        ("A/66/L.9", "draft", None),
    ]
    assert series["versions"][-1]["base"] == "A/RES/65/100"
    assert [one["symbol"] for one in found["waiting"]] == ["A/66/L.11"]


def test_log_is_a_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        told(capsys, "log", "lamps-in-village-gardens-illustration", "-n", "2")
        == """\
Lamps in village gardens (an illustration)
lamps-in-village-gardens-illustration · General Assembly · 4 adopted texts · 1
draft · 2005–2010

│ ○  A/66/L.9   draft, 5 December 2011
├─╯
●  A/RES/65/100   9 December 2010 · 44th plenary meeting · 5 paragraphs
│  since A/RES/63/100: 1 substantive, 1 routine, 3 unchanged
│
●  A/RES/63/100   9 December 2008 · 44th plenary meeting · 5 paragraphs
│  since A/RES/61/100: 1 substantive, 1 routine, 3 unchanged
┆  2 earlier texts
"""
    )
    whole = told(
        capsys, "log", "lamps-in-village-gardens-illustration", "--reverse", "--no-changes"
    )
    assert [line for line in whole.splitlines() if line.startswith(("●", "├", "│ "))] == [
        "●  A/RES/60/100   9 December 2005 · 44th plenary meeting · 5 paragraphs",
        "●  A/RES/61/100   9 December 2006 · 44th plenary meeting · 5 paragraphs",
        "●  A/RES/63/100   9 December 2008 · 44th plenary meeting · 5 paragraphs",
        "●  A/RES/65/100   9 December 2010 · 44th plenary meeting · 5 paragraphs",
        "├─╮",
        "│ ○  A/66/L.9   draft, 5 December 2011",
    ]


def test_log_of_a_range_counts_what_stands_before_and_behind(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, "log", f"{SLUG}@61..63", "--no-changes").splitlines()
    assert [line.split("   ")[0] for line in lines[-5:]] == [
        "┆  1 later text", "●  A/RES/63/100", "│", "●  A/RES/61/100", "┆  1 earlier text",
    ]  # fmt: skip
    found = json.loads(told(capsys, "log", "60/100..61/100", "--format", "json"))
    assert [one["symbol"] for one in found["versions"]] == ["A/RES/60/100", "A/RES/61/100"]
    assert run(capsys, "log", "lamp@61..63")[0] == 3
    assert run(capsys, "log", f"{SLUG}@61..63", "-o", "it.html")[0] == 2


def test_log_as_json_tells_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(
        told(capsys, "log", "lamps-in-village-gardens-illustration", "--format", "json")
    )
    assert found["schema"] == "clausetrail/log/1"
    first, second = found["versions"][:2]
    assert (first["since"], first["summary"]) == (None, None)
    assert second["since"] == "A/RES/60/100"
    assert second["summary"]["rollover"] == 1


def test_a_series_that_is_not_there_and_one_that_was_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(capsys, "log", "lamps") == (
        3, "",
        f"error: lamps: no series of this name\nhint: did you mean {SLUG}?\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "ref",
    [
        "A/RES/63/100",
        "63/100",
        "lamps-in-village-gardens-illustration@63",
        "lamps-in-village-gardens-illustration@2009-01-01",
    ],
)
def test_show_takes_a_text_of_the_corpus(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(told(capsys, "show", ref, "--format", "json"))["symbol"] == "A/RES/63/100"
    assert "OP1" in told(capsys, "show", f"{ref}:OP1")


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["61/100", "65/100"], "A/RES/61/100", "A/RES/65/100"),
        (["61/100..65/100"], "A/RES/61/100", "A/RES/65/100"),
        (["lamps-in-village-gardens-illustration@61.."], "A/RES/61/100", "A/RES/65/100"),
        (["65/100"], "A/RES/63/100", "A/RES/65/100"),
        (["A/66/L.9"], "A/RES/65/100", "A/66/L.9"),
    ],
)
def test_diff_takes_two_texts_a_range_or_one(
    arguments: list[str], old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(told(capsys, "diff", *arguments, "--format", "json"))
    assert (found["old"]["symbol"], found["new"]["symbol"]) == (old, new)


def test_diff_of_one_text_with_nothing_before_it(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "diff", "60/100")
    assert code == 3
    assert "A/RES/60/100 is the first text of its series" in err
    code, _, err = run(capsys, "diff", str(made / "texts" / "draft.txt"))
    assert code == 3
    assert "a file alone has nothing to be compared with" in err


# Adding.


def test_add_tells_what_went_where_and_what_needs_a_person_last(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "init", "new.git")
    (here / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    files = [
        str(made / "texts" / name) for name in ("60-0.txt", "61-0.txt", "lost.txt", "60-1.txt")
    ]
    dry = run(capsys, "add", "--corpus", "new.git", *files, "--dry-run")
    assert dry[0] == 0
    assert "Would add 3 documents to 2 series; 1 waiting." in dry[1]
    code, out, err = run(capsys, "add", "--corpus", "new.git", *files, "bad.pdf")
    assert (code, err) == (3, "")
    assert "+ lamps-in-village-gardens-illustration  2 texts    A/RES/60/100 – A/RES/61/100" in out
    order = [out.index(one) for one in ("SERIES", "A/66/L.11", "bad.pdf", "Added 3 documents")]
    assert order == sorted(order)
    again = run(capsys, "add", "--corpus", "new.git", *files)
    assert "4 known already" in again[1]


def test_add_with_all_says_of_every_document_why_it_is_there(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "init", "new.git")
    out = told(capsys, "add", "--corpus", "new.git", "--all", str(made / "texts" / "60-0.txt"))
    assert "A/RES/60/100 → lamps-in-village-gardens-illustration: its title" in out


def test_add_to_a_series_stores_the_decision(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "init", "new.git")
    texts = made / "texts"
    told(capsys, "add", "--corpus", "new.git", "--series", "lamps", str(texts / "60-0.txt"))
    told(capsys, "add", "--corpus", "new.git", str(texts / "61-0.txt"))
    found = json.loads(told(capsys, "list", "--corpus", "new.git", "--format", "json"))
    assert [(one["slug"], len(one["versions"])) for one in found["series"]] == [("lamps", 2)]


def test_add_to_a_series_takes_the_symbol_of_a_text_that_is_held(
    made: Path, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made / "all.git", here / "own.git")
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(here / "own.git"))
    moved = told(capsys, "add", "--series", "gardens", "A/66/L.9")
    assert "Here already, and now elsewhere:\n  A/66/L.9 → gardens: as decided\n" in moved
    code, _, _ = run(capsys, "add", "--series", "gardens", "A/66/L.999")
    assert code == 3
    waits = told(capsys, "add", "--series", "gardens", "A/66/L.11")
    assert "A/66/L.11 is not moved: it amends A/66/L.10, which is not in the corpus\n" in waits
    assert "now elsewhere" not in waits


def test_add_refuses_another_text_of_a_symbol_unless_it_replaces(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "init", "new.git")
    told(capsys, "add", "--corpus", "new.git", str(made / "texts" / "60-0.txt"))
    (here / "other.txt").write_text(text_of(LAMPS, 60, 100, " and more;"), encoding="utf-8")
    code, out, _ = run(capsys, "add", "--corpus", "new.git", "other.txt")
    assert code == 3
    assert "A/RES/60/100 (other.txt): another text of A/RES/60/100" in out
    out = told(capsys, "add", "--corpus", "new.git", "other.txt", "--replace")
    assert "Added 1 document to 1 series" in out
    assert "and more" in told(capsys, "show", "--corpus", "new.git", "60/100:OP2")


def test_add_takes_only_names_of_series_that_can_be_typed(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "add", "--series", "Two Words", str(made / "texts" / "60-0.txt"))
    assert code == 2
    assert "Two Words" in err


def test_ctrl_c_leaves_what_was_finished_and_the_next_run_goes_on(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "init", "new.git")
    code = f"""
import os, signal
from clausetrail.corpus import intake
whole = intake.Intake.__iter__
def broken_off(self):
    for number, document in enumerate(whole(self)):
        yield document
        if number == 4:
            os.killpg(0, signal.SIGINT)  # as a terminal does: to git as well
intake.Intake.__iter__ = broken_off
from clausetrail.cli import main
raise SystemExit(main(["add", "--corpus", "new.git", {str(made / "texts")!r}]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        start_new_session=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "")
    assert "Interrupted: add the same again to go on." in done.stdout
    code_after, out, _ = run(capsys, "add", "--corpus", "new.git", str(made / "texts"))
    assert code_after == 0
    assert "5 known already" in out
    assert "12 adopted texts, 1 draft" in told(capsys, "list", "--corpus", "new.git")


def test_verify_finds_a_corpus_sound_and_names_what_is_not(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made / "all.git", here / "copy.git")
    assert told(capsys, "verify", "--corpus", "copy.git") == (
        "copy.git is sound: 14 documents, 13 texts in 3 series.\n"
    )
    subprocess.run(
        ["git", "-C", "copy.git", "update-ref", f"refs/heads/series/{SLUG}",
         "refs/tags/A/RES/60/100"], check=True,
    )  # fmt: skip
    code, out, _ = run(capsys, "verify", "--corpus", "copy.git", "--quick", "--format", "json")
    found = json.loads(out)
    assert found["schema"] == "clausetrail/verify/1"
    assert (code == 0) == found["sound"]


# Pins.


def test_a_pin_is_honoured_listed_and_taken_back(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made / "all.git", here / "copy.git")
    at = ("--corpus", "copy.git")
    pair = ("61/100", "63/100")
    by = ("--by", "A Person <a@example.org>")
    assert told(capsys, "pin", *at, *pair, "op1", "OP2", *by) == (
        "A/RES/61/100 OP1 and A/RES/63/100 OP2 belong together.\n"
    )
    assert told(capsys, "pin", *at, *pair, "OP1", "OP2", *by) == "This held already.\n"
    found = told(capsys, "diff", *at, *pair, "--format", "json")
    [group] = [one for one in json.loads(found)["groups"] if one["pinned"]]
    assert "OP1" in group["old"]
    assert "OP2" in group["new"]
    listed = told(capsys, "pin", *at, "--list")
    assert listed.startswith("A/RES/61/100 → A/RES/63/100\n  OP1 = OP2  A Person <a@example.org>, ")
    told(capsys, "pin", *at, "--undo")
    assert told(capsys, "pin", *at, "--list") == "Nothing is pinned.\n"
    (here / "comparison.json").write_text(found, encoding="utf-8")
    told(capsys, "pin", *at, "--from", "comparison.json")
    assert told(capsys, "unpin", *at, *pair, "OP1", "OP2").endswith("are not pinned.\n")
    held = json.loads(told(capsys, "pin", *at, "--list", "--format", "json"))
    assert held["schema"] == "clausetrail/pins/1"
    assert ("OP1", "OP2") not in {(one["old"]["ref"], one["new"]["ref"]) for one in held["pins"]}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["60/100"], 2, "Give OLD NEW PARA PARA"),
        (["--list", "--undo"], 2, "Give OLD NEW PARA PARA"),
        (["60/100", "61/100", "OP9", "OP1"], 3, "has no paragraph OP9"),
        (["60/100", "61/100", "OP1", "OP1", "--by", "me"], 2, '"Name <address>"'),
        (["--undo"], 3, "no decision about pins is left to undo"),
    ],
)
def test_a_pin_that_cannot_be_set_says_why(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, out, err = run(capsys, "pin", *arguments)
    assert (found, out) == (code, "")
    assert message in err


# Joining.


def test_two_corpora_become_the_same(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = made / "texts"
    for name, files in (("one.git", ["60-0.txt", "61-0.txt"]), ("two.git", ["63-0.txt"])):
        told(capsys, "init", name)
        told(capsys, "add", "--corpus", name, *(str(texts / file) for file in files))
    assert told(capsys, "sync", "--corpus", "one.git", "two.git") == (
        f"Series that changed: {SLUG}.\n"
        "1 document came in; the other side has all of this one now.\n"
    )
    assert "both are the same" in told(capsys, "sync", "--corpus", "two.git", "one.git")
    told(capsys, "export", "--corpus", "two.git", "two.bundle")
    code, _, err = run(capsys, "export", "--corpus", "two.git", "two.bundle")
    assert code == 2
    assert "two.bundle is there already" in err
    told(capsys, "init", "three.git")
    assert "3 documents came in." in told(capsys, "import", "--corpus", "three.git", "two.bundle")


def test_what_two_corpora_differ_on_is_named_and_left_to_the_person(
    here: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "other.txt").write_text(text_of(LAMPS, 60, 100, " and more;"), encoding="utf-8")
    for name, file in (("one.git", made / "texts" / "60-0.txt"), ("two.git", here / "other.txt")):
        told(capsys, "init", name)
        told(capsys, "add", "--corpus", name, str(file))
    code, out, _ = run(capsys, "sync", "--corpus", "one.git", "two.git")
    assert code == 4
    assert out.startswith("A/RES/60/100: ")
    assert out.endswith("Nothing came in; 1 conflict left to you; nothing was sent.\n")
    code, out, _ = run(capsys, "sync", "--corpus", "one.git", "two.git", "--format", "json")
    assert [one["place"] for one in json.loads(out)["conflicts"]] == ["A/RES/60/100"]


# The shell.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("clausetrail log la", ["lamps-in-village-gardens-illustration"]),
        ("clausetrail diff lamps-in-village-gardens-illustration@6", ["60", "61", "63", "65"]),
        ("clausetrail show 63/", ["63/100", "63/101", "63/102"]),
        ("clausetrail comp", ["completion"]),
    ],
)
@pytest.mark.program("bash")
def test_bash_completes_series_references_and_commands(line: str, expected: list[str]) -> None:
    script = f"""
    clausetrail() {{ {sys.executable} -m clausetrail "$@"; }}
    compopt() {{ :; }}
    eval "$(clausetrail completion bash)"
    COMP_LINE={line!r} COMP_POINT={len(line)}
    _clausetrail_completion clausetrail
    printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ},
    )  # fmt: skip
    assert done.stdout.split() == expected


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_a_script_too(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "_CLAUSETRAIL_COMPLETE" in told(capsys, "completion", shell)


def test_completion_without_a_corpus_offers_files(
    monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    environment = {
        **os.environ, "CLAUSETRAIL_CORPUS": "none.git", "_CLAUSETRAIL_COMPLETE": "bash_complete",
        "COMP_WORDS": "clausetrail show 71", "COMP_CWORD": "2",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "clausetrail"], capture_output=True, text=True, check=False,
        env=environment,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("file,71\n", "")


# The progress bar.


def test_the_bar_tells_counts_and_the_time_left() -> None:
    assert bar_line("Reading", 0, 4, "files", 9.0) == "Reading  [....................] 0 of 4 files"
    assert bar_line("Reading", 1, 4, "files", 0.2) == "Reading  [#####...............] 1 of 4 files"
    assert bar_line("Reading", 1, 4, "files", 20.0) == (
        "Reading  [#####...............] 1 of 4 files, about 1 min left"
    )
    assert bar_line("Reading", 4, 4, "files", 20.0).endswith("] 4 of 4 files")
    assert [time_words(one) for one in (0.1, 59, 150, 3900)] == [
        "1 s",
        "59 s",
        "2 min",
        "1 h 5 min",
    ]
