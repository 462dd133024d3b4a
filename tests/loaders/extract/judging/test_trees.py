"""Boosted trees."""

from __future__ import annotations

import pytest

from loaders.extract.judging.network import probability
from loaders.extract.judging.trees import Forest, Tree

# Column 1 at most 0.5: +1; else column 0 at most 3: -1, else +2.
TREE = Tree(column=(1, -1, 0, -1, -1), limit=(0.5, 1.0, 3.0, -1.0, 2.0), left=(1, 0, 3, 0, 0), right=(2, 0, 4, 0, 0))


STUMP = Tree(column=(0, -1, -1), limit=(3.0, 0.5, -0.5), left=(1, 0, 0), right=(2, 0, 0))


@pytest.mark.parametrize(("row", "value"), [((9, 0.5), 1.0), ((3, 0.6), -1.0), ((4, 0.6), 2.0)])
def test_a_row_falls_to_its_leaf(row, value):
    assert Forest(0.0, (TREE,)).probabilities([row]) == [pytest.approx(probability(value))]


def test_a_forest_adds_its_trees_to_its_base():
    assert Forest(0.0, (TREE, TREE)).probabilities([(9, 0)]) == [pytest.approx(0.8808, abs=1e-4)]
    assert Forest(-2.0, (TREE, TREE)).probabilities([(9, 0)]) == [0.5]


def test_trees_of_different_sizes_and_rows_go_each_their_way():
    sums = [1.0 - 0.5, -1.0 + 0.5, 2.0 - 0.5]
    rows = [(9, 0.5), (3, 0.6), (4, 0.6)]
    assert Forest(0.0, (STUMP, TREE)).probabilities(rows) == [pytest.approx(probability(total)) for total in sums]


def test_hopeless_odds_are_no_error():
    assert Forest(-1e4, ()).probabilities([()]) == [0.0]
    assert Forest(1e4, ()).probabilities([()]) == [1.0]


def test_no_rows_have_no_probabilities():
    assert Forest(0.0, (TREE,)).probabilities([]) == []
