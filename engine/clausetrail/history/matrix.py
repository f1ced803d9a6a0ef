"""`matrix`: the paragraphs of a series down, its versions across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.model import Change, Relation

from .trail import paragraph_steps

if TYPE_CHECKING:
    from .tracks import Track
    from .versions import SeriesHistory


class Cell(Struct, frozen=True, kw_only=True):
    """A trail in one version."""

    refs: tuple[str, ...]
    change: Change  # since the version that has it last before; substantive where it is new
    relation: Relation
    moved: bool = False
    back: bool = False  # it was absent in the version before, and stood in an earlier one
    verb: Literal["stronger", "weaker"] | None = None  # where its lead verb went, if one way only


class Row(Struct, frozen=True, kw_only=True):
    """A trail through all versions."""

    kind: str  # of its paragraph, where it stands last: "operative"
    verb: str | None  # its first lead verb there
    words: str  # the text of that paragraph
    first: str  # the version that has it first
    last: str  # the version that has it last
    cells: tuple[Cell | None, ...]  # one a version; None where it does not stand


class MatrixVersion(Struct, frozen=True, kw_only=True):
    """A column."""

    symbol: str
    session: str | None
    adopted: str | None


class Matrix(Struct, frozen=True, kw_only=True):
    """All trails of a series: as the newest text stands, vanished ones beneath, latest first."""

    schema: Literal["clausetrail/matrix/1"] = "clausetrail/matrix/1"
    series: str
    title: str
    versions: tuple[str, ...]
    columns: tuple[MatrixVersion, ...]
    rows: tuple[Row, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each row and version that has it."""
        return [
            {
                "row": number + 1,
                "symbol": column.symbol,
                "session": column.session,
                "refs": " ".join(cell.refs),
                "change": cell.change,
                "relation": cell.relation,
                "moved": cell.moved,
                "back": cell.back,
                "verb": cell.verb,
                "lead_verb": row.verb,
                "words": row.words,
            }
            for number, row in enumerate(self.rows)
            for column, cell in zip(self.columns, row.cells, strict=True)
            if cell is not None
        ]


def matrix_of(history: SeriesHistory) -> Matrix:
    """Lay all paragraphs of a series against its versions."""
    ordered = sorted(history.tracks.tracks, key=lambda track: row_order(history, track))
    return Matrix(
        series=history.slug,
        title=history.title,
        versions=tuple(one.name for one in history.versions),
        columns=tuple(
            MatrixVersion(symbol=one.name, session=one.session, adopted=one.adopted)
            for one in history.versions
        ),
        rows=tuple(_row(history, track) for track in ordered),
    )


def row_order(history: SeriesHistory, track: Track[str]) -> tuple[int, int]:
    """Sort trails as the newest text that has them stands, the newest text first."""
    return -track.last, history.positions[track.last][track.at(track.last)[0]]


def _row(history: SeriesHistory, track: Track[str]) -> Row:
    cells: list[Cell | None] = [None] * len(history)
    for (version, refs), step in zip(track.stands, paragraph_steps(history, track), strict=True):
        ways = {verb.direction for part in step.parts for verb in part.verbs}
        ways &= {"stronger", "weaker"}
        way: Literal["stronger", "weaker"] | None = None
        if len(ways) == 1:
            way = "stronger" if "stronger" in ways else "weaker"
        cells[version] = Cell(
            refs=refs,
            change=step.change,
            relation=step.relation,
            moved=any(part.moved for part in step.parts),
            back=bool(step.absent),
            verb=way,
        )
    shown = history.paragraphs[track.last][track.at(track.last)[0]]
    return Row(
        kind=shown.kind,
        verb=next((clause.verb for clause in shown.clauses if clause.verb), None),
        words=shown.text,
        first=history.versions[track.first].name,
        last=history.versions[track.last].name,
        cells=tuple(cells),
    )
