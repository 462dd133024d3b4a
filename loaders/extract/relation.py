"""A relation between two entities of a filing, before it becomes an edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["COMPANY", "PROGRAM", "Relation"]

PROGRAM: Final = -1
"""Stands for the filing's Program where an entity's number is asked for."""
COMPANY: Final = -2
"""Stands for the registrant."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge to be: its type, its ends by entity number, and the wording (`frame`) that says it."""

    type: str
    source: int
    target: int
    frame: str
    frequency: str | None = None
    hedged: bool = False
