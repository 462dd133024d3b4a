"""Bytes of an Inline XBRL report or of an XBRL instance become an element tree: strictly, repaired, or last as HTML.

A document type declaration never reaches the parser, so that no entity is declared, expanded or fetched. What is not
well-formed gets one repair pass (undeclared entities such as `&nbsp;`, bare ampersands, control characters, a wrong
encoding); `recover=True` would drop such entities without a word. What still is not well-formed is read as HTML by
libxml2, which, unlike HTML5 parsers, leaves `ix:` elements where they stand inside tables; the tree then gets the
names that the strict one has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html.entities import html5
from typing import Any, Final, Protocol, TypeVar

from lxml import etree

from graphmodel.errors import UnknownFormat
from loaders.read.encoding import UTF8_MARK, declared_encoding, is_utf16, utf8_of
from loaders.read.html_tree import html_tree
from loaders.read.visible_text import IX_NAMESPACES

__all__ = ["LARGEST", "Scan", "scan_markup"]

LARGEST: Final = 64 << 20
"""Bytes of one report. The largest annual reports have some 50 MB."""

_CHUNK: Final = 64 << 10
_SMALL: Final = 4 << 20
_MOST_NODES: Final = 2_000_000
_MOST_REFERENCES: Final = 1_000_000
_LAST_TAG: Final = re.compile(rb"</(?:[A-Za-z_][\w.-]{0,99}:)?html\s{0,99}>", re.IGNORECASE)
_SPACES: Final = re.compile(rb"[ \t\r\n]*")
_KEEPS_ASCII: Final = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?[0-9]{1,2}|windows-?125[0-9]|latin-?1", re.IGNORECASE
)
_SUBSET_END: Final = re.compile(rb"\][ \t\r\n]{0,99}>")
_DECLARATION: Final = re.compile(r"\s{0,99}<\?xml\b[^<>]{0,400}\?>")
_REFERENCE: Final = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_NOT_XML: Final[dict[int, None]] = dict.fromkeys(
    (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
_OF_XML: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
_PREFIXED: Final = re.compile(r"([A-Za-z_][\w.-]{0,99}):([A-Za-z_][\w.-]{0,199})")

# HTML has no upper case in names.
_IX_NAMES: Final = {name.lower(): name for name in ("nonNumeric", "nonFraction")}
_XBRL_NAMES: Final = {name.lower(): name for name in ("startDate", "endDate", "explicitMember", "typedMember")}
_ATTRIBUTES: Final = {name.lower(): name for name in ("contextRef", "continuedAt")} | {
    "xsi:nil": "{http://www.w3.org/2001/XMLSchema-instance}nil"
}


class Scan(Protocol):
    """Takes the elements of some tags while a document is parsed; a new one for each attempt at it."""

    @property
    def tags(self) -> Sequence[str]:
        """The elements' names, with their namespaces."""

    def start(self, node: etree._Element) -> None:
        """Take an element whose attributes are known."""

    def end(self, node: etree._Element) -> None:
        """Take an element that is whole."""

    def is_enough(self, data: bytes, position: int) -> bool:
        """Whether what follows a position need not be parsed."""


AnyScan = TypeVar("AnyScan", bound=Scan)


def scan_markup(data: bytes, origin: str, new_scan: Callable[[], AnyScan], *, html: bool = True) -> AnyScan:
    """Parse until the scan has enough, or to the end; with `html`, an ill-formed but whole page as HTML in the end.

    UnknownFormat for what is too large, cut short, nested too deep or not to be read as XML, with the place.
    """
    _check_size(data, origin)
    if _may_be_parsed(data):
        try:
            return _scanned(data, new_scan())
        except etree.XMLSyntaxError:
            pass  # what the repaired text gives is what counts
    data = utf8_of(data)
    if html and not _LAST_TAG.search(data, max(0, len(data) - 4096)):
        raise UnknownFormat(origin, "the report ends before its </html>: it was cut short; fetch it again")
    if data.count(b"&") > _MOST_REFERENCES:
        raise UnknownFormat(origin, "more character references than an annual report has")
    text = _repaired(_without_doctype(data, origin))
    try:
        return _scanned(text.encode(), new_scan())
    except etree.XMLSyntaxError as exc:
        if not html:
            raise UnknownFormat(origin, f"not well-formed XML ({_reason(exc)}); fetch the file again") from exc
    scan = new_scan()
    _take(etree.iterwalk(_as_html(text, origin), events=("start", "end"), tag=scan.tags), scan)
    return scan


