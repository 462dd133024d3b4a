from hypothesis import given, settings
from hypothesis import strategies as st

from queries.charts.nets import bundle
from queries.charts.ordering import EFFORT, Effort, find_orders
from queries.charts.shapes import Link
from queries.charts.stops import join_stops
from queries.charts.trials import Trials


@st.composite
def charts(draw):
    """Trials of up to six rows of three cards, and the vertices of each row."""
    rows = [[f"{row}{place}" for place in range(3)] for row in range(draw(st.integers(1, 6)))]
    card = st.sampled_from([card for row in rows for card in row])
    ends = draw(st.lists(st.tuples(card, card).filter(lambda pair: pair[0] != pair[1]), max_size=20, unique=True))
    links = [Link(f"e{i}", a, b, f"style {i % 3}", "", 50, False) for i, (a, b) in enumerate(ends)]
    row = {card: index for index, cards in enumerate(rows) for card in cards}
    nets = bundle(links, row)
    stops = join_stops(nets, row, len(rows))
    trials = Trials(rows, stops, nets, dict.fromkeys(row, 100.0))
    return trials, trials.rows


@settings(max_examples=40, deadline=None)
@given(charts(), st.integers(0, 5))
def test_orders_hold_every_vertex_in_its_row_and_are_the_same_again(chart, seed):
    trials, vertices = chart
    orders = find_orders(trials, seed, EFFORT, 3)
    assert 1 <= len(orders) <= 3
    for order in orders:
        assert [sorted(map(str, row)) for row in order] == [sorted(map(str, row)) for row in vertices]
    assert find_orders(trials, seed, EFFORT, 3) == orders


def test_the_best_order_comes_first_and_orders_differ():
    rows = [["a", "b", "c", "d"], ["w", "x", "y", "z"]]
    row = {card: index for index, cards in enumerate(rows) for card in cards}
    ends = [("a", "x"), ("b", "x"), ("a", "z"), ("b", "w"), ("b", "y"), ("c", "x"), ("c", "w"), ("d", "z"), ("d", "y")]
    nets = bundle([Link(f"e{i}", a, b, f"style {i}", "", 50, False) for i, (a, b) in enumerate(ends)], row)
    stops = join_stops(nets, row, 2)
    trials = Trials(rows, stops, nets, dict.fromkeys(row, 100.0))
    orders = find_orders(trials, 1, Effort(40, ()), 4)

    def crossings(order):
        place = {card: index for row in order for index, card in enumerate(row)}
        return sum(
            (place[a] - place[c]) * (place[b] - place[d]) < 0 for i, (a, b) in enumerate(ends) for c, d in ends[:i]
        )

    assert len({str(order) for order in orders}) == len(orders) > 1
    counts = [crossings(order) for order in orders]
    assert counts == sorted(counts)
