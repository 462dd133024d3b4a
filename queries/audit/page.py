"""Findings as one HTML page.

Filing text is untrusted: it reaches the page as JSON in a script element of type `application/json`, where `<` is
escaped, and the document as text only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from queries.audit.finding import SEVERITIES, FilingAudit, Finding
from queries.audit.report import notes, ranked, summary
from queries.compare.wording import element_name
from queries.page import template_text, whole_page

__all__ = ["audit_page"]

_PACKAGE: Final = "queries.audit"
_LONGEST_QUOTED: Final = 2_000
"""Characters of a passage that the page has: a block may be a whole section, and there are thousands of findings."""


def audit_page(audits: Sequence[FilingAudit]) -> str:
    """The page (a string; write it as UTF-8) of one filing's findings, or of thousands of filings'.

    A list, the most severe first, to be narrowed by severity and kind and searched.
    """
    return whole_page(
        "audit.html",
        [_PACKAGE],
        title=_title(audits),
        style=template_text(_PACKAGE, "audit.css"),
        script=template_text(_PACKAGE, "audit.js"),
        summary=summary(audits).capitalize(),
        notes=notes(audits),
        severities=SEVERITIES,
        data=_data(audits),
    )


def _title(audits: Sequence[FilingAudit]) -> str:
    names = {audit.company.uid: audit.company.name for audit in audits}
    return f"Tags against text: {next(iter(names.values())) if len(names) == 1 else f'{len(names):,} companies'}"


def _data(audits: Sequence[FilingAudit]) -> dict[str, Any]:
    """Findings as lists, with kinds by their number: a market's page is half as large."""
    found = ranked(audits)
    kinds = list(dict.fromkeys(finding.kind for _, finding in found))
    numbers = {kind: number for number, kind in enumerate(kinds)}
    return {
        "kinds": [{"title": kind.title, "severity": kind.severity} for kind in kinds],
        "findings": [_row(audit, finding, numbers[finding.kind]) for audit, finding in found],
    }


def _row(audit: FilingAudit, finding: Finding, kind: int) -> list[Any]:
    return [
        kind,
        audit.company.name,
        audit.filing.filing_id,
        audit.filing.fiscal_year,
        element_name(finding.element),
        finding.value,
        finding.says,
        finding.confidence,
        [[_cut(one.text), one.start, one.end, element_name(one.element)] for one in finding.passages],
    ]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]} …"
