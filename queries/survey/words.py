"""A survey's numbers as a reader sees them."""

from __future__ import annotations

from graphmodel.counting import how_many
from queries.survey.figure import Figure, Published
from queries.survey.results import Line, Survey

__all__ = ["disclosure", "interval_text", "population", "published_text", "value_name", "value_text"]

_BY = {
    "size": "by public float",
    "form": "by form",
    "sic": "by industry (division of the SIC code)",
    "year": "by fiscal year, in each of which a company counts by its newest filing",
}


def population(survey: Survey) -> str:
    """Which filings were counted: `4,609 companies, each by its newest filing`."""
    count = sum(companies for _, companies in survey.groups)
    newest = f"newest filing for {survey.year}" if survey.year else "newest filing"
    if survey.by == "year":
        return f"{how_many(count, 'filing')} {_BY['year']}"
    grouped = f", {_BY[survey.by]}" if survey.by else ""
    return f"{how_many(count, 'company')}, each by its {newest}{grouped}"


def disclosure(figure: Figure, line: Line) -> str:
    """Among how many of a group's companies a figure is counted, and that the others are not counted as a no."""
    market = how_many(line.market, "company")
    if line.disclosing == line.market:
        return f"Counted among {market}: {figure.of}."
    if not line.disclosing:
        return f"None of {market} discloses it, so that there is nothing to count. It is counted among {figure.of}."
    rest, share = line.market - line.disclosing, _percent(line.disclosing / line.market)
    others = f"The other {rest:,} do" if rest > 1 else "The other one does"
    return (
        f"Counted among {line.disclosing:,} of {market} ({share}): {figure.of}. "
        f"{others} not disclose that, which is not counted as a no."
    )


def value_name(figure: Figure) -> str:
    """What a figure's values are: `share`, or `median of years`."""
    return f"median of {figure.unit}" if figure.measure == "median" else "share"


def value_text(figure: Figure, value: float | None) -> str:
    """A share in per cent, a median in its unit; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:g} {figure.unit}" if figure.measure == "median" else _percent(value)


def interval_text(figure: Figure, line: Line) -> str:
    """The 95 % interval, without its unit; a dash where there is none."""
    if line.interval is None:
        return "–"
    low, high = line.interval
    if figure.measure == "median":
        return f"{low:g}–{high:g}"
    return f"{100 * low:.1f}–{100 * high:.1f}"


def published_text(figure: Figure, said: Published) -> str:
    """`81 % EY 2024`."""
    return f"{100 * said.value:g} % {said.source}" if figure.measure == "share" else f"{said.value:g} {said.source}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
