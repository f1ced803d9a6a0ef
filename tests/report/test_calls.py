"""The calls of footnotes: a paragraph whose words are the same may have lost one, or gained one."""

from __future__ import annotations

import pytest

from clausetrail.diff import compare
from clausetrail.model import Anchor, Comparison, Footnote, Paragraph, Resolution
from clausetrail.report.columns import table_of
from clausetrail.report.formats import write
from clausetrail.report.options import Options
from clausetrail.report.runs import Words

FIRST = "Welcomes the opening of the quiet garden in spring and the work of its many gardeners"
SECOND = "Encourages the neighbours to bring their own tools and to sweep the paths in autumn"
LATER = "Encourages the neighbours to bring their own brooms and to sweep the paths in autumn"
EARLY, LATE = len("Welcomes the opening"), len("Encourages the neighbours to bring their own tools")


def text(*calls: tuple[int, int], second: str = SECOND, note: str = "1") -> Resolution:
    """Make a text of two paragraphs that calls its one footnote at these places."""
    return Resolution(
        symbol=None,
        kind="plain",
        title="Illustration (not a United Nations document)",
        paragraphs=tuple(
            Paragraph(f"OP{at}", "operative", str(at), words,
                      anchors=tuple(Anchor(offset, note) for of, offset in calls if of == at))
            for at, words in enumerate((FIRST, second), start=1)
        ),
        footnotes=(Footnote(note, "Book of the garden, third page."),) if calls else (),
    )  # fmt: skip


def markers(comparison: Comparison, way: str) -> list[tuple[str, str, str]]:
    """Return the paragraph, sign and number of every marker."""
    words = Words(comparison)
    return [
        (line.paragraph.ref, run.sign, run.text)
        for group in comparison.groups
        for line in getattr(words.of(group), way)
        for run in line.runs
        if run.kind == "marker"
    ]


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        (text((1, EARLY)), text((1, EARLY)), [("OP1", "=", "1")]),
        (text((1, EARLY)), text((1, EARLY), note="2"), [("OP1", "=", "2")]),
        (text((1, EARLY)), text(), [("OP1", "-", "1")]),
        (text(), text((1, EARLY)), [("OP1", "+", "1")]),
        # Called elsewhere now, in another paragraph or in the same one.
        (text((1, EARLY)), text((2, LATE)), [("OP1", "-", "1"), ("OP2", "+", "1")]),
        (text((1, EARLY)), text((1, EARLY + 3)), [("OP1", "-", "1"), ("OP1", "+", "1")]),
        # One call of two goes.
        (text((1, EARLY), (2, LATE)), text((1, EARLY)), [("OP1", "=", "1"), ("OP2", "-", "1")]),
        # It stays, though the word before it changed.
        (text((2, LATE)), text((2, LATE + 1), second=LATER), [("OP2", "+", "1")]),
    ],
)
def test_a_call_stays_goes_or_comes(
    old: Resolution, new: Resolution, both: list[tuple[str, str, str]]
) -> None:
    comparison = compare(old, new)
    assert markers(comparison, "both") == both
    alone = markers(comparison, "old") + markers(comparison, "new")
    gone = [one for one in both if one[1] == "-"]
    assert [one for one in alone if one[1] == "-"][: len(gone)] == gone


def test_a_page_shows_the_call_that_went() -> None:
    page = write(compare(text((1, EARLY)), text()), ".html", Options()).decode()
    assert page.count("<del><sup>") == 2  # in the old text alone, and in both in one


def test_a_page_says_where_a_footnote_went() -> None:
    page = write(compare(text((1, EARLY)), text((2, LATE))), ".html", Options()).decode()
    assert '<a href="#old-OP1">OP1</a> → <a href="#OP2">OP2</a>' in page


def test_a_table_of_proposals_says_so() -> None:
    base = text((1, EARLY))
    table = table_of([compare(base, one) for one in (text(), text((2, LATE)))], ["A", "B"])
    dropped, moved = next(row for row in table.rows if row.ref == "OP1").cells
    for cell in (dropped, moved):
        assert (cell.state, cell.label) == ("same", "without footnote 1")
    kept, called = next(row for row in table.rows if row.ref == "OP2").cells
    assert (kept.label, called.label) == ("", "with footnote 1")
    assert kept.agreement != called.agreement
