"""How wide text is, and how it breaks into lines, without a browser.

Widths are the advance widths of Helvetica Bold, which Arial and Liberation Sans share and which regular weight never
exceeds; the page draws the lines made here, so what is measured is what is shown.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["text_width", "wrap"]

_UNITS = 1000
_BY_WIDTH = {
    238: "'",
    278: " ,./IJijl\\;:|",
    333: "!()-ft[]`‐‑",
    389: "r*{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789Jaceksvxy_–",
    611: "FLTZbdghnopqu?<>=+~^",
    667: "EPSVXY",
    722: "ABCDHKNRU&",
    778: "GOQw",
    833: "M",
    889: "m%",
    944: "W",
    975: "@",
    1000: "—…",
}
_WIDTHS = {char: width for width, chars in _BY_WIDTH.items() for char in chars}


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Width of one line in pixels at a font size; wide scripts count a full em a character."""
    return sum(_char_width(char) for char in text) * size / _UNITS


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Lines no wider than `width`; a word that is wider by itself is broken, so nothing is ever cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width, size)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size) > width:
            pieces.append("")
        pieces[-1] += char
        if char in "-/‐" and text_width(word, size) > width and len(pieces[-1]) > 3:
            pieces.append("")
    return [piece for piece in pieces if piece]


@lru_cache(maxsize=2048)
def _char_width(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _UNITS
    return 611 if char.islower() else 778
