"""How well documents are parsed: against the Secretariat's structured text, and the print.

Run as `python benchmarks/parsing.py [DATA]`; DATA is the folder of real documents, which
is not part of the project. Each function returns its figures; `main` prints them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clausetrail.model import Block, Resolution, StyledText
from clausetrail.parse import NotAResolutionError, parse
from clausetrail.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
_ORGAN = re.compile(
    r"[“\"]?The (?:General Assembly|Security Council|Economic and Social|Human Rights|Commission)"
)


@dataclass(slots=True)
class Tally:
    """Hits of so many, with what was missed."""

    hits: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, hit: bool, miss: str) -> None:
        """Count one trial."""
        self.total += 1
        self.hits += hit
        if not hit:
            self.misses.append(miss)

    @property
    def ratio(self) -> float:
        """Hits of all trials; 1 where there were none."""
        return self.hits / self.total if self.total else 1.0


def letters(text: str) -> str:
    """Return the letters and digits of a text alone."""
    return "".join(character for character in text if character.isalnum())


def read_all(folder: Path) -> dict[str, StyledText]:
    """Read every PDF of a folder, by the stem of its name."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.pdf"))}


def _entries(path: Path) -> list[tuple[str, str | None, str]]:
    found = []
    for entry in json.loads(path.read_text("utf-8")):
        text = letters(entry["text"])
        organ = re.fullmatch(r"The [A-Z][\w ]+,?", entry["text"].strip())
        if entry["kind"] in {"preambular", "operative"} and text and not organ:
            found.append((entry["kind"], entry["number"], text))
    return found


def against_reference(
    texts: dict[str, StyledText], data: Path = DATA
) -> tuple[Tally, Tally, Tally]:
    """Compare with the Secretariat's paragraphs of the same documents.

    Returns:
        How many of theirs are found whole; how many of ours (annexes, headings and tables
        aside) are in theirs; how many of those found have the same kind and number.
    """
    found, known, same = Tally(), Tally(), Tally()
    for path in sorted((data / "reference").glob("*.json")):
        if path.stem not in texts:
            continue
        theirs = _entries(path)
        ours = [
            (paragraph.kind, paragraph.number, letters(paragraph.text), paragraph.ref)
            for paragraph in parse(texts[path.stem]).paragraphs
            if paragraph.kind in {"preambular", "operative", "text"}
        ]
        left = Counter(text for _, _, text, _ in ours)
        left_theirs = Counter(text for _, _, text in theirs)
        marks: dict[str, list[tuple[str, str | None, str]]] = {}
        for kind, number, text, ref in ours:
            marks.setdefault(text, []).append((kind, number, ref))
            known.count(left_theirs[text] > 0, f"{path.stem} {ref} {text[:60]}")
            left_theirs[text] -= 1
        for their_kind, their_number, text in theirs:
            hit = left[text] > 0
            found.count(hit, f"{path.stem} {their_kind} {their_number} {text[:60]}")
            left[text] -= 1
            if not hit:
                continue
            our_kind, our_number, ref = marks[text].pop(0)
            expected = (their_number or "").rstrip(".") or None
            agrees = (our_kind, our_number) == (their_kind, expected)
            difference = f"{our_kind} {our_number} / {their_kind} {expected}"
            same.count(agrees, f"{path.stem} {ref} {difference}")
    return found, known, same


def without_styling(text: StyledText) -> StyledText:
    """Return the text as an export would give it: its superscripts are digits glued on."""
    blocks = [
        block if block.role != "body" else Block(_glued(block), block.role, block.line, block.page)
        for block in text.blocks
    ]
    plain = tuple(Block(block.text, block.role, block.line, block.page) for block in blocks)
    return StyledText(text.source, text.sha256, "text", styled=False, blocks=plain)


def _glued(block: Block) -> str:
    text = block.text
    for style in reversed(block.styles):
        if style.superscript:
            head = text[: style.start].rstrip(" ")
            tail = text[style.end :]
            text = head + text[style.start : style.end].strip() + tail
    return text


