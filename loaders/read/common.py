"""What the readers share: decoding, tight spans, the R page's period."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from graphmodel import Block
from graphmodel.errors import UnknownFormat

__all__ = [
    "EXPECTED",
    "date_words",
    "decode_text",
    "iso_of_digits",
    "looks_like_markup",
    "period_of",
    "tight_block",
]

EXPECTED: Final = (
    "expected an EDGAR R page of the cybersecurity disclosure (text, or HTML such as R30.htm), an annual report in "
    "Inline XBRL (.htm), its XBRL instance (.xml) or full submission (.txt), or the plain UTF-8 text of Item 1C or "
    "Item 16K"
)

_PADDING: Final = " \t\n\r\f\v\u00a0\ufeff\u2007\u202f\u200b\u2028\u2029\x1c\x1d\x1e\x1f\x85"
_MARKUP_HEAD: Final = re.compile(rb"<(?:[A-Za-z!?/])")
_SUBMISSION: Final = re.compile(rb"<(?:SEC-HEADER|SEC-DOCUMENT|DOCUMENT|html|xbrl)\b", re.IGNORECASE)
_DATE: Final = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? ([0-9]{1,2}), ([0-9]{4})\b"
)
_DIGITS: Final = re.compile(r"[0-9]{8}")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CONTROLS: Final = tuple(chr(code) for code in (*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F))
_MOST_CONTROLS: Final = 0.01


def decode_text(data: bytes, origin: str) -> str:
    """The text of a text source, as `Path.read_text(encoding="utf-8")` gives it: offsets index that.

    Universal newlines, a byte order mark kept. UnknownFormat for what is empty, binary, or not UTF-8.
    """
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise UnknownFormat(origin, f"the file is empty; {EXPECTED}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnknownFormat(origin, f"this is UTF-16 text, convert it to UTF-8; {EXPECTED}")
    if b"\x00" in data:
        raise UnknownFormat(origin, f"this is a binary file; {EXPECTED}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise UnknownFormat(origin, f"not UTF-8 text (byte {exc.start}), or a binary file; {EXPECTED}") from exc
    if sum(text.count(control) for control in _CONTROLS) > max(1, len(text) * _MOST_CONTROLS):
        raise UnknownFormat(origin, f"this is a binary file; {EXPECTED}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tight_block(text: str, start: int, end: int, element: str | None) -> Block | None:
    """The block `[start, end)` without the white space around it; None where nothing is left."""
    body = text[start:end]
    stripped = body.strip(_PADDING)
    if not stripped:
        return None
    begin = start + len(body) - len(body.lstrip(_PADDING))
    return Block(begin, begin + len(stripped), element)


def looks_like_markup(data: bytes) -> bool:
    """Whether the content starts as HTML, XML or a full submission does."""
    head = data[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    return bool(_MARKUP_HEAD.match(head)) or bool(_SUBMISSION.search(head))


def period_of(header: str) -> tuple[str | None, int | None]:
    """The end of the period in an R page's header ("Dec. 31, 2024") as ISO date, and the year it falls in."""
    found = _DATE.search(header)
    if found is None:
        return None, None
    month, day, year = found.groups()
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}", int(year)


def iso_of_digits(digits: str) -> str | None:
    """SEC's 20241231 as 2024-12-31; None for what is no date."""
    if not _DIGITS.fullmatch(digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return None


def date_words(iso: str) -> str:
    """An ISO date as the header of an R page has it: "2024-12-31" is "Dec. 31, 2024"."""
    year, month, day = iso.split("-")
    name = _MONTHS[int(month) - 1]
    return f"{name}{'' if name == 'May' else '.'} {day}, {year}"
