"""Small networks over features that are texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.judging.network import Network, probability

# Two hidden sums: "x" and "z" speak for the first, "y" for the second; class a hears the first, class b their odds.
NETWORK = Network(
    ("a", "b"),
    {"x": 1, "y": 2, "z": 3},
    np.array([[0, 0], [2, 0], [0, 3], [-5, 0]], np.float32),
    np.array([0, -1], np.float32),
    np.array([[1, 1], [0, -1]], np.float32),
    np.array([0, 0.5], np.float32),
)


def test_each_feature_s_weights_are_summed():
    assert NETWORK.log_odds([(["x"], []), (["x"], ["y"]), ([], ["x", "y"])]) == [[2.0, 2.5], [2.0, 0.5], [2.0, 0.5]]


def test_candidates_may_share_features():
    shared = ["x"]
    assert NETWORK.log_odds([(shared, []), ([], []), (shared, ["y"])]) == [[2.0, 2.5], [0.0, 0.5], [2.0, 0.5]]


def test_a_hidden_sum_counts_where_it_is_positive():
    assert NETWORK.log_odds([(["x"], ["z"])]) == [[0.0, 0.5]]


def test_an_unknown_feature_bears_on_nothing():
    assert NETWORK.log_odds([(["x"], ["unknown"]), ([], []), (["unknown"], [])]) == [[2.0, 2.5], [0.0, 0.5], [0.0, 0.5]]


def test_no_candidates_have_no_odds():
    assert NETWORK.log_odds([]) == []


PARTS = st.lists(st.sampled_from(["x", "y", "z", "?"]), unique=True)


@given(st.lists(st.tuples(PARTS, PARTS), max_size=6))
def test_candidates_do_not_bear_on_each_other(candidates):
    together = NETWORK.log_odds(candidates)
    assert together == [NETWORK.log_odds([one])[0] for one in candidates]


@given(st.floats(-1e6, 1e6))
def test_whatever_the_log_odds_a_probability_is_one(log_odds):
    assert 0 <= probability(log_odds) <= 1


def test_log_odds_of_nothing_are_even():
    assert probability(0.0) == pytest.approx(0.5)
