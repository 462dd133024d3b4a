"""Printed page numbers: which page of the report a line stands on, and which pages an index's entry names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from loaders.section.page import Page

__all__ = ["PrintedPages", "pages_named"]

_ALONE: Final = re.compile(r"\W{0,6}(?:page\s?)?(\d{1,3})\W{0,6}", re.IGNORECASE)
_AT_AN_END: Final = re.compile(r"\W{0,3}(\d{1,3})\b(?!\.\d)|.*\b(?<!\d[.,])(\d{1,3})\W{0,3}$")
_LONGEST: Final = 120
_RANGE: Final = re.compile(r"(?<![\dA-Z])(\d{1,3})(?:\s?[-–—]\s?(\d{1,3}))?(?![\dA-Z])")
_NEAR: Final = 1
"""Pages by which a line's may be wrong: its number stands at the foot of the page, or at the head."""

_LONGEST_RANGE: Final = 60


class PrintedPages:
    """The page numbers that a report prints, from the lines that are page furniture."""

    def __init__(self, page: Page, furniture: Iterable[int]) -> None:
        self._lines: list[int] = []
        self._numbers: list[int] = []
        for line in sorted(furniture):
            number = _printed(page.lines[line].text)
            # A year or a note's number in a footer breaks the count; pages go up by one or two.
            if number is not None and (not self._numbers or 0 < number - self._numbers[-1] <= 2 + _NEAR):
                self._lines.append(line)
                self._numbers.append(number)

    def is_on(self, line: int, pages: frozenset[int]) -> bool:
        """Whether a line stands on one of the pages, as far as they are printed."""
        place = bisect_left(self._lines, line)
        if place >= len(self._numbers):
            return False
        number = self._numbers[place]
        return any(near in pages for near in range(number - _NEAR, number + _NEAR + 1))


def pages_named(text: str) -> frozenset[int]:
    """The pages that "55–57, 62" names."""
    pages: set[int] = set()
    for first, last in _RANGE.findall(text):
        end = int(last or first)
        if int(first) <= end <= int(first) + _LONGEST_RANGE:
            pages.update(range(int(first), end + 1))
    return frozenset(pages)


def _printed(text: str) -> int | None:
    found = _ALONE.fullmatch(text) or (_AT_AN_END.match(text) if len(text) <= _LONGEST else None)
    return int(next(group for group in found.groups() if group)) if found else None
