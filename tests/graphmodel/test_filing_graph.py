import json
from typing import Any

import networkx as nx
import pytest

from graphmodel import FilingGraph, node_link
from graphmodel.errors import ModelError


def broken(part: FilingGraph, path: list[Any], value: Any) -> dict[str, Any]:
    data: Any = part.model_dump(mode="json")
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["edges", 0, "target"], "nobody", "no node of the filing"),
        (["edges", 0, "filing"], "other", "another filing"),
        (["edges", 0, "evidence", 0, "filing"], "other", "another filing"),
        (["edges", 0, "evidence", 0, "start"], 1, "does not fit"),
        (["edges", 0, "type"], "LIKES", "LIKES"),
        (["nodes", 0, "filing"], "other", "another filing"),
        (["nodes", 0, "company_id"], "other", "another company"),
        (["nodes", 0, "colour"], "red", "colour"),
        (["nodes", 0, "label"], "Robot", "Robot"),
        (["filing", "company_id"], "other", "another company"),
    ],
)
def test_refuses_what_does_not_fit_together(acme: FilingGraph, path: list[Any], value: Any, says: str) -> None:
    with pytest.raises(ModelError, match=says) as caught:
        FilingGraph.parse(broken(acme, path, value))
    assert "\n" not in str(caught.value)


def test_refuses_two_nodes_with_one_id(acme: FilingGraph) -> None:
    with pytest.raises(ModelError, match="two nodes have the id"):
        FilingGraph.parse(broken(acme, ["nodes"], [acme.nodes[0].model_dump()] * 2))


def test_refuses_the_same_edge_twice(acme: FilingGraph) -> None:
    with pytest.raises(ModelError, match="two edges are"):
        FilingGraph.parse(broken(acme, ["edges"], [acme.edges[0].model_dump()] * 2))


def test_node_link_is_read_back_by_networkx(acme: FilingGraph) -> None:
    data = json.loads(json.dumps(node_link(acme)))
    graph = nx.node_link_graph(data, edges="edges")
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert graph.number_of_nodes() == 1 + len(acme.nodes)
    assert graph.number_of_edges() == len(acme.edges)
    assert graph.graph["filing_id"] == "acme-2024"
    ciso, audit = acme.edges[2].source, acme.edges[2].target
    assert graph.nodes[ciso]["label"] == "Officer"
    assert graph.nodes[ciso]["aliases"] == ["CISO"]
    assert graph.edges[ciso, audit, "INFORMS"]["frequency"] == "quarterly"


def test_node_link_gives_every_edge_the_same_keys(acme: FilingGraph) -> None:
    keys = {"source", "target", "key", "type", "frequency", "confidence", "hedged", "evidence"}
    for edge in node_link(acme)["edges"]:
        assert set(edge) == keys
        assert all(set(saying) == {"text", "start", "end", "element"} for saying in edge["evidence"])


def test_edges_under_a_confidence_go_with_the_nodes_that_only_they_join(acme: FilingGraph) -> None:
    first, *others = acme.edges
    graph = acme.model_copy(
        update={
            "edges": (
                first.model_copy(update={"confidence": 0.9}),
                *(edge.model_copy(update={"confidence": 0.3}) for edge in others),
            )
        }
    )
    kept = graph.at_least(0.5)
    assert [(edge.source, edge.target) for edge in kept.edges] == [(first.source, first.target)]
    joined = {first.source, first.target}
    assert {node.uid for node in kept.nodes if node.label != "Program"} == joined - {acme.company.uid}
    assert FilingGraph.parse(kept.model_dump(mode="json")) == kept.with_disclosure(None)
    assert graph.at_least(0.3) is graph
