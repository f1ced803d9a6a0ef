"""A group as an article: what it is in the margin, and its words in three cells.

The cells are the old words, the new ones, and both in one. The page's style shows the first
two side by side or the third alone, so no script is needed to choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.rows import shorten
from clausetrail.report.safe import safe
from clausetrail.report.words import (
    CLASS_WORDS,
    advance_words,
    is_act,
    note_word,
    refs_words,
    tags,
)

from .cells import paragraph, reshaped
from .markup import anchor, link, refs_links, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group
    from clausetrail.report.runs import Line, Wording

    from .cells import Targets

GHOST_WORDS = 14  # of a paragraph that moved, where it once stood
_ARROWS = {"stronger": "▲", "weaker": "▼"}


def article(
    group: Group,
    index: int,
    wording: Wording,
    notes: Sequence[tuple[FootnoteChange, str]],
    targets: Targets,
) -> str:
    """Write a group.

    Args:
        group: of the comparison.
        index: its place among the groups, from 0.
        wording: its words.
        notes: the changes of its footnotes, each with its id in the page.
        targets: where the markers of footnotes lead.
    """
    classes = classes_of(group, [note for note, _ in notes])
    return tag(
        "article",
        *(tag("span", id=anchor("old", ref), cls="at") for ref in group.old),
        *(tag("span", id=anchor("new", ref), cls="at") for ref in group.new),
        tag("header", _heading(group, index), *_facts(group, notes), cls="margin"),
        cells(group, wording, targets),
        id=f"g{index}",
        cls=" ".join(classes),
        data_name=f"{_spoken(group)}: {', '.join(tags(group)) or 'unchanged'}",
        data_joins=_joins(group, index, wording),
        aria_labelledby=f"h{index}",
    )


def classes_of(group: Group, notes: Sequence[FootnoteChange]) -> list[str]:
    """Return the style's classes: `k-…` are those by which the filters show it."""
    found = ["g", group.change]
    moved_alone = group.moved and group.change == "identical"
    found += [] if moved_alone else [f"k-{group.change}"]
    found += [f"k-{change}" for change in CLASS_WORDS if any(n.change == change for n in notes)]
    if group.moved:
        found += ["k-moved", "moved"]
    if group.change != "identical" or group.moved:
        found.append("stop")
    if not group.old or not group.new:
        found.append("one-sided")
    return list(dict.fromkeys(found))


def cells(group: Group, wording: Wording, targets: Targets) -> str:
    """Write the words of a group; both in one only where they differ."""
    old = "".join(paragraph(line, "old", targets) for line in wording.old)
    new = "".join(paragraph(line, "new", targets) for line in wording.new)
    written = [tag("div", old, cls="cell old"), tag("div", new, cls="cell new")]
    numbers = [line.paragraph.number for line in wording.old]
    changed = any(run.sign != "=" for line in wording.both for run in line.runs)
    changed = changed or numbers != [line.paragraph.number for line in wording.new]
    if group.old and group.new and changed:
        written.append(tag("div", _both(wording, targets), cls="cell both"))
    return tag("div", *written, cls="cells" if len(written) > 2 else "cells alike")


def _both(wording: Wording, targets: Targets) -> str:
    if not any(reshaped(line) for line in wording.both):
        return "".join(paragraph(line, "both", targets) for line in wording.both)
    lines: tuple[Line, ...] = wording.old + wording.new
    return "".join(paragraph(line, "both", targets) for line in lines)


def _heading(group: Group, index: int) -> str:
    sides = [("old", group.old), ("new", group.new)]
    if group.old == group.new:
        sides = sides[1:]
    named = '<span class="arrow"> → </span>'.join(
        refs_links(side, refs) for side, refs in sides if refs
    )
    words = tags(group)
    told = "".join(
        tag("span", text(word), cls=f"tag {_tag_class(word)}") for word in words or ["unchanged"]
    )
    return tag("h3", tag("span", named, cls="refs"), " ", told, id=f"h{index}", tabindex="-1")


def _tag_class(word: str) -> str:
    names = {told: change for change, told in CLASS_WORDS.items()}
    return f"is-{names.get(word, word.partition(' ')[0])}"


def _spoken(group: Group) -> str:
    old, new = (safe(refs_words(refs)) for refs in (group.old, group.new))
    return f"{old} → {new}" if old and new and old != new else new or old


def _facts(group: Group, notes: Sequence[tuple[FootnoteChange, str]]) -> Iterator[str]:
    told = [
        *_verbs(group),
        *_qualifiers(group),
        *_advances(group),
        *_footnotes(notes),
        *_doubt(group),
    ]
    if told:
        yield tag("ul", *(tag("li", one) for one in told), cls="facts")


def _verbs(group: Group) -> Iterator[str]:
    for verb in group.verbs:
        if verb.direction != "same" and is_act(verb):
            arrow = _ARROWS.get(verb.direction, "")
            word = {"other": "another act"}.get(verb.direction, verb.direction)
            mark = tag("span", arrow, " ", aria_hidden="true") if arrow else ""
            yield (
                f"{tag('i', text(verb.old))} → {tag('i', text(verb.new))} "
                + tag("span", mark, word, cls=f"direction {verb.direction}")
            )


def _qualifiers(group: Group) -> Iterator[str]:
    for qualifier in group.qualifiers:
        word = "gained" if qualifier.side == "new" else "lost"
        yield f"{word} “{text(qualifier.text)}”"


def _advances(group: Group) -> Iterator[str]:
    for advance in group.advances:
        told = text(advance_words(advance.kind, advance.old, advance.new, advance.step))
        if advance.suspect:
            yield tag("span", f"check: {told}", cls="suspect")
        elif group.change == "rollover":
            yield told


def _doubt(group: Group) -> Iterator[str]:
    evidence = group.evidence
    if group.unsure and evidence and evidence.runner_up:
        side = evidence.runner_up_side or ("new" if group.old else "old")
        where = link(anchor(side, evidence.runner_up), text(evidence.runner_up))
        yield f"may belong to {where} of the {side} text"


def _footnotes(notes: Sequence[tuple[FootnoteChange, str]]) -> Iterator[str]:
    for note, where in notes:
        if note.change == "identical":
            continue
        number = text(note.new or note.old or "")
        yield link(where, f"footnote {number}") + f" {note_word(note)}"


def _joins(group: Group, index: int, wording: Wording) -> str | None:
    """Name the ends of the lines that join paragraphs across the page, in pairs."""
    if not (group.old and group.new) or (group.relation == "one-to-one" and not group.moved):
        return None
    if group.moved:
        return " ".join(f"ghost{index}>{anchor('new', ref)}" for ref in group.new)
    return " ".join(f"{anchor('old', old)}>{anchor('new', new)}" for old, new in wording.joins)


def ghost(group: Group, index: int, wording: Wording) -> str:
    """Write what stands where a group stood that moved: its first words, and where it went."""
    words = " ".join(line.paragraph.text for line in wording.old)
    went = tag(
        "p",
        refs_links("old", group.old),
        " moved to ",
        refs_links("new", group.new),
        cls="margin",
    )
    inside = tag(
        "div",
        tag("p", text(shorten(words, GHOST_WORDS)), data_at=f"ghost{index}"),
        cls="cell old",
    )
    kinds = [] if group.change == "identical" else [f"k-{group.change}"]
    return tag(
        "div",
        went,
        tag("div", inside, cls="cells"),
        cls=" ".join(["ghost", "k-moved", *kinds]),
    )
