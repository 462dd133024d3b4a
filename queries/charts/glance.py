"""What a reader should know of a filing in ten seconds, beside its chart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from queries.audit import check_flags
from queries.compare.features import FEATURES
from queries.compare.wording import flag_title

__all__ = ["at_a_glance", "filing_address", "tags_of"]

_AT_A_GLANCE: Final = frozenset(
    {"board_oversight", "security_officer", "security_line", "distance", "briefers", "managers",
     "third_parties", "frameworks"}
)  # fmt: skip
_ARCHIVES: Final = "https://www.sec.gov/Archives/edgar/data"


def at_a_glance(part: FilingGraph) -> list[dict[str, Any]]:
    """Who oversees, the security officer's line and distance to the board, who briefs and how often, third parties."""
    return [
        {"title": feature.title, "values": feature.ask(part).values}
        for feature in FEATURES
        if feature.name in _AT_A_GLANCE
    ]


def tags_of(part: FilingGraph, edges: Mapping[str, AnyEdge]) -> list[dict[str, Any]]:
    """The filing's own tags, how each stands to the text, and the ids (keys of `edges`) of what the text says."""
    ids = {id(edge): edge_id for edge_id, edge in edges.items()}
    return [
        {
            "title": flag_title(check.flag),
            "value": check.value,
            "standing": check.standing,
            "edges": [ids[id(edge)] for edge in check.relations],
        }
        for check in check_flags(part)
    ]


def filing_address(part: FilingGraph) -> str | None:
    """Where EDGAR keeps the filing; None where its accession number or the registrant's CIK is not known."""
    accession, cik = part.filing.accession or "", part.company.cik or ""
    if not re.fullmatch(r"[0-9]{10}-[0-9]{2}-[0-9]{6}", accession) or not re.fullmatch(r"[0-9]{1,10}", cik):
        return None
    return f"{_ARCHIVES}/{int(cik)}/{accession.replace('-', '')}/{accession}-index.htm"
