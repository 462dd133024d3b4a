"""One filing's graph: the unit that extraction makes and that a store writes and replaces."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graphmodel.disclosure import Disclosure
from graphmodel.edges import AnyEdge, may_join
from graphmodel.errors import ModelError
from graphmodel.nodes import AnyNode, Company, Filing

__all__ = ["FilingGraph", "node_link"]


class FilingGraph(BaseModel):
    """A filing, its registrant, and the nodes and edges that its text gives.

    Validated whole: node ids are unique, both ends of every edge exist and may be joined by its type, no two edges
    have the same source, type and target, all belongs to this filing, and evidence is what the disclosure says at its
    place. `disclosure` is None where it is not known or was not asked for; JSON has it in `whole_json` alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    filing: Filing
    company: Company
    nodes: tuple[AnyNode, ...] = ()
    edges: tuple[AnyEdge, ...] = ()
    disclosure: Disclosure | None = Field(default=None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        self._check_edges(self._checked_labels())
        if self.disclosure is not None:
            self._check_evidence(self.disclosure.text)
        return self

    def _checked_labels(self) -> dict[str, str]:
        filing_id = self.filing.filing_id
        labels = {self.company.uid: "Company"}
        if self.filing.company_id != self.company.uid:
            raise ValueError(f"the filing belongs to another company, {self.filing.company_id}")
        for node in self.nodes:
            if node.uid in labels:
                raise ValueError(f"two nodes have the id {node.uid}")
            if node.filing != filing_id:
                raise ValueError(f"node {node.uid} belongs to another filing, {node.filing}")
            if node.company_id != self.company.uid:
                raise ValueError(f"node {node.uid} belongs to another company, {node.company_id}")
            labels[node.uid] = node.label
        return labels

    def _check_edges(self, labels: dict[str, str]) -> None:
        filing_id = self.filing.filing_id
        seen: set[tuple[str, str, str]] = set()
        for edge in self.edges:
            key = (edge.source, edge.type, edge.target)
            if edge.source not in labels or edge.target not in labels:
                raise ValueError(f"an end of the edge {' '.join(key)} is no node of the filing")
            if not may_join(edge.type, labels[edge.source], labels[edge.target]):
                raise ValueError(f"{edge.type} may not join {labels[edge.source]} to {labels[edge.target]}")
            if edge.filing != filing_id or any(saying.filing != filing_id for saying in edge.evidence):
                raise ValueError(f"the edge {' '.join(key)} or its evidence belongs to another filing")
            if key in seen:
                raise ValueError(f"two edges are {' '.join(key)}")
            seen.add(key)

    def _check_evidence(self, text: str) -> None:
        for edge in self.edges:
            for saying in edge.evidence:
                if text[saying.start : saying.end] != saying.text:
                    raise ValueError(
                        f"the evidence [{saying.start}, {saying.end}) of {edge.source} {edge.type} {edge.target} "
                        "is not what the disclosure says there"
                    )

    def at_least(self, confidence: float) -> FilingGraph:
        """The same filing with the edges that are at least so sure (0 to 1), and the nodes that they join.

        The Program stays, for its facts are the text's own.
        """
        edges = tuple(edge for edge in self.edges if edge.confidence >= confidence)
        if len(edges) == len(self.edges):
            return self
        joined = {end for edge in edges for end in (edge.source, edge.target)}
        nodes = tuple(node for node in self.nodes if node.uid in joined or node.label == "Program")
        return self.model_copy(update={"nodes": nodes, "edges": edges})

    def whole_json(self) -> bytes:
        """The graph as JSON with its disclosure, as `model_validate_json` reads it back."""
        graph = self.model_dump_json().encode()
        if self.disclosure is None:
            return graph
        return b"".join((graph[:-1], b',"disclosure":', self.disclosure.model_dump_json().encode(), b"}"))

    def with_disclosure(self, disclosure: Disclosure | None) -> FilingGraph:
        """The same graph with its disclosure; ValueError where that is not what the evidence stands in."""
        if disclosure is not None:
            self._check_evidence(disclosure.text)
        return self.model_copy(update={"disclosure": disclosure})

    @classmethod
    def parse(cls, data: dict[str, Any]) -> FilingGraph:
        """Make a graph from plain data (what `model_dump` gives); ModelError where it breaks the model."""
        try:
            return cls.model_validate(data)
        except ValidationError as exc:
            first = exc.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ModelError(f"not a valid filing graph: {where or 'graph'}: {first['msg']}") from exc


def node_link(graph: FilingGraph) -> dict[str, Any]:
    """The graph as networkx node-link data (`edges="edges"`): `{"directed", "multigraph", "graph", "nodes", "edges"}`.

    Nodes carry `id` and `label` besides their properties, edges `source`, `target`, `key`, `type`, `frequency` (null on
    types that have none), `confidence`, `hedged` and `evidence` (`text`, `start`, `end`, `element`).
    `networkx.node_link_graph(data, edges="edges")` reads it back.
    """
    nodes = []
    for node in (graph.company, *graph.nodes):
        data = node.model_dump(mode="json")
        nodes.append({"id": data.pop("uid"), "label": data.pop("label"), **data})
    edges = [
        {
            "source": edge.source,
            "target": edge.target,
            "key": edge.type,
            "type": edge.type,
            "frequency": getattr(edge, "frequency", None),
            "confidence": edge.confidence,
            "hedged": edge.hedged,
            "evidence": [saying.model_dump(mode="json", exclude={"filing"}) for saying in edge.evidence],
        }
        for edge in graph.edges
    ]
    return {
        "directed": True,
        "multigraph": True,
        "graph": graph.filing.model_dump(mode="json"),
        "nodes": nodes,
        "edges": edges,
    }
