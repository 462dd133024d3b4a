"""What a survey gives."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from graphmodel.errors import UnknownQuery
from queries.answer import Rows
from queries.survey.figure import Figure, Published

__all__ = ["ALL", "Line", "Result", "Survey"]

ALL: Final = "all"
"""The one group of a survey that is not split."""


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of a figure in one group of companies.

    `companies` of `disclosing` give it; `market` are all companies of the group, so that `market` less `disclosing` do
    not disclose it. `value` is the share, or the median over `companies`, and `interval` its 95 % interval; None where
    there are too few to have one.
    """

    group: str
    answer: str
    companies: int
    disclosing: int
    market: int
    value: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Result:
    """A figure with its lines: by answer, and by group within each."""

    figure: Figure
    lines: tuple[Line, ...]

    def line(self, answer: str, group: str = ALL) -> Line:
        """One of its lines; UnknownQuery where there is none."""
        for line in self.lines:
            if (line.answer, line.group) == (answer, group):
                return line
        raise UnknownQuery(f"figure {self.figure.key} has no answer {answer!r} for {group!r}")

    def by_answer(self) -> list[tuple[str, list[Line]]]:
        """The lines of each answer, a line a group."""
        return [(answer, list(lines)) for answer, lines in groupby(self.lines, key=attrgetter("answer"))]

    def published(self, line: Line) -> tuple[Published, ...]:
        """The values that are published for a line's answer, whatever its group."""
        return self.figure.published_for(line.answer)


@dataclass(frozen=True, slots=True)
class Survey:
    """The market's figures: of each company's newest filing, or of its newest of fiscal year `year`.

    `by` is what the groups are by, empty for one group "all"; `groups` are these with their companies. By year a
    company counts once in each year.
    """

    by: str
    year: int | None
    groups: tuple[tuple[str, int], ...]
    results: tuple[Result, ...]

    def __getitem__(self, key: str) -> Result:
        """A figure's result by its key; UnknownQuery where the survey was made without it."""
        for result in self.results:
            if result.figure.key == key:
                return result
        raise UnknownQuery(
            f"no figure {key!r} in this survey; there are {', '.join(r.figure.key for r in self.results)}"
        )

    def rows(self) -> Rows:
        """Every line as a row, for a data frame or a file."""
        return Rows.of([_row(result, line) for result in self.results for line in result.lines])

    def _repr_html_(self) -> str:
        from queries.survey.page import survey_tables

        return survey_tables(self)


def _row(result: Result, line: Line) -> dict[str, Any]:
    figure = result.figure
    low, high = line.interval or (None, None)
    return {
        "figure": figure.key,
        "name": figure.name,
        "group": line.group,
        "answer": line.answer,
        "companies": line.companies,
        "disclosing": line.disclosing,
        "not_disclosing": line.market - line.disclosing,
        "of": figure.of,
        "measure": figure.measure,
        "value": line.value,
        "low": low,
        "high": high,
        "published": [
            {"value": one.value, "source": one.source, "about": one.about, "differs": one.differs}
            for one in result.published(line)
        ],
        "reading": figure.reading,
    }
