"""Boosted trees: many small trees of yes-or-no questions on a row of numbers, whose answers are summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

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


@dataclass(frozen=True)
class Forest:
    """Trees whose sum, and a base, is a probability's log odds."""

    base: float
    trees: tuple[Tree, ...]

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability of each row."""
        if not rows or not self.trees:
            return [probability(self.base)] * len(rows)
        column, limit, left, right = self._nodes
        numbers = np.asarray(rows, dtype=np.float64)
        tree = np.arange(len(self.trees))[:, None]
        row = np.arange(len(rows))
        node = np.zeros((len(self.trees), len(rows)), dtype=np.intp)  # where each row stands in each tree
        asked = column[tree, node]
        while (asked >= 0).any():
            onward = np.where(numbers[row, asked] <= limit[tree, node], left[tree, node], right[tree, node])
            node = np.where(asked >= 0, onward, node)
            asked = column[tree, node]
        return [probability(odds) for odds in (self.base + limit[tree, node].sum(axis=0)).tolist()]

    @cached_property
    def _nodes(self) -> tuple[Any, Any, Any, Any]:
        """All trees' nodes, trees × nodes, the shorter trees filled with leaves that nothing leads to."""
        longest = max(len(tree.column) for tree in self.trees)

        def table(name: str, filling: float, kind: type) -> Any:
            rows = [getattr(tree, name) for tree in self.trees]
            return np.array([(*row, *[filling] * (longest - len(row))) for row in rows], dtype=kind)

        return (
            table("column", -1, np.intp),
            table("limit", 0.0, float),
            table("left", 0, np.intp),
            table("right", 0, np.intp),
        )
