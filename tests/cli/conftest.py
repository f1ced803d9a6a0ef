"""Hand-made texts and comparisons for the tests of the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetrail.model import (
    Anchor,
    Clause,
    Comparison,
    Footnote,
    FootnoteChange,
    FootnoteSummary,
    Group,
    Op,
    Paragraph,
    ParagraphKind,
    Qualifier,
    Resolution,
    Summary,
    VerbChange,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).resolve().parent.parent / "cases"


def paragraph(ref: str, text: str, *starts: tuple[str | None, int], notes: str = "") -> Paragraph:
    """Make a paragraph: clauses by verb and start, one footnote marker at its end."""
    kinds: dict[str, ParagraphKind] = {"PP": "preambular", "OP": "operative"}
    ends = [start for _, start in starts[1:]] + [len(text)]
    return Paragraph(
        ref,
        kinds.get(ref[:2], "text"),
        ref[2:] if ref.startswith("OP") else None,
        text,
        tuple(Clause(verb, start, end) for (verb, start), end in zip(starts, ends, strict=True)),
        (Anchor(len(text), notes),) if notes else (),
    )


OLD = Resolution(
    symbol=None,
    kind="adopted",
    title="Illustration (no United Nations document): gardens",
    adopted="2020-03-01",
    session="74",
    source="old.txt",
    sha256="0" * 64,
    paragraphs=(
        paragraph("PP1", "Recalling the gardens,", ("Recalling", 0)),
        paragraph("PP2", "Noting the report on gardens,", ("Noting", 0), notes="1"),
        paragraph(
            "OP1",
            "Welcomes the gardens, and encourages cities to plant trees;",
            ("Welcomes", 0),
            ("encourages", 22),
        ),
        paragraph("OP2", "Invites cities to water them;", ("Invites", 0)),
        paragraph("OP3", "Decides to return to the matter.", ("Decides", 0)),
    ),
    footnotes=(Footnote("1", "Garden report, vol. 1."),),
)
NEW = Resolution(
    symbol=None,
    kind="draft",
    title="Illustration (no United Nations document): gardens and parks",
    session="75",
    source="new.txt",
    sha256="1" * 64,
    paragraphs=(
        paragraph("PP1", "Recalling the gardens,", ("Recalling", 0)),
        paragraph("PP2", "Noting the report on gardens,", ("Noting", 0), notes="1"),
        paragraph("OP1", "Welcomes the gardens;", ("Welcomes", 0)),
        paragraph("OP2", "Encourages cities to plant trees;", ("Encourages", 0)),
        paragraph("OP3", "Urges cities to water them, as appropriate;", ("Urges", 0)),
        paragraph("OP4", "Requests a map of all parks.", ("Requests", 0)),
    ),
    footnotes=(Footnote("1", "Garden report, vol. 2."),),
)


def _same(text: str) -> tuple[Op, ...]:
    return (("=", text),)


@pytest.fixture
def gardens() -> Comparison:
    """A small comparison with a split, a stronger verb, a qualifier, one added, one removed."""
    old = {one.ref: one.text for one in OLD.paragraphs}
    new = {one.ref: one.text for one in NEW.paragraphs}
    return Comparison(
        old=OLD,
        new=NEW,
        groups=(
            Group(old=("PP1",), new=("PP1",), relation="one-to-one", similarity=1.0,
                  change="identical", ops=_same(old["PP1"])),
            Group(old=("PP2",), new=("PP2",), relation="one-to-one", similarity=1.0,
                  change="identical", ops=_same(old["PP2"])),
            Group(old=("OP1",), new=("OP1", "OP2"), relation="split", similarity=0.8,
                  change="substantive",
                  ops=(("=", "Welcomes the gardens"), ("-", ", and encourages"),
                       ("+", ";\nEncourages"), ("=", " cities to plant trees;"))),
            Group(old=("OP2",), new=("OP3",), relation="one-to-one", similarity=0.7, unsure=True,
                  change="substantive",
                  verbs=(VerbChange("Invites", "Urges", "stronger"),),
                  qualifiers=(Qualifier("new", "as appropriate"),),
                  ops=(("-", "Invites"), ("+", "Urges"), ("=", " cities to water them"),
                       ("+", ", as appropriate"), ("=", ";"))),
            Group(old=("OP3",), new=(), relation="removed", change="substantive",
                  ops=(("-", old["OP3"]),)),
            Group(old=(), new=("OP4",), relation="added", change="substantive",
                  ops=(("+", new["OP4"]),)),
        ),
        footnotes=(
            FootnoteChange(old="1", new="1", old_ref="PP2", new_ref="PP2", change="substantive",
                           ops=(("=", "Garden report, vol. "), ("-", "1"), ("+", "2"), ("=", "."))),
        ),
        summary=Summary(identical=2, substantive=4, added=1, removed=1, split=1, verbs_stronger=1,
                        footnotes=FootnoteSummary(substantive=1)),
    )  # fmt: skip


@pytest.fixture
def unchanged() -> Comparison:
    """The old text compared with itself."""
    return Comparison(
        old=OLD,
        new=OLD,
        groups=tuple(
            Group(old=(one.ref,), new=(one.ref,), relation="one-to-one", similarity=1.0,
                  change="identical", ops=_same(one.text))
            for one in OLD.paragraphs
        ),
        footnotes=(
            FootnoteChange(old="1", new="1", old_ref="PP2", new_ref="PP2", change="identical",
                           ops=_same("Garden report, vol. 1.")),
        ),
        summary=Summary(identical=5, footnotes=FootnoteSummary(identical=1)),
    )  # fmt: skip


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare an output with the file of that name under tests/cases.

    `CLAUSETRAIL_GOLDEN=write pytest tests/cli` writes the files anew instead: look at what
    `git diff tests/cases` says before you commit them.
    """

    def check(name: str, output: str) -> None:
        path = CASES / name
        if os.environ.get("CLAUSETRAIL_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output, encoding="utf-8", newline="\n")
        assert output == path.read_text(encoding="utf-8")

    return check
