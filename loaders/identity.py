"""What names a filing and its registrant: SEC's numbers, and the file that the filing lies in."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

__all__ = ["ACCESSION", "CIK", "filing_id_of", "report_of", "stem_of"]

ACCESSION: Final = re.compile(r"[0-9]{10}-[0-9]{2}-[0-9]{6}")
"""An accession number: the filer's CIK, the year, a running number."""

CIK: Final = re.compile(r"[0-9]{1,10}")
"""A Central Index Key, with or without leading zeros."""

_INSTANCE: Final = re.compile(r"(.+)_(html?)\.xml", re.IGNORECASE | re.DOTALL)


def stem_of(origin: str) -> str:
    """The name that output for a source goes by: the file's stem, "stdin" for standard input."""
    return "stdin" if origin == "-" else PurePath(origin).stem or "filing"


def filing_id_of(origin: str) -> str:
    """A filing's id where nothing else names it: the source's stem, of an XBRL instance that of its report."""
    return stem_of(report_of(origin) or origin)


def report_of(origin: str) -> str | None:
    """The Inline XBRL report out of which EDGAR made an instance, by its name: "x.htm" for "x_htm.xml"; else None."""
    found = _INSTANCE.fullmatch(origin)
    return f"{found[1]}.{found[2]}" if found else None
