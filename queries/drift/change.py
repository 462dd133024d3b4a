"""A change between two years of a company, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphmodel import Evidence
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Committee, Company, Officer, ThirdParty
from queries.compare.counterparts import is_board_level

__all__ = ["Change", "Kind", "edge_weight", "label_words", "node_weight"]

Kind = Literal["came", "went", "renamed", "replaced", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the later filing says otherwise.

    `what` is the kind of thing (`officer`, `committee`, `oversight`, `frequency`, …), `subject` the thing in words;
    `before` and `after` are its values, None where a filing does not disclose it or where there is none to give: of a
    node that came or went they are its edges, of an edge nothing. `weight` is 1 to 3: 3 for what
    concerns the oversight by the board or the security officer, 2 for other posts, committees and briefings of the
    board, 1 for the rest. `edges` and `nodes` are those of either filing that it tells, to be marked on a chart.
    """

    kind: Kind
    what: str
    subject: str
    before: str | None
    after: str | None
    evidence_before: tuple[Evidence, ...]
    evidence_after: tuple[Evidence, ...]
    weight: int
    edges: tuple[AnyEdge, ...] = ()
    nodes: tuple[AnyNode, ...] = ()


def label_words(node: AnyNode) -> str:
    """A node's label as `what` of a change: `officer`, `third party`."""
    return "third party" if isinstance(node, ThirdParty) else node.label.lower()


def node_weight(node: AnyNode) -> int:
    """What the coming or going of a node weighs."""
    if is_board_level(node) or (isinstance(node, Officer) and node.role == "CISO"):
        return 3
    return 2 if isinstance(node, Committee) or (isinstance(node, Officer) and node.role) else 1


def edge_weight(edge: AnyEdge, source: AnyNode | Company, target: AnyNode | Company) -> int:
    """What the coming or going of an edge weighs."""
    if edge.type == "OVERSEES" and is_board_level(source) and target.label == "Program":
        return 3
    if edge.type == "REPORTS_TO" and isinstance(source, Officer):
        return 3 if source.role == "CISO" else 2
    return 2 if edge.type == "INFORMS" and is_board_level(target) else 1
