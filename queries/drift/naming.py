"""What a node is called, and whether a text names it."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final

from graphmodel import role_name
from graphmodel.nodes import AnyNode, Committee, Company, Officer, Program, Team, ThirdParty
from queries.compare.counterparts import structural_class
from queries.drift.sentences import plain

__all__ = ["forms", "is_named", "same_field", "same_words"]

_TEAM_WORDS: Final = {
    "information technology": r"it\b|information technology|technology|information systems",
    "information security": r"security|cyber|infosec",
    "incident response": "incident|response",
}
_WORDS: Final = {
    "Board": re.compile(r"\bboards?\b|\bdirectors\b|\btrustees\b"),
    "Management": re.compile(r"\bmanagement\b|\bmanagements\b|\bexecutives?\b|\bleadership\b|\bofficers\b|\bleaders\b"),
    "ThirdParty": re.compile(
        r"\b(?:third part|vendor|consult|advis|assessor|auditor|provider|expert|firm|counsel|insurer|contractor|"
        r"supplier|partner|specialist|outside|external)"
    ),
}
_LONG: Final = {
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "it": "information technology",
    "infosec": "information security",
    "hr": "human resources",
    "cyber": "cybersecurity",
}
_EMPTY: Final = frozenset(
    {"of", "for", "the", "and", "our", "a", "an", "its", "in", "to", "s"}
    | {"companys", "company", "corporate", "global", "group", "interim", "acting"}
)
_RANKS: Final = frozenset(
    {"chief", "officer", "head", "director", "manager", "president", "vice", "senior", "sr", "executive", "assistant"}
    | {"managing", "associate", "principal", "lead", "leader", "deputy"}
)
_UNIT: Final = r"(?:teams?|departments?|functions?|groups?|staff|personnel|units?|offices?|professionals?|organization)"


def forms(node: AnyNode) -> frozenset[str]:
    """What a node may be called in a text, in `plain` words: its name, its aliases, its role in short and long."""
    said = {node.name, *node.aliases}
    if isinstance(node, Officer):
        said |= {node.job_title or "", node.person or ""}
        said |= {node.role, role_name(node.role)} if node.role else set()
    return frozenset(filter(None, map(plain, said)))


def is_named(node: AnyNode | Company, text: str) -> bool:
    """Whether a text in `plain` words names the node, by a form of its own or as one of its kind.

    The registrant and its programme are what every text is about. Outside parties are one as good as another, unless
    it is a firm with a name.
    """
    if isinstance(node, Company | Program):
        return True
    words = _WORDS.get(node.label)
    if words and not (isinstance(node, ThirdParty) and node.name != node.name.lower()):
        return bool(words.search(text))
    if any(map(partial(_stands, text), forms(node))):
        return True
    kind = structural_class(node).rpartition("/")[2]
    if isinstance(node, Committee | Team) and kind != "other":
        return bool(_kind_pattern(node.label, kind).search(text))
    return False


def _stands(text: str, form: str) -> bool:
    """Whether a form stands in a text, be it with a space too many, as in "Audit Commi ttee"."""
    padded = f" {text} "
    return f" {form} " in padded or f" {form}s " in padded or (" " in form and _squeezed(form) in _squeezed(text))


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return text.replace(" ", "")


@lru_cache(maxsize=128)
def _kind_pattern(label: str, kind: str) -> re.Pattern[str]:
    """An "audit and finance committee" is a committee of the kind audit, "IT staff" a team for technology."""
    words = _TEAM_WORDS.get(kind, plain(kind))
    body = _UNIT if label == "Team" else r"(?:committees?|councils?|board|groups?|teams?)"
    between = r"(?: (?!(?:the|our|a|an|its|to|of|by)\b)\w+){0,3}"
    return re.compile(rf"\b(?:{words})\w*{between} {body}\b")


def same_field(one: str, other: str) -> bool:
    """Whether two titles are of one field, whatever their rank: `director of IT` and `vice president, IT`."""
    return bool((_content(one) & _content(other)) - _RANKS)


def same_words(one: str, other: str) -> bool:
    """Whether two names say the same: `VP of IT` is `vice president, information technology`."""
    return _content(one) == _content(other)


def _content(name: str) -> frozenset[str]:
    words = " ".join(_LONG.get(word, word) for word in plain(name).split()).split()
    return frozenset(word.removesuffix("s") for word in words if word not in _EMPTY)
