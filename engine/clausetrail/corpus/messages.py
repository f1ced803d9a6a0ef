"""What commits say: author, dates, subject, body and trailers; and the README of `main`.

All of it is a function of what was given. The author of a version is named by its symbol, so
that `git blame resolution.md` tells beside every line which resolution brought it; the date is
noon of the day of adoption in Greenwich, which is the same day nearly everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from .escaping import clean, literal
from .given import PARSER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .given import Card, PlannedDraft, SeriesEntry

SUBJECT_CHARS = 100
BODY_CHARS = 72
_NOON_S = 12 * 60 * 60
_EPOCH = dt.date(1970, 1, 1)
_HOST = "clausetrail.invalid"  # RFC 2606: no such host will ever be

ATTRIBUTES = """\
# What plain git shows of a version is its text; the record and the source are data.
resolution.md text eol=lf diff=markdown
resolution.json text eol=lf -diff
source/** -text -diff
amendments/** -text -diff
"""
"""For `.gitattributes` of every branch, and `info/attributes` of the bare repository."""


class CommitText(Struct, frozen=True, kw_only=True):
    """Who, when and what, as git writes it."""

    author: str  # "A/RES/71/255 <general-assembly@clausetrail.invalid> 1482494400 +0000"
    committer: str
    message: str  # ends with a line feed


class Person(Struct, frozen=True, kw_only=True):
    """Who decides something, and when: the truth, as the command line knows it."""

    name: str
    address: str
    when: dt.datetime  # with its time zone

    def shown(self) -> str:
        """The person without the time, as git would write it."""
        name = re.sub(r"[<>]", "", line_of(self.name)).strip(" .,:;\"\\'") or "Unknown"
        return f"{name} <{re.sub(r'[<> ]', '', line_of(self.address))}>"

    def identity(self) -> str:
        """The person as author of a commit."""
        offset = self.when.strftime("%z") or "+0000"
        return f"{self.shown()} {max(int(self.when.timestamp()), 0)} {offset[:5]}"


def commit_of(
    card: Card, slug: str, *, draft: PlannedDraft | None = None, base: str | None = None
) -> CommitText:
    """What the commit of a version says.

    Args:
        card: the text.
        slug: its series.
        draft: how it stands in the series, where it is a draft.
        base: symbol of the adopted text that the draft starts from.
    """
    name = card.symbol or (draft.label if draft else "") or "A text without a symbol"
    date = card.adopted or card.distributed
    organ = card.body or "United Nations"
    trailers = [
        ("Symbol", card.symbol),
        ("Series", slug),
        ("Session", card.session),
        ("Adopted", card.adopted),
        ("Distributed", card.distributed),
        *([("Base", base), ("Outcome", draft.outcome)] if draft else []),
        ("Source-SHA256", card.sha256),
        ("Parser", str(PARSER)),
    ]
    paragraphs = [
        _subject(name, card, draft),
        *(_wrapped(text) for text in _body(card, draft, base) if text),
        "\n".join(f"{key}: {line_of(value)}" for key, value in trailers if value),
    ]
    when = _seconds(date)
    return CommitText(
        author=_identity(name, _mailbox(organ), when),
        committer=_identity("Clausetrail", "corpus", when),
        message="\n\n".join(paragraphs) + "\n",
    )


def main_commit(series: Sequence[SeriesEntry]) -> CommitText:
    """What the commit of `main` says: dated by the latest version, as no clock is asked."""
    dates = [version.adopted for one in series for version in one.versions if version.adopted]
    when = _seconds(max(dates, default=None))
    who = _identity("Clausetrail", "corpus", when)
    texts = sum(len(one.versions) for one in series)
    return CommitText(
        author=who,
        committer=who,
        message=f"Explain this repository\n\n{_count(len(series), 'series', 'series')}, "
        f"{_count(texts, 'adopted text')}.\n\nParser: {PARSER}\n",
    )


def _subject(name: str, card: Card, draft: PlannedDraft | None) -> str:
    date = _long_date(card.adopted or card.distributed)
    head = line_of(name) + (f" of {date}" if date else "")
    if draft:
        head = f"Draft {head}"
    title = line_of(card.title)
    room = SUBJECT_CHARS - len(head) - 2
    if len(title) > room:
        title = title[: max(room - 1, 0)].rpartition(" ")[0]
        title = f"{title}…" if title else ""
    return f"{head}: {title}" if title else head


def _body(card: Card, draft: PlannedDraft | None, base: str | None) -> Iterator[str]:
    yield card.title
    where = f" by the {card.body}" if card.body else ""
    date = _long_date(card.adopted)
    if date:
        on = f" on {date}"
        at = f", {card.meeting}" if card.meeting else ""
        yield f"Adopted{where}{on}{at}."
    facts = [
        f"agenda item {', '.join(card.agenda)}" if card.agenda else "",
        f"draft {', '.join(card.drafts)}" if card.drafts else "",
        f"report {card.report}" if card.report else "",
    ]
    told = "; ".join(filter(None, facts))
    if told:
        yield f"{told[0].upper()}{told[1:]}."
    yield f"{_count(card.paragraphs, 'paragraph')}, {_count(card.footnotes, 'footnote')}."
    if draft:
        starts = f"It starts from {base}" if base else "No earlier text of its series is known"
        became = f", and {draft.outcome} came of it" if draft.outcome else ""
        how = " (inferred from session, committee and title)" if draft.inferred else ""
        yield f"{starts}{became}{how if became else ''}."


def readme(series: Iterable[SeriesEntry]) -> str:
    """The README of `main`, for someone who cloned the repository and knows nothing of it."""
    every = sorted(series, key=lambda one: one.slug)
    example = max(every, key=lambda one: (len(one.versions), one.slug), default=None)
    return _README.format(
        count=_count(len(every), "series", "series"),
        texts=_count(sum(len(one.versions) for one in every), "adopted text"),
        examples=_examples(example),
        rows="\n".join(_row(one) for one in every) or "| – | – | – | – | – |",
        parser=PARSER,
    )


def _examples(series: SeriesEntry | None) -> str:
    from .names import branch_of_series, tag_of

    slug = series.slug if series else "<series>"
    branch = branch_of_series(slug) if series else "series/<series>"
    tags = [tag_of(one.symbol) for one in series.versions if one.symbol] if series else []
    first, last = (tags[-2], tags[-1]) if len(tags) > 1 else ("<symbol>", "<symbol>")
    lines = (
        (f"git log --oneline origin/{branch}", "its versions, the newest first"),
        (f"git log -p --word-diff origin/{branch}", "what each of them changed"),
        (f"git diff --word-diff {_quoted(first)} {_quoted(last)}", "two versions"),
        (f"git log -S'some words' origin/{branch} -- resolution.md", "when words came or went"),
        (f"git switch {branch}; git blame resolution.md", "who brought each clause"),
    )
    width = max(len(command) for command, _ in lines)
    return "\n".join(f"    {command:<{width}}  # {said}" for command, said in lines)


def _row(series: SeriesEntry) -> str:
    from .names import branch_of_series

    symbols = [one.symbol or one.label for one in series.versions]
    first, last = (symbols[0], symbols[-1]) if symbols else ("–", "–")
    cells = (
        f"`{branch_of_series(series.slug)}`",
        literal(series.title).replace("|", "\\|") or "–",
        str(len(series.versions)) + (f" + {len(series.drafts)}" if series.drafts else ""),
        literal(first).replace("|", "\\|"),
        literal(last).replace("|", "\\|"),
    )
    return f"| {' | '.join(cells)} |"


def _identity(name: str, mailbox: str, seconds: int) -> str:
    # Git takes no angle bracket, no line end, and drops such signs at either end of a name.
    plain = re.sub(r"[<>]", "", line_of(name)).strip(" .,:;\"\\'")
    return f"{plain or 'Unknown'} <{mailbox}@{_HOST}> {seconds} +0000"


def _mailbox(organ: str) -> str:
    from .names import slug_from

    return slug_from(organ)


def _seconds(date: str | None) -> int:
    """Noon of a day in seconds of Unix; 0 for a day before 1970, and where none is known."""
    try:
        day = dt.date.fromisoformat(date or "")
    except ValueError:
        return 0
    days = (day - _EPOCH).days
    return days * 24 * 60 * 60 + _NOON_S if days >= 0 else 0


def _long_date(date: str | None) -> str:
    """Write an ISO date in words, "23 December 2016", in whatever locale; "" for none."""
    try:
        day = dt.date.fromisoformat(date or "")
    except ValueError:
        return ""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def line_of(text: str) -> str:
    """Any text in one line, harmless in a message."""
    return " ".join(clean(text).split())


def _wrapped(text: str) -> str:
    """Break a paragraph of a message into lines that git takes for nothing else."""
    import textwrap

    lines = textwrap.wrap(line_of(text), BODY_CHARS, break_long_words=False, break_on_hyphens=False)
    return "\n".join(
        f".{line}" if line.startswith(("---", "#", "diff ")) else line for line in lines
    )


def _quoted(ref: str) -> str:
    return ref if re.fullmatch(r"[\w/.+-]+", ref) else f"'{ref}'"


def _count(number: int, one: str, more: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else more or one + 's'}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_README = """\
# A corpus of United Nations resolutions

{count}, {texts}. This repository was written by Clausetrail from
documents that were given to it. It can be read with plain git; nothing else is needed.

- **A series** is a branch `series/<name>`: the successive resolutions on one subject, one
  commit a resolution, dated by its adoption. Git cannot date a commit before 1970: older ones
  carry the first of January 1970, and their true date in the message.
- **A resolution** is a tag, named by its symbol: `A/RES/71/255`. A space in a symbol is
  written `_`, and a slash behind the number `+`: `A/RES/46/36_L`, `A/RES/71/255+Corr.1`.
- **A draft** is a branch `draft/<series>/<symbol>`, on the resolution that it starts from.

In each commit are `resolution.md`, the text, one clause a line; `resolution.json`, the same with
all that is known of it; and under `source/` the document as it was given. In `resolution.md`
every numbered paragraph begins with `1.`: Markdown counts by itself, and no line changes
because another came in above it. For the same reason a footnote is called by what it cites.

{examples}

Let `-- resolution.md` stand behind `git log -S`: git would look for the words in the sources too,
and each version has its own.

Commits here are a function of the documents: two people who add the same ones get the same
ids. So a branch may be threaded anew when an earlier resolution is added later; fetch with
`--force --tags`, and write nothing of your own on these branches.

| branch | title | texts + drafts | from | to |
| --- | --- | --- | --- | --- |
{rows}

Parser: {parser}
"""
