"""Many orders of one chart judged at once: where cards and lines would stand, and how often lines would cross.

An order is a column of an array that has a row for each vertex, and numpy does a hundred columns in the time that
`placing`, `ports` and `routing` take for one. They place a chart better, but what crosses is nearly the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from queries.charts.placing import half_room, pull
from queries.charts.shapes import Net, Vertex
from queries.charts.stops import Stops

__all__ = ["Floats", "Ints", "Trials"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_FAR = 2.0**22  # pixels from row to row where all rows are handled as one
_LOOSE = 0.05  # the pull of a vertex towards where it stands
_PORT_INSET = 14.0
_GRAIN = 64  # parts of a pixel that places are rounded to, so that no machine's sums decide between two orders


class Trials:
    """What all orders of one chart share: its rows, what is joined to what, and which nets may cross.

    It is made of the cards in each row; in `rows` the lines that pass come after them. Wherever a method takes or gives
    `xs`, that is the x of each vertex (rows, in the order of `vertices`) in each trial (columns).
    """

    def __init__(
        self, cards: Sequence[Sequence[str]], stops: Stops, nets: Sequence[Net], width: Mapping[str, float]
    ) -> None:
        rows: list[list[Vertex]] = [[*row] for row in cards]
        for net, passed in stops.trunks:
            rows[passed].append((net, passed))
        self.rows = rows
        self.vertices = [vertex for row in rows for vertex in row]
        self._ends = np.cumsum([len(row) for row in rows]).tolist()
        self._index = {vertex: place for place, vertex in enumerate(self.vertices)}
        self._row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])[:, None]
        are_cards = [[isinstance(vertex, str) for vertex in row] for row in rows]
        lean = [is_card * (place - (sum(row) - 1) / 2) for row in are_cards for place, is_card in enumerate(row)]
        self._lean = np.array(lean)[:, None]
        self._half = np.array([half_room(vertex, width) for vertex in self.vertices])
        self._set_joined(stops)
        self._set_stops(stops, nets, width)
        self._set_meetings(stops)

    def _places(self, vertices: Sequence[Vertex]) -> Ints:
        return np.array([self._index[vertex] for vertex in vertices], dtype=np.int64)

    def _set_joined(self, stops: Stops) -> None:
        pairs = [pair for joined in stops.joined() for pair in joined]
        self.upper, self.lower = (self._places([pair[side] for pair in pairs]) for side in (0, 1))
        weights = np.array([pull(*pair) for pair in pairs])
        itself = np.arange(len(self.vertices))
        one = np.concatenate([self.upper, self.lower, itself])
        order = np.argsort(one, kind="stable")
        self._near = np.concatenate([self.lower, self.upper, itself])[order]
        self._pull = np.concatenate([weights, weights, np.full(len(itself), _LOOSE)])[order][:, None]
        self._near_from = np.searchsorted(one[order], itself)
        self._pull_on = np.add.reduceat(self._pull, self._near_from)

    def _set_stops(self, stops: Stops, nets: Sequence[Net], width: Mapping[str, float]) -> None:
        legs = [legs for legs_of in stops.gaps for legs in legs_of.values()]
        flat = [stop for upper, lower in legs for stop in (*upper, *lower)]
        sizes = [len(upper) + len(lower) for upper, lower in legs]
        self._stands_on = self._places([stop.vertex for stop in flat])
        self._course = np.repeat(np.arange(len(legs)), sizes)
        self._course_from = np.cumsum([0, *sizes])[:-1]
        self._ports = np.array([place for place, stop in enumerate(flat) if stop.card is not None], dtype=np.int64)
        aims = [port.ends for port in stops.each_port(nets)]
        self._aims = self._places([stop.vertex for ends in aims for stop in ends])
        self._aims_of = np.array([len(ends) for ends in aims])[:, None]
        self._aims_from = np.cumsum([0, *map(len, aims)])[:-1]
        self._inset = np.array([width[str(flat[place].card)] / 2 - _PORT_INSET for place in self._ports])[:, None]

    def _set_meetings(self, stops: Stops) -> None:
        """Which courses run in one gap: pairs of lone lines, which cross or do not, and pairs with a bundle.

        `size` grows with them, as the time of a trial does.
        """
        legs = [(gap, upper, lower) for gap, legs_of in enumerate(stops.gaps) for upper, lower in legs_of.values()]
        gap = np.array([gap for gap, _, _ in legs], dtype=np.int64)
        lone = np.array([len(upper) == len(lower) == 1 for _, upper, lower in legs], dtype=np.bool_)
        together = gap[:, None] == gap
        both_lone = lone[:, None] & lone
        plain = np.stack(np.nonzero(np.triu(together & both_lone, 1)))
        self._lone = self._course_from[plain]  # of the stops above; those below come next
        uppers = np.array([len(upper) for _, upper, _ in legs], dtype=np.int64)
        meeting = np.concatenate([plain, self._set_bundles(together & ~both_lone, uppers)], axis=1)
        self._by_course = _Groups(meeting.ravel(), len(legs))
        self._by_vertex = _Groups(self._stands_on, len(self.vertices))
        self.size = 1 + len(self.vertices) + self._lone.size + len(self._level)

    def _set_bundles(self, together: npt.NDArray[np.bool_], uppers: Ints) -> Ints:
        """Pairs of courses that may cross more than once; the stops of each that do where it runs above or below."""
        level, stop = np.nonzero(together[:, self._course])
        other = self._course[stop]
        level, stop, other = (each[level != other] for each in (level, stop, other))
        one, two = np.minimum(level, other), np.maximum(level, other)
        # The level part of one crosses the other's stops above where it is the upper one, else those below.
        is_upper = stop < (self._course_from + uppers)[other]
        case = (one * len(uppers) + two) * 2 + (np.where(is_upper, level, other) == one)
        order = np.argsort(case, kind="stable")
        cases, first, size = np.unique(case[order], return_index=True, return_counts=True)
        # A pair that cannot cross one way round never does, since that way is taken.
        double = np.flatnonzero(cases[:-1] // 2 == cases[1:] // 2)
        kept = np.sort(np.concatenate([double, double + 1]))
        chosen = order[np.repeat(np.isin(np.arange(len(cases)), kept), size)]
        courses, self._level = np.unique(level[chosen], return_inverse=True)
        self._stop = stop[chosen]
        self._in_bundles = np.flatnonzero(np.isin(self._course, courses))
        self._bundle_from = np.searchsorted(self._course[self._in_bundles], courses)
        self._case_from = np.cumsum([0, *size[kept]])[:-1]
        pairs = order[first[double]]
        return np.stack([one[pairs], two[pairs]])

    def spread(self, keys: Floats) -> Floats:
        """Places in the order of the keys, near to them and as far apart as must be."""
        return self._spread(keys, keys)

    def settled(self, keys: Floats) -> Floats:
        """Places in the order of the keys, near to what each vertex is joined to."""
        return self._spread(self._wanted(keys), keys)

    def swept(self, xs: Floats, parity: int) -> Floats:
        """Every second row in the order of what its vertices are joined to in the rows between."""
        return self.spread(np.where(self._row % 2 == parity, self._wanted(xs), xs))

    def turned(self, xs: Floats) -> Floats:
        """Each trial, or its mirror image where that is nearer to the order given, so that like charts look alike."""
        along = (self._lean * xs).sum(axis=0)
        return np.where(along < 0, -xs, xs)

    def crossings(self, xs: Floats) -> Ints:
        """How often lines cross in each trial."""
        lone, bundled = self._crossed(xs)
        count: Ints = np.add.reduce(lone, axis=0, dtype=np.int64) + bundled.sum(axis=0)
        return count

    def lengths(self, xs: Floats) -> Floats:
        """How far apart joined vertices are from left to right, in pixels, all together."""
        total: Floats = np.abs(xs[self.upper] - xs[self.lower]).sum(axis=0)
        return total

    def crossed(self, xs: Floats) -> Ints:
        """For each vertex with how many others the nets there cross, in each trial."""
        lone, bundled = self._crossed(xs)
        crosses = np.concatenate([lone, bundled > 0]).astype(np.int64)
        by_course = self._by_course.sums(np.concatenate([crosses, crosses]))
        return self._by_vertex.sums(by_course[self._course])

    def rows_of(self, xs: Floats) -> list[list[Vertex]]:
        """The rows of one trial, a single column, from left to right."""
        order = [self.vertices[place] for place in self._order(xs[:, None])[:, 0]]
        return [order[start:end] for start, end in zip([0, *self._ends], self._ends, strict=False)]

    def _order(self, keys: Floats) -> Ints:
        return np.argsort(keys + self._row * _FAR, axis=0, kind="stable")

    def _spread(self, wanted: Floats, keys: Floats) -> Floats:
        """Between the places that those to the left and those to the right would push each vertex to."""
        order = self._order(keys)
        half = self._half.take(order)
        shift = np.cumsum(2 * half, axis=0) - half - self._row * _FAR
        place = order * keys.shape[1] + np.arange(keys.shape[1])
        free = wanted.take(place) - shift
        xs: Floats = np.empty_like(free)
        xs.put(place, (np.maximum.accumulate(free) + np.minimum.accumulate(free[::-1])[::-1]) / 2 + shift)
        return xs

    def _wanted(self, xs: Floats) -> Floats:
        near = np.add.reduceat(xs.take(self._near, axis=0) * self._pull, self._near_from) / self._pull_on
        return _rounded(near)

    def _crossed(self, xs: Floats) -> tuple[npt.NDArray[np.bool_], Ints]:
        """Which lone lines cross, and how often the other pairs of courses do, the better one above."""
        at = xs.take(self._stands_on, axis=0)
        on_card = at.take(self._ports, axis=0)
        aim = _rounded(np.add.reduceat(xs.take(self._aims, axis=0), self._aims_from) / self._aims_of - on_card)
        # Ports in the order of what they lead to; those to the same place count as one, since either may be outside.
        at[self._ports] = on_card + aim / (1 + np.abs(aim) / self._inset)
        at = at.astype(np.float32)  # half the memory, in which the time goes
        (one, two), (its_end, other_end) = ([at.take(ends + below, axis=0) for ends in self._lone] for below in (0, 1))
        cross = (one - two) * (its_end - other_end) < 0
        ends = at.take(self._in_bundles, axis=0)
        low, high = (extreme.reduceat(ends, self._bundle_from) for extreme in (np.minimum, np.maximum))
        x = at.take(self._stop, axis=0)
        crossed = (low.take(self._level, axis=0) < x) & (x < high.take(self._level, axis=0))
        counts = np.add.reduceat(crossed.astype(np.int64), self._case_from)
        return cross, np.minimum(counts[::2], counts[1::2])


class _Groups:
    """Rows of an array by a number below `count` that each has."""

    def __init__(self, numbers: Ints, count: int) -> None:
        self._count = count
        self._order = np.argsort(numbers, kind="stable")
        self._found, self._from = np.unique(numbers[self._order], return_index=True)

    def sums(self, values: Ints) -> Ints:
        """The rows of each number together, none where there is no such row."""
        total = np.zeros((self._count, values.shape[1]), dtype=np.int64)
        total[self._found] = np.add.reduceat(values[self._order], self._from)
        return total


def _rounded(xs: Floats) -> Floats:
    rounded: Floats = np.round(xs * _GRAIN) / _GRAIN
    return rounded
