"""The bytes of a `.govgraph` file: gzip'd JSON lines.

The first line is `{"format":"govgraph","version":1}`, then comes one `FilingGraph` a line by filing id, and last
`{"filings":N}`, so that a cut file is seen even where the cut falls between lines. The same filings give the same
bytes.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable
from typing import Any, Final

from pydantic import ValidationError

from graphmodel.errors import DamagedStore, StoreError
from graphmodel.filing_graph import FilingGraph

__all__ = ["VERSION", "check", "damaged", "dump", "load"]

VERSION: Final = 1
_LEVEL: Final = 6


def dump(parts: Iterable[FilingGraph]) -> bytes:
    """The file for these filings, which must be in the order of their ids."""
    lines = [_line({"format": "govgraph", "version": VERSION})]
    lines += (part.model_dump_json().encode() for part in parts)
    lines.append(_line({"filings": len(lines) - 1}))
    return gzip.compress(b"\n".join(lines) + b"\n", compresslevel=_LEVEL, mtime=0)


def load(data: bytes, where: str) -> list[FilingGraph]:
    """The filings in a file's bytes. `where` names the file in errors.

    DamagedStore where the bytes are no store or not a whole one, StoreError for one that a newer govgraph wrote.
    """
    return [_filing(line, number, where) for number, line in enumerate(_whole(data, where), start=2)]


def check(data: bytes, where: str) -> None:
    """The errors of `load`, but for what only a look into each filing shows: much faster."""
    _whole(data, where)


def _whole(data: bytes, where: str) -> list[bytes]:
    """The lines that hold filings."""
    if data[:2] != b"\x1f\x8b":
        what = "is empty" if not data else "is not a govgraph store"
        raise DamagedStore(f"{where}: {what}; give another path, or delete the file and run `govgraph build` again")
    try:
        lines = gzip.decompress(data).split(b"\n")
    except (EOFError, OSError, zlib.error) as exc:
        raise damaged(where, "its end is missing" if isinstance(exc, EOFError) else "it does not unpack") from exc
    header = _parsed(lines[0])
    if header.get("format") != "govgraph":
        raise DamagedStore(f"{where}: is not a govgraph store; give another path")
    version = header.get("version")
    if not isinstance(version, int) or version < VERSION:
        raise damaged(where, "its first line names no version")
    if version > VERSION:
        raise StoreError(
            f"{where}: was written by a newer govgraph (format {version}, this one reads {VERSION}); upgrade"
        )
    count = _parsed(lines[-2]).get("filings") if len(lines) > 2 and not lines[-1] else None
    if count != len(lines) - 3:
        raise damaged(where, "its last line is missing")
    return lines[1:-2]


def _filing(line: bytes, number: int, where: str) -> FilingGraph:
    try:
        return FilingGraph.model_validate_json(line)
    except ValidationError as exc:
        raise damaged(where, f"line {number} holds no valid filing") from exc


def damaged(where: str, why: str) -> DamagedStore:
    """The error for a file that is a store and not a whole one."""
    return DamagedStore(
        f"{where}: is a damaged store ({why}); restore it from a copy, or delete it and run `govgraph build` again"
    )


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
