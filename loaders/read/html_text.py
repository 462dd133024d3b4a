"""An HTML file as the text that a reader sees: a line for each paragraph and table row, and how each line is set.

Hidden elements are dropped, entities undone. Inline XBRL's own elements are transparent, so a tagged report gives the
text that it gives without its tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from lxml import etree

from graphmodel.errors import UnknownFormat
from loaders.read.encoding import utf8_of
from loaders.read.html_elements import BREAKING, BREAKS, HIDDEN, SILENT, WINDOWS
from loaders.read.html_tree import html_tree
from loaders.section.page import Line, Look, Page, plain

__all__ = ["MOST_LINES", "MOST_TAGS", "decode_html", "html_page", "parse_html"]

MOST_TAGS: Final = 3_000_000
"""Tags that a file may have; the largest annual reports have some hundred thousand. It bounds memory."""

MOST_LINES: Final = 300_000
"""Lines that a report may have; the largest have some ten thousand."""

_BOLD: Final = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_LOOKING: Final = _BOLD | {"i", "em", "u", "font"}
_FONT_SIZES: Final = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_LINE_END: Final = re.compile(r"\r\n?|\n")
_WEIGHT: Final = re.compile(r"font-weight\s{0,9}:\s{0,9}([a-z0-9]{1,9})")
_SIZE: Final = re.compile(r"font-size\s{0,9}:\s{0,9}([0-9]{1,4}(?:\.[0-9]{1,9})?)(pt|px|em|%)")
_ITALIC: Final = re.compile(r"font-style\s{0,9}:\s{0,9}(?:italic|oblique)")
_UNDERLINE: Final = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^;]{0,40}underline")
_POINTS: Final = {"pt": 1.0, "px": 0.75}
# What lies between two words, the stronger over the weaker. Cells win over paragraphs, so that a row is one line
# although each of its cells wraps its words in a paragraph.
_NOTHING, _BLANK, _PARAGRAPH, _CELL, _ROW = range(5)
_PARTING: Final[Mapping[object, int]] = {
    **dict.fromkeys(BREAKING, _PARAGRAPH),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("table", "tr"), _ROW),
}


def html_page(data: bytes, origin: str) -> Page:
    """A whole file's text and lines; UnknownFormat where it cannot be read to its end."""
    writer = _Writer(origin)
    _walk(parse_html(decode_html(data, origin), origin), writer)
    return writer.page()


def decode_html(data: bytes, origin: str) -> str:
    """The characters of an HTML file (see `utf8_of`); UnknownFormat for a binary file."""
    text = utf8_of(data).decode("utf-8", errors="replace")
    if "\x00" in text:
        raise UnknownFormat(origin, "this is a binary file, although it starts as HTML does; get it again as filed")
    return text


