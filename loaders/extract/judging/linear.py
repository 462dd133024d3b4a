"""Linear models over features that are texts: what each feature speaks for, summed and turned into probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

__all__ = ["LinearModel"]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A logistic model for each of `classes`; `weights` has for a feature the classes it bears on, by their place."""

    classes: tuple[str, ...]
    biases: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """The probability of each class, in the order of `classes`; unknown features bear on none."""
        sums = list(self.biases)
        weights = self.weights
        for feature in set(features):
            for place, weight in weights.get(feature, ()):
                sums[place] += weight
        return [1 / (1 + exp(-total)) if total > -60 else 0.0 for total in sums]
