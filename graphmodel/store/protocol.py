"""What every store does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graphmodel.filing_graph import FilingGraph
from graphmodel.graph import GovernanceGraph
from graphmodel.register import Register

__all__ = ["Contents", "Store", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, in filings: new to the store, in place of what the store had, and already there as given."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(self.added + other.added, self.replaced + other.replaced, self.unchanged + other.unchanged)


class Contents(Protocol):
    """What a store held when it was opened. Filings are read where they are asked for: of one company, only its own."""

    @property
    def digest(self) -> str:
        """The same for the same contents, and for no others."""

    @property
    def register(self) -> Register:
        """Whose filings there are."""

    def parts(self, filings: Collection[str] | None = None, *, texts: bool = True) -> Iterator[FilingGraph]:
        """The graphs of these filings, or of all, one at a time, by registrant and filing id.

        With their disclosures, or without them where `texts` are not wanted, which takes less time and memory.
        DamagedStore where one is not what it was.
        """


class Store(Protocol):
    """A place that keeps filings' graphs. Naming one touches nothing; `contents`, `read` and `write` do.

    They raise StoreError (DamagedStore, UnwritableOutput) with one line that says what to do.
    """

    @property
    def location(self) -> str:
        """The store's path or address as a user may be shown it: never with a password."""

    @property
    def beside(self) -> Path:
        """A path that files which go with the store are named after: its own, or one in the working folder."""

    def contents(self) -> Contents:
        """What is in the store now, whatever is written later; StoreError where there is no store yet."""

    def read(self, filings: Collection[str] | None = None) -> GovernanceGraph:
        """Everything in the store, or these filings alone; StoreError where there is no store yet.

        UnknownCompany for a filing that is not there.
        """

    def check(self) -> None:
        """StoreError where a write would fail as things are: before the work that makes the filings, not after it."""

    def write(self, parts: Iterable[FilingGraph]) -> Written:
        """Add filings, each in place of what the same filing said before; makes the store with its first filing.

        Each filing whole or not at all: where it fails, a file has none of `parts` and a server the first of them, and
        writing them again completes it. Others may write at the same time: no one's filings are lost. Writing what is
        already there changes nothing; a graph that is there and comes without its disclosure leaves that as it is.
        ModelError where a filing has a node that is not its own.
        """
