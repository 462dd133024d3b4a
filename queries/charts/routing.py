"""Tracks: how deep in a gap each line runs sideways, so that few cross and none lies on another or on a label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from queries.charts.nets import reach
from queries.charts.shapes import Net
from queries.charts.stops import Course, Legs, Stops, course, crossings

__all__ = ["LABEL_HEIGHT", "TRACK", "assign_tracks", "choose_label_gaps", "cost_of", "place_labels"]

LABEL_HEIGHT = 14.0
TRACK = 17.0
_ROUNDS = 3
_BETWEEN = 9.0
_OWN_LINE = 8.0  # how far inside its words a line at their side ends


class _Line(NamedTuple):
    net: int
    course: Course
    room: tuple[float, float]


def choose_label_gaps(nets: Sequence[Net], stops: Stops, row: Mapping[str, int]) -> None:
    """Choose for each net the gap that its words stand in: where it runs sideways longest, else next to its source.

    Words that are wider than the way sideways stand to one side of it, where they hide fewer lines of others there.
    """
    for net in nets:
        gaps = list(reach(net, row))
        if net.links[0].source != net.hub:
            gaps.reverse()
        for gap in gaps:
            legs = stops.gaps[gap][net.index]
            points = [stop.x for stop in (*legs.upper, *legs.lower)]
            net.spans[gap] = (min(points), max(points))
        net.label_gap = max(gaps, key=lambda gap: min(net.spans[gap][1] - net.spans[gap][0], net.links[0].label_width))
        net.label_room = _label_room(net, stops.gaps[net.label_gap])


def _label_room(net: Net, legs_of: Mapping[int, Legs]) -> tuple[float, float]:
    low, high = net.spans[net.label_gap]
    middle, half = (low + high) / 2, net.links[0].label_width / 2
    aside = half - (high - low) / 2 - _OWN_LINE
    if aside <= 0:
        return (min(low, middle - half), max(high, middle + half))
    others = [stop.x for index, legs in legs_of.items() if index != net.index for side in legs for stop in side]

    def hidden(x: float) -> tuple[int, float]:
        return (sum(abs(other - x) < half + 3 for other in others), abs(x - middle))

    best = min((middle, middle - aside, middle + aside), key=hidden)
    return (min(low, best - half), max(high, best + half))


def assign_tracks(nets: Sequence[Net], stops: Stops) -> list[int]:
    """Set each net's track in each gap it runs sideways in or has its words in; returns the tracks of each gap.

    Words have room on their net's track reserved, so no two labels meet.
    """
    counts = []
    for gap, legs_of in enumerate(stops.gaps):
        lines = [_line(nets[index], gap, legs) for index, legs in legs_of.items()]
        lines = [line for line in lines if line.room[1] > line.room[0]]
        levels: list[tuple[_Line, int]] = []
        for line in _sorted_lines(lines):
            clash = [level for other, level in levels if _meet(line.room, other.room, _BETWEEN)]
            levels.append((line, max(clash) + 1 if clash else 0))
        for line, level in levels:
            nets[line.net].tracks[gap] = level
        counts.append(1 + max((level for _, level in levels), default=-1))
    return counts


def place_labels(nets: Sequence[Net], stops: Stops) -> None:
    """Set each net's `label_x`, once tracks are assigned."""
    for net in nets:
        gap = net.label_gap
        lines = [_line(nets[index], gap, legs) for index, legs in stops.gaps[gap].items() if gap in nets[index].tracks]
        levels = [(line, nets[line.net].tracks[gap]) for line in lines]
        line = next(line for line in lines if line.net == net.index)
        net.label_x = _label_x(net, line, net.tracks[gap], levels)


def cost_of(stops: Stops, nets: Sequence[Net]) -> tuple[int, int, float]:
    """What a reader has to bear, once tracks are assigned: crossings, bends, and pixels of lines sideways."""
    count, bends, sideways = 0, 0, 0.0
    for gap, legs_of in enumerate(stops.gaps):
        ways = [(course(legs), nets[index].tracks.get(gap)) for index, legs in legs_of.items()]
        count += sum(
            _crossings_at(level, track, other, its_track)
            for level, track in ways
            if track is not None and level.low < level.high
            for other, its_track in ways
            if other is not level
        )
        bends += sum(len({*way.upper, *way.lower}) - 1 for way, _ in ways)
        sideways += sum(way.high - way.low for way, _ in ways)
    return count, bends, sideways


def _crossings_at(level: Course, track: int, other: Course, its_track: int | None) -> int:
    """How often the other line's upright parts cross the level part of the first."""
    if other.low == other.high or its_track is None:
        return level.low < other.low < level.high
    crossing = other.upper if its_track > track else other.lower if its_track < track else ()
    return sum(level.low < x < level.high for x in crossing)


def _line(net: Net, gap: int, legs: Legs) -> _Line:
    return _Line(net.index, course(legs), net.label_room if net.label_gap == gap else net.spans[gap])


def _sorted_lines(lines: list[_Line]) -> list[_Line]:
    """From the top; first by how much each line gains from being above the others, then each where it is best."""
    cost = {(a.net, b.net): crossings(a.course, b.course) for a in lines for b in lines if a is not b}
    gain = {a.net: sum(cost[a.net, b.net] - cost[b.net, a.net] for b in lines if b is not a) for a in lines}
    order = sorted(lines, key=lambda line: (gain[line.net], line.course.high - line.course.low, line.net))
    for _ in range(_ROUNDS):
        moved = [_moved(line, order, cost) for line in tuple(order)]
        if not any(moved):
            break
    return order


def _moved(line: _Line, order: list[_Line], cost: Mapping[tuple[int, int], int]) -> bool:
    """Move a line up or down to where it crosses the others least; whether it is better there."""
    place = order.index(line)
    others = order[:place] + order[place + 1 :]
    more = [0]  # crossings with the line under so many others, beside those at the very top
    for other in others:
        more.append(more[-1] + cost[other.net, line.net] - cost[line.net, other.net])
    least = min(more)
    if least == more[place]:
        return False
    others.insert(more.index(least), line)
    order[:] = others
    return True


def _label_x(net: Net, line: _Line, level: int, levels: Sequence[tuple[_Line, int]]) -> float:
    """Where along its track the words hide no other line, as near to the middle as may be."""
    half = net.links[0].label_width / 2
    first, last = line.room[0] + half, line.room[1] - half
    middle = (first + last) / 2
    crossing: list[float] = []
    for other, height in levels:
        if other.net != line.net:
            crossing += other.course.upper if height > level else other.course.lower if height < level else ()
    own = [*line.course.upper, *line.course.lower] if line.course.high > line.course.low else []

    def hidden(x: float) -> tuple[int, float]:
        covered = sum(abs(x - leg) < half + 3 for leg in crossing)
        corners = sum(abs(x - leg) < half + 3 for leg in own)
        return (2 * covered + corners, abs(x - middle))

    steps = max(1, int((last - first) // 6))
    return min((first + (last - first) * step / steps for step in range(steps + 1)), key=hidden)


def _meet(one: tuple[float, float], two: tuple[float, float], margin: float) -> bool:
    return one[0] < two[1] + margin and two[0] < one[1] + margin
