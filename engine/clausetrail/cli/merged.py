"""What joining two corpora told: a JSON document and lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import exits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.corpus.merging import Merged

    from .output import Target
    from .render.lines import Line


def write_merged(
    merged: Merged, output: Target, *, command: str, form: str, sent: bool | None
) -> int:
    """Print what came of a sync or an import; return the exit code.

    Args:
        merged: what came in, and what a person has to settle.
        output: where to print.
        command: "sync" or "import", for the name of the JSON document.
        form: "text" or "json".
        sent: whether the other side was changed; None where it never is.
    """
    from .output import write_json, write_lines

    if form == "json":
        document: dict[str, Any] = {
            "schema": f"clausetrail/{command}/1",
            "documents": merged.documents,
            "series": list(merged.series),
            "conflicts": merged.conflicts,
            "overruled": merged.overruled,
            "interrupted": merged.interrupted,
        }
        if sent is not None:
            document["sent"] = sent
        write_json(document, output)
    else:
        write_lines(_lines(merged, output.look.width, sent=sent), output)
    if merged.interrupted:
        return exits.INTERRUPTED
    return exits.CORPUS if merged.conflicts else exits.DONE


def _lines(merged: Merged, width: int, *, sent: bool | None) -> Iterator[Line]:
    from .render.lines import BOLD, DIM, NOTICE, PLAIN, REF, WARNING, wrap
    from .render.safe import safe
    from .render.words import count, first_of

    indent = [("  ", PLAIN)]
    if merged.series:
        yield from wrap([(safe(f"Series that changed: {first_of(merged.series)}."), PLAIN)], width)
    for one in merged.overruled:
        told = (
            f"{one.old} → {one.new}: the pin of {one.gave_way.old} and {one.gave_way.new} by "
            f"{one.gave_way.by} gave way to a later one by {one.holds.by}"
        )
        yield from wrap([(safe(told), NOTICE)], width, [], indent)
    for conflict in merged.conflicts:
        yield from wrap(
            [(safe(conflict.place), REF), (": ", PLAIN), (safe(conflict.message), WARNING)],
            width, [], indent,
        )  # fmt: skip
        yield from wrap([(safe(conflict.remedy), DIM)], width, indent, indent)
    came = (
        f"{count(merged.documents, 'document')} came in" if merged.documents else "Nothing came in"
    )
    if merged.interrupted:
        told = f"{came}. Interrupted: run it again to go on."
    elif merged.conflicts:
        left = count(len(merged.conflicts), "conflict")
        told = f"{came}; {left} left to you" + ("" if sent is None else "; nothing was sent") + "."
    elif sent is None:
        told = f"{came}."
    else:
        told = f"{came}; " + (
            "the other side has all of this one now." if sent else "both are the same."
        )
    yield from wrap([(told, BOLD)], width)
