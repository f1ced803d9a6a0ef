"""The stage's two functions: two texts, or an alignment of them, -> a `Comparison`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.model import (
    AlignedGroup,
    Change,
    ClausetrailError,
    Comparison,
    Group,
    Paragraph,
    Resolution,
)

from .classes import Read, Verdict, classify_read, read
from .clauses import compare_clauses
from .context import Context, context_of, paragraph_number
from .footnotes import compare_footnotes
from .qualifiers import qualifiers_of
from .summary import summarize
from .words import diff_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clausetrail.model import Alignment, Pin


class DiffError(ClausetrailError):
    """An alignment does not belong to the two texts."""


def compare(
    old: Resolution,
    new: Resolution,
    pins: Sequence[Pin] = (),
    *,
    check: Callable[[], None] | None = None,
) -> Comparison:
    """Compare two versions, paragraph by paragraph and clause by clause.

    Args:
        old: the earlier text.
        new: the later one.
        pins: a person's corrections of the alignment.
        check: called again and again meanwhile; what it raises gives the work up.

    Returns:
        Every paragraph of either text in exactly one group, each group with its words, its
        change class and what became of its clauses; and the footnotes. It depends on the two
        texts and the pins alone.

    Raises:
        AlignmentError: a pin names a paragraph that its text does not have.
    """
    from clausetrail.align import align

    return diff(align(old, new, pins, check=check), old, new, check=check)


def diff(
    alignment: Alignment,
    old: Resolution,
    new: Resolution,
    *,
    check: Callable[[], None] | None = None,
) -> Comparison:
    """Say what changed in every group of an alignment.

    Args:
        alignment: groups that name the paragraphs of both texts.
        old: the earlier text.
        new: the later one.
        check: called for each group; what it raises gives the work up.

    Raises:
        DiffError: a group names a paragraph that its text does not have.
    """
    context = context_of(old, new, alignment.groups)
    old_by_ref, new_by_ref = _by_ref(old), _by_ref(new)
    groups: list[Group] = []
    fallback = alignment.fallback
    for aligned in alignment.groups:
        if check is not None:
            check()
        group, reason = _group(
            aligned,
            _named(aligned.old, old_by_ref, old),
            _named(aligned.new, new_by_ref, new),
            context,
        )
        groups.append(group)
        fallback = fallback or reason
    footnotes = compare_footnotes(old, new, alignment.groups, context)
    return Comparison(
        old=old,
        new=new,
        groups=tuple(groups),
        footnotes=footnotes,
        summary=summarize(groups, footnotes),
        fallback=fallback,
    )


def _by_ref(text: Resolution) -> dict[str, Paragraph]:
    return {paragraph.ref: paragraph for paragraph in text.paragraphs}


def _named(
    refs: Sequence[str], by_ref: Mapping[str, Paragraph], text: Resolution
) -> list[Paragraph]:
    try:
        return [by_ref[ref] for ref in refs]
    except KeyError as error:
        raise DiffError(
            f"the alignment names a paragraph {error.args[0]} that the text does not have",
            source=text.source or text.symbol,
            hint="align the two texts again",
        ) from error


def _group(
    aligned: AlignedGroup, old: list[Paragraph], new: list[Paragraph], context: Context
) -> tuple[Group, str | None]:
    context = context._replace(
        home=frozenset(filter(None, [paragraph_number(ref) for ref in aligned.old]))
    )
    old_text = "\n".join([paragraph.text for paragraph in old])
    new_text = "\n".join([paragraph.text for paragraph in new])
    words = diff_words(old_text, new_text)
    reads = None
    if old and new and old_text != new_text:
        reads = (read(old_text, _verbs(old)), read(new_text, _verbs(new)))
    verdict = _verdict(old, new, reads, context)
    clauses = compare_clauses(old, new, verdict.change, reads, context)
    both = bool(old and new) and verdict.change != "identical"
    return Group(
        old=aligned.old,
        new=aligned.new,
        relation=aligned.relation,
        moved=aligned.moved,
        pinned=aligned.pinned,
        unsure=aligned.unsure,
        similarity=aligned.similarity,
        change=verdict.change,
        verbs=clauses.verbs,
        qualifiers=qualifiers_of(old_text, new_text, words.ops) if both else (),
        advances=verdict.advances,
        clauses=clauses.clauses,
        ops=words.ops,
        evidence=aligned.evidence,
    ), words.fallback


def _verbs(paragraphs: list[Paragraph]) -> list[tuple[int, int]]:
    """Say where the lead verbs stand in the paragraphs' joined text."""
    spans: list[tuple[int, int]] = []
    offset = 0
    for paragraph in paragraphs:
        for clause in paragraph.clauses:
            if clause.verb:
                at = paragraph.text.find(clause.verb, clause.start, clause.end)
                if at >= 0:
                    spans.append((offset + at, offset + at + len(clause.verb)))
        offset += len(paragraph.text) + 1  # and the line feed that joins them
    return spans


def _verdict(
    old: list[Paragraph], new: list[Paragraph], reads: tuple[Read, Read] | None, context: Context
) -> Verdict:
    if not old or not new:
        return Verdict("substantive")
    verdict = Verdict("identical") if reads is None else classify_read(*reads, context)
    if len(old) == len(new) == 1 or verdict.change == "substantive":
        return verdict
    # The same words with the break elsewhere are editorial; any more, and the new shape of
    # the paragraphs is a change of substance.
    change: Change = "substantive" if verdict.change == "rollover" else "editorial"
    return verdict._replace(change=change)
