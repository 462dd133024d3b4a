from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.charts.nets import bundle
from queries.charts.placing import half_room
from queries.charts.shapes import Link
from queries.charts.stops import join_stops
from queries.charts.trials import Trials

WIDTH = 100.0


def trials_of(rows, ends):
    """Trials of rows of card ids, and lines of a style each, given as (style, source, target)."""
    links = [Link(f"e{i}", source, target, style, style, 50, False) for i, (style, source, target) in enumerate(ends)]
    row = {card: index for index, cards in enumerate(rows) for card in cards}
    nets = bundle(links, row)
    stops = join_stops(nets, row, len(rows))
    return Trials(rows, stops, nets, dict.fromkeys(row, WIDTH))


def in_order(trials, *cards):
    """Places of a single trial in which the cards stand from left to right in the order given."""
    place = {card: 120.0 * index for index, card in enumerate(cards)}
    return trials.spread(np.array([[place[vertex]] for vertex in trials.vertices]))


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(7)))
def test_lone_lines_cross_where_their_ends_are_in_other_orders(order):
    rows = [[f"a{i}" for i in range(7)], [f"b{i}" for i in range(7)]]
    trials = trials_of(rows, [(f"style {i}", f"a{i}", f"b{i}") for i in range(7)])
    xs = in_order(trials, *rows[0], *(f"b{i}" for i in order))
    inversions = sum(one > two for one, two in combinations(order, 2))
    assert trials.crossings(xs).tolist() == [inversions]
    assert trials.crossings(-xs).tolist() == [inversions]


@pytest.mark.parametrize(("below", "crossings"), [("xyzw", 0), ("xwyz", 1), ("wxyz", 1)])
def test_a_bundle_is_crossed_once_however_many_leaves_are_beyond(below, crossings):
    trials = trials_of(
        [["a", "b"], list("wxyz")], [("to", "a", "x"), ("to", "a", "y"), ("to", "a", "z"), ("b", "b", "w")]
    )
    assert trials.crossings(in_order(trials, "a", "b", *below)).tolist() == [crossings]


def test_those_whose_lines_cross_are_told_apart_from_the_others():
    trials = trials_of([["a", "b", "c"], ["x", "y", "z"]], [("1", "a", "y"), ("2", "b", "x"), ("3", "c", "z")])
    crossed = trials.crossed(in_order(trials, "a", "b", "c", "x", "y", "z"))[:, 0].tolist()
    assert dict(zip(trials.vertices, crossed, strict=True)) == {"a": 1, "b": 1, "c": 0, "x": 1, "y": 1, "z": 0}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(-500, 500), min_size=9, max_size=9), min_size=1, max_size=4))
def test_vertices_keep_their_order_and_their_distance(columns):
    trials = trials_of([["a", "b", "c"], ["m", "n"], ["x", "y"]], [("1", "a", "x"), ("2", "b", "y"), ("3", "c", "m")])
    keys = np.array(columns, dtype=np.float64).T
    assert keys.shape[0] == len(trials.vertices)
    width = {vertex: WIDTH for vertex in trials.vertices if isinstance(vertex, str)}
    for made in (trials.spread(keys), trials.settled(keys)):
        for column in range(made.shape[1]):
            place = dict(zip(trials.vertices, made[:, column], strict=True))
            wanted = dict(zip(trials.vertices, keys[:, column], strict=True))
            for row in trials.rows_of(made[:, column]):
                for left, right in pairwise(row):
                    assert wanted[left] <= wanted[right]
                    assert place[right] - place[left] >= half_room(left, width) + half_room(right, width) - 1e-6


def test_a_mirror_image_is_turned_to_the_order_given():
    trials = trials_of([["a", "b", "c"], ["x"]], [("1", "a", "x")])
    xs = in_order(trials, "c", "b", "a", "x")
    assert trials.rows_of(trials.turned(xs)[:, 0])[0] == ["a", "b", "c"]
