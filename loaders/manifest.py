"""`filings.csv`: what a folder's filings do not say themselves.

One line for each source, with any of the columns

    source,company,cik,ticker,accession,form,fiscal_year,period,filed,sic,country,public_float

`source` is a file's name in the same folder; the others are the fields of `FilingFacts`. An empty cell says nothing.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from filelock import FileLock

from graphmodel.errors import UnreadableSource, UnwritableOutput
from graphmodel.files import write_atomically
from loaders.filing import Document, FilingFacts
from loaders.identity import ACCESSION, CIK, report_of

__all__ = [
    "COLUMNS",
    "MANIFEST",
    "absent_sources",
    "add_facts",
    "all_facts",
    "facts_for",
    "facts_from",
    "facts_in",
    "facts_of",
    "with_facts",
]

MANIFEST: Final = "filings.csv"
_TEXTS: Final = ("company", "cik", "ticker", "accession", "form", "period", "filed", "sic", "country")
COLUMNS: Final = (
    *("source", "company", "cik", "ticker", "accession", "form", "fiscal_year", "period", "filed"),
    *("sic", "country", "public_float"),
)

_LARGEST: Final = 32 << 20
_SIC: Final = re.compile(r"[0-9]{4}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_YEARS: Final = range(1990, 2101)


def facts_for(path: Path) -> FilingFacts:
    """What the manifest beside a source says of it; nothing where there is none.

    UnreadableSource where the manifest is bad, with the line that is.
    """
    return facts_of(_lines(path.parent), path.name)


def all_facts(folder: Path) -> Mapping[str, FilingFacts]:
    """What the folder's manifest says, by source and in its order; nothing where there is none.

    UnreadableSource where the manifest is bad, with the line that is.
    """
    return _lines(folder)


def add_facts(folder: Path, facts: Mapping[str, FilingFacts]) -> None:
    """Put facts into the folder's manifest, which is made where it is missing.

    What it says already stays, also of the same source: only empty cells are filled. The file is not touched where
    nothing changes, and no two processes write it at the same time. UnreadableSource where it is bad, UnwritableOutput
    where the folder does not take it.
    """
    if not facts:
        return
    lock = folder / f".{MANIFEST}.lock"
    try:
        lock.touch()  # filelock would take a place that does not let it for a busy one
        with FileLock(lock):
            there = dict(_lines(folder))
            merged = there | {source: _filled(there.get(source, FilingFacts()), new) for source, new in facts.items()}
            if merged != there:
                write_atomically(folder / MANIFEST, _written(merged))
    except OSError as exc:
        raise UnwritableOutput(
            f"{folder / MANIFEST}: cannot be written ({exc.strerror or exc}); choose another place or make this one "
            "writable"
        ) from exc


def absent_sources(folder: Path) -> list[str]:
    """The sources that the folder's manifest names and the folder does not have, in the manifest's order.

    None where the manifest is bad, which `facts_for` says of each source beside it, or the folder cannot be listed.
    """
    try:
        described = _lines(folder)
        there = {path.name for path in folder.iterdir()} if described else set()
        return [source for source in described if source not in there]
    except (OSError, UnreadableSource):
        return []


def facts_from(cells: Mapping[str, str | None]) -> FilingFacts:
    """Facts from their written forms, by column; ValueError says which is not what it should be."""
    said = {name: " ".join(cell.split()) for name, cell in cells.items() if cell and cell.strip()}
    year = said.get("fiscal_year")
    if year is not None and (not year.isascii() or not year.isdigit() or int(year[:9]) not in _YEARS):
        raise ValueError(f"fiscal_year {year!r} is no year from {_YEARS.start} to {_YEARS.stop - 1}")
    for name, form, wanted in (
        ("cik", CIK, "up to ten digits"),
        ("accession", ACCESSION, "like 0000320193-24-000123"),
        ("sic", _SIC, "four digits"),
        ("country", _COUNTRY, "an ISO 3166 code like US"),
    ):
        if name in said and not form.fullmatch(said[name]):
            raise ValueError(f"{name} {said[name]!r} is not {wanted}")
    for name in ("period", "filed"):
        if name in said and not _is_date(said[name]):
            raise ValueError(f"{name} {said[name]!r} is no date like 2024-12-31")
    return FilingFacts(
        fiscal_year=int(year) if year else None,
        public_float=_dollars(said.get("public_float")),
        **{name: said.get(name) for name in _TEXTS},
    )


def facts_of(said: Mapping[str, FilingFacts], source: str) -> FilingFacts:
    """What a manifest that was read says of a source; of an XBRL instance it may say so of the report beside it."""
    return said.get(source) or said.get(report_of(source) or "") or FilingFacts()


def facts_in(data: bytes, where: str) -> Mapping[str, FilingFacts]:
    """The facts in a manifest's bytes, by the source's name; `where` names it in errors.

    UnreadableSource where it is bad, with the line that is.
    """
    if len(data) > _LARGEST:
        raise UnreadableSource(where, f"{len(data):,} bytes are too many for a manifest")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = exc.object.count(b"\n", 0, exc.start) + 1
        raise UnreadableSource(where, f"line {line}: not UTF-8 text") from exc
    return _facts_of_lines(text, where)


def with_facts(document: Document, said: FilingFacts) -> Document:
    """The document with what is said elsewhere put over what its source says; an accession number becomes its id."""
    known = {name: value for name in FilingFacts.__dataclass_fields__ if (value := getattr(said, name)) is not None}
    if "period" in known and "fiscal_year" not in known:
        known["fiscal_year"] = int(known["period"][:4])
    facts = replace(document.facts, **known)
    return replace(document, facts=facts, filing_id=said.accession or document.filing_id)


def _filled(said: FilingFacts, new: FilingFacts) -> FilingFacts:
    return replace(new, **{name: value for name, value in asdict(said).items() if value is not None})


def _written(facts: Mapping[str, FilingFacts]) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    rows.writerows({"source": source, **asdict(said)} for source, said in facts.items())
    return text.getvalue().encode("utf-8")


def _lines(folder: Path) -> Mapping[str, FilingFacts]:
    manifest = folder / MANIFEST
    try:
        state = manifest.stat()
    except OSError:
        return MappingProxyType({})
    return _read(manifest, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _read(manifest: Path, _changed: int, size: int) -> Mapping[str, FilingFacts]:
    """The facts by the source's name. The change time and size make a changed manifest a new one."""
    if size > _LARGEST:
        raise UnreadableSource(str(manifest), f"{size:,} bytes are too many for a manifest")
    try:
        data = manifest.read_bytes()
    except OSError as exc:
        raise UnreadableSource(str(manifest), f"cannot be read ({exc.strerror or exc})") from exc
    return facts_in(data, str(manifest))


def _facts_of_lines(text: str, where: str) -> Mapping[str, FilingFacts]:
    facts: dict[str, FilingFacts] = {}
    rows = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        _check_columns(rows.fieldnames or ())
        for row in rows:
            if "" in row:
                raise ValueError("more cells than columns")
            source = (row["source"] or "").strip()
            if not source:
                raise ValueError("no source")
            if source in facts:
                raise ValueError(f"{source!r} is named a second time")
            facts[source] = facts_from(row)
    except ValueError as exc:
        raise UnreadableSource(where, f"line {max(1, rows.line_num)}: {exc}") from exc
    except csv.Error as exc:  # the line where the row that cannot be read begins
        raise UnreadableSource(where, f"line {rows.line_num + 1}: {exc}") from exc
    return MappingProxyType(facts)


def _check_columns(columns: object) -> None:
    names = tuple(columns) if isinstance(columns, list | tuple) else ()
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or "source" not in names or len(set(names)) < len(names):
        what = f"unknown column {unknown[0]!r}" if unknown else "a column twice, or none called 'source'"
        raise ValueError(f"{what}; the columns are {','.join(COLUMNS)}")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _dollars(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"public_float {text!r} is no amount in US dollars")
    return value
