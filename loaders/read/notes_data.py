"""SEC's Financial Statement and Notes data sets: the cyd rows of `txt.tsv`, the registrants of `sub.tsv`.

    https://www.sec.gov/dera/data/financial-statement-and-notes

A set holds every filing of a month or a quarter, gigabytes of which only the cyd rows are kept: some thirty megabytes.
A filing's rows become the text of an R page. Where an element has several rows, one is taken: a value before an empty
one, of the whole registrant (no dimension, no co-registrant) before a part of it, English before other languages, of
the filing's own period before the latest other, of the longest duration, and then SEC's own order (`iprx`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import BinaryIO, Final, NamedTuple, Protocol

from graphmodel.cyd import FLAG_ELEMENTS, FLAG_OF_ELEMENT, TEXT_ELEMENTS
from graphmodel.errors import UnknownFormat
from loaders.filing import Document, FilingFacts
from loaders.identity import ACCESSION
from loaders.read.notes_facts import SUB_COLUMNS, SUB_OPTIONAL, facts_of, iso_date
from loaders.read.rpage_text import LONGEST_PAGE, RPageRow, header_of, write_rpage
from loaders.read.tsv import Columns, column_line, lines

__all__ = ["SUB", "TXT", "Fault", "NotesData", "NotesFiling", "Tables"]

SUB: Final = "sub.tsv"
TXT: Final = "txt.tsv"

LARGEST_SUB: Final = 256 << 20
"""Bytes of `sub.tsv`. A quarter of all filings has three millions."""

MOST_KEPT: Final = 256 << 20
"""Bytes of cyd rows in one set. The largest quarter has thirty millions."""

_MOST_APART: Final = 1_000
_TXT_COLUMNS: Final = ("adsh", "tag", "version", "ddate", "qtrs", "iprx", "lang", "dimn", "coreg", "value")
_LABELS: Final = TEXT_ELEMENTS | dict(FLAG_ELEMENTS.values())
_FLAG_VALUES: Final = {"true": True, "1": True, "false": False, "0": False}


class Tables(Protocol):
    """Where a data set's tables lie: a folder, or a zip archive."""

    @property
    def origin(self) -> str:
        """The set's path."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A table, to be read as a stream; SourceError where it is not there or breaks off while it is read."""


class Fault(NamedTuple):
    """What of a data set is no filing: its accession number, empty where none is known, and why."""

    filing: str
    reason: str


class _Value(NamedTuple):
    rank: tuple[bool | int, ...]
    ddate: str
    quarters: int
    text: str


@dataclass(frozen=True, slots=True)
class NotesFiling:
    """A filing of a data set: its facts, the value of each of its cyd elements, and its period in quarters."""

    facts: FilingFacts
    values: Mapping[str, str]
    quarters: int = 0

    def document(self, origin: str) -> Document:
        """The filing in the form of an R page's text; its id is the accession number."""
        rows = [RPageRow(label, name, (self.values[name],)) for name, label in _LABELS.items() if name in self.values]
        text, blocks = write_rpage(header_of(3 * self.quarters, self.facts.period), rows)
        flags = {
            FLAG_OF_ELEMENT[name]: _FLAG_VALUES[value]
            for name, value in self.values.items()
            if name in FLAG_OF_ELEMENT and value in _FLAG_VALUES
        }
        return Document(str(self.facts.accession), origin, text, blocks, MappingProxyType(flags), self.facts)


