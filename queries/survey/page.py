"""A survey as one HTML page that needs nothing else, asks for nothing, and runs no script."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from queries.policy import policy_hash
from queries.survey import words
from queries.survey.plot import ENVIRONMENT, plot
from queries.survey.results import Survey

__all__ = ["survey_page", "survey_tables"]

_TITLE: Final = "Cybersecurity governance: the market’s figures"


def survey_page(survey: Survey) -> str:
    """The page (a string; write it as UTF-8): each figure's plot, table, published values and Cypher."""
    style = "".join(ENVIRONMENT.get_template(name).render() for name in ("survey.css", "plot.css"))
    return ENVIRONMENT.get_template("survey.html").render(
        title=_TITLE,
        survey=survey,
        population=words.population(survey),
        plot=plot,
        words=words,
        style=Markup(style),  # noqa: S704 - the page's own file
        style_hash=Markup(policy_hash(style)),  # noqa: S704 - base64 in quotes
    )


def survey_tables(survey: Survey) -> str:
    """The figures' tables alone, for a notebook."""
    table = ENVIRONMENT.get_template("tables.html").module.table  # type: ignore[attr-defined]
    return "".join(f"{table(result, words, survey.by)}" for result in survey.results)
