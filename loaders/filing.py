"""What a reader makes of a source: the filing's facts, its canonical text, and where each cyd element stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from graphmodel import Block

__all__ = ["Document", "FilingFacts"]


@dataclass(frozen=True, slots=True)
class FilingFacts:
    """What is known of a filing beside its text; None where nothing says.

    Dates are ISO strings; `fiscal_year` is the year in which the period ends. `section_found` says how the section was
    found, and how sure that is, where nothing is tagged and it had to be looked for. `sic` is the Standard Industrial
    Classification in four digits, `country` an ISO 3166 code such as "US", `public_float` in US dollars (a 10-K's cover
    page: shares held by non-affiliates at the end of the second fiscal quarter).
    """

    company: str | None = None
    cik: str | None = None
    ticker: str | None = None
    accession: str | None = None
    form: str | None = None
    fiscal_year: int | None = None
    period: str | None = None
    filed: str | None = None
    section: str | None = None
    section_found: str | None = None
    sic: str | None = None
    country: str | None = None
    public_float: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One filing's disclosure.

    `text` is the canonical text: the decoded file itself for a text source, else what the reader wrote out of the
    markup. Evidence offsets index it. `blocks` are in the order of the text; the same sentence may stand in several.
    `flags` has the six names of `graphmodel.FLAGS`, each only where the source states it. `notes` say what is
    wrong with the source although it could be read, in one line each.
    """

    filing_id: str
    origin: str
    text: str
    blocks: tuple[Block, ...]
    flags: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    facts: FilingFacts = FilingFacts()
    notes: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], Document], tuple[dict[str, Any]]]:
        # A mapping proxy does not pickle, and documents go to worker processes.
        held = {each.name: getattr(self, each.name) for each in fields(self)}
        return _document, (held | {"flags": dict(self.flags)},)


def _document(held: dict[str, Any]) -> Document:
    return Document(**held | {"flags": MappingProxyType(held["flags"])})
