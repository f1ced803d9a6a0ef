"""The pieces of a row as spans: what was deleted and inserted, set off from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .safe import safe
from .spans import DELETED, INSERTED, PLAIN, VERB, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .rows import Piece


def marked(pieces: Sequence[Piece], *, colour: bool) -> list[Span]:
    """Return pieces as spans; what was deleted and inserted stands in marks without colour.

    The marks are git's (`git diff --word-diff`): `[-deleted-]`, `{+inserted+}`. Spaces at
    the ends of a change stand outside its marks. Where whole words change, the insertion is
    set off from the deletion before it; inside a symbol (`A/[-71-]{+73+}`) it is not.
    """
    spans: list[Span] = []
    free = True  # whether what comes next stands behind a space, or at the beginning
    runs = list(_runs(pieces))
    while runs and runs[-1].op != "=" and runs[-1].text.isspace() and "\n" not in runs[-1].text:
        runs.pop()  # blanks that end a line tell nothing
    for op, text, verb, *_ in runs:
        shown = text.replace("\n", " ¶ ")
        if op == "=":
            spans.append((safe(shown), VERB if verb else PLAIN))
            free = shown.endswith(" ")
            continue
        core = safe(shown.strip(" ")) or safe(shown)
        bare = core == safe(shown)
        lead = not bare and shown.startswith(" ")
        if spans and spans[-1][1] in {DELETED, INSERTED} and free:
            lead = True
        if lead and not (spans and spans[-1][0].endswith(" ")):
            spans.append((" ", PLAIN))
            free = True
        begin, end = ("", "") if colour else (("[-", "-]") if op == "-" else ("{+", "+}"))
        spans.append((f"{begin}{core}{end}", DELETED if op == "-" else INSERTED))
        if not bare and shown.endswith(" "):
            spans.append((" ", PLAIN))
    return spans


def _runs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbouring pieces of one kind, so that a change has one pair of marks."""
    run: Piece | None = None
    for piece in pieces:
        if run and piece.op == run.op and (piece.op != "=" or piece.verb == run.verb):
            run = run._replace(text=run.text + piece.text)
        else:
            if run:
                yield run
            run = piece
    if run:
        yield run
