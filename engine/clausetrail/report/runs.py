"""The words of a group as runs in one state and style, read three ways.

The old paragraphs alone, the new ones alone, or both in one stream. Each way is a list of
`Line`s, a paragraph each, so that whoever writes them decides nothing about the words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetrail.report.atoms import atoms_of
from clausetrail.report.calls import Calls, calls_of
from clausetrail.report.minor import Spans, minor_spans
from clausetrail.report.sides import TextSide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Comparison, Group, Paragraph
    from clausetrail.report.atoms import Atom
    from clausetrail.report.tracked import Sign


class Run(NamedTuple):
    """Characters of one paragraph that look alike."""

    sign: Sign
    text: str  # of a marker: the footnote's number; of a break: nothing
    kind: Literal["words", "marker", "break"] = "words"
    italic: bool = False
    side: Literal["old", "new"] = "new"  # whose footnote a marker calls
    minor: bool = False  # routine or editorial, in a group that changed in substance too


class Line(NamedTuple):
    """A paragraph as it is shown."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    # In one stream alone: the old paragraph's number where it differs, "" where it has none or
    # another line has it already; None where the number stayed.
    renumbered: str | None = None


class Wording(NamedTuple):
    """The words of a group: old alone, new alone, both in one."""

    old: tuple[Line, ...]
    new: tuple[Line, ...]
    both: tuple[Line, ...]
    joins: tuple[tuple[str, str], ...]  # old and new references of paragraphs that share words


