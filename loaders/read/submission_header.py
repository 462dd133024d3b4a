"""The header of a full submission (`<SEC-HEADER>`): what EDGAR itself says of the filing.

    ACCESSION NUMBER:		0001551152-25-000020
    CONFORMED SUBMISSION TYPE:	10-K
    CONFORMED PERIOD OF REPORT:	20241231
    FILED AS OF DATE:		20250214
    FILER:
        COMPANY DATA:
            COMPANY CONFORMED NAME:			AbbVie Inc.
            CENTRAL INDEX KEY:			0001551152
            STANDARD INDUSTRIAL CLASSIFICATION:	PHARMACEUTICAL PREPARATIONS [2834]

A filing of several registrants has several FILER blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from loaders.filing import FilingFacts
from loaders.identity import ACCESSION, CIK
from loaders.read.common import iso_of_digits

__all__ = ["Filer", "Header", "header_in"]

_FIELD: Final = re.compile(r"^[ \t]*([A-Z][A-Z0-9 .&/()-]{2,60}):[ \t]*([^\r\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Filer:
    """A registrant of the filing, by the fields of its block as they are named and written."""

    fields: dict[str, str]

    @property
    def company(self) -> str | None:
        """The conformed name."""
        return self.fields.get("COMPANY CONFORMED NAME") or None

    @property
    def cik(self) -> str | None:
        """Up to ten digits."""
        found = CIK.fullmatch(self.fields.get("CENTRAL INDEX KEY", ""))
        return found.group() if found else None


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; dates are ISO strings, None where it does not say."""

    accession: str | None
    form: str | None
    period: str | None
    filed: str | None
    filers: tuple[Filer, ...]

    def facts(self, known: FilingFacts = FilingFacts()) -> FilingFacts:  # noqa: B008 - frozen
        """What a filing's own tags leave open, and what EDGAR knows best: accession number, form and filing date.

        Of several registrants the one whose CIK the tags give, else the first.
        """
        cik = (known.cik or "").lstrip("0")
        nobody = Filer({})
        first = self.filers[0] if self.filers else nobody
        filer = next((filer for filer in self.filers if cik and (filer.cik or "").lstrip("0") == cik), first)
        period = None if known.period else self.period
        return FilingFacts(
            company=None if known.company else filer.company,
            cik=None if known.cik else filer.cik,
            accession=self.accession,
            form=self.form,
            fiscal_year=int(period[:4]) if period else None,
            period=period,
            filed=self.filed,
        )


def header_in(text: str) -> Header:
    """Read a header's text."""
    filing: dict[str, str] = {}
    filers: list[Filer] = []
    into = filing
    for found in _FIELD.finditer(text):
        name, value = found[1].strip(), " ".join(found[2].split())
        if name in ("FILER", "SUBJECT COMPANY", "FILED BY", "ISSUER", "REPORTING-OWNER"):
            filers.append(Filer({}))
            into = filers[-1].fields
        elif value:
            into.setdefault(name, value)
    accession = ACCESSION.fullmatch(filing.get("ACCESSION NUMBER", ""))
    return Header(
        accession=accession.group() if accession else None,
        form=filing.get("CONFORMED SUBMISSION TYPE"),
        period=iso_of_digits(filing.get("CONFORMED PERIOD OF REPORT", "")),
        filed=iso_of_digits(filing.get("FILED AS OF DATE", "")),
        filers=tuple(filers),
    )
