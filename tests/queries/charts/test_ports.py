from hypothesis import given, settings
from hypothesis import strategies as st

from queries.charts.nets import bundle
from queries.charts.placing import place_rows
from queries.charts.ports import set_stops, straighten, uncross_ports
from queries.charts.shapes import Link
from queries.charts.stops import course, fewest_crossings, join_stops

ROWS = [[f"{row}{place}" for place in range(4)] for row in range(4)]
ROW = {card: index for index, cards in enumerate(ROWS) for card in cards}
WIDTH = dict.fromkeys(ROW, 150.0)


def crossings(stops):
    courses = [[course(legs) for legs in legs_of.values()] for legs_of in stops.gaps]
    return sum(fewest_crossings(one, two) for gap in courses for i, one in enumerate(gap) for two in gap[:i])


def placed(ends):
    """Nets, stops and x of lines between cards of four rows of four."""
    links = [Link(f"e{i}", a, b, style, style, 50, False) for i, (a, b, style) in enumerate(ends)]
    nets = bundle(links, ROW)
    stops = join_stops(nets, ROW, len(ROWS))
    order = [[*cards] for cards in ROWS]
    for net, passed in stops.trunks:
        order[passed].insert((net * 3) % len(order[passed]), (net, passed))
    xs = place_rows(order, stops.joined(), WIDTH)
    set_stops(stops, nets, xs, WIDTH)
    return nets, stops, xs


card = st.sampled_from(sorted(ROW))
lines = st.lists(
    st.tuples(card, card, st.sampled_from(["leads", "informs"])).filter(lambda line: line[0] != line[1]),
    min_size=1,
    max_size=16,
    unique=True,
)


@settings(max_examples=80, deadline=None)
@given(lines)
def test_neither_swapping_ports_nor_straightening_adds_a_crossing(ends):
    nets, stops, xs = placed(ends)
    before = crossings(stops)
    uncross_ports(stops)
    swapped = crossings(stops)
    assert swapped <= before
    straighten(stops, nets, xs, WIDTH, ROW)
    assert crossings(stops) <= swapped


def test_bundles_to_the_same_cards_are_nested_by_a_swap():
    _, stops, _ = placed([("10", below, style) for below in ("20", "21", "22") for style in ("leads", "informs")])
    before = crossings(stops)
    uncross_ports(stops)
    assert crossings(stops) < before


def test_a_lone_line_with_room_becomes_straight():
    nets, stops, xs = placed([("02", "11", "leads")])
    ends = [stops.ports[0, card] for card in ("02", "11")]
    assert ends[0].x != ends[1].x
    straighten(stops, nets, xs, WIDTH, ROW)
    assert ends[0].x == ends[1].x
