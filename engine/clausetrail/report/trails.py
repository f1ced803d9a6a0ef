"""A trail in words, as the terminal and the application tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .safe import safe
from .symbols import short
from .words import CLASS_WORDS, RELATION_WORDS, count, refs_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetrail.history.answers import Step, Trail

RUN = 3  # texts in a row without a change that are told together


def is_still(step: Step) -> bool:
    """Whether nothing happened to the paragraphs in a step."""
    same = step.change == "identical" and step.relation == "one-to-one"
    quiet = not (step.absent or step.draft or step.ended)
    return same and quiet and not any(part.moved or part.unsure for part in step.parts)


def runs_of(
    steps: Sequence[Step], together: Callable[[Sequence[Step]], bool] = lambda _: True
) -> Iterator[Sequence[Step]]:
    """Yield the steps, several in a row together in which nothing happened.

    Args:
        steps: of a trail.
        together: whether a run of steps, of at least `RUN`, is told together.
    """
    quiet: list[Step] = []
    for step in steps:
        still = is_still(step)
        if quiet and not (still and step.refs == quiet[0].refs):
            yield from _run(quiet, together)
            quiet = []
        if still:
            quiet.append(step)
        else:
            yield [step]
    yield from _run(quiet, together)


def _run(
    quiet: Sequence[Step], together: Callable[[Sequence[Step]], bool]
) -> Iterator[Sequence[Step]]:
    if len(quiet) >= RUN and together(quiet):
        yield quiet
    else:
        yield from ([step] for step in quiet)


def step_words(step: Step) -> Iterator[tuple[str, str]]:
    """Yield what became of the paragraphs in a step, in single words.

    Returns:
        Each word with what it tells of: `draft`, `back`, `relation`, `moved`, `class`, `pinned`
        or `unsure`.
    """
    if step.draft:
        yield "draft", "draft"
    if step.absent:
        yield "back", "back"
    if step.relation in RELATION_WORDS:
        yield RELATION_WORDS[step.relation], "relation"
    if any(part.moved for part in step.parts):
        yield "moved", "moved"
    if step.relation != "added":
        yield CLASS_WORDS[step.change], "class"
    if any(part.pinned for part in step.parts):
        yield "pinned", "pinned"
    if any(part.unsure for part in step.parts):
        yield "unsure", "unsure"


def ended_words(step: Step) -> str:
    """Say which paragraphs of the text before have no successor in a step; nothing for none."""
    if not step.ended:
        return ""
    return safe(f"{refs_words(step.ended)} of the text before went on to nothing")


def asked_words(trail: Trail) -> str:
    """Return what a trail is of: `OP4 of A/RES/71/255`, `clause 2 of OP4 of A/RES/71/255`."""
    symbol, ref = trail.asked
    what = f"{ref} of {symbol}"
    return safe(what if trail.clause is None else f"clause {trail.clause + 1} of {what}")


def trail_words(trail: Trail, texts: int) -> str:
    """Say in how many of so many texts of the series it stands, since when, and until when."""
    stands = sum(not step.draft for step in trail.steps)
    told = [f"in {stands} of {count(texts, 'text')}", f"first in {short(trail.entered)}"]
    told += [f"out after {short(gap.last)}" for gap in trail.gaps]
    told.append(f"last in {short(trail.vanished.last)}" if trail.vanished else "still there")
    return safe("; ".join(told))
