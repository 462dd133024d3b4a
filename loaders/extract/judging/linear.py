"""Linear models over features that are texts: what each feature speaks for, summed and turned into probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

__all__ = ["LinearModel", "probability"]

_HOPELESS: Final = -60.0  # log odds below which `exp` might overflow


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A logistic model for each of `classes`; `weights` has for a feature the classes it bears on, by their place."""

    classes: tuple[str, ...]
    biases: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def sums(self, features: Iterable[str], start: Sequence[float] | None = None) -> list[float]:
        """The log odds of each class after some features, each given once; unknown ones bear on none.

        `start` are the sums of other features, to go on from.
        """
        sums = list(self.biases if start is None else start)
        weights = self.weights
        for feature in features:
            for place, weight in weights.get(feature, ()):
                sums[place] += weight
        return sums


def probability(log_odds: float) -> float:
    """The probability that log odds say."""
    return 1 / (1 + exp(-log_odds)) if log_odds > _HOPELESS else 0.0
