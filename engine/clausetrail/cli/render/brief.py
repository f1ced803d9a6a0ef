"""`--brief`: the one page that an adviser sends home, as text and as Markdown.

Each section lists groups in the order of the new text, a short entry each. What does not
fit on the page is named by its references, never left out in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .lines import BOLD, DELETED, DIM, HEAD, INSERTED, PLAIN, REF, WARNING, Line, Span, wrap
from .parts import BLANK, advance_words, header, marked, measure, side_facts
from .rows import DELETED as GONE
from .rows import EQUAL, Piece, Row, excerpt, rows_of, shorten
from .rows import INSERTED as NEW
from .safe import safe
from .same import same
from .words import footnote_words, listed, pair_words, refs_words, summary_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clausetrail.model import Comparison, Group, Paragraph

# Of a section, so many entries are written out; of a change, so many of the unchanged words
# on either side of it.
MAX_ENTRIES = 10
EDGE_WORDS = 4

# So many words of a paragraph or a change are written out. A text that changed in many places
# gets the smaller number, to stay near a page.
MAX_WORDS = 30
FEW_WORDS = 16
MANY_CHANGES = 12  # groups of substance

# Below this similarity of words a paragraph was written anew rather than amended.
REWRITTEN = 0.5


class Section(NamedTuple):
    """A heading and its entries."""

    title: str
    entries: tuple[tuple[Span, ...], ...]
    rest: str  # the references of entries that found no room, or nothing


class _Texts(NamedTuple):
    old: Mapping[str, Paragraph]
    new: Mapping[str, Paragraph]
    words: int  # how many words of a paragraph or a change are written out


def verdict(comparison: Comparison) -> str:
    """Return the whole comparison in a sentence, or nothing where it has no short answer."""
    if comparison.old.kind == "draft" and comparison.new.kind == "adopted":
        # A draft's first page has notes of its own (on sponsors, on a reissue): not its text.
        classes = {group.change for group in comparison.groups}
        classes |= {one.change for one in comparison.footnotes if one.old_ref or one.new_ref}
        if not any(group.moved for group in comparison.groups):
            if classes <= {"identical"}:
                return "Adopted as tabled: no word of the draft changed."
            if classes <= {"identical", "editorial"}:
                return "Adopted as tabled, save for editorial changes."
    if same(comparison):
        return "No changes: the two texts have the same words."
    return ""


def sections(comparison: Comparison) -> list[Section]:
    """Sort what changed into the sections of the brief; empty ones are left out."""
    texts = _Texts(
        {one.ref: one for one in comparison.old.paragraphs},
        {one.ref: one for one in comparison.new.paragraphs},
        FEW_WORDS if comparison.summary.substantive > MANY_CHANGES else MAX_WORDS,
    )
    groups = comparison.groups
    changed = [one for one in groups if one.old and one.new and one.change == "substantive"]
    plain = [one for one in changed if one.relation == "one-to-one"]
    anew = [one for one in plain if one.similarity < REWRITTEN]
    amended = [one for one in changed if one not in anew and not _told(one, texts)]
    found = [
        _section("New", [g for g in groups if not g.old], lambda g: _paragraphs(g, texts)),
        _section("Gone", [g for g in groups if not g.new], lambda g: _paragraphs(g, texts)),
        _section("Restated in other words", anew, lambda g: _restated(g, texts)),
        _section("Stronger", _with(groups, "stronger"), lambda g: _verbs(g, texts, "stronger")),
        _section("Weaker", _with(groups, "weaker"), lambda g: _verbs(g, texts, "weaker")),
        _section(
            "Another act", [g for g in _with(groups, "other") if g not in anew],
            lambda g: _verbs(g, texts, "other"),
        ),
        _section("Qualified", [g for g in groups if g.qualifiers], _qualifiers),
        _section("Changed in substance", amended, lambda g: _changes(g, texts)),
        _section(
            "Split, merged, moved",
            [g for g in groups if g.moved or (g.old and g.new and g.relation != "one-to-one")],
            _shape,
        ),
    ]  # fmt: skip
    return [one for one in found if one.entries]


def closing(comparison: Comparison) -> list[tuple[str, str]]:
    """Return the lines of one sentence at the end: routine, footnotes, what is in doubt."""
    told: list[tuple[str, str]] = []
    routine = [
        f"{word} {refs_words(refs)}"
        for change, word in (("rollover", "advanced as they should:"), ("editorial", "editorial:"))
        if (refs := [ref for g in comparison.groups if g.change == change for ref in g.new])
    ]
    if routine:
        told.append(("Routine", "; ".join(routine)))
    notes = footnote_words(comparison)
    if notes:
        where = [
            f"{note.new or note.old} ({note.new_ref or note.old_ref or 'of no paragraph'})"
            for note in comparison.footnotes
            if note.change == "substantive"
        ]
        told.append(("Footnotes", notes + (f"; look at {listed(where)}" if where else "")))
    doubt = [pair_words(group) for group in comparison.groups if group.unsure]
    if doubt:
        told.append(("Unsure pairings", listed(doubt)))
    suspect = [
        f"{pair_words(group)}: {advance_words(a.kind, a.old, a.new, a.step)}"
        for group in comparison.groups
        for a in group.advances
        if a.suspect
    ]
    if suspect:
        told.append(("Check", "; ".join(suspect)))
    return told


def brief_lines(comparison: Comparison, *, width: int, colour: bool) -> Iterator[Line]:
    """Yield the brief as lines of text."""
    wide = measure(width)
    yield from header(comparison, width)
    told = verdict(comparison)
    if told:
        yield BLANK
        yield from wrap([(told, BOLD)], wide)
    for section in sections(comparison):
        yield BLANK
        yield [(section.title, HEAD)]
        for entry in section.entries:
            spans = list(entry) if colour else [_in_marks(span) for span in entry]
            yield from wrap(spans, wide, [("- ", DIM)], [("  ", PLAIN)])
        if section.rest:
            yield from wrap([(f"and {section.rest}", DIM)], wide, [("- ", DIM)], [("  ", PLAIN)])
    last = closing(comparison)
    if last:
        yield BLANK
    for name, sentence in last:
        label = [(f"{name}: ", WARNING if name in {"Check", "Unsure pairings"} else HEAD)]
        yield from wrap([(safe(sentence) + ".", PLAIN)], wide, label, [("  ", PLAIN)])


def brief_markdown(comparison: Comparison) -> str:
    """Return the brief as Markdown: deleted words struck out, inserted ones bold."""
    old, new = comparison.old, comparison.new
    lines = [f"# What changed: {_escaped(safe(new.title or old.title))}", ""]
    lines.append(f"- old: {_escaped(side_facts(old, new))}")
    lines.append(f"- new: {_escaped(side_facts(new, old))}")
    if old.title != new.title:
        lines.append(f"- old title: {_escaped(safe(old.title))}")
    lines += ["", _escaped(" ".join(summary_sentences(comparison)))]
    warned = [*old.warnings, *new.warnings, *([comparison.fallback] if comparison.fallback else [])]
    lines += [f"\n> warning: {_escaped(safe(warning))}" for warning in warned]
    told = verdict(comparison)
    if told:
        lines += ["", f"**{told}**"]
    for section in sections(comparison):
        lines += ["", f"## {section.title}", ""]
        lines += ["- " + "".join(map(_marked_down, entry)) for entry in section.entries]
        if section.rest:
            lines.append(f"- and {_escaped(section.rest)}")
    for name, sentence in closing(comparison):
        lines += ["", f"**{name}:** {_escaped(safe(sentence))}."]
    return "\n".join(lines) + "\n"


def _section(title: str, groups: Sequence[Group], entry: Callable[[Group], list[Span]]) -> Section:
    shown, rest = groups[:MAX_ENTRIES], groups[MAX_ENTRIES:]
    entries = tuple(
        ((safe(pair_words(group)), REF), ("  ", PLAIN), *entry(group)) for group in shown
    )
    return Section(title, entries, safe(refs_words([pair_words(group) for group in rest])))


def _with(groups: Sequence[Group], direction: str) -> list[Group]:
    return [g for g in groups if any(verb.direction == direction for verb in g.verbs)]


def _told(group: Group, texts: _Texts) -> bool:
    """Whether lead verbs and qualifiers are all that changed; other sections tell those."""
    verbs = any(verb.direction != "same" for verb in group.verbs)
    qualifiers = {qualifier.text.casefold() for qualifier in group.qualifiers}
    return all(
        (piece.verb and verbs) or piece.text.strip(" ,;.").casefold() in {"", *qualifiers}
        for row in rows_of(group, texts.old, texts.new)
        for piece in row.pieces
        if piece.op != EQUAL
    )


def _paragraphs(group: Group, texts: _Texts) -> list[Span]:
    sides = [texts.new[ref] for ref in group.new] or [texts.old[ref] for ref in group.old]
    return [(safe(shorten(" ".join(one.text for one in sides), texts.words)), PLAIN)]


def _restated(group: Group, texts: _Texts) -> list[Span]:
    old = " ".join(texts.old[ref].text for ref in group.old)
    new = " ".join(texts.new[ref].text for ref in group.new)
    return [
        (safe(shorten(old, texts.words)), DELETED),
        (" ", PLAIN),
        (safe(shorten(new, texts.words)), INSERTED),
    ]


def _verbs(group: Group, texts: _Texts, direction: str) -> list[Span]:
    told = [
        f"{safe(verb.old)} → {safe(verb.new)}"
        for verb in group.verbs
        if verb.direction == direction
    ]
    spans: list[Span] = [("; ".join(told), BOLD)]
    verbs = {verb.new for verb in group.verbs if verb.direction == direction}
    for ref in group.new:
        paragraph = texts.new[ref]
        for clause in paragraph.clauses:
            if clause.verb in verbs:
                after = paragraph.text[clause.start : clause.end].partition(clause.verb or "")[2]
                spans.append((": " + safe(shorten(after.strip(), texts.words // 2)), PLAIN))
                return spans
    return spans


def _qualifiers(group: Group) -> list[Span]:
    told = [
        f"{'gained' if one.side == 'new' else 'lost'} “{safe(one.text)}”"
        for one in group.qualifiers
    ]
    return [("; ".join(told), PLAIN)]


def _changes(group: Group, texts: _Texts) -> list[Span]:
    """Return the changes of a group with a few words about each."""
    spans: list[Span] = []
    for row in rows_of(group, texts.old, texts.new):
        if row.changed:
            short = excerpt(row, EDGE_WORDS)
            pieces = [
                piece
                if piece.op == EQUAL
                else piece._replace(text=shorten(piece.text, texts.words))
                for piece in _whole(short).pieces
            ]
            if spans:
                spans.append((" / ", DIM))
            spans += marked(pieces, colour=True)
    return spans


def _whole(row: Row) -> Row:
    """Join neighbouring pieces of one kind, so that a long change is shortened as one."""
    pieces: list[Piece] = []
    for piece in row.pieces:
        if pieces and pieces[-1].op == piece.op and piece.op in {GONE, NEW}:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    return row._replace(pieces=tuple(pieces))


def _shape(group: Group) -> list[Span]:
    told = [] if group.relation == "one-to-one" else [group.relation.replace("merge", "merged")]
    if group.moved:
        sides = {match[0] for ref in (*group.old, *group.new) if (match := _PART.search(ref))}
        told.append("moved between preamble and operative part" if len(sides) > 1 else "moved")
    return [(", ".join(told), PLAIN)]


def _in_marks(span: Span) -> Span:
    text, role = span
    if role == DELETED:
        return f"[-{text}-]", role
    return (f"{{+{text}+}}", role) if role == INSERTED else span


_PART = re.compile(r"PP(?=\d)|OP(?=\d)")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|&])")


def _escaped(text: str) -> str:
    """Escape what Markdown or HTML would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)


def _marked_down(span: Span) -> str:
    text, role = span
    marks = {DELETED: "~~", INSERTED: "**", REF: "**", BOLD: "*"}.get(role, "")
    if not marks or not text.strip():
        return _escaped(text)
    # Markdown closes no emphasis behind a space.
    core = text.strip()
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    return f"{lead}{marks}{_escaped(core)}{marks}{tail}"
