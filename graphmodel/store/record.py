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

__all__ = ["Marks", "Record", "fingerprint", "foreign_node", "marks_of", "says_nothing_new"]


Marks = tuple[str, str]
"""What tells a filing's graph from all others, and its disclosure, which is empty where there is none."""


@dataclass(frozen=True, slots=True)
class Record:
    """A filing's entry, its graph as JSON and its disclosure, which wait packed: thousands do, at some 30 kB each."""

    entry: Entry
    packed: bytes
    packed_text: bytes
    length: int
    marks: Marks

    @classmethod
    def of(cls, part: FilingGraph) -> Self:
        """The record of a filing's graph; ModelError where a node's id is not made from this filing's."""
        if uid := foreign_node(part):
            raise ModelError(f"filing {part.filing.filing_id!r} has a node with another filing's id, {uid}")
        line = part.model_dump_json().encode()
        text = part.disclosure.model_dump_json().encode() if part.disclosure else b""
        length = len(line) + len(text)
        return cls(Entry.of(part), zlib.compress(line, 1), zlib.compress(text, 1), length, marks_of(line, text))

    @property
    def line(self) -> bytes:
        """The graph's JSON."""
        return zlib.decompress(self.packed)

    @property
    def text(self) -> bytes:
        """The disclosure's JSON; empty where there is none."""
        return zlib.decompress(self.packed_text)


def marks_of(line: bytes, text: bytes) -> Marks:
    """The marks of a graph's JSON and its disclosure's."""
    return fingerprint(line), fingerprint(text) if text else ""


def says_nothing_new(given: Marks, known: Marks | None) -> bool:
    """Whether a filing that is known by its marks stays as it is where another is given.

    A graph that comes without its disclosure leaves that which is there.
    """
    return known is not None and given[0] == known[0] and given[1] in ("", known[1])


def fingerprint(line: bytes) -> str:
    """Tells JSON from all other, in hexadecimal."""
    return blake2b(line, digest_size=16).hexdigest()


def foreign_node(part: FilingGraph) -> str | None:
    """The id of a node that does not begin with its filing and its label, if there is one.

    Where there is none, no node of one filing can be taken for another filing's, or for a registrant: filings need not
    be compared with each other.
    """
    own = join_id(part.filing.filing_id)  # once: labels are plain words, and quoting is what takes long
    for node in part.nodes:
        if not node.uid.startswith(f"{own}/{node.label}/"):
            return node.uid
    return None
