"""Stand-ins for parts of the corpus that are not here yet."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from .given import Card, Decision, Placement, Plan, PlannedSeries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.model import Resolution


class Message:
    """What a commit says."""

    def __init__(self, author: str, committer: str, text: str) -> None:
        self.author, self.committer, self.text = author, committer, text


def card_of(resolution: Resolution, extension: str) -> Card:
    """A card."""
    text = "".join(p.text for p in resolution.paragraphs)
    words = hashlib.sha256("".join(re.findall(r"\w", text)).encode()).hexdigest()
    return Card(
        sha256=resolution.sha256,
        extension=extension,
        words=words,
        symbol=resolution.symbol,
        kind=resolution.kind,
        body=resolution.body,
        session=resolution.session,
        number=resolution.number,
        title=resolution.title,
        adopted=resolution.adopted,
        meeting=resolution.meeting,
        distributed=resolution.distributed,
        agenda=resolution.agenda,
        drafts=resolution.drafts,
        report=resolution.report,
        paragraphs=len(resolution.paragraphs),
        footnotes=len(resolution.footnotes),
    )


def plan(cards: Iterable[Card], decisions: Iterable[Decision]) -> Plan:
    """One series a title."""
    groups: dict[str, list[Card]] = {}
    placements = []
    every = sorted(cards, key=lambda card: card.sha256)
    replaced = {d.value for d in decisions if d.kind == "replace"}
    by_symbol: dict[str | None, list[Card]] = {}
    for card in every:
        by_symbol.setdefault(card.symbol, []).append(card)
    for card in every:
        slug = re.sub(r"[^a-z0-9]+", "-", card.title.lower()).strip("-") or "untitled"
        twins = [
            other
            for other in by_symbol[card.symbol]
            if other is not card and other.sha256 not in replaced
        ]
        if card.sha256 in replaced:
            placements.append(
                Placement(sha256=card.sha256, status="replaced", series=slug, reason="-")
            )
        elif any(other.words != card.words for other in twins):
            placements.append(
                Placement(
                    sha256=card.sha256,
                    status="refused",
                    series=None,
                    reason="another text has its symbol",
                    other=twins[0].sha256,
                )
            )
        elif twins and min(o.sha256 for o in twins) < card.sha256:
            placements.append(
                Placement(
                    sha256=card.sha256,
                    status="duplicate",
                    series=slug,
                    reason="-",
                    other=twins[0].sha256,
                )
            )
        elif not card.title or card.kind != "adopted":
            placements.append(
                Placement(sha256=card.sha256, status="waiting", series=None, reason="-")
            )
        else:
            groups.setdefault(slug, []).append(card)
            placements.append(
                Placement(sha256=card.sha256, status="version", series=slug, reason="its title")
            )
    series = tuple(
        PlannedSeries(
            slug=slug,
            title=groups[slug][0].title,
            body=groups[slug][0].body,
            versions=tuple(
                card.sha256
                for card in sorted(groups[slug], key=lambda c: (c.adopted or "", c.symbol or ""))
            ),
            drafts=(),
        )
        for slug in sorted(groups)
    )
    return Plan(series=series, placements=tuple(placements))


def commit_of(card: Card, slug: str) -> Message:
    """Author, committer and message."""
    who = "General Assembly <general-assembly@clausetrail.invalid> 0 +0000"
    text = f"{card.symbol}: {card.title}\n\nSeries: {slug}\nSource-SHA256: {card.sha256}\n"
    return Message(who, who, text)


def write(resolution: Resolution) -> str:
    """The text for people."""
    return "\n\n".join([f"# {resolution.title}", *(p.text for p in resolution.paragraphs)]) + "\n"


README = "# A corpus of resolutions\n"
