"""Places from left to right: cards in their rows, and the points where lines leave cards and pass rows.

A line never touches a card that is not its end because it passes a row only through a place of its own between the
cards, and runs sideways only in the gaps between rows. Two lines never lie on each other because points of odd and of
even rows stand on two grids that have no place in common; where a line can be made straight without meeting another,
its points leave the grid.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from queries.charts.nets import reach
from queries.charts.ordering import Vertex
from queries.charts.shapes import Net

__all__ = ["PORT_MARGIN", "PORT_STEP", "Legs", "Stop", "Stops", "join_stops", "place_rows", "set_stops", "straighten"]

PORT_STEP = 12.0
PORT_MARGIN = 16.0
_CARD_GAP = 26.0
_TRUNK_ROOM = 20.0
_SWEEPS = 12
_APART = 7.0  # the least distance of two lines that meet in a gap from above and below
_ABREAST = 11.0  # and of two that run side by side
_CLEAR = 8.0  # the least distance of a passing line from a card


@dataclass(slots=True, eq=False)
class Stop:
    """A point where a net meets a card (`card` set) or passes a row."""

    net: int
    row: int
    card: str | None
    x: float = 0.0


class Legs(NamedTuple):
    """A net's stops in one gap: on the row above it, and on the row below."""

    upper: list[Stop]
    lower: list[Stop]


@dataclass(slots=True)
class Stops:
    """All stops: by gap and net, by net and card, by net and row."""

    gaps: list[dict[int, Legs]]
    ports: dict[tuple[int, str], Stop] = field(default_factory=dict)
    trunks: dict[tuple[int, int], Stop] = field(default_factory=dict)


def join_stops(nets: Sequence[Net], row: Mapping[str, int], height: int) -> Stops:
    """The stops of all nets in a chart of `height` rows, not placed yet."""
    stops = Stops([{} for _ in range(height + 1)])
    for net in nets:
        gaps = reach(net, row)
        before = Stop(net.index, row[net.hub], net.hub)
        stops.ports[(net.index, net.hub)] = before
        for gap in gaps:
            legs = stops.gaps[gap].setdefault(net.index, Legs([], []))
            near, far = (legs.upper, legs.lower) if net.down else (legs.lower, legs.upper)
            next_row = gap if net.down else gap - 1
            near.append(before)
            for link in net.links:
                leaf = net.leaf(link)
                if row[leaf] == next_row or (row[leaf] == row[net.hub] and gap == gaps[0]):
                    port = Stop(net.index, row[leaf], leaf)
                    stops.ports[(net.index, leaf)] = port
                    (far if row[leaf] == next_row else near).append(port)
            if gap != gaps[-1]:
                before = Stop(net.index, next_row, None)
                stops.trunks[(net.index, next_row)] = before
                far.append(before)
    return stops


def place_rows(
    rows: Sequence[Sequence[Vertex]], pairs: Sequence[Sequence[tuple[Vertex, Vertex]]], width: Mapping[str, float]
) -> dict[Vertex, float]:
    """The x of every card's centre and of every passing line.

    Each is close to what it is joined to, in the order given, and no closer to its neighbours than it may be.
    """
    near: dict[Vertex, list[tuple[Vertex, float]]] = defaultdict(list)
    for joined in pairs:
        for upper, lower in joined:
            passing = isinstance(upper, tuple) + isinstance(lower, tuple)
            weight = (1.5, 3.0, 8.0)[passing]
            near[upper].append((lower, weight))
            near[lower].append((upper, weight))
    pull_on = {vertex: sum(pull for _, pull in pulls) for vertex, pulls in near.items()}
    apart = [[_distance(a, b, width) for a, b in pairwise(row)] for row in rows]
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
                aim = sum([xs[other] * pull for other, pull in near[vertex]]) / weight if weight else here
                wanted.append(aim * 0.9 + here * 0.1)
                weights.append(weight or 0.05)
            xs.update(zip(row, _spread(wanted, weights, gaps), strict=True))
    return xs


