"""Readers: one module for each form in which a disclosure arrives, chosen by content."""

from __future__ import annotations

from typing import Final, Protocol

from graphmodel.errors import UnknownFormat
from loaders.filing import Document
from loaders.read import annual_report, ixbrl, plain_text, rpage_html, rpage_text, submission, xbrl_instance
from loaders.read.archive import looks_like_zip
from loaders.read.common import EXPECTED, decode_text, looks_like_markup

__all__ = ["READERS", "Reader", "largest_source", "read_source"]


class Reader(Protocol):
    """A module that reads one format."""

    def recognises(self, data: bytes) -> bool:
        """Whether the content is of this format; cheap, and never an error."""

    def read(self, data: bytes, origin: str) -> list[Document]:
        """The filings in the content (never none); SourceError where it holds none."""


READERS: Final[tuple[Reader, ...]] = (
    submission,
    ixbrl,
    xbrl_instance,
    rpage_html,
    rpage_text,
    annual_report,
    plain_text,
)
"""In the order in which they are asked: the first that recognises the content reads it."""


def largest_source(head: bytes) -> int:
    """Bytes that a source with such a beginning may have: a full submission holds far more than it discloses."""
    return submission.LARGEST if submission.recognises(head) else ixbrl.LARGEST


def read_source(data: bytes, origin: str) -> list[Document]:
    """Read a source's content, whatever its format; `origin` is its path, or "-" for standard input.

    At least one Document; its `filing_id` is that of the origin where the content names none. SourceError
    (UnknownFormat, NoDisclosure) in one line that names what was expected.
    """
    for reader in READERS:
        if reader.recognises(data):
            return reader.read(data, origin)
    raise UnknownFormat(origin, _what_it_is(data, origin))


def _what_it_is(data: bytes, origin: str) -> str:
    if looks_like_zip(data):
        how = "save it as a file and name that" if origin == "-" else "unpack it first"
        return f"a zip archive, {how}; {EXPECTED}"
    if data.startswith(b"%PDF-"):
        return f"a PDF file; {EXPECTED}"
    decode_text(data, origin)  # says so where it is empty, binary, or not UTF-8
    if looks_like_markup(data):
        return f"HTML or XML that is no R page and has no XBRL tags; {EXPECTED}"
    return f"a text of another kind (JSON?); {EXPECTED}"
