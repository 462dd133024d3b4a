import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.errors import QueryError
from queries.compare import Structures, structural_distance, structure_of

NODES = {
    "ciso": ("Officer", "CISO"),
    "one": ("Officer", "head of widgets"),
    "two": ("Officer", "head of gadgets"),
    "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
    "program": ("Program", "cybersecurity program"),
}
EDGES = [
    ("ciso", "INFORMS", "audit"),
    ("ciso", "MANAGES", "program"),
    ("one", "INFORMS", "ciso"),
    ("two", "INFORMS", "ciso"),
    ("one", "INFORMS", "audit"),
    ("two", "REPORTS_TO", "one"),
    ("audit", "OVERSEES", "program"),
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sets(st.sampled_from(EDGES), min_size=1), min_size=3, max_size=9), count=st.integers(1, 4))
def test_the_nearest_are_those_of_comparing_all(make_part, chosen, count):
    first, *others = [
        make_part(f"f{n}", company=f"C{n}", nodes=NODES, edges=[(*edge, "Said.") for edge in sorted(edges)])
        for n, edges in enumerate(chosen)
    ]
    found = Structures([first, *others]).nearest(first, count)
    own = structure_of(first)
    all_of_them = sorted(
        (-structural_distance(own, structure_of(other)).similarity, other.filing.filing_id) for other in others
    )
    assert [(-peer.distance.similarity, peer.entry.filing_id) for peer in found] == all_of_them[:count]


def test_a_peer_says_what_is_shared_and_what_is_not(make_part, acme):
    nodes = {
        "head": ("Officer", "head of information security"),
        "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
        "firm": ("ThirdParty", "consultants", {"kind": "consultant"}),
    }
    other = make_part(
        "other",
        company="Other Inc.",
        nodes=nodes,
        edges=[("head", "INFORMS", "audit", "He briefs it."), ("company", "ENGAGES", "firm", "We engage consultants.")],
    )
    (peer,) = Structures([acme, other]).nearest(acme, 5)
    assert peer.entry.company.name == "Other Inc."
    assert peer.shared == ("CISO informs audit committee of the board",)
    assert peer.only_there == ("company engages consultant",)
    assert "CISO reports to CIO" in peer.only_here


def test_another_year_of_the_same_company_is_no_peer(make_part):
    parts = [make_part(f"f{year}", year=year, nodes=NODES, edges=[(*EDGES[0], "Said.")]) for year in (2023, 2024)]
    assert Structures(parts).nearest(parts[0], 3) == []


def test_a_filing_without_a_structure_is_no_peer_and_has_none(make_part, acme):
    quiet = make_part("quiet", company="Quiet Inc.")
    assert Structures([acme, quiet]).nearest(acme, 3) == []
    with pytest.raises(QueryError, match=r"Quiet Inc\.: filing quiet discloses no structure"):
        Structures([acme, quiet]).nearest(quiet, 3)
