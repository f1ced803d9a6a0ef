"""A PDF that LibreOffice turned into a Word document: its lines stand in placed boxes."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import Resolution


def letters(text: Resolution) -> list[str]:
    return [re.sub(r"[\W_]", "", one.text) for one in text.paragraphs]


def clauses(text: Resolution) -> list[tuple[str | None, str]]:
    return [
        (clause.verb, one.text[clause.start : clause.end])
        for one in text.paragraphs
        for clause in one.clauses
    ]


@pytest.mark.shared
@pytest.mark.program("soffice")
def test_a_converted_pdf_parses_as_the_pdf_does(shared_data: Path, tmp_path: Path) -> None:
    names = ("A_RES_79_81", "A_RES_80_132", "A_RES_79_290")
    sources = [shared_data / "resolutions" / f"{name}.pdf" for name in names]
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--infilter=writer_pdf_import", "--convert-to", "docx", "--outdir", tmp_path, *sources],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    whole, cut, paragraphs, acts = 0, 0, 0, 0
    for name, source in zip(names, sources, strict=True):
        printed, converted = parse(read(source)), parse(read(tmp_path / f"{name}.docx"))
        assert (converted.symbol, converted.title) == (printed.symbol, printed.title)
        assert converted.adopted == printed.adopted
        found, own = set(letters(converted)), set(clauses(converted))
        whole += sum(one in found for one in letters(printed))
        paragraphs += len(printed.paragraphs)
        cut += sum(one in own for one in clauses(printed))
        acts += len(clauses(printed))
    assert whole >= 0.995 * paragraphs
    assert cut >= 0.98 * acts
