"""Kinds of committees and of third parties, told by their names, from `vocabulary/kinds.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = [
    "committee_kind",
    "committee_kinds",
    "may_sit_in_board",
    "sits_in_board",
    "third_party_kind",
    "third_party_kinds",
]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("graphmodel.vocabulary").joinpath("kinds.toml").read_text(encoding="utf-8"))


@cache
def committee_kind(name: str) -> str:
    """audit, risk, technology, cybersecurity, ESG, governance, disclosure, executive, or other."""
    return _first_kind("committee", name)


@cache
def third_party_kind(name: str) -> str:
    """assessor, auditor, consultant, managed service, legal, service provider, insurer, government, or other."""
    return _first_kind("third_party", name)


@cache
def sits_in_board(name: str) -> bool:
    """Whether a committee of this name is one of the board's by its kind alone, where the text says nothing else."""
    text, row = _words(name), _tables()["board_level"]
    return "committee" in text and _holds(text, row["words"]) and not _holds(text, row["unless"])


@cache
def may_sit_in_board(name: str) -> bool:
    """Whether a committee of this name may as well be the board's as management's: "risk and compliance committee"."""
    text, row = _words(name), _tables()["either_level"]
    field = [word for word in text.split() if word not in {"committee", "committees", "the"}]
    return bool(field) and set(field) <= set(row["words"]) and not _holds(text, row["unless"])


@cache
def committee_kinds() -> tuple[str, ...]:
    """Every kind of committee."""
    return _kinds("committee")


@cache
def third_party_kinds() -> tuple[str, ...]:
    """Every kind of outside party."""
    return _kinds("third_party")


def _kinds(table: str) -> tuple[str, ...]:
    return (*dict.fromkeys(row["kind"] for row in _tables()[table]), "other")


def _first_kind(table: str, name: str) -> str:
    text = _words(name)
    return next((row["kind"] for row in _tables()[table] if _holds(text, row["words"])), "other")


def _words(name: str) -> str:
    return f" {' '.join(re.findall(r'[a-z0-9]+', name.casefold()))} "


def _holds(text: str, words: list[str]) -> bool:
    return any(f" {word} " in text for word in words)
