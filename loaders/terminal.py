"""What may be written to a terminal."""

from __future__ import annotations

import unicodedata

__all__ = ["printable"]

_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def printable(text: str, keep: str = "") -> str:
    """The text with control and formatting characters as escapes, but for those in `keep`.

    File names and filings may hold escape sequences, text direction marks and undecodable bytes; none of them must
    reach the terminal as such.
    """
    return "".join(
        char if char in keep or unicodedata.category(char) not in _UNSAFE else _escape(char) for char in text
    )


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
