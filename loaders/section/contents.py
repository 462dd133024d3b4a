"""Tables of contents and cross-reference indexes: runs of item headings with nothing but page numbers between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.section.forms import SectionRule
from loaders.section.headings import Heading
from loaders.section.page import Page

__all__ = ["body_of", "in_contents", "is_void"]

_SHORT: Final = 200
"""Characters under which what stands below a heading may be an entry of an index."""

_FEWEST: Final = 4
"""Headings in a run that make it a table."""

_SHARE: Final = 0.5
"""Of them, the share with a page number or nothing below."""

_ENDS_PAGED: Final = re.compile(r"(?:^|[\s.…–-])(?:[A-Z]-)?\d{1,3}(?:\s?[-–,&]\s?\d{1,3}){0,9}\W{0,3}$")
_WORD: Final = re.compile(r"[^\W\d_]{2,}|\bN[./]A\b", re.IGNORECASE)


def body_of(page: Page, first: int, end: int, skipped: frozenset[int], most: int = 4000) -> str:
    """The text of the lines `[first, end)` but for those skipped, cut off after so many characters."""
    parts: list[str] = []
    length = 0
    for number in range(first, min(end, len(page.lines))):
        if number not in skipped:
            parts.append(page.lines[number].text)
            length += len(parts[-1]) + 1
            if length > most:
                break
    return "\n".join(parts)


def is_void(body: str) -> bool:
    """Whether a text says nothing: no word, or those of a Part's heading alone."""
    return all(
        not _WORD.search(line) or re.fullmatch(r"(?i)part\s[ivx]{1,4}\W*|\W*pages?\W*|[ivxl]+", line)
        for line in body.split("\n")
    )


def in_contents(page: Page, found: Sequence[Heading], rule: SectionRule, skipped: frozenset[int]) -> frozenset[int]:
    """The places in `found` of the headings that are entries of a table of contents or an index."""
    order = {item: number for number, item in enumerate(rule.titles)}
    marked: set[int] = set()
    run: list[tuple[int, bool]] = []
    for place, heading in enumerate(found):
        end = found[place + 1].first if place + 1 < len(found) else len(page.lines)
        body = body_of(page, heading.last + 1, end, skipped, _SHORT + 1)
        if run and order[heading.items[0]] <= order[found[place - 1].items[0]]:
            marked |= _table(run)  # items that begin again are another table, or the report itself
            run = []
        void = is_void(body)
        if len(body) <= _SHORT:
            run.append((place, heading.paged or void or bool(_ENDS_PAGED.search(body))))
            continue
        marked |= _table(run)
        run = []
    return frozenset(marked | _table(run))


def _table(run: list[tuple[int, bool]]) -> set[int]:
    paged = sum(is_paged for _, is_paged in run)
    return {place for place, _ in run} if len(run) >= _FEWEST and paged >= _SHARE * len(run) else set()
