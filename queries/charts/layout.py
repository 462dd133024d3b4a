"""A chart's layout: fixed lanes, few crossings, right-angled lines in channels between the rows.

`arrange` finds rows, order, places and tracks of one graph, all that has no height; `settle` turns it into coordinates.
Charts side by side are arranged one by one over the same rows and settled with the same heights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from queries.charts.nets import bundle, reach
from queries.charts.ordering import EFFORT, Effort, find_orders
from queries.charts.placing import place_rows
from queries.charts.ports import PORT_MARGIN, PORT_STEP, set_stops, straighten, uncross_ports
from queries.charts.ranking import rows_of
from queries.charts.routing import LABEL_HEIGHT, TRACK, assign_tracks, choose_label_gaps, cost_of, place_labels
from queries.charts.shapes import Box, Label, Layout, Link, Net, Point, Route, Vertex
from queries.charts.stops import Stops, join_stops
from queries.charts.trials import Trials

__all__ = ["Arrangement", "arrange", "lay_out", "rows_needed", "settle"]

_MARGIN = 20.0  # from a card to the nearest track: room for an arrow head and half a label
_BARE_GAP = 30.0
_EMPTY_ROW = 26.0
_OUTSIDE = 16.0
_PLACED = 2  # orders that are placed, to see which really crosses and bends least


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A layout without heights."""

    boxes: dict[str, Box]
    lanes: tuple[int, ...]
    cards: tuple[tuple[str, ...], ...]
    row: dict[str, int]
    nets: list[Net]
    stops: Stops
    xs: dict[Vertex, float]
    width: dict[str, float]
    tracks: list[int]

    def row_heights(self) -> list[float]:
        """The height that each row needs."""
        return [max((self.boxes[card].height for card in cards), default=_EMPTY_ROW) for cards in self.cards]

    def gap_heights(self) -> list[float]:
        """The height that each gap needs; gap `g` lies above row `g`, the last one under the last row."""
        last = len(self.tracks) - 1
        return [
            2 * _MARGIN + TRACK * (count - 1) if count else (_OUTSIDE if gap in {0, last} else _BARE_GAP)
            for gap, count in enumerate(self.tracks)
        ]


def lay_out(boxes: Sequence[Box], links: Sequence[Link], lanes: int, widest: float) -> Layout:
    """The layout of one graph over `lanes` lanes, rows no wider than about `widest` pixels."""
    made = arrange(boxes, links, rows_needed([(boxes, links)], lanes, widest), widest)
    return settle(made, made.row_heights(), made.gap_heights())


def rows_needed(graphs: Sequence[tuple[Sequence[Box], Sequence[Link]]], lanes: int, widest: float) -> tuple[int, ...]:
    """The lane of each row, from the top, so that every graph has room; a lane without cards keeps one empty row."""
    most = [1] * lanes
    for boxes, links in graphs:
        for lane, rows in rows_of(boxes, _proper(links), widest).items():
            most[lane] = max(most[lane], len(rows))
    return tuple(lane for lane, count in enumerate(most) for _ in range(count))


def arrange(
    boxes: Sequence[Box],
    links: Sequence[Link],
    lanes: Sequence[int],
    widest: float,
    seed: int = 0,
    effort: Effort = EFFORT,
) -> Arrangement:
    """Rows, order, x places and tracks of one graph over rows of the given lanes (`rows_needed`).

    Of the best orders that `find_orders` comes to it takes the one whose lines cross least and, among those, bend
    least. The same seed gives the same arrangement.
    """
    links = _proper(links)
    rows: list[list[str]] = [[] for _ in lanes]
    for lane, mine in rows_of(boxes, links, widest).items():
        first = list(lanes).index(lane)
        for index, cards in enumerate(mine):
            rows[first + index] = cards
    row = {card: index for index, cards in enumerate(rows) for card in cards}
    nets = bundle(links, row)
    stops = join_stops(nets, row, len(rows))
    width = _widths(boxes, stops)
    orders = find_orders(Trials(rows, stops, nets, width), seed, effort, _PLACED)
    placed = [_place(boxes, links, tuple(lanes), row, ordered) for ordered in orders]
    best = min(placed, key=lambda made: cost_of(made.stops, made.nets))
    place_labels(best.nets, best.stops)
    return best


