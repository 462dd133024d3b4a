"""The words of extraction, as data: one TOML file for each kind of thing, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["mapping_of", "vocabulary", "word_set"]


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The vocabulary file of this name ("officers", "bodies", …) as plain data."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """A list of a vocabulary file as a set: `word_set("bodies", "team", "heads")`.

    Built once, so it may be asked for at every word. KeyError for a list that the file does not have.
    """
    return frozenset(_at(name, keys))


@cache
def mapping_of(name: str, *keys: str) -> Mapping[str, str]:
    """A table of a vocabulary file that gives one word for another: `mapping_of("bodies", "team", "singular")`."""
    return dict(_at(name, keys))


def _at(name: str, keys: tuple[str, ...]) -> Any:
    found: Any = vocabulary(name)
    for key in keys:
        found = found[key]
    return found
