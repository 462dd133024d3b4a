"""Drift of many companies: which two filings are set against each other, and all of a store's drifts."""

from __future__ import annotations

from collections.abc import Iterator

from graphmodel import Company, FilingGraph
from graphmodel.errors import QueryError
from graphmodel.register import Entry, Register
from graphmodel.store import Contents
from queries.drift.drift import Drift, drift

__all__ = ["company_drift", "market_drifts", "pair_of"]


def pair_of(register: Register, company: Company, year: int | None = None) -> tuple[Entry, Entry] | None:
    """A company's newest filing, or its newest of a fiscal year, after the newest one of an earlier fiscal year.

    (earlier, later), as the catalogue's `changes` takes them; None where there are no two. Amendments of one year are
    no drift, so that a filing without a fiscal year has no other to be set against.
    """
    filings = register.filings_of(company.uid)
    later = next((one for one in filings if one.fiscal_year and year in (None, one.fiscal_year)), None)
    if later is None:
        return None
    earlier = [one for one in filings if (one.fiscal_year or later.fiscal_year or 0) < (later.fiscal_year or 0)]
    return (earlier[0], later) if earlier else None


def company_drift(contents: Contents, company: Company, year: int | None = None) -> Drift:
    """The drift of one company; QueryError where the store has no two of its filings to set against each other."""
    pair = pair_of(contents.register, company, year)
    if pair is None:
        years = ", ".join(str(one.fiscal_year or "?") for one in contents.register.filings_of(company.uid))
        raise QueryError(
            f"{company.name} has filings for {years} in the store; a drift needs one"
            f"{f' for {year}' if year else ''} and one for an earlier year: build more of its filings first"
        )
    parts = {part.filing.filing_id: part for part in contents.parts({entry.filing_id for entry in pair})}
    return drift(parts[pair[0].filing_id], parts[pair[1].filing_id])


def market_drifts(contents: Contents, year: int | None = None) -> Iterator[Drift]:
    """The drift of every company that has two filings, or of those whose later filing is of a fiscal year.

    In the order in which the store gives the filings. Two filings are held at a time where a company's come together.
    """
    register = contents.register
    pairs = [pair for company in register.companies() if (pair := pair_of(register, company, year))]
    other = {one.filing_id: two.filing_id for pair in pairs for one, two in (pair, pair[::-1])}
    later = {pair[1].filing_id for pair in pairs}
    waiting: dict[str, FilingGraph] = {}
    for part in contents.parts(set(other)):
        filing_id = part.filing.filing_id
        found = waiting.pop(other[filing_id], None)
        if found is None:
            waiting[filing_id] = part
        else:
            yield drift(found, part) if filing_id in later else drift(part, found)
