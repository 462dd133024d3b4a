"""The text that a reader of a marked-up page sees: lines for paragraphs and table rows, without page furniture.

For XHTML by namespace and for HTML without one alike. Block elements end lines, cells of a table row are parted by a
space, entities are decoded, no-break spaces are spaces. What is hidden, and what Inline XBRL excludes from a fact
(`ix:exclude`, Inline XBRL 1.1 section 6), is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from graphmodel.errors import UnknownFormat
from loaders.read.html_elements import BREAKING, BREAKS, HIDDEN, SILENT, WINDOWS
from loaders.section.page_breaks import ends_a_sentence, goes_on, is_contents_link, is_page_number

__all__ = ["IX_NAMESPACES", "Budget", "text_of"]

IX_NAMESPACES: Final = ("http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL")
"""Inline XBRL 1.1 and 1.0."""

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_SPACE: Final = re.compile(r"\s+")
_SILENT: Final = SILENT | {f"{{{namespace}}}{name}" for namespace in IX_NAMESPACES for name in ("exclude", "header")}

_PAGE: Final = "\x00"  # stands for a page break among the lines; no parser lets it through as text
_CHARACTERS: Final = WINDOWS | {0: None}
_FOOTER: Final = re.compile(r"\b(?:form (?:10-K|20-F)|annual report)\b", re.IGNORECASE)
_FURNITURE_LINES: Final = 3


class Budget:
    """How much text one filing may give: a fact can hold others, and a thousand of them the whole report each."""

    def __init__(self, origin: str, characters: int = 4 << 20, nodes: int = 4 << 20) -> None:
        self._origin = origin
        self._characters = characters
        self._nodes = nodes

    def spend(self, nodes: int, characters: int) -> None:
        """Count nodes and characters; UnknownFormat where they are more than the filing may have."""
        self._nodes -= nodes
        self._characters -= characters
        if self._nodes < 0 or self._characters < 0:
            raise UnknownFormat(self._origin, "its facts repeat more text than a cybersecurity disclosure has")


def text_of(parts: Iterable[etree._Element], budget: Budget | None = None) -> str:
    """The visible text inside elements that continue one another (tails are not theirs), lines without padding.

    Page numbers and links to the table of contents are dropped where a page ends, which is where markup breaks the page
    and between two parts; a sentence that goes on there is one line again.
    """
    texts: list[str] = []
    previous: etree._Element | None = None
    for part in parts:
        pieces = list(_pieces(part))
        text = "".join(pieces)
        if budget is not None:
            budget.spend(len(pieces), len(text))
        if previous is not None:
            texts.append(" " if _is_one_line(previous, texts[-1], part, text) else f"\n{_PAGE}\n")
        texts.append(text)
        previous = part
    return "\n".join(_joined_lines("".join(texts)))


def _is_one_line(previous: etree._Element, before: str, part: etree._Element, after: str) -> bool:
    """Whether two parts stand in one paragraph, without a break of their own between them."""
    if before.rstrip(" ").endswith("\n") or after.lstrip(" ").startswith("\n"):
        return False
    around = _block_around(previous)
    return around is not None and around is _block_around(part)


def _pieces(part: etree._Element) -> Iterator[str]:
    """Texts and breaks, in order; one for each step, so that they count the steps."""
    walk = etree.iterwalk(part, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node is part:
                yield _plain(node.text)
            elif _is_hidden(node):
                walk.skip_subtree()
            else:
                yield _break(node, "before") + _plain(node.text)
        elif node is not part:
            yield (_break(node, "after") if event == "end" else "") + _plain(node.tail)


def _joined_lines(text: str) -> list[str]:
    """The lines without blank ones and page furniture; across a page break a sentence goes on in its line."""
    lines: list[str] = []
    after_break = 0  # lines that may still be the head of a new page
    for raw in text.split("\n"):
        line = _PAGE if _PAGE in raw else " ".join(raw.split())
        if line == _PAGE or is_contents_link(line):
            _drop_page_foot(lines)
            after_break = _FURNITURE_LINES
        elif after_break and (not line or _is_furniture(line)):
            after_break -= bool(line)
        elif line:
            if after_break and lines and goes_on(lines[-1], line):
                lines[-1] += f" {line}"
            else:
                lines.append(line)
            after_break = 0
    return lines


def _drop_page_foot(lines: list[str]) -> None:
    """Take the page's foot off the end of the lines, unless it is all there is."""
    for _ in range(min(_FURNITURE_LINES, len(lines) - 1)):
        if not _is_furniture(lines[-1]):
            return
        lines.pop()


def _is_furniture(line: str) -> bool:
    if is_page_number(line):
        return True
    has_number = line[:1].isdigit() or line[-1:].isdigit()
    return has_number and len(line) <= 200 and _FOOTER.search(line) is not None and not ends_a_sentence(line)


def _block_around(part: etree._Element) -> etree._Element | None:
    """The nearest element around a part that makes lines of its own."""
    return next((node for node in part.iterancestors() if _name(node) in BREAKING), None)


def _name(node: etree._Element) -> str:
    """The tag, without the namespace if that is XHTML's."""
    tag = node.tag
    return tag.removeprefix(_XHTML) if isinstance(tag, str) else ""


def _is_hidden(node: etree._Element) -> bool:
    return _name(node) in _SILENT or HIDDEN.search(node.get("style") or "") is not None


def _break(node: etree._Element, side: str) -> str:
    name = _name(node)
    if name in ("td", "th"):
        return " "
    if name not in BREAKING:
        return ""
    style = node.get("style") or ""
    is_new_page = "break" in style.casefold() and BREAKS[side].search(style)
    return f"\n{_PAGE}\n" if is_new_page else "\n"


def _plain(text: str | None) -> str:
    # A line break in the markup is white space; only elements part paragraphs.
    return _SPACE.sub(" ", text.translate(_CHARACTERS)) if text else ""
