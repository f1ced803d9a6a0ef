"""`clausetrail diff OLD NEW -o FILE`: reports as a user asks for them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from clausetrail.cli import main

FOLDER = Path(__file__).resolve().parent.parent.parent / "corpus" / "asean"
OLD, NEW = str(FOLDER / "A_RES_71_255.txt"), str(FOLDER / "illustration-1.txt")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_ending_asks_for_a_redline(tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    assert main(["diff", OLD, NEW, "-o", str(path), "--author", "Us", "--date", "2018-10-01"]) == 0
    body = docx.Document(str(path)).element.body
    signed = {node.get(f"{W}author") for node in body.iter(f"{W}ins", f"{W}del")}
    assert signed == {"Us", "Us (routine)"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "docx"], "A docx report is a file: name it with -o FILE."),
        (["-o", "x.docx", "--date", "tomorrow"], "'tomorrow' is no day, such as 2025-05-27."),
    ],
)
def test_what_cannot_be_is_told(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", OLD, NEW, *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_redline_is_a_text_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "redline.docx"
    assert main(["diff", OLD, NEW, "-o", str(path)]) == 0
    assert main(["diff", NEW, str(path), "--view", "table", "--only", "substantive"]) == 0
    told = capsys.readouterr().out
    assert "OP" not in told.partition("footnotes")[2]
    assert "0 substantive" in told or "substantive" not in told


def test_a_redline_of_a_word_document_is_made_in_a_copy_of_it(tmp_path: Path) -> None:
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    assert main(["diff", OLD, NEW, "-o", str(first)]) == 0
    document = docx.Document(str(first))
    document.sections[0].header.paragraphs[0].text = "Our own header"
    document.save(str(first))
    assert main(["diff", str(first), OLD, "-o", str(second)]) == 0
    copied = docx.Document(str(second))
    assert copied.sections[0].header.paragraphs[0].text == "Our own header"