class NotesData:
    """A data set whose tables have been read. Iterating gives its filings with cyd rows, in the order of `sub.tsv`.

    SourceError where a table is missing, breaks off, or lacks a column: half a set
    would pass for a whole one.
    """

    def __init__(self, tables: Tables) -> None:
        self._origin = tables.origin
        self._lines: dict[str, bytes] = {}
        self._values: dict[str, dict[str, _Value]] = {}
        self._other: dict[str, str] = {}
        self._bad: dict[str, str] = {}
        self._lines_apart: list[Fault] = []
        self._more_apart = 0
        self._kept = 0
        self._sub = self._read_sub(tables)
        self._read_txt(tables)

    def __len__(self) -> int:
        """Filings and faults."""
        return (
            len(self._values.keys() | self._other.keys() | self._bad.keys())
            + len(self._lines_apart)
            + bool(self._more_apart)
        )

    def __iter__(self) -> Iterator[NotesFiling | Fault]:
        left_out: list[Fault] = []
        for accession, line in self._lines.items():
            if accession in self._bad:
                yield Fault(accession, self._bad[accession])
            elif accession in self._values:
                yield self._filing(accession, line, left_out)
            elif accession in self._other:
                yield Fault(
                    accession, f"has no cyd element on governance, only others such as {self._other[accession]}"
                )
        yield from (Fault(accession, why) for accession, why in self._bad.items() if accession not in self._lines)
        yield from (*self._lines_apart, *left_out)
        if self._more_apart:
            yield Fault("", f"{self._more_apart:,} more bad lines")

    def documents(self) -> Iterator[Document | Fault]:
        """The filings as documents; a fault for one whose cyd rows are all empty."""
        for found in self:
            if isinstance(found, Fault):
                yield found
            elif found.values:
                yield found.document(self._origin)
            else:
                yield Fault(str(found.facts.accession), f"{TXT}: the cyd rows are empty")

    def _filing(self, accession: str, line: bytes, left_out: list[Fault]) -> NotesFiling | Fault:
        try:
            facts, amiss = facts_of(self._sub.cells(line))
            filing = _filing(facts, self._values[accession])
        except ValueError as exc:
            return Fault(accession, f"{SUB}: {exc}")
        left_out.extend(Fault(accession, f"{SUB}: {what}") for what in amiss)
        return filing

    def _read_sub(self, tables: Tables) -> Columns:
        with tables.open(SUB) as handle:
            columns, rows = self._table(SUB, handle, SUB_COLUMNS, SUB_OPTIONAL)
            size = 0
            for number, line in rows:
                size += len(line)
                if size > LARGEST_SUB:
                    raise UnknownFormat(self._origin, f"{SUB}: more than {LARGEST_SUB >> 20} MB of submissions")
                accession = _accession(line, columns)
                if not accession:
                    self._note_apart("", f"{SUB} line {number:,}: no accession number")
                elif accession in self._lines:
                    same = "the same as" if line == self._lines[accession] else "another than"
                    self._note_apart(
                        accession, f"{SUB} line {number:,}: a second time, {same} the first, which is taken"
                    )
                else:
                    self._lines[accession] = line
        return columns

    def _read_txt(self, tables: Tables) -> None:
        with tables.open(TXT) as handle:
            columns, rows = self._table(TXT, handle, _TXT_COLUMNS, holding=b"cyd/")
            for number, line in rows:
                accession = _accession(line, columns)
                try:
                    row = columns.cells(line)
                    element = "cyd:" + row["tag"]
                    if row["version"].startswith("cyd/"):
                        self._take(accession, element, row)
                except ValueError as exc:
                    why = f"{TXT} line {number:,}: {exc}"
                    if accession:
                        self._bad.setdefault(accession, why)
                    else:
                        self._note_apart("", why)

    def _table(
        self, name: str, handle: BinaryIO, wanted: tuple[str, ...], optional: tuple[str, ...] = (), holding: bytes = b""
    ) -> tuple[Columns, Iterator[tuple[int, bytes]]]:
        try:
            return Columns(column_line(handle), wanted, optional), self._whole(name, lines(handle, holding))
        except ValueError as exc:
            raise UnknownFormat(self._origin, f"{name}: {exc}") from exc

    def _whole(self, name: str, rows: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
        try:
            yield from rows
        except ValueError as exc:
            raise UnknownFormat(self._origin, f"{name}: {exc}") from exc

    def _take(self, accession: str, element: str, row: Mapping[str, str]) -> None:
        """Keep a row's value where it goes before what the element has so far."""
        if accession not in self._lines:
            raise ValueError(f"the filing is not in {SUB}" if accession else "no accession number")
        if element not in _LABELS:
            self._other.setdefault(accession, row["tag"])
            return
        value = _value(row, self._period(accession))
        values = self._values.setdefault(accession, {})
        if element in values and values[element].rank <= value.rank:
            return
        self._kept += len(value.text) - len(values[element].text if element in values else "")
        if self._kept > MOST_KEPT:
            raise UnknownFormat(self._origin, f"{TXT}: more than {MOST_KEPT >> 20} MB of cyd rows")
        values[element] = value

    def _period(self, accession: str) -> str:
        line = self._lines[accession].split(b"\t")
        return (
            line[self._sub.place("period")].decode("ascii", "replace") if self._sub.place("period") < len(line) else ""
        )

    def _note_apart(self, accession: str, reason: str) -> None:
        """A line that costs no filing, or nobody knows which one."""
        if len(self._lines_apart) < _MOST_APART:
            self._lines_apart.append(Fault(accession, reason))
        else:
            self._more_apart += 1


def _accession(line: bytes, columns: Columns) -> str:
    """The accession number in a line that may be bad otherwise; "" where there is none."""
    cells = line.split(b"\t", columns.place("adsh") + 1)
    cell = cells[columns.place("adsh")].decode("ascii", "replace") if columns.place("adsh") < len(cells) else ""
    cell = cell.strip('" ')
    return cell if ACCESSION.fullmatch(cell) else ""


def _value(row: Mapping[str, str], period: str) -> _Value:
    ddate, quarters = row["ddate"].strip(), _number("qtrs", row["qtrs"])
    text, language = row["value"], row["lang"].strip().casefold()
    if len(text) > LONGEST_PAGE:
        raise ValueError(f"{len(text):,} characters are too many for a disclosure")
    rank = (
        not text.strip(),
        _number("dimn", row["dimn"]) > 0,
        bool(row["coreg"].strip()),
        bool(language) and not language.startswith("en"),
        ddate != period,
        -_number("ddate", ddate),
        -quarters,
        _number("iprx", row["iprx"]),
    )
    return _Value(rank, ddate, quarters, text)


def _number(column: str, cell: str) -> int:
    cell = cell.strip()
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 19):
        raise ValueError(f"{column} {cell[:40]!r} is no number")
    return int(cell or 0)


def _filing(facts: FilingFacts, values: Mapping[str, _Value]) -> NotesFiling:
    """A filing of its values; without a period in `sub.tsv` it has that of the values."""
    latest = max(values.values(), key=lambda value: (value.ddate, value.quarters))
    if facts.period is None and latest.ddate:
        period = iso_date("ddate", latest.ddate)
        facts = replace(facts, period=period, fiscal_year=int(latest.ddate[:4]))
    said = {
        element: value.text.strip().casefold() if element in FLAG_OF_ELEMENT else value.text
        for element, value in values.items()
        if value.text.strip()
    }
    return NotesFiling(facts, MappingProxyType(said), latest.quarters)
