"""The line above a draft's title: who brings it in, and whether it is a draft or an amendment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import NAMES_WITH_AND
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.symbol import find_symbols

if TYPE_CHECKING:
    from .header import Header

_SPONSORED = lazy_pattern(
    r"(?P<sponsors>.*?)\s*[:：][\s*,†‡]*(?:(?:revised|further|oral(?:ly)?|proposed|sub-)\s*)*"
    r"(?P<what>draft\s+(?:resolution|decision)s?|amendments?\b.*|sub-amendments?\b.*)\**\s*"
    r"(?-i:(?P<title>[A-Z“].*))?",
    re.IGNORECASE,
)
_STATES = lazy_pattern(
    r"[A-Z][\w’'*() -]*(?:, (?:and )?[A-Z][\w’'*() -]*)+,?(?: and)?|[A-Z][\w’'*() -]*,"
)
_SUBMITTED = lazy_pattern(
    r"(?:(?:Revised\s+)?draft\s+(?:resolution|decision|proposal)|Amendments?\s.+?)\s+"
    r"(?:submitted|proposed|recommended|presented)\s+by\s+(?P<sponsors>.+)",
    re.IGNORECASE,
)
_OFFICER = lazy_pattern(
    r"\b(?:President|Chair|Rapporteur|Secretary|Bureau|Committee|Facilitator)", re.IGNORECASE
)
_DRAFT_ALONE = lazy_pattern(r"(?:Revised )?Draft (?:resolution|decision)\*?", re.IGNORECASE)
_AMENDING = lazy_pattern(
    r"(?:Amendments?|Sub-amendments?) to (?:the )?draft resolution\b", re.IGNORECASE
)


def read_sponsored(header: Header, text: str) -> bool:
    """Read a line that says what a draft is and who brings it in.

    Returns:
        Whether the line was one.
    """
    if header.state == "title" and (header.title_lines or header.kind == "adopted"):
        return False
    lower = text.lower()
    if "draft" not in lower and "amendment" not in lower:
        return False
    match = _SPONSORED.fullmatch(text)
    if match:
        amending = "amendment" in match["what"].lower()
        header.kind = "amendment" if amending else "draft"
        # A long list of sponsors may stand in several blocks, below the agenda item's words,
        # which may be a list themselves ("Convention on Production, Use and Destruction").
        above: list[str] = []
        items = header.item_lines
        while match["sponsors"] and len(items) > 1 and _STATES.fullmatch(items[-1]):
            above.insert(0, items.pop())
        header.sponsors = sponsors_of(" ".join((*above, match["sponsors"])))
        header.drafts = find_symbols(text)
        header.state = "sponsors"
        if match["title"]:
            header.state = "title"
            header.title_lines.append(match["title"])
        return True
    match = _SUBMITTED.fullmatch(text)
    if match:
        header.kind = "amendment" if lower.startswith("amendment") else "draft"
        by = re.split(r",?\s+on the basis of\b", match["sponsors"])[0]
        by = re.sub(r"^the\s+", "", by.strip(" .*"))
        header.sponsors = (by,) if _OFFICER.search(by) else sponsors_of(by)
        header.drafts = find_symbols(text)
        header.state = "sponsors"
        return True
    if _DRAFT_ALONE.fullmatch(text):
        header.kind = header.kind or "draft"
        header.state = "sponsors"
        return True
    if _AMENDING.match(text):
        header.kind = "amendment"
        header.drafts = find_symbols(text)
        header.state = "sponsors"
        return True
    return False


def sponsors_of(text: str) -> tuple[str, ...]:
    """Split a list of States; brackets and names with an "and" of their own stay whole."""
    text = re.sub(r"[*†‡]+", "", text).strip(" ,")
    for name in NAMES_WITH_AND:
        text = text.replace(name, name.replace(" and ", "\0"))
    parts: list[str] = []
    depth = 0
    current = ""
    for part in re.split(r"(\(|\)|,\s*and\s+|,\s*|\s+and\s+)", text):
        if part == "(":
            depth += 1
        elif part == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and re.fullmatch(r",\s*and\s+|,\s*|\s+and\s+", part):
            parts.append(current)
            current = ""
            continue
        current += part
    parts.append(current)
    # "Egypt, on behalf of the Group of Arab States" is one sponsor.
    for index in range(len(parts) - 1, 0, -1):
        if parts[index].strip().startswith("on behalf of"):
            parts[index - 1 : index + 1] = [f"{parts[index - 1]}, {parts[index].strip()}"]
    return tuple(name.replace("\0", " and ").strip() for name in parts if name.strip())
