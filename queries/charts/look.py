"""How lanes, cards and relations look: one table for the page, the exports and the legend."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["EDGE_LOOKS", "LANES", "EdgeLook", "Lane"]


class Lane(NamedTuple):
    """A lane: its name, a card's fill and border, the lane's own tint."""

    key: str
    name: str
    fill: str
    line: str
    tint: str


class EdgeLook(NamedTuple):
    """How one type of relation is drawn: colour (5:1 on white or more), dash pattern, width, and what it means.

    Dash and width differ as well as colour, since colours alone merge for many readers. `upward` tells that the
    superior end is the target, `ranks` that it sets superiors above inferiors within a lane too.
    """

    color: str
    dash: tuple[int, ...]
    width: float
    meaning: str
    upward: bool
    ranks: bool = True


LANES: Final = (
    Lane("board", "Board", "#dfe8f5", "#38598b", "#f4f7fc"),
    Lane("board_committees", "Board committees", "#e3eefa", "#3f6ea8", "#fafcfe"),
    Lane("executives", "Executives", "#fff1cf", "#9a730d", "#fffbf1"),
    Lane("management_committees", "Management committees", "#ddf1ea", "#2a7561", "#f5fbf9"),
    Lane("security", "Security leadership", "#fce3d5", "#b85a24", "#fef7f3"),
    Lane("teams", "Teams and departments", "#eceef1", "#5d6874", "#f9fafb"),
    Lane("third_parties", "Third parties", "#f3e3ee", "#8a477a", "#fdf8fb"),
)

EDGE_LOOKS: Final = {
    "OVERSEES": EdgeLook("#b03a00", (), 1.9, "has oversight of", upward=False),
    "REPORTS_TO": EdgeLook("#1b1f24", (), 2.3, "reporting line; the arrow points to the superior", upward=True),
    "INFORMS": EdgeLook("#005f99", (7, 4), 1.7, "briefs or updates", upward=True, ranks=False),
    "DELEGATES_TO": EdgeLook("#7a5600", (12, 3, 2, 3), 1.9, "hands oversight or a task to", upward=False),
    "MANAGES": EdgeLook("#00664f", (), 1.9, "assesses, manages or runs", upward=False),
    "LEADS": EdgeLook("#4b3fa0", (14, 4), 2.1, "heads or chairs", upward=False),
    "MEMBER_OF": EdgeLook("#9a2f68", (2, 4), 1.9, "sits on", upward=True),
    "PART_OF": EdgeLook("#586069", (4, 3), 1.6, "unit belongs to unit", upward=True),
    "SUPPORTS": EdgeLook("#3d6b1f", (10, 4, 2, 4, 2, 4), 1.7, "assists or advises", upward=True, ranks=False),
    "ENGAGES": EdgeLook("#84456f", (9, 3, 2, 3), 1.7, "uses the outside party", upward=False),
}
