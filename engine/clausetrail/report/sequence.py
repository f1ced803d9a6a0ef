"""A `Comparison` -> one sequence of tracked lines.

Each text becomes a stream of tokens: runs of words, markers of footnotes, paragraph marks.
What stays in place has the same key in both streams and stands there in the same order; the
rest is deleted in the one and inserted in the other. A group that moved, or whose paragraphs
lie apart with kept ones between them, cannot stay in place as a whole: its words are deleted
where they stood and inserted where they stand now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .atoms import Atom, atoms_of
from .sides import Keys, Run, TextSide, Token, lay
from .skeleton import Pair, in_place
from .tracked import Note, Sign, TrackedLine, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import Comparison


def sequence(
    comparison: Comparison, replaced: frozenset[int] = frozenset()
) -> tuple[TrackedLine, ...]:
    """Lay both texts into one sequence.

    Args:
        comparison: any finished comparison.
        replaced: positions of old paragraphs that shall be deleted as a whole, and what became
            of them inserted.

    Returns:
        Lines in reading order. Deleted paragraphs stand where they stood, before what was
        inserted at the same place.
    """
    old, new = TextSide(comparison.old), TextSide(comparison.new)
    atoms = [atoms_of(group, old, new) for group in comparison.groups]
    for index, group in enumerate(comparison.groups):
        for ref in group.old:
            old.group[old.place[ref]] = index
        for ref in group.new:
            new.group[new.place[ref]] = index
    chain = in_place(comparison.groups, atoms, old, new, replaced)
    partners = {
        (old.notes[change.old], new.notes[change.new])
        for change in comparison.footnotes
        if change.old is not None
        and change.new is not None
        # A letter or an asterisk is written out: a note that takes another one cannot stay.
        and (change.old == change.new or (change.old.isdigit() and change.new.isdigit()))
    }
    _fill(atoms, chain, partners, old, new)
    merged = list(_merge(_stream(old), _stream(new), partners))
    return tuple(_lines(merged, comparison, old, new))


def _fill(
    atoms: Sequence[Sequence[Atom]],
    chain: Sequence[Pair],
    partners: set[tuple[int, int]],
    old: TextSide,
    new: TextSide,
) -> None:
    """Write both streams' tokens, paragraph by paragraph."""
    keys = iter(range(1 << 62))
    kept = {(pair.old, pair.new) for pair in chain}
    for of_group in atoms:
        for atom in of_group:
            if atom.sign == "=" and (atom.old, atom.new) in kept:
                _keep(atom, partners, old, new, keys)
                continue
            if atom.old >= 0:
                lay(old, Run(atom.old, atom.old_start, atom.text))
            if atom.new >= 0:
                lay(new, Run(atom.new, atom.new_start, atom.text))
    last_of_old = {pair.old: pair.new for pair in chain}
    last_of_new = {pair.new: pair.old for pair in chain}
    ends: dict[tuple[str, int], int] = {}
    for pair in chain:
        if last_of_old[pair.old] == pair.new and last_of_new[pair.new] == pair.old:
            ends["old", pair.old] = ends["new", pair.new] = next(keys)
    for name, text in (("old", old), ("new", new)):
        for place, tokens in enumerate(text.tokens):
            if not text.paragraphs[place].text:  # no run took its markers
                lay(text, Run(place, 0, ""))
            key = ends.get((name, place))
            tokens.append(Token(key, "mark", place, text.group[place]))


def _keep(
    atom: Atom, partners: set[tuple[int, int]], old: TextSide, new: TextSide, keys: Iterator[int]
) -> None:
    """Lay a run that stays: its words, and the markers that stay with them, get equal keys."""
    size = len(atom.text)
    old_notes = old.notes_at(atom.old, atom.old_start, atom.old_start + size)
    new_notes = new.notes_at(atom.new, atom.new_start, atom.new_start + size)
    old_keys: Keys = {}
    new_keys: Keys = {}
    free = list(new_notes)
    for offset, note in old_notes:
        for place, (new_offset, new_note) in enumerate(free):
            same = offset - atom.old_start == new_offset - atom.new_start
            if same and (note, new_note) in partners:
                old_keys[offset, note] = new_keys[new_offset, new_note] = next(keys)
                del free[: place + 1]
                break
    cuts = {0, size}
    for start, notes, text, place in (
        (atom.old_start, old_notes, old, atom.old),
        (atom.new_start, new_notes, new, atom.new),
    ):
        cuts |= {offset - start for offset, _ in notes}
        for first, last in text.italics[place]:
            cuts |= {edge - start for edge in (first, last) if 0 < edge - start < size}
    for cut in sorted(cuts - {size}):
        key = next(keys)
        old_keys[atom.old_start + cut] = new_keys[atom.new_start + cut] = key
    lay(old, Run(atom.old, atom.old_start, atom.text), old_keys, cuts)
    lay(new, Run(atom.new, atom.new_start, atom.text), new_keys, cuts)


def _stream(text: TextSide) -> list[Token]:
    return [token for tokens in text.tokens for token in tokens]


