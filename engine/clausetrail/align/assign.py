"""The best set of pairs as a whole: a maximum-weight matching on a sparse graph.

Source: the Hungarian method by shortest augmenting paths (Kuhn 1955; Jonker and
Volgenant 1987), with a dummy partner of weight 0 for every row, so that a row may stay
alone. The dictionaries are walked in the order they were filled, so that the result
depends on the input alone.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Edges of one connected component beyond which pairs are taken greedily. The exact method
# takes less than half a second for a component of this size; real texts stay far below.
MAX_EDGES = 8_000


def best_pairs(edges: Sequence[Mapping[int, float]]) -> tuple[dict[int, int], bool]:
    """Choose pairs so that the sum of their weights is the greatest.

    Args:
        edges: for each row the weights, greater than 0, of the columns it may be paired with.

    Returns:
        Column of each paired row, and whether a component was too large and was paired greedily.
    """
    pairs: dict[int, int] = {}
    greedy = False
    for rows in _components(edges):
        if len(rows) == 1:
            row = rows[0]
            pairs[row] = max(edges[row], key=lambda column: (edges[row][column], -column))
        elif sum(len(edges[row]) for row in rows) > MAX_EDGES:
            greedy = True
            pairs.update(_greedy(edges, rows))
        else:
            pairs.update(_exact(edges, rows))
    return pairs, greedy


def _components(edges: Sequence[Mapping[int, float]]) -> list[list[int]]:
    """Rows that share columns, directly or through others, together; rows without edges in none."""
    parent: dict[int, int] = {}

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[int, int] = {}
    for row, columns in enumerate(edges):
        if not columns:
            continue
        parent[row] = row
        for column in columns:
            other = first.setdefault(column, row)
            if other != row:
                a, b = root(other), root(row)
                if a != b:
                    parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for row in parent:
        groups.setdefault(root(row), []).append(row)
    return list(groups.values())


def _greedy(edges: Sequence[Mapping[int, float]], rows: list[int]) -> dict[int, int]:
    ranked = sorted((-weight, row, column) for row in rows for column, weight in edges[row].items())
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, row, column in ranked:
        if row not in pairs and column not in taken:
            pairs[row] = column
            taken.add(column)
    return pairs


def _exact(edges: Sequence[Mapping[int, float]], rows: list[int]) -> dict[int, int]:
    """Solve one component; a row's dummy column is numbered -1 - row and costs 0."""
    owner: dict[int, int] = {}
    pairs: dict[int, int] = {}
    u: dict[int, float] = {row: -max(edges[row].values()) for row in rows}
    v: dict[int, float] = {}
    for row in rows:  # the cheap start: each row's best column, where it is still free
        column = max(edges[row], key=lambda column: (edges[row][column], -column))
        if column not in owner:
            owner[column] = row
            pairs[row] = column
    for row in rows:
        if row not in pairs:
            _augment(edges, row, owner, pairs, u, v)
    return {row: column for row, column in pairs.items() if column >= 0}


def _augment(  # noqa: PLR0917 -- the state of one search, passed on as it is
    edges: Sequence[Mapping[int, float]],
    start: int,
    owner: dict[int, int],
    pairs: dict[int, int],
    u: dict[int, float],
    v: dict[int, float],
) -> None:
    """Pair one more row along the cheapest alternating path (Dijkstra with potentials)."""
    distance: dict[int, float] = {}
    came_from: dict[int, int] = {}
    done: dict[int, float] = {}
    heap: list[tuple[float, int]] = []
    row, reached = start, 0.0
    while True:
        for column, cost in _costs(edges[row], row):
            if column in done:
                continue
            length = reached + max(cost - u[row] - v.get(column, 0.0), 0.0)
            if length < distance.get(column, float("inf")):
                distance[column] = length
                came_from[column] = row
                heappush(heap, (length, column))
        while True:
            reached, column = heappop(heap)
            if column not in done and reached <= distance[column]:
                break
        if column not in owner:
            break
        done[column] = reached
        row = owner[column]
    for seen, length in done.items():
        v[seen] = v.get(seen, 0.0) + length - reached
        u[owner[seen]] += reached - length
    u[start] += reached
    while True:
        row = came_from[column]
        before = pairs.get(row)
        pairs[row] = column
        owner[column] = row
        if row == start:
            break
        assert before is not None  # noqa: S101 -- every row on the path but the first is paired
        column = before


def _costs(columns: Mapping[int, float], row: int) -> list[tuple[int, float]]:
    costs = [(column, -weight) for column, weight in columns.items()]
    costs.append((-1 - row, 0.0))
    return costs
