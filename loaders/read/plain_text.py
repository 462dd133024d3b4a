"""The plain text of one section, Item 1C or Item 16K: the whole of it is one untagged block."""

from __future__ import annotations

import re
from typing import Final

from graphmodel.errors import UnknownFormat
from loaders.filing import Document, FilingFacts
from loaders.identity import filing_id_of
from loaders.read.common import EXPECTED, decode_text, looks_like_markup, tight_block

__all__ = ["LONGEST_SECTION", "read", "recognises"]

LONGEST_SECTION: Final = 400_000
"""Characters. A section has some thousands; what is far longer is a whole report, or no filing at all."""

_ITEM: Final = re.compile(r"\bitem\s{0,8}(1C|16K)\b", re.IGNORECASE)
_HEADING_REACH: Final = 400
_SUBJECT: Final = re.compile(
    r"cyber|\bsecurity\b|\bdata (?:protection|privacy)\b|\bC[IT]S?O\b|\binformation technology\b", re.IGNORECASE
)
_NO_SUBJECT: Final = "a text without a word on cybersecurity is taken for a section; leave it out if it is none"
_JSON_HEAD: Final = re.compile(rb"[\[{]\s{0,99}[\"\[{]")


def recognises(data: bytes) -> bool:
    """Whether the content is text, and neither markup nor JSON."""
    head = data[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head or b"\x00" in head or looks_like_markup(data) or _JSON_HEAD.match(head) or head.startswith(b"%PDF-"):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read(data: bytes, origin: str) -> list[Document]:
    """The one filing of a section; UnknownFormat for what is no text, or too long to be one section."""
    text = decode_text(data, origin)
    if len(text) > LONGEST_SECTION:
        raise UnknownFormat(
            origin,
            f"{len(text):,} characters of plain text are more than one section has; "
            "cut out Item 1C or Item 16K (Cybersecurity) and pass that",
        )
    block = tight_block(text, 0, len(text), None)
    if block is None:
        raise UnknownFormat(origin, f"the file is empty; {EXPECTED}")
    item = _ITEM.search(text, block.start, block.start + _HEADING_REACH)
    facts = FilingFacts(section=f"Item {item[1].upper()}" if item else None)
    notes = () if item or _SUBJECT.search(text) else (_NO_SUBJECT,)
    return [Document(filing_id_of(origin), origin, text, (block,), facts=facts, notes=notes)]
