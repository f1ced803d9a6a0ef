"""Check by arithmetic whether a value of the old text has advanced in the new.

Each rule takes two values of one kind and answers: the same, routine, or not. What is not
routine makes its paragraph substantive, and is marked as suspect where it was a value of a
kind that usually advances.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern

from .citations import compare_lists
from .findings import MAX_MEETINGS_A_YEAR, SAME, Finding, advanced, at_most, failed
from .values import DAYS_A_YEAR, Cite, Day, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .pieces import Piece

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

_SYMBOL = re.compile(
    r"(?P<base>\S+?(?:\s?\(\d{4}\))?)(?P<adjunct>(?:(?:/|,\s|\sand\s|,\sand\s)(?:Add|Corr|Rev)\.[\d–-]+)*)$"
)


_NUMBER = lazy_pattern(r"\d+(?:\s?\([a-z]+\))*")


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
            finding = compare_lists(old.value, new.value, context)  # type: ignore[arg-type]
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


def _ordinal(old: Piece, new: Piece, context: Context) -> Finding:
    before, after = int(str(old.value)), int(str(new.value))
    step = after - before
    if step == 0:
        return SAME
    kind = "session" if old.note == "session" else "ordinal"
    if old.note != new.note:
        return failed(kind, step)
    if (
        old.note == "session"
        and context.step is not None
        and _is_own_session(before, after, context)
    ):
        return advanced(kind, step, routine=step == context.step and step > 0)
    if old.note == "anniversary":
        years = context.years
        near = years is None or abs(step - years) <= 1
        return advanced(kind, step, routine=step > 0 and near)
    most = 12 if context.years is None else context.years * MAX_MEETINGS_A_YEAR + 2
    return advanced(kind, step, routine=0 < step <= most)


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
        return failed(kind)
    days = after.first - before.first
    step = round(days / DAYS_A_YEAR) if kind == "year" else round(days)
    routine = before.last < after.first and at_most(days / DAYS_A_YEAR, context)
    if context.days is not None:
        if "deadline" in (old.note, new.note):
            end = after.last - before.last
            routine = routine and abs(end - context.days) <= _tolerance(context)
        routine = routine and days >= (context.days - context.slack) * MIN_SHARE_OF_STEP
        coming = "session" in (old.note, new.note) and _is_coming(after, context)
        if coming or _is_ahead(before, context):
            routine = routine and _keeps_step(days, kind, context)
    if context.old_day is not None:
        first = context.old_day - MAX_LAG_YEARS * DAYS_A_YEAR - context.slack
        routine = routine and after.last >= first
    return advanced(kind, step, routine=routine)


def _keeps_step(days: float, kind: str, context: Context) -> bool:
    """Whether a date moved on by as much as lies between the two texts."""
    if context.days is None:
        return True
    if kind == "year" and not context.slack:
        return round(days / DAYS_A_YEAR) == round(context.days / DAYS_A_YEAR)
    return abs(days - context.days) <= _tolerance(context)


def _tolerance(context: Context) -> float:
    """Return by how many days a limit may differ from the step between the texts."""
    return DEADLINE_TOLERANCE_DAYS + context.slack


def _is_ahead(span: Span, context: Context) -> bool:
    """Whether a date of the old text has still to come when the new one is adopted.

    Nothing has happened then that could be followed by its next: the date was changed.
    """
    return context.new_day is not None and span.first > context.new_day + _tolerance(context)


def _is_coming(span: Span, context: Context) -> bool:
    """Whether a year of the new text goes on beyond its adoption."""
    return context.new_day is not None and span.last > context.new_day + _tolerance(context)


def _period(old: tuple[int, int], new: tuple[int, int], context: Context) -> Finding:
    if old == new:
        return SAME
    step = new[0] - old[0]
    follows = 0 <= new[0] - old[1] <= 1
    moves = context.years is not None and abs(step - context.years) <= 1
    alike = new[1] - new[0] == old[1] - old[0]
    start = Span(old[0] * DAYS_A_YEAR, old[0] * DAYS_A_YEAR)
    follows = follows and not _is_ahead(start, context)
    return advanced("period", step, routine=alike and step > 0 and (follows or moves))


def _ago(old: int, new: int, context: Context) -> Finding:
    if old == new:
        return SAME
    step = new - old
    slack = context.slack / DAYS_A_YEAR
    near = context.years is not None and abs(step - context.years) < 1 + slack
    return advanced("year", step, routine=step > 0 and near)


def _symbol(old: str, new: str, context: Context) -> Finding:
    old_base, new_base = _base(old), _base(new)
    if old_base == new_base:
        return failed("symbol", 0)  # another revision or addendum of one document
    old_path, old_numbers = _numbers(old_base)
    new_path, new_numbers = _numbers(new_base)
    if old_path != new_path or len(old_numbers) != len(new_numbers) or not old_numbers:
        return failed("symbol")
    step = new_numbers[0] - old_numbers[0]
    if len(old_numbers) == 1:  # a serial number: "S/12093"
        return advanced("symbol", step, routine=step > 0)
    by_year = old_numbers[0] > 1000
    sessions_a_year = 1 if by_year or (old_path.startswith("A/") and "HRC" not in old_path) else 4
    routine = step > 0 and at_most(step / sessions_a_year, context)
    if context.step is None and step == 0:  # the Council's documents of one year
        routine = new_numbers > old_numbers
    return advanced("symbol", step, routine=routine)


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
    return SAME if follows else failed("paragraph")


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
