"""What a node is called, and whether a text names it."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final

from graphmodel import role_name
from graphmodel.nodes import AnyNode, Committee, Company, Officer, Program, Team, ThirdParty
from queries.compare.counterparts import structural_class
from queries.drift.sentences import plain

__all__ = ["forms", "is_named", "is_unnamed_party", "same_field", "same_words"]

_TEAM_WORDS: Final = {
    "information technology": r"it\b|information technology|technology|information systems",
    "information security": r"security|cyber|infosec",
    "incident response": "incident|response",
}
_MANAGED: Final = (
    r"(?:risks?|threats?|vulnerability|incident|vendor|supplier|identity|access|asset|change|crisis|event|data|patch|"
    r"device|configuration|project|continuity|security|cybersecurity|information|service|party)"
)
"""What "management" is of where it means a work and nobody who does it: "risk management"."""

_WORDS: Final = {
    "Board": re.compile(
        r"(?<!committee of the )(?<!committee of our )(?<!committee of )\bboards?\b"
        r"(?! of directors (?:\w+ ){1,2}committee)|(?<!board of )\bdirectors\b|\btrustees\b"
    ),
    "Management": re.compile(
        rf"(?:^|\b(?!{_MANAGED}\b)\w+ )managements?\b(?! (?:of|functions?)\b)|"
        r"\bexecutives?\b|\bleadership\b|\bofficers\b|\bleaders\b"
    ),
}
_ANY_PARTY: Final = (
    r"\bthird parties\b|\b(?:outside|external|independent) parties\b|\ba third party (?:to|who|that|which)\b"
)
_PARTIES: Final = (
    r"\b(?:counsel|law firm|attorney|lawyer)",
    r"\binsurers?\b",
    r"\b(?:government|law enforcement|agenc|regulator|authorit)",
    r"\b(?:assessors?|auditors?|testers?|examiners?|consult(?:an\w+|ing)|advis(?:[oe]rs?|ory)|experts?|specialists?|firms?)\b",
    r"\b(?:providers?|vendors?|suppliers?|contractors?|partners?|managed (?:\w+ ){0,2}services?|outsourc\w+|mssp)\b",
)
"""Words for outside parties, by trade; who gives advice and who tests is one as good as another."""

_LONG: Final = {
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "it": "information technology",
    "infosec": "information security",
    "hr": "human resources",
    "cyber": "cybersecurity",
}
_SAYS_NOTHING: Final = frozenset(
    {"", "board", "committee", "council", "cybersecurity", "department", "group", "it", "management", "officer"}
    | {"program", "security", "team", "technology"}
)
"""Aliases that are words of every disclosure."""
_EMPTY: Final = frozenset(
    {"of", "for", "the", "and", "our", "a", "an", "its", "in", "to", "s"}
    | {"companys", "company", "corporate", "global", "group", "interim", "acting"}
)
_RANKS: Final = frozenset(
    {"chief", "officer", "head", "director", "manager", "president", "vice", "senior", "sr", "executive", "assistant"}
    | {"managing", "associate", "principal", "lead", "leader", "deputy"}
)
_MANAGING: Final = r"(?:committees?|councils?|board|groups?|teams?)"
_UNIT: Final = r"(?:teams?|departments?|functions?|groups?|staff|personnel|units?|offices?|professionals?|organization)"


def forms(node: AnyNode) -> frozenset[str]:
    """What a node may be called in a text, in `plain` words: its name, its aliases, its role in short and long."""
    said = {node.name, *node.aliases}
    if isinstance(node, Officer):
        said |= {node.job_title or "", node.person or ""}
    found = set(map(plain, said)) - _SAYS_NOTHING
    if isinstance(node, Officer) and node.role:
        role = {plain(node.role), plain(role_name(node.role))}
        # A head of security who is counted as a CISO is not called so.
        found |= role if any(f" {form} " in f" {name} " for form in role for name in found) else set()
    if isinstance(node, Committee):
        found |= {_initials(node.name)} - _SAYS_NOTHING
    return frozenset(found)


def _initials(name: str) -> str:
    """`arc` of "Audit & Risk Committee"; empty where there are less than three, which may mean anything."""
    initials = "".join(word[0] for word in plain(name).split() if word not in _EMPTY)
    return initials if len(initials) >= 3 else ""


def is_named(node: AnyNode | Company, text: str) -> bool:
    """Whether a text in `plain` words names the node, by a form of its own or as one of its kind.

    The registrant and its programme are what every text is about. An outside party is one as good as another of its
    trade, unless it is a firm with a name.
    """
    if isinstance(node, Company | Program):
        return True
    words = _trade(plain(node.name)) if is_unnamed_party(node) else _WORDS.get(node.label)
    if words:
        return bool(words.search(text))
    if any(map(partial(_stands, text), forms(node))):
        return True
    kind = structural_class(node).rpartition("/")[2]
    if isinstance(node, Committee | Team) and kind != "other":
        return bool(_kind_pattern(_body(node), kind).search(text))
    return False


def is_unnamed_party(node: AnyNode | Company) -> bool:
    """Whether a node is an outside party that is told by its trade, "consultants", and not by a name of its own."""
    return isinstance(node, ThirdParty) and node.name == node.name.lower()


@lru_cache(maxsize=4096)
def _trade(name: str) -> re.Pattern[str]:
    """The words for parties of the trades that a name says, or for any where it says none."""
    said = [words for words in _PARTIES if re.search(words, name)]
    return re.compile("|".join((_ANY_PARTY, *(said or _PARTIES))))


def _stands(text: str, form: str) -> bool:
    """Whether a form stands in a text, be it with a space too many, as in "Audit Commi ttee"."""
    padded = f" {text} "
    if f" {form} " in padded or f" {form}s " in padded:
        return True
    return " " in form and _squeezed(form) in _squeezed(text) and bool(_spaced(form).search(text))


@lru_cache(maxsize=4096)
def _spaced(form: str) -> re.Pattern[str]:
    """The form with spaces anywhere in it, and at most a letter before it: no "IT committee" in "audit committee"."""
    return re.compile(r"\b\w?" + " ?".join(_squeezed(form)))


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def _body(node: Committee | Team) -> str:
    """What a body of this sort is called; what is named a committee is no team."""
    if isinstance(node, Team):
        return _UNIT
    is_committee = node.level == "board" or "committee" in node.name.lower()
    return r"(?:committees?|board)" if is_committee else _MANAGING


@lru_cache(maxsize=128)
def _kind_pattern(body: str, kind: str) -> re.Pattern[str]:
    """An "audit and finance committee" is a committee of the kind audit, "IT staff" a team for technology."""
    words = _TEAM_WORDS.get(kind, plain(kind))
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
