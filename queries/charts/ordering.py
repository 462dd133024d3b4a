"""Left to right: orders of cards and passing lines in each row that give few crossings.

Random orders are swept as Sugiyama's method does it, and the best are then changed at random, step by step, in
lineages of which only the better go on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from queries.charts.shapes import Vertex
from queries.charts.trials import Floats, Ints, Trials

__all__ = ["EFFORT", "Effort", "find_orders"]

_SWEEPS = 10
_REMEMBERED = 4  # generations until it is seen anew what crosses
_FEWEST_STARTS = 8  # of the largest charts, unless still fewer are asked for
_AT_ONCE = 32  # trials of a generation
_LARGEST = 400_000  # and the most of them times the size of the chart, as time and memory grow
_WIDE = 400.0  # pixels over which a random start is strewn
_ASIDE = 0.2  # the share of moves of cards whose lines cross nothing
_PER_PIXEL = 1e-7  # what length counts beside a crossing


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search: random starts, and stages of (lineages kept, generations of each)."""

    starts: int
    stages: tuple[tuple[int, int], ...]


EFFORT = Effort(48, ((10, 20), (4, 16)))


def find_orders(trials: Trials, seed: int, effort: Effort, most: int) -> list[list[list[Vertex]]]:
    """At most so many orders of the rows, the one with fewest crossings first; the same for the same seed."""
    search = _Search(trials, seed, min(effort.starts, max(_FEWEST_STARTS, _LARGEST // trials.size)))
    for lineages, generations in effort.stages:
        search.keep(lineages)
        for _ in range(generations):
            if search.is_done():
                break
            search.step()
    search.keep(most)
    return [trials.rows_of(column) for column in trials.turned(search.xs).T]


class _Search:
    """Lineages: the best trial of each so far, by columns, and what each costs."""

    def __init__(self, trials: Trials, seed: int, starts: int) -> None:
        self._trials = trials
        self._random = np.random.Generator(np.random.PCG64(seed))
        self._lead, self._moved = _moves(trials)
        xs = trials.spread(self._random.random((len(trials.vertices), starts)) * _WIDE)
        for sweep in range(_SWEEPS):
            xs = trials.swept(xs, sweep % 2)
        self.xs = trials.settled(xs)
        self._costs = self._cost(self.xs)
        self._age = 0
        self._turns: Floats = np.empty((0, 0))

    def _cost(self, xs: Floats) -> Floats:
        return self._trials.crossings(xs) + self._trials.lengths(xs) * _PER_PIXEL

    def is_done(self) -> bool:
        """Whether a trial without a crossing was found."""
        return bool(self._costs.min() < 1)

    def keep(self, lineages: int) -> None:
        """Go on with so many of the lineages, the best first, each cost once."""
        costs, first = np.unique(self._costs, return_index=True)
        self.xs, self._costs, self._age = self.xs[:, first[:lineages]], costs[:lineages], 0

    def step(self) -> None:
        """Change each lineage's trial in several ways, and take the best that is no worse."""
        if self._age % _REMEMBERED == 0:
            self._set_turns()
        lineages = self.xs.shape[1]
        each = max(1, min(_AT_ONCE, _LARGEST // self._trials.size) // lineages)
        xs = self._trials.settled(self._changed(each))
        costs = self._cost(xs).reshape(each, lineages)
        best, every = costs.argmin(axis=0), np.arange(lineages)
        better = costs[best, every] <= self._costs
        self.xs[:, better] = xs[:, (best * lineages + every)[better]]
        self._costs[better] = costs[best, every][better]
        self._age += 1

    def _set_turns(self) -> None:
        """How likely each move is in each lineage, as running sums: by how much crosses what it is made for."""
        crossed = self._trials.crossed(self.xs)[self._lead]
        turns = np.cumsum(crossed / np.maximum(1, crossed.sum(axis=0)) + _ASIDE / len(crossed), axis=0)
        self._turns = turns / turns[-1]

    def _changed(self, each: int) -> Floats:
        """The trials `each` times over, in every one a card or line moved next to another vertex's place."""
        lineages = self.xs.shape[1]
        which, where, side = self._random.random((3, each * lineages))
        columns = np.tile(np.arange(lineages), each)
        move = (self._turns[:, columns] < which).sum(axis=0)
        keys = self.xs[:, columns]
        there = keys[(where * len(keys)).astype(np.int64), np.arange(len(which))] + np.where(side < 0.5, -1.0, 1.0)
        return np.where(self._moved[:, move], there, keys)


def _moves(trials: Trials) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """What may be moved at once: by columns all that a move takes along, and the vertex of each that it is made for.

    A card or a line in one row, a line in all rows that it passes, and a card with one or all of its passing lines.
    """
    chains: dict[int, list[int]] = {}
    for place, vertex in enumerate(trials.vertices):
        if isinstance(vertex, tuple):
            chains.setdefault(vertex[0], []).append(place)
    lines: dict[int, dict[int, None]] = {}
    for ends in zip(trials.upper.tolist(), trials.lower.tolist(), strict=True):
        for card, passing in (ends, ends[::-1]):
            vertex = trials.vertices[passing]
            if isinstance(trials.vertices[card], str) and isinstance(vertex, tuple):
                lines.setdefault(card, {})[vertex[0]] = None
    moves = [[place] for place in range(len(trials.vertices))]
    moves += [chain for chain in chains.values() if len(chain) > 1]
    for card, nets in lines.items():
        moves.append([card, *(place for net in nets for place in chains[net])])
        if len(nets) > 1:
            moves += [[card, *chains[net]] for net in nets]
    moved = np.zeros((len(trials.vertices), len(moves)), dtype=np.bool_)
    for column, places in enumerate(moves):
        moved[places, column] = True
    return np.array([places[0] for places in moves], dtype=np.int64), moved