class Words:
    """What the runs of any group of a comparison are cut from."""

    def __init__(self, comparison: Comparison, *, minor: bool = False) -> None:
        """Take a comparison; `minor` has runs say whether they are routine or editorial."""
        self._tell_minor = minor
        self._minor: Spans = {}
        self._calls: Calls = {}
        self.old, self.new = TextSide(comparison.old), TextSide(comparison.new)
        self._partners = {
            note.old: note.new
            for note in comparison.footnotes
            if note.old is not None and note.new is not None
        }

    def of(self, group: Group) -> Wording:
        """Cut a group's words into runs."""
        atoms = self.begin(group)
        shared: dict[tuple[int, int], int] = {}
        for atom in atoms:
            if atom.sign == "=":
                shared[atom.old, atom.new] = shared.get((atom.old, atom.new), 0) + len(atom.text)
        return Wording(
            tuple(self._alone(group.old, [one for one in atoms if one.old >= 0], "old")),
            tuple(self._alone(group.new, [one for one in atoms if one.new >= 0], "new")),
            tuple(self._both(group, atoms)),
            tuple(
                (self.old.paragraphs[old].ref, self.new.paragraphs[new].ref)
                for old, new in sorted(shared)
            ),
        )

    def begin(self, group: Group) -> list[Atom]:
        """Return a group's atoms; `runs` then cuts those of this group."""
        atoms = atoms_of(group, self.old, self.new)
        if self._tell_minor:
            self._minor = minor_spans(group, atoms, self.old, self.new)
        self._calls = calls_of(atoms, self.old, self.new, self._partners)
        return atoms

    def _alone(
        self, refs: Sequence[str], atoms: Sequence[Atom], name: Literal["old", "new"]
    ) -> Iterator[Line]:
        side = self.old if name == "old" else self.new
        by_place: dict[int, list[Atom]] = {}
        for atom in atoms:
            by_place.setdefault(atom.old if name == "old" else atom.new, []).append(atom)
        for ref in refs:
            place = side.place[ref]
            runs = [run for atom in by_place.get(place, ()) for run in self.runs(atom, name)]
            if not side.paragraphs[place].text:
                calls = side.calls(place, 0, 0)
                runs = [Run("=", note, "marker", side=name) for _, note in calls]
            yield Line(side.paragraphs[place], tuple(runs))

    def _both(self, group: Group, atoms: Sequence[Atom]) -> Iterator[Line]:
        """Lay both sides in one stream, a line a new paragraph (an old one where it is gone).

        A break stands where one side has the end of a paragraph that the other has not.
        """
        if not group.new:
            yield from self._alone(group.old, atoms, "old")
            return
        lines: list[list[Run]] = [[]]
        places: list[tuple[int, int]] = [(-1, self.new.place[group.new[0]])]
        old_at = new_at = -1
        for atom in atoms:
            leaves_old = atom.old >= 0 and old_at >= 0 and atom.old != old_at
            leaves_new = atom.new >= 0 and new_at >= 0 and atom.new != new_at
            if leaves_new:
                if not leaves_old and old_at >= 0:
                    lines[-1].append(Run("+", "", "break"))
                lines.append([])
                places.append((-1, atom.new))
            elif leaves_old:
                lines[-1].append(Run("-", "", "break"))
            old_at, new_at = max(atom.old, old_at), max(atom.new, new_at)
            if atom.old >= 0 and places[-1][0] < 0 and atom.sign == "=":
                places[-1] = (atom.old, places[-1][1])
            lines[-1] += self.runs(atom, "old" if atom.sign == "-" else "new", both=True)
        told: set[int] = set()
        for runs, (old, new) in zip(lines, places, strict=True):
            paragraph = self.new.paragraphs[new]
            was = paragraph.number
            if old >= 0:
                was = "" if old in told else self.old.paragraphs[old].number or ""
                told.add(old)
            same = was == (paragraph.number or "")
            yield Line(paragraph, tuple(runs), None if same else was)

    def runs(self, atom: Atom, name: Literal["old", "new"], *, both: bool = False) -> Iterator[Run]:
        """Cut an atom where italics begin or end and where a footnote is called.

        Args:
            atom: the characters, of the group that `begin` was asked for.
            name: the side whose italics and markers are shown.
            both: whether the other side is in the same stream: then what it calls and this side
                does not is shown too, and a footnote that stays is shown once, as the new
                text numbers it.
        """
        side = self.old if name == "old" else self.new
        place, start = (atom.old, atom.old_start) if name == "old" else (atom.new, atom.new_start)
        size = len(atom.text)
        notes = list(self._markers(atom, name, both=both))
        italics = side.italics[place]
        minor = self._minor.get((name, place), ()) if atom.sign != "=" else ()
        edges = {0, size, *(at for at, _ in notes)}
        spans = (*italics, *minor)
        edges |= {edge - start for both in spans for edge in both if 0 < edge - start < size}
        yield from (run for at, run in notes if at == 0)
        for left, right in pairwise(sorted(edges)):
            at = start + left
            italic, small = (
                any(first <= at < last for first, last in of) for of in (italics, minor)
            )
            yield Run(atom.sign, atom.text[left:right], "words", italic, minor=small)
            yield from (run for at, run in notes if at == right)

    def _markers(
        self, atom: Atom, name: Literal["old", "new"], *, both: bool
    ) -> Iterator[tuple[int, Run]]:
        """Yield the markers of an atom, each behind so many of its characters."""
        shown: list[Literal["old", "new"]] = [name]
        if both and atom.sign == "=":
            shown = ["new", "old"]
        for side_name in shown:
            side, place, start = (
                (self.old, atom.old, atom.old_start)
                if side_name == "old"
                else (self.new, atom.new, atom.new_start)
            )
            for offset, note in side.calls(place, start, start + len(atom.text)):
                fate = self._calls[side_name, place, offset, note]
                if both and side_name == "old" and fate == "=":
                    continue
                sign = atom.sign if fate == "=" else fate
                yield offset - start, Run(sign, note, "marker", side=side_name)


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours that look alike."""
    last: Run | None = None
    for run in runs:
        if last and last._replace(text=run.text) == run and run.kind == "words":
            last = last._replace(text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def tidied(runs: Iterable[Run]) -> list[Run]:
    """Take spaces at the ends of a change out of it, and join what looks alike.

    A blank under a rule or a stroke is no word of anybody's. Where whole words are replaced, a
    blank parts the new ones from the old; inside a symbol (`A/7173/L.4`) none does. A break
    gets its sign, ¶, between blanks.
    """
    parted: list[Run] = []
    free = True  # whether what comes next stands behind a blank, or at the beginning
    for run in runs:
        core = run.text.strip(" ")
        if run.kind == "break":
            parted += [Run("=", " "), run._replace(text="¶"), Run("=", " ")]
            continue
        if run.kind != "words" or not core:
            parted.append(run)
            continue
        if run.sign == "=":
            parted.append(run)
            free = run.text.endswith((" ", "\n"))
            continue
        start = run.text.index(core)
        lead, tail = run.text[:start], run.text[start + len(core) :]
        follows = bool(parted) and parted[-1].sign not in {"=", run.sign}
        if not lead and follows and free and parted[-1].kind == "words":
            lead = " "
        pieces = (Run("=", lead), run._replace(text=core), Run("=", tail))
        parted += [piece for piece in pieces if piece.text]
    return list(joined(parted))
