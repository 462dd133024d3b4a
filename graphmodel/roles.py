"""Canonical roles of officers' titles (CISO, CIO, CEO, …), from `vocabulary/roles.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["role_name", "role_of"]

# Words that say who or since when, not what the post is.
_QUALIFIER = re.compile(
    r"^(?:(?:our|the|its|a|an|company'?s|corporate|global|group|interim|acting|outsourced|virtual|fractional|dedicated|"
    r"senior|executive|qualified|experienced|current|co-?|us|u\.s\.)\s+)+"
)
_PART = re.compile(r",\s*|\s*[&/]\s*|\s+and\s+|\s+-\s+")


class _Role(NamedTuple):
    code: str
    name: str
    titles: frozenset[str]
    heads: tuple[str, ...]
    topics: tuple[str, ...]


@cache
def _roles() -> tuple[_Role, ...]:
    rows = tomllib.loads(files("graphmodel.vocabulary").joinpath("roles.toml").read_text(encoding="utf-8"))
    return tuple(
        _Role(
            row["code"],
            row["name"],
            frozenset(row["titles"]),
            tuple(row.get("heads", ())),
            tuple(row.get("topics", ())),
        )
        for row in rows["role"]
    )


@cache
def role_of(title: str) -> str | None:
    """The role's code for a title in any of its variants, or None; "head of information security" is CISO.

    A title that joins several posts ("president and CEO", "chief risk & information officer") has the role of the
    first row of the table that one of its posts fits.
    """
    whole = _normalised(title)
    if "deputy" in whole.split() or "designee" in whole:
        return None
    forms = {whole, _QUALIFIER.sub("", whole)}
    # "chief information and digital officer" is no list of posts, so the whole title goes first.
    for wanted in (forms, forms | {_QUALIFIER.sub("", part) for part in _PART.split(whole)}):
        for role in _roles():
            if wanted & role.titles:
                return role.code
    words = f" {whole} "
    for role in _roles():
        if any(f" {head} " in words for head in role.heads) and any(f" {topic} " in words for topic in role.topics):
            return role.code
    return None


@cache
def role_name(code: str) -> str:
    """The long form of a role's code: `chief information security officer` for `CISO`; the code itself if unknown."""
    return next((role.name for role in _roles() if role.code == code), code)


def _normalised(title: str) -> str:
    text = title.casefold().replace("’", "'").replace("cyber security", "cybersecurity")
    text = text.replace("cyber-security", "cybersecurity").replace("vice-president", "vice president")
    return " ".join(re.sub(r"[()“”\"]", " ", text).split())
