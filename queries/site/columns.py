"""The index of the site: all filings as columns, so that thousands of them are a few hundred kilobytes.

A column whose values recur is coded: `words` has each value once, `codes` one number a row. A facet's row may have
several values, so its words are lists of places in `values`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graphmodel import FilingGraph
from queries.site.facets import FACETS, SILENT, Facet

__all__ = ["Row", "coded", "index_of", "row_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """A filing in the index: what is listed, searched and filtered of it. `facets` are in the order of `FACETS`."""

    company: str
    name: str
    ticker: str
    cik: str
    filing: str
    filed: str
    public_float: float | None
    relations: int
    facets: tuple[tuple[str, ...], ...]


def row_of(part: FilingGraph) -> Row:
    """A filing's row."""
    company, filing = part.company, part.filing
    return Row(
        company.uid,
        company.name,
        company.ticker or "",
        (company.cik or "").lstrip("0"),
        filing.filing_id,
        filing.filed or "",
        filing.public_float,
        len(part.edges),
        tuple(facet.values(part) for facet in FACETS),
    )


def index_of(rows: Sequence[Row]) -> dict[str, Any]:
    """The index of rows in which a company's filings stand together, its newest first."""
    companies = [list(group) for _, group in groupby(rows, key=lambda row: row.company)]
    return {
        "companies": {
            "name": [filings[0].name for filings in companies],
            "ticker": [filings[0].ticker for filings in companies],
            "cik": [filings[0].cik for filings in companies],
            "filings": [len(filings) for filings in companies],
        },
        "filings": {
            "id": [row.filing for row in rows],
            "filed": coded(row.filed for row in rows),
            "float": [_millions(row.public_float) for row in rows],
            "relations": [row.relations for row in rows],
        },
        "facets": [_facet(facet, [row.facets[place] for row in rows]) for place, facet in enumerate(FACETS)],
    }


def coded(values: Iterable[Hashable]) -> dict[str, Any]:
    """A column as words, in the order in which they come first, and codes."""
    places: dict[Hashable, int] = {}
    codes = [places.setdefault(value, len(places)) for value in values]
    return {"words": list(places), "codes": codes}


def _millions(dollars: float | None) -> int | None:
    """Whole millions, and one for what is less than that and not nothing."""
    return None if dollars is None else max(round(dollars / 1e6), int(dollars > 0))


def _facet(facet: Facet, column: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for held in column:
        for value in held:
            counts[value] = counts.get(value, 0) + 1
    place = {value: index for index, value in enumerate(facet.order)}
    values = sorted(counts, key=lambda value: (place.get(value, len(place)), -counts[value], value))
    places = {value: index for index, value in enumerate(values)}
    sets = coded(tuple(sorted(places[value] for value in held)) for held in column)
    silent = [places[value] for value in values if value in SILENT]
    return {
        "key": facet.key,
        "title": facet.title,
        "which": facet.which,
        "ranked": not facet.order,
        "values": values,
        "silent": silent,
        **sets,
    }
