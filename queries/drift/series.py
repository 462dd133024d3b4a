"""The drifts among filings that are set side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from graphmodel import FilingGraph
from graphmodel.register import Entry
from queries.drift.drift import Drift, drift

__all__ = ["drifts_among"]


def drifts_among(parts: Sequence[FilingGraph]) -> list[Drift]:
    """Each filing's drift from the one before it of the same registrant, oldest first; none where all are of others."""
    years: dict[str, list[FilingGraph]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: Entry.of(part).age):
        years[part.company.uid].append(part)
    return [drift(earlier, later) for series in years.values() for earlier, later in pairwise(series)]
