"""JSON lines of nodes and edges."""

from __future__ import annotations

import json
from io import BytesIO

from graphmodel import FilingGraph
from graphmodel.export import write_json_lines


def test_every_node_and_edge_is_a_line(acme: FilingGraph) -> None:
    out = BytesIO()
    write_json_lines([acme.company], [acme], out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    nodes, edges = [row for row in rows if "node" in row], [row for row in rows if "edge" in row]
    assert [row["uid"] for row in nodes[2:]] == [node.uid for node in acme.nodes]
    assert [row["node"] for row in nodes[:2]] == ["Company", "Filing"]
    assert [(row["source"], row["edge"], row["target"]) for row in edges[1:]] == [
        (edge.source, edge.type, edge.target) for edge in acme.edges
    ]
    assert edges[0]["edge"] == "FILED"
    assert edges[1]["sentences"] == ["Our CISO reports to our CIO."]
