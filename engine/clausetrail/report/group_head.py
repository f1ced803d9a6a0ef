"""What stands above a group's words: its references, what it is, its verbs and qualifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rows import shorten
from .safe import safe
from .spans import BOLD, DIM, NOTICE, PLAIN, REF, STRONGER, WARNING, WEAKER, Line, Span
from .words import advance_words, is_act, pair_words, tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group

_VALUE_WORDS = 12  # of a value that did not advance, above the words that hold it


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
        # A period that a paragraph names twice advanced once.
        steps = dict.fromkeys(advance_words(a.kind, a.old, a.new, a.step) for a in group.advances)
        yield [("advance: ", DIM), ("; ".join(steps), PLAIN)]
    for advance in group.advances:
        if advance.suspect:
            # A list of twenty resolutions stands below, word for word.
            old, new = (shorten(one, _VALUE_WORDS) for one in (advance.old, advance.new))
            told = advance_words(advance.kind, old, new, advance.step)
            if old == new:  # the lists begin alike
                told = f"{advance.kind}, as listed below"
            yield [("suspect advance: ", WARNING), (told, PLAIN)]
