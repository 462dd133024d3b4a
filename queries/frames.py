"""Answers as data frames and as a notebook's tables.

polars and pandas are optional: `pip install 'govgraph[frames]'` brings both, and either is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from graphmodel.errors import GovgraphError

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["html_table", "pandas_frame", "polars_frame"]

_SHOWN: Final = 200
"""Rows that a notebook shows."""


def polars_frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> polars.DataFrame:
    """A polars data frame; a column whose values are of several types is one of texts. GovgraphError without polars."""
    made: polars.DataFrame = _library("polars").DataFrame(
        [dict(zip(columns, row, strict=True)) for row in rows],
        schema=None if rows else list(columns),
        infer_schema_length=None,
        strict=False,
    )
    return made


def pandas_frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pandas.DataFrame:
    """A pandas data frame; GovgraphError without pandas."""
    made: pandas.DataFrame = _library("pandas").DataFrame.from_records(rows, columns=list(columns))
    return made


def html_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table of the first two hundred rows for a notebook; filing text in it is text, never markup."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:_SHOWN])
    more = f"<p>the first {_SHOWN} of {len(rows):,} rows</p>" if len(rows) > _SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    items = value if isinstance(value, list | tuple) else [value]
    return (
        f'<td style="text-align:left">{"<br>".join("" if item is None else escape(str(item)) for item in items)}</td>'
    )


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        raise GovgraphError(f"{name} is not installed; `pip install 'govgraph[frames]'` brings it") from None
