"""Small networks over features that are texts: what each feature speaks for, summed, and what the sums say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
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

    def log_odds(self, candidates: Sequence[Sequence[str]]) -> list[list[float]]:
        """The log odds of each class (inner list) for the features of each candidate, each feature given once."""
        if not candidates:
            return []
        known = [list(filter(None, map(self.rows.get, names))) for names in candidates]
        # The row of zeros before each candidate's own makes even one without known features a stretch to sum.
        rows = list(chain.from_iterable((0, *own) for own in known))
        starts = np.cumsum([0, *(len(own) + 1 for own in known[:-1])])
        hidden: Any = np.add.reduceat(self.inner[rows], starts, axis=0) + self.inner_bias
        odds: list[list[float]] = (np.maximum(hidden, 0) @ self.outer + self.outer_bias).tolist()
        return odds


def probability(log_odds: float) -> float:
    """The probability that log odds say."""
    return 1 / (1 + exp(-log_odds)) if log_odds > _HOPELESS else 0.0
