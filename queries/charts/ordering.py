"""Left to right: the order of cards and passing lines in each row that gives few crossings (Sugiyama's method)."""

from __future__ import annotations

import random
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

__all__ = ["Pairs", "Vertex", "count_crossings", "order_rows"]

Vertex = str | tuple[int, int]
"""A card by its id, or a net where it passes a row: (net, row)."""
Pairs = Sequence[Sequence[tuple[Vertex, Vertex]]]
"""For each row but the last, the pairs of (vertex in it, vertex in the next row) that a line joins."""

_SWEEPS = 4


def order_rows(rows: Sequence[Sequence[Vertex]], pairs: Pairs, starts: Iterable[int]) -> list[list[list[Vertex]]]:
    """The rows in better orders, each once, the best first; one for each start, which is the seed of a shuffle.

    There are several because lines within a gap, which are not known yet, cross too. Start 0 is the order given.
    """
    above: dict[Vertex, list[Vertex]] = defaultdict(list)
    below: dict[Vertex, list[Vertex]] = defaultdict(list)
    for joined in pairs:
        for upper, lower in joined:
            below[upper].append(lower)
            above[lower].append(upper)
    found: dict[tuple[tuple[Vertex, ...], ...], int] = {}
    for start in starts:
        shuffle = random.Random(start).shuffle  # noqa: S311 - a fixed order of trials, nothing secret
        trial = [list(row) for row in rows]
        if start:
            for row in trial:
                shuffle(row)
        best = _swept(trial, above, below, pairs)
        _swap_neighbours(best, above, below)
        found.setdefault(tuple(map(tuple, best)), _total(best, pairs))
    return [[list(row) for row in order] for order in sorted(found, key=found.__getitem__)]


def _swept(
    trial: list[list[Vertex]], above: dict[Vertex, list[Vertex]], below: dict[Vertex, list[Vertex]], pairs: Pairs
) -> list[list[Vertex]]:
    best, least = [list(row) for row in trial], _total(trial, pairs)
    for sweep in range(_SWEEPS):
        _sweep(trial, above if sweep % 2 == 0 else below, downwards=sweep % 2 == 0)
        crossings = _total(trial, pairs)
        if crossings < least:
            least, best = crossings, [list(row) for row in trial]
    return best


def count_crossings(upper: Sequence[Vertex], lower: Sequence[Vertex], joined: Sequence[tuple[Vertex, Vertex]]) -> int:
    """How many pairs of lines between two rows cross."""
    place_above = {vertex: place for place, vertex in enumerate(upper)}
    place_below = {vertex: place for place, vertex in enumerate(lower)}
    seen: list[int] = []
    crossings = 0
    for _, end in sorted((place_above[a], place_below[b]) for a, b in joined):
        crossings += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return crossings


def _total(rows: Sequence[Sequence[Vertex]], pairs: Pairs) -> int:
    return sum(count_crossings(rows[index], rows[index + 1], joined) for index, joined in enumerate(pairs) if joined)


def _sweep(rows: list[list[Vertex]], neighbours: dict[Vertex, list[Vertex]], *, downwards: bool) -> None:
    order = range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1)
    for index in order:
        other = rows[index - 1] if downwards else rows[index + 1]
        place = {vertex: spot for spot, vertex in enumerate(other)}
        scale = len(other) / max(1, len(rows[index]))
        keys: dict[Vertex, float] = {}
        for spot, vertex in enumerate(rows[index]):
            spots = [place[near] for near in neighbours.get(vertex, ())]
            keys[vertex] = sum(spots) / len(spots) if spots else spot * scale
        rows[index].sort(key=keys.__getitem__)


def _swap_neighbours(
    rows: list[list[Vertex]], above: dict[Vertex, list[Vertex]], below: dict[Vertex, list[Vertex]]
) -> None:
    for _ in range(6):
        better = False
        for index, row in enumerate(rows):
            sides = []
            for near, neighbours in ((index - 1, above), (index + 1, below)):
                if 0 <= near < len(rows):
                    place = {vertex: spot for spot, vertex in enumerate(rows[near])}
                    sides.append({v: sorted(place[n] for n in neighbours.get(v, ())) for v in row})
            for spot in range(len(row) - 1):
                left, right = row[spot], row[spot + 1]
                gain = sum(
                    _inversions(side[left], side[right]) - _inversions(side[right], side[left]) for side in sides
                )
                if gain > 0:
                    row[spot], row[spot + 1] = right, left
                    better = True
        if not better:
            return


def _inversions(left: list[int], right: list[int]) -> int:
    """Crossings when the first vertex stands left of the second: pairs in which its neighbour is further right."""
    return sum(bisect_right(right, spot - 1) for spot in left)
