"""How well and how fast documents are read, measured on real PDFs.

The peer for the words is the Secretariat's structured text of the same resolutions
(`reference/`), for the time `pdftotext` of poppler-utils, which reads but does not tell
paragraphs, footnotes and furniture apart.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.read import read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model.styled import Block, StyledText

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
_SIGNS = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u2011": "-", "\xa0": " "})
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\xad]")


class Fidelity(NamedTuple):
    """Paragraphs of the reference that are in the body as read."""

    paragraphs: int
    whole: int  # letters and digits stand in one block, in a row
    exact: int  # so do the words
    alone: int  # nothing but a label and a marker beside them in their block
    leaks: int  # body blocks that hold the text of a footnote or of furniture


class Markers(NamedTuple):
    """Footnotes of documents, and the markers in their bodies."""

    notes: int
    found: int  # notes whose marker is a superscript of the body


class Speed(NamedTuple):
    """Seconds for the same files in one process, and for the peer."""

    read_s: float
    pdftotext_s: float

    @property
    def ratio(self) -> float:
        """How many times the peer's time reading takes."""
        return self.read_s / self.pdftotext_s


def pdfs() -> list[Path]:
    """The resolutions and drafts of the shared data."""
    return sorted([*DATA.glob("resolutions/*.pdf"), *DATA.glob("drafts/*.pdf")])


def fidelity(*, mode: Sequence[str] | None = None) -> Fidelity:
    """Compare what is read with the reference texts.

    Args:
        mode: options of `pdftotext` to read its output instead of the PDF; None for the PDF.
    """
    total = whole = exact = alone = leaks = 0
    for path in sorted(DATA.glob("reference/*.json")):
        pdf = DATA / "resolutions" / f"{path.stem}.pdf"
        styled = read(pdf) if mode is None else read_bytes(_pdftotext(pdf, mode), path.stem)
        body = [_plain(block) for block in styled.blocks if block.role == "body"]
        letters = [_letters(text, digits=mode is None) for text in body]
        leaks += _leaks(styled)
        for paragraph in json.loads(path.read_text("utf-8")):
            text = paragraph["text"]
            if paragraph["kind"] not in {"preambular", "operative"} or text.endswith("Assembly,"):
                continue
            total += 1
            wanted = _letters(text, digits=mode is None)
            hits = [index for index, block in enumerate(letters) if wanted in block]
            whole += bool(hits)
            words = _words(text, digits=mode is None)
            exact += any(words in _words(body[index], digits=mode is None) for index in hits)
            alone += any(len(letters[index]) - len(wanted) <= 5 for index in hits)
    return Fidelity(total, whole, exact, alone, leaks)


def markers() -> Markers:
    """Count the numbered footnotes whose number is a superscript of the body."""
    notes = found = 0
    for path in pdfs():
        styled = read(path)
        numbers = {
            match[0]
            for block in styled.blocks
            if block.role == "note" and (match := re.match(r"[0-9]+(?=\s)", block.text))
        }
        raised = {
            block.text[style.start : style.end].strip(", ")
            for block in styled.blocks
            if block.role in {"body", "table"}
            for style in block.styles
            if style.superscript
        }
        notes += len(numbers)
        found += len(numbers & {part for text in raised for part in re.split(r"[,\s]+", text)})
    return Markers(notes, found)


def speed() -> Speed:
    """Read all PDFs in this process, and let `pdftotext` do so."""
    files = pdfs()
    start = time.perf_counter()
    for path in files:
        read(path)
    middle = time.perf_counter()
    for path in files:
        _pdftotext(path, ())
    return Speed(middle - start, time.perf_counter() - middle)


def _pdftotext(path: Path, options: Sequence[str]) -> bytes:
    return subprocess.run(
        ["pdftotext", *options, str(path), "-"], check=True, stdout=subprocess.PIPE
    ).stdout


def _plain(block: Block) -> str:
    parts, start = [], 0
    for style in block.styles:
        if style.superscript:
            parts.append(block.text[start : style.start])
            start = style.end
    return "".join([*parts, block.text[start:]])


def _letters(text: str, *, digits: bool) -> str:
    keep = str.isalnum if digits else str.isalpha
    return "".join(filter(keep, text)).lower()


def _words(text: str, *, digits: bool) -> str:
    """The words; without digits where footnote markers are glued to them."""
    text = _INVISIBLE.sub("", text.translate(_SIGNS))
    return f" {' '.join((text if digits else re.sub('[0-9]+', '', text)).split())} "


def _leaks(styled: StyledText) -> int:
    """Body blocks that hold a whole footnote, or begin or end as furniture does."""
    body = [_letters(block.text, digits=True) for block in styled.blocks if block.role == "body"]
    apart = [
        letters
        for block in styled.blocks
        if block.role == "note" and len(letters := _letters(block.text, digits=True)) > 25
    ]
    shape = re.compile(r"[0-9]+/[0-9]+|[0-9]{2}-[0-9]{5}.*|\*[0-9]+\*|_{5,}")
    return sum(any(note in text for note in apart) for text in body) + sum(
        shape.fullmatch(block.text) is not None for block in styled.blocks if block.role == "body"
    )


def main() -> None:
    """Print all figures."""
    if not DATA.is_dir():
        print("reading: the real documents (../shared/data) are not here", file=sys.stderr)
        return
    print(f"{'read as':<22}{'paragraphs':>11}{'whole':>9}{'words':>9}{'alone':>9}{'leaks':>7}")
    for name, mode in (("pdf", None), ("pdftotext", ()), ("pdftotext -layout", ("-layout",))):
        got = fidelity(mode=mode)
        shares = (got.whole, got.exact, got.alone)
        print(
            f"{name:<22}{got.paragraphs:>11}"
            + "".join(f"{share / got.paragraphs:>9.2%}" for share in shares)
            + f"{got.leaks:>7}"
        )
    notes = markers()
    print(f"footnotes with a superscript in the text: {notes.found} of {notes.notes}")
    took = speed()
    print(
        f"reading all PDFs: {took.read_s:.2f} s, pdftotext {took.pdftotext_s:.2f} s, "
        f"ratio {took.ratio:.2f}"
    )


if __name__ == "__main__":
    main()
