"""An EDGAR R page of the cyd disclosure as its renderer writes it (`R30.htm`).

A table of class "report": header cells (`th.tl` the title, `th.th` the period), then rows of a label cell
(`td.pl`, whose link names the element: `Show.showAR( this, 'defref_cyd_…', window )`) and value cells (`td.text`) that
hold the filing's own HTML. Definitions follow in hidden tables of class "authRefData".

The canonical text is written out by this reader in the form of `rpage_text`: paragraph breaks are kept, entities
decoded, no-break spaces are spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from lxml import etree

from graphmodel.cyd import FLAG_OF_ELEMENT, element_for_label, label_for_element
from graphmodel.errors import NoDisclosure, UnknownFormat
from loaders.filing import Document, FilingFacts
from loaders.identity import filing_id_of
from loaders.read.common import EXPECTED, decode_text, looks_like_markup, period_of
from loaders.read.html_tree import html_tree
from loaders.read.rpage_text import LONGEST_PAGE, RPageRow, write_rpage
from loaders.read.visible_text import text_of

__all__ = ["read", "recognises"]

_REPORT_TABLE: Final = re.compile(rb"""<table\b[^<>]{0,999}\bclass\s{0,9}=\s{0,9}["']?report\b""", re.IGNORECASE)
_DEFREF: Final = re.compile(r"defref_([A-Za-z0-9.\-]{1,99})_([A-Za-z0-9]{1,400})")


def recognises(data: bytes) -> bool:
    """Whether the content is HTML with a table of class "report"."""
    return looks_like_markup(data) and _REPORT_TABLE.search(data) is not None


def read(data: bytes, origin: str) -> list[Document]:
    """The one filing of an R page; NoDisclosure for a page without cyd rows, UnknownFormat for what is no R page."""
    if len(data) > LONGEST_PAGE:
        raise UnknownFormat(origin, f"{len(data):,} bytes of HTML are too many for an R page; {EXPECTED}")
    table = _report_table(decode_text(data, origin))
    if table is None:
        raise UnknownFormat(origin, f"HTML without a readable table of class 'report'; {EXPECTED}")
    header, rows = _rows(table)
    cyd = [row for row in rows if row.element is not None and any(row.values)]
    if not cyd:
        raise NoDisclosure(
            origin,
            "an R page without cybersecurity (cyd) rows; expected the page whose rows are labelled "
            "'Cybersecurity Risk … [Text Block]'",
        )
    period, year = period_of("\n".join(header))
    text, blocks = write_rpage(header, rows)
    flags = {
        FLAG_OF_ELEMENT[row.element]: row.values[0].casefold() == "true"
        for row in cyd
        if row.element in FLAG_OF_ELEMENT and row.values[0].casefold() in ("true", "false")
    }
    facts = FilingFacts(period=period, fiscal_year=year)
    return [Document(filing_id_of(origin), origin, text, blocks, MappingProxyType(flags), facts)]


def _report_table(page: str) -> etree._Element | None:
    root = html_tree(page)
    if root is None:
        return None
    return next((table for table in root.iter("table") if "report" in (table.get("class") or "").split()), None)


def _rows(table: etree._Element) -> tuple[list[str], list[RPageRow]]:
    """The texts of the header cells, and the labelled rows."""
    header: list[str] = []
    rows: list[RPageRow] = []
    for row in _own_rows(table):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        labels = [cell for cell in cells if cell.tag == "td" and "pl" in (cell.get("class") or "").split()]
        if not labels:
            header.extend(text_of([cell]) for cell in cells if cell.tag == "th")
            continue
        label = " ".join(text_of([labels[0]]).split())
        values = tuple(text_of([cell]) for cell in cells if cell is not labels[0])
        filled = tuple(value for value in values if value)
        element = _element_of(labels[0], label)
        # A filing may bring labels of its own; the canonical text has the taxonomy's, by which it can be read again.
        rows.append(RPageRow(label_for_element(element) or label, element, filled or values[:1]))
    return header, rows


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of the table itself, not those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _element_of(cell: etree._Element, label: str) -> str | None:
    """The cyd element that the label's link names; by the label itself where there is no link."""
    for link in cell.iter("a"):
        found = _DEFREF.search(link.get("onclick") or "")
        if found:
            prefix, name = found.groups()
            is_value = name.endswith(("TextBlock", "Flag"))
            return f"cyd:{name}" if prefix == "cyd" and is_value else None
    return element_for_label(label)
