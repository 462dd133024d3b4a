"""What a layout is made of and what it gives: boxes and links in, places and routes out.

Lengths are pixels, y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Box", "Label", "Layout", "Link", "Net", "Point", "Route", "Vertex"]

Point = tuple[float, float]
Vertex = str | tuple[int, int]
"""What has a place of its own in a row: a card by its id, or a net that passes: (net, row)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A card to be placed: its lane (0 is the top one) and its size."""

    id: str
    lane: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to be drawn from `source` to `target`.

    Links of one `style` (type, frequency, hedge) at the same card are drawn as one bundle with one `label`.
    `upward` tells that the superior end is the target (REPORTS_TO), not the source (OVERSEES); `ranks` that it puts
    its inferior end below the other where both are in one lane.
    """

    id: str
    source: str
    target: str
    style: str
    label: str
    label_width: float
    upward: bool
    ranks: bool = True


@dataclass(slots=True)
class Net:
    """A bundle: links of one style between one card, the hub, and others that all lie on one side of it.

    `down` tells the side: leaves are in the hub's row or below it (down), or above (up). `spans` holds the extent of
    its sideways line, by gap, and `tracks` its place there, from the top. Its words stand in `label_gap`, within
    `label_room`, around `label_x`.
    """

    index: int
    hub: str
    down: bool
    links: list[Link]
    spans: dict[int, tuple[float, float]] = field(default_factory=dict)
    tracks: dict[int, int] = field(default_factory=dict)
    label_gap: int = 0
    label_room: tuple[float, float] = (0.0, 0.0)
    label_x: float = 0.0

    def leaf(self, link: Link) -> str:
        """The end of a link that is not the hub."""
        return link.target if link.source == self.hub else link.source


@dataclass(frozen=True, slots=True)
class Label:
    """A bundle's words, at their centre."""

    text: str
    x: float
    y: float
    width: float
    height: float
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A link's whole way from source to target, and the part that only this link draws.

    Bundled links share a stretch, which is drawn once: `own` leaves out what another link of the bundle draws.
    `joins` is the point where the own part meets it, None where the own part is the whole.
    """

    points: tuple[Point, ...]
    own: tuple[Point, ...]
    joins: Point | None
    head: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is.

    Centres and widths of cards, routes by link, labels, lanes as (lane, top, bottom), bounds as (left, top, right,
    bottom), and for each lane without cards an x where words disturb no line.
    """

    centres: dict[str, Point]
    widths: dict[str, float]
    routes: dict[str, Route]
    labels: tuple[Label, ...]
    bands: tuple[tuple[int, float, float], ...]
    bounds: tuple[float, float, float, float]
    free: dict[int, float]
