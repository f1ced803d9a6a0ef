"""`clausetrail demo`: the sample series, one comparison in it, and what to try next."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import output_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetrail.corpus.sample import Sample
    from clausetrail.model import Comparison, Group

    from .output import Look
    from .render.lines import Line

BASE = "A/RES/71/255"
DRAFT = "illustration-1"
NEXT = "illustration-2"

EXPLANATION = """\
Below, {base} is compared with {draft}. Each block is a group of paragraphs that belong \
together: first the references (PP preambular, OP operative; "OP4 → OP6" became another \
number, "OP11 → OP12 + OP13" was split), then whether it moved, and its class: "editorial" \
(punctuation, spelling, sequence words), "routine" (sessions, dates and symbols that advanced as \
they should), "substantive" (all else). Then the words, {marks}. Paragraphs in which nothing \
changed are only named."""
MARKS = "[-deleted-] and {+inserted+}"
COLOURS = "deleted ones struck out, inserted ones underlined"


@click.command(
    "demo",
    epilog="""Example:

\b
  clausetrail demo
  clausetrail demo --no-pager --width 100""",
)
@output_options
def command(*, width: int | None, color: str, pager: bool) -> None:
    """Show the sample series and what changed in it.

    The sample is one real resolution, A/RES/71/255, and two illustrative drafts that were
    invented for it and are no United Nations documents.
    """
    from clausetrail.corpus.sample import load_sample

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=None)
    write_lines(_lines(load_sample(), output.look), output)


def _lines(sample: Sample, look: Look) -> Iterator[Line]:
    from clausetrail.diff import compare
    from clausetrail.report.head import measure

    from .references import load
    from .render.inline import inline
    from .render.lines import BOLD, HEAD, PLAIN, wrap

    wide = measure(look.width)
    yield from wrap([(f"The sample series: {sample.title}", HEAD)], wide)
    yield []
    yield from _series(sample, wide)
    yield []
    told = EXPLANATION.format(base=BASE, draft=DRAFT, marks=COLOURS if look.colour else MARKS)
    yield from wrap([(told, PLAIN)], wide)
    yield []
    yield [("─" * wide, "dim")]
    paths = [str(_near(sample.path(name))) for name in (BASE, DRAFT, NEXT)]
    comparison = compare(load(paths[0]), load(paths[1]))
    yield from inline(comparison, width=look.width, colour=look.colour)
    yield [("─" * wide, "dim")]
    yield []
    yield [("What to notice:", BOLD)]
    for sentence in _notice(comparison):
        yield from wrap([(sentence, PLAIN)], wide, [("- ", PLAIN)], [("  ", PLAIN)])
    yield []
    yield [("Try next:", BOLD)]
    # A command is never wrapped: it must work as it is printed.
    for line in _commands(*paths):
        yield [("  " + line, PLAIN)]


def _notice(comparison: Comparison) -> Iterator[str]:
    """Yield a sentence on the first group of each kind that a plain comparison would miss."""
    from .render.safe import safe
    from .render.words import pair_words

    kinds: dict[str, Callable[[Group], object]] = {
        "{}: one paragraph became two; only the words that join them changed.": (
            lambda group: group.relation == "split"
        ),
        "{}: two paragraphs became one.": lambda group: group.relation == "merge",
        "{}: moved from the preamble to the operative part, where its verb takes another form.": (
            lambda group: group.moved and group.old[0][:2] == "PP" and group.new[0][:2] == "OP"
        ),
        "{}: the lead verb is stronger.": (
            lambda group: any(verb.direction == "stronger" for verb in group.verbs)
        ),
        "{}: the lead verb is weaker.": (
            lambda group: any(verb.direction == "weaker" for verb in group.verbs)
        ),
        "{}: a qualifier narrows what is asked.": (
            lambda group: any(one.side == "new" for one in group.qualifiers)
        ),
        "{}: routine, because every difference is an advance that fits the sessions.": (
            lambda group: group.change == "rollover"
        ),
    }
    for sentence, holds in kinds.items():
        found = next((group for group in comparison.groups if holds(group)), None)
        if found is not None:
            yield safe(sentence.format(pair_words(found)))
    note = next((one for one in comparison.footnotes if one.change == "substantive"), None)
    if note is not None and note.new_ref:
        yield safe(f"{note.new_ref}: its words are the same, but its footnote says more.")


def _series(sample: Sample, width: int) -> Iterator[Line]:
    """Yield the versions of the series: what is here, what it is, and what is only named."""
    from .render.lines import DIM, NOTICE, PLAIN, REF, pad, wrap
    from .render.words import date_words

    absent: list[str] = []
    for version in sample.versions:
        if version.path is None:
            absent.append(version.name)
            continue
        told = f"adopted {date_words(version.adopted)}" if version.adopted else ""
        label = pad([("  " + version.name, REF)], 18)
        yield from wrap(
            [(version.notice, NOTICE) if version.notice else (told, PLAIN)],
            width, label, [(" " * 18, PLAIN)],
        )  # fmt: skip
    yield from wrap(
        [("Of this series too, but not in the sample: " + ", ".join(absent) + ".", DIM)],
        width, [("  ", PLAIN)], [("  ", PLAIN)],
    )  # fmt: skip


def _near(installed: Path) -> Path:
    """Prefer the same file of a checkout that one stands in, whose path is short."""
    near = Path("corpus") / installed.parent.name / installed.name
    try:
        if near.read_bytes() == installed.read_bytes():
            return near
    except OSError:
        pass
    return installed


def _commands(base: str, draft: str, following: str) -> list[str]:
    import shlex

    program = _program()
    return [
        shlex.join([program, "diff", base, draft, "--view", "side-by-side"]),
        shlex.join([program, "diff", draft, following, "--brief"]),
        shlex.join([program, "show", f"{base}:OP4"]),
    ]


def _program() -> str:
    """Return what the user must type to run this program again."""
    import shutil

    called = Path(sys.argv[0])
    found = shutil.which("clausetrail")
    if not called.is_file() or (found and Path(found).resolve() == called.resolve()):
        return "clausetrail"
    near = os.path.relpath(called)
    return near if not near.startswith("..") else str(called)
