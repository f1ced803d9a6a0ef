"""The names of paragraphs: PP4, OP12(a), II/OP1, Annex/P1, H2 (see the design's "References")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .items import Item

_Prefix = Callable[[Item], str]


def _none(_: Item) -> str:
    return ""


def _division(item: Item) -> str:
    return f"{item.section[0]}/" if item.section else ""


def _divisions(item: Item) -> str:
    return "".join(f"{label}/" for label in item.section)


def _heading(item: Item) -> str:
    return _divisions(item) + (f"H{item.heading}/" if item.heading else "")


# From the plainest to the fullest: the first under which no number comes twice is used.
_PREFIXES: tuple[_Prefix, ...] = (_none, _division, _divisions, _heading)


def references_of(items: Sequence[Item]) -> tuple[list[str], list[str]]:
    """Name the items of a text.

    Returns:
        One reference for each item, no two equal; and a warning for each that had to be
        told from another of the same number.
    """
    prefixes: dict[tuple[str | None, str | None], _Prefix] = {}
    scopes: dict[tuple[str | None, str | None], list[Item]] = {}
    for item in items:
        scopes.setdefault((item.part, item.annex), []).append(item)
    for scope, members in scopes.items():
        prefixes[scope] = _prefix_for(members)
    numbered_annexes = {
        item.annex for item in items if item.kind == "annex" and item.path and not item.counted
    }
    counts: dict[str, int] = {}
    # What has a number keeps it: a paragraph without one is not counted among them.
    taken = {
        _name(item, prefixes[item.part, item.annex], numbered_annexes, {})
        for item in items
        if item.path and not item.counted
    }
    found = []
    for item in items:
        name = _name(item, prefixes[item.part, item.annex], numbered_annexes, counts)
        if item.counted and item.kind == "operative" and name in taken:
            part = f"{item.part}/X" if item.part else "X"
            counts[part] = counts.get(part, 0) + 1
            name = f"{part}{counts[part]}"
        found.append(name)
    return _unique(items, found)


def _prefix_for(members: Sequence[Item]) -> _Prefix:
    """Choose how much of the divisions' labels a scope's references need."""
    tops = [item for item in members if len(item.path) == 1 and not item.counted]
    fewest = len(tops) + 1
    chosen: _Prefix = _none
    for prefix in _PREFIXES:
        repeated = len(tops) - len({(item.kind, prefix(item), item.path) for item in tops})
        if repeated == 0:
            return prefix
        if repeated < fewest:
            fewest, chosen = repeated, prefix
    return chosen


def _name(
    item: Item, prefix: _Prefix, numbered_annexes: set[str | None], counts: dict[str, int]
) -> str:
    part = f"{item.part}/" if item.part else ""

    def count(key: str) -> int:
        counts[key] = counts.get(key, 0) + 1
        return counts[key]

    if item.kind == "heading":
        return f"H{count('H')}"
    if item.kind == "table":
        return f"T{count('T')}"
    if item.kind == "annex":
        head = f"{part}{item.annex}/"
        if item.counted:
            bare = "P" if item.annex in numbered_annexes else ""
            key = f"{head}P"
            number = count(key) if len(item.path) == 1 else counts.get(key, 0)
            return f"{head}{bare}{number}{''.join(item.path[1:])}"
        return f"{head}{prefix(item)}{''.join(item.path)}"
    if not item.path:
        return f"{part}X{count(f'{part}X')}"
    side = "PP" if item.kind == "preambular" else "OP"
    head = f"{part}{prefix(item)}{side}"
    if item.counted:
        number = count(head) if len(item.path) == 1 else counts.get(head, 0)
        return f"{head}{number}{''.join(item.path[1:])}"
    return f"{head}{''.join(item.path)}"


def _unique(items: Sequence[Item], names: list[str]) -> tuple[list[str], list[str]]:
    used: set[str] = set()
    copies: dict[str, int] = {}  # by name, the number of the copy that was named last
    found: list[str] = []
    warnings: list[str] = []
    for item, name in zip(items, names, strict=True):
        reference, copy = name, copies.get(name, 1)
        while reference in used:
            copy += 1
            reference = f"{name}#{copy}"
        copies[name] = copy
        if copy > 1:
            warnings.append(
                f'{item.piece.place}: another paragraph is numbered like "{name}"; '
                f'this one is called "{reference}"'
            )
        used.add(reference)
        found.append(reference)
    return found, warnings
