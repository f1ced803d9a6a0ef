"""Comparisons of one base text with several proposals -> the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.diff.words import diff_words
from clausetrail.report.runs import Run, Words

from .additions import Addition, Additions
from .model import NOTHING, Cell, Row, Table
from .notes import note_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Comparison, Group, Paragraph
    from clausetrail.report.runs import Wording


def table_of(comparisons: Sequence[Comparison], names: Sequence[str]) -> Table:
    """Lay proposals beside the base text.

    Args:
        comparisons: of the same base text (`old`) with each proposal (`new`); at least one.
        names: what the proposals are called, one each.

    Returns:
        A row for every paragraph of the base text, in its order, and one for every new
        paragraph where it belongs; a paragraph that several propose alike has one row. Then
        the footnotes in the same way.
    """
    base = comparisons[0].old
    columns = [_Column(comparison) for comparison in comparisons]
    additions = Additions([column.added for column in columns])
    rows = list(_title(comparisons))
    rows += additions.behind(-1)
    for place, paragraph in enumerate(base.paragraphs):
        cells = tuple(column.cells.get(paragraph.ref, NOTHING) for column in columns)
        rows.append(Row("paragraph", paragraph.ref, columns[0].base[paragraph.ref], cells))
        rows += additions.behind(place)
    rows += note_rows(comparisons)
    return Table(base, tuple(names), tuple(one.new for one in comparisons), tuple(rows))


class _Column:
    """What one proposal makes of the base text."""

    def __init__(self, comparison: Comparison) -> None:
        self.cells: dict[str, Cell] = {}  # by the reference of the base text
        self.base: dict[str, tuple[Run, ...]] = {}
        self.added: list[Addition] = []
        self._new = {one.ref: one for one in comparison.new.paragraphs}
        place = {one.ref: at for at, one in enumerate(comparison.old.paragraphs)}
        words = Words(comparison)
        behind = -1
        for group in comparison.groups:
            wording = words.of(group)
            for line in wording.old:
                runs = tuple(run._replace(sign="=") for run in line.runs)
                self.base[line.paragraph.ref] = (*_number(line.paragraph), *runs)
            if group.old:
                self._place(group, wording)
                if not group.moved:
                    behind = max(place[ref] for ref in group.old)
            else:
                self.added.append(self._addition(group, wording, behind))

    def _place(self, group: Group, wording: Wording) -> None:
        """Put a group's words beside the first of its old paragraphs; the others name it."""
        first = group.old[0]
        for ref in group.old[1:]:
            self.cells[ref] = Cell("see", first)
        if not group.new:
            for ref in group.old:
                self.cells[ref] = Cell("gone")
            return
        words = self._words(group)
        label = _label(group)
        lines = _lines(wording)
        # Who calls other footnotes behind the same words does not say the same.
        calls = ", ".join(_calls(lines))
        if all(sign == "=" for sign, _ in group.ops) and group.relation == "one-to-one":
            told = ", ".join(filter(None, (label, calls)))
            moved = "moved" if group.moved else ""
            self.cells[first] = Cell("same", told, words=f"{moved} {calls}")
        else:
            self.cells[first] = Cell("text", label, lines, f"{words} {calls}")

    def _addition(self, group: Group, wording: Wording, behind: int) -> Addition:
        paragraph = self._new[group.new[0]]
        cell = Cell("text", group.new[0], _lines(wording), self._words(group))
        return Addition(behind, paragraph.kind, cell)

    def _words(self, group: Group) -> str:
        texts = [" ".join(self._new[ref].text.split()) for ref in group.new]
        return "\n".join([*texts, "moved"] if group.moved else texts)


def _label(group: Group) -> str:
    """Return how a proposal numbers a group, where not as the base text does, and doubts."""
    told = [] if group.new == group.old else [" + ".join(group.new)]
    if group.relation != "one-to-one":
        told.append({"merge": "merged"}.get(group.relation, group.relation))
    if group.moved:
        told.append("moved")
    if group.unsure:
        told.append("pairing unsure")
    return ", ".join(told)


def _calls(lines: Iterable[Iterable[Run]]) -> Iterator[str]:
    """Yield what became of calls of footnotes: `without footnote 3`, `with footnote 4`."""
    calls = [run for line in lines for run in line if run.kind == "marker" and run.sign != "="]
    for one in calls:
        yield f"{'with' if one.sign == '+' else 'without'} footnote {one.text}"


def _lines(wording: Wording) -> tuple[tuple[Run, ...], ...]:
    several = len(wording.both) > 1
    return tuple(
        (*_number(line.paragraph), *line.runs) if several else line.runs for line in wording.both
    )


def _number(paragraph: Paragraph) -> tuple[Run, ...]:
    """Return a paragraph's number as printed, with its full stop."""
    if paragraph.number is None:
        return ()
    stop = "" if paragraph.number.endswith((")", ".")) else "."
    return (Run("=", f"{paragraph.number}{stop} "),)


def _title(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    base = comparisons[0].old.title
    cells = []
    for comparison in comparisons:
        new = comparison.new.title
        runs = tuple(Run(sign, text) for sign, text in diff_words(base, new).ops)
        cells.append(Cell("same") if new == base else Cell("text", "", (runs,), new))
    if any(cell.state != "same" for cell in cells):
        yield Row("title", "Title", (Run("=", base),) if base else (), tuple(cells))
