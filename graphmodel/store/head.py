"""The first member of a `.govgraph` file: what kind of file it is, and what is where in it.

Line 1 is `{"format":"govgraph","version":3}`. Line 2 is an object with `blocks`, `[bytes, bytes of JSON, filings, bytes
of texts, bytes of their JSON]` for each block that follows (in version 2, which has no texts, the first three);
`companies`, the registrants; and `filings`, in the order in which they stand in the blocks, `[filing id, place in
companies, fiscal year, period, date filed]`. A company that two filings say differently is there twice.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graphmodel.errors import StoreError
from graphmodel.nodes import Company
from graphmodel.register import Entry
from graphmodel.store import members
from graphmodel.store.damage import LARGEST, damaged, json_object, no_store, too_large

__all__ = ["LARGEST_BLOCK", "VERSION", "Block", "BlockSizes", "Head", "dump", "parse", "version"]

VERSION: Final = 3
LARGEST_BLOCK: Final = 32 << 20
"""Bytes of JSON in one member."""

_LARGEST_HEAD: Final = 16 << 20
_FIRST_LINE: Final = 1 << 12
_GZIP: Final = 31
_Count = Annotated[int, Field(gt=0)]
_Size = Annotated[int, Field(ge=0)]


BlockSizes = tuple[int, int, int, int, int]
"""A block's bytes, bytes of JSON, and filings; bytes of its texts and of their JSON."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where a member of filings stands in the file (`start`, `size`), its bytes unpacked, and its filings' number.

    The member with their texts comes behind it, where any of them has one: `text_size` bytes, else none.
    """

    start: int
    size: int
    unpacked: int
    filings: int
    text_size: int = 0
    text_unpacked: int = 0

    @property
    def text_start(self) -> int:
        """Where the texts begin, and the graphs end."""
        return self.start + self.size

    @property
    def end(self) -> int:
        """Where the next block begins."""
        return self.text_start + self.text_size


@dataclass(frozen=True, slots=True)
class Head:
    """The blocks of a file, and its filings in the order of the blocks."""

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]


class _Lists(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    blocks: tuple[tuple[_Count, _Count, _Count, _Size, _Size] | tuple[_Count, _Count, _Count], ...]
    companies: tuple[Company, ...]
    filings: tuple[tuple[str, Annotated[int, Field(ge=0)], int | None, str | None, str | None], ...]


def version(data: bytes, where: str) -> int:
    """The version of the form that a file is in, from 1; DamagedStore where it is no store, StoreError where newer."""
    if not members.begins_as_member(data):
        raise no_store(where, empty=not data)
    inflater = zlib.decompressobj(_GZIP)
    try:
        start = inflater.decompress(data[:_FIRST_LINE], _FIRST_LINE)
    except zlib.error as exc:
        raise damaged(where, "it does not unpack") from exc
    header = json_object(start.partition(b"\n")[0])
    if header.get("format") != "govgraph":
        cut = len(start) < len(_first_line()) and not inflater.eof
        raise damaged(where, "its end is missing") if cut else no_store(where)
    number = header.get("version")
    if not isinstance(number, int) or number < 1:
        raise damaged(where, "its first line names no version")
    if number > VERSION:
        raise StoreError(
            f"{where}: was written by a newer govgraph (format {number}, this one reads {VERSION}); upgrade"
        )
    return number


def dump(blocks: Sequence[BlockSizes], entries: Sequence[Entry], where: str) -> bytes:
    """The head for blocks of these sizes, in their order, and the filings in them.

    StoreError where that is more than `parse` would take.
    """
    if _are_too_large([(block[1], block[4]) for block in blocks]):
        raise too_large(where)
    places: dict[Company, int] = {}
    rows = [
        (entry.filing_id, places.setdefault(entry.company, len(places)), entry.fiscal_year, entry.period, entry.filed)
        for entry in entries
    ]
    companies = [company.model_dump(exclude_defaults=True) for company in places]
    lists = _line({"blocks": blocks, "companies": companies, "filings": rows})
    text = b"\n".join((_first_line(), lists, b""))
    if len(text) > _LARGEST_HEAD:
        raise too_large(where)
    return members.pack(text)


def parse(data: bytes, where: str) -> Head:
    """The head of a file of the present form; DamagedStore or StoreError where it is not the head of a whole file."""
    try:
        text, size = members.unpack(data, _LARGEST_HEAD)
        lists = _Lists.model_validate_json(text.partition(b"\n")[2])
    except ValidationError as exc:
        raise damaged(where, "its list of filings is not valid") from exc
    except ValueError as exc:
        raise damaged(where, str(exc)) from exc
    blocks = _blocks(lists, size)
    end = blocks[-1].end if blocks else size
    if end != len(data):
        raise damaged(where, "its end is missing" if end > len(data) else "something stands behind its end")
    if _are_too_large([(block.unpacked, block.text_unpacked) for block in blocks]):
        raise too_large(where)
    entries = _entries(lists)
    if entries is None or sum(block.filings for block in blocks) != len(entries):
        raise damaged(where, "its list of filings does not fit")
    return Head(blocks, entries)


def _blocks(lists: _Lists, start: int) -> tuple[Block, ...]:
    blocks = []
    for sizes in lists.blocks:
        blocks.append(Block(start, *sizes))
        start = blocks[-1].end
    return tuple(blocks)


def _are_too_large(unpacked: Sequence[tuple[int, int]]) -> bool:
    return sum(map(sum, unpacked)) > LARGEST or any(max(block) > LARGEST_BLOCK for block in unpacked)


def _entries(lists: _Lists) -> tuple[Entry, ...] | None:
    """The filings; None where one stands there twice, or names a company that does not."""
    if len({row[0] for row in lists.filings}) < len(lists.filings):
        return None
    if any(row[1] >= len(lists.companies) for row in lists.filings):
        return None
    return tuple(
        Entry(filing_id, lists.companies[company], year, period, filed)
        for filing_id, company, year, period, filed in lists.filings
    )


def _first_line() -> bytes:
    return _line({"format": "govgraph", "version": VERSION})


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode()
