"""Drifts as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from queries.drift.change import Change

if TYPE_CHECKING:
    from queries.drift.drift import Drift

__all__ = ["change_row", "drift_row", "largest_first", "years_of"]


def change_row(change: Change) -> dict[str, Any]:
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


def drift_row(found: Drift, most: int | None = None) -> dict[str, Any]:
    """A company's drift as one row, which tells `most` of its changes, or all, in words."""
    kinds = Counter(change.kind for change in found.changes)
    words = [_words(change) for change in found.changes]
    told = words[:most]
    more = [f"and {len(words) - len(told)} more"] if len(told) < len(words) else []
    return {
        "company": found.later.company.name,
        "years": years_of(found),
        "size": found.size,
        **{kind: kinds[kind] for kind in ("came", "went", "renamed", "replaced", "changed")},
        "changes": [*told, *more],
        "filing": found.later.filing.filing_id,
    }


def largest_first(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of drifts with changes, sorted."""
    return sorted((row for row in rows if row["size"]), key=lambda row: (-row["size"], row["company"]))


def years_of(found: Drift) -> str:
    """`2024 → 2025`."""
    return f"{found.earlier.filing.fiscal_year} → {found.later.filing.fiscal_year}"


def _words(change: Change) -> str:
    """`replaced committee: Audit Committee → Risk Committee`."""
    said = f"{change.kind} {change.what}: "
    if change.kind in ("renamed", "replaced"):
        return f"{said}{change.before} → {change.after}"
    return said + change.subject + (f": {change.before} → {change.after}" if change.kind == "changed" else "")
