"""Who is meant by a ticker symbol or a CIK, from EDGAR's list of tickers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel, Field, RootModel, ValidationError

from graphmodel.errors import FetchError
from loaders.edgar.client import Edgar

__all__ = ["Registrants"]

_CIK: Final = re.compile(r"(?:CIK)?0*([1-9][0-9]{0,9})", re.IGNORECASE)
_LARGEST: Final = 64 << 20
_LISTED: Final = 5


class _Row(BaseModel):
    cik_str: int = Field(gt=0)
    ticker: str
    title: str


class _Tickers(RootModel[dict[str, _Row]]):
    """company_tickers.json: rows under running numbers."""


class Registrants:
    """Looks registrants up; the list is asked for with the first ticker, and once."""

    def __init__(self, edgar: Edgar) -> None:
        self._edgar = edgar
        self._known: Mapping[str, Mapping[int, str]] | None = None

    def find(self, asked: str) -> tuple[int, str | None]:
        """A registrant's CIK, and its ticker where that is what was asked with (in EDGAR's spelling: "BRK-B").

        FetchError where EDGAR does not list the ticker, or lists it for several registrants. A CIK is taken as it is.
        """
        number = _CIK.fullmatch(asked.strip())
        if number:
            return int(number[1]), None
        ticker = re.sub(r"[./\s]", "-", asked.strip().upper())
        found = self._list().get(ticker, {})
        if not found:
            raise FetchError("EDGAR lists no such ticker; give the registrant's CIK")
        if len(found) > 1:
            named = ", ".join(f"CIK {cik} ({name})" for cik, name in sorted(found.items())[:_LISTED])
            raise FetchError(f"is the ticker of {len(found)} registrants: {named}; give a CIK")
        return next(iter(found)), ticker

    def _list(self) -> Mapping[str, Mapping[int, str]]:
        if self._known is None:
            url = f"{self._edgar.site}/files/company_tickers.json"
            try:
                rows = _Tickers.model_validate_json(self._edgar.get(url, _LARGEST)).root.values()
            except ValidationError as exc:
                raise FetchError(f"{url}: not the list of tickers that was expected; try again later") from exc
            known: defaultdict[str, dict[int, str]] = defaultdict(dict)
            for row in rows:
                known[row.ticker.upper()][row.cik_str] = row.title
            self._known = known
        return self._known