def _place(
    boxes: Sequence[Box],
    links: Sequence[Link],
    lanes: tuple[int, ...],
    row: dict[str, int],
    ordered: Sequence[Sequence[Vertex]],
) -> Arrangement:
    nets = bundle(links, row)
    stops = join_stops(nets, row, len(lanes))
    width = _widths(boxes, stops)
    xs = place_rows(ordered, stops.joined(), width)
    set_stops(stops, nets, xs, width)
    uncross_ports(stops)
    straighten(stops, nets, xs, width, row)
    choose_label_gaps(nets, stops, row)
    tracks = assign_tracks(nets, stops)
    cards = tuple(tuple(vertex for vertex in line if isinstance(vertex, str)) for line in ordered)
    return Arrangement({box.id: box for box in boxes}, lanes, cards, row, nets, stops, xs, width, tracks)


def settle(made: Arrangement, row_heights: Sequence[float], gap_heights: Sequence[float]) -> Layout:
    """Coordinates of an arrangement over rows and gaps of the given heights; the left edge is at 0, the top too."""
    tops, y = [], 0.0
    for height, gap in zip(row_heights, gap_heights, strict=False):
        y += gap
        tops.append(y)
        y += height
    total = y + gap_heights[-1]
    bottoms = [top + height for top, height in zip(tops, row_heights, strict=True)]
    centres = {
        card: (made.xs[card], (tops[index] + bottoms[index]) / 2)
        for index, cards in enumerate(made.cards)
        for card in cards
    }
    heights = _Heights(made, centres, [0.0, *bottoms], list(gap_heights))
    routes: dict[str, Route] = {}
    labels = []
    for net in made.nets:
        ways = {link.id: heights.way(net, link) for link in net.links}
        routes.update(_routes(net, ways))
        words = net.links[0]
        labels.append(
            Label(
                words.label,
                net.label_x,
                heights.track(net, net.label_gap),
                words.label_width,
                LABEL_HEIGHT,
                tuple(link.id for link in net.links),
            )
        )
    left, right = _extent(made, labels)
    return Layout(
        centres={card: (x - left, y) for card, (x, y) in centres.items()},
        widths=dict(made.width),
        routes={key: _moved(route, -left) for key, route in routes.items()},
        labels=tuple(
            Label(label.text, label.x - left, label.y, label.width, label.height, label.links) for label in labels
        ),
        bands=_bands(made.lanes, tops, bottoms, total),
        bounds=(0.0, 0.0, right - left, total),
        free={lane: x - left for lane, x in _free(made, left, right).items()},
    )


@dataclass(frozen=True, slots=True)
class _Heights:
    made: Arrangement
    centres: Mapping[str, Point]
    gap_tops: list[float]
    gap_heights: list[float]

    def track(self, net: Net, gap: int) -> float:
        used = TRACK * (self.made.tracks[gap] - 1)
        return self.gap_tops[gap] + (self.gap_heights[gap] - used) / 2 + TRACK * net.tracks[gap]

    def way(self, net: Net, link: Link) -> list[Point]:
        """From the hub to the link's other end."""
        made, leaf = self.made, net.leaf(link)
        end = made.stops.ports[net.index, leaf]
        x = made.stops.ports[net.index, net.hub].x
        points = [(x, self._edge(net.hub, bottom=net.down))]
        gaps = list(reach(net, made.row))
        if made.row[leaf] == made.row[net.hub]:
            gaps = gaps[:1]
        for gap in gaps:
            next_row = gap if net.down else gap - 1
            there = end.x if gap == gaps[-1] or next_row == end.row else made.stops.trunks[net.index, next_row].x
            if there != x:
                y = self.track(net, gap)
                points += [(x, y), (there, y)]
                x = there
            if next_row == end.row:
                break
        same_row = made.row[leaf] == made.row[net.hub]
        points.append((x, self._edge(leaf, bottom=net.down == same_row)))
        return points

    def _edge(self, card: str, *, bottom: bool) -> float:
        half = self.made.boxes[card].height / 2
        return self.centres[card][1] + (half if bottom else -half)


def _proper(links: Sequence[Link]) -> list[Link]:
    return [link for link in links if link.source != link.target]


