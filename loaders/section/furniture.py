"""Page furniture: page numbers, links back to the contents, and the headers and footers that stand on every page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from loaders.section.forms import letters
from loaders.section.page import Line, Page
from loaders.section.page_breaks import is_contents_link, is_page_number, without_numbers

__all__ = ["furniture"]

_NUMBER_AT_AN_END: Final = re.compile(r"\W{0,3}\d{1,3}\b|.*\b\d{1,3}\W{0,3}$")
_CONTENTS: Final = "tableofcontents"
_LONGEST: Final = 120
_EVERY_PAGE: Final = 3
"""Times that a line stands in a report before it may be a header or footer."""
_REACH: Final = 4
"""Lines that a header or a footer has at most."""


def furniture(page: Page) -> frozenset[int]:
    """The numbers of the lines that belong to pages and not to what is said on them.

    A page number or a link to the contents tells itself. A short line that repeats is furniture only beside those or
    beside a page break, or where a page number changes at its end: a heading may repeat without being any.
    """
    lines = page.lines
    times = Counter(_key(line) for line in lines if len(line.text) <= _LONGEST)
    found = {number for number, line in enumerate(lines) if _tells_itself(line, times) or _has_page_number(line, times)}
    edges = [number for number, line in enumerate(lines) if line.new_page]
    for number in [*found, *edges, *(number - 1 for number in edges if number)]:
        _spread(page, number, times, found)
    return frozenset(found)


def _key(line: Line) -> str:
    """What makes two lines the same header: the text without its numbers, but for an item's own number."""
    text = line.text.casefold()
    return letters(text) if text.startswith("item") else without_numbers(text)


def _tells_itself(line: Line, times: Counter[str]) -> bool:
    if len(line.text) > _LONGEST:
        return False
    key = _key(line)
    return (
        is_page_number(line.text)
        or is_contents_link(line.text)
        or (times[key] >= _EVERY_PAGE and key.startswith(_CONTENTS))
    )


def _has_page_number(line: Line, times: Counter[str]) -> bool:
    key = _key(line)
    return bool(key and len(line.text) <= _LONGEST and times[key] > _EVERY_PAGE and _NUMBER_AT_AN_END.match(line.text))


def _spread(page: Page, number: int, times: Counter[str], found: set[int]) -> None:
    """Take in the repeated lines around one that is furniture, or around a page break."""
    for step in (-1, 1):
        for place in range(number, number + step * _REACH, step):
            if not 0 <= place < len(page.lines):
                break
            line = page.lines[place]
            if place in found:
                continue
            repeats = len(line.text) <= _LONGEST and times[_key(line)] >= _EVERY_PAGE and not line.text.endswith(".")
            if not repeats:
                break
            found.add(place)
