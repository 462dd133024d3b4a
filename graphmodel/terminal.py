"""What may be written to a terminal."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["printable"]

_UNSAFE: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def printable(text: str, keep: str = "") -> str:
    """The text with control and formatting characters as escapes, but for those in `keep`.

    Filings and file names may hold escape sequences, text direction marks and undecodable bytes; none of them must
    reach a terminal as such.
    """
    if text.isprintable():  # the usual case, in one step
        return text
    return "".join(
        char if char in keep or unicodedata.category(char) not in _UNSAFE else _escape(char) for char in text
    )


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
