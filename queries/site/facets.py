"""What filings are filtered by on the site: for each filing, the values it has of every facet.

Silence is a value of its own, so that the counts of a facet say how many filings disclose nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graphmodel import FilingGraph, role_name
from queries.compare.features import FEATURES
from queries.compare.wording import display_name
from queries.site.industries import DIVISIONS, division_of, industry_of

__all__ = ["FACETS", "SILENT", "Facet"]

_NOT_STATED: Final = "Not stated"
_NOT_DISCLOSED: Final = "Not disclosed"
_NO_OFFICER: Final = "No security officer named"
# 700 and 75 million are the bounds of large accelerated and accelerated filers in Rule 12b-2 (17 CFR 240.12b-2).
_SIZES: Final = (
    ("$10 billion or more", 10e9),
    ("$700 million to 10 billion", 700e6),
    ("$75 to 700 million", 75e6),
    ("Under $75 million", 1.0),
    ("No public float ($0)", 0.0),
)
_COMMITTEES: Final = {
    "audit": "Audit committee",
    "risk": "Risk committee",
    "cybersecurity": "Cybersecurity committee",
    "technology": "Technology committee",
    "governance": "Governance committee",
    "ESG": "ESG committee",
}
SILENT: Final = frozenset({_NOT_STATED, _NOT_DISCLOSED, _NO_OFFICER})
"""The values by which a filing says nothing."""

_ASK: Final = {feature.name: feature.ask for feature in FEATURES}


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: `values` gives a filing's values, one at least; `order` their order, by count where there is none.

    `which` is true of what tells a company's filings apart: it says which of them counts, and has one value a filing.
    """

    key: str
    title: str
    values: Callable[[FilingGraph], tuple[str, ...]]
    order: tuple[str, ...] = ()
    which: bool = False


def _form(part: FilingGraph) -> tuple[str, ...]:
    return (part.filing.form or _NOT_STATED,)


def _year(part: FilingGraph) -> tuple[str, ...]:
    return (str(part.filing.fiscal_year or _NOT_STATED),)


def _division(part: FilingGraph) -> tuple[str, ...]:
    sic = part.company.sic
    return ((sic and division_of(sic)) or _NOT_STATED,)


def _industry(part: FilingGraph) -> tuple[str, ...]:
    sic = part.company.sic
    return (industry_of(sic) if sic else _NOT_STATED,)


def _size(part: FilingGraph) -> tuple[str, ...]:
    public_float = part.filing.public_float
    if public_float is None:
        return (_NOT_STATED,)
    return (next(name for name, least in _SIZES if public_float >= least),)


def _in_charge(part: FilingGraph) -> tuple[str, ...]:
    """The board and its committees that oversee the programme."""
    return _named(_ASK["board_oversight"](part).keys, _body) or (_NOT_DISCLOSED,)


def _line(part: FilingGraph) -> tuple[str, ...]:
    """To whom the security officer reports."""
    if not _ASK["security_officer"](part).disclosed:
        return (_NO_OFFICER,)
    return _named(_ASK["security_line"](part).keys, _superior) or (_NOT_DISCLOSED,)


def _named(keys: frozenset[str], name: Callable[[str, str], str]) -> tuple[str, ...]:
    """The names of counterparts, which have keys such as `board committee/audit`."""
    return tuple(sorted({name(group, kind) for group, _, kind in (key.partition("/") for key in keys)}))


def _body(group: str, kind: str) -> str:
    return "Full board" if group == "board" else _COMMITTEES.get(kind, "Another committee")


def _superior(group: str, kind: str) -> str:
    if group == "officer":
        known = role_name(kind)
        return display_name(known) if known != kind else "Another officer"
    return "Board or board committee" if group.startswith("board") else "Management or its committee"


FACETS: Final = (
    Facet("form", "Form", _form, which=True),
    Facet("year", "Fiscal year", _year, tuple(str(year) for year in range(2100, 2000, -1)), which=True),
    Facet("charge", "In charge at board level", _in_charge, ("Full board", *_COMMITTEES.values(), "Another committee")),
    Facet("line", "Security officer reports to", _line),
    Facet("size", "Public float", _size, tuple(name for name, _ in _SIZES)),
    Facet("division", "Industry", _division, tuple(name for name, _, _ in DIVISIONS)),
    Facet("sic", "SIC code", _industry),
)
"""The facets in the order of the page."""