def parse_html(page: str, origin: str) -> etree._Element:
    """The root of an HTML page; UnknownFormat for one that is nested too deep or has more tags than a report has."""
    if page.count("<") > MOST_TAGS:
        raise UnknownFormat(origin, f"HTML with more than {MOST_TAGS:,} tags is no report; get the filing again")
    root = html_tree(page)
    if root is None:
        raise UnknownFormat(origin, "HTML that is empty or nested too deep to be read whole; get the filing again")
    return root


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style attribute changes; None leaves what is inherited."""

    hidden: bool = False
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    size: tuple[float, str] | None = None
    break_before: bool = False
    break_after: bool = False


_UNSTYLED: Final = _Style()


@lru_cache(maxsize=4096)
def _style_of(attribute: str) -> _Style:
    style = attribute[:2000].lower()
    weight, size = _WEIGHT.search(style), _SIZE.search(style)
    return _Style(
        hidden=bool(HIDDEN.search(style)),
        bold=weight[1] in ("bold", "bolder", "600", "700", "800", "900") if weight else None,
        italic=True if _ITALIC.search(style) else None,
        underline=True if _UNDERLINE.search(style) else None,
        size=(float(size[1]), size[2]) if size else None,
        break_before=bool(BREAKS["before"].search(style)),
        break_after=bool(BREAKS["after"].search(style)),
    )


def _walk(root: etree._Element, writer: _Writer) -> None:
    """Write what is seen of an element; its own tag breaks no line."""
    opened = [(Look(), _UNSTYLED)]
    preformatted = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            attribute = node.get("style")
            style = _style_of(attribute) if attribute else _UNSTYLED
            if node is not root and (style.hidden or _is_silent(node)):
                walk.skip_subtree()
                opened.append((opened[-1][0], _UNSTYLED))
                continue
            look = _inherit(opened[-1][0], node, style)
            opened.append((look, style))
            preformatted += node.tag == "pre"
            if node is not root:
                writer.part(node.tag)
            writer.enter(node, style)
            if node.text:
                writer.write(node.text, look, preformatted=preformatted > 0)
        else:
            _, style = opened.pop()
            preformatted -= node.tag == "pre"
            writer.leave(style)
            if node is not root:
                writer.part(node.tag)
                if node.tail:
                    writer.write(node.tail, opened[-1][0], preformatted=preformatted > 0)


def _is_silent(node: etree._Element) -> bool:
    tag = node.tag
    # ix:header, whatever its prefix, holds the facts that no reader sees.
    return tag in SILENT or str(tag).endswith(":header") or node.get("hidden") is not None


def _inherit(above: Look, node: etree._Element, style: _Style) -> Look:
    tag = node.tag
    if style is _UNSTYLED and tag not in _LOOKING:
        return above
    bold = above.bold or tag in _BOLD if style.bold is None else style.bold
    italic = above.italic or tag in ("i", "em") if style.italic is None else style.italic
    underline = above.underline or tag == "u" if style.underline is None else style.underline
    size = above.size
    if style.size is not None:
        number, unit = style.size
        size = number * _POINTS[unit] if unit in _POINTS else size * number / (100 if unit == "%" else 1)
    elif tag == "font":
        size = _FONT_SIZES.get(node.get("size") or "", size)
    if (size, bold, italic, underline) == (above.size, above.bold, above.italic, above.underline):
        return above
    return Look(size, bold, italic, underline)


@dataclass(slots=True)
class _Writer:
    """Puts words into lines."""

    origin: str
    lines: list[Line] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    _words: list[str] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _waiting_anchors: list[str] = field(default_factory=list)
    _waiting_links: list[str] = field(default_factory=list)
    _between: int = _NOTHING
    _line_ends: int = 0
    _opens: bool = True
    _page_ended: bool = False
    _new_page: bool = False
    _length: int = 0

    def part(self, tag: object) -> None:
        """Part what comes from what was, as this element does."""
        parting = _PARTING.get(tag)
        if parting is not None:
            self._between = max(self._between, parting)
            self._line_ends = 0

    def enter(self, node: etree._Element, style: _Style) -> None:
        """Note anchors, links and page breaks that an element brings."""
        if style.break_before:
            self._page_ended = True
        name = node.get("id")
        if name:
            self._waiting_anchors.append(name)
        if node.tag != "a":
            return
        name, target = node.get("name"), node.get("href")
        if name:
            self._waiting_anchors.append(name)
        if target and target.startswith("#") and len(target) > 1:
            self._waiting_links.append(target[1:])

    def leave(self, style: _Style) -> None:
        """Note the page break after an element."""
        if style.break_after:
            self._page_ended = True

    def write(self, text: str, look: Look, *, preformatted: bool = False) -> None:
        """Write text; a line break in it is white space unless it is preformatted."""
        if not preformatted:
            self._write_line(text, look)
            return
        for number, piece in enumerate(_LINE_END.split(text)):
            if number:
                self._line_ends += 1 + (self._between > _BLANK and self._line_ends == 0)
                self._between = max(self._between, _PARAGRAPH)
            self._write_line(piece, look)

    def _write_line(self, text: str, look: Look) -> None:
        words = " ".join(text.split()) if text.isascii() else plain(text.translate(WINDOWS))
        if not words:
            self._between = max(self._between, _BLANK) if text else self._between
            return
        if self._page_ended or (self._words and self._between in (_PARAGRAPH, _ROW)):
            self._end_line()
        elif self._words and (self._between or text[0].isspace()):
            self._words.append(" ")
        self._begin()
        self._words.append(words)
        self._looks.append(look)
        self._between = _BLANK if text[-1].isspace() else _NOTHING

    def _begin(self) -> None:
        """Let what waited for words stand where they do."""
        if not self._words:
            self._opens = self._line_ends != 1  # one line's end in preformatted text only wraps a paragraph
        self._line_ends = 0
        for name in self._waiting_anchors:
            self.anchors.setdefault(name, len(self.lines))
        self._waiting_anchors.clear()
        self._links += self._waiting_links
        self._waiting_links.clear()
        self._new_page = self._new_page or self._page_ended
        self._page_ended = False

    def _end_line(self) -> None:
        if not self._words:
            return
        text = "".join(self._words)
        look = Look(
            max(look.size for look in self._looks),
            all(look.bold for look in self._looks),
            all(look.italic for look in self._looks),
            all(look.underline for look in self._looks),
        )
        start = self._length
        self._length += len(text) + 1
        links = tuple(self._links)
        if len(self.lines) >= MOST_LINES:
            reason = f"HTML with more than {MOST_LINES:,} lines is no report; get the filing again"
            raise UnknownFormat(self.origin, reason)
        self.lines.append(Line(text, start, start + len(text), self._opens, self._new_page, look, links))
        self._words.clear()
        self._looks.clear()
        self._links.clear()
        self._new_page = False

    def page(self) -> Page:
        """All that was written."""
        self._end_line()
        wanted = {link for line in self.lines for link in line.links}
        anchors = {name: number for name, number in self.anchors.items() if name in wanted and number < len(self.lines)}
        text = "\n".join(line.text for line in self.lines)
        return Page(text, tuple(self.lines), MappingProxyType(anchors))
