"""One of the two filings that are set against each other, and whether it says what an edge of the other one says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Company
from queries.compare.wording import card_title, frequency_of, relation
from queries.drift.naming import is_named
from queries.drift.sentences import Sentences, plain

__all__ = ["Side", "family", "is_stated"]

_SURE: Final = 0.65
"""Edges that are less sure make no change: their coming and going is more often reading than fact."""

_FAMILIES: Final = {
    "INFORMS": "account",
    "REPORTS_TO": "account",
    "OVERSEES": "charge",
    "DELEGATES_TO": "charge",
    "LEADS": "body",
    "MEMBER_OF": "body",
    "PART_OF": "body",
}
_CUES: Final = {
    "account": re.compile(r"\b(?:inform|report|brief|updat|present|notif|communicat|discuss|escalat|meet)"),
    "charge": re.compile(r"\b(?:overse|oversight|supervis|delegat)"),
    "MANAGES": re.compile(r"\b(?:manag(?!ement)|responsib|implement|monitor)"),
    "ENGAGES": re.compile(r"\b(?:engag|retain|hir|contract|partner|utiliz|leverag|outsourc|use|work)"),
    "SUPPORTS": re.compile(r"\b(?:support|assist|help|advis)"),
}


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


def family(edge: AnyEdge) -> str:
    """The relations that are read for one another: an edge that is of another type of its family is no change."""
    return _FAMILIES.get(edge.type, edge.type)


def is_stated(edge: AnyEdge, here: Side, there: Side, ids: Mapping[str, str]) -> bool:
    """Whether the filing `there` says what an edge of the one `here` says, though no such edge was read there.

    It does where the sentence that is most like the edge's names both ends, or any sentence does with a word for the
    relation. `ids` are those of the matched nodes here, as ids there.
    """
    ends = [there.nodes.get(ids.get(node.uid, ""), node) for node in here.ends(edge)]
    cue = _CUES.get(family(edge))
    if cue and any(cue.search(text) and all(is_named(node, text) for node in ends) for text in there.sentences):
        return True
    for saying in edge.evidence:
        own, near = plain(saying.text), there.sentences.reworded(saying.text)
        # An end that the edge's own sentence calls "they" cannot be looked for in the other one.
        named = [end for end, node in zip(ends, here.ends(edge), strict=True) if is_named(node, own)]
        if near is not None and (near == own or all(is_named(node, near) for node in named)):
            return True
    return False
