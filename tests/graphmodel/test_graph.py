from collections.abc import Callable
from itertools import permutations

import networkx as nx
import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import ModelError, UnknownCompany

MakePart = Callable[..., FilingGraph]
TEAM = {"board": ("Board", "board of directors"), "team": ("Team", "security team")}
LINE = [("team", "REPORTS_TO", "board", "The team reports to the board.")]


def same(one: GovernanceGraph, other: GovernanceGraph) -> bool:
    edges = [sorted((a, b, key) for a, b, key in graph.nx.edges(keys=True)) for graph in (one, other)]
    return (
        dict(one.nx.nodes(data=True)) == dict(other.nx.nodes(data=True))
        and edges[0] == edges[1]
        and all(one.nx.edges[edge] == other.nx.edges[edge] for edge in edges[0])
    )


@pytest.fixture
def parts(make_part: MakePart) -> list[FilingGraph]:
    return [
        make_part("acme-2023", company="Acme Old", cik="1", year=2023, nodes=TEAM, edges=LINE),
        make_part("acme-2024", company="Acme New", cik="01", year=2024, nodes=TEAM, edges=LINE),
        make_part("bolt-2024", company="Bolt", cik="2", year=2024, nodes=TEAM),
    ]


def test_does_not_depend_on_the_order_of_loading(parts: list[FilingGraph]) -> None:
    graphs = [GovernanceGraph(order) for order in permutations(parts)]
    assert all(same(graphs[0], graph) for graph in graphs)
    assert all(list(graphs[0]) == list(graph) for graph in graphs)


def test_two_years_share_their_registrant_alone(parts: list[FilingGraph]) -> None:
    graph = GovernanceGraph(parts[:2])
    labels = nx.get_node_attributes(graph.nx, "label")
    assert sorted(labels.values()) == ["Board", "Board", "Company", "Filing", "Filing", "Team", "Team"]


def test_a_registrant_is_called_as_in_its_newest_filing(parts: list[FilingGraph]) -> None:
    graph = GovernanceGraph(reversed(parts))
    assert [company.name for company in graph.companies()] == ["Acme New", "Bolt"]
    graph.remove("acme-2024")
    assert graph.nx.nodes["company/cik/1"]["name"] == "Acme Old"


def test_adding_twice_changes_nothing(parts: list[FilingGraph]) -> None:
    once, twice = GovernanceGraph(parts), GovernanceGraph(parts + parts)
    assert same(once, twice)
    assert len(twice) == 3


def test_adding_a_filing_replaces_that_filing_only(parts: list[FilingGraph], make_part: MakePart) -> None:
    graph = GovernanceGraph(parts)
    poorer = make_part("acme-2024", company="Acme New", cik="1", nodes={"board": TEAM["board"]})
    graph.add(poorer)
    assert same(graph, GovernanceGraph([parts[0], poorer, parts[2]]))
    assert graph.part("acme-2023") == parts[0]


def test_a_filing_that_changes_its_registrant_leaves_no_trace(parts: list[FilingGraph], make_part: MakePart) -> None:
    graph = GovernanceGraph([parts[2]])
    moved = make_part("bolt-2024", company="Bolt", cik="3", nodes=TEAM)
    graph.add(moved)
    assert same(graph, GovernanceGraph([moved]))


def test_the_last_filing_takes_its_registrant_along(parts: list[FilingGraph]) -> None:
    graph = GovernanceGraph(parts)
    assert [graph.remove(part.filing.filing_id) for part in parts] == [True, True, True]
    assert graph.nx.number_of_nodes() == 0
    assert not graph.remove("acme-2023")
    assert graph.companies() == []


def test_refuses_a_node_that_another_filing_has(parts: list[FilingGraph]) -> None:
    graph = GovernanceGraph(parts)
    before = GovernanceGraph(parts)
    stolen = parts[1].nodes[0].model_copy(update={"filing": "bolt-2024", "company_id": "company/cik/2"})
    with pytest.raises(ModelError, match="another filing's id"):
        graph.add(parts[2].model_copy(update={"nodes": (stolen,)}))
    assert same(graph, before)


def test_a_filings_own_node_is_not_mixed_up_with_another_node(make_part: MakePart) -> None:
    tricky = make_part("Team/security+team", nodes=TEAM)
    plain = make_part("filing", nodes=TEAM)
    assert GovernanceGraph([tricky, plain]).nx.number_of_nodes() == 1 + 2 * 3


def test_newest_filing_comes_first(parts: list[FilingGraph]) -> None:
    graph = GovernanceGraph(parts)
    assert [part.filing.filing_id for part in graph.filings_of("company/cik/1")] == ["acme-2024", "acme-2023"]
    assert graph.filings_of("company/cik/9") == []


def test_holds_filings_by_id(parts: list[FilingGraph]) -> None:
    graph = GovernanceGraph(parts)
    assert "bolt-2024" in graph
    assert [filing.filing_id for filing in graph.filings()] == ["acme-2023", "acme-2024", "bolt-2024"]
    with pytest.raises(UnknownCompany, match="no filing 'zeta'"):
        graph.part("zeta")
