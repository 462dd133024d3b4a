"""From what a user writes for COMPANY to a registrant or a filing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from graphmodel.errors import UnknownCompany
from graphmodel.filing_graph import FilingGraph
from graphmodel.graph import GovernanceGraph
from graphmodel.nodes import Company
from graphmodel.register import Entry, Register

__all__ = ["find_company", "find_entry", "find_filing"]

# Forms of incorporation at the end of a name, and the state that EDGAR adds ("/DE/"): people leave them away.
_FORM = re.compile(
    r"(?:\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|lp|llp|plc|nv|n v|sa|s a|ag|se|ab|asa|oyj|"
    r"spa|s p a|bv|b v|kk|gmbh|cda|trust|group|holdings?))+$"
)
_STATE = re.compile(r"\s*[/\\][a-z]{2,3}[/\\]?\s*$")
_LISTED = 5


def find_company(where: Register | GovernanceGraph, company: str) -> Company:
    """The registrant with this ticker, CIK (leading zeros optional), or name, or the one of this filing id.

    Case does not count, nor do "Inc.", "Corp." and the like at a name's end. UnknownCompany where there is none, with
    the nearest names, or more than one, with all of them.
    """
    register = where if isinstance(where, Register) else where.register()
    if company in register:
        return register.entry(company).company
    wanted = " ".join(company.split())
    companies = register.companies()
    for same in (_same_ticker, _same_cik, _same_name, _same_short_name):
        found = [one for one in companies if same(one, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownCompany(
                f"{wanted!r} is more than one company: {_listed(found)}; give a ticker, a CIK or a filing's id"
            )
    raise _unknown(wanted, companies)


def find_filing(graph: GovernanceGraph, company: str, year: int | None = None) -> FilingGraph:
    """The newest filing of a company, or that of a fiscal year; `company` is what `find_company` takes.

    A filing's id gives that filing. UnknownCompany where there is no such company or it has no filing for the year.
    """
    return graph.part(find_entry(graph.register(), company, year).filing_id)


def find_entry(register: Register, company: str, year: int | None = None) -> Entry:
    """What `find_filing` finds, of a register."""
    if company in register:
        entries = [register.entry(company)]
    else:
        entries = register.filings_of(find_company(register, company).uid)
    if year is None:
        return entries[0]
    for entry in entries:
        if entry.fiscal_year == year:
            return entry
    years = ", ".join(str(entry.fiscal_year or "a year that is not known") for entry in entries)
    raise UnknownCompany(f"{entries[0].company.name} has no filing for {year} in the store; it has one for {years}")


def _same_ticker(company: Company, wanted: str) -> bool:
    return bool(company.ticker) and (company.ticker or "").casefold() == wanted.casefold()


def _same_cik(company: Company, wanted: str) -> bool:
    digits = re.fullmatch(r"(?:cik)?\s*0*(\d+)", wanted.casefold())
    return bool(company.cik and digits) and (company.cik or "").lstrip("0") == (digits[1] if digits else "")


def _same_name(company: Company, wanted: str) -> bool:
    names = (company.name, *company.aliases)
    return wanted.casefold() in {" ".join(name.split()).casefold() for name in names}


def _same_short_name(company: Company, wanted: str) -> bool:
    short = _short(wanted)
    return bool(short) and short in {_short(name) for name in (company.name, *company.aliases)}


def _short(name: str) -> str:
    text = _STATE.sub("", name.casefold().replace("&", " and "))
    text = re.sub(r"['’.]", "", text)
    text = " ".join(re.sub(r"[^\w]+", " ", text).split()).removeprefix("the ")
    return _FORM.sub("", text) or text


def _unknown(wanted: str, companies: list[Company]) -> UnknownCompany:
    if not companies:
        return UnknownCompany(f"no company {wanted!r}: the store is empty; run `govgraph build SOURCE` first")
    names = [company.name for company in companies]
    near = process.extract(wanted, names, scorer=fuzz.WRatio, processor=_short, limit=_LISTED, score_cutoff=60)
    if near:
        return UnknownCompany(f"no company {wanted!r} in the store; the nearest are {_listed(_pick(companies, near))}")
    some = _listed(companies)
    return UnknownCompany(f"no company {wanted!r} among the {len(companies)} in the store: {some}")


def _pick(companies: list[Company], near: Iterable[tuple[str, float, int]]) -> list[Company]:
    return [companies[index] for _, _, index in near]


def _listed(companies: list[Company]) -> str:
    return ", ".join(_called(company) for company in companies[:_LISTED]) + (", …" if len(companies) > _LISTED else "")


def _called(company: Company) -> str:
    facts = [company.ticker or "", f"CIK {company.cik}" if company.cik else ""]
    known = ", ".join(fact for fact in facts if fact)
    return f"{company.name} ({known})" if known else company.name
