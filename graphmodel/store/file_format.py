"""The bytes of a `.govgraph` file: a row of gzip members, of which the first says what the others hold.

After the head (see `head`) come the blocks: some 32 filings each, one `FilingGraph` a line of JSON, by registrant and
filing id, so that a company's filings are read without the others' and `zcat` shows them all; then, in a member of its
own, the `Disclosure` of each in the same order, an empty line where there is none. Where a block ends depends on the
filings' ids alone: the same filings give the same bytes in whatever order they came, and a filing that is added changes
one block. Why this form: docs/store.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from graphmodel.disclosure import Disclosure
from graphmodel.errors import ModelError
from graphmodel.filing_graph import FilingGraph
from graphmodel.register import Entry
from graphmodel.store import format_1, members
from graphmodel.store.damage import damaged
from graphmodel.store.head import Block, BlockSizes, Head, dump, parse, version
from graphmodel.store.record import Marks, Record, foreign_node, marks_of

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

    def parts(self, filings: Collection[str] | None = None, *, texts: bool = True) -> Iterator[FilingGraph]:
        """The graphs of these filings, or of all, in the order of the file; DamagedStore where one is not as it was.

        Only the blocks that they stand in are unpacked, one at a time; disclosures where `texts` are wanted.
        """
        for block, entries in self.blocks():
            if filings is None or any(entry.filing_id in filings for entry in entries):
                for entry, (line, text) in zip(entries, self.content(block, texts=texts), strict=True):
                    if filings is None or entry.filing_id in filings:
                        yield self._part(entry, line, text)

    def marks(self, filings: Collection[str]) -> dict[str, Marks]:
        """The marks of those of these filings that are in the file."""
        found = {}
        for block, entries in self.blocks():
            if any(entry.filing_id in filings for entry in entries):
                for entry, (line, text) in zip(entries, self.content(block), strict=True):
                    if entry.filing_id in filings:
                        found[entry.filing_id] = marks_of(line, text)
        return found

    def blocks(self) -> Iterator[tuple[Block, Sequence[Entry]]]:
        """The blocks, each with its filings."""
        at = 0
        for block in self.head.blocks:
            yield block, self.head.entries[at : at + block.filings]
            at += block.filings

    def content(self, block: Block, *, texts: bool = True) -> list[tuple[bytes, bytes]]:
        """Each filing of a block and its disclosure as JSON, which is empty where there is none or it is not wanted.

        DamagedStore where the block's bytes are not as they were written.
        """
        lines = self._lines(block.start, block.size, block.unpacked, block.filings)
        if not texts or not block.text_size:
            return [(line, b"") for line in lines]
        said = self._lines(block.text_start, block.text_size, block.text_unpacked, block.filings)
        return list(zip(lines, said, strict=True))

    def _lines(self, start: int, size: int, unpacked: int, count: int) -> list[bytes]:
        try:
            content, found = members.unpack(self.data[start : start + size], unpacked)
        except ValueError as exc:
            raise damaged(self.where, str(exc)) from exc
        lines = content.split(b"\n")
        if found != size or len(content) != unpacked or lines.pop() or len(lines) != count:
            raise damaged(self.where, "a block is not what the list of filings says")
        return lines

    def check(self) -> None:
        """Unpack everything: the errors of `parts`, but for what only a look into each filing shows. Much faster."""
        for block in self.head.blocks:
            self.content(block)

    def _part(self, entry: Entry, line: bytes, text: bytes) -> FilingGraph:
        try:
            part = FilingGraph.model_validate_json(line)
            if text:
                part = part.with_disclosure(Disclosure.model_validate_json(text))
        except ValueError as exc:  # pydantic's among them
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


_Place = tuple[Block, int]
"""Where a filing stands in an old file: the block, and the line in it."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A filing on its way into a file, and the bytes of JSON that it takes."""

    entry: Entry
    length: int
    held: Record | _Place


def merged(old: GovgraphFile | None, records: Mapping[str, Record], where: str) -> bytes:
    """The file with these records, by filing id, and those filings of an old file that they do not replace.

    Blocks that do not change are taken over as they are. DamagedStore where the old file is not whole, StoreError where
    the new one would be larger than is read.
    """
    rows = [_Row(record.entry, record.length, record) for record in records.values()]
    rows += _kept_rows(old, records) if old else ()
    rows.sort(key=lambda row: (row.entry.company.uid, row.entry.filing_id))
    packed: list[bytes] = []
    sizes: list[BlockSizes] = []
    for group in _cut(rows):
        content, of_block = _packed(group, old)
        packed.append(content)
        sizes.append(of_block)
    return b"".join((dump(sizes, [row.entry for row in rows], where), *packed))


def _kept_rows(old: GovgraphFile, records: Mapping[str, Record]) -> Iterator[_Row]:
    for block, entries in old.blocks():
        for place, (entry, (line, text)) in enumerate(zip(entries, old.content(block), strict=True)):
            if entry.filing_id not in records:
                yield _Row(entry, len(line) + len(text), (block, place))


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


def _packed(group: Sequence[_Row], old: GovgraphFile | None) -> tuple[bytes, BlockSizes]:
    """The members of a block, and what the head says of them."""
    blocks = {None if isinstance(row.held, Record) else row.held[0] for row in group}
    only = next(iter(blocks)) if len(blocks) == 1 else None
    if old and only and only.filings == len(group):
        sizes = (only.size, only.unpacked, only.filings, only.text_size, only.text_unpacked)
        return old.data[only.start : only.end], sizes
    was = {block: old.content(block) for block in blocks if block} if old else {}
    content = [
        (row.held.line, row.held.text) if isinstance(row.held, Record) else was[row.held[0]][row.held[1]]
        for row in group
    ]
    graphs, unpacked = _member([line for line, _ in content])
    texts, text_unpacked = _member([text for _, text in content]) if any(text for _, text in content) else (b"", 0)
    return graphs + texts, (len(graphs), unpacked, len(group), len(texts), text_unpacked)


def _member(lines: Sequence[bytes]) -> tuple[bytes, int]:
    """Lines packed, and their bytes before that."""
    content = b"\n".join((*lines, b""))
    return members.pack(content), len(content)
