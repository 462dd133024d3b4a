"""The catalogue in words: a list of all questions by subject, and what one of them takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from queries.catalogue.question import SUBJECTS, Parameter, Question

__all__ = ["described", "listed"]


def listed(questions: Iterable[Question], width: int) -> Iterator[str]:
    """Lines for `width` characters: each subject with its questions, by name, and the names of their parameters."""
    by_subject: dict[str, list[Question]] = {subject: [] for subject in SUBJECTS}
    for question in questions:
        by_subject[question.subject].append(question)
    indent = max((len(one.name) for some in by_subject.values() for one in some), default=0) + 4
    for subject, some in by_subject.items():
        if some:
            yield subject.capitalize()
        for question in some:
            takes = " ".join(f"{parameter.name}=" for parameter in question.parameters)
            yield from _hanging(f"  {question.name}".ljust(indent), f"{question.asks} [{takes}]", width)


def described(question: Question, width: int) -> Iterator[str]:
    """Lines for `width` characters: the question, its parameters with their values, its columns, its notes."""
    yield from wrap(f"{question.name}: {question.asks}", width)
    yield ""
    indent = max((len(parameter.name) for parameter in question.parameters), default=0) + 7
    for parameter in question.parameters:
        yield from _hanging(f"  -p {parameter.name}=".ljust(indent), _meaning(parameter), width)
    yield ""
    yield from _hanging("columns: ", ", ".join(question.columns), width)
    if question.notes:
        yield ""
        yield from wrap(question.notes, width)


def _meaning(parameter: Parameter) -> str:
    default = "required" if parameter.required else f"default {parameter.default!r}"
    one_of = f"; one of {', '.join(parameter.choices)}" if parameter.choices else ""
    return f"{parameter.meaning} ({default}{one_of})"


def _hanging(first: str, text: str, width: int) -> list[str]:
    return wrap(text, max(width, len(first) + 20), initial_indent=first, subsequent_indent=" " * len(first))