def _widths(boxes: Sequence[Box], stops: Stops) -> dict[str, float]:
    """Card widths: by the text, or more where many lines meet one side."""
    ports: dict[tuple[str, bool], int] = {}
    for legs_of in stops.gaps:
        for legs in legs_of.values():
            for side, at_bottom in ((legs.upper, True), (legs.lower, False)):
                for stop in side:
                    if stop.card is not None:
                        ports[stop.card, at_bottom] = ports.get((stop.card, at_bottom), 0) + 1
    return {
        box.id: max(
            box.width, *((ports.get((box.id, side), 0) - 1) * PORT_STEP + 2 * PORT_MARGIN for side in (True, False))
        )
        for box in boxes
    }


def _routes(net: Net, ways: Mapping[str, list[Point]]) -> dict[str, Route]:
    """The bundle's routes; the longest draws the shared stretch, each other only what is its own."""
    routes: dict[str, Route] = {}
    drawn: list[tuple[Point, Point]] = []
    for link in sorted(net.links, key=lambda link: (-_length(ways[link.id]), link.id)):
        way = ways[link.id]
        own, joins = [way[-1]], None
        for far, near in zip(way[::-1], way[-2::-1], strict=False):
            hits = [hit for segment in drawn if (hit := _first_hit(far, near, segment))]
            if hits:
                joins = min(hits, key=lambda hit: abs(hit[0] - far[0]) + abs(hit[1] - far[1]))
                own.append(joins)
                break
            own.append(near)
        drawn += list(pairwise(own))
        outwards = link.source == net.hub
        head = outwards or joins is None
        points = way if outwards else way[::-1]
        routes[link.id] = Route(tuple(points), tuple(own[::-1] if outwards else own), joins, head)
    return routes


def _first_hit(start: Point, end: Point, segment: tuple[Point, Point]) -> Point | None:
    """Where a right-angled line from start to end first meets a segment."""
    (ax, ay), (bx, by) = segment
    low_x, high_x, low_y, high_y = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    (sx, sy), (ex, ey) = start, end
    if min(sx, ex) > high_x or max(sx, ex) < low_x or min(sy, ey) > high_y or max(sy, ey) < low_y:
        return None
    return (min(max(sx, low_x), high_x), min(max(sy, low_y), high_y))


def _length(points: Sequence[Point]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))


def _moved(route: Route, by: float) -> Route:
    def move(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple((x + by, y) for x, y in points)

    joins = (route.joins[0] + by, route.joins[1]) if route.joins else None
    return Route(move(route.points), move(route.own), joins, route.head)


def _extent(made: Arrangement, labels: Sequence[Label]) -> tuple[float, float]:
    spans = [(made.xs[card] - width / 2, made.xs[card] + width / 2) for card, width in made.width.items()]
    spans += [(label.x - label.width / 2, label.x + label.width / 2) for label in labels]
    spans += [span for net in made.nets for span in net.spans.values()]
    return min((low for low, _ in spans), default=0.0), max((high for _, high in spans), default=0.0)


def _bands(
    lanes: Sequence[int], tops: Sequence[float], bottoms: Sequence[float], total: float
) -> tuple[tuple[int, float, float], ...]:
    bands: list[tuple[int, float, float]] = []
    for index, lane in enumerate(lanes):
        top = (bottoms[index - 1] + tops[index]) / 2 if index else 0.0
        bottom = (bottoms[index] + tops[index + 1]) / 2 if index + 1 < len(lanes) else total
        if bands and bands[-1][0] == lane:
            bands[-1] = (lane, bands[-1][1], bottom)
        else:
            bands.append((lane, top, bottom))
    return tuple(bands)


def _free(made: Arrangement, left: float, right: float) -> dict[int, float]:
    """For each lane without cards, an x with the most room between the lines that pass it."""
    places: dict[int, float] = {}
    for index, lane in enumerate(made.lanes):
        if lane in places or any(made.cards[row] for row, other in enumerate(made.lanes) if other == lane):
            continue
        passing = sorted(stop.x for (_, row), stop in made.stops.trunks.items() if row == index)
        stops = [left, *passing, right]
        low, high = max(pairwise(stops), key=lambda pair: pair[1] - pair[0])
        places[lane] = (low + high) / 2
    return places
