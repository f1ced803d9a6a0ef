"""The report and the brief as Markdown: what a forge reads in them is what was meant."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from tests.report.hostile import PIECES, hostile

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.brief.markdown import brief_markdown
from clausetrail.report.formats import write
from clausetrail.report.markdown.words import escaped, marked_down, opening
from clausetrail.report.options import Options
from clausetrail.report.spans import DELETED, INSERTED, PLAIN, VERB, Span

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import Comparison


@pytest.fixture(scope="module")
def sample(root: Path) -> Comparison:
    folder = root / "corpus" / "asean"
    return compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )


class Reading:
    """Markdown as pandoc reads it."""

    def __init__(self, markdown: str) -> None:
        done = subprocess.run(
            ["pandoc", "-f", "gfm+tex_math_dollars", "-t", "json"],
            input=markdown.encode(), capture_output=True, check=True,
        )  # fmt: skip
        self.blocks: list[Any] = json.loads(done.stdout)["blocks"]

    def kinds(self) -> set[str]:
        """Return the kinds of everything in the page."""
        found: set[str] = set()

        def walk(one: Any) -> None:
            if isinstance(one, dict):
                if "t" in one:
                    found.add(one["t"])
                walk(list(one.values()))
            elif isinstance(one, list):
                for part in one:
                    walk(part)

        walk(self.blocks)
        return found

    def words(self, *, without: str = "") -> str:
        """Return the words, less those that are struck out or bold."""
        told: list[str] = []
        skipping: list[str] = []

        def walk(one: Any) -> None:
            if isinstance(one, list):
                for part in one:
                    walk(part)
            elif isinstance(one, dict):
                kind = one.get("t")
                content: Any = one.get("c")
                if kind == without:
                    return
                if kind == "RawInline":
                    tag = content[1].strip("<>")
                    if tag.strip("/") == {"Strikeout": "del", "Strong": "ins"}.get(without):
                        (skipping.pop if tag[0] == "/" else lambda: skipping.append(tag))()
                elif kind == "Str":
                    told.extend([] if skipping else [content])
                elif kind in {"Space", "SoftBreak"} and not skipping:
                    told.append(" ")
                elif kind == "Quoted":
                    told.append('"')
                    walk(content)
                    told.append('"')
                else:
                    walk(content)

        walk(self.blocks)
        return " ".join("".join(told).split())


SPANS: list[list[Span]] = [
    [("the gardens", PLAIN), (", and parks", DELETED), (";", PLAIN)],
    [("A/", PLAIN), ("71", DELETED), ("73", INSERTED), ("/L.4", PLAIN)],
    [("States", PLAIN), ("(all)", INSERTED), ("who", PLAIN)],
    [("“", DELETED), ("quoted", PLAIN), ("”", INSERTED), (" ", PLAIN), ("Urges", VERB)],
    [("*", DELETED), ("~~", INSERTED), ("a_b_c", PLAIN), ("<x>", DELETED), ("&lt;", INSERTED)],
    [("old ", DELETED), ("new", INSERTED), (" end", PLAIN)],
]


@pytest.mark.program("pandoc")
@pytest.mark.parametrize("spans", SPANS)
def test_marks_are_read_wherever_they_stand(spans: list[Span]) -> None:
    page = Reading(marked_down(spans))
    for gone, kind in ((DELETED, "Strikeout"), (INSERTED, "Strong")):
        expected = "".join(text for text, role in spans if role != gone)
        plain = " ".join(expected.replace("“", '"').replace("”", '"').split())
        assert page.words(without=kind).replace("“", '"').replace("”", '"') == plain


@pytest.mark.program("pandoc")
def test_what_is_struck_out_and_bold_is_what_changed(sample: Comparison) -> None:
    page = write(sample, ".md", Options()).decode()
    told = Reading(page).words(without="Strikeout")
    for group in sample.groups:
        if group.relation == "one-to-one" and group.change == "substantive":
            new = "".join(text for op, text in group.ops if op != "-")
            words = new.replace("’", "'").split()
            assert " ".join(words[:4]) in told.replace("’", "'"), group.new


def test_every_changed_group_has_its_heading(sample: Comparison) -> None:
    page = write(sample, ".md", Options()).decode()
    assert "### OP5 → OP6 · substantive\n\n- verb: Encourages → Calls upon (stronger)" in page
    changed = [one for one in sample.groups if one.change != "identical" or one.moved]
    footnotes = page.count("· footnote changed")
    assert page.count("\n### ") - footnotes - page.count("### Footnotes of") == len(changed)
    assert sample.new.sha256 in page


@pytest.mark.program("pandoc")
@pytest.mark.parametrize("page", ["report", "brief"])
def test_hostile_text_is_text(page: str) -> None:
    comparison = hostile()
    told = brief_markdown(comparison, full=True)
    if page == "report":
        told = write(comparison, ".md", Options()).decode()
    read_ = Reading(told)
    raw = {"Math", "Code", "CodeBlock", "Image", "RawBlock", "OrderedList"}
    assert not read_.kinds() & raw
    words = read_.words().replace("’", "'").replace("“", '"').replace("”", '"')
    # The brief shortens what it shows.
    for piece in PIECES if page == "report" else PIECES[:1]:
        assert " ".join(piece.split()) in words, piece
    assert "\u202e" not in told


def test_the_beginning_of_a_line_opens_nothing() -> None:
    assert opening("1. no number") == "1\\. no number"
    assert opening("- no list") == "\\- no list"
    assert opening("1.5 million") == "1.5 million"
    assert escaped("# <b> | $") == "\\# \\<b\\> \\| \\$"


def test_nothing_changed_is_told(sample: Comparison) -> None:
    page = write(compare(sample.old, sample.old), ".md", Options()).decode()
    assert "**No changes: the two texts have the same words.**" in page
    assert "###" not in page