def _merge(
    old: Sequence[Token], new: Sequence[Token], partners: set[tuple[int, int]]
) -> Iterator[tuple[Sign, Token, Token]]:
    """Walk both streams from one token that stays to the next; each token with its partner."""
    i = j = 0
    inside = False  # a line has begun
    while i < len(old) or j < len(new):
        at_old, at_new = _until_key(old, i), _until_key(new, j)
        gone, come = old[i:at_old], new[j:at_new]
        if at_old == len(old):
            yield from _gap(gone, come, partners, inside=inside)
            return
        before, after = old[at_old], new[at_new]
        lead = _glued(before.text) if _joins(gone) != _joins(come) else 0
        if lead:
            gone = [*gone, before._replace(key=None, text=before.text[:lead])]
            come = [*come, after._replace(key=None, text=after.text[:lead])]
        yield from _gap(gone, come, partners, inside=inside)
        before = before._replace(text=before.text[lead:])
        yield "=", before, after._replace(text=after.text[lead:])
        inside = before.kind != "mark"
        i, j = at_old + 1, at_new + 1


def _joins(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "mark" for token in tokens)


def _glued(text: str) -> int:
    """Return how many signs a run begins with that belong to the word before it.

    Where two paragraphs are joined these stay with that word: some readers put a space for
    the paragraph mark that went.
    """
    return next((at for at, sign in enumerate(text) if sign.isalnum() or sign.isspace()), len(text))


def _until_key(tokens: Sequence[Token], start: int) -> int:
    while start < len(tokens) and tokens[start].key is None:
        start += 1
    return start


def _gap(
    gone: Sequence[Token], come: Sequence[Token], partners: set[tuple[int, int]], *, inside: bool
) -> Iterator[tuple[Sign, Token, Token]]:
    """Order what goes and what comes between two tokens that stay.

    First what ends the line that has begun, so that its words stay together where it is split
    or joined with the next; then whole paragraphs, so that no line mixes two; last what begins
    the next line.
    """
    if inside:
        ends = _first_mark(gone), _first_mark(come)
        yield from _words(gone[: ends[0]], come[: ends[1]], partners)
        gone, come = gone[ends[0] :], come[ends[1] :]
    cut_gone, cut_come = _behind_last_mark(gone), _behind_last_mark(come)
    yield from _changes(gone[:cut_gone], come[:cut_come])
    yield from _words(gone[cut_gone:], come[cut_come:], partners)


def _words(
    gone: Sequence[Token], come: Sequence[Token], partners: set[tuple[int, int]]
) -> Iterator[tuple[Sign, Token, Token]]:
    """Order changes within a line: a footnote stays although the words around it changed."""
    while found := _shared_note(gone, come, partners):
        at_gone, at_come = found
        yield from _changes(gone[:at_gone], come[:at_come])
        yield "=", gone[at_gone], come[at_come]
        gone, come = gone[at_gone + 1 :], come[at_come + 1 :]
    yield from _changes(gone, come)


def _changes(gone: Sequence[Token], come: Sequence[Token]) -> Iterator[tuple[Sign, Token, Token]]:
    for token in gone:
        yield "-", token, token
    for token in come:
        yield "+", token, token


def _shared_note(
    gone: Sequence[Token], come: Sequence[Token], partners: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the places of the first marker in `gone` whose footnote is called in `come` too."""
    for at_gone, before in enumerate(gone):
        if before.kind == "note":
            for at_come, after in enumerate(come):
                if after.kind == "note" and (before.note, after.note) in partners:
                    return at_gone, at_come
    return None


def _first_mark(tokens: Sequence[Token]) -> int:
    return next((index for index, token in enumerate(tokens) if token.kind == "mark"), len(tokens))


def _behind_last_mark(tokens: Sequence[Token]) -> int:
    return next(
        (index for index in range(len(tokens), 0, -1) if tokens[index - 1].kind == "mark"), 0
    )


def _lines(
    merged: Sequence[tuple[Sign, Token, Token]],
    comparison: Comparison,
    old: TextSide,
    new: TextSide,
) -> Iterator[TrackedLine]:
    routine = [group.change == "rollover" for group in comparison.groups]
    pieces: list[Words | Note] = []
    for sign, before, after in merged:
        token = before if sign == "-" else after
        minor = token.group >= 0 and routine[token.group]
        if token.kind == "words":
            if token.text:
                pieces.append(Words(sign, token.text, token.italic, before.italic, minor))
        elif token.kind == "note":
            pieces.append(
                Note(
                    sign,
                    before.note if sign != "+" else None,
                    after.note if sign != "-" else None,
                    minor,
                )
            )
        else:
            yield TrackedLine(
                pieces=tuple(pieces),
                mark=sign,
                routine=minor,
                old=old.paragraphs[before.paragraph] if sign != "+" else None,
                new=new.paragraphs[after.paragraph] if sign != "-" else None,
                group=token.group if token.group >= 0 else None,
                elsewhere=_elsewhere(comparison, token, sign),
            )
            pieces = []


def _elsewhere(comparison: Comparison, token: Token, sign: Sign) -> str | None:
    """Name the other half of a group that is deleted here and inserted there."""
    if sign == "=" or token.group < 0:
        return None
    group = comparison.groups[token.group]
    if not group.moved:
        return None
    if sign == "-":
        return f"moved to {', '.join(group.new)}"
    return f"moved from {', '.join(group.old)}"
