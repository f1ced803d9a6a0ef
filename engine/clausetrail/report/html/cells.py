"""Lines of runs -> the paragraphs and tables of a cell."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.runs import Line, Run, joined
from clausetrail.report.safe import safe

from .markup import anchor, link, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausetrail.report.tracked import Sign

_SUB = re.compile(r"\([^)]*\)")
_ELEMENTS: dict[str, str] = {"-": "del", "+": "ins"}


class Targets(NamedTuple):
    """Where the markers of footnotes lead: numbers of each text -> an id of the page."""

    old: Mapping[str, str]
    new: Mapping[str, str]


def paragraph(line: Line, side: str, targets: Targets) -> str:
    """Write a line: its number, then its words, with what changed in `del` and `ins`.

    Args:
        line: a paragraph.
        side: "old", "new" or "both".
        targets: where the markers lead.
    """
    one = line.paragraph
    where = anchor("old" if side == "old" else "new", one.ref)
    if one.kind == "table":
        return _table(line, where, targets)
    depth = min(len(_SUB.findall(one.ref)), 3)
    kind = one.kind if one.kind in {"heading", "preambular"} else "counted"
    return tag(
        "p",
        _number(line),
        runs(line.runs, targets),
        cls=f"{kind} d{depth}" if depth else kind,
        data_at=where,
    )


def _number(line: Line) -> str:
    """Write a paragraph's number; where it follows the renumbering, that is a minor change."""
    number, was = line.paragraph.number, line.renumbered
    shown = text(_stopped(number)) if number is not None else ""
    if was is not None:
        gone = tag("del", text(_stopped(was)), cls="minor") if was else ""
        come = tag("ins", shown, cls="minor") if shown else ""
        shown = " ".join(filter(None, (gone, come)))
    return tag("span", shown, " ", cls="number") if shown else ""


def _stopped(number: str) -> str:
    """Return a number as it is printed: with a full stop, unless it stands in brackets."""
    return number if number.endswith((")", ".")) else f"{number}."


def runs(of: Iterable[Run], targets: Targets) -> str:
    """Write runs; neighbours of one state share an element."""
    written: list[str] = []
    before: Sign = "="
    for (state, minor), same in groupby(_trimmed(joined(of)), key=_state):
        words = "".join(_run(run, targets) for run in same)
        if state == "=":
            written.append(words)
        else:
            # An insertion that takes a deletion's place is set off from it by the style.
            look = ["next"] if (before, state) == ("-", "+") else []
            look += ["minor"] if minor else []
            written.append(tag(_ELEMENTS[state], words, cls=" ".join(look) or None))
        before = state
    return "".join(written)


def _state(run: Run) -> tuple[Sign, bool]:
    return run.sign, run.minor


def _trimmed(of: Iterable[Run]) -> Iterator[Run]:
    """Take the spaces at the ends of a change out of its mark."""
    for sign, same in groupby(of, key=lambda run: run.sign):
        run_of = list(same)
        if sign == "=" or any(run.kind != "words" for run in (run_of[0], run_of[-1])):
            yield from run_of
            continue
        whole = "".join(run.text for run in run_of)
        if not whole.strip(" "):
            yield from run_of
            continue
        first, last = run_of[0], run_of[-1]
        lead = len(first.text) - len(first.text.lstrip(" "))
        tail = len(last.text) - len(last.text.rstrip(" "))
        if lead:
            yield first._replace(sign="=", text=" " * lead, italic=False, minor=False)
            run_of[0] = first._replace(text=first.text[lead:])
        if tail:
            run_of[-1] = run_of[-1]._replace(text=run_of[-1].text[:-tail])
        yield from (run for run in run_of if run.text or run.kind == "break")
        if tail:
            yield first._replace(sign="=", text=" " * tail, italic=False, minor=False)


def _run(run: Run, targets: Targets) -> str:
    if run.kind == "break":
        return tag("span", "¶", cls="break", title="paragraph break")
    if run.kind == "marker":
        known = (targets.old if run.side == "old" else targets.new).get(run.text)
        shown = text(run.text)
        return tag("sup", link(known, shown) if known else shown)
    words = text(run.text)
    return tag("i", words) if run.italic and words.strip() else words


def _table(line: Line, where: str, targets: Targets) -> str:
    """Write a table: its text has a row a line and a cell a tab."""
    rows: list[list[list[Run]]] = [[[]]]
    for run in line.runs:
        if run.kind != "words":
            rows[-1][-1].append(run)
            continue
        for at, of_row in enumerate(run.text.split("\n")):
            if at:
                rows.append([[]])
            for cell_at, words in enumerate(of_row.split("\t")):
                if cell_at:
                    rows[-1].append([])
                if words:
                    rows[-1][-1].append(run._replace(text=words))
    wide = max(map(len, rows))
    if 1 < len(rows[0]) == wide - 1:
        rows[0].insert(0, [])  # the head of a table's first column is blank in print
    right = {
        at
        for at in range(1, wide)
        if all(_is_figures(row[at]) for row in rows[1:] if len(row) > at)
    }
    body = "".join(tag("tr", *_row(row, wide, right, targets)) for row in rows)
    return tag("div", tag("table", tag("tbody", body)), cls="table", tabindex="0", role="group",
               aria_label=f"table {safe(line.paragraph.ref)}", data_at=where)  # fmt: skip


def _row(
    row: Sequence[Sequence[Run]], wide: int, right: set[int], targets: Targets
) -> Iterator[str]:
    """Write the cells of a row; columns of figures are set to the right."""
    for at, cell in enumerate(row):
        look = ("figures" if _is_figures(cell) else "over-figures") if at in right else None
        rest = wide - len(row) if at == len(row) - 1 else 0
        yield tag("td", runs(cell, targets), cls=look,
                  colspan=str(rest + 1) if rest else None)  # fmt: skip


def _is_figures(cell: Sequence[Run]) -> bool:
    return not any(sign.isalpha() for run in cell if run.kind == "words" for sign in run.text)


def reshaped(line: Line) -> bool:
    """Whether rows or columns of a table changed, so that one table cannot show both."""
    return line.paragraph.kind == "table" and any(
        run.sign != "=" and ("\n" in run.text or "\t" in run.text) for run in line.runs
    )
