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
        (["--format", "docx"], "A report in docx is a file: name it with -o FILE."),
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


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_the_brief_is_written_by_its_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"brief.{ending}"
    assert main(["diff", OLD, NEW, "--brief", "-o", str(path)]) == 0
    data = path.read_bytes()
    if ending == "docx":
        data = "\n".join(one.text for one in docx.Document(str(path)).paragraphs).encode()
    assert "Changed in substance" in data.decode()


@pytest.mark.parametrize("ending", ["xlsx", "md", "html"])
def test_the_ending_asks_for_a_report(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"changes.{ending}"
    assert main(["diff", OLD, NEW, "-o", str(path)]) == 0
    assert path.read_bytes()[:2] == {"xlsx": b"PK", "md": b"# ", "html": b"<!"}[ending]


def test_a_report_in_markdown_may_go_to_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["diff", OLD, NEW, "--format", "markdown"]) == 0
    assert "### OP5 → OP6 · substantive" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["docx", "html", "xlsx"])
def test_columns_stand_beside_the_base(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"table.{ending}"
    second = str(FOLDER / "illustration-2.txt")
    assert main(["columns", OLD, f"Group A={NEW}", second, second, "-o", str(path)]) == 0
    if ending == "docx":
        cells = [cell.text for cell in docx.Document(str(path)).tables[0].rows[0].cells]
        names = ["Group A", "illustration-2", "illustration-2 (2)"]
        assert cells == ["Paragraph", "Base: A/RES/71/255", *names, "Compromise"]
    elif ending == "html":
        assert '<th scope="col">Group A</th>' in path.read_text(encoding="utf-8")
    assert path.stat().st_size > 4000


def test_a_table_overwrites_no_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "text.docx"
    assert main(["diff", OLD, NEW, "-o", str(path)]) == 0
    assert main(["columns", OLD, f"A={path}", "-o", str(path)]) == 2
    assert "is one of the texts: it will not be overwritten" in capsys.readouterr().err


def test_tracked_changes_are_read_either_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "redline.docx"
    assert main(["diff", OLD, NEW, "-o", str(path)]) == 0
    assert main(["diff", OLD, str(path), "--tracked", "rejected", "--exit-code"]) == 0
    assert main(["diff", OLD, str(path), "--exit-code"]) == 1
    assert main(["show", f"{path}:OP6", "--tracked", "rejected"]) == 0
    assert "Encourages the United Nations" in capsys.readouterr().out
