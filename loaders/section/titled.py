"""Sections without an item number: reports that are organised otherwise, and whose index says what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from loaders.section.contents import body_of
from loaders.section.forms import headings, letters
from loaders.section.headings import Heading, ends_part, part_of
from loaders.section.page import Line, Look, Page
from loaders.section.pages import PrintedPages, pages_named

__all__ = ["indexed_section", "refers_elsewhere", "titled_section"]

_SHORTEST: Final = 300
"""Characters that a section has which tells of processes and governance."""

_LONGEST_TITLE: Final = 120
_REACH: Final = 4
"""Lines below an anchor in which the title stands."""

_LONGEST_POINTER: Final = 600
_POINTS: Final = re.compile(
    r"\bincorporated (?:herein |in this item )?by reference"
    r"|\b(?:is|are) (?:set forth|included|contained|presented|discussed|provided)"
    r"|\b(?:see|refer to|appears?|found (?:in|under))\b",
    re.IGNORECASE,
)
_MOST_LINKS: Final = 50
"""Links of an index that are followed; an entry has one or two."""

_SIZE_STEP: Final = 0.4
_CONTINUED: Final = re.compile(r"\W{0,4}\b(?:continued|cont['’]?d)\W{0,3}$", re.IGNORECASE)
# Reg. S-K Item 106 asks for oversight by the board, management's role, and processes.
_ASKED: Final = (
    re.compile(r"\bcyber", re.IGNORECASE),
    re.compile(r"\b(?:board|committee|directors)\b", re.IGNORECASE),
    re.compile(r"\b(?:management|officer|CISO)\b", re.IGNORECASE),
    re.compile(r"\b(?:process|program|polic|assess|monitor)", re.IGNORECASE),
)


def indexed_section(
    page: Page, entries: Sequence[Heading], found: Sequence[Heading], skipped: frozenset[int]
) -> tuple[int, ...]:
    """The lines of the section that the index's entries for the item lead to, by link or else by title; () for none."""
    ends = frozenset(heading.first for heading in found)
    targets = sorted(set(page.anchors.values()))
    for link in islice(_links(page, entries, found), _MOST_LINKS):
        start = _title_near(page, page.anchors.get(link), ends)
        if start is not None:
            end = _end(page, start, ends, targets)
            if len(body_of(page, start + 1, end, skipped)) >= _SHORTEST:
                return _kept(start, end, skipped)
    named = frozenset().union(*(pages_named(_entry_text(page, entry, found)) for entry in entries[:_MOST_LINKS]))
    return titled_section(page, found, skipped, named)


def titled_section(
    page: Page, found: Sequence[Heading], skipped: frozenset[int], pages: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """The lines of the one section that is titled as the item and tells what it asks for; () for none or several.

    Of several the one that begins on one of the `pages`, by the numbers printed on them.
    """
    ends = frozenset(heading.first for heading in found)
    targets = sorted(set(page.anchors.values()))
    sections: list[tuple[int, int]] = []
    end = 0
    for start in _titles(page, skipped, ends):
        if start < end:
            continue
        end = _end(page, start, ends, targets)
        body = body_of(page, start + 1, end, skipped)
        if len(body) >= _SHORTEST and all(asked.search(body) for asked in _ASKED):
            sections.append((start, end))
    if len(sections) > 1 and pages:
        printed = PrintedPages(page, skipped)
        sections = [(start, end) for start, end in sections if printed.is_on(start, pages)]
    return _kept(*sections[0], skipped) if len(sections) == 1 else ()


def refers_elsewhere(body: str) -> bool:
    """Whether what stands under the item's heading only says where else in the report the disclosure is."""
    return (
        len(body) <= _LONGEST_POINTER
        and _POINTS.search(body) is not None
        and not all(asked.search(body) for asked in _ASKED)
    )


def _kept(start: int, end: int, skipped: frozenset[int]) -> tuple[int, ...]:
    return tuple(number for number in range(start, end) if number == start or number not in skipped)


def _links(page: Page, entries: Sequence[Heading], found: Sequence[Heading]) -> Iterator[str]:
    """Where the entries' lines point to, up to the next entry."""
    heads = frozenset(heading.first for heading in found)
    for entry in entries[:_MOST_LINKS]:
        for number in range(entry.first, min(entry.last + 1 + _REACH, len(page.lines))):
            if number > entry.last and number in heads:
                break
            yield from page.lines[number].links


def _entry_text(page: Page, entry: Heading, found: Sequence[Heading]) -> str:
    """What an entry says beside its item's number and title."""
    heads = frozenset(heading.first for heading in found)
    texts = [page.lines[number].text for number in range(entry.first, entry.last + 1)]
    texts[0] = re.sub(r"^.{0,12}?\d{1,2}\s?[A-Ka-k]\b", "", texts[0])
    for number in range(entry.last + 1, min(entry.last + 1 + _REACH, len(page.lines))):
        if number in heads:
            break
        texts.append(page.lines[number].text)
    return " ".join(texts)


def _title_near(page: Page, target: int | None, ends: frozenset[int]) -> int | None:
    if target is None:
        return None
    for number in range(target, min(target + _REACH, len(page.lines))):
        line = page.lines[number]
        if number not in ends and _is_headed(line) and "cyber" in line.text.casefold():
            return number
    return None


def _titles(page: Page, skipped: frozenset[int], ends: frozenset[int]) -> Iterator[int]:
    for number, line in enumerate(page.lines):
        if number in skipped or number in ends or not _is_headed(line):
            continue
        if letters(_CONTINUED.sub("", line.text)) in headings("titles"):
            yield number


def _is_headed(line: Line) -> bool:
    """Whether a line is set as a heading: alone, short, unfinished, and marked by its look or its capitals."""
    text = line.text
    if len(text) > _LONGEST_TITLE or not line.opens or text[-1] in ".;,:" or not text[0].isupper():
        return False
    look = line.look
    if look is not None and (look.bold or look.underline or look.italic or look.size >= 12):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _end(page: Page, start: int, ends: frozenset[int], targets: Sequence[int]) -> int:
    """The first line after a title that heads something else."""
    title = page.lines[start]
    boundaries = frozenset(target for target in targets if target > start + 1)
    for number in range(start + 1, len(page.lines)):
        line = page.lines[number]
        if number in ends or part_of(line) is not None:
            return number
        if ends_part(line):
            return number
        if not _is_headed(line) or _is_again(line, title):
            continue
        if number in boundaries or _outranks(line, title):
            return number
    return len(page.lines)


def _is_again(line: Line, title: Line) -> bool:
    return letters(_CONTINUED.sub("", line.text)) == letters(title.text)


def _outranks(line: Line, title: Line) -> bool:
    """Whether a heading stands as high as the title, or higher."""
    inner = any(word in letters(line.text) for word in headings("inner"))
    if line.look is None or title.look is None:
        return not inner and line.text.isupper() >= title.text.isupper()
    if line.look.size > title.look.size + _SIZE_STEP:
        return True
    return not inner and _as_set(line, line.look) == _as_set(title, title.look)


def _as_set(line: Line, look: Look) -> tuple[int, bool, bool, bool, bool]:
    return round(look.size), look.bold, look.italic, look.underline, line.text.isupper()
