import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel import GovernanceGraph, may_join, node_uid
from queries.compare import chains_from, nearest_board
from queries.run import run_query

NODES = {
    "ciso": ("Officer", "CISO"),
    "cio": ("Officer", "CIO"),
    "ceo": ("Officer", "CEO"),
    "group": ("Committee", "steering committee", {"level": "management"}),
    "audit": ("Committee", "audit committee", {"level": "board"}),
    "board": ("Board", "board of directors"),
    "firm": ("ThirdParty", "consultants"),
}
KINDS = ("REPORTS_TO", "INFORMS", "OVERSEES", "PART_OF", "MEMBER_OF")
EDGES = [
    (low, kind, high)
    for low in NODES
    for kind in KINDS
    for high in NODES
    if may_join(kind, NODES[low][0], NODES[high][0])
]
CISO = node_uid("f", "Officer", "CISO")


@pytest.fixture
def ways(make_part):
    """Makes the CISO's chains from (source, type, target) edges."""

    def make(*edges):
        return chains_from(make_part("f", nodes=NODES, edges=[(*edge, " ".join(edge)) for edge in edges]), CISO)

    return make


def said(found):
    return [str(chain) for chain in found.found]


def test_lines_that_lead_to_the_board_are_the_only_chain(ways):
    found = ways(
        ("ciso", "REPORTS_TO", "cio"),
        ("cio", "REPORTS_TO", "board"),
        ("ciso", "INFORMS", "audit"),
        ("ceo", "INFORMS", "board"),
    )
    assert said(found) == ["CISO → reports to CIO → reports to Board of Directors"]
    assert found.found[0].hops == 2
    assert [step.evidence[0].text for step in found.found[0].steps] == ["ciso REPORTS_TO cio", "cio REPORTS_TO board"]


def test_a_briefing_stands_in_where_no_line_leads_to_the_board(ways):
    found = ways(("ciso", "REPORTS_TO", "cio"), ("cio", "INFORMS", "audit"))
    assert said(found) == ["CISO → reports to CIO → informs Audit Committee"]
    assert found.found[0].levels == ("officer", "officer", "board committee")


def test_an_overseer_stands_in_too_and_a_body_is_passed(ways):
    found = ways(("group", "OVERSEES", "ciso"), ("group", "INFORMS", "board"))
    assert said(found) == ["CISO → is overseen by Steering Committee → informs Board of Directors"]
    assert [body.name for body in found.found[0].bodies] == ["steering committee"]


def test_a_way_that_reaches_the_board_comes_before_a_shorter_dead_end(ways):
    found = ways(("ciso", "REPORTS_TO", "ceo"), ("ciso", "INFORMS", "group"), ("group", "INFORMS", "audit"))
    assert [(chain.outcome, chain.hops) for chain in found.found] == [("board", 2), ("dead end", 1)]
    assert len(found.to_board) == 1
    assert str(found.found[1]) == "CISO → reports to CEO (nothing further is disclosed)"


def test_lines_that_run_in_a_circle_are_a_loop(ways):
    found = ways(("ciso", "REPORTS_TO", "cio"), ("cio", "REPORTS_TO", "ciso"))
    assert said(found) == ["CISO → reports to CIO → reports to CISO (a loop)"]
    assert not found.to_board


def test_two_who_inform_each_other_are_no_loop(ways):
    found = ways(("ciso", "INFORMS", "group"), ("group", "INFORMS", "ciso"))
    assert [chain.outcome for chain in found.found] == ["dead end"]


def test_outside_parties_and_membership_lead_nowhere(ways):
    found = ways(("ciso", "INFORMS", "firm"), ("ciso", "MEMBER_OF", "group"), ("group", "INFORMS", "board"))
    assert said(found) == ["CISO (nothing further is disclosed)"]
    assert found.complete


def test_a_node_of_the_board_is_there(make_part):
    part = make_part("f", nodes=NODES)
    (chain,) = chains_from(part, node_uid("f", "Committee", "audit committee")).found
    assert (chain.outcome, chain.hops) == ("board", 0)


def test_a_search_that_is_cut_short_says_so(make_part):
    nodes = {str(n): ("Officer", f"officer {n}") for n in range(12)}
    edges = [(a, "REPORTS_TO", b, "x") for a in nodes for b in nodes if a != b]
    found = chains_from(make_part("f", nodes=nodes, edges=edges), node_uid("f", "Officer", "officer 0"))
    assert not found.complete


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=st.sets(st.sampled_from(EDGES), max_size=14))
def test_chains_step_over_stated_edges_and_the_distance_is_the_catalogues(make_part, edges):
    part = make_part("f", nodes=NODES, edges=[(*edge, " ".join(edge)) for edge in sorted(edges)])
    short = {node_uid("f", label, name): key for key, (label, name, *_) in NODES.items()}
    found = chains_from(part, CISO)
    assert found.found
    for chain in found.found:
        at = CISO
        for step in chain.steps:
            low, high = at, step.to.uid
            ends = (high, low) if step.edge.type == "OVERSEES" else (low, high)
            assert (short[ends[0]], step.edge.type, short[ends[1]]) in edges
            at = high
        inner = [node.uid for node in chain.nodes[:-1]]
        assert len(set(inner)) == len(inner)
        assert (chain.nodes[-1].uid in inner) == (chain.outcome == "loop")
        assert (short[at] in ("audit", "board")) == (chain.outcome == "board")
    (row,) = run_query(GovernanceGraph([part]), "board_distance").dicts()
    nearest = nearest_board(part, [CISO])
    assert row["hops"] == (nearest.hops if nearest else None)
