"""The bytes of a `.govgraph` file: a row of gzip members, of which the first says what the others hold.

After the head (see `head`) come the blocks: some 32 filings each, one `FilingGraph` a line of JSON, by registrant and
filing id, so that a company's filings are read without the others' and `zcat` shows them all. Where a block ends
depends on the filings' ids alone: the same filings give the same bytes in whatever order they came, and a filing that
is added changes one block. Why this form: docs/store.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pydantic import ValidationError

from graphmodel.errors import ModelError
from graphmodel.filing_graph import FilingGraph
from graphmodel.register import Entry
from graphmodel.store import format_1, members
from graphmodel.store.damage import damaged
from graphmodel.store.head import Block, Head, dump, parse, version
from graphmodel.store.record import Record, fingerprint, foreign_node

__all__ = ["GovgraphFile", "merged"]

_FULL: Final = 8 << 20
"""Bytes of JSON after which a block ends in any case."""

_ONE_IN: Final = 32


class GovgraphFile:
    """A file's bytes, opened: the head is read and checked, the filings are where they are asked for.

    `where` names the file in errors. DamagedStore where the bytes are no store or not a whole one, StoreError for one
    that a newer govgraph wrote. A file of the first form is read whole and is as if it had been written in this one.
    """

    def __init__(self, data: bytes, where: str) -> None:
        if version(data, where) == 1:
            data = _rewritten(data, where)
        self.data = data
        self.where = where
        self.head: Head = parse(data, where)

    @property
    def digest(self) -> str:
        """Tells these bytes from all others."""
        return sha256(self.data).hexdigest()

    def parts(self, filings: Collection[str] | None = None) -> Iterator[FilingGraph]:
        """The graphs of these filings, or of all, in the order of the file; DamagedStore where one is not as it was.

        Only the blocks that they stand in are unpacked, one at a time.
        """
        for block, entries in self.blocks():
            if filings is None or any(entry.filing_id in filings for entry in entries):
                for entry, line in zip(entries, self.lines(block), strict=True):
                    if filings is None or entry.filing_id in filings:
                        yield self._part(entry, line)

    def fingerprints(self, filings: Collection[str]) -> dict[str, bytes]:
        """Those of these filings that are in the file, each with what tells its JSON from any other."""
        found = {}
        for block, entries in self.blocks():
            if any(entry.filing_id in filings for entry in entries):
                for entry, line in zip(entries, self.lines(block), strict=True):
                    if entry.filing_id in filings:
                        found[entry.filing_id] = fingerprint(line)
        return found

    def blocks(self) -> Iterator[tuple[Block, Sequence[Entry]]]:
        """The blocks, each with its filings."""
        at = 0
        for block in self.head.blocks:
            yield block, self.head.entries[at : at + block.filings]
            at += block.filings

    def lines(self, block: Block) -> list[bytes]:
        """A block's filings as JSON; DamagedStore where its bytes are not as they were written."""
        try:
            text, size = members.unpack(self.data[block.start : block.start + block.size], block.unpacked)
        except ValueError as exc:
            raise damaged(self.where, str(exc)) from exc
        lines = text.split(b"\n")
        if size != block.size or len(text) != block.unpacked or lines.pop() or len(lines) != block.filings:
            raise damaged(self.where, "a block is not what the list of filings says")
        return lines

    def check(self) -> None:
        """Unpack everything: the errors of `parts`, but for what only a look into each filing shows. Much faster."""
        for block in self.head.blocks:
            self.lines(block)

    def _part(self, entry: Entry, line: bytes) -> FilingGraph:
        try:
            part = FilingGraph.model_validate_json(line)
        except ValidationError as exc:
            raise damaged(self.where, f"it holds no valid filing {entry.filing_id!r}") from exc
        if uid := foreign_node(part):
            raise damaged(self.where, f"filing {entry.filing_id!r} has a node with another filing's id, {uid}")
        if Entry.of(part) != entry:
            raise damaged(self.where, f"its list of filings does not fit filing {entry.filing_id!r}")
        return part


def _rewritten(data: bytes, where: str) -> bytes:
    """A file of the first form in the present one."""
    try:
        records = [Record.of(part) for part in format_1.parts(data, where)]
    except ModelError as exc:
        raise damaged(where, str(exc)) from exc
    return merged(None, {record.entry.filing_id: record for record in records}, where)


@dataclass(frozen=True, slots=True)
class _Row:
    """A filing on its way into a file: its JSON is in `record`, or else in a block of the old file."""

    entry: Entry
    length: int
    record: Record | None = None
    block: Block | None = None
    place: int = 0


def merged(old: GovgraphFile | None, records: Mapping[str, Record], where: str) -> bytes:
    """The file with these records, by filing id, and those filings of an old file that they do not replace.

    Blocks that do not change are taken over as they are. DamagedStore where the old file is not whole, StoreError where
    the new one would be larger than is read.
    """
    rows = [_Row(record.entry, record.length, record) for record in records.values()]
    if old:
        for block, entries in old.blocks():
            for place, (entry, line) in enumerate(zip(entries, old.lines(block), strict=True)):
                if entry.filing_id not in records:
                    rows.append(_Row(entry, len(line), None, block, place))
    rows.sort(key=lambda row: (row.entry.company.uid, row.entry.filing_id))
    packed, sizes = [], []
    for group in _cut(rows):
        packed.append(_member(group, old))
        sizes.append((len(packed[-1]), sum(row.length + 1 for row in group), len(group)))
    return b"".join((dump(sizes, [row.entry for row in rows], where), *packed))


def _cut(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    size = 0
    for row in rows:
        if group and size + row.length > _FULL:
            yield group
            group, size = [], 0
        group.append(row)
        size += row.length + 1
        if zlib.crc32(row.entry.filing_id.encode()) % _ONE_IN == 0:
            yield group
            group, size = [], 0
    if group:
        yield group


def _member(group: Sequence[_Row], old: GovgraphFile | None) -> bytes:
    blocks = {row.block for row in group}
    only = next(iter(blocks)) if len(blocks) == 1 else None
    if old and only and only.filings == len(group):
        return old.data[only.start : only.start + only.size]
    lines: dict[Block | None, list[bytes]] = {block: old.lines(block) for block in blocks if old and block}
    content = [row.record.line if row.record else lines[row.block][row.place] for row in group]
    return members.pack(b"\n".join((*content, b"")))
