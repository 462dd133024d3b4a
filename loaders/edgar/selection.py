"""Which of a registrant's annual reports are wanted: forms, and the years in which their periods end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graphmodel.errors import GovgraphError

__all__ = ["FORMS", "RULE_FROM", "Wanted", "parse_forms", "parse_years"]

FORMS: Final = ("10-K", "10-KT", "20-F")
"""Annual reports that hold Item 1C (Form 10-K, also over a transition period) or Item 16K (Form 20-F)."""

RULE_FROM: Final = "2023-12-15"
"""Reports on periods ending on this day or later must hold the disclosure (compliance dates, SEC Release 33-11216)."""

_YEARS: Final = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_KNOWN_YEARS: Final = range(1993, 2101)  # EDGAR begins with the first of them


@dataclass(frozen=True, slots=True)
class Wanted:
    """Annual reports of some forms on periods that end in some years.

    Without years, those that must hold the disclosure. With `amendments`, the forms' "/A" as well.
    """

    forms: tuple[str, ...] = FORMS
    years: frozenset[int] | None = None
    amendments: bool = False

    @property
    def filed_from(self) -> str:
        """No wanted report was filed before this day, for none is filed before its period ends."""
        return RULE_FROM if self.years is None else f"{min(self.years)}-01-01"

    def has_form(self, form: str) -> bool:
        """Whether a filing is of a wanted form."""
        return form in self.forms or (self.amendments and form.removesuffix("/A") in self.forms)

    def has_period(self, period: str) -> bool:
        """Whether the last day of a filing's period, an ISO date, is a wanted one."""
        return period >= RULE_FROM if self.years is None else int(period[:4]) in self.years

    def missing(self, found: Iterable[int]) -> list[int]:
        """The years that were asked for by number and are not among those found."""
        return sorted((self.years or frozenset()) - set(found))

    @property
    def named_forms(self) -> str:
        """The forms in words: "10-K, 10-KT or 20-F"."""
        return " or ".join(filter(None, (", ".join(self.forms[:-1]), self.forms[-1])))

    def __str__(self) -> str:
        if self.years is None:
            return f"{self.named_forms} on a period that ends on {RULE_FROM} or later (--years reaches further back)"
        return f"{self.named_forms} on a period that ends in {', '.join(map(str, sorted(self.years)))}"


def parse_years(texts: Iterable[str]) -> frozenset[int] | None:
    """Years from "2024" and "2023-2025"; None for no text; GovgraphError for anything else."""
    years: set[int] = set()
    for text in texts:
        found = _YEARS.fullmatch(text.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if first not in _KNOWN_YEARS or last not in _KNOWN_YEARS or last < first:
            raise GovgraphError(f"--years {text}: write a year, 2024, or the first and the last, 2023-2025")
        years.update(range(first, last + 1))
    return frozenset(years) or None


def parse_forms(texts: Iterable[str]) -> tuple[str, ...]:
    """Forms of annual reports, in the order given, each once; all of them for no text; GovgraphError for another."""
    forms: dict[str, None] = {}
    for text in texts:
        form = text.strip().upper()
        if form.removesuffix("/A") not in FORMS:
            raise GovgraphError(f"--form {text}: no annual report with the disclosure; choose from {', '.join(FORMS)}")
        forms[form] = None
    return tuple(forms) or FORMS
