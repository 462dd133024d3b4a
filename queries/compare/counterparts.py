"""Counterparts: which nodes of different companies stand for the same thing.

Names differ ("cybersecurity officer", "head of information security"), so counterparts are told by role, level and
kind, and by the name only where those say nothing.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from graphmodel import role_name, sits_in_board
from graphmodel.nodes import AnyNode, Board, Committee, Company, Officer, Team, ThirdParty
from queries.compare.wording import display_name

__all__ = ["Counterpart", "counterpart", "is_board_level"]

# The first that fits, since "information security" is also IT and "audit" may be said of either.
_TEAM_KINDS: Final = (
    ("Internal audit", re.compile(r"\binternal audit")),
    ("Incident response", re.compile(r"\bincident|\bc[ei]rt\b|\bcsirt\b|\bemergency response|\bresponse team")),
    ("Security operations", re.compile(r"\bsecurity operations|\bsoc\b")),
    ("Information security", re.compile(r"\bsecurity|\bcyber|\binfosec")),
    ("Privacy", re.compile(r"\bprivacy|\bdata protection")),
    ("Information technology", re.compile(r"\bit\b|\binformation technology|\btechnology|\binformation systems")),
    ("Legal", re.compile(r"\blegal|\bcounsel")),
    ("Compliance", re.compile(r"\bcompliance")),
    ("Risk management", re.compile(r"\brisk")),
    ("Finance", re.compile(r"\bfinanc|\baccounting|\btreasury")),
    ("Human resources", re.compile(r"\bhuman resources|\bhr\b")),
)


class Counterpart(NamedTuple):
    """A key that counterparts share, and what to call it."""

    key: str
    title: str


_ONE_OF_A_KIND: Final = {
    "Board": Counterpart("board", "Board of directors"),
    "Management": Counterpart("management", "Management"),
    "Program": Counterpart("program", "Cybersecurity program"),
    "Company": Counterpart("company", "The company"),
}


def counterpart(node: AnyNode | Company) -> Counterpart:
    """What a node is counted as across companies."""
    if isinstance(node, Officer):
        if node.role:
            return Counterpart(f"officer/{node.role}", display_name(role_name(node.role)))
        return _by_name("officer", node.job_title or node.name)
    if isinstance(node, Committee):
        return _committee(node)
    if isinstance(node, Team):
        return _team(node)
    if isinstance(node, ThirdParty):
        if node.kind == "other":
            return _by_name("third party", node.name)
        return Counterpart(f"third party/{node.kind}", node.kind.capitalize())
    return _ONE_OF_A_KIND[node.label]


def is_board_level(node: AnyNode | Company) -> bool:
    """Whether a node is the board or one of its committees; by its name where the filing does not say the level."""
    if isinstance(node, Committee):
        return node.level == "board" or (node.level is None and sits_in_board(node.name))
    return isinstance(node, Board)


def _committee(node: Committee) -> Counterpart:
    level = "board" if is_board_level(node) else "management"
    if node.kind == "other":
        return _by_name(f"{level} committee", node.name)
    kind = node.kind if node.kind.isupper() else node.kind.capitalize()
    return Counterpart(f"{level} committee/{node.kind}", f"{kind} committee")


def _team(node: Team) -> Counterpart:
    name = node.name.casefold()
    for kind, pattern in _TEAM_KINDS:
        if pattern.search(name):
            return Counterpart(f"team/{kind.casefold()}", kind)
    return _by_name("team", node.name)


def _by_name(label: str, name: str) -> Counterpart:
    plain = " ".join(re.findall(r"\w+", name.casefold())) or name.casefold()
    return Counterpart(f"{label}/{plain}", display_name(name))
