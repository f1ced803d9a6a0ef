"""Check whether a list of earlier resolutions has only rolled over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .findings import (
    MAX_EXTRA_YEARS,
    MAX_MEETINGS_A_YEAR,
    SAME,
    Finding,
    advanced,
    at_most,
    failed,
)
from .values import DAYS_A_YEAR, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .values import Cite


def compare_lists(old: Sequence[Cite], new: Sequence[Cite], context: Context) -> Finding:
    """Compare two lists of earlier resolutions.

    Routine are: newer ones added (at either end: some lists run backwards); the most recent
    replaced by newer ones; and a window that slides, where the oldest of a list of the
    organ's own series go as newer ones come. What an organ adds of older date, or drops
    without a successor, is its decision.
    """
    old_names, new_names = {cite[:3] for cite in old}, {cite[:3] for cite in new}
    gone = [cite for cite in old if cite[:3] not in new_names]
    come = [cite for cite in new if cite[:3] not in old_names]
    stayed_old = [cite for cite in old if cite[:3] in new_names]
    stayed_new = [cite for cite in new if cite[:3] in old_names]
    unlike = failed("resolutions", _step(old, new))
    if [cite[:3] for cite in stayed_old] != [cite[:3] for cite in stayed_new]:
        return unlike
    if not _only_dates_differ(stayed_old, stayed_new):
        return unlike
    if not gone and not come:
        return SAME
    if not come or not _are_new(come, old, context):
        return unlike
    if gone and not _are_replaced(gone, come, stayed_old, context):
        return unlike
    return advanced("resolutions", _step(old, new), routine=True)


def _are_new(come: Sequence[Cite], old: Sequence[Cite], context: Context) -> bool:
    """Whether what a list gained is later than all it had, of its sort, and recent."""
    newest, forms = max(old, key=_age), {cite.form for cite in old}
    return (
        all(_age(cite) > _age(newest) and cite.form in forms for cite in come)
        and not any(_keeps_its_date(newest, cite) for cite in come)
        and _within(newest, max(come, key=_age), context)
        and all(_is_recent(cite, context) for cite in come)
    )


def _keeps_its_date(before: Cite, after: Cite) -> bool:
    """Whether a text of another session is cited with a date no later: one of the two is wrong."""
    if not before.date or not after.date or before.order[0] == after.order[0]:
        return False
    first, last = day_of(before.date).span(), day_of(after.date).span()
    return first is not None and last is not None and last.first <= first.first


def _are_replaced(
    gone: Sequence[Cite], come: Sequence[Cite], stayed: Sequence[Cite], context: Context
) -> bool:
    """Whether what a list lost has its successor: the newest do, or the window slid."""
    newest = max((*gone, *stayed), key=_age)
    # Another resolution of one session is no successor; the Security Council alone renews
    # what it decided within a year.
    years = None if context.days is None else (context.days - context.slack) / DAYS_A_YEAR
    renewed = newest.form == "council" and years is not None and years < 1
    if not renewed and any(cite.order[0] <= newest.order[0] for cite in come):
        return False
    if not stayed:
        return len(gone) <= len(come)
    newest_gone = len(gone) <= len(come) and min(map(_age, gone)) > max(map(_age, stayed))
    slid = (
        len(gone) == len(come)
        and max(map(_age, gone)) < min(map(_age, stayed))
        and all(cite.form == "session" for cite in gone)
    )
    return newest_gone or slid


def _is_recent(cite: Cite, context: Context) -> bool:
    """Whether a resolution may have been adopted since about the old text.

    A list that gains a resolution of long ago has not rolled over: an organ recalls it anew.
    """
    if context.old_year is None or cite.form == "early":
        return True
    first = context.old_year - MAX_EXTRA_YEARS
    if cite.form == "council" or _by_year(cite):
        return cite.order[0] >= first
    # "52/28" is of the General Assembly's session of 1997 or the Human Rights Council's of
    # 2023, which first met in 2006 and has met some three times a year since.
    session = cite.order[0]
    last = context.old_year + (context.years or 0)
    rights_council = last >= 2006 and 3 * (first - 2006) <= session <= 3 * (last - 2006) + 4
    return session + 1945 >= first or rights_council


def _age(cite: Cite) -> tuple[int, int]:
    """Order resolutions by age; the forms "217 A (III)", "71/255", "2334 (2016)" apart."""
    session, number = cite.order
    rank = {"early": -10_000, "session": 0}.get(cite.form, 0)
    return session + rank, number


def _step(old: Sequence[Cite], new: Sequence[Cite]) -> int | None:
    before, after = max(old, key=_age), max(new, key=_age)
    if before.form != after.form or _by_year(before) != _by_year(after):
        return None
    return after.order[0] - before.order[0]


def _by_year(cite: Cite) -> bool:
    """Whether a resolution is numbered by its year, as the former Commission's "2005/44" is."""
    return cite.order[0] > 1000


def _within(before: Cite, after: Cite, context: Context) -> bool:
    if before.form != after.form:
        return False
    years = _years_between(before, after)
    if years is not None:
        return at_most(years, context)
    step = after.order[0] - before.order[0]
    # Sessions of the Human Rights Council come three or four a year; all others count years.
    several = (context.step or 0) > (context.years or 0) + 1
    return at_most(step / (MAX_MEETINGS_A_YEAR if several else 1), context)


def _years_between(before: Cite, after: Cite) -> int | None:
    """Return the calendar years between two dated citations; their sessions count as they may."""
    if not before.date or not after.date:
        return None
    first, last = day_of(before.date).year, day_of(after.date).year
    return None if first is None or last is None else last - first


def _only_dates_differ(old: Sequence[Cite], new: Sequence[Cite]) -> bool:
    """Whether of the same resolutions a date has come or gone, but none has changed."""
    return all(
        not before.date or not after.date or day_of(before.date) == day_of(after.date)
        for before, after in zip(old, new, strict=True)
    )


def newest(cites: object) -> str:
    """Write the newest resolution of a list, with its date."""
    return max(cites, key=_age).written if isinstance(cites, tuple) else ""
