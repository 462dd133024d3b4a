"""Findings as rows of an answer, and what is said of them in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, TypedDict

from graphmodel.counting import how_many
from queries.answer import Rows
from queries.audit.finding import SEVERITIES, FilingAudit, Finding
from queries.compare.wording import element_name

__all__ = ["notes", "ranked", "rows", "rows_for_reading", "summary"]

_LONGEST_QUOTED: Final = 400
"""Characters of a passage that a table shows."""


def ranked(audits: Sequence[FilingAudit]) -> list[tuple[FilingAudit, Finding]]:
    """All findings with their filings, the most severe and surest first, then by company."""
    return sorted(
        ((audit, finding) for audit in audits for finding in audit.findings),
        key=lambda one: (*one[1].rank, one[0].company.name, one[0].filing.filing_id),
    )


class FindingRow(TypedDict):
    """A finding with all that is known of it, flat; `passages` have `text`, `start`, `end` and `element`."""

    company: str
    filing: str
    year: int | None
    severity: str
    kind: str
    element: str
    tag: str | None
    value: bool | None
    finding: str
    passages: list[dict[str, Any]]
    confidence: float


def rows(audits: Sequence[FilingAudit]) -> Rows:
    """A row a finding."""
    return Rows.of([_whole(audit, finding) for audit, finding in ranked(audits)], FindingRow.__annotations__)


def rows_for_reading(audits: Sequence[FilingAudit]) -> Rows:
    """A row a finding, as a table shows it: the sentences, cut where they are long, stand below it."""
    return Rows.of([_for_reading(audit, finding) for audit, finding in ranked(audits)])


def _whole(audit: FilingAudit, finding: Finding) -> FindingRow:
    return {
        "company": audit.company.name,
        "filing": audit.filing.filing_id,
        "year": audit.filing.fiscal_year,
        "severity": finding.kind.severity,
        "kind": finding.kind.name,
        "element": finding.element,
        "tag": element_name(finding.element),
        "value": finding.value,
        "finding": finding.says,
        "passages": [passage.model_dump(mode="json", exclude={"filing"}) for passage in finding.passages],
        "confidence": finding.confidence,
    }


def _for_reading(audit: FilingAudit, finding: Finding) -> dict[str, Any]:
    value = {True: ": yes", False: ": no", None: ""}[finding.value]
    return {
        "company": audit.company.name,
        "filing": audit.filing.filing_id,
        "year": audit.filing.fiscal_year,
        "severity": finding.kind.severity,
        "tag": f"{element_name(finding.element)}{value}",
        "finding": finding.says,
        "confidence": finding.confidence,
        "sentences": [_cut(passage.text) for passage in finding.passages],
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]} …"


def notes(audits: Sequence[FilingAudit]) -> list[str]:
    """What could not be looked at, a line each."""
    if len(audits) == 1:
        return [f"note: {note}" for note in audits[0].notes]
    told = Counter(note for audit in audits for note in audit.notes)
    return [f"note: {count:,} of {len(audits):,} filings: {note}" for note, count in told.most_common()]


def summary(audits: Sequence[FilingAudit]) -> str:
    """How many findings of each severity there are, in how many filings."""
    counts = Counter(finding.kind.severity for audit in audits for finding in audit.findings)
    filings = how_many(len(audits), "filing")
    if not counts:
        return f"nothing found in {filings}"
    told = ", ".join(how_many(counts[one], one) for one in SEVERITIES if counts[one])
    return f"{told} in {sum(bool(audit.findings) for audit in audits):,} of {filings}"
