"""Drift of many companies: which two filings are set against each other, and all of a store's drifts."""

from __future__ import annotations

from collections.abc import Iterator

from graphmodel import Company, FilingGraph
from graphmodel.errors import QueryError
from graphmodel.lookup import find_entry
from graphmodel.register import Entry, Register
from graphmodel.store import Contents
from queries.drift.drift import Drift, drift
from queries.filings import graphs_of

__all__ = ["company_drift", "market_drifts", "pair_of"]


def pair_of(register: Register, company: Company, year: int | None = None) -> tuple[Entry, Entry] | None:
    """A company's newest filing, or its newest of a fiscal year, after the newest one of an earlier fiscal year.

    (earlier, later), as the catalogue's `changes` takes them; None where there are no two. Amendments of one year are
    no drift, so that a filing without a fiscal year has no other to be set against.
    """
    filings = register.filings_of(company.uid)
    later = next((one for one in filings if one.fiscal_year and year in (None, one.fiscal_year)), None)
    return _with_earlier(register, later) if later else None


def company_drift(contents: Contents, company: str, year: int | None = None) -> Drift:
    """The drift up to a company's newest filing, to that of a year, or to the filing whose id is written.

    UnknownCompany where there is none; QueryError where the store has no earlier one to set against it.
    """
    register = contents.register
    found = find_entry(register, company, year)
    pair = _with_earlier(register, found) if company in register else pair_of(register, found.company, year)
    if pair is None:
        years = ", ".join(str(one.fiscal_year or "?") for one in register.filings_of(found.company.uid))
        later = year or found.fiscal_year
        needed = f"one for {later} and one for an earlier year" if later else "two whose fiscal years are known"
        raise QueryError(
            f"{found.company.name} has filings for {years} in the store; a drift needs {needed}: "
            "build more of its filings first"
        )
    earlier, later_part = graphs_of(contents, [entry.filing_id for entry in pair])
    return drift(earlier, later_part)


def _with_earlier(register: Register, later: Entry) -> tuple[Entry, Entry] | None:
    year = later.fiscal_year
    if year is None:
        return None
    filings = register.filings_of(later.company.uid)
    earlier = next((one for one in filings if one.fiscal_year and one.fiscal_year < year), None)
    return (earlier, later) if earlier else None


def market_drifts(contents: Contents, year: int | None = None) -> Iterator[Drift]:
    """The drift of every company that has two filings, or of those whose later filing is of a fiscal year.

    In the order in which the store gives the filings. Two filings are held at a time where a company's come together.
    QueryError where no company has two.
    """
    register = contents.register
    pairs = [pair for company in register.companies() if (pair := pair_of(register, company, year))]
    if not pairs:
        raise QueryError(
            f"no company in the store has a filing for {year or 'one year'} and one for an earlier year, which a drift "
            "needs: build more filings first"
        )
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
