"""Which groups of a comparison a view shows, and which it only names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetrail.model import Comparison, FootnoteChange, Group


class Shown(NamedTuple):
    """A group that is shown, with the changes of its footnotes."""

    group: Group
    notes: tuple[FootnoteChange, ...]
    context: bool  # unchanged, and shown because it stands near a change


class Unchanged(NamedTuple):
    """Neighbouring groups that are only named, because nothing in them changed."""

    groups: tuple[Group, ...]


Item = Shown | Unchanged


def notes_of(comparison: Comparison) -> tuple[list[list[FootnoteChange]], list[FootnoteChange]]:
    """Give every footnote change to the group that its first anchor stands in.

    Returns:
        For each group its footnotes, and those that no paragraph refers to.
    """
    by_new = {ref: index for index, group in enumerate(comparison.groups) for ref in group.new}
    by_old = {ref: index for index, group in enumerate(comparison.groups) for ref in group.old}
    given: list[list[FootnoteChange]] = [[] for _ in comparison.groups]
    homeless: list[FootnoteChange] = []
    for note in comparison.footnotes:
        index = by_new.get(note.new_ref or "")
        if index is None:
            index = by_old.get(note.old_ref or "")
        (homeless if index is None else given[index]).append(note)
    return given, homeless


def select(
    comparison: Comparison, *, only: Collection[str] = (), context: int = 0, full: bool = False
) -> tuple[list[Item], tuple[FootnoteChange, ...]]:
    """Choose what a view shows, in order.

    Args:
        comparison: the comparison.
        only: the change classes to show; empty for all that changed. A group that is not of
            them is still shown where one of its footnotes is.
        context: so many unchanged groups before and behind a shown one are shown as well.
        full: show the unchanged groups too.

    Returns:
        The items, and the changed footnotes that belong to no paragraph.
    """
    given, homeless = notes_of(comparison)
    wanted = set(only) or {"editorial", "rollover", "substantive"}
    groups = comparison.groups
    notes = [tuple(note for note in of if note.change in wanted) for of in given]
    keep = [
        bool(notes[index]) or group.change in wanted or (not only and (group.moved or full))
        for index, group in enumerate(groups)
    ]
    near = keep
    if context:
        near = list(keep)
        for index, kept in enumerate(keep):
            if kept:
                low, high = max(0, index - context), index + context + 1
                near[low:high] = [True] * len(near[low:high])
    items: list[Item] = []
    for index, group in enumerate(groups):
        if near[index]:
            items.append(Shown(group, notes[index], context=not keep[index]))
        elif not only:
            if items and isinstance(items[-1], Unchanged):
                items[-1] = Unchanged((*items[-1].groups, group))
            else:
                items.append(Unchanged((group,)))
    return items, tuple(note for note in homeless if note.change in wanted)


def filtered(comparison: Comparison, only: Collection[str]) -> Comparison:
    """Return the comparison with the groups and footnotes of some classes alone.

    The summary stays that of the whole comparison.
    """
    from msgspec.structs import replace

    if not only:
        return comparison
    items, homeless = select(comparison, only=only)
    shown = [item for item in items if isinstance(item, Shown)]
    kept = {id(note) for item in shown for note in item.notes} | {id(note) for note in homeless}
    return replace(
        comparison,
        groups=tuple(item.group for item in shown),
        footnotes=tuple(note for note in comparison.footnotes if id(note) in kept),
    )


def unchanged_runs(item: Unchanged) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the references of an unchanged item, old and new, in runs of one numbering step.

    `OP3–OP6 → OP4–OP7` is one run; a group that kept its references starts another.
    """
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    for group in item.groups:
        if old and (group.old == group.new) != (old == new):
            yield old, new
            old = new = ()
        old, new = old + group.old, new + group.new
    yield old, new
