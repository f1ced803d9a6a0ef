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
    kept_old = [any(cite.same_text(other) for other in new) for cite in old]
    kept_new = [any(cite.same_text(other) for other in old) for cite in new]
    gone = [cite for cite, kept in zip(old, kept_old, strict=True) if not kept]
    come = [cite for cite, kept in zip(new, kept_new, strict=True) if not kept]
    stayed_old = [cite[:3] for cite, kept in zip(old, kept_old, strict=True) if kept]
    stayed_new = [cite[:3] for cite, kept in zip(new, kept_new, strict=True) if kept]
    if not gone and not come:
        return _dates_only(old, new) if stayed_old == stayed_new else failed("resolutions")
    unlike = failed("resolutions", _step(old, new))
    if not come or stayed_old != stayed_new or len({cite.form for cite in (*old, *new)}) > 2:
        return unlike
    if not _dates_only(
        [cite for cite, kept in zip(old, kept_old, strict=True) if kept],
        [cite for cite, kept in zip(new, kept_new, strict=True) if kept],
    ).same:
        return unlike
    newest = max(old, key=_age)
    later = all(_age(cite) > _age(newest) and cite.form in _forms(old) for cite in come)
    if not later or not _within(newest, max(come, key=_age), context):
        return unlike
    if not all(_is_recent(cite, context) for cite in come):
        return unlike
    # Another resolution of one session is no successor; the Security Council alone renews
    # what it decided within a year.
    renewed = newest.form == "council" and context.years is not None and context.years < 1
    if gone and not renewed and any(cite.order[0] <= newest.order[0] for cite in come):
        return unlike
    if gone:
        stayed = [cite for cite, kept in zip(old, kept_old, strict=True) if kept]
        replaces = all(_age(a) > _age(b) for a in gone for b in stayed) and len(gone) <= len(come)
        slides = (
            len(gone) == len(come)
            and all(_age(a) < _age(b) for a in gone for b in stayed)
            and all(cite.form == "session" for cite in gone)
        )
        if not replaces and not slides:
            return unlike
    return advanced("resolutions", _step(old, new), routine=True)


def _is_recent(cite: Cite, context: Context) -> bool:
    """Whether a resolution may have been adopted since about the old text.

    A list that gains a resolution of long ago has not rolled over: an organ recalls it anew.
    """
    if context.old_year is None or cite.form == "early":
        return True
    first = context.old_year - MAX_EXTRA_YEARS
    if cite.form == "council" or cite.order[0] > 1000:  # numbered by the year
        return cite.order[0] >= first
    # "52/28" is of the General Assembly's session of 1997 or the Human Rights Council's of
    # 2023, which first met in 2006 and has met some three times a year since.
    session = cite.order[0]
    last = context.old_year + (context.years or 0)
    rights_council = last >= 2006 and 3 * (first - 2006) <= session <= 3 * (last - 2006) + 4
    return session + 1945 >= first or rights_council


def _forms(cites: Sequence[Cite]) -> set[str]:
    return {cite.form for cite in cites}


def _age(cite: Cite) -> tuple[int, int]:
    """Order resolutions by age; the forms "217 A (III)", "71/255", "2334 (2016)" apart."""
    session, number = cite.order
    rank = {"early": -10_000, "session": 0}.get(cite.form, 0)
    return session + rank, number


def _step(old: Sequence[Cite], new: Sequence[Cite]) -> int | None:
    before, after = max(old, key=_age), max(new, key=_age)
    return after.order[0] - before.order[0] if before.form == after.form else None


def _within(before: Cite, after: Cite, context: Context) -> bool:
    if before.form != after.form:
        return False
    step = after.order[0] - before.order[0]
    # Sessions of the Human Rights Council come three or four a year; all others count years.
    several = (context.step or 0) > (context.years or 0) + 1
    return at_most(step / (MAX_MEETINGS_A_YEAR if several else 1), context)


def _dates_only(old: Sequence[Cite], new: Sequence[Cite]) -> Finding:
    """The same resolutions; a date may have come or gone, but not changed."""
    for before, after in zip(old, new, strict=True):
        if before.date and after.date and before.date != after.date:
            return failed("resolutions", 0)
    return SAME


def newest(cites: object) -> str:
    """Write the newest resolution of a list, with its date."""
    return max(cites, key=_age).written if isinstance(cites, tuple) else ""
