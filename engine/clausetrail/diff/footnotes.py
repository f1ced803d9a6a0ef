"""Pair the footnotes of two texts through their anchors, and class what became of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en.formulas import FUNCTION_WORDS
from clausetrail.model import AlignedGroup, Change, Footnote, FootnoteChange, Resolution

from .classes import classify
from .tokens import tokenize
from .words import diff_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .context import Context

_IBID = re.compile(r"Ibid(?:em)?\.?,?\s*", re.IGNORECASE)
# The parts of a citation, from large to small, by how they are written.
_PARTS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r".*\b(?:session|year)$|.*\bmeeting$",
        r"supplements?\b|vol(?:ume)?s?\.|annexes\b|resolutions?\b",
        r"part\b|annex\b|chap(?:ter)?s?\.?\b|appendix\b",
        r"sect(?:ion)?s?\.?\b|art(?:icle)?s?\.?\b",
        r"nos?\.|decisions?\b|document\b",
        r"para(?:graph)?s?\.?\b|pp?\.|line\b",
    )
)
_SEE = re.compile(r"See(?: also)?:? (?=\S)")
# Two notes of one paragraph are the same note reworded if they share so much of their words.
MIN_SHARED = 0.3
MAX_PAIRS = 10_000


class _Note(NamedTuple):
    place: int  # in the text's footnotes
    note: Footnote
    ref: str | None  # paragraph of the first anchor
    full: str  # "Ibid." resolved
    words: Counter[str]
    telling: frozenset[str]  # of these, what other notes have not


def compare_footnotes(
    old: Resolution, new: Resolution, groups: Sequence[AlignedGroup], context: Context
) -> tuple[FootnoteChange, ...]:
    """Compare the footnotes of two texts.

    Within a group the notes that its paragraphs call are paired by their words, then by their
    order; notes left over are paired by equal words wherever they are called.

    Returns:
        Every footnote of either text once, in the order of the new text, those that went
        where they stood.
    """
    if not old.footnotes and not new.footnotes:
        return ()
    old_notes, new_notes = _notes(old), _notes(new)
    partner: dict[int, int] = {}  # index in new -> index in old
    taken: set[int] = set()
    old_by_ref, new_by_ref = _by_ref(old_notes), _by_ref(new_notes)
    for group in groups:
        _pair(_called(old_by_ref, group.old), _called(new_by_ref, group.new), partner, taken)
    rest_old = [note for note in old_notes if note.place not in taken]
    rest_new = [note for note in new_notes if note.place not in partner]
    _pair_equal(rest_old, rest_new, partner, taken)
    return tuple(_in_order(old_notes, new_notes, partner, context))


def _notes(text: Resolution) -> list[_Note]:
    called: dict[str, str] = {}
    for paragraph in text.paragraphs:
        for anchor in paragraph.anchors:
            called.setdefault(anchor.note, paragraph.ref)
    notes: list[_Note] = []
    before = ""
    for index, note in enumerate(text.footnotes):
        before = _resolved(note.text, before)
        words = Counter(map(str.lower, tokenize(before).texts))
        telling = frozenset(filter(_is_telling, words))
        notes.append(_Note(index, note, called.get(note.number), before, words, telling))
    return notes


def _is_telling(word: str) -> bool:
    """Whether a word tells a note from others: signs, "and", the head of a symbol do not."""
    return word[-1].isalnum() and word not in FUNCTION_WORDS


def _resolved(text: str, before: str) -> str:
    """Write out "Ibid., chap. II" with the work that the note before it cites.

    The parts of a citation go from the whole to the smallest (work, session, volume, chapter,
    section, number); what follows the "Ibid." takes the place of the parts from its own rank on.
    """
    found = _IBID.match(text)
    if not found or not before:
        return text
    rest = text[found.end() :]
    if not rest:
        return before
    rank = _rank(rest.partition(", ")[0])
    parts = before.rstrip(". ").split(", ")
    kept = len(parts)
    if rank is not None:
        ranks = [_rank(part) for part in parts]
        kept = next(
            (at for at, one in enumerate(ranks) if at and one is not None and one >= rank), kept
        )
    return ", ".join([*parts[:kept], rest])


def _rank(part: str) -> int | None:
    """Say how small a part of a cited work is; None for a part of its name, or an unknown one."""
    return next((rank for rank, form in enumerate(_PARTS) if form.match(part)), None)


def _plain(text: str) -> str:
    """Leave out the "See" that opens a citation or not, without a difference."""
    return _SEE.sub("", text, count=1) if _SEE.match(text) else text


def _by_ref(notes: Iterable[_Note]) -> dict[str, list[_Note]]:
    by_ref: dict[str, list[_Note]] = {}
    for note in notes:
        if note.ref is not None:
            by_ref.setdefault(note.ref, []).append(note)
    return by_ref


def _called(by_ref: Mapping[str, list[_Note]], refs: Sequence[str]) -> list[_Note]:
    return [note for ref in refs for note in by_ref.get(ref, ())]


def _pair(
    old: Sequence[_Note], new: Sequence[_Note], partner: dict[int, int], taken: set[int]
) -> None:
    if not old or not new:
        return
    if len(old) * len(new) <= MAX_PAIRS:
        weighed = sorted(
            (-_weight(before, after), abs(at_old - at_new), at_old, at_new)
            for at_old, before in enumerate(old)
            for at_new, after in enumerate(new)
            if _shared(before.words, after.words) >= MIN_SHARED
        )
        for _, _, at_old, at_new in weighed:
            before, after = old[at_old], new[at_new]
            if before.place not in taken and after.place not in partner:
                partner[after.place] = before.place
                taken.add(before.place)
    rest_old = [note for note in old if note.place not in taken]
    rest_new = [note for note in new if note.place not in partner]
    if len(old) == len(new):  # as many notes as before: what is left changed its work
        for before, after in zip(rest_old, rest_new, strict=True):
            partner[after.place] = before.place
            taken.add(before.place)


def _pair_equal(
    old: Sequence[_Note], new: Sequence[_Note], partner: dict[int, int], taken: set[int]
) -> None:
    by_text: dict[str, list[int]] = {}
    for note in old:
        by_text.setdefault(note.full, []).append(note.place)
    for note in new:
        if waiting := by_text.get(note.full):
            partner[note.place] = waiting.pop(0)
            taken.add(partner[note.place])


def _weight(old: _Note, new: _Note) -> float:
    """Say how much speaks for two notes; nothing but their order where both are bare symbols.

    "A/78/621 and A/78/622." is no more like "A/79/373 and A/79/555." than "A/78/390." is.
    """
    return _shared(old.words, new.words) if old.telling & new.telling else 0.0


def _shared(old: Counter[str], new: Counter[str]) -> float:
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def _in_order(
    old: Sequence[_Note], new: Sequence[_Note], partner: Mapping[int, int], context: Context
) -> Iterable[FootnoteChange]:
    paired = set(partner.values())
    gone = [note for note in old if note.place not in paired]
    for after in new:
        at = partner.get(after.place)
        if at is None:
            yield _change(None, after, context)
            continue
        while gone and gone[0].place < at:
            yield _change(gone.pop(0), None, context)
        yield _change(old[at], after, context)
    for before in gone:
        yield _change(before, None, context)


def _change(old: _Note | None, new: _Note | None, context: Context) -> FootnoteChange:
    old_text = old.note.text if old else ""
    new_text = new.note.text if new else ""
    change: Change
    if old is None or new is None:
        change = "substantive"
    elif old_text == new_text and old.full == new.full:
        change = "identical"
    else:
        change = classify(_plain(old.full), _plain(new.full), context).change
        if change == "identical":
            change = "editorial"  # the same work, cited in another way
    return FootnoteChange(
        old=old.note.number if old else None,
        new=new.note.number if new else None,
        old_ref=old.ref if old else None,
        new_ref=new.ref if new else None,
        change=change,
        ops=diff_words(old_text, new_text).ops,
    )
