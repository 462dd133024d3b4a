"""Whether one filing says what an edge of the other one says: by an edge of its own, or by a sentence without one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Company
from queries.compare.counterparts import is_board_level
from queries.drift.naming import is_named, is_unnamed_party
from queries.drift.sentences import plain
from queries.drift.side import Side

__all__ = ["fact", "facts", "is_stated"]

Fact: TypeAlias = tuple[str, str, str]
Ends: TypeAlias = tuple[AnyNode | Company, AnyNode | Company]
"""A node as its own filing has it, and its match in the other one, or itself where it has none."""

_FAMILIES: Final = {
    "INFORMS": "account",
    "REPORTS_TO": "line",
    "OVERSEES": "charge",
    "DELEGATES_TO": "charge",
    "LEADS": "body",
    "MEMBER_OF": "body",
    "PART_OF": "body",
}
"""Relations that are read for one another; that another of its family takes a relation's place is no change."""

_CHARGE: Final = re.compile(r"\b(?:overse|oversight|supervis|delegat)")
_CUES: Final = {
    "INFORMS": re.compile(r"\b(?:inform|report|brief|updat|present|notif|communicat|discuss|escalat|meet)"),
    "REPORTS_TO": re.compile(
        r"\breport(?:s|ing|ed)?(?: (?:\w+ly|both|up|in))* to\b|\baccountable to\b|\breporting line|\bsupervis"
    ),
    "OVERSEES": _CHARGE,
    "DELEGATES_TO": _CHARGE,
    "MANAGES": re.compile(r"\b(?:manag(?!ement)|responsib|implement|monitor)"),
    "ENGAGES": re.compile(r"\b(?:engag|retain|hir|contract|partner|utiliz|leverag|outsourc|use|work)"),
    "SUPPORTS": re.compile(r"\b(?:support|assist|help|advis)"),
}
"""Words for a relation, by its type."""
_TOGETHER: Final = frozenset({"meet", "discuss", "communicat"})


def fact(edge: AnyEdge, side: Side, ids: Mapping[str, str]) -> Fact:
    """What an edge says: its source, the family of its type, and its target; edges that say the same are no change.

    Of the programme, whoever is not of the board oversees it as much as he manages it. Outside parties without a name
    are overseen all alike. `ids` are those of matched nodes, as ids of the other filing.
    """
    source, target = side.ends(edge)
    kind, end = _FAMILIES.get(edge.type, edge.type), ids.get(edge.target, edge.target)
    if target.label == "Program" and edge.type in ("OVERSEES", "MANAGES") and not is_board_level(source):
        kind = "work"
    if edge.type == "OVERSEES" and is_unnamed_party(target):
        end = target.label
    return ids.get(edge.source, edge.source), kind, end


def facts(side: Side) -> set[Fact]:
    """What a filing's edges say; who reports to somebody also accounts to him, but not the other way round."""
    said = {fact(edge, side, {}) for edge in side.part.edges}
    return said | {(source, "account", target) for source, kind, target in said if kind == "line"}


def is_stated(edge: AnyEdge, here: Side, there: Side, ids: Mapping[str, str]) -> bool:
    """Whether a sentence `there` says what an edge `here` says, though no such edge was read there.

    The sentence that is most like the edge's does where it names both ends, and any sentence where it has a word for
    the relation too; for a reporting line that word is wanted in either. `ids` are those of the matched nodes here, as
    ids there.
    """
    ends = [(node, there.nodes.get(ids.get(node.uid, ""), node)) for node in here.ends(edge)]
    return any(_relates(edge, ends, text) for text in there.sentences) or any(
        _is_reworded(edge, ends, plain(saying.text), there.sentences.reworded(saying.text)) for saying in edge.evidence
    )


def _is_reworded(edge: AnyEdge, ends: Sequence[Ends], own: str, near: str | None) -> bool:
    if near is None or near == own:
        return near == own
    if edge.type == "REPORTS_TO" and not _CUES[edge.type].search(near):
        return False
    # An end that the edge's own sentence calls "they" cannot be looked for in the other one.
    return all(_is_either_named(end, near) for end in ends if is_named(end[0], own))


def _relates(edge: AnyEdge, ends: Sequence[Ends], text: str) -> bool:
    """Whether a text names both ends and has a word for the relation.

    The word for an account stands between who gives it and who gets it: in "the CISO updates the committee and the
    board" the committee tells the board nothing. Of those who meet it need not.
    """
    cues = list(_CUES[edge.type].finditer(text)) if edge.type in _CUES else []
    if not (cues and all(_is_either_named(end, text) for end in ends)):
        return False
    if edge.type not in ("INFORMS", "REPORTS_TO"):
        return True
    return any(cue.group() in _TOGETHER or _stand_apart(ends, text, cue.start()) for cue in cues)


def _stand_apart(ends: Sequence[Ends], text: str, at: int) -> bool:
    """Whether one end is named before a place in a text and the other one after it."""
    before, after = text[:at], text[at:]
    return any(_is_either_named(one, before) and _is_either_named(other, after) for one, other in (ends, ends[::-1]))


def _is_either_named(end: Ends, text: str) -> bool:
    """Whether a text names a node as its own filing calls it, or as the other one calls its match."""
    return any(is_named(node, text) for node in end)
