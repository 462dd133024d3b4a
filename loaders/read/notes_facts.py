"""What `sub.tsv` says of a filing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from loaders.filing import FilingFacts

__all__ = ["ACCESSION", "SUB_COLUMNS", "SUB_OPTIONAL", "facts_of", "iso_date"]

SUB_COLUMNS: Final = ("adsh", "cik", "name", "sic", "countryba", "countryinc", "form", "period", "filed")
SUB_OPTIONAL: Final = ("pubfloatusd",)

ACCESSION: Final = re.compile(r"[0-9]{10}-[0-9]{2}-[0-9]{6}")
_CIK: Final = re.compile(r"[0-9]{1,10}")
_SIC: Final = re.compile(r"[0-9]{1,4}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


def facts_of(row: Mapping[str, str]) -> FilingFacts:
    """A row of `sub.tsv` as facts; ValueError names the cell that is not what it should be.

    The country is that of the business address, for it is where a company is run from; many are incorporated where it
    is cheap. Where no address is given it is that of incorporation. SEC rounds the period's end to the nearest end of
    a month.
    """
    said = {name: " ".join(cell.split()) or None for name, cell in row.items()}
    period = iso_date("period", said["period"])
    return FilingFacts(
        company=said["name"],
        cik=_fitting("cik", said["cik"], _CIK),
        accession=_fitting("adsh", said["adsh"], ACCESSION),
        form=said["form"],
        fiscal_year=int(period[:4]) if period else None,
        period=period,
        filed=iso_date("filed", said["filed"]),
        sic=(_fitting("sic", said["sic"], _SIC) or "").zfill(4) if said["sic"] else None,
        country=_fitting("countryba", said["countryba"], _COUNTRY)
        or _fitting("countryinc", said["countryinc"], _COUNTRY),
        public_float=_dollars("pubfloatusd", said.get("pubfloatusd")),
    )


def iso_date(column: str, cell: str | None) -> str | None:
    """SEC's 20241231 as 2024-12-31; None for an empty cell, ValueError for what is no date."""
    if not cell:
        return None
    try:
        if len(cell) != 8 or not cell.isascii():
            raise ValueError
        return date(int(cell[:4]), int(cell[4:6]), int(cell[6:])).isoformat()
    except ValueError:
        raise ValueError(f"{column} {cell[:40]!r} is no date like 20241231") from None


def _fitting(column: str, cell: str | None, form: re.Pattern[str]) -> str | None:
    if cell is not None and not form.fullmatch(cell):
        raise ValueError(f"{column} {cell[:40]!r} is not of its form")
    return cell


def _dollars(column: str, cell: str | None) -> float | None:
    if cell is None:
        return None
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"{column} {cell[:40]!r} is no amount in dollars")
    return value
