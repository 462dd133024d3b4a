"""Cards: what stands on them, and how large they must be for it.

Company and Program are no cards. Nearly every filing has one of each, so as cards they would say nothing and draw most
of the lines: in practice six of ten relations end at one of the two. They stand instead as marks on the other cards
("oversees the program", "engaged by the company"), in the relation's colour; a mark is clicked, filtered, counted and
searched like a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Company, Officer
from queries.charts.text import text_width, wrap
from queries.compare.wording import card_title, how_often

__all__ = ["BADGE_SIZE", "Badge", "Card", "badge_words", "make_card", "make_group", "make_plain_card"]

NAME_SIZE: Final = 13.0
PERSON_SIZE: Final = 11.5
BADGE_SIZE: Final = 11.0
_NAME_LINE = 16.0
_PERSON_LINE = 14.5
_BADGE_LINE = 17.0
_PAD_Y = 10.0
_PAD_X: Final = {"committee": 18.0}
_SHOWN_MEMBERS = 9
_NARROWEST = 92.0
_OF_COMPANY: Final = {
    "ENGAGES": "engaged by the company",
    "OVERSEES": "overseen by the company",
    "INFORMS": "informed by the company",
    "DELEGATES_TO": "tasked by the company",
}
_OF_PROGRAM: Final = {
    "OVERSEES": "oversees the program",
    "MANAGES": "manages the program",
    "SUPPORTS": "supports the program",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark on a card: the edge it stands for (by id), its type and words, the y of its middle from the top."""

    edge: str
    type: str
    text: str
    y: float
    hedged: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a card: y of its middle from the top, size, whether bold; `node` where it names a member."""

    text: str
    y: float
    size: float
    bold: bool
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card. `kind` gives its shape: board, committee, officer, management, team, third_party or group.

    A group stands for several nodes (`members`) that do nothing but sit in one body.
    """

    id: str
    lane: int
    kind: str
    title: str
    width: float
    height: float
    lines: tuple[Line, ...]
    badges: tuple[Badge, ...] = ()
    members: tuple[str, ...] = field(default=())


def make_card(node: AnyNode, lane: int, marks: Sequence[tuple[str, AnyEdge]], company: Company, width: float) -> Card:
    """A node's card, at most about `width` pixels wide and as high as its text; `marks` are its (id, edge) marks."""
    kind = {"ThirdParty": "third_party"}.get(node.label, node.label.lower())
    title = card_title(node)
    # Marks are not broken, so where they make the card wider the name has that room too.
    width = max(width, *(text_width(badge_words(edge, company), BADGE_SIZE) + 30 for _, edge in marks), 0.0)
    rows = [(text, NAME_SIZE, _NAME_LINE, True) for text in wrap(title, width - 2 * _pad(kind), NAME_SIZE)]
    if isinstance(node, Officer) and node.person and node.person != title:
        rows += [(text, PERSON_SIZE, _PERSON_LINE, False) for text in wrap(node.person, width - 20, PERSON_SIZE)]
    lines, y = [], _PAD_Y
    for text, size, height, bold in rows:
        lines.append(Line(text, y + height / 2, size, bold))
        y += height
    y += 4 if marks else 0
    badges = []
    for edge_id, edge in marks:
        badges.append(Badge(edge_id, edge.type, badge_words(edge, company), y + _BADGE_LINE / 2, edge.hedged))
        y += _BADGE_LINE
    needed = max(
        [text_width(text, size) + 2 * _pad(kind) for text, size, _, _ in rows]
        + [text_width(badge.text, BADGE_SIZE) + 30 for badge in badges]
    )
    return Card(node.uid, lane, kind, title, max(_NARROWEST, needed), y + _PAD_Y, tuple(lines), tuple(badges))


def make_group(group_id: str, lane: int, noun: str, members: Mapping[str, str], width: float) -> Card:
    """One card for several members (id and name), which it lists; those beyond the ninth are named in the panel."""
    title = f"{len(members)} {noun}"
    lines, y = [Line(title, _PAD_Y + _NAME_LINE / 2, NAME_SIZE, bold=True)], _PAD_Y + _NAME_LINE + 8
    shown = list(members.items())[:_SHOWN_MEMBERS]
    for uid, name in shown:
        for place, text in enumerate(wrap(name, width, PERSON_SIZE)):
            words = text if place else f"• {text}"
            lines.append(Line(words, y + _PERSON_LINE / 2, PERSON_SIZE, bold=False, node=uid))
            y += _PERSON_LINE
        y += 2
    if len(members) > len(shown):
        lines.append(Line(f"+ {len(members) - len(shown)} more", y + _PERSON_LINE / 2, PERSON_SIZE, bold=True))
        y += _PERSON_LINE
    needed = max(text_width(line.text, line.size) + 34 for line in lines)
    return Card(group_id, lane, "group", title, max(_NARROWEST, needed), y + _PAD_Y, tuple(lines), (), tuple(members))


def make_plain_card(card_id: str, lane: int, title: str, width: float) -> Card:
    """A card with nothing but a name, for a node that a user adds."""
    texts = wrap(title, width - 2 * _pad("team"), NAME_SIZE)
    lines = tuple(
        Line(text, _PAD_Y + _NAME_LINE * (place + 0.5), NAME_SIZE, bold=True) for place, text in enumerate(texts)
    )
    needed = max((text_width(text, NAME_SIZE) for text in texts), default=0.0) + 2 * _pad("team")
    height = 2 * _PAD_Y + _NAME_LINE * max(1, len(texts))
    return Card(card_id, lane, "team", title, max(_NARROWEST, needed), height, lines)


def badge_words(edge: AnyEdge, company: Company) -> str:
    """A mark's words, seen from the card that carries it."""
    if edge.source == company.uid:
        words = _OF_COMPANY[edge.type]
    elif edge.target == company.uid:
        words = "informs the company"
    else:
        words = _OF_PROGRAM[edge.type]
    often = how_often(edge)
    if often:
        words += f" · {often}"
    return f"{words} · hedged" if edge.hedged else words


def _pad(kind: str) -> float:
    return _PAD_X.get(kind, 12.0)
