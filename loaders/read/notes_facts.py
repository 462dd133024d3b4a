"""What `sub.tsv` says of a filing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from loaders.filing import FilingFacts
from loaders.identity import ACCESSION, CIK
from loaders.read.common import iso_of_digits

__all__ = ["SUB_COLUMNS", "SUB_OPTIONAL", "facts_of", "iso_date"]

SUB_COLUMNS: Final = ("adsh", "cik", "name", "sic", "countryba", "countryinc", "form", "period", "filed")
SUB_OPTIONAL: Final = ("pubfloatusd",)

_SIC: Final = re.compile(r"[0-9]{1,4}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_AMOUNT: Final = re.compile(r"[0-9]{1,18}(?:\.[0-9]{0,9})?")


def facts_of(row: Mapping[str, str]) -> tuple[FilingFacts, list[str]]:
    """A row of `sub.tsv` as facts, and what of it was left out because it is not what it should be.

    ValueError where that is the filing's identity or its dates. The country is that of the business address, for it is
    where a company is run from; many are incorporated where it is cheap. Where no address is given it is that of
    incorporation. SEC rounds the period's end to the nearest end of a month.
    """
    said = {name: " ".join(cell.split()) or None for name, cell in row.items()}
    amiss: list[str] = []

    def fitting(column: str, form: re.Pattern[str]) -> str | None:
        cell = said.get(column)
        if cell is None or form.fullmatch(cell):
            return cell
        amiss.append(f"{column} {cell[:40]!r} is not of its form and left out")
        return None

    for column, form in (("adsh", ACCESSION), ("cik", CIK)):
        if fitting(column, form) is None and amiss:
            raise ValueError(f"{column} {said[column]!r} is not of its form")
    period = iso_date("period", said["period"])
    sic, public_float = fitting("sic", _SIC), fitting("pubfloatusd", _AMOUNT)
    business, incorporation = fitting("countryba", _COUNTRY), fitting("countryinc", _COUNTRY)
    facts = FilingFacts(
        company=said["name"],
        cik=said["cik"],
        accession=said["adsh"],
        form=said["form"],
        fiscal_year=int(period[:4]) if period else None,
        period=period,
        filed=iso_date("filed", said["filed"]),
        sic=sic.zfill(4) if sic else None,
        country=business or incorporation,
        public_float=float(public_float) if public_float else None,
    )
    return facts, amiss


def iso_date(column: str, cell: str | None) -> str | None:
    """SEC's 20241231 as 2024-12-31; None for an empty cell, ValueError for what is no date."""
    if not cell:
        return None
    iso = iso_of_digits(cell)
    if iso is None:
        raise ValueError(f"{column} {cell[:40]!r} is no date like 20241231")
    return iso
