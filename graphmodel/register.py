"""Whose filings there are, without what they say: enough to find a company among thousands without reading a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graphmodel.errors import UnknownCompany
from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import Company

__all__ = ["Entry", "Register"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A filing in a register, with its registrant as this filing says it; dates are ISO strings."""

    filing_id: str
    company: Company
    fiscal_year: int | None = None
    period: str | None = None
    filed: str | None = None

    @classmethod
    def of(cls, part: FilingGraph) -> Entry:
        """The entry for a filing's graph."""
        filing = part.filing
        return cls(filing.filing_id, part.company, filing.fiscal_year, filing.period, filing.filed)

    @property
    def age(self) -> tuple[str, str, str]:
        """Sorts filings from the oldest to the newest."""
        return (self.period or str(self.fiscal_year or ""), self.filed or "", self.filing_id)


class Register:
    """Filings and registrants; it does not change."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.filing_id: entry for entry in entries}

    def __len__(self) -> int:
        """Number of filings."""
        return len(self._entries)

    def __contains__(self, filing_id: object) -> bool:
        return filing_id in self._entries

    def __iter__(self) -> Iterator[Entry]:
        """The filings, by id."""
        return (self._entries[filing_id] for filing_id in sorted(self._entries))

    def entry(self, filing_id: str) -> Entry:
        """One filing; UnknownCompany where it is not there."""
        try:
            return self._entries[filing_id]
        except KeyError:
            raise UnknownCompany(f"no filing {filing_id!r} in the graph") from None

    def companies(self) -> list[Company]:
        """All registrants, by name, each as its newest filing says it."""
        return list(self._companies)

    def filings_of(self, company_uid: str) -> list[Entry]:
        """A registrant's filings, newest first."""
        return list(self._of_company.get(company_uid, ()))

    @cached_property
    def _of_company(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self._entries.values():
            found.setdefault(entry.company.uid, []).append(entry)
        for entries in found.values():
            entries.sort(key=lambda entry: entry.age, reverse=True)
        return found

    @cached_property
    def _companies(self) -> list[Company]:
        newest = [entries[0].company for entries in self._of_company.values()]
        return sorted(newest, key=lambda company: (company.name.casefold(), company.uid))
