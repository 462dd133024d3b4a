"""The ten kinds of edge; each declares which labels it may join.

Validation, the README's table and (on Neo4j) the schema come from these declarations alone. An edge reads as a
sentence: source, type, target.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from graphmodel.evidence import Evidence

__all__ = [
    "EDGE_CLASSES",
    "EDGE_TYPES",
    "FREQUENCIES",
    "AnyEdge",
    "DelegatesTo",
    "Edge",
    "Engages",
    "Frequency",
    "Informs",
    "Leads",
    "Manages",
    "MemberOf",
    "Oversees",
    "PartOf",
    "ReportsTo",
    "Supports",
    "may_join",
]

Frequency = Literal[
    "weekly",
    "monthly",
    "quarterly",
    "semi-annually",
    "annually",
    "regularly",
    "periodically",
    "as needed",
    "other",
]
FREQUENCIES: tuple[str, ...] = get_args(Frequency)

_POSTS = frozenset({"Officer", "Management"})
_UNITS = frozenset({"Committee", "Team"})
_INSIDE = _POSTS | _UNITS
_ACTORS = _INSIDE | {"ThirdParty"}


class Edge(BaseModel):
    """What every edge has: its two ends by `uid`, the filing, and the evidence that says so.

    `confidence` is between 0 and 1. `hedged` tells "may", "from time to time" and the like from what is plainly
    stated. `frequency` is set on REPORTS_TO and INFORMS only, where the text says one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: ClassVar[frozenset[str]]
    targets: ClassVar[frozenset[str]]
    meaning: ClassVar[str]

    source: str
    target: str
    filing: str
    confidence: float = Field(default=1.0, ge=0, le=1)
    hedged: bool = False
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class ReportsTo(Edge):
    """A's line goes to B."""

    meaning = "A's line goes to B"
    sources = _ACTORS
    targets = _INSIDE | {"Board"}
    type: Literal["REPORTS_TO"] = "REPORTS_TO"
    frequency: Frequency | None = None


class Informs(Edge):
    """A gives B information about cybersecurity matters."""

    meaning = "A gives B information about cybersecurity matters"
    sources = _ACTORS | {"Company", "Board"}
    targets = _ACTORS | {"Company", "Board"}
    type: Literal["INFORMS"] = "INFORMS"
    frequency: Frequency | None = None


class Oversees(Edge):
    """A has oversight of B."""

    meaning = "A has oversight of B"
    sources = _ACTORS | {"Company", "Board"}
    targets = _ACTORS | {"Program"}
    type: Literal["OVERSEES"] = "OVERSEES"


class DelegatesTo(Edge):
    """A hands oversight or a task to B."""

    meaning = "A hands oversight or a task to B"
    sources = _INSIDE | {"Company", "Board"}
    targets = _ACTORS
    type: Literal["DELEGATES_TO"] = "DELEGATES_TO"


class Manages(Edge):
    """A carries out the work of the programme."""

    meaning = "A carries out the work of the programme"
    sources = _ACTORS
    targets = frozenset({"Program"})
    type: Literal["MANAGES"] = "MANAGES"


class Leads(Edge):
    """A heads body B."""

    meaning = "A heads body B"
    sources = _INSIDE
    targets = _UNITS | {"Board", "Management"}
    type: Literal["LEADS"] = "LEADS"


class MemberOf(Edge):
    """Officer A belongs to body B."""

    meaning = "officer A belongs to body B"
    sources = frozenset({"Officer"})
    targets = _UNITS | {"Board", "Management"}
    type: Literal["MEMBER_OF"] = "MEMBER_OF"


class PartOf(Edge):
    """Unit A belongs to unit B."""

    meaning = "unit A belongs to unit B"
    sources = _UNITS | {"Management", "ThirdParty"}
    targets = _UNITS | {"Board", "Management"}
    type: Literal["PART_OF"] = "PART_OF"


class Supports(Edge):
    """A assists or advises B."""

    meaning = "A assists or advises B"
    sources = _ACTORS
    targets = _INSIDE | {"Board", "Program"}
    type: Literal["SUPPORTS"] = "SUPPORTS"


class Engages(Edge):
    """A (the company unless the text names who) uses outside party B."""

    meaning = "A uses outside party B"
    sources = _INSIDE | {"Company", "Board"}
    targets = frozenset({"ThirdParty"})
    type: Literal["ENGAGES"] = "ENGAGES"


_AnyEdge = ReportsTo | Informs | Oversees | DelegatesTo | Manages | Leads | MemberOf | PartOf | Supports | Engages
AnyEdge = Annotated[_AnyEdge, Field(discriminator="type")]

EDGE_CLASSES: dict[str, type[Edge]] = {edge.model_fields["type"].default: edge for edge in get_args(_AnyEdge)}
EDGE_TYPES: tuple[str, ...] = tuple(EDGE_CLASSES)


def may_join(edge_type: str, source_label: str, target_label: str) -> bool:
    """Whether an edge of this type may go from a node of one label to a node of the other."""
    edge = EDGE_CLASSES[edge_type]
    return source_label in edge.sources and target_label in edge.targets
