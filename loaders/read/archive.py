"""Zip archives of sources: members are read one by one from the archive, never extracted to disk.

A member's name is only ever a name: no path on this machine is made of it. What cannot be trusted is a fault with its
reason, and the other members are read: encrypted members, a second member of one name, names that lead out of the
archive, archives in the archive, and members that unpack to far more than a filing or a table would (a zip bomb).
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from graphmodel.errors import UnreadableSource

__all__ = ["Archive", "Member", "looks_like_zip"]

HIGHEST_RATIO: Final = 100
"""Unpacked bytes to packed ones. Filings and SEC's tables have six to thirty."""

_SMALL: Final = 16 << 20  # unpacked bytes that no ratio makes a bomb
_LARGEST_LIST: Final = 64 << 20  # bytes of the list of members, which is read into memory
_TAIL: Final = 70_000  # bytes that hold the end records: a comment has up to 65,535
_OUTSIDE: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
_HIDDEN: Final = re.compile(r"\.(?!\.)")
# NotImplementedError: a method of packing that Python does not know. RuntimeError: encryption.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its unpacked size in bytes, and why it is not read, if so."""

    name: str
    size: int
    fault: str | None = None


class Archive:
    """An open zip archive; UnreadableSource where it is none, or not a whole one. Close it, or use it as a context."""

    def __init__(self, where: Path | bytes, origin: str) -> None:
        self.origin = origin
        try:
            with _handle(where) as handle:
                size = _check_list(handle)
            self._zip = zipfile.ZipFile(where if isinstance(where, Path) else io.BytesIO(where))
        except (*_BROKEN, ValueError, struct.error) as exc:
            raise UnreadableSource(origin, f"no whole zip archive ({_words(exc)}); fetch it again") from exc
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._members = tuple(self._listed())
        whole = self._infos.values()
        if sum(info.compress_size for info in whole) > size or _is_bomb(sum(info.file_size for info in whole), size):
            self._zip.close()
            raise UnreadableSource(
                origin, "a zip bomb: its members overlap, or unpack to far more than filings do; fetch it again"
            )

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def members(self) -> tuple[Member, ...]:
        """The files in the archive, sorted by name, as a folder's are; hidden ones and folders are left out."""
        return self._members

    def read(self, name: str, largest: int) -> bytes:
        """A member's content; UnreadableSource where it has more than `largest` bytes, or is damaged."""
        with self.open(name) as handle:
            data = handle.read(largest + 1)
        if len(data) > largest:
            raise UnreadableSource(self._path(name), f"larger than {largest >> 20} MB")
        return data

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A member as a stream. UnreadableSource where it is not there or unfit, also while it is read."""
        info = self._infos.get(name)
        if info is None:
            raise UnreadableSource(self._path(name), "there is no such file in the archive")
        fault = _fault(info)
        if fault:
            raise UnreadableSource(self._path(name), fault)
        try:
            with self._stream(info) as handle:
                yield handle
        except _BROKEN as exc:
            raise UnreadableSource(
                self._path(name), f"cannot be unpacked ({_words(exc)}); fetch the archive again"
            ) from exc

    def _stream(self, info: zipfile.ZipInfo) -> BinaryIO:
        try:
            return cast("BinaryIO", self._zip.open(info))
        except ValueError as exc:  # a place before the file's start, a name that is no text
            raise zipfile.BadZipFile(str(exc)) from exc

    def _path(self, name: str) -> str:
        return f"{self.origin}/{name}"

    def _listed(self) -> Iterator[Member]:
        seen: set[str] = set()
        for info in sorted(self._zip.infolist(), key=lambda info: info.orig_filename):
            name = info.orig_filename  # `filename` ends at a NUL
            if name.endswith("/") or any(_HIDDEN.match(part) for part in PurePosixPath(name).parts):
                continue
            fault = _fault(info) or ("a second file of this name; the first is read" if name in seen else None)
            seen.add(name)
            if fault is None:
                self._infos[name] = info
            yield Member(name, info.file_size, fault)


def looks_like_zip(head: bytes) -> bool:
    """Whether content that begins so is a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _fault(info: zipfile.ZipInfo) -> str | None:
    """Why a member is not read."""
    if _OUTSIDE.search(info.orig_filename):
        return "its name leads out of the archive; pack it without such names"
    if info.flag_bits & 0x1:
        return "encrypted; unpack it with its password first"
    if _is_bomb(info.file_size, info.compress_size):
        return f"a zip bomb, {info.compress_size:,} bytes that unpack to {info.file_size:,}; fetch the archive again"
    if info.orig_filename.lower().endswith(".zip"):
        return "an archive in an archive; unpack the outer one first"
    return None


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _SMALL and unpacked > packed * HIGHEST_RATIO


def _handle(where: Path | bytes) -> BinaryIO:
    return where.open("rb") if isinstance(where, Path) else io.BytesIO(where)


def _check_list(handle: BinaryIO) -> int:
    """The archive's size in bytes; BadZipFile where the list of its members is too large to be read."""
    size = handle.seek(0, io.SEEK_END)
    handle.seek(max(0, size - _TAIL))
    tail = handle.read(_TAIL)
    listed = 0
    for mark, form, offset in ((b"PK\x05\x06", "<L", 12), (b"PK\x06\x06", "<Q", 40)):
        place = tail.rfind(mark)
        if place >= 0:
            (length,) = struct.unpack_from(form, tail, place + offset)
            listed = max(listed, 0 if form == "<L" and length == 0xFFFFFFFF else length)
    if listed > _LARGEST_LIST:
        raise zipfile.BadZipFile(f"a list of members of {listed:,} bytes")
    return size


def _words(exc: Exception) -> str:
    reason = getattr(exc, "strerror", None) or str(exc) or type(exc).__name__
    return " ".join(str(reason).split())[:200]
