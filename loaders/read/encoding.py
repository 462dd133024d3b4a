"""Which characters the bytes of marked-up text stand for."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["UTF8_MARK", "declared_encoding", "is_utf16", "utf8_of"]

UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_DECLARED: Final = re.compile(rb"<\?xml\b[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([^\"'<>]{0,99})")
_OTHER_LATIN: Final = re.compile(r"iso-8859-(?:[2-9]|10|13|14|15|16)|windows-125[0-8]")


def utf8_of(data: bytes) -> bytes:
    """The same text in UTF-8, without a byte order mark.

    It was UTF-8, UTF-16, what it declares to be, or Windows-1252, for which filers' tools also take other names.
    """
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    data = data.removeprefix(UTF8_MARK)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = (declared_encoding(data) or "").lower()
        # Only these: other names stand for codecs that are slow, or for no encoding at all.
        encoding = name if _OTHER_LATIN.fullmatch(name) else "cp1252"
        return data.decode(encoding, "replace").encode()
    return data


def is_utf16(data: bytes) -> bool:
    """Whether markup is written in UTF-16, with a byte order mark or without."""
    return any(data.startswith(mark) for mark, _ in _UTF16)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration names."""
    found = _DECLARED.match(data.removeprefix(UTF8_MARK))
    return found[1].decode("ascii", "replace") if found else None
