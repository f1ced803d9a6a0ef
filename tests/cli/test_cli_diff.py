"""`clausetrail diff`, `show` and `demo` on the sample, as a user runs them."""

from __future__ import annotations

import json
import re
import shlex
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from clausetrail.cli import main
from clausetrail.cli.app import COMMANDS
from clausetrail.cli.app import group as program

ROOT = Path(__file__).resolve().parent.parent.parent
BASE, FIRST, SECOND = (
    f"corpus/asean/{name}.txt" for name in ("A_RES_71_255", "illustration-1", "illustration-2")
)
PAIRS = {"seed-to-illustration-1": (BASE, FIRST), "illustration-1-to-2": (FIRST, SECOND)}


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("NO_COLOR", "PAGER", "COLUMNS", "CLAUSETRAIL_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command line that must end as expected, and return what it printed."""

    def call(*arguments: str, code: int = 0) -> str:
        ended = main(list(arguments))
        captured = capsys.readouterr()
        assert (ended, captured.err) == (code, "")
        return captured.out

    return call


Run = Callable[..., str]


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("view", ["inline", "side-by-side", "table"])
@pytest.mark.parametrize("pair", PAIRS)
def test_the_sample_in_each_view(
    pair: str, view: str, width: int, run: Run, golden: Callable[[str, str], None]
) -> None:
    out = run("diff", *PAIRS[pair], "--view", view, "--width", str(width))
    assert max(map(len, out.split("\n"))) <= width
    golden(f"{pair}/{view}.{width}.txt", out)


@pytest.mark.parametrize("pair", PAIRS)
def test_the_sample_in_brief(pair: str, run: Run, golden: Callable[[str, str], None]) -> None:
    golden(f"{pair}/brief.80.txt", run("diff", *PAIRS[pair], "--brief"))
    golden(f"{pair}/brief.md", run("diff", *PAIRS[pair], "--brief", "--format", "markdown"))


def test_the_sample_as_it_was_read(run: Run, golden: Callable[[str, str], None]) -> None:
    golden("seed/show.80.txt", run("show", BASE))


def document(run: Run, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments))
    return found


CONTRACT = {
    "": {"schema", "old", "new", "groups", "footnotes", "summary"},
    "group": {"old", "new", "relation", "moved", "pinned", "unsure", "similarity", "change",
              "verbs", "qualifiers", "advances", "clauses", "ops"},
    "footnote": {"old", "new", "old_ref", "new_ref", "change", "ops"},
    "side": {"symbol", "title", "adopted", "sha256"},
    "summary": {"identical", "editorial", "rollover", "substantive", "added", "removed", "split",
                "merged", "regrouped", "moved", "verbs_stronger", "verbs_weaker", "footnotes"},
}  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_json_keeps_the_contract(pair: str, run: Run) -> None:
    found = document(run, "diff", *PAIRS[pair], "--format", "json")
    assert found["schema"] == "clausetrail/comparison/1"
    assert set(found) == CONTRACT[""]
    assert set(found["old"]) == set(found["new"]) == CONTRACT["side"]
    assert set(found["summary"]) == CONTRACT["summary"]
    for group in found["groups"]:
        assert set(group) == CONTRACT["group"]
    for note in found["footnotes"]:
        assert set(note) == CONTRACT["footnote"]
    classes = ("identical", "editorial", "rollover", "substantive")
    assert sum(found["summary"][name] for name in classes) == len(found["groups"])


def test_json_restores_both_texts(run: Run) -> None:
    found = document(run, "diff", BASE, FIRST, "--format", "json")
    for side, mark, path in (("old", "-", BASE), ("new", "+", FIRST)):
        texts = {
            one["ref"]: one["text"]
            for one in document(run, "show", path, "--format", "json")["paragraphs"]
        }
        seen: list[str] = []
        for group in found["groups"]:
            joined = "".join(text for op, text in group["ops"] if op in {"=", mark})
            assert joined == "\n".join(texts[ref] for ref in group[side])
            seen += group[side]
        assert sorted(seen) == sorted(texts)


