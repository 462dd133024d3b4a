"""The cyd text blocks and flags of SEC's bulk data sets (`*_notes.zip`: `sub.tsv`, `txt.tsv`), a filing at a time."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.cyd import FLAG_ELEMENTS, TEXT_ELEMENTS
from loaders.read.rpage_text import RPageRow, write_rpage

csv.field_size_limit(sys.maxsize)

LABELS = TEXT_ELEMENTS | dict(FLAG_ELEMENTS.values())


@dataclass
class MarketFiling:
    """A filing's accession number, registrant, form, and the values of its cyd elements by name."""

    accession: str
    company: str = ""
    form: str = ""
    period: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def page(self) -> str:
        """The filing as the text of an R page."""
        rows = [
            RPageRow(label, element, (self.values[element],))
            for element, label in LABELS.items()
            if self.values.get(element, "").strip()
        ]
        header = ["Cybersecurity Risk Management and Strategy Disclosure", "12 Months Ended", self.period]
        return write_rpage(header, rows)[0]


def data_sets(shared: Path) -> list[Path]:
    """The bulk data sets of a shared folder."""
    return sorted((shared / "fsn").glob("*_notes.zip"))


def filings(data_set: Path) -> Iterator[MarketFiling]:
    """The filings of one data set that have a cyd text block."""
    with zipfile.ZipFile(data_set) as archive:
        known = {
            row["adsh"]: MarketFiling(row["adsh"], row["name"], row["form"], row["period"])
            for row in _rows(archive, "sub.tsv")
        }
        for row in _rows(archive, "txt.tsv"):
            element = "cyd:" + row["tag"]
            if element in LABELS:
                values = known[row["adsh"]].values
                values.setdefault(element, _flag(row["value"]) if element not in TEXT_ELEMENTS else row["value"])
    for filing in known.values():
        if any(filing.values.get(element, "").strip() for element in TEXT_ELEMENTS):
            yield filing


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    with archive.open(name) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, "utf-8", errors="replace", newline=""), delimiter="\t")


def _flag(value: str) -> str:
    return {"1": "true", "0": "false"}.get(value.strip(), value.strip().lower())
