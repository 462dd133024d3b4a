"""What a registrant has filed: EDGAR's submissions files (`CIK##########.json`, and those with older filings)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Self, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError, model_validator

from graphmodel.errors import FetchError
from loaders.edgar.client import Edgar
from loaders.edgar.selection import Wanted

__all__ = ["Filed", "Registrant", "read_registrant"]

_LARGEST: Final = 128 << 20
_DATE: Final = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_DOCUMENT: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,200}\.(?:htm|html|txt)", re.IGNORECASE)

_Accession = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}-[0-9]{2}-[0-9]{6}$")]
_Date = Annotated[str, StringConstraints(pattern=f"^{_DATE}$")]
_MaybeDate = Annotated[str, StringConstraints(pattern=f"^(?:{_DATE})?$")]


class _Columns(BaseModel):
    """Filings by column; a row is what stands at one place of each."""

    accession: list[_Accession] = Field(alias="accessionNumber")
    filed: list[_Date] = Field(alias="filingDate")
    period: list[_MaybeDate] = Field(alias="reportDate")
    form: list[str]
    document: list[str] = Field(alias="primaryDocument")

    @model_validator(mode="after")
    def _of_one_length(self) -> Self:
        if len({len(column) for column in (self.accession, self.filed, self.period, self.form, self.document)}) > 1:
            raise ValueError("columns of different lengths")
        return self


class _Older(BaseModel):
    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-]{1,100}\.json$")]
    last: _Date = Field(alias="filingTo")


class _Filings(BaseModel):
    recent: _Columns
    files: list[_Older] = []


class _Submissions(BaseModel):
    name: str
    tickers: list[str] = []
    filings: _Filings


_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing as EDGAR lists it. `period` is the last day of its period, "" where EDGAR says none.

    `document` is the name of its main document, "" where EDGAR says none; dates are ISO strings.
    """

    accession: str
    form: str
    period: str
    filed: str
    document: str

    @property
    def path(self) -> str:
        """Where the main document is below the registrant's folder; the full submission where none is named.

        FetchError where it is no HTML and no text.
        """
        if not self.document:
            return f"{self.accession}.txt"
        if not _DOCUMENT.fullmatch(self.document):
            raise FetchError(f"its main document, {self.document!r}, is neither HTML nor text")
        return f"{self.accession.replace('-', '')}/{self.document}"

    @property
    def suffix(self) -> str:
        """The suffix for the main document's file: ".htm" or ".txt"; FetchError as for `path`."""
        return ".txt" if self.path.lower().endswith(".txt") else ".htm"


@dataclass(frozen=True, slots=True)
class Registrant:
    """A registrant by EDGAR's list, with its filings of the wanted forms, whatever their periods, the oldest first."""

    cik: int
    name: str
    tickers: tuple[str, ...]
    filings: tuple[Filed, ...]


def read_registrant(edgar: Edgar, cik: int, wanted: Wanted) -> Registrant:
    """Read a registrant's list of filings, of the older ones only what can hold a wanted report.

    FetchError where there is no such registrant, or EDGAR's answer is not what was expected.
    """
    said = _read(edgar, f"CIK{cik:010}.json", _Submissions)
    found = {filed.accession: filed for filed in _rows(said.filings.recent, wanted)}
    for older in said.filings.files:
        if older.last >= wanted.filed_from:
            columns = _read(edgar, older.name, _Columns)
            found |= {filed.accession: filed for filed in _rows(columns, wanted)}
    filings = sorted(found.values(), key=lambda filed: (filed.period, filed.filed, filed.accession))
    return Registrant(cik, " ".join(said.name.split()), tuple(said.tickers), tuple(filings))


def _read(edgar: Edgar, name: str, model: type[_Model]) -> _Model:
    url = f"{edgar.data}/submissions/{name}"
    try:
        return model.model_validate_json(edgar.get(url, _LARGEST, missing="EDGAR has no registrant with this CIK"))
    except ValidationError as exc:
        first = exc.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise FetchError(f"{url}: not the list of filings that was expected ({where}: {first['msg']})") from exc


def _rows(columns: _Columns, wanted: Wanted) -> Iterator[Filed]:
    rows = zip(columns.accession, columns.form, columns.period, columns.filed, columns.document, strict=True)
    return (Filed(*row) for row in rows if wanted.has_form(row[1]))
