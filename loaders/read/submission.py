"""A filing's full submission (`0001551152-25-000020.txt`): a header, and all its documents one after the other.

    <SEC-DOCUMENT>0001551152-25-000020.txt : 20250214
    <SEC-HEADER> … </SEC-HEADER>
    <DOCUMENT>
    <TYPE>10-K
    <SEQUENCE>1
    <FILENAME>abbv-20241231.htm
    <TEXT>
    <XBRL> … </XBRL>
    </TEXT>
    </DOCUMENT>
    …

The disclosure is read from the annual report itself or another Inline XBRL document, else from the XBRL instance, else
from the R pages. Documents are looked through where they lie, and only the one that is read is copied; pictures,
archives and PDF files, which are uuencoded, are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.filing import Document
from loaders.manifest import with_facts
from loaders.read import annual_report, ixbrl, rpage_html, xbrl_instance
from loaders.read.submission_header import Header, header_in

__all__ = ["LARGEST", "read", "recognises"]

LARGEST: Final = 256 << 20
"""Bytes of a submission. Those of banks and insurers, with all their exhibits and R pages, have up to 200 MB."""

_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<DOCUMENT>\s{0,9}<TYPE>)")
_PRIVACY: Final = b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----"
_OPEN, _CLOSE, _TEXT, _END_OF_TEXT = b"<DOCUMENT>", b"</DOCUMENT>", b"<TEXT>", b"</TEXT>"
_FIELD: Final = re.compile(rb"^<(TYPE|SEQUENCE|FILENAME)>([^\r\n<]{0,200})", re.MULTILINE)
_WRAPPER: Final = re.compile(rb"\s{0,99}<(XBRL|XML)>\s{0,99}")
_READABLE: Final = (b".htm", b".html", b".xml", b".txt")
_ANNUAL: Final = re.compile(r"(?:10-K(?:T|405|SB)?|20-F|40-F)(?:/A)?")
_LONGEST_HEADER: Final = 1 << 20
_LONGEST_FIELDS: Final = 4096
_MOST_DOCUMENTS: Final = 20_000

_Read = Callable[[bytes, str], Document | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A document of the submission: what its fields say, and where its text lies."""

    type: str
    sequence: str
    start: int
    end: int
    is_whole: bool


def recognises(data: bytes) -> bool:
    """Whether the content starts as a submission does, or as a document cut out of one."""
    return _START.match(data) is not None or (data.startswith(_PRIVACY) and b"-HEADER>" in data[:8192])


def read(data: bytes, origin: str) -> list[Document]:
    """The one filing of a submission, known by its accession number.

    NoDisclosure where it is no annual report, or one in which nothing is found; UnknownFormat where it is cut short.
    """
    if len(data) > LARGEST:
        raise UnknownFormat(origin, f"{len(data):,} bytes are more than a full submission has")
    start = data.find(_OPEN)
    header = header_in(data[: min(start, _LONGEST_HEADER) if start >= 0 else _LONGEST_HEADER].decode("latin-1"))
    parts = list(_parts(data, origin))
    if not parts:
        raise UnknownFormat(origin, "a full submission without documents: it was cut short; fetch it again")
    main = _main(parts, header)
    document = _tagged(data, origin, [main, *(part for part in parts if part is not main)])
    if document is not None:
        return [with_facts(document, header.facts(document.facts))]
    form = header.form or main.type
    if not _ANNUAL.fullmatch(form):
        raise NoDisclosure(origin, f"a submission of form {form[:20]!r}; expected an annual report (10-K, 20-F, 40-F)")
    if not main.is_whole:
        raise UnknownFormat(origin, "the full submission ends within the report: it was cut short; fetch it again")
    found = annual_report.read(_content(data, main), origin, header.facts())
    return [with_facts(document, header.facts(document.facts)) for document in found]


def _tagged(data: bytes, origin: str, parts: list[_Part]) -> Document | None:
    """The document that the first part with cyd facts gives; the first part's error where each of them has one."""
    errors: list[SourceError] = []
    ways: tuple[tuple[bytes, _Read], ...] = (
        (b"xbrl.sec.gov/cyd/", ixbrl.read_tagged),
        (b"xbrl.sec.gov/cyd/", xbrl_instance.read_tagged),
        (b"defref_cyd_", _read_rpage),
    )
    for mark, read_one in ways:
        for part in parts:
            if data.find(mark, part.start, part.end) < 0:
                continue
            try:
                document = read_one(_content(data, part), origin)
            except SourceError as exc:
                errors.append(exc)
                continue
            if document is not None:
                return document
    if errors:
        raise errors[0]
    return None


def _read_rpage(data: bytes, origin: str) -> Document | None:
    try:
        return rpage_html.read(data, origin)[0] if rpage_html.recognises(data) else None
    except NoDisclosure:
        return None


def _parts(data: bytes, origin: str) -> Iterator[_Part]:
    """The documents that may be read, in order."""
    at, count = data.find(_OPEN), 0
    while at >= 0:
        count += 1
        if count > _MOST_DOCUMENTS:
            raise UnknownFormat(origin, f"more than {_MOST_DOCUMENTS:,} documents, which no submission has")
        text = data.find(_TEXT, at, at + _LONGEST_FIELDS)
        start = text + len(_TEXT) if text >= 0 else at + len(_OPEN)
        close = data.find(_CLOSE, start)
        end = close if close >= 0 else len(data)
        fields = dict(_FIELD.findall(data, at, start))
        filename = fields.get(b"FILENAME", b"").strip().lower()
        if filename.endswith(_READABLE) or not filename:
            inner = data.rfind(_END_OF_TEXT, max(start, end - _LONGEST_FIELDS), end)
            kind = fields.get(b"TYPE", b"").decode("latin-1").strip()
            sequence = fields.get(b"SEQUENCE", b"").decode("latin-1").strip()
            yield _Part(kind, sequence, start, inner if inner >= 0 else end, close >= 0)
        at = data.find(_OPEN, end)


def _main(parts: list[_Part], header: Header) -> _Part:
    """The filing's own form: the document of that type, else the first in sequence."""
    of_form = (part for part in parts if header.form and part.type == header.form)
    first = (part for part in parts if part.sequence == "1")
    return next(of_form, None) or next(first, parts[0])


def _content(data: bytes, part: _Part) -> bytes:
    """A part's text, without the tags that EDGAR puts around XML."""
    wrapper = _WRAPPER.match(data, part.start, part.end)
    if wrapper is None:
        return data[part.start : part.end].lstrip()
    close = data.rfind(b"</" + wrapper[1] + b">", wrapper.end(), part.end)
    return data[wrapper.end() : close if close >= 0 else part.end]
