"""How well clauses are cut, and opening verbs found, on real documents.

The figures: of the paragraphs in `clauses.json`, the share cut exactly as by hand and the F1 of
inner boundaries; of the PDFs, the F1 of opening verbs found from plain text, against the first
run of italics; and the time that it takes to cut.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

from clausetrail.parse import parse
from clausetrail.parse.clauses import cut_clauses, lead_verb
from clausetrail.read import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


class Cuts(NamedTuple):
    """Paragraphs cut by us and by hand."""

    exact_ratio: float  # starts and verbs all as by hand
    inner_f1_ratio: float  # of the clause starts behind a paragraph's first character
    paragraphs: int


class Openings(NamedTuple):
    """Opening verbs from plain text against the print's italics."""

    f1_ratio: float  # of exact spans
    paragraphs: int
    cut_s: float  # time to cut all of these paragraphs into clauses


def f1(both: int, ours: int, theirs: int) -> float:
    """F1 of two sets, given the sizes of their intersection and of each."""
    return 2 * both / (ours + theirs) if ours + theirs else 1.0


def cuts_by_hand(shared: Path = SHARED) -> Cuts:
    """Compare with the paragraphs of `clauses.json`."""
    rows = json.loads((shared / "clauses.json").read_text(encoding="utf-8"))
    exact = both = ours = theirs = 0
    for row in rows:
        ref = row["id"].split(":")[1]
        found = cut_clauses(
            row["text"],
            kind="preambular" if ref.startswith("PP") else "operative",
            lead_in=":" if "(" in ref else None,
        )
        by_hand = [(clause["start"], clause["verb"]) for clause in row["clauses"]]
        exact += [(clause.start, clause.verb) for clause in found] == by_hand
        our_starts = {clause.start for clause in found if clause.start}
        their_starts = {start for start, _ in by_hand if start}
        both += len(our_starts & their_starts)
        ours += len(our_starts)
        theirs += len(their_starts)
    return Cuts(exact / len(rows), f1(both, ours, theirs), len(rows))


def openings_in_print(shared: Path = SHARED) -> Openings:
    """Compare the opening verbs of all PDFs, found without italics, with the italics."""
    both = ours = theirs = 0
    paragraphs = []
    for path in sorted((shared / "resolutions").glob("*.pdf")):
        paragraphs += [
            paragraph
            for paragraph in parse(read(path)).paragraphs
            if paragraph.kind in {"preambular", "operative"}
            and paragraph.italics
            and paragraph.italics[0].start == 0
        ]
    for paragraph in paragraphs:
        text, end = paragraph.text, 0
        for run in paragraph.italics:
            if end and text[end : run.start].strip():
                break
            end = run.end
        span = lead_verb(text, kind=paragraph.kind, nested="(" in paragraph.ref)
        theirs += 1
        ours += span is not None
        both += span == (0, len(text[:end].rstrip()))
    start = time.perf_counter()
    for paragraph in paragraphs:
        cut_clauses(paragraph.text, kind=paragraph.kind)
    return Openings(f1(both, ours, theirs), theirs, time.perf_counter() - start)


def main() -> None:
    """Print the figures."""
    cuts, openings = cuts_by_hand(), openings_in_print()
    print(f"clauses exactly as by hand    {cuts.exact_ratio:6.1%}  of {cuts.paragraphs}")
    print(f"inner boundaries, F1          {cuts.inner_f1_ratio:6.3f}")
    print(f"opening verbs and italics, F1 {openings.f1_ratio:6.3f}  of {openings.paragraphs}")
    print(f"time to cut                   {openings.cut_s:6.3f} s for {openings.paragraphs}")


if __name__ == "__main__":
    main()
