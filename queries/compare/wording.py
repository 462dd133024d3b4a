"""Words on charts: names, relations, elements and filings as a reader expects them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Company, Filing, Officer

__all__ = [
    "card_title",
    "display_name",
    "element_name",
    "filing_line",
    "flag_title",
    "frequency_of",
    "how_often",
    "relation",
    "relation_phrase",
]

_SMALL: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_ACRONYMS: Final = frozenset(
    {
        "it", "ciso", "cio", "cto", "ceo", "cfo", "coo", "cro", "cco", "cpo", "cso", "cae", "clo", "gc", "esg", "erm",
        "soc", "csirt", "cirt", "irt", "mssp", "msp", "mdr", "siem", "grc", "hr", "ir", "pr", "vp", "svp", "evp",
        "avp", "us", "usa", "uk", "eu", "ai", "ot", "iso", "nist", "cisa", "fbi", "sec", "pci", "llc", "llp", "lp",
        "pwc", "kpmg", "ey", "ehs", "isac", "isao", "isrm", "ncua", "fdic", "occ", "csc", "csg", "r&d", "m&a", "sox",
        "ict"
    }
)  # fmt: skip
_FLAG_TITLES: Final = {
    "integrated": "cybersecurity is part of overall risk management",
    "third_party_engaged": "third parties are engaged",
    "third_party_oversight": "risks from third-party providers are overseen",
    "materially_affected": "cyber risks have had, or are likely to have, a material effect",
    "positions_responsible": "management positions or committees are responsible",
    "reports_to_board": "those responsible report to the board",
}


@lru_cache(maxsize=4096)
def display_name(name: str) -> str:
    """A name in title case; words that carry capitals of their own stay as written, acronyms are put in capitals."""
    words = name.split()
    return " ".join(_word(word, first=index == 0) for index, word in enumerate(words))


def card_title(node: AnyNode | Company) -> str:
    """What stands on a node's card."""
    if isinstance(node, Company):
        return node.name
    if isinstance(node, Officer) and node.person and node.name == node.person:
        return node.person
    return display_name(node.name)


def relation(edge_type: str) -> str:
    """`REPORTS_TO` as words: `reports to`."""
    return edge_type.replace("_", " ").lower()


def frequency_of(edge: AnyEdge) -> str | None:
    """The edge's frequency, where its type has one and the text says it."""
    value = getattr(edge, "frequency", None)
    return None if value is None else str(value)


def how_often(edge: AnyEdge) -> str | None:
    """The edge's frequency in words that stand alone."""
    often = frequency_of(edge)
    return "other frequency" if often == "other" else often


def relation_phrase(edge: AnyEdge) -> str:
    """The relation with its frequency, and a mark where the text only says "may" or the like."""
    often = how_often(edge)
    words = relation(edge.type)
    if often:
        words += f" · {often}"
    return f"{words} · hedged" if edge.hedged else words


def element_name(element: str | None) -> str | None:
    """A cyd element in words: `Board of Directors Oversight`; None for None."""
    if element is None:
        return None
    name = element.rpartition(":")[2].removesuffix("TextBlock").removesuffix("Flag")
    short = re.sub(r"^CybersecurityRisk(?:Management)?(?=[A-Z])", "", name) or name
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", short)
    return " ".join(_word(word.lower(), first=index == 0) for index, word in enumerate(words)) or element


def filing_line(filing: Filing) -> str:
    """Form, year, section and id of a filing in one line."""
    year = f"FY{filing.fiscal_year}" if filing.fiscal_year else None
    return " · ".join(part for part in (filing.form, year, filing.section, filing.filing_id) if part)


def flag_title(flag: str) -> str:
    """What a yes to one of the filing's six flags states, in words."""
    return _FLAG_TITLES.get(flag, display_name(flag.replace("_", " ")))


def _word(word: str, *, first: bool) -> str:
    if any(char.isupper() for char in word):
        return word
    core = word.strip("()[]“”\"',.;:’")
    bare = core.removesuffix("’s").removesuffix("'s")
    if bare in _ACRONYMS:
        return word.replace(bare, bare.upper(), 1)
    if bare in _SMALL and not first:
        return word
    return re.sub(r"(^|[-/(“\"])([^\W\d_])", lambda match: match[1] + match[2].upper(), word)
