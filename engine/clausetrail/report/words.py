"""Numbers, dates, references and classes in words, as every view and the brief say them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .colophon import file_of
from .safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.model import (
        Comparison,
        FootnoteChange,
        Group,
        Qualifier,
        Resolution,
        Restored,
        Summary,
        VerbChange,
    )

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

CLASS_WORDS = {
    "identical": "unchanged",
    "editorial": "editorial",
    "rollover": "routine",
    "substantive": "substantive",
}

RELATION_WORDS = {
    "added": "new",
    "removed": "gone",
    "split": "split",
    "merge": "merged",
    "regrouped": "regrouped",
}

# The kinds of paragraph, in the order and the words of the summary.
SECTIONS = {
    "preambular": ("preambular paragraph", "preambular paragraphs"),
    "operative": ("operative paragraph", "operative paragraphs"),
    "annex": ("annex paragraph", "annex paragraphs"),
    "heading": ("heading", "headings"),
    "table": ("table", "tables"),
    "text": ("paragraph", "paragraphs"),
}

_RESOLUTION = re.compile(r"^(?:A/HRC|A|S|E)/RES/(?=.*\d)")
_TAIL = re.compile(r"^(.*?)(\d+)$")


def date_words(iso: str) -> str:
    """Return `23 December 2016` for `2016-12-23`; what is no such date comes back as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso
    year, month, day = parts
    if not 1 <= int(month) <= 12:
        return iso
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 paragraph` or `2 paragraphs`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


def first_of(parts: Sequence[str], most: int = 12) -> str:
    """Return `listed`, with no more than `most` of the parts; the rest is counted."""
    if len(parts) <= most:
        return listed(parts)
    return listed([*parts[:most], f"{len(parts) - most} more"])


def refs_words(refs: Iterable[str]) -> str:
    """Shorten references: `PP1–PP3, PP5` for PP1, PP2, PP3, PP5."""
    runs: list[list[str]] = []
    for ref in refs:
        if runs and _follows(runs[-1][-1], ref):
            runs[-1].append(ref)
        else:
            runs.append([ref])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def _follows(one: str, other: str) -> bool:
    before, after = _TAIL.match(one), _TAIL.match(other)
    return bool(before and after and before[1] == after[1] and int(before[2]) + 1 == int(after[2]))


def is_act(verb: VerbChange) -> bool:
    """Whether a change of verbs is told: what others are to do, in a sub-paragraph, is no act.

    "To protect" may become "To develop", or a paragraph of its own that "Urges"; that is told
    with the words. An infinitive that is a lead verb elsewhere ("To urge") is an act.
    """
    if verb.direction != "other":
        return True
    from clausetrail.diff.verbs import is_known_act

    return all(is_known_act(one) for one in (verb.old, verb.new))


def pair_words(group: Group) -> str:
    """Return `OP4 → OP5 + OP6`; `OP4` where nothing but the words may differ."""
    old, new = " + ".join(group.old), " + ".join(group.new)
    if old == new:
        return old
    return f"{old} → {new}" if old and new else old or new


def short_symbol(symbol: str) -> str:
    """Return `71/255` for `A/RES/71/255`, `363 (1974)` for `S/RES/363 (1974)`."""
    return _RESOLUTION.sub("", symbol)


def restored_words(restored: Restored) -> str:
    """Return `restored from 69/110, OP7`."""
    how = "restored and edited" if restored.change == "substantive" else "restored"
    return f"{how} from {short_symbol(restored.symbol)}, {restored.ref}"


def tags(group: Group) -> list[str]:
    """Return what there is to say of a group in single words."""
    words: list[str] = []
    if group.relation != "one-to-one":
        words.append(RELATION_WORDS[group.relation])
    if group.restored:
        words.append(restored_words(group.restored))
    if group.moved:
        words.append("moved")
    if group.old and group.new:
        words.append(CLASS_WORDS[group.change])
    if group.pinned:
        words.append("pinned")
    if group.unsure:
        words.append("unsure")
    return words


class SectionCount(NamedTuple):
    """How the paragraphs of one kind fared, counted in the new text."""

    kind: str
    old: int
    new: int
    classes: dict[str, int]  # new paragraphs of groups with both sides, by change class
    added: int
    removed: int  # counted in the old text


def section_counts(comparison: Comparison) -> list[SectionCount]:
    """Count the paragraphs of each kind that either text has."""
    old_kinds = {one.ref: one.kind for one in comparison.old.paragraphs}
    new_kinds = {one.ref: one.kind for one in comparison.new.paragraphs}
    counts = {
        kind: SectionCount(
            kind,
            sum(one == kind for one in old_kinds.values()),
            sum(one == kind for one in new_kinds.values()),
            dict.fromkeys(CLASS_WORDS, 0),
            sum(new_kinds[ref] == kind for g in comparison.groups if not g.old for ref in g.new),
            sum(old_kinds[ref] == kind for g in comparison.groups if not g.new for ref in g.old),
        )
        for kind in SECTIONS
    }
    for group in comparison.groups:
        if group.old:
            for ref in group.new:
                counts[new_kinds[ref]].classes[group.change] += 1
    return [one for one in counts.values() if one.old or one.new]


def section_words(one: SectionCount) -> str:
    """Return `of 36 operative paragraphs 9 unchanged, 4 routine, 20 substantive, 3 new; …`."""
    parts = [f"{n} {CLASS_WORDS[change]}" for change, n in one.classes.items() if n]
    if one.added:
        parts.append(f"{one.added} new")
    noun, nouns = SECTIONS[one.kind]
    if not one.new:
        became = one.old - one.removed
        parts = [f"{one.removed} gone"] if one.removed else []
        parts += [f"{became} went into other paragraphs"] if became else []
        return f"no {nouns} any more; {listed(parts)}"
    head = _shares(one.new, noun, nouns, parts)
    if 0 < one.removed < one.old:
        return f"{head}; {one.removed} of the old {one.old} gone"
    gone = {0: "", 1: "; the only old one gone", 2: "; both old ones gone"}
    return head + gone.get(one.removed, f"; all {one.removed} old ones gone")


def summary_sentences(comparison: Comparison) -> list[str]:
    """Return the summary in words: a sentence a kind of paragraph, then the rest."""
    sentences = [section_words(one) for one in section_counts(comparison)]
    total = comparison.summary
    shape = [
        f"{number} {word}"
        for number, word in (
            (total.split, "split"),
            (total.merged, "merged"),
            (total.regrouped, "regrouped"),
            (total.moved, "moved"),
        )
        if number
    ]
    if shape:
        sentences.append(listed(shape))
    verbs = [
        f"{number} {word}"
        for number, word in ((total.verbs_stronger, "stronger"), (total.verbs_weaker, "weaker"))
        if number
    ]
    if verbs:
        sentences.append(f"lead verbs: {listed(verbs)}")
    gained = sum(q.side == "new" for g in comparison.groups for q in g.qualifiers)
    lost = sum(q.side == "old" for g in comparison.groups for q in g.qualifiers)
    kept = [f"{number} {word}" for number, word in ((gained, "gained"), (lost, "lost")) if number]
    if kept:
        sentences.append(f"qualifiers: {listed(kept)}")
    unsure = sum(group.unsure for group in comparison.groups)
    if unsure:
        sentences.append(f"{count(unsure, 'pairing')} unsure")
    notes = footnote_words(comparison)
    if notes:
        sentences.append(notes)
    return [sentence[0].upper() + sentence[1:] + "." for sentence in sentences]


def footnote_words(comparison: Comparison) -> str:
    """Return `of 8 footnotes 4 unchanged, 3 routine …`, or nothing where there are none."""
    if not comparison.footnotes:
        return ""
    added = sum(note.old is None for note in comparison.footnotes)
    removed = sum(note.new is None for note in comparison.footnotes)
    both = [n.change for n in comparison.footnotes if n.old is not None and n.new is not None]
    parts = [
        f"{both.count(change)} {word}" for change, word in CLASS_WORDS.items() if change in both
    ]
    parts += [f"{n} {word}" for n, word in ((added, "new"), (removed, "gone")) if n]
    total = len(comparison.footnotes)
    return _shares(total, "footnote", "footnotes", parts)


def _shares(total: int, noun: str, nouns: str, parts: Sequence[str]) -> str:
    """Return `of 3 footnotes 2 unchanged and 1 routine`, `all 3 footnotes unchanged`."""
    if len(parts) > 1:
        return f"of {total} {nouns} {listed(parts)}"
    word = parts[0].partition(" ")[2]
    if total == 2:
        return f"both {nouns} {word}"
    return f"the one {noun} {word}" if total == 1 else f"all {total} {nouns} {word}"


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
    if text.source and text.symbol in {None, other.symbol}:
        name = file_of(text)
        facts.append(f"file {text.source if name == file_of(other) else name}")
    return safe(", ".join(filter(None, facts)))


def advance_words(kind: str, old: str, new: str, step: int | None) -> str:
    """Return `session seventy-first → seventy-third (+2)`; dates tell their step themselves.

    What is cited says what it is: `paragraphs 17 and 23 → paragraphs 10 and 21`.
    """
    size = "" if step is None or kind == "date" else f" ({step:+d})"
    named = old if kind and old.lower().startswith(kind) else f"{kind} {old}"
    return safe(f"{named} → {new}{size}")


def verb_words(verb: VerbChange) -> str:
    """Return `Encourages → Calls upon (stronger)`."""
    direction = {"other": "another act", "same": "as strong"}.get(verb.direction, verb.direction)
    return safe(f"{verb.old} → {verb.new} ({direction})")


def qualifier_words(qualifier: Qualifier) -> str:
    """Return `gained “as appropriate”`."""
    return safe(f"{'gained' if qualifier.side == 'new' else 'lost'} “{qualifier.text}”")


def note_word(note: FootnoteChange) -> str:
    """Return what became of a footnote: `new`, `gone`, or its class."""
    if note.old is None:
        return RELATION_WORDS["added"]
    return RELATION_WORDS["removed"] if note.new is None else CLASS_WORDS[note.change]


def note_words(note: FootnoteChange) -> str:
    """Return `footnote 3 → 4 (routine)`."""
    numbers = dict.fromkeys(one for one in (note.old, note.new) if one is not None)
    return safe(f"footnote {' → '.join(numbers)} ({note_word(note)})")


def note_sides(note: FootnoteChange) -> tuple[str, str]:
    """Return `footnote 3 (routine)` and `footnote 4`, to stand in two columns.

    An empty name stands for a side without it: `footnote 3 (gone)` and nothing.
    """
    old = "" if note.old is None else safe(f"footnote {note.old}")
    new = "" if note.new is None else safe(f"footnote {note.new}")
    word = note_word(note)
    return (f"{old} ({word})", new) if old else ("", f"{new} ({word})")


def change_words(summary: Summary) -> str:
    """Return a comparison in one line: `12 substantive, 9 routine; 3 new, 1 gone, 2 moved`."""
    both = {
        "substantive": summary.substantive - summary.added - summary.removed,
        "rollover": summary.rollover,
        "editorial": summary.editorial,
        "identical": summary.identical,
    }
    classes = [f"{number} {CLASS_WORDS[name]}" for name, number in both.items() if number > 0]
    shape = _numbers(
        (summary.added, "new"), (summary.removed, "gone"), (summary.split, "split"),
        (summary.merged, "merged"), (summary.regrouped, "regrouped"), (summary.moved, "moved"),
    )  # fmt: skip
    verbs = _numbers((summary.verbs_stronger, "stronger"), (summary.verbs_weaker, "weaker"))
    parts = [", ".join(classes), ", ".join(shape)]
    if verbs:
        parts.append(f"verbs {', '.join(verbs)}")
    told = "; ".join(part for part in parts if part)
    if both["identical"] > 0 and len(classes) == 1 and not shape:
        return "nothing changed"
    return told or "no paragraphs"


def _numbers(*pairs: tuple[int, str]) -> list[str]:
    return [f"{number} {word}" for number, word in pairs if number]
