"""What a filing is read from: a file, standard input, a member of a zip archive, a filing of a bulk data set."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, Final

from graphmodel.errors import NoDisclosure, UnreadableSource
from loaders.filing import Document, FilingFacts
from loaders.identity import stem_of
from loaders.manifest import MANIFEST, facts_for, facts_in, facts_of, with_facts
from loaders.read import largest_source, read_source
from loaders.read.archive import Archive
from loaders.read.notes_data import Fault, NotesData, Tables

__all__ = [
    "LARGEST_SOURCE",
    "SUFFIXES",
    "DataSet",
    "Read",
    "Source",
    "Unfit",
    "Zipped",
    "load",
    "open_data_set",
    "read_at_most",
]

SUFFIXES: Final = (".htm", ".html", ".txt")
"""The files that are taken from a folder, beside `.xml` files that are XBRL instances, zip archives, and data sets.

A file that is named itself is read whatever it is called.
"""

LARGEST_SOURCE: Final = 64 << 20
"""Bytes of one source that are read at most, unless its beginning shows a format that may have more."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a filing is read from: a path, or "-" with the content of standard input.

    `given` is what is known of the filing besides; it goes over what the source and its manifest say.
    """

    origin: str
    data: bytes | None = None
    given: FilingFacts = field(default_factory=FilingFacts)

    @property
    def stem(self) -> str:
        """The name that output for this source goes by."""
        return stem_of(self.origin)


@dataclass(frozen=True, slots=True)
class Zipped(Source):
    """The member `name` of the zip file `archive`; whoever loads it must be able to read that file."""

    archive: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class DataSet(Source):
    """A bulk data set (`sub.tsv` and `txt.tsv`) in a folder on disk, or in that of the zip file `archive`.

    `size` is that of `txt.tsv` in bytes.
    """

    archive: str | None = None
    folder: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Read(Source):
    """A filing that was read already, out of a data set."""

    document: Document = field(kw_only=True)

    @property
    def stem(self) -> str:
        """The filing's id: many come from one file."""
        return self.document.filing_id


@dataclass(frozen=True, slots=True)
class Unfit(Source):
    """What cannot be read, as was seen when it was found; `filing` is the accession number, where one is known."""

    reason: str = ""
    filing: str = ""


def load(source: Source) -> list[Document]:
    """Read a source: at least one Document, with what its manifest and `source.given` say of it.

    SourceError where it cannot be read, or holds no disclosure, or the manifest beside it is bad. Of a data set those
    filings that can be read.
    """
    documents, said = _documents(source)
    return [with_facts(with_facts(document, said), source.given) for document in documents]


def read_at_most(handle: BinaryIO) -> bytes:
    """What a filing may have of content, and a byte more where there is more, which `load` refuses."""
    data = handle.read(LARGEST_SOURCE + 1)
    more = _largest(data) + 1 - len(data)
    return data + handle.read(more) if len(data) > LARGEST_SOURCE and more > 0 else data


def _largest(head: bytes) -> int:
    return max(LARGEST_SOURCE, largest_source(head))


def open_data_set(source: DataSet) -> NotesData:
    """Read a data set's tables; SourceError where that cannot be."""
    if source.archive is None:
        return NotesData(_Folder(source.origin))
    with Archive(Path(source.archive), source.archive) as archive:
        return NotesData(_InArchive(source.origin, archive, source.folder))


def _documents(source: Source) -> tuple[list[Document], FilingFacts]:
    """A source's filings, and what its manifest says of them."""
    match source:
        case Unfit():
            raise UnreadableSource(source.origin, source.reason)
        case Read():
            return [source.document], FilingFacts()
        case DataSet():
            return _all_of(source), FilingFacts()
        case Zipped():
            archive = _archive(source.archive, *_state(source.archive))
            with archive.open(source.name) as handle:
                data = read_at_most(handle)
            return _read(data, source.origin), _facts_in(archive, source.name)
    if source.data is not None:
        return _read(source.data, source.origin), FilingFacts()
    path = Path(source.origin)
    return _read(_content(path), source.origin), facts_for(path)


def _all_of(source: DataSet) -> list[Document]:
    found = list(open_data_set(source).documents())
    documents = [document for document in found if isinstance(document, Document)]
    if not documents:
        faults = [fault.reason for fault in found if isinstance(fault, Fault)]
        raise NoDisclosure(source.origin, faults[0] if faults else "a data set without cybersecurity (cyd) rows")
    return documents


class _Folder(Tables):
    """A data set's folder on disk."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    @property
    def origin(self) -> str:
        return self._folder

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        try:
            with Path(self._folder, name).open("rb") as handle:
                yield handle
        except OSError as exc:
            raise UnreadableSource(self._folder, f"{name} cannot be read ({exc.strerror or exc})") from exc


class _InArchive(Tables):
    """A data set's folder in an archive."""

    def __init__(self, origin: str, archive: Archive, folder: str) -> None:
        self._origin = origin
        self._archive = archive
        self._at = PurePosixPath(folder)

    @property
    def origin(self) -> str:
        return self._origin

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        return self._archive.open(str(self._at / name))


@lru_cache(maxsize=4)
def _archive(path: str, _changed: int, _size: int) -> Archive:
    """An archive that stays open for its other members. The change time and size make a changed one a new one."""
    return Archive(Path(path), path)


def _state(path: str) -> tuple[int, int]:
    try:
        state = Path(path).stat()
    except OSError as exc:
        raise UnreadableSource(path, f"cannot be read ({exc.strerror or exc})") from exc
    return state.st_mtime_ns, state.st_size


def _facts_in(archive: Archive, name: str) -> FilingFacts:
    """What a manifest beside a member says of it."""
    path = PurePosixPath(name)
    return facts_of(_manifest_in(archive, str(path.with_name(MANIFEST))), path.name)


@lru_cache(maxsize=64)
def _manifest_in(archive: Archive, name: str) -> Mapping[str, FilingFacts]:
    if all(member.name != name for member in archive.members()):
        return MappingProxyType({})
    return facts_in(archive.read(name, LARGEST_SOURCE), f"{archive.origin}/{name}")


def _content(path: Path) -> bytes:
    origin = str(path)
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise UnreadableSource(origin, "its name is not UTF-8, and a filing is known by it; rename the file") from None
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            os.scandir(path).close()
            raise UnreadableSource(
                origin,
                f"a folder without filings; expected {', '.join(SUFFIXES)} files, XBRL instances (.xml), zip archives "
                "of them, or SEC's data sets in it",
            )
        if not stat.S_ISREG(kind.st_mode):
            raise UnreadableSource(origin, "no regular file; pipe it in and give '-' as the source")
        with path.open("rb") as handle:
            return read_at_most(handle)
    except FileNotFoundError:
        raise UnreadableSource(origin, "there is no such file or folder") from None
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the name
        raise UnreadableSource(origin, f"cannot be read ({getattr(exc, 'strerror', None) or exc})") from exc


def _read(data: bytes, origin: str) -> list[Document]:
    largest = _largest(data)
    if len(data) > largest:
        raise UnreadableSource(
            origin,
            f"larger than the {largest >> 20} MB that one filing may have; give the report, or Item 1C or 16K, alone",
        )
    return read_source(data, origin)
