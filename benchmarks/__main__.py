"""All figures, as `make bench` prints them; `python -m benchmarks NAME ...` prints some."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from . import (
    classes,
    clauses,
    history,
    pages,
    parsing,
    reading,
    speed,
    startup,
    store,
    terminal,
)  # fmt: skip
from .accuracy import alignment, histories

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES: dict[str, tuple[str, Callable[[], object]]] = {
    "reading": ("Reading, against the Secretariat's own text", reading.main),
    "parsing": (
        "Parsing, against the Secretariat's own text and the print",
        lambda: parsing.main([]),
    ),
    "clauses": ("Clauses, against the hand and the print's italics", clauses.main),
    "alignment": ("Alignment, against the hand and made texts", alignment.main),
    "histories": ("Trails and the origin of words, in made histories", histories.main),
    "classes": ("Change classes, against the hand", classes.main),
    "speed": ("Speed of the stages", speed.main),
    "pages": ("The page of a comparison, beside difflib's own", pages.main),
    "startup": ("Whole processes", startup.main),
    "history": ("Questions to the history, and git grep", history.main),
    "store": ("The store, beside git itself", store.main),
    "terminal": ("The terminal application, by its keys, beside bare Textual", terminal.main),
}


def main(names: list[str]) -> int:
    """Print the tables of these names, or all; 2 where a name is unknown."""
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"no such table: {', '.join(unknown)}; there are {', '.join(TABLES)}")
        return 2
    for name, (title, show) in TABLES.items():
        if not names or name in names:
            print(f"\n{title}\n{'-' * len(title)}", flush=True)
            show()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
