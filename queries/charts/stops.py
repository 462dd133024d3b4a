"""Stops: the points where nets leave cards and pass rows, and how often two nets cross in the gap between two rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from queries.charts.nets import reach
from queries.charts.shapes import Net, Vertex

__all__ = ["Course", "Legs", "Port", "Stop", "Stops", "course", "crossings", "fewest_crossings", "join_stops"]


@dataclass(slots=True, eq=False)
class Stop:
    """A point where a net meets a card (`card` set) or passes a row."""

    net: int
    row: int
    card: str | None
    x: float = 0.0

    @property
    def vertex(self) -> Vertex:
        """What stands in the row where the stop is."""
        return self.card or (self.net, self.row)


class Legs(NamedTuple):
    """A net's stops in one gap: on the row above it, and on the row below."""

    upper: list[Stop]
    lower: list[Stop]


class Port(NamedTuple):
    """A stop at a card, the gap that it is in, the side of the card, and the stops that its line leads to there."""

    stop: Stop
    gap: int
    at_bottom: bool
    ends: list[Stop]


@dataclass(slots=True)
class Stops:
    """All stops: by gap and net, by net and card, by net and row."""

    gaps: list[dict[int, Legs]]
    ports: dict[tuple[int, str], Stop] = field(default_factory=dict)
    trunks: dict[tuple[int, int], Stop] = field(default_factory=dict)

    def joined(self) -> list[list[tuple[Vertex, Vertex]]]:
        """For each row but the last, the pairs of (vertex in it, vertex in the next row) that a line joins."""
        return [
            [(upper.vertex, lower.vertex) for legs in legs_of.values() for upper in legs.upper for lower in legs.lower]
            for legs_of in self.gaps[1:-1]
        ]

    def each_port(self, nets: Sequence[Net]) -> Iterator[Port]:
        """Every port, gap by gap. A leaf's line leads to its hub, not to the other leaves of its net."""
        for gap, legs_of in enumerate(self.gaps):
            for legs in legs_of.values():
                for mine, others, at_bottom in ((legs.upper, legs.lower, True), (legs.lower, legs.upper, False)):
                    for stop in mine:
                        if stop.card is None:
                            continue
                        ends = others or [other for other in mine if other is not stop]
                        hub = nets[stop.net].hub
                        if hub != stop.card:
                            ends = [end for end in ends if end.card in {None, hub}] or ends
                        yield Port(stop, gap, at_bottom, ends)


class Course(NamedTuple):
    """A net's way through a gap: its extent sideways, and the x of its stops above and below."""

    low: float
    high: float
    upper: tuple[float, ...]
    lower: tuple[float, ...]


def course(legs: Legs) -> Course:
    """The way of a net through a gap, as its stops stand now."""
    upper, lower = (tuple([stop.x for stop in side]) for side in legs)
    every = upper + lower
    return Course(min(every), max(every), upper, lower)


def crossings(above: Course, below: Course) -> int:
    """How often two nets cross in a gap where the first runs sideways above the second."""
    count = 0
    for x in above.lower:
        count += below.low < x < below.high
    for x in below.upper:
        count += above.low < x < above.high
    return count


def fewest_crossings(one: Course, two: Course) -> int:
    """How often two nets cross in a gap where the better one runs above."""
    return min(crossings(one, two), crossings(two, one))


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
