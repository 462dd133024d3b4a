"""The pyvis network of a page: every node and every relation of its filings, with what the page draws of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pyvis.network import Network

from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Committee, Company, Officer, Program, ThirdParty
from queries.charts.cards import Card
from queries.charts.look import LANES
from queries.charts.scene import Scene
from queries.charts.shapes import Layout, Point, Route
from queries.compare.counterparts import counterpart
from queries.compare.wording import card_title, element_name, frequency_of, relation_phrase

__all__ = ["OPTIONS", "card_fields", "new_network", "put_filing", "route_fields"]

OPTIONS: Final[dict[str, Any]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": False, "selectable": False, "zoomView": False, "keyboard": False},
    "edges": {"smooth": False},
}
"""vis-network's options for a chart that neither moves nor acts by itself."""


def new_network() -> Network:
    """An empty network that neither moves nor asks for anything: no physics, no menus, no heading, no CDN."""
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.options = dict(OPTIONS)
    return network


def put_filing(network: Network, scene: Scene, layout: Layout, column: int, left: float) -> None:
    """Add a filing's nodes and relations to the network, its chart moved `left` pixels to the right."""
    _put_nodes(network, scene, layout, column, left)
    _put_edges(network, scene, layout, left)


def _put_nodes(network: Network, scene: Scene, layout: Layout, column: int, left: float) -> None:
    drawn = {card.id: card for card in scene.cards}
    for node in (scene.part.company, *scene.part.nodes):
        card = drawn.pop(node.uid, None)
        where: dict[str, Any] = card_fields(card, layout, left, scene.prefix) if card else {"hidden": True}
        on = scene.card_of.get(node.uid)
        if card is None and on is not None:
            where["on"] = scene.prefix + on
        network.add_node(
            scene.prefix + node.uid,
            label=card_title(node),
            shape="custom",
            column=column,
            key=counterpart(node).key,
            keyTitle=counterpart(node).title,
            what=_what(node),
            names=[node.name, card_title(node), *node.aliases, *_person(node)],
            facts=_facts(node),
            **where,
        )
    for card in drawn.values():
        network.add_node(
            scene.prefix + card.id,
            label=card.title,
            shape="custom",
            column=column,
            what=LANES[card.lane].name,
            members=[scene.prefix + member for member in card.members],
            **card_fields(card, layout, left, scene.prefix),
        )


def card_fields(card: Card, layout: Layout, left: float, prefix: str = "") -> dict[str, Any]:
    """What the page draws of a card, and where."""
    x, y = layout.centres[card.id]
    return {
        "card": True,
        "x": round(x + left, 1),
        "y": round(y, 1),
        "width": round(layout.widths[card.id], 1),
        "height": round(card.height, 1),
        "lane": card.lane,
        "kind": card.kind,
        "lines": [
            {"text": line.text, "y": line.y, "size": line.size, "bold": line.bold}
            | ({"node": prefix + line.node} if line.node else {})
            for line in card.lines
        ],
        "badges": [{"edge": badge.edge, "text": badge.text, "y": badge.y} for badge in card.badges],
    }


def route_fields(route: Route, left: float) -> dict[str, Any]:
    """A line's way, as the page draws it."""

    def moved(points: Sequence[Point]) -> list[list[float]]:
        return [[round(x + left, 1), round(y, 1)] for x, y in points]

    return {
        "points": moved(route.points),
        "own": moved(route.own),
        "joins": moved([route.joins])[0] if route.joins else None,
        "head": route.head,
    }


def _put_edges(network: Network, scene: Scene, layout: Layout, left: float) -> None:
    marked = {badge.edge: card.id for card in scene.cards for badge in card.badges}
    for edge_id, edge in scene.edges.items():
        fields: dict[str, Any] = {}
        if edge_id in marked:
            fields["mark"] = scene.prefix + marked[edge_id]
        if edge_id in scene.line_of:
            fields["line"] = scene.line_of[edge_id]
        route = layout.routes.get(edge_id)
        if route:
            fields["route"] = route_fields(route, left)
        network.add_edge(
            scene.prefix + edge.source,
            scene.prefix + edge.target,
            id=edge_id,
            rel=edge.type,
            phrase=relation_phrase(edge),
            frequency=frequency_of(edge),
            hedged=edge.hedged,
            confidence=edge.confidence,
            evidence=_sayings(edge),
            **fields,
        )


def _sayings(edge: AnyEdge) -> list[dict[str, Any]]:
    return [
        {
            "text": saying.text,
            "element": element_name(saying.element),
            "filing": saying.filing,
            "start": saying.start,
            "end": saying.end,
        }
        for saying in edge.evidence
    ]


def _what(node: AnyNode | Company) -> str:
    return {"ThirdParty": "third party", "Company": "the company"}.get(node.label, node.label.lower())


def _person(node: AnyNode | Company) -> list[str]:
    return [node.person] if isinstance(node, Officer) and node.person else []


def _facts(node: AnyNode | Company) -> list[tuple[str, str]]:
    """What is known of a node besides its name, as (name, value) for the panel."""
    facts: list[tuple[str, str | None]] = []
    if isinstance(node, Officer):
        years = f"{node.experience_years} years" if node.experience_years is not None else None
        facts = [
            ("Held by", node.person if node.person != node.name else None),
            ("Role", node.role),
            ("Experience", years),
            ("Certifications", ", ".join(node.certifications)),
        ]
    elif isinstance(node, Committee | ThirdParty):
        facts = [("Kind", node.kind)]
    elif isinstance(node, Program):
        integrated = None if node.integrated is None else ("yes" if node.integrated else "no")
        facts = [
            ("Part of overall risk management", integrated),
            ("Frameworks", ", ".join(node.frameworks)),
        ]
    facts.append(("Also called", "; ".join(node.aliases)))
    return [(name, value) for name, value in facts if value]
