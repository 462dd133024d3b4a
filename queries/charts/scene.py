"""From a filing's graph to what is drawn: cards, and links between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from queries.charts.cards import Card, make_card, make_group
from queries.charts.lanes import lane_of
from queries.charts.look import EDGE_LOOKS
from queries.charts.shapes import Box, Link
from queries.charts.text import text_width
from queries.compare.wording import card_title, relation_phrase

__all__ = ["CARD_WIDTH", "Scene", "build_scene", "label_width"]

_FOLD_FROM = 4
_LABEL_SIZE = 11.0
CARD_WIDTH = 176.0
"""About how wide a card is, in pixels, where there is one filing on the page."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A filing as cards and links.

    `edges` holds every edge of the filing by the id it has on the page; `card_of` the
    card on which a node stands; `line_of` the link that draws an edge, for those that are lines.
    """

    part: FilingGraph
    prefix: str
    cards: tuple[Card, ...]
    links: tuple[Link, ...]
    edges: dict[str, AnyEdge]
    card_of: dict[str, str]
    line_of: dict[str, str]

    def boxes(self) -> list[Box]:
        """The cards as the layout wants them."""
        return [Box(card.id, card.lane, card.width, card.height) for card in self.cards]


def build_scene(part: FilingGraph, prefix: str = "", card_width: float = CARD_WIDTH) -> Scene:
    """The cards and links of one filing; `prefix` keeps the ids of several filings on one page apart."""
    edges = {f"{prefix}e{index}": edge for index, edge in enumerate(part.edges)}
    lanes = {node.uid: lane for node in part.nodes if (lane := lane_of(node)) is not None}
    order = list(EDGE_LOOKS)
    marks: dict[str, list[tuple[str, AnyEdge]]] = defaultdict(list)
    for edge_id, edge in sorted(
        edges.items(), key=lambda item: (order.index(item[1].type), int(item[0].rpartition("e")[2]))
    ):
        if (edge.source in lanes) != (edge.target in lanes):
            marks[edge.source if edge.source in lanes else edge.target].append((edge_id, edge))
    folds = _folds(part, edges, lanes, marks)
    card_of = {uid: uid for uid in lanes}
    titles = {node.uid: card_title(node) for node in part.nodes}
    cards = []
    for group_id, (lane, noun, members) in folds.items():
        cards.append(make_group(group_id, lane, noun, {uid: titles[uid] for uid in members}, card_width))
        card_of.update(dict.fromkeys(members, group_id))
    cards += [
        make_card(node, lanes[node.uid], marks[node.uid], part.company, card_width)
        for node in part.nodes
        if node.uid in lanes and card_of[node.uid] == node.uid
    ]
    links, line_of = _links(edges, card_of)
    return Scene(part, prefix, tuple(cards), tuple(links), edges, card_of, line_of)


def _folds(
    part: FilingGraph, edges: dict[str, AnyEdge], lanes: dict[str, int], marks: dict[str, list[tuple[str, AnyEdge]]]
) -> dict[str, tuple[int, str, list[str]]]:
    """Groups of nodes that do nothing but belong to one body, by the group's id: lane, noun, members."""
    ties: dict[str, list[AnyEdge]] = defaultdict(list)
    for edge in edges.values():
        ties[edge.source].append(edge)
        ties[edge.target].append(edge)
    groups: dict[tuple[str, str, bool, int], list[str]] = defaultdict(list)
    for node in part.nodes:
        mine = ties[node.uid]
        if node.uid not in lanes or marks[node.uid] or len(mine) != 1 or mine[0].source != node.uid:
            continue
        if mine[0].type in {"MEMBER_OF", "PART_OF"}:
            groups[(mine[0].target, mine[0].type, mine[0].hedged, lanes[node.uid])].append(node.uid)
    return {
        f"{target}#{edge_type.lower()}-{lane}{'-hedged' if hedged else ''}": (
            lane,
            "members" if edge_type == "MEMBER_OF" else "units",
            members,
        )
        for (target, edge_type, hedged, lane), members in groups.items()
        if len(members) >= _FOLD_FROM
    }


def _links(edges: dict[str, AnyEdge], card_of: dict[str, str]) -> tuple[list[Link], dict[str, str]]:
    links: dict[tuple[str, str, str], Link] = {}
    line_of: dict[str, str] = {}
    for edge_id, edge in edges.items():
        source, target = card_of.get(edge.source), card_of.get(edge.target)
        if source is None or target is None or source == target:
            continue
        phrase, look = relation_phrase(edge), EDGE_LOOKS[edge.type]
        link = Link(edge_id, source, target, phrase, phrase, label_width(phrase), look.upward, look.ranks)
        # The members of a group share one line, which has the id of the first.
        line_of[edge_id] = links.setdefault((source, phrase, target), link).id
    return list(links.values()), line_of


def label_width(words: str) -> float:
    """How wide a line's words are, with room around them."""
    return text_width(words, _LABEL_SIZE) + 10
