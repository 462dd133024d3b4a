"""Places from left to right: cards in their rows, and the lines that pass there.

A line never touches a card that is not its end because it passes a row only through a place of its own between the
cards, and runs sideways only in the gaps between rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from queries.charts.shapes import Vertex

__all__ = ["half_room", "place_rows", "pull"]

_CARD_ROOM = 13.0
_TRUNK_ROOM = 7.0  # half as much for two lines side by side, which is a port's step and a little
_SWEEPS = 12


def half_room(vertex: Vertex, width: Mapping[str, float]) -> float:
    """How much room a vertex needs to either side: neighbours in a row stand the sum of theirs apart, or more."""
    return width[vertex] / 2 + _CARD_ROOM if isinstance(vertex, str) else _TRUNK_ROOM


def pull(upper: Vertex, lower: Vertex) -> float:
    """How strongly two vertices that a line joins want to stand above each other; passing lines more than cards."""
    return (1.5, 3.0, 8.0)[isinstance(upper, tuple) + isinstance(lower, tuple)]


def place_rows(
    rows: Sequence[Sequence[Vertex]], pairs: Sequence[Sequence[tuple[Vertex, Vertex]]], width: Mapping[str, float]
) -> dict[Vertex, float]:
    """The x of every card's centre and of every passing line.

    Each is close to what it is joined to, in the order given, and no closer to its neighbours than it may be.
    """
    near: dict[Vertex, list[tuple[Vertex, float]]] = defaultdict(list)
    for joined in pairs:
        for upper, lower in joined:
            weight = pull(upper, lower)
            near[upper].append((lower, weight))
            near[lower].append((upper, weight))
    pull_on = {vertex: sum(weight for _, weight in pulls) for vertex, pulls in near.items()}
    apart = [[half_room(a, width) + half_room(b, width) for a, b in pairwise(row)] for row in rows]
    xs: dict[Vertex, float] = {}
    filled = [(row, gaps) for row, gaps in zip(rows, apart, strict=True) if row]
    for row, gaps in filled:
        here = -sum(gaps) / 2
        for vertex, gap in zip(row, [*gaps, 0.0], strict=True):
            xs[vertex] = here
            here += gap
    for sweep in range(_SWEEPS):
        for row, gaps in filled if sweep % 2 == 0 else reversed(filled):
            wanted, weights = [], []
            for vertex in row:
                weight = pull_on.get(vertex, 0.0)
                here = xs[vertex]
                aim = sum([xs[other] * share for other, share in near[vertex]]) / weight if weight else here
                wanted.append(aim * 0.9 + here * 0.1)
                weights.append(weight or 0.05)
            xs.update(zip(row, _spread(wanted, weights, gaps), strict=True))
    return xs


def _spread(wanted: Sequence[float], weights: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """The places nearest to those wanted (weighted squares) that keep the gaps: pool adjacent violators."""
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[list[float]] = []  # mean, weight, count
    for aim, weight, offset in zip(wanted, weights, offsets, strict=True):
        blocks.append([aim - offset, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, heavy, count = blocks.pop()
            last = blocks[-1]
            total = last[1] + heavy
            last[0] = (last[0] * last[1] + mean * heavy) / total
            last[1] = total
            last[2] += count
    means = [mean for mean, _, count in blocks for _ in range(int(count))]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
