"""Drifts as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

from queries.answer import Rows
from queries.drift.change import Change

if TYPE_CHECKING:
    from queries.drift.drift import Drift

__all__ = ["ChangeRow", "DriftRow", "change_row", "drift_row", "largest_first", "years_of"]


class ChangeRow(TypedDict):
    """A change, flat."""

    change: str
    what: str
    subject: str
    before: str | None
    after: str | None
    weight: int
    sentence_before: str | None
    sentence_after: str | None


class DriftRow(TypedDict):
    """A company's drift: its size, how many changes of each kind, and the changes in words."""

    company: str
    years: str
    size: int
    came: int
    went: int
    renamed: int
    replaced: int
    changed: int
    changes: list[str]
    filing: str


def change_row(change: Change) -> ChangeRow:
    """A change as a row; the sentences are the first that each filing says."""
    return {
        "change": change.kind,
        "what": change.what,
        "subject": change.subject,
        "before": change.before,
        "after": change.after,
        "weight": change.weight,
        "sentence_before": change.evidence_before[0].text if change.evidence_before else None,
        "sentence_after": change.evidence_after[0].text if change.evidence_after else None,
    }


def drift_row(found: Drift, most: int | None = None) -> DriftRow:
    """A company's drift as one row, which tells `most` of its changes, or all, in words."""
    kinds = Counter(change.kind for change in found.changes)
    words = [_words(change) for change in found.changes]
    told = words[:most]
    more = [f"and {len(words) - len(told)} more"] if len(told) < len(words) else []
    return {
        "company": found.later.company.name,
        "years": years_of(found),
        "size": found.size,
        "came": kinds["came"],
        "went": kinds["went"],
        "renamed": kinds["renamed"],
        "replaced": kinds["replaced"],
        "changed": kinds["changed"],
        "changes": [*told, *more],
        "filing": found.later.filing.filing_id,
    }


def largest_first(rows: Iterable[DriftRow]) -> Rows:
    """The rows of drifts with changes, sorted."""
    changed = sorted((row for row in rows if row["size"]), key=lambda row: (-row["size"], row["company"]))
    return Rows.of(changed, DriftRow.__annotations__)


def years_of(found: Drift) -> str:
    """`2024 → 2025`."""
    return f"{found.earlier.filing.fiscal_year} → {found.later.filing.fiscal_year}"


def _words(change: Change) -> str:
    """`replaced committee: Audit Committee → Risk Committee`."""
    said = f"{change.kind} {change.what}: "
    if change.kind in ("renamed", "replaced"):
        return f"{said}{change.before} → {change.after}"
    return said + change.subject + (f": {change.before} → {change.after}" if change.kind == "changed" else "")
