"""The table view: a line a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.head import BLANK, header
from clausetrail.report.safe import safe
from clausetrail.report.selection import Shown, select
from clausetrail.report.spans import BOLD, DIM, NOTICE, PLAIN, REF, Line, clip, pad, width_of
from clausetrail.report.words import CLASS_WORDS, RELATION_WORDS

from .parts import note_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetrail.model import Comparison, Group

HEADINGS = ("old", "new", "relation", "change", "like", "words")
NARROW = 60  # cells
_FIRST_CHARS = 400  # no terminal line shows more of a paragraph


def table(
    comparison: Comparison,
    *,
    width: int,
    colour: bool,
    only: Collection[str] = (),
    context: int = 0,
    full: bool = False,
    explain: bool = False,
) -> Iterator[Line]:
    """Yield a line a group: references, relation, class, similarity, first words.

    Unchanged groups have their line too, unless `only` leaves them out.
    """
    del context, full  # a table shows every group, in one line
    words = {("old", one.ref): one.text for one in comparison.old.paragraphs}
    words |= {("new", one.ref): one.text for one in comparison.new.paragraphs}
    items, homeless = select(comparison, only=only, full=True)
    shown = [item for item in items if isinstance(item, Shown)]
    rows = [_cells(item.group) for item in shown]
    limit = max(9, width // 6)  # of a cell of many references
    sizes = [
        max([width_of(name), *(min(limit if at < 2 else width, width_of(row[at])) for row in rows)])
        for at, name in enumerate(HEADINGS[:-1])
    ]
    yield from header(comparison, width)
    yield BLANK
    if width < NARROW:
        sizes.pop()  # the similarity goes first
    names: Line = []
    for name, size in zip(HEADINGS, sizes, strict=False):
        names += pad([(name, DIM)], size + 2)
    yield clip([*names, (HEADINGS[-1], DIM)], width)
    for item, row in zip(shown, rows, strict=True):
        group = item.group
        line: Line = []
        for at, (cell, size) in enumerate(zip(row, sizes, strict=False)):
            role = REF if at < 2 else PLAIN
            if at == 3 and group.change == "substantive":
                role = BOLD
            if at == 2 and group.unsure:
                role = NOTICE
            line += pad(clip([(cell, role)], size), size + 2)
        side, ref = ("new", group.new[0]) if group.new else ("old", group.old[0])
        first = safe(words[side, ref][:_FIRST_CHARS])
        yield clip([*line, (first, PLAIN)], width)
        if explain:
            from .explain import explain_lines

            yield from explain_lines(group, width)
        yield from note_lines(item.notes, width, colour=colour, home="  ")
    if homeless:
        yield BLANK
        yield from note_lines(homeless, width, colour=colour)


def _cells(group: Group) -> tuple[str, str, str, str, str]:
    relation = RELATION_WORDS.get(group.relation, "")
    flags = [relation, "moved" if group.moved else "", "pinned" if group.pinned else ""]
    flags.append("unsure" if group.unsure else "")
    both = group.old and group.new
    return (
        safe("+".join(group.old)),
        safe("+".join(group.new)),
        " ".join(filter(None, flags)),
        CLASS_WORDS[group.change] if both else "",
        f"{group.similarity:.2f}" if both else "",
    )
