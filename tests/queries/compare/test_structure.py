import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.compare import Structure, structural_distance, structure_of

KINDS = ("INFORMS", "OVERSEES")


@st.composite
def structures(draw):
    """Up to five nodes of three classes, with edges of two kinds; no loops, which networkx miscounts."""
    classes = tuple(draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=5)))
    places = st.integers(0, len(classes) - 1)
    edges = st.tuples(places, st.sampled_from(KINDS), places).filter(lambda edge: edge[0] != edge[2])
    return Structure(classes, draw(st.frozensets(edges, max_size=6)) if len(classes) > 1 else frozenset())


def as_graph(structure):
    graph = networkx.DiGraph()
    graph.add_nodes_from((place, {"kind": kind}) for place, kind in enumerate(structure.classes))
    for source, kind, target in structure.edges:
        kinds = graph.edges[source, target]["kinds"] if graph.has_edge(source, target) else frozenset()
        graph.add_edge(source, target, kinds=kinds | {kind})
    return graph


def by_networkx(one, other):
    """The same distance with networkx: classes do not change, and parallel edges are a set on one edge."""
    return networkx.graph_edit_distance(
        as_graph(one),
        as_graph(other),
        node_subst_cost=lambda a, b: 0 if a["kind"] == b["kind"] else 1_000,
        edge_subst_cost=lambda a, b: len(a["kinds"] ^ b["kinds"]),
        edge_del_cost=lambda a: len(a["kinds"]),
        edge_ins_cost=lambda a: len(a["kinds"]),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(one=structures(), other=structures())
def test_the_distance_is_the_graph_edit_distance(one, other):
    found = structural_distance(one, other)
    assert found.exact
    assert found.edits == by_networkx(one, other)
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
