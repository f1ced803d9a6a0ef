"""Every bad input gets its one clear message, which names the file, and its exit code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from clausetrail.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


BAD = {
    "empty": (
        b"",
        "error: text.txt: the file is empty\nhint: export the document again\n",
    ),
    "binary": (
        bytes(range(256)) * 4,
        (
            "error: text.txt: this is no text, but a binary file of a kind that is not known\n"
            "hint: give a PDF with a text layer, a Word document or a plain text "
            "(UTF-8, UTF-16 or Windows-1252)\n"
        ),
    ),
    "letter": (
        b"Dear Sir,\n\nThis is a letter.\n",
        (
            "error: text.txt: this is no resolution: no line names an organ that speaks, such as "
            '"The General Assembly,", and it is no amendment to a draft resolution\n'
            "hint: to read it as any other text, say --as plain\n"
        ),
    ),
    "broken PDF": (
        b"%PDF-1.7\nnothing more",
        "error: text.txt: the PDF is damaged and cannot be opened\nhint: download it again\n",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_resolution(
    name: str, here: Path, seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, message = BAD[name]
    (here / "text.txt").write_bytes(content)
    assert run(capsys, "show", "text.txt") == (3, "", message)
    assert run(capsys, "diff", str(seed), "text.txt") == (3, "", message)
    assert run(capsys, "diff", "text.txt", str(seed)) == (3, "", message)


def test_a_directory(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "folder").mkdir()
    assert run(capsys, "show", "folder") == (
        3, "",
        "error: folder: this is a directory, not a document\nhint: name a file in it\n",
    )  # fmt: skip


def test_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", "missing.txt") == (
        3, "",
        ("error: missing.txt: no such file\n"
        "hint: give the path of a .txt, .pdf or .docx file, or - for standard input\n"),
    )  # fmt: skip


@pytest.mark.parametrize("reference", ["A/RES/71/255", "71/255", "asean@71", "asean@latest"])
def test_a_symbol_where_there_is_no_corpus(
    reference: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", "mine.git")
    assert run(capsys, "show", reference) == (
        3, "",
        (f"error: {reference}: no such file, and no corpus to look it up in\n"
        "hint: give the path of a .txt, .pdf or .docx file; or make a corpus with: clausetrail "
        "init (it would be mine.git), and fill it with: clausetrail add FOLDER\n"),
    )  # fmt: skip


def test_a_paragraph_that_is_not_there(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", f"{seed}:OP99") == (
        3, "",
        (f"error: {seed}: has no paragraph OP99\n"
        f"hint: the last of each kind: PP12, OP21; `clausetrail show {seed}` prints them all\n"),
    )  # fmt: skip


def test_a_name_that_would_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "show", "\x1b]0;x\x07\u202e.txt")
    assert code == 3
    assert err.startswith("error: ␛]0;x␇<U+202E>.txt: no such file\n")


def test_an_existing_path_wins_over_a_paragraph(
    here: Path, seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "x:OP4").write_bytes(seed.read_bytes())
    code, out, _ = run(capsys, "show", "x:OP4")
    assert code == 0
    assert "\nOP21\n" in out


def test_two_files_that_are_the_same(
    here: Path, seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "copy.txt").write_bytes(seed.read_bytes())
    for extra in ([], ["--exit-code"]):
        assert run(capsys, "diff", str(seed), "copy.txt", *extra) == (
            0, f"no changes: {seed} and copy.txt are the same, byte for byte\n", "",
        )  # fmt: skip


def test_two_files_with_the_same_words(
    here: Path, seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "copy.txt").write_bytes(seed.read_bytes() + b"\n")
    assert run(capsys, "diff", str(seed), "copy.txt", "--exit-code") == (
        0,
        (
            f"no changes: {seed} and copy.txt have the same words in all 33 paragraphs "
            "and 8 footnotes\n"
        ),
        "",
    )


USAGE = {
    "no arguments": (["diff"], "Missing argument 'OLD'."),
    "an unknown command": (["frob"], "No such command 'frob'."),
    "an unknown class": (
        ["diff", "a", "b", "--only", "minor"],
        ("Invalid value for '--only': 'minor' is not one of identical, editorial, rollover, "
        "substantive."),
    ),
    "standard input twice": (
        ["diff", "-", "-"], "Only one of OLD and NEW can be - (standard input)."
    ),
    "a brief with a view": (
        ["diff", "a", "b", "--brief", "--view", "table"],
        "--brief is a view of its own: leave --view out.",
    ),
    "a brief in a format that is none of its": (
        ["diff", "a", "b", "--brief", "-o", "x.xlsx"],
        "xlsx is no format of --brief: choose docx, html or markdown.",
    ),
    "a report of some classes": (
        ["diff", "a", "b", "-o", "x.xlsx", "--only", "substantive"],
        "A report holds every change: leave --view, --only and --explain out.",
    ),
    "a table that goes nowhere": (
        ["columns", "a", "b"],
        "A table is a file: name it with -o FILE (.docx, .html, .xlsx).",
    ),
    "a table in a format that is none": (
        ["columns", "a", "b", "-o", "x.pdf"],
        "x.pdf: its ending names no format of a table (.docx, .html, .xlsx).",
    ),
    "a table whose base is read once": (
        ["columns", "-", "b", "-o", "x.docx"],
        "BASE cannot be - (standard input): it is read once a proposal.",
    ),
    "a table of two that cannot be read twice": (
        ["columns", "a", "X=-", "-", "-o", "x.docx"],
        "Only one TEXT can be - (standard input).",
    ),
    "an ending that names no format": (
        ["diff", "a", "b", "-o", "x.doc"],
        ("x.doc: its ending names no format that can be written (.docx, .html, .json, .md, .txt, "
        ".xlsx); "
        "give --format."),
    ),
    "a width that is none": (
        ["diff", "a", "b", "--width", "7"],
        "Invalid value for '--width': 7 is not in the range x>=40.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, message = USAGE[name]
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.endswith(f"Error: {message}\n")


def test_a_text_is_never_overwritten(
    here: Path, seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = here / "copy.txt"
    copy.write_bytes(seed.read_bytes())
    code, _, err = run(capsys, "diff", str(seed), "copy.txt", "-o", "./copy.txt")
    assert code == 2
    assert err.endswith("copy.txt is one of the texts: it will not be overwritten.\n")
    assert copy.read_bytes() == seed.read_bytes()


def test_an_output_file_in_no_folder(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", str(seed), "-o", "no/such/x.json") == (
        3, "",
        ("error: no/such/x.json: cannot be written: No such file or directory\n"
        "hint: name a file in a folder that exists and that you may write to\n"),
    )  # fmt: skip


def test_standard_input(
    seed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(seed.read_bytes())))
    code, out, _ = run(capsys, "diff", str(seed), "-")
    assert (code, out) == (0, f"no changes: {seed} and - are the same, byte for byte\n")


def test_streams_that_are_closed(
    seed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run(capsys, "show", "-") == (
        3, "", "error: standard input: is closed\nhint: name a file instead of -\n",
    )  # fmt: skip
    monkeypatch.setattr("sys.stdout", None)
    assert main(["show", str(seed)]) == 3
    assert capsys.readouterr().err == "error: standard output: is closed\nhint: leave it open\n"


def test_what_the_system_refuses_is_no_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "/full/x")

    monkeypatch.setattr("clausetrail.cli.references.load", refuse)
    assert run(capsys, "show", "x") == (
        3, "", "error: /full/x: the system says: No space left on device\n",
    )  # fmt: skip


def test_a_pager_that_cannot_be_read_is_done_without(
    seed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAGER", 'less "')
    monkeypatch.setenv("COLUMNS", "²")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, err = run(capsys, "show", f"{seed}:PP3", "--color", "never")
    assert (code, err) == (0, "")
    assert "Noting with satisfaction" in out


def test_names_that_are_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "init", "corpus.git")[0] == 0
    at = ("--corpus", "corpus.git")
    assert run(capsys, "matrix", "a" * 5000, *at)[0] == 3
    (here / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    sides = '"old": {"symbol": "A/RES/71/255"}, "new": {"symbol": 5}'
    odd = f'{{"schema": "clausetrail/comparison/1", {sides}, "groups": []}}'
    (here / "odd.json").write_text(odd, encoding="utf-8")
    for name in ("deep.json", "odd.json"):
        code, _, err = run(capsys, "pin", "--from", name, *at)
        assert code == 2
        assert f"{name}: this is no comparison as diff writes in JSON" in err


@pytest.mark.parametrize("turned", [False, True])
def test_an_amendment_is_no_text_to_pair(turned: bool) -> None:
    from clausetrail.cli.diff import AmendmentError, check_kinds
    from clausetrail.model import Resolution

    amendment = Resolution(symbol="A/90/L.9", kind="amendment", drafts=("A/90/L.5",))
    text = Resolution(symbol="A/RES/90/1", kind="adopted")
    check_kinds(amendment, amendment, ("a.txt", "b.txt"))
    check_kinds(text, text, ("a.txt", "b.txt"))
    texts = (text, amendment) if turned else (amendment, text)
    names = ("b.txt", "a.txt") if turned else ("a.txt", "b.txt")
    with pytest.raises(AmendmentError) as caught:
        check_kinds(*texts, names=names)
    assert str(caught.value) == (
        "a.txt: is an amendment to A/90/L.5: it says what to change in a text, and has no "
        "paragraphs that could be paired with one\n"
        "hint: compare A/90/L.5 instead; `clausetrail show a.txt` prints the amendment, --as plain "
        "compares any two texts"
    )
