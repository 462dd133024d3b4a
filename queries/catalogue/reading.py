"""The questions that come with govgraph."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graphmodel.errors import UnknownQuery
from queries.catalogue.question import Question, parse
from queries.hint import did_you_mean

__all__ = ["question", "questions"]

_SUFFIX = ".cypher"


def questions() -> tuple[Question, ...]:
    """All questions, by name."""
    return tuple(_all().values())


def question(name: str) -> Question:
    """The question of this name; UnknownQuery, with the nearest name, where there is none."""
    try:
        return _all()[name]
    except KeyError:
        hint = did_you_mean(name, _all())
        raise UnknownQuery(f"no question {name!r}; {hint}`govgraph queries` lists them") from None


@cache
def _all() -> MappingProxyType[str, Question]:
    found = {}
    for entry in files("queries.catalogue").iterdir():
        if entry.name.endswith(_SUFFIX):
            name = entry.name.removesuffix(_SUFFIX)
            found[name] = parse(name, entry.read_text(encoding="utf-8"))
    return MappingProxyType(dict(sorted(found.items())))
