"""Filings side by side, as a notebook shows them."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from graphmodel import FilingGraph
from graphmodel.files import write_atomically
from queries.answer import Rows
from queries.charts.comparison_page import comparison_page
from queries.charts.frame import framed
from queries.compare import compare, comparison_rows

__all__ = ["ComparisonChart"]


class ComparisonChart:
    """Two to six filings side by side; QueryError for fewer, more, or one twice.

    A notebook shows the page where it is the value of a cell; `comparison` has what is the same and what differs.
    """

    def __init__(self, parts: Sequence[FilingGraph]) -> None:
        self.comparison = compare(parts)

    @property
    def rows(self) -> Rows:
        """The features, a row each, with what every filing says and the verdict."""
        return Rows.of(comparison_rows(self.comparison))

    def generate_html(self) -> str:
        """The page."""
        return comparison_page(self.comparison)

    def write_html(self, path: str | PathLike[str]) -> None:
        """Write the page as UTF-8, whole or not at all; UnwritableOutput where it cannot be."""
        write_atomically(Path(path), self.generate_html().encode("utf-8"))

    def _repr_html_(self) -> str:
        return framed(self.generate_html(), "Comparison")
