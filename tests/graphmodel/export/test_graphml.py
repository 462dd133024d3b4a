"""GraphML, read back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import networkx
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import FilingGraph
from graphmodel.export import write_graphml


def read(part: FilingGraph) -> networkx.MultiDiGraph:
    out = BytesIO()
    write_graphml([part.company], [part], out)
    return networkx.read_graphml(BytesIO(out.getvalue()), force_multigraph=True)


def test_nodes_come_back_with_what_programs_show(acme: FilingGraph) -> None:
    found = read(acme)
    ciso = next(node for node in acme.nodes if node.name == "chief information security officer")
    assert found.nodes[ciso.uid]["label"] == "chief information security officer"
    assert found.nodes[ciso.uid]["type"] == "Officer"
    assert found.nodes[ciso.uid]["role"] == "CISO"
    assert "person" not in found.nodes[ciso.uid]


def test_every_edge_comes_back_also_where_several_join_the_same_two(make_part: Callable[..., FilingGraph]) -> None:
    nodes = {"ciso": ("Officer", "CISO"), "board": ("Board", "board")}
    edges = [("ciso", "REPORTS_TO", "board", "A."), ("ciso", "INFORMS", "board", "B.", {"frequency": "quarterly"})]
    part = make_part(nodes=nodes, edges=edges)
    found = [(source, target, about["type"], about["label"]) for source, target, about in read(part).edges(data=True)]
    filed = (part.company.uid, "filing/acme-2024", "FILED", "FILED")
    assert sorted(found) == sorted([filed, *((edge.source, edge.target, edge.type, edge.type) for edge in part.edges)])


@given(said=st.text(min_size=1).filter(str.strip))
def test_whatever_a_filing_says_the_file_can_be_read(make_part: Callable[..., FilingGraph], said: str) -> None:
    text = said.encode("utf-8", "replace").decode()
    nodes = {"board": ("Board", text), "program": ("Program", "p")}
    found = read(make_part(nodes=nodes, edges=[("board", "OVERSEES", "program", text)]))
    assert (found.number_of_nodes(), found.number_of_edges()) == (4, 2)
