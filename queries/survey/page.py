"""A survey as one HTML page that runs no script."""

from __future__ import annotations

from typing import Final

from queries.page import template_text, whole_page
from queries.survey import words
from queries.survey.plot import ENVIRONMENT, plot
from queries.survey.results import Survey

__all__ = ["survey_page", "survey_tables"]

_PACKAGE: Final = "queries.survey"
_TITLE: Final = "Cybersecurity governance: the market’s figures"


def survey_page(survey: Survey) -> str:
    """The page (a string; write it as UTF-8): each figure's plot, table, published values and Cypher."""
    return whole_page(
        "survey.html",
        [_PACKAGE],
        title=_TITLE,
        style=template_text(_PACKAGE, "survey.css", "plot.css"),
        survey=survey,
        population=words.population(survey),
        plot=plot,
        words=words,
    )


def survey_tables(survey: Survey) -> str:
    """The figures' tables alone, for a notebook."""
    table = ENVIRONMENT.get_template("tables.html").module.table  # type: ignore[attr-defined]
    return "".join(f"{table(result, words, survey.by)}" for result in survey.results)
