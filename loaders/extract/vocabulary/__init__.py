"""The words of extraction, as data: one TOML file for each kind of thing, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["vocabulary", "word_set"]


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The vocabulary file of this name ("officers", "bodies", …) as plain data."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """A word list of a vocabulary file as a set."""
    return frozenset(vocabulary(name)[key])
