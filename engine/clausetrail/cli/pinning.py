"""What `pin` and `unpin` do, and how they tell it: a JSON document and lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.messages import Person
    from clausetrail.corpus.pin_branch import Pinned, Verdict

    from .render.lines import Line

_SAID = {"together": "belong together", "apart": "do not belong together", "none": "are not pinned"}


class Task(NamedTuple):
    """Decisions on the paragraphs of two texts."""

    old: str  # REFs
    new: str
    pairs: tuple[tuple[str, str], ...]  # a paragraph of each
    verdict: Verdict


Told = tuple[dict[str, Any], "list[Line]"]


def decide(corpus: Corpus, tasks: Iterable[Task], person: Person, width: int) -> Told:
    """Set pins, or take them back.

    Raises:
        PinnedError: a paragraph is unknown, or pins would contradict each other.
    """
    from clausetrail.corpus import pins

    from .render.lines import PLAIN

    made: list[dict[str, Any]] = []
    lines: list[Line] = []
    for task in tasks:
        versions = [corpus.pin_version(corpus.resolve(ref)) for ref in (task.old, task.new)]
        choices = [
            pins.Choice(old=_ref(old), new=_ref(new), verdict=task.verdict)
            for old, new in task.pairs
        ]
        decided = pins.decide(corpus.store, versions[0], versions[1], choices, person)
        for one in decided:
            made.append(_document(versions[0].name, versions[1].name, one))
            lines += _lines(versions[0].name, versions[1].name, one, width)
        left = len(choices) - len(decided)
        if left:
            lines.append([(f"{left} held already." if left > 1 else "This held already.", PLAIN)])
    return {"schema": "clausetrail/pins/1", "pins": made}, lines


def undo_pin(corpus: Corpus, person: Person, width: int) -> Told:
    """Take the last decision back.

    Raises:
        NothingToUndoError: there is none.
    """
    from clausetrail.corpus import pins

    file, now = pins.undo(corpus.store, person)
    lines = _lines(file.old, file.new, now, width)
    return {"schema": "clausetrail/pins/1", "pins": [_document(file.old, file.new, now)]}, lines


def list_pins(corpus: Corpus, width: int) -> Told:
    """Tell what was decided and still holds, by whom and when."""
    from clausetrail.corpus import pins

    from .render.lines import DIM, HEAD, PLAIN, REF, wrap
    from .render.safe import safe
    from .render.words import date_words

    held = [
        (file, [one for one in file.decisions if one.verdict != "none"])
        for file in pins.listed(corpus.store)
    ]
    held = [(file, decisions) for file, decisions in held if decisions]
    lines: list[Line] = []
    for file, decisions in held:
        lines.append([(safe(f"{file.old} → {file.new}"), HEAD)])
        for one in decisions:
            sign = " = " if one.verdict == "together" else " ≠ "
            lines += wrap(
                [(f"{one.old}{sign}{one.new}", REF),
                 (safe(f"  {one.by}, {date_words(one.when[:10])}"), DIM)],
                width, [("  ", PLAIN)], [("      ", PLAIN)],
            )  # fmt: skip
    if not held:
        lines = [[("Nothing is pinned.", PLAIN)]]
    told = [_document(file.old, file.new, one) for file, decisions in held for one in decisions]
    return {"schema": "clausetrail/pins/1", "pins": told}, lines


def _ref(typed: str) -> str:
    """Return a reference as texts have it: `op4(a)` is OP4(a)."""
    head = typed[:2].upper()
    return head + typed[2:] if head in {"PP", "OP"} else typed


def _document(old: str, new: str, one: Pinned) -> dict[str, Any]:
    return {
        "old": {"symbol": old, "ref": one.old},
        "new": {"symbol": new, "ref": one.new},
        "verdict": one.verdict,
        "by": one.by,
        "when": one.when,
    }


def _lines(old: str, new: str, one: Pinned, width: int) -> list[Line]:
    from .render.lines import PLAIN, wrap
    from .render.safe import safe

    said = f"{old} {one.old} and {new} {one.new} {_SAID[one.verdict]}."
    return wrap([(safe(said), PLAIN)], width)
