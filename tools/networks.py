"""Fitting the networks by which candidates are judged: stochastic gradient steps (Adam) on labelled features.

The entities of a list share one row of features: each of them counts less, the list as a whole more. Labels that gold
leaves open do not count. The same rows and versions give the same network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from loaders.extract.judging.network import Network

HIDDEN = 48
RAREST = 6  # a feature of fewer candidates than this is not learnt
FEWEST = 5  # nor is a class that fewer candidates have
EPOCHS = 10
BATCH = 512
STEP = 2e-3  # of Adam at first; it falls to nothing
FORGOTTEN = 0.4  # of the features at each step, so that none is relied on alone
SILENT = 0.3  # of the hidden sums at each step
DECAY = 1e-5

Labels: TypeAlias = list[tuple[frozenset[str], frozenset[str]]]
"""For each pair of entities of a candidate the classes that are right, and those that are left open."""
Array: TypeAlias = NDArray[np.float32]


@dataclass
class _Examples:
    features: csr_matrix
    row: NDArray[np.int64]
    weight: Array
    right: Array
    counts: Array


def fit(candidates: Sequence[tuple[Sequence[str], Labels]]) -> Network:
    """A network that tells the labels of candidates from their features."""
    counts = Counter(feature for features, _ in candidates for feature in set(features))
    known = sorted(feature for feature, count in counts.items() if count >= RAREST)
    columns = {feature: i for i, feature in enumerate(known)}
    said = Counter(name for _, labels in candidates for right, _ in labels for name in right)
    classes = sorted(name for name, count in said.items() if count >= FEWEST)
    examples = _examples(candidates, columns, classes)
    inner, inner_bias, outer, outer_bias = _Descent(examples, len(known), len(classes)).run()
    zeros = np.zeros((1, HIDDEN), np.float32)
    rows = {feature: column + 1 for feature, column in columns.items()}
    return Network(tuple(classes), rows, np.concatenate((zeros, inner)), inner_bias, outer, outer_bias)


def _examples(
    candidates: Sequence[tuple[Sequence[str], Labels]], columns: dict[str, int], classes: Sequence[str]
) -> _Examples:
    rows = [(i, len(labels) ** -0.5, *label) for i, (_, labels) in enumerate(candidates) for label in labels]
    place = {name: i for i, name in enumerate(classes)}
    right = np.zeros((len(rows), len(classes)), np.float32)
    counts = np.ones_like(right)
    for i, (_, _, true, left_open) in enumerate(rows):
        right[i, [place[name] for name in true if name in place]] = 1
        counts[i, [place[name] for name in left_open if name in place]] = 0
    features = _matrix((features for features, _ in candidates), columns)
    weight = np.array([row[1] for row in rows], np.float32)
    return _Examples(features, np.array([row[0] for row in rows]), weight, right, counts)


def _matrix(rows: Iterable[Iterable[str]], columns: dict[str, int]) -> csr_matrix:
    indices: list[int] = []
    ends = [0]
    for features in rows:
        indices += sorted({columns[feature] for feature in features if feature in columns})
        ends.append(len(indices))
    values = np.ones(len(indices), dtype=np.float32)
    return csr_matrix((values, indices, ends), shape=(len(ends) - 1, len(columns)))


class _Descent:
    """Adam on two layers; of the inner one each step moves only the rows of features that it saw."""

    def __init__(self, examples: _Examples, features: int, classes: int) -> None:
        self.examples = examples
        self.random = np.random.default_rng(0)
        self.parts = [
            (self.random.standard_normal((features, HIDDEN)) * 0.05).astype(np.float32),
            np.zeros(HIDDEN, np.float32),
            (self.random.standard_normal((HIDDEN, classes)) * 0.1).astype(np.float32),
            np.full(classes, -4, np.float32),  # most candidates say nothing
        ]
        self.first = [np.zeros_like(part) for part in self.parts]
        self.second = [np.zeros_like(part) for part in self.parts]

    def run(self) -> list[Array]:
        """All steps; the inner weights and bias, the outer weights and bias."""
        count = len(self.examples.row)
        for epoch in range(EPOCHS):
            order = self.random.permutation(count)
            for start in range(0, count, BATCH):
                self._step(order[start : start + BATCH], STEP * (1 - epoch / EPOCHS))
        return self.parts

    def _step(self, chosen: NDArray[np.int64], step: float) -> None:
        data = self.examples
        seen = data.features[data.row[chosen]].copy()
        seen.data *= (self.random.random(seen.nnz) > FORGOTTEN) / (1 - FORGOTTEN)
        columns = np.unique(seen.indices)
        seen = seen[:, columns]
        inner, inner_bias, outer, outer_bias = self.parts
        sums = seen @ inner[columns] + inner_bias
        heard = (self.random.random(sums.shape) > SILENT).astype(np.float32) / (1 - SILENT) * (sums > 0)
        hidden = sums * heard
        odds = np.clip(hidden @ outer + outer_bias, -30, 30)
        off = 1 / (1 + np.exp(-odds)) - data.right[chosen]
        off = off * data.counts[chosen] * data.weight[chosen][:, None] / BATCH
        back = (off @ outer.T) * heard
        every: Any = slice(None)
        self._move(0, columns, seen.T @ back, step)
        self._move(1, every, back.sum(0), step)
        self._move(2, every, hidden.T @ off, step)
        self._move(3, every, off.sum(0), step)

    def _move(self, which: int, rows: Any, slope: Array, step: float) -> None:
        part, first, second = self.parts[which], self.first[which], self.second[which]
        slope = slope + DECAY * part[rows]
        first[rows] = 0.9 * first[rows] + 0.1 * slope
        second[rows] = 0.99 * second[rows] + 0.01 * slope * slope
        part[rows] -= step * first[rows] / (np.sqrt(second[rows]) + 1e-6)
