"""Which relations of a filing's graph bear out which of its flags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Company
from queries.compare.counterparts import is_board_level

__all__ = ["relations_for", "says_something_on"]

_Node = AnyNode | Company


def relations_for(part: FilingGraph, flag: str) -> tuple[AnyEdge, ...]:
    """The relations that say what a yes to the flag states."""
    says = _SAYS.get(flag)
    nodes: dict[str, _Node] = {part.company.uid: part.company, **{node.uid: node for node in part.nodes}}
    return tuple(edge for edge in part.edges if says and says(edge, nodes[edge.source], nodes[edge.target]))


def says_something_on(flag: str) -> bool:
    """Whether relations speak to a flag. That the programme is part of risk management, and an effect, are none."""
    return flag in _SAYS


def _engages(edge: AnyEdge, _source: _Node, _target: _Node) -> bool:
    return edge.type == "ENGAGES"


def _oversees_vendors(edge: AnyEdge, _source: _Node, target: _Node) -> bool:
    return edge.type == "OVERSEES" and target.label == "ThirdParty"


def _is_responsible(edge: AnyEdge, source: _Node, _target: _Node) -> bool:
    return edge.type == "MANAGES" and (
        source.label in {"Officer", "Management"} or (source.label == "Committee" and not is_board_level(source))
    )


def _tells_the_board(edge: AnyEdge, source: _Node, target: _Node) -> bool:
    return edge.type in {"INFORMS", "REPORTS_TO"} and is_board_level(target) and not is_board_level(source)


_SAYS: Final[dict[str, Callable[[AnyEdge, _Node, _Node], bool]]] = {
    "third_party_engaged": _engages,
    "third_party_oversight": _oversees_vendors,
    "positions_responsible": _is_responsible,
    "reports_to_board": _tells_the_board,
}
