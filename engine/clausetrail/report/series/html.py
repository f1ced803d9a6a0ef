"""The report of a series as one page that needs no script and asks for nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.plain_html import page, tag, words
from clausetrail.report.words import count, date_words

from .told import CELLS, MARKS, heads_of, kind_of, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.history.matrix import Row
    from clausetrail.history.verbs import Shift

    from .told import Entry, Passage, SeriesReport

_HEADS = (
    "Text", "Adopted", "Paragraphs", "Words", "Carried over", "Routine", "Edited", "New", "Back",
    "Gone", "Verbs stronger", "Verbs weaker",
)  # fmt: skip
_CHARS = 72  # of a paragraph in the matrix
_MANY = 14  # texts that a sheet of paper has room for in letters of the usual size
_FEW = 12  # passages that are shown without being asked for
_SHARES = ("carried", "routine", "edited", "back", "new")  # of the bar, from the old to the new

_STYLE = """
:root { --moss: #d9ead3; --sky: #d6e6f5; --sand: #fbe3c0; --straw: #f6f2d8; --mist: #ecebe6; }
@media (prefers-color-scheme: dark) { :root { --moss: #274026; --sky: #20384d; --sand: #4d3713;
  --straw: #3a3721; --mist: #2c2a26; } }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
h4 { font-size: .9rem; margin: .5rem 0 .1rem; }
details { margin: .35rem 0; } summary { cursor: pointer; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { display: flex; min-width: 9rem; height: 1rem; border: 1px solid var(--rule); }
.share { display: block; height: 100%; }
.key { padding: .1rem .4rem; border: 1px solid var(--rule); white-space: nowrap; }
p:has(> .key) { line-height: 2; }
.timeline td { white-space: nowrap; }
.matrix { font-size: .8rem; } .matrix td { white-space: nowrap; }
.matrix tbody th { font-weight: normal; min-width: 16rem; }
.across { overflow-x: auto; }
.across tr > :first-child { position: sticky; left: 0; z-index: 1; }
.across tbody th { background: var(--paper); }
@media (max-width: 60rem) { .across tbody th { min-width: 9rem; } }
.new { background: var(--moss); } .back { background: var(--sky); }
.substantive, .edited { background: var(--sand); }
.rollover, .routine { background: var(--straw); }
.editorial, .identical, .carried { background: var(--mist); }
@media print { :root { --moss: #d9ead3; --sky: #d6e6f5; --sand: #fbe3c0; --straw: #f6f2d8;
  --mist: #ecebe6; } td, .share, .key { print-color-adjust: exact; }
  .across { overflow: visible; } .across tr > :first-child { position: static; }
  .matrix tbody th { min-width: 0; } .many table { table-layout: fixed; font-size: .45rem; }
  .many th, .many td { padding: .1rem; } .many td { white-space: normal; overflow-wrap: anywhere; }
  .many thead th:first-child { width: 14%; } }
"""


def series(told: SeriesReport) -> bytes:
    """Write the report as an .html file."""
    body = [
        tag("h1", words(told.title)),
        tag("p", words(_span(told)), cls="quiet"),
        tag("h2", "Timeline"),
        *_timeline(told),
        tag("h2", "Matrix"),
        *_matrix(told),
        tag("h2", "What entered and what left"),
        *(part for at, entry in enumerate(told.entries[1:], start=1) for part in _entry(entry, at)),
    ]
    return page(f"History: {told.title}", body, told.colophon, wide=True, style=_STYLE)


def _span(told: SeriesReport) -> str:
    first, last = told.entries[0], told.entries[-1]
    dates = [date_words(one.adopted) for one in (first, last) if one.adopted]
    between = f", {' to '.join(dict.fromkeys(dates))}" if dates else ""
    return f"{count(len(told.entries), 'text')}, {first.name} to {last.name}{between}"


def _timeline(told: SeriesReport) -> Iterator[str]:
    head = tag("tr", *(tag("th", words(one), scope="col") for one in (*_HEADS, "Made of")))
    rows = []
    for at, entry in enumerate(told.entries):
        one = entry.figures
        name = words(entry.name)
        numbers = (
            one.paragraphs, one.words, one.carried, one.routine, one.edited, one.new, one.back,
            one.gone, one.stronger, one.weaker,
        )  # fmt: skip
        told_of_it = tag("a", name, href=f"#text-{at}") if at else name
        cells = [
            tag("th", told_of_it, scope="row"),
            tag("td", words(date_words(entry.adopted) if entry.adopted else "")),
            *(tag("td", str(number), cls="number") for number in numbers),
            tag("td", _bar(entry)),
        ]
        rows.append(tag("tr", *cells))
    caption = tag("caption", "Paragraphs of each text by what became of them; a bar is its words.")
    table = tag("table", caption, tag("thead", head), tag("tbody", *rows), cls="timeline")
    yield tag("div", table, cls="wide", role="region", aria_label="Timeline", tabindex="0")


def _bar(entry: Entry) -> str:
    """Return a bar of the text's words: carried over, routine, edited, back, new."""
    shares = [(name, getattr(entry.figures, f"{name}_words")) for name in _SHARES]
    whole = sum(share for _, share in shares) or 1
    parts = [
        tag("span", "", cls=f"share {name}", style=f"width:{100 * share / whole:.1f}%")
        for name, share in shares
        if share
    ]
    told = ", ".join(f"{round(100 * share / whole)}% {name}" for name, share in shares if share)
    return tag("span", *parts, cls="bar", role="img", aria_label=f"Words: {told}")


def _matrix(told: SeriesReport) -> Iterator[str]:
    legend = " ".join(
        tag("span", words(f"{sign} {text}"), cls=f"key {name}")
        for name, (sign, text) in CELLS.items()
    )
    yield tag("p", legend)
    yield tag("p", words(MARKS), cls="quiet")
    labels = heads_of(told)
    heads = [tag("th", words(label), scope="col") for label in labels]
    head = tag("tr", tag("th", "Paragraph", scope="col"), *heads)
    rows = "\n".join(_row(row) for row in told.matrix.rows)
    caption = tag("caption", "A row is a paragraph through all texts, as the newest text stands.")
    table = tag("table", caption, tag("thead", head), tag("tbody", rows), cls="matrix")
    look = "wide across many" if len(labels) > _MANY else "wide across"
    yield tag("div", table, cls=look, role="region", aria_label="Matrix", tabindex="0")


def _row(row: Row) -> str:
    shown = row.words if len(row.words) <= _CHARS else row.words[:_CHARS].rpartition(" ")[0] + " …"
    cells = [
        tag("td", words(mark_of(cell)), cls=kind_of(cell)) if cell else tag("td")
        for cell in row.cells
    ]
    return tag("tr", tag("th", words(shown), scope="row"), *cells)


def _entry(entry: Entry, at: int) -> Iterator[str]:
    """Yield what entered with a text, what came back, what left, and where verbs went."""
    date = f", {date_words(entry.adopted)}" if entry.adopted else ""
    yield tag("h3", words(f"{entry.name}{date}"), id=f"text-{at}")
    yield from _list("Entered", entry.entered, "ins")
    yield from _list("Back after an absence", entry.back, "ins")
    yield from _list("Left", entry.left, "del")
    if entry.verbs:
        yield tag("h4", "Lead verbs")
        yield tag("ul", *(tag("li", *_verb(one)) for one in entry.verbs))
    if not any((entry.entered, entry.back, entry.left, entry.verbs)):
        yield tag("p", "No paragraph entered or left.", cls="quiet")


def _list(title: str, passages: Sequence[Passage], element: str) -> Iterator[str]:
    """Yield a list that opens; it is open where it is short."""
    if not passages:
        return
    items = [
        tag("li", tag("b", words(one.refs)), " ", tag(element, words(one.words)))
        for one in passages
    ]
    told = tag("summary", words(f"{title}: {count(len(passages), 'paragraph')}"))
    yield tag("details", told, tag("ul", *items), open=len(passages) <= _FEW)


def _verb(shift: Shift) -> Iterator[str]:
    yield tag("b", words(" + ".join(shift.refs)))
    yield words(f" {shift.old} → {shift.new} ({shift.direction})")
