"""Comparing filings feature by feature; every verdict stands beside the sentences it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from graphmodel import FilingGraph
from graphmodel.errors import QueryError
from queries.compare.features import FEATURES, Cell
from queries.compare.structure import Distance, structural_distance, structure_of

__all__ = ["Comparison", "Row", "Verdict", "compare", "comparison_rows"]

Verdict = Literal["same", "differs", "not disclosed"]
_FEWEST: Final = 2
_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One feature: a cell for each filing, in their order, and the verdict.

    `same` and `differs` judge the filings that disclose the feature, at least two; `not disclosed` means that fewer
    than two do, so nothing can be compared. Silence is no value: a filing that says nothing never makes a difference.
    """

    name: str
    title: str
    cells: tuple[Cell, ...]
    verdict: Verdict

    @property
    def silent(self) -> tuple[int, ...]:
        """Places of the filings that do not disclose the feature."""
        return tuple(place for place, cell in enumerate(self.cells) if not cell.disclosed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Filings side by side: `names` are the column headings, different from each other, in the filings' order."""

    parts: tuple[FilingGraph, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    distances: tuple[Distance | None, ...]
    """The structural distance of each filing from the first; None where one of the two discloses no structure."""


def compare(parts: Sequence[FilingGraph]) -> Comparison:
    """Compare two to six filings, of different companies or years; QueryError for fewer, more, or one twice."""
    if not _FEWEST <= len(parts) <= _MOST:
        raise QueryError(
            f"a comparison takes {_FEWEST} to {_MOST} filings, not {len(parts)}; name {_advice(len(parts))}"
        )
    ids = [part.filing.filing_id for part in parts]
    twice = sorted({filing_id for filing_id in ids if ids.count(filing_id) > 1})
    if twice:
        raise QueryError(f"filing {twice[0]} is named twice; name each filing once")
    rows = []
    for feature in FEATURES:
        cells = tuple(feature.ask(part) for part in parts)
        rows.append(Row(feature.name, feature.title, cells, _verdict(cells)))
    return Comparison(tuple(parts), _names(parts), tuple(rows), _distances(parts))


def comparison_rows(comparison: Comparison) -> list[dict[str, Any]]:
    """The comparison as flat rows: `feature`, by each filing's name its values, `verdict`, `disclosed by`.

    The last counts the filings that the verdict judges: "same" of "2 of 6" is no agreement of six. The last row is the
    structural distance of each filing from the first, among those that disclose a structure.
    """
    rows = [
        {
            "feature": row.title,
            **{
                name: "; ".join(cell.values) or "not disclosed"
                for name, cell in zip(comparison.names, row.cells, strict=True)
            },
            "verdict": row.verdict,
            "disclosed by": f"{len(row.cells) - len(row.silent)} of {len(row.cells)}",
        }
        for row in comparison.rows
    ]
    return [*rows, _structure_row(comparison)]


def _structure_row(comparison: Comparison) -> dict[str, Any]:
    others = comparison.distances[1:]
    told = [distance for distance in others if distance]
    cells = [str(distance or "not disclosed") for distance in others]
    verdict = ("differs" if any(distance.edits for distance in told) else "same") if told else "not disclosed"
    disclosing = sum(bool(part.edges) for part in comparison.parts)
    return {
        "feature": f"Structural distance from {comparison.names[0]}",
        **dict(zip(comparison.names, ("" if comparison.parts[0].edges else "not disclosed", *cells), strict=True)),
        "verdict": verdict,
        "disclosed by": f"{disclosing} of {len(comparison.parts)}",
    }


def _verdict(cells: Sequence[Cell]) -> Verdict:
    said = [cell.keys for cell in cells if cell.disclosed]
    if len(said) < _FEWEST:
        return "not disclosed"
    return "same" if len(set(said)) == 1 else "differs"


def _distances(parts: Sequence[FilingGraph]) -> tuple[Distance | None, ...]:
    structures = [structure_of(part) if part.edges else None for part in parts]
    first = structures[0]
    return tuple(structural_distance(first, other) if first and other else None for other in structures)


def _names(parts: Sequence[FilingGraph]) -> tuple[str, ...]:
    """Company names; with the year, and where that is not enough the filing's id, for filings of one name."""
    names = [part.company.name for part in parts]
    years = [f"{name} FY{part.filing.fiscal_year or '?'}" for name, part in zip(names, parts, strict=True)]
    ids = [f"{name} {part.filing.filing_id}" for name, part in zip(names, parts, strict=True)]
    return tuple(
        name if names.count(name) == 1 else year if years.count(year) == 1 else with_id
        for name, year, with_id in zip(names, years, ids, strict=True)
    )


def _advice(count: int) -> str:
    return "at least one more" if count < _FEWEST else "fewer of them"
