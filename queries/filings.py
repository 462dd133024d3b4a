"""The filings of a store that are asked for, and what is said where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from graphmodel import FilingGraph
from graphmodel.errors import QueryError
from graphmodel.lookup import find_entry
from graphmodel.register import Register
from graphmodel.store import Contents

__all__ = ["graphs_of", "named_filings", "no_filing"]


def named_filings(contents: Contents, companies: Sequence[str], year: int | None = None) -> list[FilingGraph]:
    """The filings that `find_entry` finds for what a user wrote, in that order; UnknownCompany where there is none."""
    return graphs_of(contents, [find_entry(contents.register, company, year).filing_id for company in companies])


def graphs_of(contents: Contents, filings: Sequence[str]) -> list[FilingGraph]:
    """The graphs of the filings with these ids, in that order, read without the others."""
    parts = {part.filing.filing_id: part for part in contents.parts(set(filings))}
    return [parts[filing_id] for filing_id in filings]


def no_filing(register: Register, year: int | None = None) -> QueryError:
    """The error that there is no filing at all, or none for a fiscal year, with the years there are."""
    if not len(register):
        return QueryError("the store is empty; run `govgraph build SOURCE` first")
    years = sorted({entry.fiscal_year for entry in register if entry.fiscal_year})
    others = f"there are some for {', '.join(map(str, years))}" if years else "no filing there says its fiscal year"
    return QueryError(f"there is no filing for {year} in the store; {others}")
