"""A report as lines: what the search for a section looks at, whatever the report was written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

__all__ = ["Line", "Look", "Page", "page_of_text", "plain"]

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_PAGE_MARK: Final = re.compile(r"<PAGE>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set, where the source says; `size` is in points, 0 where unknown.

    A line is bold, italic or underlined only where all of it is.
    """

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `text` has its white space collapsed; `[start, end)` is where it stands in the page's text. `opens` says that it
    begins a paragraph, `new_page` that a page break precedes it; `links` are the anchors it points to.
    """

    text: str
    start: int
    end: int
    opens: bool = True
    new_page: bool = False
    look: Look | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report: its canonical text, the lines in it, and which line an anchor stands at."""

    text: str
    lines: tuple[Line, ...]
    anchors: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def page_of_text(text: str) -> Page:
    """The lines of a plain text; offsets index the text itself. A form feed or `<PAGE>` breaks the page."""
    lines: list[Line] = []
    position, opens, new_page = 0, True, False
    for raw in text.split("\n"):
        words = plain(raw)
        if "\f" in raw or _PAGE_MARK.search(raw):
            new_page = True
        if not words or _PAGE_MARK.fullmatch(words):
            opens = True
        else:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(words, start, start + len(raw.strip()), opens, new_page))
            opens = new_page = False
        position += len(raw) + 1
    return Page(text, tuple(lines))


def plain(text: str) -> str:
    """The text with each run of white space as one space, without characters that nobody sees."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())
