"""The market's figures, with intervals, beside those that others have published."""

from queries.survey.figure import Figure, Published, figures, named_figures
from queries.survey.results import Line, Result, Survey
from queries.survey.survey import Grouping, parameters, survey

__all__ = [
    "Figure",
    "Grouping",
    "Line",
    "Published",
    "Result",
    "Survey",
    "figures",
    "named_figures",
    "parameters",
    "survey",
]
