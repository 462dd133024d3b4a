"""What an audit finds: a tag, what is wrong with it in words, and the sentences that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from graphmodel import Company, Evidence, Filing

__all__ = ["SEVERITIES", "FilingAudit", "Finding", "Kind", "Severity"]

Severity = Literal["error", "warning", "note"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""Most severe first."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding.

    `title` says it in words. `severity` is an error where the text says the contrary of the tag, a warning where
    nothing that is tagged bears it out or the tag stands at other words, a note where a tag is missing or imprecise.
    `confidence` (0 to 1) is the share of this kind's findings that were right when read beside their texts, as far as
    so few tell: (right + 1) of (read + 2). docs/audit.md has the counts.
    """

    name: str
    title: str
    severity: Severity
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One tag that does not go with the text.

    `element` is the cyd element, `value` its value where it is a flag that is stated; `says` the finding in a
    sentence; `passages` the filing's own words, with offsets into the canonical text: none where the finding is that
    nothing says something.
    """

    kind: Kind
    element: str
    value: bool | None
    says: str
    passages: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        """How likely the finding is right, 0 to 1: that of its kind."""
        return self.kind.confidence

    @property
    def rank(self) -> tuple[int, float, str]:
        """Sorts the most severe and surest first."""
        return SEVERITIES.index(self.kind.severity), -self.kind.confidence, self.kind.name


@dataclass(frozen=True, slots=True)
class FilingAudit:
    """What was found in one filing, most severe first; `notes` say what could not be looked at, a line each."""

    company: Company
    filing: Filing
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
