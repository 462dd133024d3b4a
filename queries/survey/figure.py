"""What the survey asks: each figure's words, published values and Cypher, read from the files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from graphmodel.errors import UnknownQuery
from queries.hint import did_you_mean

__all__ = ["Figure", "Published", "figures", "named_figures"]

_COUNTED: Final = {"share": "shares", "median": "medians"}
"""The file that ends a figure's statement, by its measure."""


@dataclass(frozen=True, slots=True)
class Published:
    """A value that somebody else has published for one answer: a share, its source, and why ours may be another."""

    answer: str
    value: float
    source: str
    about: str
    differs: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the survey.

    `of` says which companies the share is of, or among which the median's are; `unit` is that of a median, empty for
    shares. `cypher` is the whole statement; its parameters are `by` (form, sic, size, year, or empty) and `year` (0 for
    each company's newest filing).
    """

    key: str
    name: str
    of: str
    reading: str
    measure: Literal["share", "median"]
    unit: str
    published: tuple[Published, ...]
    cypher: str

    def published_for(self, answer: str) -> tuple[Published, ...]:
        """The values that are published for one of its answers."""
        return tuple(one for one in self.published if one.answer == answer)


@cache
def figures() -> tuple[Figure, ...]:
    """All figures, in the order in which they are shown."""
    table = tomllib.loads(_text("figures.toml"))
    return tuple(_figure(row, table["source"]) for row in table["figure"])


def named_figures(keys: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of these keys, in their own order, or all for none; UnknownQuery, with the nearest, for a bad key."""
    known = {figure.key: figure for figure in figures()}
    for key in keys:
        if key not in known:
            raise UnknownQuery(f"no figure {key!r}; {did_you_mean(key, known)}there are {', '.join(known)}")
    return tuple(figure for key, figure in known.items() if not keys or key in keys)


def _figure(row: dict[str, Any], sources: dict[str, dict[str, str]]) -> Figure:
    published = tuple(_published(one, sources[one["source"]]) for one in row.get("published", ()))
    measure: Literal["share", "median"] = row.get("measure", "share")
    parts = ("companies", row["key"], _COUNTED[measure])
    cypher = "".join(_text("cypher", f"{part}.cypher") for part in parts)
    return Figure(row["key"], row["name"], row["of"], row["reading"], measure, row.get("unit", ""), published, cypher)


def _published(row: dict[str, Any], source: dict[str, str]) -> Published:
    return Published(row["answer"], row["value"], source["name"], source["about"], row["differs"])


def _text(*names: str) -> str:
    return files("queries.survey").joinpath(*names).read_text(encoding="utf-8")
