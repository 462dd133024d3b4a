"""Ports: where on its cards each line begins and ends, and where it passes rows.

Two lines never lie on each other because points of odd and of even rows stand on two grids that have no place in
common; where a line can be made straight without meeting another, its points leave the grid.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from queries.charts.nets import reach
from queries.charts.shapes import Net, Vertex
from queries.charts.stops import Course, Legs, Stop, Stops, course, fewest_crossings

__all__ = ["PORT_MARGIN", "PORT_STEP", "set_stops", "straighten", "uncross_ports"]

PORT_STEP = 12.0
PORT_MARGIN = 16.0
_WIDEST_STEP = 22.0
_ROUNDS = 3
_APART = 7.0  # the least distance of two lines that meet in a gap from above and below
_ABREAST = 11.0  # and of two that run side by side
_CLEAR = 8.0  # the least distance of a passing line from a card


def set_stops(stops: Stops, nets: Sequence[Net], xs: Mapping[Vertex, float], width: Mapping[str, float]) -> None:
    """Give every stop its x: passing lines where their row has a place for them, ports side by side on their card."""
    for stop in stops.trunks.values():
        stop.x = _on_grid(xs[stop.vertex], stop.row)
    sides: dict[tuple[str | None, bool], list[tuple[float, Stop]]] = defaultdict(list)
    for port in stops.each_port(nets):
        aim = sum(_aim(end, xs) for end in port.ends) / len(port.ends)
        sides[(port.stop.card, port.at_bottom)].append((aim, port.stop))
    for (card, _), wanted in sides.items():
        wanted.sort(key=lambda pair: (pair[0], pair[1].net))
        last = len(wanted) - 1
        step = min(_WIDEST_STEP, (width[str(card)] - 2 * PORT_MARGIN) / last) if last else 0.0
        for place, (_, stop) in enumerate(wanted):
            stop.x = _on_grid(xs[stop.vertex] + (place - last / 2) * max(step, PORT_STEP), stop.row)


def uncross_ports(stops: Stops) -> None:
    """Swap neighbouring ports of a card where fewer lines cross then.

    Their order by what they lead to leaves open how two bundles of one card to the same others are nested.
    """
    for legs_of in stops.gaps:
        courses = {net: course(legs) for net, legs in legs_of.items()}
        sides: dict[tuple[str, bool], list[Stop]] = defaultdict(list)
        for legs in legs_of.values():
            for side in legs:
                for stop in side:
                    if stop.card is not None:
                        sides[(stop.card, side is legs.upper)].append(stop)
        crowded = [sorted(side, key=lambda stop: stop.x) for side in sides.values() if len(side) > 1]
        for _ in range(_ROUNDS):
            swapped = [_uncross(side, legs_of, courses) for side in crowded]
            if not any(swapped):
                break


def _uncross(side: list[Stop], legs_of: Mapping[int, Legs], courses: dict[int, Course]) -> bool:
    better = False
    for place in range(len(side) - 1):
        one, two = side[place], side[place + 1]
        if one.net == two.net or not fewest_crossings(courses[one.net], courses[two.net]):
            continue
        before = _crossings_of_two(one.net, two.net, courses)
        kept = (courses[one.net], courses[two.net])
        one.x, two.x = two.x, one.x
        courses[one.net], courses[two.net] = course(legs_of[one.net]), course(legs_of[two.net])
        if _crossings_of_two(one.net, two.net, courses) < before:
            side[place], side[place + 1] = two, one
            better = True
        else:
            one.x, two.x = two.x, one.x
            courses[one.net], courses[two.net] = kept
    return better


def _crossings_of_two(one: int, two: int, courses: Mapping[int, Course]) -> int:
    mine, its = courses[one], courses[two]
    return fewest_crossings(mine, its) + sum(
        fewest_crossings(mine, other) + fewest_crossings(its, other)
        for net, other in courses.items()
        if net not in {one, two}
    )


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
    """Where a stop may stand without a line through a card, on another line or across one more."""

    def __init__(
        self, stops: Stops, xs: Mapping[Vertex, float], width: Mapping[str, float], row: Mapping[str, int]
    ) -> None:
        self._stops = stops
        self._courses = [{net: course(legs) for net, legs in legs_of.items()} for legs_of in stops.gaps]
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
        for x in (first.x, second.x, (first.x + second.x) / 2):
            if self._may_stand(first, x) and self._may_stand(second, x) and self._moved(first, second, x):
                return

    def _moved(self, first: Stop, second: Stop, x: float) -> bool:
        """Move both to x, unless more lines cross then."""
        were = (first.x, second.x)
        gaps = {gap for stop in (first, second) if stop.x != x for gap in self._gaps_of(stop)}
        low, high = min(*were, x), max(*were, x)
        free = not any(
            low <= its_x <= high
            for gap in gaps
            for net, its in self._courses[gap].items()
            if net != first.net and its.low <= high and low <= its.high
            for side in (its.upper, its.lower)
            for its_x in side
        )
        before = 0 if free else self._crossings(first.net, gaps)
        first.x = second.x = x
        self._follow(first.net, gaps)
        if free or self._crossings(first.net, gaps) <= before:
            return True
        first.x, second.x = were
        self._follow(first.net, gaps)
        return False

    def _follow(self, net: int, gaps: set[int]) -> None:
        for gap in gaps:
            self._courses[gap][net] = course(self._stops.gaps[gap][net])

    def _crossings(self, net: int, gaps: set[int]) -> int:
        return sum(
            fewest_crossings(self._courses[gap][net], its)
            for gap in gaps
            for other, its in self._courses[gap].items()
            if other != net
        )

    def _gaps_of(self, stop: Stop) -> list[int]:
        found = []
        for gap in (stop.row, stop.row + 1):
            own = self._stops.gaps[gap].get(stop.net)
            if own is not None and (stop in own.upper or stop in own.lower):
                found.append(gap)
        return found

    def _may_stand(self, stop: Stop, x: float) -> bool:
        if stop.x == x:
            return True
        if stop.card is not None:
            if abs(x - self._xs[stop.card]) > self._width[stop.card] / 2 - PORT_MARGIN + 4:
                return False
        elif any(abs(x - self._xs[card]) < self._width[card] / 2 + _CLEAR for card in self._cards_in[stop.row]):
            return False
        return all(self._is_free(stop, x, gap) for gap in self._gaps_of(stop))

    def _is_free(self, stop: Stop, x: float, gap: int) -> bool:
        low, high = x - _ABREAST, x + _ABREAST
        for net, its in self._courses[gap].items():
            if its.low >= high or its.high <= low:
                continue  # first, since most are far away
            for side in self._stops.gaps[gap][net]:
                for other in side:
                    off = abs(other.x - x)
                    if off >= _ABREAST or other is stop:
                        continue
                    if other.row == stop.row or (net != stop.net and off < _APART):
                        return False
        return True


def _aim(stop: Stop, xs: Mapping[Vertex, float]) -> float:
    return stop.x if stop.card is None else xs[stop.card]


def _on_grid(x: float, row: int) -> float:
    offset = PORT_STEP / 2 * (row % 2)
    # Rounded up at the half, also where that is missed by a hair: points a step apart must never come together.
    return math.floor((x - offset) / PORT_STEP + 0.500001) * PORT_STEP + offset
