"""Nodes and edges that only one of two filings has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode
from queries.compare.wording import card_title
from queries.drift.change import Change, Kind, edge_weight, label_words, node_weight
from queries.drift.matching import Matching
from queries.drift.naming import is_named
from queries.drift.side import Side
from queries.drift.stated import fact, facts, is_stated

__all__ = ["arrivals"]

_TOLD: Final = frozenset({"Officer", "Committee", "Team", "ThirdParty", "Board"})
_TOPICS: Final = {
    "OVERSEES": "oversight",
    "DELEGATES_TO": "oversight",
    "INFORMS": "briefing",
    "REPORTS_TO": "reporting line",
    "MANAGES": "management",
    "ENGAGES": "engagement",
}


def arrivals(matching: Matching, old: Side, new: Side, told: Collection[AnyEdge]) -> Iterator[Change]:
    """What only the later filing has came, what only the earlier one has went: one question, asked both ways.

    A node comes with its edges as one change. Edges that are `told` elsewhere are left out.
    """
    yield from _lone("came", new, old, matching.fresh, matching.earlier_id(), told)
    yield from _lone("went", old, new, matching.gone, matching.later_id(), told)


def _lone(
    kind: Kind, here: Side, there: Side, unmatched: list[AnyNode], ids: Mapping[str, str], told: Collection[AnyEdge]
) -> Iterator[Change]:
    """Nodes and edges that are `here` and not `there`; `ids` are those of matched nodes here, as ids there."""
    explained = set()
    for node in unmatched:
        edges = [edge for edge in here.edges_of(node) if edge not in told]
        if node.label == "Team":  # a department among those of which a body is made up is no news
            edges = [edge for edge in edges if edge.type != "PART_OF"]
        if node.label in _TOLD and not is_named(node, there.sentences.all):
            explained.add(node.uid)
            if edges:
                words = "; ".join(map(here.words, edges))
                about = (label_words(node), card_title(node), words)
                yield _change(kind, about, edges, there, node_weight(node), (node,))
    known = facts(there)
    for edge in here.sure:
        lone = edge not in told and not explained & {edge.source, edge.target} and fact(edge, here, ids) not in known
        if lone and not is_stated(edge, here, there, ids):
            weight = edge_weight(edge, *here.ends(edge))
            yield _change(kind, (_TOPICS.get(edge.type, "relation"), here.words(edge), None), [edge], there, weight)


def _change(
    kind: Kind,
    about: tuple[str, str, str | None],
    edges: Sequence[AnyEdge],
    there: Side,
    weight: int,
    nodes: tuple[AnyNode, ...] = (),
) -> Change:
    """The change of edges that one filing has; `about` is what changed, its subject and its value."""
    what, subject, value = about
    own, other = edges[0].evidence, there.sentences.counterparts(edges[0].evidence)
    if kind == "came":
        return Change(kind, what, subject, None, value, other, own, weight, tuple(edges), nodes)
    return Change(kind, what, subject, value, None, own, other, weight, tuple(edges), nodes)
