"""The text that a filing's findings are read in."""

from __future__ import annotations

from dataclasses import dataclass

from graphmodel import FilingGraph

__all__ = ["Block", "Disclosure", "disclosure_of"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of the canonical text that is disclosure; `element` is its cyd element, if tagged."""

    start: int
    end: int
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A filing's canonical text, and where each block stands in it."""

    text: str
    blocks: tuple[Block, ...]


def disclosure_of(part: FilingGraph) -> Disclosure | None:
    """The text that a filing was read from; None where the store does not keep it."""
    return getattr(part, "disclosure", None)