def test_json_of_a_text(run: Run) -> None:
    found = document(run, "show", BASE, "--format", "json")
    assert list(found)[:6] == ["schema", "symbol", "kind", "body", "session", "number"]
    assert found["schema"] == "clausetrail/resolution/1"
    assert (found["symbol"], found["adopted"]) == ("A/RES/71/255", "2016-12-23")
    one = document(run, "show", f"{BASE}:pp1", "--format", "json")
    assert [paragraph["ref"] for paragraph in one["paragraphs"]] == ["PP1"]
    assert [note["number"] for note in one["footnotes"]] == ["1"]


def test_only_filters_the_json_too(run: Run) -> None:
    whole = document(run, "diff", BASE, FIRST, "--format", "json")
    found = document(run, "diff", BASE, FIRST, "--format", "json", "--only", "rollover")
    noted = {note["new_ref"] for note in found["footnotes"]}
    assert found["groups"]
    assert {note["change"] for note in found["footnotes"]} <= {"rollover"}
    for group in found["groups"]:
        assert group["change"] == "rollover" or noted & set(group["new"])
    assert found["summary"] == whole["summary"]


def test_the_evidence_is_in_the_json_when_asked_for(run: Run) -> None:
    found = document(run, "diff", BASE, FIRST, "--format", "json", "--explain")
    assert all("evidence" in group for group in found["groups"])


def test_exit_codes(run: Run) -> None:
    run("diff", BASE, FIRST)
    run("diff", BASE, FIRST, "--exit-code", code=1)
    run("diff", BASE, BASE, "--exit-code")
    run("diff", BASE, FIRST, "--exit-code", "--only", "rollover", code=1)
    run("diff", BASE, BASE, "--exit-code", "--only", "substantive")


def test_no_colour_when_piped_and_colour_when_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("diff", BASE, FIRST)
    assert "\x1b[" in run("diff", BASE, FIRST, "--color", "always")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("diff", BASE, FIRST)
    assert "\x1b[" in run("diff", BASE, FIRST, "--color", "always")


def test_an_output_file_gets_what_its_ending_says(run: Run, tmp_path: Path) -> None:
    for name, arguments in {
        "x.json": ["--format", "json"], "x.txt": [], "x.md": ["--brief", "--format", "markdown"],
    }.items():  # fmt: skip
        path = tmp_path / name
        brief = ["--brief"] if name == "x.md" else []
        assert run("diff", BASE, FIRST, "-o", str(path), *brief) == ""
        assert path.read_text(encoding="utf-8") == run("diff", BASE, FIRST, *arguments)
        assert not stat.S_IMODE(path.stat().st_mode) & 0o111
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.json", "x.md", "x.txt"]


def test_any_text_can_be_compared(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The tenant waters the plants.\n\nThe landlord pays the gardener.\n", "utf-8")
    new.write_text("The tenant waters the plants.\n\nThe landlord pays two gardeners.\n", "utf-8")
    out = run("diff", str(old), str(new), "--as", "plain")
    assert "P1  unchanged" in out
    assert "P2  substantive" in out
    assert "{+two gardeners+}" in out


def test_the_demo_explains_and_ends_with_commands_that_work(
    run: Run, golden: Callable[[str, str], None]
) -> None:
    out = run("demo")
    assert out.startswith("The sample series: ")
    assert out.count("(not a United Nations document)") >= 3
    assert "Below, A/RES/71/255 is compared with illustration-1." in out
    told, _, rest = out.partition("Try next:\n")
    golden("seed-to-illustration-1/demo.80.txt", told)
    commands = rest.strip().split("\n")
    assert len(commands) == 3
    for command in commands:
        called, *arguments = shlex.split(command)
        assert called
        run(*arguments)


def test_the_demo_names_its_files_from_anywhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    last = run("demo").strip().split("\n")[-1]
    run(*shlex.split(last)[1:])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, run: Run) -> None:
    command = program.get_command(click.Context(program), name)
    assert command
    help_text = run(name, "--help")
    assert COMMANDS[name].rstrip(".") in help_text
    examples = re.findall(rf"^ +clausetrail {name}\b", help_text, re.MULTILINE)
    assert examples
    assert name in run("--help")
