"""Linear models over features that are texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.judging.linear import LinearModel, probability

MODEL = LinearModel(("a", "b"), (0.0, -1.0), {"x": ((0, 2.0), (1, 1.0)), "y": ((1, -0.5),)})


def test_weights_are_summed_into_probabilities():
    assert [probability(total) for total in MODEL.sums(["x"])] == [pytest.approx(0.8808, abs=1e-4), 0.5]


def test_an_unknown_feature_bears_on_nothing():
    assert MODEL.sums(["x", "unknown"]) == MODEL.sums(["x"])


def test_sums_may_go_on_from_others():
    assert MODEL.sums(["y"], MODEL.sums(["x"])) == MODEL.sums(["x", "y"])


@given(st.lists(st.sampled_from(["x", "y", "z"])), st.floats(-1e6, 1e6))
def test_whatever_the_weights_a_probability_is_one(features, weight):
    model = LinearModel(("a",), (weight,), {"x": ((0, weight),)})
    assert all(0 <= probability(total) <= 1 for total in model.sums(features))
