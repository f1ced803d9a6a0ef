"""Where the real documents are, which are no part of the project, and the pairs aligned by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clausetrail.model import Paragraph, ParagraphKind, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"


class GoldGroup(Struct, frozen=True):
    """A group as a person, or a generator, knows it."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    moved: bool = False
    change: str = ""  # empty where nobody said
    unsure: bool = False  # two readers could differ
    note: str = ""


class Case(Struct, frozen=True):
    """Two texts and their true groups."""

    name: str
    old: Resolution
    new: Resolution
    groups: tuple[GoldGroup, ...]


def pdfs() -> list[Path]:
    """Return the PDFs of the real documents, resolutions and drafts; none where they are absent."""
    return sorted([*DATA.glob("resolutions/*.pdf"), *DATA.glob("drafts/*.pdf")])


def hand_aligned(folder: Path = DATA / "aligned") -> list[Case]:
    """Read the pairs aligned by hand; an empty list where the folder is absent."""
    return [_case(path) for path in sorted(folder.glob("*.json"))]


def _case(path: Path) -> Case:
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    groups = tuple(
        GoldGroup(
            tuple(group["old"]),
            tuple(group["new"]),
            group["moved"],
            group["change"],
            group.get("unsure", False),
            group.get("note", ""),
        )
        for group in raw["groups"]
    )
    return Case(
        path.stem,
        resolution(raw["old"], [(p["ref"], p["text"]) for p in raw["old_paras"]]),
        resolution(raw["new"], [(p["ref"], p["text"]) for p in raw["new_paras"]]),
        groups,
    )


def resolution(symbol: str, paragraphs: Iterable[tuple[str, str]]) -> Resolution:
    """Build a resolution from references and texts; the kinds follow from the references."""
    return Resolution(
        symbol=symbol,
        kind="adopted",
        paragraphs=tuple(
            Paragraph(ref=ref, kind=kind_of(ref), number=None, text=text)
            for ref, text in paragraphs
        ),
    )


def kind_of(ref: str) -> ParagraphKind:
    """Return the kind of paragraph that a reference names."""
    last = ref.rpartition("/")[2]
    if ref.startswith("Annex"):
        return "annex"
    if re.match(r"H\d", last):
        return "heading"
    if last.startswith("PP"):
        return "preambular"
    return "operative" if last.startswith("OP") else "text"
