"""How a graph looks to Cypher, the same on every store.

- A node has one label and, besides its model's properties, `uid` (its id) and always `name`; no property is called
  `id`, `title`, `type` or `label`, which the embedded engine keeps for itself.
- `(:Company)-[:FILED]->(:Filing)`; every other node carries `filing` and `company_id`, every edge `filing`.
- An edge carries `confidence`, `hedged` and, on REPORTS_TO and INFORMS, `frequency`. Its evidence is four lists of one
  length in the order of the text, `sentences`, `starts`, `ends` and `elements`, and `sentence`, the first of them.
  Lists of plain values are what both kglite and Neo4j can store; Neo4j takes no null in a list, so that an untagged
  sentence has the element `""`.

A row is the properties of one node or edge by name; that of an edge has `source` and `target`, the ids of its ends,
besides. Nulls stay: they tell an engine which properties a label may have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from graphmodel.edges import Edge, Informs, ReportsTo
from graphmodel.filing_graph import FilingGraph
from graphmodel.ids import join_id
from graphmodel.nodes import Company

__all__ = ["EdgeKind", "Row", "company_row", "edge_rows", "filing_uid", "node_rows"]

Row = dict[str, Any]
EdgeKind = tuple[str, str, str]
"""The label of an edge's source, its type, and its target's label."""


def filing_uid(filing_id: str) -> str:
    """The id of a filing's own node."""
    return join_id("filing", filing_id)


def company_row(company: Company) -> Row:
    """A registrant's node."""
    return _properties(company)


def node_rows(part: FilingGraph) -> Iterator[tuple[str, Row]]:
    """The nodes of a filing by label: that of the filing, then the graph's in its order. The registrant is no part."""
    filing_id = part.filing.filing_id
    yield "Filing", {"uid": filing_uid(filing_id), "name": filing_id, **_properties(part.filing)}
    for node in part.nodes:
        yield node.label, _properties(node)


def edge_rows(part: FilingGraph) -> Iterator[tuple[EdgeKind, Row]]:
    """The edges of a filing: FILED, then the graph's in its order."""
    filing_id = part.filing.filing_id
    filed = {"source": part.company.uid, "target": filing_uid(filing_id), "filing": filing_id}
    yield ("Company", "FILED", "Filing"), filed
    labels: dict[str, str] = {node.uid: node.label for node in part.nodes} | {part.company.uid: "Company"}
    for edge in part.edges:
        row = {"source": edge.source, "target": edge.target, **_edge_properties(edge)}
        yield (labels[edge.source], edge.type, labels[edge.target]), row


def _edge_properties(edge: Edge) -> Row:
    """An edge's properties as they are in a store."""
    sayings = edge.evidence
    if len(sayings) > 1:
        sayings = tuple(sorted(sayings, key=lambda saying: (saying.start, saying.end)))
    reporting = {"frequency": edge.frequency} if isinstance(edge, Informs | ReportsTo) else {}
    return {
        "filing": edge.filing,
        "confidence": edge.confidence,
        "hedged": edge.hedged,
        **reporting,
        "sentence": sayings[0].text,
        "sentences": [saying.text for saying in sayings],
        "starts": [saying.start for saying in sayings],
        "ends": [saying.end for saying in sayings],
        "elements": [saying.element or "" for saying in sayings],
    }


def _properties(of: BaseModel) -> Row:
    # A model's iterator takes three times as long as its fields, which is a tenth of what loading a server takes.
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in of.__dict__.items()
        if name != "label"
    }
