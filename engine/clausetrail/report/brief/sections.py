"""What the brief has to tell: the sections of a comparison, each with all its entries.

The page chooses among them (`.page`); every format is written from what it chose (`.told`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.marks import marked
from clausetrail.report.rows import DELETED as GONE
from clausetrail.report.rows import EQUAL, Piece, Row, excerpt, rows_of, shorten
from clausetrail.report.rows import INSERTED as NEW
from clausetrail.report.safe import safe
from clausetrail.report.spans import BOLD, DELETED, DIM, INSERTED, PLAIN, REF, Span
from clausetrail.report.words import is_act, pair_words, refs_words, restored_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from clausetrail.model import Comparison, Group, Paragraph

# Below this similarity of words a paragraph was written anew rather than amended.
REWRITTEN = 0.5

_PART = re.compile(r"PP(?=\d)|OP(?=\d)")
_WORD = re.compile(r"\w{4,}")


class Detail(NamedTuple):
    """How much of a paragraph and of its changes is written out."""

    words: int  # of a paragraph
    changed: int  # of one deletion or insertion
    edge: int  # unchanged words on either side of a change
    changes: int | None  # places of a group, the weightiest; None for all
    line: int | None  # characters of an entry that shall fit a line of the page; None: no limit


AMPLE = Detail(words=30, changed=30, edge=4, changes=None, line=None)
MIDDLE = Detail(words=16, changed=9, edge=3, changes=3, line=None)
SHORT = Detail(words=12, changed=7, edge=2, changes=2, line=76)
_LINES_OF_CHANGES = 3
_MANY_PAIRS = 6  # that were moved, or merged: more of them are counted

# So many words of the title in a row are the subject's name, not words that it shares.
_NAME_WORDS = 4
_LEAST_CHARS = 24  # of a paragraph, however long what stands before it


class Entry(NamedTuple):
    """One group, or several alike, in a section."""

    refs: str  # "OP4 → OP5"
    spans: tuple[Span, ...]
    weight: float  # what a page without room for all keeps first


class Section(NamedTuple):
    """A heading and its entries, in the order of the new text."""

    title: str
    entries: tuple[Entry, ...]
    inline: bool = False  # whether its short entries follow each other in one paragraph


class _Texts(NamedTuple):
    old: Mapping[str, Paragraph]
    new: Mapping[str, Paragraph]
    detail: Detail
    title: frozenset[tuple[str, ...]]  # runs of words of the title

    def gist(self, text: str, words: int, used: int = 0, lines: int = 1) -> str:
        """Shorten a text to its first words.

        Where an entry shall fit a line, `used` of which is taken, the subject's long name is
        left out too: the title tells it.
        """
        if self.detail.line is None:
            return safe(shorten(text, words))
        room = max(_LEAST_CHARS, self.detail.line * lines - used)
        text = _without(text, self.title)
        if len(text) > room:
            text = text[: room - 1].rpartition(" ")[0].rstrip(" …") + " …"
        return safe(text)


def sections(comparison: Comparison, detail: Detail = AMPLE) -> list[Section]:
    """Sort what changed into the sections of the brief; empty ones are left out."""
    texts = _Texts(
        {one.ref: one for one in comparison.old.paragraphs},
        {one.ref: one for one in comparison.new.paragraphs},
        detail,
        _runs((comparison.new.title or comparison.old.title or "").split()),
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
        Section("Qualified", tuple(_qualified(groups)), inline=True),
        _section("Changed in substance", amended, lambda g: _changes(g, texts)),
        Section("Split, merged, moved", tuple(_shapes(groups, texts)), inline=True),
    ]  # fmt: skip
    return [one for one in found if one.entries]


def _section(title: str, groups: Sequence[Group], tell: Callable[[Group], list[Span]]) -> Section:
    return Section(
        title, tuple(_entry(pair_words(group), tell(group), _weight(group)) for group in groups)
    )


def _entry(refs: str, spans: Iterable[Span], weight: float) -> Entry:
    return Entry(refs, ((safe(refs), REF), ("  ", PLAIN), *spans), weight)


def _weight(group: Group) -> float:
    """Weigh a group: an operative paragraph before a preambular one, then by its new words."""
    operative = any("PP" not in ref for ref in (*group.old, *group.new))
    words = sum(len(_WORD.findall(text)) for op, text in group.ops if op != EQUAL)
    return operative + words / (words + 40)


def _with(groups: Sequence[Group], direction: str) -> list[Group]:
    return [
        group
        for group in groups
        if any(verb.direction == direction and is_act(verb) for verb in group.verbs)
    ]


def _told(group: Group, texts: _Texts) -> bool:
    """Whether lead verbs and qualifiers are all that changed; other sections tell those."""
    # A verb as strong as the old one is told in no section of its own.
    verbs = all(verb.direction != "same" and is_act(verb) for verb in group.verbs)
    qualifiers = {qualifier.text.casefold() for qualifier in group.qualifiers}
    return all(
        (piece.verb and verbs and group.verbs)
        or piece.text.strip(" ,;.").casefold() in {"", *qualifiers}
        for row in rows_of(group, texts.old, texts.new)
        for piece in row.pieces
        if piece.op != EQUAL
    )


def _paragraphs(group: Group, texts: _Texts) -> list[Span]:
    sides = [texts.new[ref] for ref in group.new] or [texts.old[ref] for ref in group.old]
    whole = " ".join(one.text for one in sides)
    told: list[Span] = []
    if group.restored:
        told = [(f"({safe(restored_words(group.restored))}) ", BOLD)]
    used = len(pair_words(group)) + 2 + sum(len(text) for text, _ in told)
    return [*told, (texts.gist(whole, texts.detail.words, used), PLAIN)]


def _restated(group: Group, texts: _Texts) -> list[Span]:
    old = " ".join(texts.old[ref].text for ref in group.old)
    new = " ".join(texts.new[ref].text for ref in group.new)
    return [
        (texts.gist(old, texts.detail.words, len(pair_words(group)) + 6), DELETED),
        (" ", PLAIN),
        (texts.gist(new, texts.detail.words, 4), INSERTED),
    ]


def _verbs(group: Group, texts: _Texts, direction: str) -> list[Span]:
    changed = [verb for verb in group.verbs if verb.direction == direction and is_act(verb)]
    told = [f"{safe(verb.old)} → {safe(verb.new)}" for verb in changed]
    spans: list[Span] = [("; ".join(told), BOLD)]
    verbs = {verb.new for verb in changed}
    for ref in group.new:
        paragraph = texts.new[ref]
        for clause in paragraph.clauses:
            if clause.verb in verbs:
                after = paragraph.text[clause.start : clause.end].partition(clause.verb or "")[2]
                used = len(pair_words(group)) + len(spans[0][0]) + 4
                told_of = texts.gist(after.strip(), texts.detail.words // 2, used)
                spans.append((": " + told_of, PLAIN))
                return spans
    return spans


def _qualified(groups: Sequence[Group]) -> Iterator[Entry]:
    """Yield the qualifiers gained, then those lost, each with the paragraphs that have it."""
    for side, word in (("new", "gained"), ("old", "lost")):
        by_text: dict[str, list[str]] = {}
        for group in groups:
            for one in group.qualifiers:
                if one.side == side:
                    refs = by_text.setdefault(safe(one.text), [])
                    if pair_words(group) not in refs:
                        refs.append(pair_words(group))
        for text, refs in by_text.items():
            weight = any("PP" not in ref for ref in refs) + len(refs) / (len(refs) + 1)
            yield Entry(
                ", ".join(refs),
                ((f"{word} ", PLAIN), (f"“{text}”", BOLD), (f" {safe(', '.join(refs))}", REF)),
                weight,
            )


def _shapes(groups: Sequence[Group], texts: _Texts) -> Iterator[Entry]:
    """Yield an entry for each way in which groups changed their shape or place."""
    by_word: dict[str, list[str]] = {}
    for group in groups:
        for word in _shape(group):
            by_word.setdefault(word, []).append(pair_words(group))
    for word, pairs in by_word.items():
        named = refs_words(pairs)
        if texts.detail.line is not None and len(pairs) > _MANY_PAIRS:
            named = f"{', '.join(pairs[:_MANY_PAIRS])} and {len(pairs) - _MANY_PAIRS} more"
        yield Entry(named, ((f"{word} ", PLAIN), (safe(named), REF)), 0.0)


def _shape(group: Group) -> Iterator[str]:
    if group.old and group.new and group.relation != "one-to-one":
        yield group.relation.replace("merge", "merged")
    if group.moved:
        sides = {match[0] for ref in (*group.old, *group.new) if (match := _PART.search(ref))}
        yield "moved between preamble and operative part" if len(sides) > 1 else "moved"


class _Place(NamedTuple):
    """One place of a group where something changed, with the words about it."""

    pieces: tuple[Piece, ...]

    @property
    def weight(self) -> int:
        return sum(len(_WORD.findall(one.text)) for one in self.pieces if one.op != EQUAL)


def _changes(group: Group, texts: _Texts) -> list[Span]:
    """Return the weightiest changes of a group, in order, with a few words about each."""
    places = [
        place
        for row in rows_of(group, texts.old, texts.new)
        if row.changed
        for place in _places(_whole(excerpt(row, texts.detail.edge)))
    ]
    limit = texts.detail.changes
    kept = range(len(places))
    if limit is not None and len(places) > limit:
        heaviest = sorted(kept, key=lambda at: (-places[at].weight, at))[:limit]
        kept_at = sorted(heaviest)
    else:
        kept_at = list(kept)
    spans: list[Span] = []
    for at in kept_at:
        pieces = [
            piece
            if piece.op == EQUAL
            else piece._replace(text=shorten(piece.text, texts.detail.changed))
            for piece in places[at].pieces
        ]
        if spans:
            spans.append((" / ", DIM))
        spans += marked(pieces, colour=True)
    if texts.detail.line is not None:
        spans = _cut_at(spans, texts.detail.line * _LINES_OF_CHANGES)
    if len(kept_at) < len(places):
        spans.append((f" / and {len(places) - len(kept_at)} more", DIM))
    return spans


def _cut_at(spans: Sequence[Span], chars: int) -> list[Span]:
    """Keep whole spans as far as they fit; the first one always."""
    kept: list[Span] = []
    used = 0
    for text, role in spans:
        if kept and used + len(text) > chars:
            return [*kept, (" …", PLAIN)]
        kept.append((text, role))
        used += len(text)
    return kept


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    plain = [_plain(word) for word in words]
    return frozenset(
        tuple(plain[at : at + _NAME_WORDS]) for at in range(len(plain) - _NAME_WORDS + 1)
    )


def _plain(word: str) -> str:
    return word.strip('.,;:()“”"').casefold()


def _without(text: str, runs: frozenset[tuple[str, ...]]) -> str:
    """Leave out the runs of words that the title has, an ellipsis in their place."""
    words = text.split(" ")
    plain = [_plain(word) for word in words]
    named = [False] * len(words)
    for at in range(len(words) - _NAME_WORDS + 1):
        if tuple(plain[at : at + _NAME_WORDS]) in runs:
            named[at : at + _NAME_WORDS] = [True] * _NAME_WORDS
    kept: list[str] = []
    for word, is_name in zip(words, named, strict=True):
        if not is_name:
            kept.append(word)
        elif kept[-1:] != ["…"]:
            kept.append("…")
    return " ".join(kept)


def _whole(row: Row) -> Row:
    """Join neighbouring pieces of one kind, so that a long change is shortened as one."""
    pieces: list[Piece] = []
    for piece in row.pieces:
        if pieces and pieces[-1].op == piece.op and piece.op in {GONE, NEW}:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    return row._replace(pieces=tuple(pieces))


def _places(row: Row) -> list[_Place]:
    """Part a shortened row where unchanged words were left out between two changes."""
    places: list[_Place] = []
    pieces: list[Piece] = []
    for piece in row.pieces:
        if piece.op == EQUAL and piece.text.strip() == "…" and any(p.op != EQUAL for p in pieces):
            places.append(_Place(tuple(pieces)))
            pieces = [piece._replace(text="…")]
        else:
            if len(pieces) == 1 and pieces[0].text == "…" and not piece.text[:1].isspace():
                pieces = [pieces[0]._replace(text="… ")]
            pieces.append(piece)
    if any(piece.op != EQUAL for piece in pieces):
        places.append(_Place(tuple(pieces)))
    elif pieces and places:
        places[-1] = _Place((*places[-1].pieces, Piece(EQUAL, " …", verb=False)))
    return places
