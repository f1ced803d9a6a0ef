"""Check by arithmetic whether a value of the old text has advanced in the new.

Each rule takes two values of one kind and answers: the same, routine, or not. What is not
routine makes its paragraph substantive, and is marked as suspect where it was a value of a
kind that usually advances.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .values import DAYS_A_YEAR, Cite, Day, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .pieces import Piece

# A later event, report or list may follow its predecessor by more than the step of the texts
# (a congress meets every five years), but hardly by more than this beside it.
MAX_EXTRA_YEARS = 6
# A limit in a date moves with the text that sets it, within two months.
DEADLINE_TOLERANCE_DAYS = 62
# What is new in the new text has happened since the old one, or so shortly before it that it
# was not yet reported then.
MAX_LAG_YEARS = 2.5
# An event's next date lies at least so far of the step between the texts ahead; a date that
# moves by a few days is a correction.
MIN_SHARE_OF_STEP = 0.25
# A reporting or agenda session lies at most so many sessions ahead of its text.
MAX_SESSIONS_AHEAD = 6
# Bodies that meet oftener than once a year meet at most so often (the human rights bodies).
MAX_MEETINGS_A_YEAR = 4

_SYMBOL = re.compile(
    r"(?P<base>\S+?(?:\s?\(\d{4}\))?)(?P<adjunct>(?:(?:/|,\s|\sand\s|,\sand\s)(?:Add|Corr|Rev)\.[\d–-]+)*)$"
)


_NUMBER = re.compile(r"\d+(?:\s?\([a-z]+\))*")


class Finding(NamedTuple):
    """What became of one value."""

    same: bool  # nothing of meaning changed
    routine: bool  # advanced as it should
    kind: str = ""  # as in `Advance.kind`
    step: int | None = None  # in its own unit


SAME = Finding(same=True, routine=False)


def _advanced(kind: str, step: int | None, *, routine: bool) -> Finding:
    return Finding(same=False, routine=routine, kind=kind, step=step)


def _failed(kind: str, step: int | None = None) -> Finding:
    return Finding(same=False, routine=False, kind=kind, step=step)


def follows_itself(old: Piece, new: Piece, cited: Sequence[Cite], context: Context) -> bool:
    """Whether a text cites the paragraph of its predecessor that it stands for.

    "Reiterates paragraph 86 of its resolution 77/255", which was paragraph 87 of 78/245, is
    repeated as "Reiterates paragraph 87 of its resolution 78/245".
    """
    numbers = [found.replace(" ", "") for found in _NUMBER.findall(new.text)]
    return (
        old.note == new.note == "external"
        and len(cited) == 1
        and context.old_cite is not None
        and cited[0].same_text(context.old_cite)
        and len(numbers) == len(_NUMBER.findall(old.text)) == 1
        and numbers[0] in context.home
    )


def check(old: Piece, new: Piece, context: Context) -> Finding:
    """Compare two pieces of one kind."""
    if old.kind == "word" or new.kind == "word" or old.text == new.text:
        return SAME
    match old.kind:
        case "resolutions":
            finding = _resolutions(old.value, new.value, context)  # type: ignore[arg-type]
        case "date" | "year":
            finding = _date(old, new, context)
        case "period":
            finding = _period(old.value, new.value, context)  # type: ignore[arg-type]
        case "ordinal":
            finding = _ordinal(old, new, context)
        case "symbol":
            finding = _symbol(old.text, new.text, context)
        case "paragraphs":
            finding = _paragraphs(old, new, context)
        case _:
            finding = _ago(old.value, new.value, context)  # type: ignore[arg-type]
    if finding.routine and not context.routine:
        return finding._replace(routine=False)
    return finding


def _at_most(years: float, context: Context) -> bool:
    return years <= (context.years or 0) + MAX_EXTRA_YEARS


def _ordinal(old: Piece, new: Piece, context: Context) -> Finding:
    before, after = int(str(old.value)), int(str(new.value))
    step = after - before
    if step == 0:
        return SAME
    kind = "session" if old.note == "session" else "ordinal"
    if old.note != new.note:
        return _failed(kind, step)
    if (
        old.note == "session"
        and context.step is not None
        and _is_own_session(before, after, context)
    ):
        return _advanced(kind, step, routine=step == context.step and step > 0)
    if old.note == "anniversary":
        years = context.years
        near = years is None or abs(step - years) <= 1
        return _advanced(kind, step, routine=step > 0 and near)
    most = 12 if context.years is None else context.years * MAX_MEETINGS_A_YEAR + 2
    return _advanced(kind, step, routine=0 < step <= most)


def _is_own_session(before: int, after: int, context: Context) -> bool:
    """Whether an ordinal names this or a coming session of the organ that speaks."""
    ahead = range(MAX_SESSIONS_AHEAD + 1)
    old_session, new_session = context.old_session or 0, context.new_session or 0
    return before - old_session in ahead or after - new_session in ahead


def _days(value: object) -> tuple[Day, ...]:
    return value if isinstance(value, tuple) else ()


def _span(value: object) -> Span | None:
    days = _days(value)
    first, last = days[0].span(), days[-1].span()
    return Span(first.first, last.last) if first and last else None


def _date(old: Piece, new: Piece, context: Context) -> Finding:
    if _days(old.value) == _days(new.value):
        return SAME
    kind = "year" if old.kind == new.kind == "year" else "date"
    before, after = _span(old.value), _span(new.value)
    if before is None or after is None:
        return _failed(kind)
    days = after.first - before.first
    step = round(days / DAYS_A_YEAR) if kind == "year" else round(days)
    routine = before.last < after.first and _at_most(days / DAYS_A_YEAR, context)
    if context.days is not None:
        if "deadline" in (old.note, new.note):
            end = after.last - before.last
            routine = routine and abs(end - context.days) <= DEADLINE_TOLERANCE_DAYS
        routine = routine and days >= context.days * MIN_SHARE_OF_STEP
        if _is_ahead(before, context):
            routine = routine and abs(days - context.days) <= DEADLINE_TOLERANCE_DAYS
    if context.old_day is not None:
        routine = routine and after.last >= context.old_day - MAX_LAG_YEARS * DAYS_A_YEAR
    return _advanced(kind, step, routine=routine)


def _is_ahead(span: Span, context: Context) -> bool:
    """Whether a date of the old text has still to come when the new one is adopted.

    Nothing has happened then that could be followed by its next: the date was changed.
    """
    return context.new_day is not None and span.first > context.new_day + DEADLINE_TOLERANCE_DAYS


def _period(old: tuple[int, int], new: tuple[int, int], context: Context) -> Finding:
    if old == new:
        return SAME
    step = new[0] - old[0]
    follows = 0 <= new[0] - old[1] <= 1
    moves = context.years is not None and abs(step - context.years) <= 1
    alike = new[1] - new[0] == old[1] - old[0]
    start = Span(old[0] * DAYS_A_YEAR, old[0] * DAYS_A_YEAR)
    follows = follows and not _is_ahead(start, context)
    return _advanced("period", step, routine=alike and step > 0 and (follows or moves))


def _ago(old: int, new: int, context: Context) -> Finding:
    if old == new:
        return SAME
    step = new - old
    near = context.years is not None and abs(step - context.years) < 1
    return _advanced("year", step, routine=step > 0 and near)


def _symbol(old: str, new: str, context: Context) -> Finding:
    old_base, new_base = _base(old), _base(new)
    if old_base == new_base:
        return _failed("symbol", 0)  # another revision or addendum of one document
    old_path, old_numbers = _numbers(old_base)
    new_path, new_numbers = _numbers(new_base)
    if old_path != new_path or len(old_numbers) != len(new_numbers) or not old_numbers:
        return _failed("symbol")
    step = new_numbers[0] - old_numbers[0]
    if len(old_numbers) == 1:  # a serial number: "S/12093"
        return _advanced("symbol", step, routine=step > 0)
    by_year = old_numbers[0] > 1000
    sessions_a_year = 1 if by_year or (old_path.startswith("A/") and "HRC" not in old_path) else 4
    routine = step > 0 and _at_most(step / sessions_a_year, context)
    if context.step is None and step == 0:  # the Council's documents of one year
        routine = new_numbers > old_numbers
    return _advanced("symbol", step, routine=routine)


def _base(symbol: str) -> str:
    found = _SYMBOL.match(symbol)
    return found["base"] if found else symbol


def _numbers(base: str) -> tuple[str, tuple[int, ...]]:
    """Split "A/HRC/34/55" into its letters and its numbers; "C.2" is of the letters."""
    path: list[str] = []
    numbers: list[int] = []
    for part in base.split("/"):
        if part.isdecimal() and len(part) <= 9:
            numbers.append(int(part))
        elif found := re.fullmatch(r"([A-Z][A-Za-z]*\.)(\d{1,9})", part) if numbers else None:
            path.append(found[1])
            numbers.append(int(found[2]))
        else:
            path.append(part)
    return "/".join(path) + "/", tuple(numbers)


def _paragraphs(old: Piece, new: Piece, context: Context) -> Finding:
    """A reference to a paragraph of the same text that follows the renumbering."""
    old_numbers, new_numbers = (
        [found.replace(" ", "") for found in _NUMBER.findall(piece.text)] for piece in (old, new)
    )
    if old_numbers == new_numbers and _connectors(old.text) == _connectors(new.text):
        return SAME  # "para. 5" for "paragraph 5"
    follows = (
        not old.note
        and not new.note
        and len(old_numbers) == len(new_numbers)
        and _connectors(old.text) == _connectors(new.text)
        and all(
            after in context.numbers.get(before, ()) or _follows_part(before, after, context)
            for before, after in zip(old_numbers, new_numbers, strict=True)
        )
    )
    return SAME if follows else _failed("paragraph")


def _connectors(text: str) -> list[str]:
    words = re.findall(r"[a-z]+|[-–]", _NUMBER.sub(" ", text.lower()))[1:]
    return [{"-": "to", "–": "to"}.get(word, word) for word in words]


def _follows_part(before: str, after: str, context: Context) -> bool:
    """Whether "3(b)" became "4(b)", where the alignment knows only 3 and 4."""
    old_whole, _, old_part = before.partition("(")
    new_whole, _, new_part = after.partition("(")
    known = before in context.numbers
    return (
        not known
        and bool(old_part)
        and old_part == new_part
        and new_whole in (context.numbers.get(old_whole, ()))
    )


def _resolutions(old: Sequence[Cite], new: Sequence[Cite], context: Context) -> Finding:
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
        return _dates_only(old, new) if stayed_old == stayed_new else _failed("resolutions")
    failed = _failed("resolutions", _step(old, new))
    if not come or stayed_old != stayed_new or len({cite.form for cite in (*old, *new)}) > 2:
        return failed
    if not _dates_only(
        [cite for cite, kept in zip(old, kept_old, strict=True) if kept],
        [cite for cite, kept in zip(new, kept_new, strict=True) if kept],
    ).same:
        return failed
    newest = max(old, key=_age)
    later = all(_age(cite) > _age(newest) and cite.form in _forms(old) for cite in come)
    if not later or not _within(newest, max(come, key=_age), context):
        return failed
    if not all(_is_recent(cite, context) for cite in come):
        return failed
    if gone and any(cite.order[0] <= newest.order[0] for cite in come):
        return failed  # another resolution of the same session or year: no successor
    if gone:
        stayed = [cite for cite, kept in zip(old, kept_old, strict=True) if kept]
        replaces = all(_age(a) > _age(b) for a in gone for b in stayed) and len(gone) <= len(come)
        slides = (
            len(gone) == len(come)
            and all(_age(a) < _age(b) for a in gone for b in stayed)
            and all(cite.form == "session" for cite in gone)
        )
        if not replaces and not slides:
            return failed
    return _advanced("resolutions", _step(old, new), routine=True)


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
    return _at_most(step / (MAX_MEETINGS_A_YEAR if several else 1), context)


def _dates_only(old: Sequence[Cite], new: Sequence[Cite]) -> Finding:
    """The same resolutions; a date may have come or gone, but not changed."""
    for before, after in zip(old, new, strict=True):
        if before.date and after.date and before.date != after.date:
            return _failed("resolutions", 0)
    return SAME
