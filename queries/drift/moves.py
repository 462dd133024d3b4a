"""Facts that each filing gives otherwise: to whom a post reports, and which body of the board is in charge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from graphmodel import Evidence
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Officer
from queries.compare.wording import card_title
from queries.drift.change import Change, edge_weight
from queries.drift.matching import Matching
from queries.drift.side import Side
from queries.drift.stated import is_stated

__all__ = ["moves"]


def moves(matching: Matching, old: Side, new: Side) -> Iterator[Change]:
    """Reporting lines, and oversight of the programme by the board, that have gone over to somebody else altogether.

    Where one of those who had them before has them still, the others come or go, and nothing has moved.
    """
    for match in matching.matches:
        if isinstance(match.old, Officer):
            lines = _lines(old, match.old), _lines(new, match.new)
            yield from _move(matching, old, new, lines, "target", f"{card_title(match.new)} reports to")
    bodies = _oversight(old), _oversight(new)
    yield from _move(matching, old, new, bodies, "source", "The board's oversight of the programme is with")


def _lines(side: Side, officer: AnyNode) -> list[AnyEdge]:
    return [edge for edge in side.part.edges if edge.type == "REPORTS_TO" and edge.source == officer.uid]


def _oversight(side: Side) -> list[AnyEdge]:
    return [edge for edge in side.part.edges if edge_weight(edge, *side.ends(edge)) == 3 and edge.type == "OVERSEES"]


def _move(
    matching: Matching,
    old: Side,
    new: Side,
    edges: tuple[list[AnyEdge], list[AnyEdge]],
    end: Literal["source", "target"],
    subject: str,
) -> Iterator[Change]:
    ids = matching.later_id()
    had = {ids.get(uid, uid) for uid in (getattr(edge, end) for edge in edges[0])}
    if had & {getattr(edge, end) for edge in edges[1]}:
        return
    before = [edge for edge in edges[0] if edge in old.sure]
    after = [edge for edge in edges[1] if edge in new.sure]
    if not before or not after or any(is_stated(edge, old, new, ids) for edge in before):
        return
    if any(is_stated(edge, new, old, matching.earlier_id()) for edge in after):
        return
    weight = max(edge_weight(edge, *new.ends(edge)) for edge in after)
    was, now = (
        "; ".join(card_title(side.nodes[getattr(edge, end)]) for edge in chosen)
        for side, chosen in ((old, before), (new, after))
    )
    what = "reporting line" if end == "target" else "oversight"
    yield Change("changed", what, subject, was, now, _said(before), _said(after), weight, (*before, *after))


def _said(edges: list[AnyEdge]) -> tuple[Evidence, ...]:
    return tuple(saying for edge in edges for saying in edge.evidence)
