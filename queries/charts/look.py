"""How lanes, cards and relations look: one table for the page, the exports and the legend, by day and by night."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

__all__ = ["ADDED", "EDGE_LOOKS", "LANES", "EdgeLook", "Lane", "Tint", "looks"]


class Tint(NamedTuple):
    """A lane's colours: a card's fill and border, and the lane's own ground."""

    fill: str
    line: str
    tint: str


class Lane(NamedTuple):
    """A lane: its name, and its colours by day and by night."""

    key: str
    name: str
    day: Tint
    night: Tint


class EdgeLook(NamedTuple):
    """How one type of relation is drawn: colours (5:1 on their ground or more), dash pattern, width, what it means.

    Dash and width differ as well as colour, since colours alone merge for many readers. `upward` tells that the
    superior end is the target, `ranks` that it sets superiors above inferiors within a lane too.
    """

    day: str
    night: str
    dash: tuple[int, ...]
    width: float
    meaning: str
    upward: bool
    ranks: bool = True


LANES: Final = (
    Lane("board", "Board", Tint("#dfe8f5", "#38598b", "#f4f7fc"), Tint("#1d2c46", "#7fa3d9", "#141b28")),
    Lane(
        "board_committees",
        "Board committees",
        Tint("#e3eefa", "#3f6ea8", "#fafcfe"),
        Tint("#1a2f48", "#6fa8e0", "#111822"),
    ),
    Lane("executives", "Executives", Tint("#fff1cf", "#9a730d", "#fffbf1"), Tint("#352c14", "#d9b34a", "#1a1810")),
    Lane(
        "management_committees",
        "Management committees",
        Tint("#ddf1ea", "#2a7561", "#f5fbf9"),
        Tint("#15332a", "#5fc2a3", "#101a17"),
    ),
    Lane(
        "security", "Security leadership", Tint("#fce3d5", "#b85a24", "#fef7f3"), Tint("#3a2317", "#e8925c", "#1d1612")
    ),
    Lane(
        "teams", "Teams and departments", Tint("#eceef1", "#5d6874", "#f9fafb"), Tint("#272c33", "#98a4b3", "#15181c")
    ),
    Lane(
        "third_parties", "Third parties", Tint("#f3e3ee", "#8a477a", "#fdf8fb"), Tint("#33212f", "#cf8fbe", "#1a1419")
    ),
)

EDGE_LOOKS: Final = {
    "OVERSEES": EdgeLook("#b03a00", "#ff9b6b", (), 1.9, "has oversight of", upward=False),
    "REPORTS_TO": EdgeLook(
        "#1b1f24", "#f0f3f6", (), 2.3, "reporting line; the arrow points to the superior", upward=True
    ),
    "INFORMS": EdgeLook("#005f99", "#74bff2", (7, 4), 1.7, "briefs or updates", upward=True, ranks=False),
    "DELEGATES_TO": EdgeLook("#7a5600", "#e3b75a", (12, 3, 2, 3), 1.9, "hands oversight or a task to", upward=False),
    "MANAGES": EdgeLook("#00664f", "#55d0ac", (), 1.9, "assesses, manages or runs", upward=False),
    "LEADS": EdgeLook("#4b3fa0", "#bcb2ff", (14, 4), 2.1, "heads or chairs", upward=False),
    "MEMBER_OF": EdgeLook("#9a2f68", "#f39ac8", (2, 4), 1.9, "sits on", upward=True),
    "PART_OF": EdgeLook("#586069", "#b8c1cc", (4, 3), 1.6, "unit belongs to unit", upward=True),
    "SUPPORTS": EdgeLook(
        "#3d6b1f", "#a4d47a", (10, 4, 2, 4, 2, 4), 1.7, "assists or advises", upward=True, ranks=False
    ),
    "ENGAGES": EdgeLook("#84456f", "#dfa8cd", (9, 3, 2, 3), 1.7, "uses the outside party", upward=False),
}

ADDED: Final = EdgeLook("#3f4a57", "#c3ccd6", (1, 3), 1.7, "added by hand", upward=False, ranks=False)
"""A line that a user adds to the network, of no type of the model."""


def looks() -> dict[str, Any]:
    """The tables of lanes and relations, as the page reads them."""
    return {
        "lanes": [{"name": lane.name, "day": lane.day._asdict(), "night": lane.night._asdict()} for lane in LANES],
        "looks": {
            name: {
                "day": look.day,
                "night": look.night,
                "dash": look.dash,
                "width": look.width,
                "meaning": look.meaning,
            }
            for name, look in (*EDGE_LOOKS.items(), ("ADDED", ADDED))
        },
    }
