from itertools import combinations, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.compare import Structure, structural_distance, structure_of

KINDS = ("INFORMS", "OVERSEES")


@st.composite
def structures(draw):
    """Up to four nodes of three classes, with edges of two kinds."""
    classes = tuple(draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=4)))
    places = st.integers(0, len(classes) - 1)
    return Structure(classes, draw(st.frozensets(st.tuples(places, st.sampled_from(KINDS), places), max_size=6)))


def pairings(left, right):
    """Every way to match some nodes of the left with some of the right, whatever their classes."""
    for count in range(min(len(left), len(right)) + 1):
        for some in combinations(range(len(left)), count):
            for others in permutations(range(len(right)), count):
                yield dict(zip(some, others, strict=True))


def by_trying_all(one, other):
    """The definition: the cheapest of all matchings that keep classes, whatever is left over added or taken away."""
    costs = []
    for pairing in pairings(one.classes, other.classes):
        if all(one.classes[i] == other.classes[j] for i, j in pairing.items()):
            moved = {(pairing.get(source), kind, pairing.get(target)) for source, kind, target in one.edges}
            nodes = len(one.classes) + len(other.classes) - 2 * len(pairing)
            costs.append(nodes + len(one.edges) + len(other.edges) - 2 * len(moved & other.edges))
    return min(costs)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(one=structures(), other=structures())
def test_the_distance_is_the_graph_edit_distance(one, other):
    found = structural_distance(one, other)
    assert found.exact
    assert found.edits == by_trying_all(one, other)
    assert found.edits == structural_distance(other, one).edits
    assert 0 <= found.similarity <= 1


def test_the_same_roles_under_other_names_are_no_distance(make_part):
    def part(filing_id, ciso, committee):
        nodes = {"ciso": ("Officer", ciso), "audit": ("Committee", committee, {"level": "board", "kind": "audit"})}
        return structure_of(make_part(filing_id, nodes=nodes, edges=[("ciso", "INFORMS", "audit", "She briefs it.")]))

    one, other = (
        part("a", "CISO", "audit committee"),
        part("b", "head of information security", "audit and risk committee"),
    )
    assert (structural_distance(one, other).edits, structural_distance(one, other).similarity) == (0, 1)


def test_nothing_shared_but_the_registrant_is_said_in_edits(acme, make_part):
    empty = structure_of(make_part("empty"))
    found = structural_distance(structure_of(acme), empty)
    assert str(found) == "12 of 14 edits"
    assert structural_distance(empty, empty).similarity == 1


def crowd(count, shift):
    """Officers without a role, each of whom informs the one so many places further on."""
    return Structure(("officer/other",) * count, frozenset((i, "INFORMS", (i + shift) % count) for i in range(count)))


def test_a_search_that_is_not_exact_gives_bounds_and_says_so():
    found = structural_distance(crowd(9, 1), crowd(9, 3))  # one ring of nine, and three of three
    assert not found.exact
    assert found.least < found.edits
    assert str(found).startswith("between ")


def test_many_nodes_of_one_class_are_paired_by_what_they_do():
    star = Structure(("board", *("officer/other",) * 8), frozenset((i, "INFORMS", 0) for i in range(1, 9)))
    fewer = Structure(star.classes, frozenset((i, "INFORMS", 0) for i in range(3, 9)))
    assert structural_distance(star, fewer) == structural_distance(fewer, star)
    assert (structural_distance(star, fewer).edits, structural_distance(star, fewer).exact) == (2, True)


def test_a_search_among_very_many_of_one_class_ends():
    found = structural_distance(crowd(200, 1), crowd(200, 7))
    assert 0 <= found.least <= found.edits <= found.of


@pytest.mark.parametrize("count", [0, 1])
def test_structures_without_edges_have_a_distance(count):
    assert structural_distance(Structure(("board",) * count, frozenset()), Structure((), frozenset())).edits == count
