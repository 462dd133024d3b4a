"""Small networks over features that are texts: what each feature speaks for, summed, and what the sums say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Matrix", "Network", "probability"]

Matrix: TypeAlias = NDArray[np.float32]

_HOPELESS: Final = -60.0  # log odds below which `exp` might overflow


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """One layer of hidden sums between features and `classes`.

    `rows` has for a feature its row of `inner` (1 + features × hidden), whose row 0 is all zeros and nobody's; `outer`
    is hidden × classes. A hidden sum counts where it is positive.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    inner: Matrix
    inner_bias: Matrix
    outer: Matrix
    outer_bias: Matrix

    def log_odds(self, candidates: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[list[float]]:
        """The log odds of each class (inner list) for the features of each candidate, each feature given once.

        A candidate's features are in two parts, of which several candidates may share the first: the same object is
        summed once.
        """
        if not candidates:
            return []
        shared = list({id(part): part for part, _ in candidates}.values())
        place = {id(part): i for i, part in enumerate(shared)}
        sums = self._sums([*shared, *(own for _, own in candidates)])
        hidden = sums[[place[id(part)] for part, _ in candidates]] + sums[len(shared) :] + self.inner_bias
        odds: list[list[float]] = (np.maximum(hidden, 0) @ self.outer + self.outer_bias).tolist()
        return odds

    def _sums(self, parts: Sequence[Sequence[str]]) -> Any:
        """The sum of the rows of each part's features, parts × hidden."""
        rows: list[int] = []
        starts: list[int] = []
        for features in parts:
            starts.append(len(rows))
            rows.append(0)  # so that even a part without known features is a stretch to sum
            rows += filter(None, map(self.rows.get, features))
        return np.add.reduceat(self.inner[rows], starts, axis=0)


def probability(log_odds: float) -> float:
    """The probability that log odds say."""
    return 1 / (1 + exp(-log_odds)) if log_odds > _HOPELESS else 0.0
