"""A whole report without cyd tags, as HTML or as plain text: its Item 1C or Item 16K alone is the disclosure.

An HTML report becomes the text of the section, without page furniture, as one block. A text report stays the text of
the file, so that offsets index the file itself; its blocks are what stands of the section between pieces of furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graphmodel import Block
from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.filing import Document, FilingFacts
from loaders.identity import filing_id_of
from loaders.read.common import decode_text, looks_like_markup
from loaders.read.html_text import MOST_LINES, html_page
from loaders.section import RULES, Page, Section, find_section, page_of_text
from loaders.section.cover import read_cover
from loaders.section.forms import first_period, forms_without, rule_for
from loaders.section.page_breaks import fills_a_line, goes_on

__all__ = ["read", "recognises"]

_UNKNOWN: Final = FilingFacts()

_HEAD: Final = 200_000
"""Bytes that hold a cover, behind the hidden header of Inline XBRL."""

_HIDDEN_HEADER: Final = re.compile(rb"</[A-Za-z][\w.-]{0,40}:header\s{0,9}>")
_HTML: Final = re.compile(rb"<(?:html|body|p|div|table|pre|span|font)\b", re.IGNORECASE)
_ITEM_IN_TEXT: Final = re.compile(
    rb"(?:^[ \t]{0,40}|>)(?:\s|&nbsp;|&#160;|\xc2\xa0){0,9}items?(?:\s|&nbsp;|&#160;|\xc2\xa0|<[^<>]{0,400}>){1,9}"
    rb"(\d{1,2}(?:\.\d\d|[A-K])?)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_ITEMS: Final = 3
"""Numbers of items at the beginnings of lines that make a text a report: a section has its own and mentions others."""


def recognises(data: bytes) -> bool:
    """Whether the content begins with the cover of a report, or has the items of one."""
    head = data[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head or head.startswith((b"PK\x03\x04", b"%PDF-", b"{", b"[")):
        return False
    try:
        cover = read_cover(_page(_start(data), ""))
    except SourceError:
        return False
    if cover.form is not None or cover.is_annual:
        return True
    return _has_items(data)


def read(data: bytes, origin: str, known: FilingFacts = _UNKNOWN) -> list[Document]:
    """The one filing of a report; NoDisclosure, which says what was looked for, where it has no such section.

    `known` is what tags or a submission's header say of the filing; it goes over what the cover says.
    """
    page = _page(data, origin)
    cover = read_cover(page)
    form, period = known.form or cover.form, known.period or cover.period
    section = find_section(page, form, period)
    if section is None:
        raise NoDisclosure(origin, _looked_for(form, period))
    text, blocks = _disclosure(page, section, is_text=not _is_html(data))
    facts = replace(
        known,
        company=known.company or cover.company,
        form=form,
        period=period,
        fiscal_year=known.fiscal_year or (int(period[:4]) if period else None),
        section=f"Item {section.item}",
        section_found=section.note,
    )
    return [Document(filing_id_of(origin), origin, text, blocks, facts=facts)]


def _is_html(data: bytes) -> bool:
    return looks_like_markup(data) and _HTML.search(data) is not None


def _page(data: bytes, origin: str) -> Page:
    if _is_html(data):
        return html_page(data, origin)
    if data.count(b"\n") + data.count(b"\r") > 2 * MOST_LINES:
        raise UnknownFormat(origin, f"a text with more than {MOST_LINES:,} lines is no report; get the filing again")
    return page_of_text(decode_text(data, origin))


def _start(data: bytes) -> bytes:
    """The bytes that hold the cover; cut at a tag or a line, so that no character is broken."""
    if not looks_like_markup(data):
        return data[: _cut(data, b"\n", _HEAD)]
    header = _HIDDEN_HEADER.search(data)
    begin = header.end() if header else 0
    opening = b"<html>" if begin else b""
    return opening + data[begin : _cut(data, b"<", begin + _HEAD)]


def _cut(data: bytes, mark: bytes, position: int) -> int:
    if len(data) <= position:
        return len(data)
    found = data.rfind(mark, 0, position)
    return found if found > 0 else position


def _has_items(data: bytes) -> bool:
    numbers: set[bytes] = set()
    for found in _ITEM_IN_TEXT.finditer(data):
        if b"." in found[1]:
            return True  # Form 8-K alone numbers its items so
        numbers.add(found[1].upper())
        if len(numbers) >= _FEWEST_ITEMS:
            return True
    return False


def _disclosure(page: Page, section: Section, *, is_text: bool) -> tuple[str, tuple[Block, ...]]:
    if is_text:
        return page.text, tuple(_stretches(page, section.lines))
    text = "\n".join(_paragraphs(page, section.lines))
    return text, (Block(0, len(text)),)


def _paragraphs(page: Page, numbers: tuple[int, ...]) -> list[str]:
    """The lines, those made one again that a page break or preformatted text has cut."""
    paragraphs: list[str] = []
    before: int | None = None
    for number in numbers:
        line = page.lines[number]
        cut = before is not None and (number != before + 1 or line.new_page or not line.opens)
        if cut and (goes_on(paragraphs[-1], line.text) if line.opens else fills_a_line(paragraphs[-1])):
            paragraphs[-1] += f" {line.text}"
        else:
            paragraphs.append(line.text)
        before = number
    return paragraphs


def _stretches(page: Page, lines: tuple[int, ...]) -> Iterator[Block]:
    """A block for each run of lines with nothing left out between them."""
    first = before = lines[0]
    for number in lines[1:]:
        if number != before + 1:
            yield Block(page.lines[first].start, page.lines[before].end)
            first = number
        before = number
    yield Block(page.lines[first].start, page.lines[before].end)


def _looked_for(form: str | None, period: str | None) -> str:
    base = (form or "").removesuffix("/A")
    rule = rule_for(form)
    items = " nor ".join(f"Item {rule.item} of Form {rule.form}" for rule in RULES.values())
    if base in forms_without():
        return f"Form {form} is {forms_without()[base]}; expected an annual report with Item 1C or Item 16K"
    if rule is None:
        return f"neither {items} is headed in it; expected an annual report, or the section itself"
    looked = f"a Form {form} without a heading 'Item {rule.item}. Cybersecurity'"
    if period and period < first_period():
        return f"{looked}; its fiscal year ended {period}, before the item was asked for ({first_period()})"
    return f"{looked}, and without one section titled 'Cybersecurity' that its index leads to"
