"""Boosted trees: many small trees of yes-or-no questions on a row of numbers, whose answers are summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.judging.network import probability

__all__ = ["Forest", "Tree"]


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree by its nodes' numbers; node 0 is the root.

    Where `column` is not negative the node asks whether that column of the row is at most `limit`, and goes on to
    `left` if so and to `right` if not; else it is a leaf and adds `limit`.
    """

    column: tuple[int, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    def value(self, row: Sequence[float]) -> float:
        """What the tree adds for a row."""
        node = 0
        column = self.column[0]
        while column >= 0:
            node = self.left[node] if row[column] <= self.limit[node] else self.right[node]
            column = self.column[node]
        return self.limit[node]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose sum, and a base, is a probability's log odds."""

    base: float
    trees: tuple[Tree, ...]

    def probability(self, row: Sequence[float]) -> float:
        """The probability of a row."""
        return probability(self.base + sum([tree.value(row) for tree in self.trees]))
