"""What a page break puts between the lines of a text, and which sentences go on behind it."""

from __future__ import annotations

import re
from typing import Final

from loaders.section.forms import headings

__all__ = ["ends_a_sentence", "fills_a_line", "goes_on", "is_contents_link", "is_page_number", "without_numbers"]

_PAGE_NUMBER: Final = re.compile(
    r"[\s.|_·•–—-]{0,6}(?:page\s?)?(?:[|–—-]\s?)?(?:[A-Z]-)?(?:\d{1,3}|[ivxl]{1,7})(?:\sof\s\d{1,3})?[\s.|_·•–—-]{0,6}",
    re.IGNORECASE,
)
_NO_LETTERS: Final = re.compile(r"[\d\W_]+")
_STOP: Final = re.compile(r"[.!?:;][”\"’)]{0,3}$")
_BULLET: Final = re.compile(r"[•·▪●○◦■–—*-]|\(?[a-z0-9]{1,3}[.)]")
_LINE_FULL: Final = 60
"""Characters; a heading is shorter than a line that a page break cuts."""


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but a page's number ("31", "- 31 -", "Page 31 of 120", "F-3", "iv")."""
    return _PAGE_NUMBER.fullmatch(line) is not None


def is_contents_link(line: str) -> bool:
    """Whether a line is a link back to the table of contents, a page's number beside it or not."""
    return without_numbers(line) in headings("back_links")


def without_numbers(line: str) -> str:
    """The letters of a line in lower case: a header is the same on every page but for the page's number."""
    return _NO_LETTERS.sub("", line.casefold())


def fills_a_line(text: str) -> bool:
    """Whether a text is longer than a heading, so that what follows it may be its sentence's next line."""
    return len(text) > _LINE_FULL


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends as a sentence, a part of one or a list's introduction does."""
    return _STOP.search(line) is not None


def goes_on(line: str, following: str) -> bool:
    """Whether a sentence that a page break cuts goes on in the following line."""
    if ends_a_sentence(line) or _BULLET.match(following):
        return False
    return following[0].islower() or fills_a_line(line)
