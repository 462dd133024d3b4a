"""The market's figures, counted by the statements of `figure`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from graphmodel.errors import BadParameter
from queries.filings import no_filing
from queries.run import Source, opened
from queries.survey.figure import Figure, named_figures
from queries.survey.intervals import wilson
from queries.survey.results import Line, Result, Survey

__all__ = ["Grouping", "parameters", "survey"]


class Grouping(StrEnum):
    """What companies can be grouped by."""

    SIZE = "size"
    FORM = "form"
    SIC = "sic"
    YEAR = "year"


_SIZES: Final = (
    "$10 billion or more",
    "$700 million to 10 billion",
    "$75 to 700 million",
    "under $75 million",
    "no public float ($0)",
)
_UNKNOWN: Final = "not known"


def survey(source: Source, figures: Sequence[str] = (), *, by: str = "", year: int | None = None) -> Survey:
    """The figures of these keys, or all, over a store, a graph or an engine.

    `by` splits each into groups: `size` by the public float in US dollars (700 and 75 million are the bounds of large
    accelerated and accelerated filers in Rule 12b-2), `form`, `sic` by division, `year`. A group is never left out,
    however small; what a filing does not tell makes the group "not known". UnknownQuery and BadParameter say what is
    wrong with the arguments, QueryError that there is no filing.
    """
    asked = named_figures(figures)
    values = parameters(by, year)
    engine = opened(source)
    answers = [engine.run(figure.cypher, values).dicts() for figure in asked]
    if not answers[0]:
        raise no_filing(engine.register, year)
    markets = {row["grouped"]: row["market"] for row in answers[0]}
    order = sorted(markets, key=_place)
    results = tuple(_result(figure, rows, order) for figure, rows in zip(asked, answers, strict=True))
    return Survey(by, year, tuple((group, markets[group]) for group in order), results)


def parameters(by: str = "", year: int | None = None) -> dict[str, Any]:
    """What a statement of a figure is given; BadParameter where there is no such grouping."""
    if by not in ("", *Grouping):
        raise BadParameter(f"there is no grouping by {by!r}; there are {', '.join(Grouping)}")
    return {"by": by, "year": year or 0}


def _result(figure: Figure, rows: list[dict[str, Any]], groups: Sequence[str]) -> Result:
    rows.sort(key=lambda row: (row.get("place", 0), groups.index(row["grouped"])))
    return Result(figure, tuple(map(_share if figure.measure == "share" else _median, rows)))


def _share(row: dict[str, Any]) -> Line:
    companies, disclosing = row["companies"], row["disclosing"]
    share = companies / disclosing if disclosing else None
    interval = wilson(companies, disclosing)
    return Line(row["grouped"], row["answer"], companies, disclosing, row["market"], share, interval)


def _median(row: dict[str, Any]) -> Line:
    interval = None if row["low"] is None else (float(row["low"]), float(row["high"]))
    return Line(row["grouped"], "median", row["companies"], row["disclosing"], row["market"], row["median"], interval)


def _place(group: str) -> tuple[bool, int, str]:
    """Sizes from the largest, other groups by name, what is not known last."""
    return (group == _UNKNOWN, _SIZES.index(group) if group in _SIZES else len(_SIZES), group)
