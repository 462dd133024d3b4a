from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.charts.layout import arrange, lay_out, rows_needed, settle
from queries.charts.ordering import EFFORT, Effort
from queries.charts.quality import Quality, measure
from queries.charts.routing import cost_of
from queries.charts.shapes import Box, Link

LANES = 7


def quality(boxes, links, layout):
    return measure(
        layout, {box.id: box.height for box in boxes}, {link.id: (link.source, link.target) for link in links}
    )


def faults(measured):
    return replace(measured, crossings=0)


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 24))
    boxes = [
        Box(f"c{i}", draw(st.integers(0, LANES - 1)), draw(st.integers(90, 190)), draw(st.integers(30, 120)))
        for i in range(count)
    ]
    card = st.integers(0, count - 1)
    styles = [("oversees", False, True), ("reports to", True, True), ("informs · quarterly", True, False)]
    ends = draw(st.lists(st.tuples(card, card, st.sampled_from(styles)), max_size=40, unique=True))
    links = [
        Link(f"e{i}", f"c{a}", f"c{b}", words, words, 9.0 * len(words), up, ranks)
        for i, (a, b, (words, up, ranks)) in enumerate(ends)
    ]
    return boxes, links


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_no_line_runs_through_a_card_and_no_label_covers_another(graph):
    boxes, links = graph
    layout = lay_out(boxes, links, LANES, 900)
    assert faults(quality(boxes, links, layout)) == Quality(0, 0, 0, 0, 0)


@settings(max_examples=30, deadline=None)
@given(graphs(), graphs())
def test_charts_over_shared_rows_are_as_clean(one, two):
    rows = rows_needed([one, two], LANES, 500)
    made = [arrange(boxes, links, rows, 500) for boxes, links in (one, two)]
    row_heights = [max(pair) for pair in zip(*(each.row_heights() for each in made), strict=True)]
    gap_heights = [max(pair) for pair in zip(*(each.gap_heights() for each in made), strict=True)]
    layouts = [settle(each, row_heights, gap_heights) for each in made]
    assert layouts[0].bands == layouts[1].bands
    for (boxes, links), layout in zip((one, two), layouts, strict=True):
        assert faults(quality(boxes, links, layout)) == Quality(0, 0, 0, 0, 0)


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_every_link_is_routed_from_its_source_to_its_target(graph):
    boxes, links = graph
    layout = lay_out(boxes, links, LANES, 900)
    height = {box.id: box.height for box in boxes}
    for link in links:
        if link.source == link.target:
            continue
        points = layout.routes[link.id].points
        for (x, y), card in ((points[0], link.source), (points[-1], link.target)):
            assert abs(x - layout.centres[card][0]) <= layout.widths[card] / 2
            assert abs(abs(y - layout.centres[card][1]) - height[card] / 2) < 0.01
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


@settings(max_examples=20, deadline=None)
@given(graphs())
def test_the_same_graph_gives_the_same_layout(graph):
    assert lay_out(*graph, LANES, 900) == lay_out(*graph, LANES, 900)


def test_a_superior_stands_above_in_one_lane():
    boxes = [Box("cfo", 2, 100, 40), Box("ceo", 2, 100, 40)]
    link = Link("e", "cfo", "ceo", "reports to", "reports to", 60, upward=True)
    layout = lay_out(boxes, [link], LANES, 900)
    assert layout.centres["ceo"][1] < layout.centres["cfo"][1]


def test_a_circle_of_superiors_is_drawn():
    boxes = [Box("a", 2, 100, 40), Box("b", 2, 100, 40)]
    links = [
        Link("1", "a", "b", "oversees", "oversees", 60, upward=False),
        Link("2", "b", "a", "oversees", "oversees", 60, upward=False),
    ]
    assert set(lay_out(boxes, links, LANES, 900).routes) == {"1", "2"}


def test_five_members_share_one_label():
    boxes = [Box("body", 3, 100, 40), *(Box(f"o{i}", 2, 100, 40) for i in range(5))]
    links = [Link(f"e{i}", f"o{i}", "body", "member of", "member of", 60, upward=True) for i in range(5)]
    layout = lay_out(boxes, links, LANES, 900)
    assert [set(label.links) for label in layout.labels] == [{link.id for link in links}]


def test_no_cards_make_an_empty_chart():
    assert lay_out([], [], LANES, 900).centres == {}


def test_of_two_orders_the_one_without_a_crossing_is_taken():
    boxes = [Box(name, lane, 100, 40) for lane, names in ((2, "ab"), (5, "xy")) for name in names]
    links = [
        Link("1", "a", "y", "leads", "leads", 40, upward=False),
        Link("2", "b", "x", "leads", "leads", 40, upward=False),
    ]
    assert quality(boxes, links, lay_out(boxes, links, LANES, 900)).crossings == 0


@pytest.mark.parametrize(("leaves", "crossings"), [(2, 1), (3, 2)])
def test_two_bundles_between_the_same_cards_are_nested(leaves, crossings):
    boxes = [Box("hub", 1, 120, 40), *(Box(f"o{i}", 4, 120, 40) for i in range(leaves))]
    links = [
        Link(f"{words}{i}", "hub", f"o{i}", words, words, 50, upward=False)
        for words in ("oversees", "informs")
        for i in range(leaves)
    ]
    assert quality(boxes, links, lay_out(boxes, links, LANES, 900)).crossings == crossings


def test_a_search_untangles_what_a_single_random_start_does_not():
    boxes = [Box(f"{lane}{place}", lane, 100, 40) for lane in range(6) for place in range(6)]
    links = [
        Link(f"e{lane}{place}", f"{lane}{(place * 5 + lane) % 6}", f"{lane + 2}{place}", "informs", "informs", 50, True)
        for lane in range(4)
        for place in range(6)
    ]
    rows = rows_needed([(boxes, links)], LANES, 900)
    single, searched = (
        cost_of(made.stops, made.nets)[0]
        for made in (arrange(boxes, links, rows, 900, 1, effort) for effort in (Effort(1, ()), EFFORT))
    )
    assert single > 0
    assert searched < single / 2


def test_another_seed_gives_another_search_of_the_same_quality():
    boxes = [Box(f"{lane}{place}", lane, 100, 40) for lane in (1, 3, 5) for place in range(5)]
    links = [
        Link(f"e{lane}{a}{b}", f"{lane}{a}", f"{lane + 2}{b}", "leads", "leads", 50, False)
        for lane in (1, 3)
        for a, b in ((0, 3), (1, 2), (2, 0), (3, 4), (4, 1))
    ]
    rows = rows_needed([(boxes, links)], LANES, 900)
    made = [arrange(boxes, links, rows, 900, seed) for seed in range(4)]
    assert {cost_of(each.stops, each.nets)[0] for each in made} == {0}


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_crossings_are_counted_before_coordinates_as_after(graph):
    boxes, links = graph
    rows = rows_needed([graph], LANES, 900)
    made = arrange(boxes, links, rows, 900)
    layout = settle(made, made.row_heights(), made.gap_heights())
    assert quality(boxes, links, layout).crossings == cost_of(made.stops, made.nets)[0]
