"""The audit of a filing, and of all filings of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from graphmodel import FLAGS, FilingGraph
from graphmodel.lookup import find_entry
from graphmodel.store import Contents
from queries.audit.finding import FilingAudit
from queries.audit.reading import Reading
from queries.audit.rules import RULES
from queries.filings import no_filing

__all__ = ["audit_filing", "audit_market", "filings_to_audit", "narrowed"]

_NO_TEXT: Final = (
    "the store keeps no text of the filing, so that only what its relations say is audited; build it again"
)
_NO_BLOCKS: Final = "the filing has no tagged text to hold its flags against"
_NO_FLAGS: Final = "the filing states no flag"


def audit_filing(part: FilingGraph) -> FilingAudit:
    """What a filing's tags get wrong, most severe first. It never raises, whatever the filing says."""
    reading = Reading(part)
    findings = sorted((finding for rule in RULES for finding in rule(reading)), key=lambda finding: finding.rank)
    return FilingAudit(part.company, part.filing, tuple(findings), tuple(_notes(reading)))


def narrowed(audit: FilingAudit, kinds: Collection[str], min_confidence: float = 0.0) -> FilingAudit:
    """The audit with its findings of these kinds (by name) that are at least so sure."""
    kept = tuple(found for found in audit.findings if found.kind.name in kinds and found.confidence >= min_confidence)
    return replace(audit, findings=kept)


def audit_market(contents: Contents, filings: Collection[str] | None = None) -> Iterator[FilingAudit]:
    """The audit of these filings of a store, or of all, one at a time in the store's order."""
    return map(audit_filing, contents.parts(filings))


def filings_to_audit(contents: Contents, company: str | None = None, year: int | None = None) -> set[str]:
    """The ids of all filings or those of a year, or of a company's newest or that of a year.

    UnknownCompany where there is no such company, QueryError where there is nothing to audit.
    """
    if company is not None:
        return {find_entry(contents.register, company, year).filing_id}
    chosen = {entry.filing_id for entry in contents.register if year in (None, entry.fiscal_year)}
    if not chosen:
        raise no_filing(contents.register, year)
    return chosen


def _notes(reading: Reading) -> Iterator[str]:
    if reading.part.disclosure is None:
        yield _NO_TEXT
    elif not reading.whole:
        yield _NO_BLOCKS
    if all(reading.flag(name) is None for name in FLAGS):
        yield _NO_FLAGS
