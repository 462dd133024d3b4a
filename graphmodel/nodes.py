"""The eight kinds of node, and the filing that they come from.

In a store the node's label is its Cypher label and `uid` its key; the property names avoid `id`, `title`, `type` and
`label`, which the embedded Cypher engine keeps for itself.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "FLAGS",
    "LABELS",
    "NODE_CLASSES",
    "AnyNode",
    "Board",
    "Committee",
    "Company",
    "Filing",
    "Management",
    "Node",
    "Officer",
    "Program",
    "Team",
    "ThirdParty",
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Filing(_Record):
    """One filing: what is known about the document that the graph was read from.

    `filing_id` is the accession number where known, else the source's stem. `fiscal_year` is the year in which the
    period ends; `source` is the name of the file it was read from; dates are ISO strings; `public_float` is in US
    dollars. `section_found` says how the section was found in a report without tags, and how sure that is.
    The six flags are the filing's own cyd flags (Reg. S-K Item 106, Form 20-F Item 16K); None where the filing does
    not state one.
    """

    filing_id: str = Field(min_length=1)
    company_id: str
    accession: str | None = None
    form: str | None = None
    fiscal_year: int | None = None
    period: str | None = None
    filed: str | None = None
    source: str = ""
    section: str | None = None
    section_found: str | None = None
    public_float: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    integrated: bool | None = None
    third_party_engaged: bool | None = None
    third_party_oversight: bool | None = None
    materially_affected: bool | None = None
    positions_responsible: bool | None = None
    reports_to_board: bool | None = None


FLAGS: tuple[str, ...] = tuple(name for name, field in Filing.model_fields.items() if field.annotation == bool | None)
"""The names of the six flags on a `Filing`."""


class Node(_Record):
    """What every node of a filing has: a deterministic id, a name, the other forms it is called by, its filing."""

    meaning: ClassVar[str]

    uid: str
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    filing: str
    company_id: str


class Company(_Record):
    """The registrant; the one node that several filings share.

    `sic` is the Standard Industrial Classification in four digits; `country` an ISO 3166 code, of the business address
    where known, else of incorporation.
    """

    meaning: ClassVar[str] = "the registrant"

    label: Literal["Company"] = "Company"
    uid: str
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    cik: str | None = None
    ticker: str | None = None
    sic: str | None = None
    country: str | None = None


class Program(Node):
    """The cybersecurity risk (management) programme itself; one a filing."""

    meaning: ClassVar[str] = "the cybersecurity risk management programme itself, one a filing"

    label: Literal["Program"] = "Program"
    integrated: bool | None = None
    frameworks: tuple[str, ...] = ()


class Board(Node):
    """The full board of directors, or what stands in its place (trustees, supervisory board)."""

    meaning: ClassVar[str] = "the full board of directors (trustees, supervisory board)"

    label: Literal["Board"] = "Board"


class Committee(Node):
    """A body that sits: board committee, management committee, council, steering or working group."""

    meaning: ClassVar[str] = "a body that sits: board or management committee, council, steering group"

    label: Literal["Committee"] = "Committee"
    level: Literal["board", "management"] | None = None
    kind: str = "other"


class Officer(Node):
    """A post held by one person: a title, a named person, or both."""

    meaning: ClassVar[str] = "a post held by one person: a title, a named person, or both"

    label: Literal["Officer"] = "Officer"
    job_title: str | None = None
    role: str | None = None
    person: str | None = None
    experience_years: int | None = Field(default=None, ge=0)
    certifications: tuple[str, ...] = ()


class Management(Node):
    """Management as a collective: "senior management", "executive officers"."""

    meaning: ClassVar[str] = "management as a collective"

    label: Literal["Management"] = "Management"


class Team(Node):
    """A department, function, team, unit or centre."""

    meaning: ClassVar[str] = "a department, function, team, unit or centre"

    label: Literal["Team"] = "Team"


class ThirdParty(Node):
    """An outside party: assessor, consultant, auditor, managed service, counsel, service provider."""

    meaning: ClassVar[str] = "an outside party: assessor, consultant, auditor, provider, a named firm"

    label: Literal["ThirdParty"] = "ThirdParty"
    kind: str = "other"


_AnyNode = Program | Board | Committee | Officer | Management | Team | ThirdParty
AnyNode = Annotated[_AnyNode, Field(discriminator="label")]

NODE_CLASSES: dict[str, type[Company] | type[Node]] = {
    node.model_fields["label"].default: node for node in (Company, *get_args(_AnyNode))
}
LABELS: tuple[str, ...] = tuple(NODE_CLASSES)
