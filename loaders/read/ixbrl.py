"""An annual report as Inline XBRL (`.htm`, as filed): its cyd facts as the R page would show them, its dei facts."""

from __future__ import annotations

from typing import Final

from loaders.filing import Document
from loaders.read import annual_report
from loaders.read.ixbrl_facts import facts_in
from loaders.read.visible_text import IX_NAMESPACES
from loaders.read.xbrl_document import document_of
from loaders.read.xbrl_facts import filing_facts
from loaders.read.xbrl_parse import LARGEST

__all__ = ["LARGEST", "read", "read_tagged", "recognises"]

_MARKS: Final = tuple(
    namespace.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be") for namespace in IX_NAMESPACES
)


def recognises(data: bytes) -> bool:
    """Whether the content is markup that declares Inline XBRL."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\xff\xfe\x00")
    return head.startswith(b"<") and any(mark in data for mark in _MARKS)


def read(data: bytes, origin: str) -> list[Document]:
    """The one filing of a report. One without tags goes on to `annual_report`.

    UnknownFormat for what cannot be read as XML or HTML, or is cut short, too large, or nested too deep.
    """
    facts, notes = facts_in(data, origin)
    document = document_of(facts, notes, origin)
    return [document] if document else annual_report.read(data, origin, filing_facts(facts))


def read_tagged(data: bytes, origin: str) -> Document | None:
    """The filing that a report's tags give; None where it has no cyd tags, or is no Inline XBRL at all."""
    if not recognises(data):
        return None
    return document_of(*facts_in(data, origin), origin)
