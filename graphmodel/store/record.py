"""One filing as a file keeps it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

from graphmodel.errors import ModelError
from graphmodel.filing_graph import FilingGraph
from graphmodel.ids import join_id
from graphmodel.register import Entry

__all__ = ["Record", "fingerprint", "foreign_node"]


@dataclass(frozen=True, slots=True)
class Record:
    """A filing's entry and its JSON, which waits packed: thousands wait at a time, each of some 20 kB."""

    entry: Entry
    packed: bytes
    length: int
    fingerprint: bytes

    @classmethod
    def of(cls, part: FilingGraph) -> Self:
        """The record of a filing's graph; ModelError where a node's id is not made from this filing's."""
        if uid := foreign_node(part):
            raise ModelError(f"filing {part.filing.filing_id!r} has a node with another filing's id, {uid}")
        line = part.model_dump_json().encode()
        return cls(Entry.of(part), zlib.compress(line, 1), len(line), fingerprint(line))

    @property
    def line(self) -> bytes:
        """The JSON."""
        return zlib.decompress(self.packed)


def fingerprint(line: bytes) -> bytes:
    """Tells a filing's JSON from all others."""
    return blake2b(line, digest_size=16).digest()


def foreign_node(part: FilingGraph) -> str | None:
    """The id of a node that does not begin with its filing and its label, if there is one.

    Where there is none, no node of one filing can be taken for another filing's, or for a registrant: filings need not
    be compared with each other.
    """
    filing_id = part.filing.filing_id
    for node in part.nodes:
        if not node.uid.startswith(join_id(filing_id, node.label) + "/"):
            return node.uid
    return None
