"""Series and texts of a corpus in words, as lists of them say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetrail.corpus.given import SeriesEntry, VersionEntry


def years(entry: SeriesEntry) -> str:
    """Return the years of a series' first and last text, `2002–2025`; "" where none is dated."""
    texts = entry.versions or entry.drafts
    found = sorted(
        date[:4] for one in texts if (date := one.adopted or one.distributed) is not None
    )
    if not found:
        return ""
    return found[0] if found[0] == found[-1] else f"{found[0]}–{found[-1]}"


def outcome_words(draft: VersionEntry) -> str:
    """Return `became A/RES/71/255`, with "(inferred)" where no text says so; "" for neither."""
    if not draft.outcome:
        return ""
    return f"became {draft.outcome}" + (" (inferred)" if draft.inferred else "")