def _check_size(data: bytes, origin: str) -> None:
    if len(data) > LARGEST:
        raise UnknownFormat(origin, f"{len(data):,} bytes are more than an annual report has")
    # Each tag and each attribute costs some hundred bytes of memory, however short it is.
    if len(data) > _SMALL and max(data.count(b"<"), data.count(b"=")) > _MOST_NODES:
        raise UnknownFormat(origin, "more markup than an annual report has")


def _may_be_parsed(data: bytes) -> bool:
    """Whether the parser may have the bytes as they are: ASCII stands for itself in them, and no DTD is declared."""
    if is_utf16(data) or _doctype_at(data) >= 0:
        return False
    declared = declared_encoding(data)
    return declared is None or _KEEPS_ASCII.fullmatch(declared) is not None


def _scanned(data: bytes, scan: AnyScan) -> AnyScan:
    # huge_tree lifts limits on depth (to 2,048) and on the length of a text. It also lifts the limit on what entities
    # make of a text; there are none but XML's own.
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=scan.tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
        huge_tree=True,
    )
    position = 0
    while position < len(data):
        # The parser looks at an unfinished text again with each piece: pieces that grow keep that in bounds.
        following = position + max(_CHUNK, position // 8)
        parser.feed(data[position:following])
        _take(parser.read_events(), scan)
        position = following
        if scan.is_enough(data, position):
            return scan
    parser.close()
    return scan


def _take(events: Iterable[tuple[str, Any]], scan: Scan) -> None:
    for event, node in events:
        if event == "start":
            scan.start(node)
        else:
            scan.end(node)


def _doctype_at(data: bytes) -> int:
    """Where a document type declaration begins; -1 where there is none before the root element."""
    at = len(UTF8_MARK) if data.startswith(UTF8_MARK) else 0
    while True:
        spaces = _SPACES.match(data, at)
        at = spaces.end() if spaces else at
        if data.startswith(b"<?", at):
            end = data.find(b"?>", at) + 2
        elif data.startswith(b"<!--", at):
            end = data.find(b"-->", at + 4) + 3
        else:
            return at if data[at : at + 9].upper() == b"<!DOCTYPE" else -1
        if end <= at:
            return -1
        at = end


def _without_doctype(data: bytes, origin: str) -> str:
    """The text from after the document type declaration and its internal subset, if there is one."""
    start = _doctype_at(data)
    if start >= 0:
        end, subset = data.find(b">", start), data.find(b"[", start)
        if 0 <= subset < end:
            found = _SUBSET_END.search(data, subset)
            end = found.end() - 1 if found else -1
        if end < 0:
            raise UnknownFormat(origin, "its document type declaration has no end: it was cut short; fetch it again")
        data = data[end + 1 :]
        if _doctype_at(data) >= 0:
            raise UnknownFormat(origin, "declares its document type twice; fetch it again")
    return data.decode("utf-8", "replace")


def _repaired(text: str) -> str:
    """The text without an XML declaration, and with every reference and character one that XML knows."""
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() :] if declaration else text
    return _REFERENCE.sub(_reference, text.translate(_NOT_XML)).lstrip()


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _OF_XML:
        return found.group()
    if name.startswith("#"):
        code = int(name[2:], base=16) if name[1] in "xX" else int(name[1:])  # noqa: FURB166 - base 0 would take 0b
        return found.group() if 0 < code < 0x110000 and code not in _NOT_XML else ""
    characters = html5.get(f"{name};")
    return "".join(f"&#{ord(char)};" for char in characters) if characters else f"&amp;{name};"


def _as_html(text: str, origin: str) -> etree._Element:
    root = html_tree(text)
    if root is None:
        raise UnknownFormat(origin, "neither XML nor HTML that can be read whole (nested too deep?)")
    _name_as_xml(root)
    return root


def _name_as_xml(root: etree._Element) -> None:
    """Give prefixed elements their namespace and what HTML made lower case its own case."""
    attributes = [(str(name), str(uri)) for name, uri in root.items()]
    uris = {name.removeprefix("xmlns:"): uri for name, uri in attributes if name.startswith("xmlns:")}
    for node in root.iter(etree.Element):
        found = _PREFIXED.fullmatch(str(node.tag))
        uri = uris.get(found[1].lower()) if found else None
        if found is None or uri is None:
            continue
        names = _IX_NAMES if uri in IX_NAMESPACES else _XBRL_NAMES
        try:
            node.tag = f"{{{uri}}}{names.get(found[2], found[2])}"
        except ValueError:  # HTML takes names and namespaces that XML has not, and no fact has one
            continue
        for name, value in node.items():
            proper = _ATTRIBUTES.get(str(name))
            if proper:
                node.set(proper, value)


def _reason(exc: etree.XMLSyntaxError) -> str:
    return " ".join(str(exc.msg).split())[:200]
