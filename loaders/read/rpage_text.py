"""An EDGAR R page of the cyd disclosure as text: `|Label` rows, each followed by a row with its value.

    |
    Cybersecurity Risk Management and Strategy Disclosure
    |12 Months Ended
    Dec. 31, 2024
    |Cybersecurity Risk Role of Management [Text Block]
    |
    Our CISO …
    |Cybersecurity Risk Management Third Party Engaged [Flag]
    |true
    |X
    - References
    …

A row starts with a bar and goes on to the next line that starts with one. A label takes the one row after it as its
value; whatever follows no cyd label (title, period, other elements, reference footers) belongs to no block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graphmodel import Block
from graphmodel.cyd import FLAG_ELEMENTS, FLAG_OF_ELEMENT, TEXT_ELEMENTS, element_for_label
from graphmodel.errors import NoDisclosure, UnknownFormat
from loaders.filing import Document, FilingFacts
from loaders.identity import filing_id_of
from loaders.read.common import EXPECTED, date_words, decode_text, looks_like_markup, period_of, tight_block

__all__ = ["LONGEST_PAGE", "RPageRow", "header_of", "read", "recognises", "write_rpage"]

LONGEST_PAGE: Final = 8 << 20
"""Bytes. The largest cyd pages have some hundred thousand."""

_TITLE: Final = "Cybersecurity Risk Management and Strategy Disclosure"
_TEXT_LABELS: Final = tuple(f"|{label}".encode() for label in TEXT_ELEMENTS.values())
_FLAG_LABELS: Final = tuple(f"|{label}".encode() for _, label in FLAG_ELEMENTS.values())
_TAGGED_LABEL: Final = re.compile(
    r"\[(?:[A-Z][a-z]+ )?(?:Text Block|Flag|Line Items|Abstract|Table|Axis|Domain|Member)\]$"
)
_BAR: Final = re.compile(r"^\|", re.MULTILINE)
_FOOTER_LINES: Final = ("- References", "- Definition", "+ References", "+ Details", "+ Definition", "- Details")
_BOOLEANS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class RPageRow:
    """A labelled row: the label as printed, the cyd element it stands for (None for others), and its values."""

    label: str
    element: str | None
    values: tuple[str, ...]


def recognises(data: bytes) -> bool:
    """Whether the content has the rows of an R page: it starts with one, or has a row with a cyd label."""
    if looks_like_markup(data):
        return False
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"|") or any(
        label in data for label in (*_TEXT_LABELS, *_FLAG_LABELS)
    )


def read(data: bytes, origin: str) -> list[Document]:
    """The one filing of an R page; NoDisclosure for a page without cyd rows, UnknownFormat for what is no text."""
    if len(data) > LONGEST_PAGE:
        raise UnknownFormat(origin, f"{len(data):,} bytes are too many for an R page; {EXPECTED}")
    text = decode_text(data, origin)
    blocks: list[Block] = []
    flags: dict[str, bool] = {}
    header: list[str] = []
    element: str | None = None
    seen_label = False
    for start, end in _rows(text):
        row = text[start:end]
        first, _, rest = row.partition("\n")
        label = element_for_label(first)
        if label is not None or (_TAGGED_LABEL.search(first) and not rest.strip()):
            element, seen_label = label, True
            if label is not None and rest.strip():  # the value stands under the label, without a bar of its own
                _take(text, end - len(rest), end, label, blocks, flags)
                element = None
        elif first.strip() == "X" and rest.lstrip().startswith(_FOOTER_LINES):
            element = None
        else:
            if element is not None:
                _take(text, start, end, element, blocks, flags)
            elif not seen_label:
                header.append(row)
            element = None
    if not blocks and not flags:
        raise NoDisclosure(
            origin,
            "an R page without cybersecurity (cyd) rows; expected the page whose rows are labelled "
            "'Cybersecurity Risk … [Text Block]'",
        )
    period, year = period_of("\n".join(header))
    facts = FilingFacts(period=period, fiscal_year=year)
    return [Document(filing_id_of(origin), origin, text, tuple(blocks), MappingProxyType(flags), facts)]


def header_of(months: int, period: str | None) -> list[str]:
    """The header of a page that EDGAR has not made: the title, how long the period is, its end (an ISO date)."""
    heads = [f"{months} Months Ended"] if months > 0 else []
    return [_TITLE, *heads, *([date_words(period)] if period else [])]


def write_rpage(header: Sequence[str], rows: Iterable[RPageRow]) -> tuple[str, tuple[Block, ...]]:
    """An R page's text, which `read` reads back, and its blocks.

    `header` holds the title and the column heads ("12 Months Ended", "Dec. 31, 2024"). A line of a value that starts
    with a bar gets a space before it, so that it is no row.
    """
    title, *heads = [_one_line(cell) for cell in header] or [""]
    parts = [f"|\n{title}\n"]
    if heads:
        parts.append("|" + "\n".join(heads) + "\n")
    length = sum(map(len, parts))
    blocks: list[Block] = []
    for row in rows:
        pieces = [f"|{_one_line(row.label)}\n"]
        for value in row.values:
            if row.element in FLAG_OF_ELEMENT or not value:
                pieces.append(f"|{_one_line(value)}\n")
                continue
            body = _BAR.sub(" |", value)
            start = length + sum(map(len, pieces)) + len("|\n")
            pieces.append(f"|\n{body}\n")
            block = tight_block(body, 0, len(body), row.element)
            if block is not None and row.element is not None:
                blocks.append(Block(start + block.start, start + block.end, row.element))
        parts.extend(pieces)
        length += sum(map(len, pieces))
    return "".join(parts), tuple(blocks)


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the rows, without their bars: up to the line break before the next row."""
    position = 0 if text.startswith("|") else 1 if text.startswith("\ufeff|") else text.find("\n|") + 1
    while 0 <= position < len(text) and text[position] == "|":
        following = text.find("\n|", position)
        end = len(text) if following < 0 else following
        yield position + 1, end
        position = end + 1


def _take(text: str, start: int, end: int, element: str, blocks: list[Block], flags: dict[str, bool]) -> None:
    """Note a value: a flag by its name, a text by its span."""
    if element in FLAG_OF_ELEMENT:
        value = _BOOLEANS.get(text[start:end].strip().casefold())
        if value is not None:
            flags[FLAG_OF_ELEMENT[element]] = value
    else:
        block = tight_block(text, start, end, element)
        if block is not None:
            blocks.append(block)


def _one_line(value: str) -> str:
    return " ".join(value.split())
