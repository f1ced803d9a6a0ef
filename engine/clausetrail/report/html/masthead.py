"""The head of the page: what was compared, the summary in words, and where to look first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.brief.told import verdict
from clausetrail.report.colophon import name_of
from clausetrail.report.same import same
from clausetrail.report.warned import warned
from clausetrail.report.words import (
    advance_words,
    is_act,
    restored_words,
    side_facts,
    summary_sentences,
)

from .markup import refs_links, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Comparison, Group, Resolution

FOLDED = 20  # a list of more entries is folded


def masthead(comparison: Comparison) -> str:
    """Write the head."""
    old, new = comparison.old, comparison.new
    title = new.title or old.title or f"{name_of(old)} → {name_of(new)}"
    told = [
        tag("p", "Changes between two texts", cls="kicker"),
        tag("h1", text(title)),
        tag("dl", *_side("Old", old, new), *_side("New", new, old), cls="sides"),
    ]
    if old.title != new.title:
        gone = tag("del", text(old.title)) if old.title else "none"
        lost = "" if new.title else "; the new text has none"
        told.append(tag("p", "Old title: ", gone, lost, cls="retitled"))
    if judged := verdict(comparison):
        told.append(tag("p", text(judged), cls="verdict"))
    told.append(tag("p", " ".join(map(text, summary_sentences(comparison))), cls="summary"))
    told += _warnings(comparison)
    if not same(comparison):
        told.append(_legend())
    return tag("header", *told, cls="masthead")


def _legend() -> str:
    """Write how changes are marked, in the marks themselves."""
    marks = [
        f"{told}: {tag('del', 'deleted', cls=look)} {tag('ins', 'inserted', cls=look)}."
        for look, told in ((None, "Changes of substance"), ("minor", "Routine and editorial"))
    ]
    return tag("p", " ".join(marks), cls="legend")


def _side(label: str, one: Resolution, other: Resolution) -> Iterator[str]:
    yield tag("div", tag("dt", label), tag("dd", text(side_facts(one, other))))


def _warnings(comparison: Comparison) -> Iterator[str]:
    if told := warned(comparison):
        yield tag("ul", *(tag("li", text(one)) for one in told), cls="warnings")


def overview(comparison: Comparison) -> str:
    """Write the lists that lead to what matters; nothing where there is nothing to list."""
    lists = [
        ("New, gone, rearranged", list(_shapes(comparison))),
        ("Lead verbs", list(_verbs(comparison))),
        ("Qualifiers", list(_qualifiers(comparison))),
        ("Routine advances", list(_advances(comparison, suspect=False))),
        ("To check", [*_unsure(comparison), *_advances(comparison, suspect=True)]),
    ]
    written = [_list(title, entries) for title, entries in lists if entries]
    if not written:
        return ""
    return tag(
        "section",
        tag("h2", "At a glance", id="glance"),
        tag("div", *written, cls="lists"),
        cls="overview",
        aria_labelledby="glance",
    )


def _list(title: str, entries: Sequence[str]) -> str:
    body = tag("ul", *(tag("li", entry) for entry in entries))
    if len(entries) <= FOLDED:
        return tag("div", tag("h3", title), body)
    count = tag("span", f" {len(entries)}", cls="count")
    # A heading inside a summary is lost to those who go by headings: it stands before.
    return tag("div", tag("h3", title, count), tag("details", tag("summary", "Show"), body))


def _home(group: Group) -> str:
    """Write a link to a group, by its new references, or its old ones where it is gone."""
    side, refs = ("new", group.new) if group.new else ("old", group.old)
    return refs_links(side, refs)


def _both(group: Group) -> str:
    return f"{refs_links('old', group.old)} → {refs_links('new', group.new)}"


def _shapes(comparison: Comparison) -> Iterator[str]:
    groups = comparison.groups
    for word, relation in (("New", "added"), ("Gone", "removed")):
        of = [_home(group) for group in groups if group.relation == relation]
        if of:
            yield f"{_label(word)} {', '.join(of)}"
    for word, relation in (("Split", "split"), ("Merged", "merge"), ("Regrouped", "regrouped")):
        of = [_both(group) for group in groups if group.relation == relation]
        if of:
            yield f"{_label(word)} {'; '.join(of)}"
    of = [
        f"{_home(group)} ({text(restored_words(group.restored))})"
        for group in groups
        if group.restored
    ]
    if of:
        yield f"{_label('Restored')} {'; '.join(of)}"
    of = [_both(group) for group in groups if group.moved]
    if of:
        yield f"{_label('Moved')} {'; '.join(of)}"


def _label(word: str) -> str:
    return tag("b", f"{word}:")


def _verbs(comparison: Comparison) -> Iterator[str]:
    order = ("stronger", "weaker", "other")
    found = [
        (order.index(verb.direction), verb, group)
        for group in comparison.groups
        for verb in group.verbs
        if verb.direction in order and is_act(verb)
    ]
    for place, verb, group in sorted(found, key=lambda one: one[0]):
        word = ("stronger", "weaker", "another act")[place]
        change = f"{tag('i', text(verb.old))} → {tag('i', text(verb.new))}"
        direction = tag("span", word, cls=f"direction {verb.direction}")
        yield f"{_home(group)}  {change} {direction}"


def _qualifiers(comparison: Comparison) -> Iterator[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for group in comparison.groups:
        for one in group.qualifiers:
            found.setdefault((one.side, one.text), []).append(_home(group))
    for (side, words), homes in found.items():
        yield f"{'gained' if side == 'new' else 'lost'} “{text(words)}” {_listed(homes)}"


def _advances(comparison: Comparison, *, suspect: bool) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for group in comparison.groups:
        for one in group.advances:
            if one.suspect == suspect:
                told = text(advance_words(one.kind, one.old, one.new, one.step))
                found.setdefault(told, []).append(_home(group))
    for told, homes in found.items():
        yield f"{told} {_listed(homes)}"


def _unsure(comparison: Comparison) -> Iterator[str]:
    pairs = [
        _both(group) if group.old and group.new else _home(group)
        for group in comparison.groups
        if group.unsure
    ]
    if pairs:
        yield f"{_label('Pairings in doubt')} {'; '.join(pairs)}"


def _listed(homes: Iterable[str]) -> str:
    return tag("span", ", ".join(dict.fromkeys(homes)), cls="homes")
