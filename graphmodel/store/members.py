"""Members of a gzip file (RFC 1952): `zcat` shows a row of them as one text, and each can be unpacked by itself.

A member is the same bytes on every system: its header names no file, no time and no system. No bit of it can change
unseen, but for the few that fill the last byte of what is packed, which say nothing.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

__all__ = ["begins_as_member", "pack", "unpack"]

_HEADER: Final = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_LEVEL: Final = 6
_RAW: Final = -15
_TAIL: Final = 8


def begins_as_member(data: bytes) -> bool:
    """Whether these may be the first bytes of a gzip file, whoever wrote it."""
    return data[:2] == _HEADER[:2]


def pack(content: bytes) -> bytes:
    """Content as one member."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return b"".join((_HEADER, deflater.compress(content), deflater.flush(), _checks(content)))


def unpack(data: bytes, most: int) -> tuple[bytes, int]:
    """The content of the member that `data` begins with, and how many bytes of `data` it takes.

    ValueError says why it is none. No more than `most` bytes of content are ever made.
    """
    if data[: len(_HEADER)] != _HEADER:
        raise ValueError("a block does not begin as one")
    inflater = zlib.decompressobj(_RAW)
    try:
        content = inflater.decompress(data[len(_HEADER) :], most + 1)
    except zlib.error:
        raise ValueError("a block does not unpack") from None
    if len(content) > most:
        raise ValueError("a block is larger than it may be")
    rest = inflater.unused_data
    if not inflater.eof or len(rest) < _TAIL:
        raise ValueError("its end is missing")
    if rest[:_TAIL] != _checks(content):
        raise ValueError("a block's checksum does not fit")
    return content, len(data) - len(rest) + _TAIL


def _checks(content: bytes) -> bytes:
    return struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
