"""One filing's org chart: a page, and the pyvis network that makes it."""

from __future__ import annotations

import webbrowser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pyvis.network import Network

from graphmodel import FilingGraph
from graphmodel.errors import BadParameter
from graphmodel.files import write_atomically
from queries.charts.cards import Card, make_plain_card
from queries.charts.frame import framed
from queries.charts.glance import at_a_glance, filing_address, tags_of
from queries.charts.layout import lay_out
from queries.charts.look import EDGE_LOOKS, LANES
from queries.charts.network import OPTIONS, card_fields, new_network, put_filing, route_fields
from queries.charts.page import bands_of, labels_of, render
from queries.charts.scene import CARD_WIDTH, Scene, build_scene, label_width
from queries.charts.shapes import Box, Layout, Link
from queries.compare.wording import card_title, filing_line, relation

__all__ = ["WIDEST", "OrgChart", "chart_data", "org_chart"]

WIDEST: Final = 1180.0
"""About how wide a row of cards may be, in pixels."""

_LANE_KEYS: Final = {lane.key: index for index, lane in enumerate(LANES)}


def org_chart(part: FilingGraph) -> str:
    """One filing's org chart as a complete HTML page (a string of about 500 KB; write it as UTF-8).

    The page works from a file without a network. A filing without relations gives a page that says so.
    """
    return OrgChart(part).generate_html()


def chart_data(part: FilingGraph) -> dict[str, Any]:
    """What the page of one filing's org chart is told of it: the lists `nodes` and `edges`, and `page`, as JSON has it.

    With `look.looks` added to `page`, and `network.OPTIONS`, that is all that a chart's scripts read.
    """
    network, page = _drawn(build_scene(part), _Added((), (), ()))
    return {"nodes": network.nodes, "edges": network.edges, "page": page}


class OrgChart(Network):  # type: ignore[misc]  # pyvis has no types
    """A filing's org chart as a pyvis network, to which nodes and edges can be added before it is shown.

    Its nodes have the ids of the filing's nodes (`uid`). A node that is added takes `lane`, the key of one of
    `look.LANES` ("teams" where none is given); an edge takes `label`, its words, `type`, an edge type of the model
    whose look it gets, and `title`, a sentence for the panel. A notebook shows it where it is the value of a cell.
    """

    def __init__(self, part: FilingGraph) -> None:
        super().__init__(height="100%", width="100%", directed=True, cdn_resources="in_line")
        self.options = dict(OPTIONS)
        self._part = part
        self._scene = build_scene(part)
        for node in (part.company, *part.nodes):
            self.add_node(node.uid, label=card_title(node), shape="box", group=node.label)
        for edge_id, edge in self._scene.edges.items():
            self.add_edge(edge.source, edge.target, id=edge_id, type=edge.type, label=relation(edge.type))

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page, whatever the arguments, which are pyvis's; BadParameter for an added node on a lane unknown."""
        del name, local, notebook
        return render(*_drawn(self._scene, _added(self._scene, self.nodes, self.edges)))

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page as UTF-8, whole or not at all; UnwritableOutput where it cannot be."""
        del local, notebook
        path = Path(name)
        write_atomically(path, self.generate_html().encode("utf-8"))
        if open_browser:
            webbrowser.open(path.resolve().as_uri())

    def _repr_html_(self) -> str:
        return framed(self.generate_html(), "Org chart")


@dataclass(frozen=True, slots=True)
class _Added:
    """What a user added: cards, lines between cards, and all edges as fields for the page."""

    cards: tuple[Card, ...]
    links: tuple[Link, ...]
    edges: tuple[dict[str, Any], ...]


def _drawn(scene: Scene, added: _Added) -> tuple[Network, dict[str, Any]]:
    """The network as the page draws it, and what the page says besides."""
    boxes = [*scene.boxes(), *(Box(card.id, card.lane, card.width, card.height) for card in added.cards)]
    layout = lay_out(boxes, [*scene.links, *added.links], len(LANES), WIDEST)
    drawn = new_network()
    put_filing(drawn, scene, layout, 0, 0.0)
    _put_added(drawn, added, layout)
    return drawn, _page(scene, layout, {card.lane for card in (*scene.cards, *added.cards)})


def _added(scene: Scene, nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> _Added:
    known = {scene.part.company.uid, *(node.uid for node in scene.part.nodes)}
    cards = tuple(
        make_plain_card(str(node["id"]), _lane(node), str(node.get("label") or node["id"]), CARD_WIDTH)
        for node in nodes
        if node["id"] not in known
    )
    card_of = scene.card_of | {card.id: card.id for card in cards}
    links: list[Link] = []
    rows: list[dict[str, Any]] = []
    for place, edge in enumerate(edges):
        if edge.get("id") in scene.edges:
            continue
        row = _edge_row(f"added{place}", edge)
        rows.append(row)
        source, target = card_of.get(row["from"]), card_of.get(row["to"])
        if source and target and source != target:
            words = row["phrase"]
            links.append(Link(row["id"], source, target, words, words, label_width(words), upward=False, ranks=False))
    return _Added(cards, tuple(links), tuple(rows))


def _edge_row(edge_id: str, edge: Mapping[str, Any]) -> dict[str, Any]:
    kind = str(edge.get("type", "ADDED"))
    words = relation(kind) if kind in EDGE_LOOKS else "added"
    title = edge.get("title")
    return {
        "id": edge_id,
        "from": str(edge["from"]),
        "to": str(edge["to"]),
        "rel": kind if kind in EDGE_LOOKS else "ADDED",
        "phrase": str(edge.get("label") or words),
        "hedged": False,
        "confidence": 1.0,
        "evidence": [{"text": str(title), "element": "added by hand", "filing": None}] if title else [],
    }


def _lane(node: Mapping[str, Any]) -> int:
    key = node.get("lane", "teams")
    if key not in _LANE_KEYS:
        raise BadParameter(f"node {node['id']!r}: no lane {key!r}; take one of {', '.join(_LANE_KEYS)}")
    return _LANE_KEYS[key]


def _put_added(network: Network, added: _Added, layout: Layout) -> None:
    for card in added.cards:
        fields = card_fields(card, layout, 0.0)
        network.add_node(
            card.id, label=card.title, shape="custom", column=0, what="added by hand", names=[card.title], **fields
        )
    for row in added.edges:
        fields = dict(row)
        route = layout.routes.get(row["id"])
        if route:
            fields |= {"line": row["id"], "route": route_fields(route, 0.0)}
        network.add_edge(fields.pop("from"), fields.pop("to"), **fields)


def _page(scene: Scene, layout: Layout, filled: set[int]) -> dict[str, Any]:
    part = scene.part
    return {
        "mode": "single",
        "title": f"{part.company.name}: cybersecurity governance",
        "company": part.company.name,
        "subtitle": _origin(part),
        "address": filing_address(part),
        "glance": at_a_glance(part),
        "tags": tags_of(part, scene.edges),
        "columns": [],
        "columnGap": 0,
        "labels": labels_of(layout, 0.0),
        "bands": bands_of(layout, filled),
        "bounds": [round(value, 1) for value in layout.bounds],
        "file": _file_name(part.filing.filing_id),
    }


def _origin(part: FilingGraph) -> str:
    """Form, year, section, id, and the file where the filing was read from."""
    source = part.filing.source
    named = source and Path(source).stem != part.filing.filing_id
    return filing_line(part.filing) + (f" · read from {source}" if named else "")


def _file_name(filing_id: str) -> str:
    safe = "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in filing_id)
    return f"governance-{safe[:80]}"
