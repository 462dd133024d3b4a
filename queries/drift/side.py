"""One of the two filings that are set against each other."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Company
from queries.compare.wording import card_title, frequency_of, relation
from queries.drift.sentences import Sentences

__all__ = ["Side"]

_SURE: Final = 0.65
"""Edges that are less sure make no change: their coming and going is more often reading than fact."""


class Side:
    """One of the two filings."""

    def __init__(self, part: FilingGraph) -> None:
        self.part = part
        self.sentences = Sentences(part)
        self.nodes: dict[str, AnyNode | Company] = {part.company.uid: part.company}
        self.nodes.update((node.uid, node) for node in part.nodes)

    @cached_property
    def sure(self) -> list[AnyEdge]:
        """The edges that are sure enough to make a change; that a body is part of the board makes none."""
        return [
            edge
            for edge in self.part.edges
            if edge.confidence >= _SURE and not (edge.type == "PART_OF" and self.nodes[edge.target].label == "Board")
        ]

    def edges_of(self, node: AnyNode) -> list[AnyEdge]:
        """The sure edges of a node, the surest first."""
        touching = [edge for edge in self.sure if node.uid in (edge.source, edge.target)]
        return sorted(touching, key=lambda edge: -edge.confidence)

    def ends(self, edge: AnyEdge) -> tuple[AnyNode | Company, AnyNode | Company]:
        """An edge's source and target."""
        return self.nodes[edge.source], self.nodes[edge.target]

    def words(self, edge: AnyEdge) -> str:
        """`Chief Information Security Officer informs Audit Committee (quarterly)`."""
        source, target = self.ends(edge)
        first = "the company" if source.label == "Company" else card_title(source)
        often = frequency_of(edge)
        return f"{first} {relation(edge.type)} {card_title(target)}" + (f" ({often})" if often else "")
