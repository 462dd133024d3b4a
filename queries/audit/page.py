"""Findings as one HTML page that needs nothing else and asks for nothing.

Filing text is untrusted: it reaches the page as JSON in a script element of type `application/json`, where `<` is
escaped, and the document as text only. The content security policy allows the page's own script and style by their
hashes and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Final

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from queries.audit.finding import SEVERITIES, FilingAudit, Finding
from queries.audit.report import notes, ranked, summary
from queries.compare.wording import element_name
from queries.policy import policy_hash

__all__ = ["audit_page"]

_TEMPLATE: Final = "audit.html"
_LONGEST_QUOTED: Final = 2_000
"""Characters of a passage that the page has: a block may be a whole section, and there are thousands of findings."""


def audit_page(audits: Sequence[FilingAudit]) -> str:
    """The page (a string; write it as UTF-8) of one filing's findings, or of thousands of filings'.

    A list, the most severe first, to be narrowed by severity and kind and searched.
    """
    script, style = _source("audit.js"), _source("audit.css")
    environment = Environment(loader=DictLoader({_TEMPLATE: _source(_TEMPLATE)}), autoescape=True)
    html = environment.get_template(_TEMPLATE).render(
        title=_title(audits),
        summary=summary(audits),
        notes=notes(audits),
        severities=SEVERITIES,
        data=_data(audits),
        script=Markup(script),  # noqa: S704 - the page's own files
        style=Markup(style),  # noqa: S704
        script_hash=Markup(policy_hash(script)),  # noqa: S704 - base64 in quotes
        style_hash=Markup(policy_hash(style)),  # noqa: S704
    )
    # A name may hold half a surrogate pair, which no encoding takes.
    return html.encode("utf-8", "replace").decode("utf-8")


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


def _source(name: str) -> str:
    return files("queries.audit").joinpath("templates", name).read_text(encoding="utf-8")
