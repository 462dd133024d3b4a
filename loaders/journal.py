"""What a build has finished so far, in a file beside the store, so that an interrupted run goes on where it was.

A line for each filing, `{"key":…,"crc":…,"origin":…,"graph":…}`: the key is a digest of all that the graph is made of,
the filing's text, what is known of it, and the extractor; `crc` is that of the key and the graph. Whatever is read
under the same key gives the same graph, whichever run it was. A line that was cut by a crash is dropped.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import FileIO
from pathlib import Path, PurePath
from typing import Final

import orjson
from filelock import FileLock, Timeout

from graphmodel.errors import UnwritableOutput
from loaders.filing import Document

__all__ = ["Journal", "extractor", "key_of"]

_GRAPH: Final = b',"graph":'  # never within a JSON string, where quotation marks are escaped
_EXTRACTOR: Final = ("graphmodel", "loaders")
_NO_PART: Final = (".pyc", ".pyo", ".typed")


def key_of(document: Document) -> str:
    """A digest of all that a filing's graph is made of, in hexadecimal."""
    digest = blake2b(extractor(), digest_size=16)
    # The folder is no part of what was filed, and flags have no order.
    apart = {"text": None, "origin": PurePath(document.origin).name, "flags": sorted(document.flags.items())}
    about = {each.name: getattr(document, each.name) for each in fields(document)} | apart
    digest.update(repr(about).encode("utf-8", "backslashreplace"))
    digest.update(b"\0" + document.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class Journal:
    """The graphs that builds into one store have made and not yet stored, as JSON, by key.

    The file is made with the first of them. Only one process has it at a time. UnwritableOutput where the file cannot
    be written or read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: dict[str, tuple[int, int]] = {}
        self._keys: dict[str, set[str]] = {}
        self._file: FileIO | None = None
        self._end = 0
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)

    @classmethod
    def beside(cls, store: Path) -> Journal | None:
        """The journal of a store's builds, opened; None where another build has it."""
        target = store.resolve()
        journal = cls(target.with_name(f"{target.name}.journal"))
        return journal if journal.open() else None

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def open(self) -> bool:
        """Take the file for this process and see what is in it; False where another one has it."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as exc:
            raise self._refused(exc) from exc
        try:
            if self.path.exists():
                self._end = self._read()
                self._handle().truncate(self._end)
        except OSError as exc:
            refused = self._refused(exc)
            self.close()
            raise refused from exc
        return True

    def keys_from(self, origin: str) -> frozenset[str]:
        """The keys of what was read from a source."""
        return frozenset(self._keys.get(_place(origin), ()))

    def graph(self, key: str) -> bytes:
        """A graph's JSON."""
        place, length = self._places[key]
        try:
            self._handle().seek(place)
            return self._handle().read(length)
        except OSError as exc:
            raise self._refused(exc) from exc

    def note(self, key: str, origin: str, graph: bytes) -> None:
        """Append a graph, unless it is there already."""
        if key in self._places:
            return
        head = b'{"key":"%s","crc":%d,"origin":%s%s' % (
            key.encode(),
            _crc(key, graph),
            orjson.dumps(_place(origin)),
            _GRAPH,
        )
        line = head + graph + b"}\n"
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[self._handle().write(rest) :]
        except OSError as exc:
            raise self._refused(exc) from exc
        self._index(key, _place(origin), self._end + len(head), len(graph))
        self._end += len(line)

    def kept(self) -> int:
        """How many graphs the file has, also where Ctrl-C came between a graph's writing and its being noted here."""
        with suppress(OSError):  # what there was before is told already
            self._read()
        return len(self)

    def close(self, *, remove: bool = False) -> None:
        """Give the file up; `remove` it once the store has what is in it."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if remove:
            with suppress(FileNotFoundError):
                self.path.unlink()
        self._lock.release()

    def _handle(self) -> FileIO:
        if self._file is None:
            self._file = FileIO(self.path, "a+")
        return self._file

    def _read(self) -> int:
        """Index the lines; where the last whole one ends."""
        place = 0
        with self.path.open("rb") as handle:
            for line in handle:
                if not line.endswith(b"\n"):
                    break
                self._take(line, place)
                place += len(line)
        return place

    def _take(self, line: bytes, place: int) -> None:
        """Index a line; a bad one is passed over, and its filing extracted again."""
        cut = line.find(_GRAPH)
        try:
            head = orjson.loads(line[:cut] + b"}")
            key, origin, crc = head["key"], head["origin"], head["crc"]
        except (ValueError, KeyError, TypeError):
            return
        graph = line[cut + len(_GRAPH) : -2]
        if isinstance(key, str) and isinstance(origin, str) and crc == _crc(key, graph):
            self._index(key, origin, place + cut + len(_GRAPH), len(graph))

    def _index(self, key: str, origin: str, place: int, length: int) -> None:
        self._places[key] = (place, length)
        self._keys.setdefault(origin, set()).add(key)

    def _refused(self, exc: OSError) -> UnwritableOutput:
        return UnwritableOutput(
            f"{self.path}: the build's journal cannot be written ({exc.strerror or exc}); "
            "make room or the place writable, and run it again"
        )


def _place(origin: str) -> str:
    """A source by the same name whichever folder a run is started from; names that are no UTF-8 as escapes."""
    where = origin if origin == "-" else os.path.abspath(origin)  # noqa: PTH100 - which would follow links
    return where.encode("utf-8", "backslashreplace").decode()


def _crc(key: str, graph: bytes) -> int:
    return zlib.crc32(graph, zlib.crc32(key.encode()))


@cache
def extractor() -> bytes:
    """A digest of the extractor: the code, the vocabulary and the weights of the packages that make a graph."""
    digest = blake2b(digest_size=32)
    for package in _EXTRACTOR:
        for name, content in _contents(files(package), package):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.digest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, path)
        elif entry.is_file() and not entry.name.endswith(_NO_PART):
            yield path, entry.read_bytes()
