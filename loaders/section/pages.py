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
# Neither the number of a note nor that of a form.
_RANGE: Final = re.compile(r"(?<![\dA-Z])(?<!Note\s)(\d{1,3})(?:\s?[-–—]\s?(\d{1,3}))?(?![\dA-Z]|-[A-Z])")
_NEAR: Final = 1
"""Pages by which a line's may be wrong: its number stands at the foot of the page, or at the head."""

_LONGEST_RANGE: Final = 60


class PrintedPages:
    """The page numbers that a report prints, from the lines that are page furniture."""

    def __init__(self, page: Page, furniture: Iterable[int]) -> None:
        printed = [(line, number) for line in sorted(furniture) if (number := _printed(page.lines[line].text))]
        # A row of a table that is one number breaks the count: what goes up the longest are the pages.
        kept = _longest_rise([number for _, number in printed])
        self._lines = [printed[place][0] for place in kept]
        self._numbers = [printed[place][1] for place in kept]

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


def _longest_rise(numbers: list[int]) -> list[int]:
    """The places of the longest sequence in which each number is larger than the one before it."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(last[at - 1] if at else -1)
        tails[at:] = [number] if at == len(tails) else [number, *tails[at + 1 :]]
        last[at:] = [place] if at == len(last) else [place, *last[at + 1 :]]
    rise: list[int] = []
    place = last[-1] if last else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise[::-1]
