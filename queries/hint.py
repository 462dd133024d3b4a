"""What is said of a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process

__all__ = ["did_you_mean"]

_NEAR: Final = 70.0
"""Of 100 by rapidfuzz's weighted ratio."""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """`did you mean ciso_line? `, the nearest of the known names; nothing where none is near."""
    near = process.extractOne(written, list(known), score_cutoff=_NEAR)
    return f"did you mean {near[0]}? " if near else ""
