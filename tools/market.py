"""The filings of SEC's bulk data sets that have a cyd text block, as the tools read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphmodel.cyd import TEXT_ELEMENTS
from loaders.find import sources
from loaders.read.notes_data import NotesFiling
from loaders.source import DataSet, open_data_set


@dataclass(frozen=True)
class MarketFiling:
    """A filing's accession number, registrant, form, the values of its cyd elements by name, and its canonical text."""

    accession: str
    company: str
    form: str
    values: dict[str, str]
    text: str


def data_sets(shared: Path) -> list[Path]:
    """The bulk data sets of a shared folder."""
    return sorted((shared / "fsn").glob("*_notes.zip"))


def filings(data_set: Path) -> Iterator[MarketFiling]:
    """The filings of one data set that have a cyd text block."""
    for source in sources([data_set]):
        if isinstance(source, DataSet):
            for found in open_data_set(source):
                if isinstance(found, NotesFiling) and any(element in found.values for element in TEXT_ELEMENTS):
                    yield _filing(found, source.origin)


def _filing(found: NotesFiling, origin: str) -> MarketFiling:
    document, facts = found.document(origin), found.facts
    return MarketFiling(document.filing_id, facts.company or "", facts.form or "", dict(found.values), document.text)
