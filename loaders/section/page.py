"""A report as lines: what the search for a section looks at, whatever the report was written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

__all__ = ["Line", "Look", "Page", "page_of_text", "plain"]

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
LONGEST_PARAGRAPH: Final = 20_000
"""Characters. What is longer is no paragraph, but a text without line breaks."""

_ITEM_INSIDE: Final = re.compile(
    r"(?:PART\s{1,9}[IVX]{1,3}\W{0,9})?I(?:TEM|tem)S?s?\s{0,9}\d{1,2}\s?(?:[A-K](?![a-z]))?"
    r"(?:[\s.:–—-]{0,9}(?P<title>(?i:cybersecurity)(?![a-z])))?"
)
_STOPS: Final = frozenset('.!?”")|0123456789')
_BACK_LINK: Final = "Table of Contents"
_CAPITALS: Final = re.compile(r"[A-Z]{3}$")
_BEFORE: Final = 400
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
    """A whole report: its canonical text, the lines in it, and which line an anchor stands at.

    `unlined`: the source has lost its line breaks, so that lines are only where headings may stand.
    """

    text: str
    lines: tuple[Line, ...]
    anchors: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    unlined: bool = False


def page_of_text(text: str) -> Page:
    """The lines of a plain text; offsets index the text itself. A form feed or `<PAGE>` breaks the page.

    A text that has lost its line breaks gets lines where an item's heading may stand, for nothing else can be told.
    """
    lines: list[Line] = []
    position, opens, new_page, unlined = 0, True, False, False
    for raw, glue in _raw_lines(text):
        words = plain(raw)
        if "\f" in raw or _PAGE_MARK.search(raw):
            new_page = True
        if not words or _PAGE_MARK.fullmatch(words):
            opens = True
        else:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(words, start, start + len(raw.strip()), opens, new_page))
            opens, new_page = not glue, False
        position += len(raw) + glue
        unlined = unlined or not glue
    return Page(text, tuple(lines), unlined=unlined)


def _raw_lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines, and how many characters part each from the next."""
    for raw in text.split("\n"):
        start = 0
        for cut in _cuts(raw) if len(raw) > LONGEST_PARAGRAPH else ():
            yield raw[start:cut], 0
            start = cut
        yield raw[start:], 1


def _cuts(raw: str) -> Iterator[int]:
    """Where the headings of items may begin, and where the title of this one ends, in a text without lines."""
    for found in _ITEM_INSIDE.finditer(raw):
        before = raw[max(0, found.start() - _BEFORE) : found.start()].rstrip()
        # A sentence that names an item has a small letter, a comma or a quotation mark before it.
        if before.endswith(_BACK_LINK) or before[-1:] in _STOPS or _CAPITALS.search(before):
            yield found.start()
            if found["title"]:
                yield found.end()


def plain(text: str) -> str:
    """The text with each run of white space as one space, without characters that nobody sees."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())
