"""What the views of a comparison have in common: header, summary, headings, marked words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lines import (
    BOLD,
    DELETED,
    DIM,
    HEAD,
    INSERTED,
    MEASURE,
    NOTICE,
    PLAIN,
    REF,
    STRONGER,
    VERB,
    WARNING,
    WEAKER,
    Line,
    Span,
    wrap,
)
from .rows import Piece, shorten
from .safe import safe
from .selection import unchanged_runs
from .words import date_words, is_act, pair_words, refs_words, summary_sentences, tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Comparison, FootnoteChange, Group, Resolution

    from .selection import Unchanged

NOTE_WORDS = 8  # of a footnote whose words are the same
INDENT: Span = ("  ", PLAIN)
BLANK: Line = []


def measure(width: int) -> int:
    """Return the width that running text is set in."""
    return min(width, MEASURE)


def side_facts(text: Resolution, other: Resolution) -> str:
    """Return what a text is, in a line: `A/RES/71/255, adopted 23 December 2016`.

    The file is named where the symbol alone does not tell it from the other text.
    """
    facts = [text.symbol or "", "" if text.kind in {"adopted", "plain"} else text.kind]
    if text.adopted:
        facts.append(f"adopted {date_words(text.adopted)}")
    elif text.distributed:
        facts.append(f"distributed {date_words(text.distributed)}")
    if text.session and not text.adopted:
        facts.append(f"session {text.session}")
    if text.symbol in {None, other.symbol}:
        facts.append(f"file {text.source}")
    return safe(", ".join(filter(None, facts)))


def header(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield the two texts that are compared, then the summary in words and the warnings."""
    wide = measure(width)
    old, new = comparison.old, comparison.new
    for label, text, other in (("old  ", old, new), ("new  ", new, old)):
        facts = side_facts(text, other)
        yield from wrap([(facts, HEAD)], wide, [(label, DIM)], [("     ", PLAIN)])
        # A title may say that a text is no United Nations document: it is never shortened.
        title = safe(text.title) or "(no title)"
        if text is new and new.title and new.title == old.title:
            title = "(the same title)"
        yield from wrap([(title, PLAIN)], wide, [("     ", PLAIN)], [("     ", PLAIN)])
    yield BLANK
    yield from wrap([(" ".join(summary_sentences(comparison)), PLAIN)], wide)
    yield from warnings(comparison, wide)


def warnings(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield what the reader, the parser and the comparison were not sure of."""
    told: list[str] = []
    if comparison.fallback:
        told.append(f"the comparison was simplified: {comparison.fallback}")
    for label, text in (("old text", comparison.old), ("new text", comparison.new)):
        told += [f"{label}: {warning}" for warning in text.warnings]
        told += [f"{label}: not placed: {piece}" for piece in text.unplaced]
    for warning in told:
        yield from wrap(
            [(safe(warning), WARNING)], width, [("warning: ", WARNING)], [("         ", PLAIN)]
        )


def heading(group: Group, notes: Sequence[FootnoteChange] = ()) -> Line:
    """Return a group's references and what there is to say of it in single words."""
    line: Line = [(safe(pair_words(group)), REF)]
    words = tags(group)
    if group.change == "identical" and any(note.change != "identical" for note in notes):
        words.append("footnote changed")
    if words:
        line += [("  ", PLAIN), (" · ".join(words), NOTICE if group.unsure else BOLD)]
    return line


def details(group: Group) -> Iterator[list[Span]]:
    """Yield a group's verbs, qualifiers and suspect advances, a list of spans each."""
    for verb in group.verbs:
        if verb.direction == "same" or not is_act(verb):
            continue
        role = {"stronger": STRONGER, "weaker": WEAKER}.get(verb.direction, PLAIN)
        word = {"other": "another act"}.get(verb.direction, verb.direction)
        yield [
            ("verb: ", DIM),
            (f"{safe(verb.old)} → {safe(verb.new)}", PLAIN),
            (f" ({word})", role),
        ]
    for qualifier in group.qualifiers:
        word = "gained" if qualifier.side == "new" else "lost"
        yield [(f"qualifier {word}: ", DIM), (f"“{safe(qualifier.text)}”", PLAIN)]
    if group.advances and group.change == "rollover":
        steps = [advance_words(a.kind, a.old, a.new, a.step) for a in group.advances]
        yield [("advance: ", DIM), ("; ".join(steps), PLAIN)]
    for advance in group.advances:
        if advance.suspect:
            told = advance_words(advance.kind, advance.old, advance.new, advance.step)
            yield [("suspect advance: ", WARNING), (told, PLAIN)]


def advance_words(kind: str, old: str, new: str, step: int | None) -> str:
    """Return `session seventy-first → seventy-third (+2)`; dates tell their step themselves."""
    size = "" if step is None or kind == "date" else f" ({step:+d})"
    return safe(f"{kind} {old} → {new}{size}")


def heading_block(group: Group, notes: Sequence[FootnoteChange], width: int) -> Iterator[Line]:
    """Yield a group's heading, and below it its verbs, qualifiers and advances."""
    wide = measure(width)
    yield from wrap(heading(group, notes), wide, rest=[INDENT])
    joined: list[Span] = []
    for spans in details(group):
        if joined:
            joined.append((" · ", DIM))
        joined += spans
    if joined:
        yield from wrap(joined, wide, [INDENT], [INDENT, INDENT])


def unchanged_line(item: Unchanged, width: int) -> Iterator[Line]:
    """Yield the references of groups in which nothing changed."""
    told = [
        refs_words(new) if old == new else f"{refs_words(old)} → {refs_words(new)}"
        for old, new in unchanged_runs(item)
    ]
    words = "unchanged"
    if any(group.change != "identical" for group in item.groups):
        words = "not shown"
    yield from wrap([(safe(", ".join(told)) + "  " + words, DIM)], measure(width), rest=[INDENT])


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
    for op, text, verb in runs:
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


def note_lines(
    notes: Iterable[FootnoteChange], width: int, *, colour: bool, home: str = ""
) -> Iterator[Line]:
    """Yield changed footnotes, a paragraph each."""
    for note in notes:
        if note.old is not None and note.new is not None:
            number = note.new if note.old == note.new else f"{note.old} → {note.new}"
            word = {"identical": "unchanged", "rollover": "routine"}.get(note.change, note.change)
        else:
            number = note.old or note.new or ""
            word = "new" if note.old is None else "gone"
        label = safe(f"footnote {number} ({word}): ")
        pieces = [Piece(op, text, verb=False) for op, text in note.ops]
        if all(piece.op == "=" for piece in pieces):
            whole = "".join(piece.text for piece in pieces)
            pieces = [Piece("=", shorten(whole, NOTE_WORDS), verb=False)]
        yield from wrap(
            marked(pieces, colour=colour),
            measure(width),
            [(home, PLAIN), (label, DIM)],
            [(home, PLAIN), INDENT],
        )
