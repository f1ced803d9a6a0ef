"""From all that was given to the series: `plan`, a function of the set and never of its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from .given import Placement, Plan, PlannedDraft, PlannedSeries
from .names import label_of
from .sorting_decided import apply_decisions
from .sorting_doubles import standing
from .sorting_drafts import Home, Shelf, amended, draft_order, home_of, sorted_drafts
from .sorting_groups import Group, organ_of
from .sorting_names import name_groups, names_for, title_of
from .sorting_series import sort_adopted
from .titles import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .given import Card, Decision


def plan(cards: Iterable[Card], decisions: Iterable[Decision] = ()) -> Plan:
    """Sort documents into series.

    Args:
        cards: of all documents that were ever given; of one document several times, once.
        decisions: what persons decided about them.

    Returns:
        The series, and where each document went and why. What may belong to several series
        waits, with the candidates named.
    """
    known = {card.sha256: card for card in cards}
    told = {(one.kind, one.sha256): one.value for one in decisions}
    decided = {sha256: value for (kind, sha256), value in told.items() if kind == "series"}
    labels = {sha256: value for (kind, sha256), value in told.items() if kind == "label"}
    replaces = {sha256: value for (kind, sha256), value in told.items() if kind == "replace"}
    ordered = [known[sha256] for sha256 in sorted(known)]
    kept, placements = standing(ordered, replaces)
    shelving = _Shelving(kept, decided, labels)
    placements |= shelving.placements
    series = tuple(sorted(shelving.series(), key=lambda one: one.slug))
    for sha256, placement in placements.items():
        if placement.status in {"duplicate", "replaced"} and placement.other in placements:
            series_of = placements[placement.other].series
            placements[sha256] = replace(placement, series=series_of)
    return Plan(series=series, placements=tuple(placements[one] for one in sorted(known)))


class _Shelving:
    """One sorting of the documents that stand."""

    def __init__(
        self, cards: Iterable[Card], decided: Mapping[str, str], labels: Mapping[str, str]
    ) -> None:
        self.placements: dict[str, Placement] = {}
        self._labels = labels
        self._drafts: dict[str, list[tuple[Card, Home]]] = {}
        self._amendments: dict[str, list[Card]] = {}
        by_kind: dict[str, list[Card]] = {}
        for card in cards:
            by_kind.setdefault(_treated_as(card, decided), []).append(card)
        adopted = sort_adopted(by_kind.get("adopted", ()))
        name_groups(adopted.groups)
        self._groups, waiting = apply_decisions(adopted, decided, by_kind.get("adopted", ()))
        for group in self._groups:
            for card in group.cards:
                self._place(card, "version", group, group.reasons[card.sha256])
        for card in by_kind.get("adopted", ()):
            if card.sha256 in waiting:
                self._wait(card, waiting[card.sha256])
        for card in by_kind.get("waiting", ()):
            self._wait(card, _why_no_text(card))
        self._sort_drafts(by_kind.get("draft", ()), decided)
        self._sort_amendments(by_kind.get("amendment", ()))

    def _place(self, card: Card, status: str, group: Group, reason: str) -> None:
        self.placements[card.sha256] = Placement(
            sha256=card.sha256,
            status="version" if status == "version" else "draft",
            series=group.slug,
            reason=reason,
        )

    def _wait(self, card: Card, reason: str) -> None:
        self.placements[card.sha256] = Placement(
            sha256=card.sha256, status="waiting", series=None, reason=reason
        )

    def _sort_drafts(self, cards: Iterable[Card], decided: Mapping[str, str]) -> None:
        shelf = Shelf(self._groups)
        chosen = {group.slug: group for group in self._groups}
        alone: dict[str, list[Card]] = {}
        for card in sorted_drafts(list(cards)):
            slug = decided.get(card.sha256)
            if slug is not None and slug not in chosen:
                chosen[slug] = Group(f"decided:{slug}", [], {}, slug)
                self._groups.append(chosen[slug])
            home = home_of(card, shelf, chosen[slug] if slug is not None else None)
            if isinstance(home, Home):
                self._drafts.setdefault(home.group.key, []).append((card, home))
                self._place(card, "draft", home.group, home.reason)
            elif home:
                self._wait(card, f"it may belong to the series of {' or '.join(home)}")
            elif key_of(card.title):
                alone.setdefault(f"{organ_of(card)}|{key_of(title_of(card))}", []).append(card)
            else:
                self._wait(card, "it has no title, and nothing tells what series it belongs to")
        self._drafts_alone(alone, chosen)

    def _drafts_alone(
        self, alone: Mapping[str, list[Card]], chosen: Mapping[str | None, Group]
    ) -> None:
        """Give the drafts of a title without any adopted text a series of their own.

        Where a person gave its name to a series of other drafts, they join that one.
        """
        groups = [Group(key, members, {}) for key, members in sorted(alone.items())]
        for group in groups:
            natural = next(names_for(group))
            if natural in chosen and not chosen[natural].cards:
                group.key, group.slug = chosen[natural].key, natural
        name_groups(groups, {group.slug for group in self._groups if group.slug})
        for group in groups:
            homes = [
                (card, Home(group, None, None, inferred=False, reason="its title, new here"))
                for card in group.cards
            ]
            if group.key not in self._drafts:
                self._groups.append(Group(group.key, [], {}, group.slug))
            self._drafts.setdefault(group.key, []).extend(homes)
            for card, home in homes:
                self._place(card, "draft", group, home.reason)

    def _sort_amendments(self, cards: Iterable[Card]) -> None:
        homes = {
            card.symbol: (card, home)
            for drafts in self._drafts.values()
            for card, home in drafts
            if card.symbol
        }
        drafts = {symbol: card for symbol, (card, _) in homes.items()}
        for card in sorted_drafts(list(cards)):
            found = amended(card, drafts)
            if isinstance(found, list):
                listed = " or ".join(found)
                self._wait(
                    card,
                    f"it amends {listed}, which is not in the corpus"
                    if len(found) == 1
                    else f"it may amend {listed}"
                    if found
                    else "it names no draft that it amends",
                )
                continue
            self._amendments.setdefault(found.sha256, []).append(card)
            self.placements[card.sha256] = Placement(
                sha256=card.sha256,
                status="amendment",
                series=self.placements[found.sha256].series,
                reason=f"it amends {found.symbol}",
                other=found.sha256,
            )

    def series(self) -> Iterable[PlannedSeries]:
        """Yield the series, each with its versions and drafts."""
        for group in self._groups:
            drafts = self._drafts.get(group.key, [])
            drafts.sort(key=lambda pair: draft_order(pair[0]))
            texts = group.cards or [card for card, _ in drafts]
            if not texts or group.slug is None:
                continue
            used: set[str] = set()
            yield PlannedSeries(
                slug=group.slug,
                title=texts[-1].title or _subject(texts[-1]),
                body=texts[0].body,
                versions=tuple(card.sha256 for card in group.cards),
                drafts=tuple(self._draft(card, home, used) for card, home in drafts),
            )

    def _draft(self, card: Card, home: Home, used: set[str]) -> PlannedDraft:
        label = self._labels.get(card.sha256) or _label(card)
        if label in used:
            label = f"{label}-{card.sha256[:8]}"
        used.add(label)
        return PlannedDraft(
            sha256=card.sha256,
            label=label,
            base=home.base,
            outcome=home.outcome,
            inferred=home.inferred,
            amendments=tuple(one.sha256 for one in self._amendments.get(card.sha256, ())),
        )


def _treated_as(card: Card, decided: Mapping[str, str]) -> str:
    if card.kind == "adopted":
        return "adopted" if card.symbol else "waiting"
    if card.kind == "plain":
        return "draft" if card.sha256 in decided else "waiting"
    return card.kind


def _why_no_text(card: Card) -> str:
    if card.kind == "adopted":
        return "it names no symbol, by which an adopted text is known"
    return "it does not read as a resolution; --series says where it belongs"


def _label(card: Card) -> str:
    if card.symbol:
        return label_of(card.symbol)
    return f"draft-{card.sha256[:8]}"


def _subject(card: Card) -> str:
    """Return in words what a text without a title is about."""
    told = next((one.partition(":")[2] for one in card.subject), "")
    return told.upper() if "-" not in told else " ".join(told.split("-")).title()
