"""What every store does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from graphmodel.filing_graph import FilingGraph
from graphmodel.graph import GovernanceGraph

__all__ = ["Store", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, in filings: new to the store, in place of what the store had, and already there as given."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0


class Store(Protocol):
    """A place that keeps filings' graphs. Opening one touches nothing; `read` and `write` do.

    Both raise StoreError (DamagedStore, UnwritableOutput) with one line that says what to do.
    """

    @property
    def location(self) -> str:
        """The store's path or address as a user may be shown it: never with a password."""

    def read(self) -> GovernanceGraph:
        """Everything in the store; StoreError where there is no store yet."""

    def check(self) -> None:
        """StoreError where a write would fail as things are: before the work that makes the filings, not after it."""

    def write(self, parts: Iterable[FilingGraph]) -> Written:
        """Add filings, each in place of what the same filing said before; makes the store with its first filing.

        All of `parts` or nothing. Others may write at the same time: no one's filings are lost. Writing what is
        already there changes nothing.
        """
