"""Counterparts: which nodes of different companies stand for the same thing.

Names differ ("cybersecurity officer", "head of information security"), so counterparts are told by role, level and
kind, and by the name only where those say nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from graphmodel import role_name, sits_in_board
from graphmodel.nodes import AnyNode, Board, Committee, Company, Officer, Team, ThirdParty
from queries.compare.wording import display_name

__all__ = ["Counterpart", "counterpart", "is_board_level", "structural_class"]

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
    return _by_kind(node) or _by_name(node)


def structural_class(node: AnyNode | Company) -> str:
    """What a node is counted as in a structure: its role, level or kind; `officer/other` and the like without one."""
    known = _by_kind(node)
    return known.key if known else f"{_group(node)}/other"


def _by_kind(node: AnyNode | Company) -> Counterpart | None:
    """By role, level and kind; None where the node's name is all that is known of it."""
    if isinstance(node, Officer):
        return Counterpart(f"officer/{node.role}", display_name(role_name(node.role))) if node.role else None
    if isinstance(node, Committee):
        if node.kind == "other":
            return None
        kind = node.kind if node.kind.isupper() else node.kind.capitalize()
        return Counterpart(f"{_group(node)}/{node.kind}", f"{kind} committee")
    if isinstance(node, Team):
        return _team_kind(node.name.casefold())
    if isinstance(node, ThirdParty):
        return None if node.kind == "other" else Counterpart(f"third party/{node.kind}", node.kind.capitalize())
    return _ONE_OF_A_KIND[node.label]


@lru_cache(maxsize=4096)
def _team_kind(name: str) -> Counterpart | None:
    kinds = (kind for kind, pattern in _TEAM_KINDS if pattern.search(name))
    return next((Counterpart(f"team/{kind.casefold()}", kind) for kind in kinds), None)


def _by_name(node: AnyNode | Company) -> Counterpart:
    name = (node.job_title if isinstance(node, Officer) else None) or node.name
    plain = " ".join(re.findall(r"\w+", name.casefold())) or name.casefold()
    return Counterpart(f"{_group(node)}/{plain}", display_name(name))


def _group(node: AnyNode | Company) -> str:
    if isinstance(node, Committee):
        return "board committee" if is_board_level(node) else "management committee"
    return "third party" if isinstance(node, ThirdParty) else node.label.lower()


def is_board_level(node: AnyNode | Company) -> bool:
    """Whether a node is the board or one of its committees; by its name where the filing does not say the level."""
    if isinstance(node, Committee):
        return node.level == "board" or (node.level is None and sits_in_board(node.name))
    return isinstance(node, Board)