def set_stops(stops: Stops, nets: Sequence[Net], xs: Mapping[Vertex, float], width: Mapping[str, float]) -> None:
    """Give every stop its x: passing lines where their row has a place for them, ports side by side on their card."""
    for (net, row), stop in stops.trunks.items():
        stop.x = _on_grid(xs[(net, row)], row)
    sides: dict[tuple[str, bool], list[tuple[float, Stop]]] = defaultdict(list)
    for legs_of in stops.gaps:
        for legs in legs_of.values():
            for mine, others, at_bottom in ((legs.upper, legs.lower, True), (legs.lower, legs.upper, False)):
                for stop in mine:
                    if stop.card is None:
                        continue
                    ends = others or [other for other in mine if other is not stop]
                    if nets[stop.net].hub != stop.card:
                        ends = [end for end in ends if end.card in {None, nets[stop.net].hub}] or ends
                    aim = sum(_aim(end, xs) for end in ends) / len(ends)
                    sides[(stop.card, at_bottom)].append((aim, stop))
    for (card, _), wanted in sides.items():
        wanted.sort(key=lambda pair: (pair[0], pair[1].net))
        step = min(22.0, (width[card] - 2 * PORT_MARGIN) / (len(wanted) - 1)) if len(wanted) > 1 else 0.0
        for place, (_, stop) in enumerate(wanted):
            stop.x = _on_grid(xs[card] + (place - (len(wanted) - 1) / 2) * max(step, PORT_STEP), stop.row)


def straighten(
    stops: Stops, nets: Sequence[Net], xs: Mapping[Vertex, float], width: Mapping[str, float], row: Mapping[str, int]
) -> None:
    """Take small jogs out of lines: move one end of a lone line above the other where nothing is in the way."""
    room = _Room(stops, xs, width, row)
    for _ in range(2):
        for net in nets:
            for gap in reach(net, row):
                legs = stops.gaps[gap][net.index]
                if len(legs.upper) == 1 and len(legs.lower) == 1:
                    near, far = (legs.upper[0], legs.lower[0]) if net.down else (legs.lower[0], legs.upper[0])
                    room.align(near, far)


class _Room:
    """Where a stop may stand without a line through a card or on another line."""

    def __init__(
        self, stops: Stops, xs: Mapping[Vertex, float], width: Mapping[str, float], row: Mapping[str, int]
    ) -> None:
        self._stops = stops
        self._xs = xs
        self._width = width
        self._cards_in: dict[int, list[str]] = defaultdict(list)
        for card, index in row.items():
            self._cards_in[index].append(card)

    def align(self, first: Stop, second: Stop) -> None:
        """Bring two ends of a lone line to one x, if one can be moved there or both half way."""
        passing = second.card is None or first.card is None
        reachable = 48.0 if passing else self._width[str(second.card)]
        if first.x == second.x or abs(first.x - second.x) > reachable:
            return
        middle = (first.x + second.x) / 2
        if self._may_stand(second, first.x):
            second.x = first.x
        elif self._may_stand(first, second.x):
            first.x = second.x
        elif self._may_stand(first, middle) and self._may_stand(second, middle):
            first.x = second.x = middle

    def _may_stand(self, stop: Stop, x: float) -> bool:
        if stop.card is not None:
            if abs(x - self._xs[stop.card]) > self._width[stop.card] / 2 - PORT_MARGIN + 4:
                return False
        elif any(abs(x - self._xs[card]) < self._width[card] / 2 + _CLEAR for card in self._cards_in[stop.row]):
            return False
        return all(self._is_free(stop, x, gap) for gap in (stop.row, stop.row + 1))

    def _is_free(self, stop: Stop, x: float, gap: int) -> bool:
        own = self._stops.gaps[gap].get(stop.net)
        if own is None or (stop not in own.upper and stop not in own.lower):
            return True
        for net, legs in self._stops.gaps[gap].items():
            for other in (*legs.upper, *legs.lower):
                off = abs(other.x - x)
                if off >= _ABREAST or other is stop:
                    continue  # first, since nearly all are far away
                abreast = other.row == stop.row
                if abreast or (net != stop.net and off < _APART):
                    return False
        return True


def _distance(left: Vertex, right: Vertex, width: Mapping[str, float]) -> float:
    if isinstance(left, tuple) and isinstance(right, tuple):
        return PORT_STEP + 2
    if isinstance(left, str) and isinstance(right, str):
        return (width[left] + width[right]) / 2 + _CARD_GAP
    card = left if isinstance(left, str) else right
    return width[str(card)] / 2 + _TRUNK_ROOM


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


def _aim(stop: Stop, xs: Mapping[Vertex, float]) -> float:
    return stop.x if stop.card is None else xs[stop.card]


def _on_grid(x: float, row: int) -> float:
    offset = PORT_STEP / 2 * (row % 2)
    # Rounded up at the half, also where that is missed by a hair: points a step apart must never come together.
    return math.floor((x - offset) / PORT_STEP + 0.500001) * PORT_STEP + offset
