"""What an engine answers, and how much of it is taken."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from graphmodel.register import Register
from queries import frames

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["USUAL", "Engine", "Limits", "Rows", "answer"]


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the columns' names, and the rows, each with one value a column.

    Values are None, bool, int, float, str, and lists and dicts of these; dates are ISO strings. Where a limit cut the
    rows short, `cut` says which one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: str = ""

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]], columns: Iterable[str] = ()) -> Self:
        """Rows of the same keys; a key that a row does not have is null in it. `columns` are there without rows too."""
        columns = tuple(dict.fromkeys((*columns, *(key for row in rows for key in row))))
        return cls(columns, tuple(tuple(row.get(column) for column in columns) for row in rows))

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def polars(self) -> polars.DataFrame:
        """The rows as a polars data frame; GovgraphError without polars."""
        return frames.polars_frame(self.columns, self.rows)

    def pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; GovgraphError without pandas."""
        return frames.pandas_frame(self.columns, self.rows)

    def _repr_html_(self) -> str:
        return frames.html_table(self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may take: seconds of the engine, rows, and bytes of all values as text; None is any number."""

    seconds: float = 60.0
    rows: int | None = None
    size: int | None = None

    @property
    def milliseconds(self) -> int:
        """The time in whole milliseconds, at least one."""
        return max(1, int(self.seconds * 1000))

    @property
    def too_long(self) -> str:
        """What is said of a query that takes longer."""
        return f"the query took longer than {self.seconds:g} s; ask for less, or bound its paths"


USUAL: Final = Limits()
"""A minute, and everything that it gives."""


class Engine(ABC):
    """What answers Cypher; it takes no writes."""

    @property
    @abstractmethod
    def register(self) -> Register:
        """Whose filings there are."""

    @abstractmethod
    def run(self, cypher: str, params: Mapping[str, Any] | None = None, limits: Limits = USUAL) -> Rows:
        """Answer one Cypher query; `params` are bound by the engine, never written into the text.

        BadCypher, in one line, where the text does not parse, would write, reaches out of the graph, names a parameter
        that is not given, or takes longer than `limits` let it.
        """


def answer(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], limits: Limits) -> Rows:
    """The rows as far as the limits let them; no more of `rows` is made than one row beyond."""
    taken: list[tuple[Any, ...]] = []
    room = limits.size
    for row in rows:
        if len(taken) == limits.rows:
            return Rows(columns, tuple(taken), f"{len(taken):,} rows")
        if room is not None:
            room -= sum(map(_size, row))
            if room < 0:
                return Rows(columns, tuple(taken), f"{limits.size:,} bytes")
        taken.append(row)
    return Rows(columns, tuple(taken))


def _size(value: object) -> int:
    """The bytes that a value takes as text, without quotation marks and the like."""
    if isinstance(value, str):
        return len(value) if value.isascii() else len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, list):
        return sum(map(_size, value))
    if isinstance(value, dict):
        return sum(len(key) + _size(held) for key, held in value.items())
    return len(str(value))
