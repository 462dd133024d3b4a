"""A figure as a plot: bars of shares (or medians) with their 95 % intervals and the published values.

It is SVG of its own making: matplotlib takes 1.4 s to import and writes text as shapes, Vega and Plotly bring megabytes
of script that a page's content security policy would have to let evaluate code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from queries.survey.results import ALL, Line, Result
from queries.survey.words import interval_text, published_text, value_name, value_text

__all__ = ["ENVIRONMENT", "plot", "plot_file"]

ENVIRONMENT: Final = Environment(loader=PackageLoader("queries.survey"), autoescape=True, trim_blocks=True)
"""The templates of plots and pages; what comes from a store is escaped."""

_LETTER: Final = 6.6
"""Pixels that a letter of a label takes, at most."""

_LONGEST: Final = 52
"""Letters of a label."""

_BARS: Final = 390
_VALUES: Final = 150
_ROW: Final = 24
_TOP: Final = 26
_SCALES: Final = ((0.1, 0.02), (0.25, 0.05), (0.5, 0.1), (1.0, 0.2))
_YEARS: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Mark:
    x: float
    title: str


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row of a plot: a heading, or a value; `end`, `reach` and marks are in pixels from where the bars begin."""

    y: float
    label: str
    is_heading: bool = False
    end: float | None = None
    reach: tuple[float, float] | None = None
    text: str = ""
    marks: tuple[_Mark, ...] = ()


def plot(result: Result) -> Markup:
    """The plot as an SVG element for a page, whose style it takes."""
    return _drawn(result, alone=False)


def plot_file(result: Result) -> str:
    """The plot as an SVG file of its own, light or dark as its reader has it."""
    return f"{_drawn(result, alone=True)}\n"


def _drawn(result: Result, *, alone: bool) -> Markup:
    top, step = _scale(result)
    bars = tuple(_bars(result, top))
    left = round(16 + _LETTER * max(len(bar.label) for bar in bars if not bar.is_heading))
    text = ENVIRONMENT.get_template("plot.svg").render(
        figure=result.figure,
        measure=value_name(result.figure),
        left=left,
        top=_TOP,
        width=left + _BARS + _VALUES,
        height=_TOP + _ROW * len(bars) + 8,
        bars=bars,
        ticks=[(_across(at, top), value_text(result.figure, at)) for at in _ticks(top, step)],
        alone=alone,
    )
    return Markup(text)  # noqa: S704 - the template escapes what it is given


def _bars(result: Result, top: float) -> Iterator[_Bar]:
    """The rows: a line each, below a heading each where there are groups."""
    figure, y = result.figure, float(_TOP)
    for answer, lines in result.by_answer():
        grouped = lines[0].group != ALL
        if grouped and answer != figure.measure:
            yield _Bar(y, answer, is_heading=True)
            y += _ROW
        for line in lines:
            yield _bar(result, line, y, line.group if grouped else answer, top)
            y += _ROW


def _bar(result: Result, line: Line, y: float, label: str, top: float) -> _Bar:
    figure = result.figure
    short = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
    if line.value is None:
        return _Bar(y, short, text="none discloses it")
    reach = line.interval and (_across(line.interval[0], top), _across(line.interval[1], top))
    marks = tuple(_Mark(_across(one.value, top), published_text(figure, one)) for one in result.published(line))
    interval = f" ({interval_text(figure, line)})" if reach else ""
    text = f"{value_text(figure, line.value)}{interval}"
    return _Bar(y, short, end=_across(line.value, top), reach=reach, text=text, marks=marks)


def _across(value: float, top: float) -> float:
    return round(_BARS * value / top, 1)


def _scale(result: Result) -> tuple[float, float]:
    """The end of the scale and its step, such that everything that is drawn is on it."""
    drawn = [value for line in result.lines for value in (line.value, *(line.interval or ())) if value is not None]
    largest = max((*drawn, *(one.value for one in result.figure.published)), default=0.0)
    if result.figure.measure == "median":
        return max(_YEARS, _YEARS * ceil(largest / _YEARS)), _YEARS
    return next((top, step) for top, step in _SCALES if largest <= top)


def _ticks(top: float, step: float) -> Iterable[float]:
    return (step * at for at in range(round(top / step) + 1))
