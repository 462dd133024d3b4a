"""The filing's own yes-or-no tags beside what its text says.

Two tags have nothing to be held against: whether the programme is part of overall risk management is known from the
tag alone, and a material effect is no relation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import FLAGS, AnyNode, Company
from queries.compare.counterparts import is_board_level

__all__ = ["FlagCheck", "Standing", "check_flags"]

Standing = Literal["borne out", "the text says otherwise", "no sentence found"]
_Node = AnyNode | Company


@dataclass(frozen=True, slots=True)
class FlagCheck:
    """A tag that the filing states, how it stands to the text, and the relations that say so.

    `standing` is None where the text is silent and the tag is a no, or where nothing can be held against the tag.
    """

    flag: str
    value: bool
    standing: Standing | None
    relations: tuple[AnyEdge, ...]


def check_flags(part: FilingGraph) -> list[FlagCheck]:
    """The tags that a filing states, in their order. A hedged relation is no word against a no."""
    nodes: dict[str, _Node] = {part.company.uid: part.company, **{node.uid: node for node in part.nodes}}
    checks = []
    for flag in FLAGS:
        value = getattr(part.filing, flag)
        if value is None:
            continue
        says = _SAYS.get(flag)
        said = tuple(edge for edge in part.edges if says and says(edge, nodes[edge.source], nodes[edge.target]))
        if not value:
            said = tuple(edge for edge in said if not edge.hedged)
        checks.append(FlagCheck(flag, value, _standing(said, known=says is not None, value=value), said))
    return checks


def _standing(said: tuple[AnyEdge, ...], *, known: bool, value: bool) -> Standing | None:
    if said:
        return "borne out" if value else "the text says otherwise"
    return "no sentence found" if known and value else None


def _engages(edge: AnyEdge, _source: _Node, _target: _Node) -> bool:
    return edge.type == "ENGAGES"


def _oversees_vendors(edge: AnyEdge, _source: _Node, target: _Node) -> bool:
    return edge.type == "OVERSEES" and target.label == "ThirdParty"


def _is_responsible(edge: AnyEdge, source: _Node, _target: _Node) -> bool:
    return edge.type == "MANAGES" and source.label in {"Officer", "Management", "Committee"}


def _tells_the_board(edge: AnyEdge, source: _Node, target: _Node) -> bool:
    return edge.type in {"INFORMS", "REPORTS_TO"} and is_board_level(target) and not is_board_level(source)


_SAYS: Final[dict[str, Callable[[AnyEdge, _Node, _Node], bool]]] = {
    "third_party_engaged": _engages,
    "third_party_oversight": _oversees_vendors,
    "positions_responsible": _is_responsible,
    "reports_to_board": _tells_the_board,
}
