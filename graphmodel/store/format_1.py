"""The first form of a `.govgraph` file, which is still read: one gzip member with JSON lines.

The first line is `{"format":"govgraph","version":1}`, then comes one `FilingGraph` a line by filing id, and last
`{"filings":N}`, so that a cut file is seen even where the cut falls between lines.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pydantic import ValidationError

from graphmodel.filing_graph import FilingGraph
from graphmodel.store.damage import LARGEST, damaged, json_object, too_large

__all__ = ["parts"]

_GZIP = 31


def parts(data: bytes, where: str) -> Iterator[FilingGraph]:
    """The filings in a file's bytes; DamagedStore where it is not whole. `where` names the file in errors."""
    lines = _unpacked(data, where).split(b"\n")
    count = json_object(lines[-2]).get("filings") if len(lines) > 2 and not lines[-1] else None
    if count != len(lines) - 3:
        raise damaged(where, "its last line is missing")
    for number, line in enumerate(lines[1:-2], start=2):
        try:
            yield FilingGraph.model_validate_json(line)
        except ValidationError as exc:
            raise damaged(where, f"line {number} holds no valid filing") from exc


def _unpacked(data: bytes, where: str) -> bytes:
    inflater = zlib.decompressobj(_GZIP)
    try:
        text = inflater.decompress(data, LARGEST + 1)
    except zlib.error as exc:
        raise damaged(where, "it does not unpack") from exc
    if len(text) > LARGEST:
        raise too_large(where)
    if not inflater.eof or inflater.unused_data:
        raise damaged(where, "its end is missing" if not inflater.eof else "something stands behind its end")
    return text