def markers_in_plain_text(texts: dict[str, StyledText]) -> tuple[int, int, int, list[str]]:
    """Compare markers found without styling with the superscripts of the print.

    Returns:
        Markers in common, found, and printed; and the differences.
    """
    common = found = printed = 0
    misses: list[str] = []
    for name, text in texts.items():
        expected = Counter(_anchored(parse(text)))
        got = Counter(_anchored(parse(without_styling(text))))
        common += sum((expected & got).values())
        found += sum(got.values())
        printed += sum(expected.values())
        misses += [f"{name} missed {mark}" for mark in expected - got]
        misses += [f"{name} invented {mark}" for mark in got - expected]
    return common, found, printed, misses


def _anchored(resolution: Resolution) -> Iterator[tuple[str, str, str]]:
    for paragraph in resolution.paragraphs:
        for anchor in paragraph.anchors:
            yield paragraph.ref, anchor.note, letters(paragraph.text[: anchor.offset])[-12:]


def words_lost(text: StyledText) -> Counter[str]:
    """Words of the body that stand nowhere in the resolution's paragraphs or fields.

    Returns:
        The words, and how often each is missing; digits that were taken out as footnote
        markers, list labels and the lines of the header count as placed.
    """
    resolution = parse(text)
    started = False
    given: Counter[str] = Counter()
    opening = next((i for i, b in enumerate(text.blocks) if _opens(b)), None)
    for index, block in enumerate(text.blocks):
        if "<<ODS" in block.text:
            break  # the trailer of the UN's export
        started = started or index == opening
        if started and block.role in {"body", "table"}:
            given.update(_words(block.text))
    placed: Counter[str] = Counter()
    placed.update(_words(f"The {resolution.body}") * sum(map(_names_organ, text.blocks)))
    placed.update(_date_words(resolution.adopted) * 4)
    for paragraph in resolution.paragraphs:
        placed.update(_words(f"{paragraph.number or ''} {paragraph.text}"))
        placed.update(anchor.note for anchor in paragraph.anchors)
    for note in resolution.footnotes:
        placed.update(_words(f"{note.number} {note.text}"))
    for passage in resolution.unplaced:
        placed.update(_words(passage))
    for line in (resolution.meeting, resolution.vote.text if resolution.vote else None):
        placed.update(_words(line or ""))
    return given - placed


def _names_organ(block: Block) -> bool:
    return re.fullmatch(r"\W*The [A-Z][\w ]+,?\s*", block.text) is not None


def _date_words(iso: str | None) -> list[str]:
    if iso is None:
        return []
    date = dt.date.fromisoformat(iso)
    return [str(date.day), date.strftime("%B"), str(date.year)]


def _opens(block: Block) -> bool:
    return block.role == "body" and _ORGAN.match(block.text.strip()) is not None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+", text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    arguments = sys.argv[1:] if arguments is None else arguments
    folders = [argument for argument in arguments if not argument.startswith("-")]
    data = Path(folders[0]) if folders else DATA
    if not data.is_dir():
        print(f"parsing: the real documents ({data}) are not here; nothing measured")
        return 0
    began = time.perf_counter()
    texts = read_all(data / "resolutions")
    reading_s = time.perf_counter() - began
    began = time.perf_counter()
    for text in texts.values():
        parse(text)
    parsing_s = time.perf_counter() - began
    found, known, same = against_reference(texts, data)
    common, got, printed, marker_misses = markers_in_plain_text(texts)
    f1 = 2 * common / (got + printed) if got + printed else 1.0
    print(f"reading {len(texts)} PDFs {reading_s:6.2f} s; parsing them {parsing_s:6.2f} s")
    print(f"reference paragraphs found whole   {found.hits}/{found.total}  {found.ratio:.4f}")
    print(f"paragraphs of ours in reference    {known.hits}/{known.total}  {known.ratio:.4f}")
    print(f"kind and number as in reference    {same.hits}/{same.total}  {same.ratio:.4f}")
    print(f"footnote markers from plain text   {common} of {printed}, {got} found  F1 {f1:.4f}")
    if "-v" in arguments:
        for miss in [*found.misses, *known.misses, *same.misses, *marker_misses]:
            print("  ", miss)
    return 0


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except NotAResolutionError as error:
        raise SystemExit(str(error)) from error
