"""Numbers of things in words."""

from __future__ import annotations

__all__ = ["how_many"]


def how_many(number: int, noun: str) -> str:
    """`1 filing`, `7,551 filings`, `4,609 companies`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"
