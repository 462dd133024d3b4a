"""What a run has to do: its sources one by one, with those of bulk data sets read as their turn comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphmodel.errors import SourceError
from loaders.manifest import with_facts
from loaders.read.notes_data import Fault
from loaders.source import DataSet, Read, Source, Unfit, open_data_set

__all__ = ["Supply"]


class Supply:
    """The sources of a run, in order, without data sets: in place of each the filings in it, already read.

    One data set at a time is in memory. How many filings there are is known when the last of them has been opened; up
    to then `expected` guesses from the sizes of those not opened yet.
    """

    def __init__(self, found: Iterable[Source]) -> None:
        self._found = list(found)
        self._unopened = sum(source.size for source in self._found if isinstance(source, DataSet))
        self._alone = sum(not isinstance(source, DataSet) for source in self._found)
        self._opened = 0
        self._filings = 0

    def __iter__(self) -> Iterator[Source]:
        for source in self._found:
            if isinstance(source, DataSet):
                yield from self._read(source)
            else:
                yield source

    @property
    def expected(self) -> int | None:
        """How many sources there will be, None as long as nothing is known of it."""
        if not self._unopened:
            return self._alone + self._filings
        if not self._opened:
            return None
        return self._alone + self._filings + round(self._filings / self._opened * self._unopened)

    def _read(self, source: DataSet) -> Iterator[Source]:
        try:
            data_set = open_data_set(source)
        except SourceError as exc:
            self._note(source, 1)
            yield Unfit(source.origin, reason=exc.reason if exc.origin == source.origin else str(exc))
            return
        self._note(source, max(1, len(data_set)))
        for found in data_set.documents():
            if isinstance(found, Fault):
                yield Unfit(source.origin, reason=found.reason, filing=found.filing)
            else:
                yield Read(source.origin, document=with_facts(found, source.given))
        if not len(data_set):
            yield Unfit(source.origin, reason="a data set without cybersecurity (cyd) rows")

    def _note(self, source: DataSet, filings: int) -> None:
        self._unopened -= source.size
        self._opened += source.size
        self._filings += filings
