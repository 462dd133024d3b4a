"""Many sources, one after the other or on many processes: each becomes a graph, or is skipped with its reason."""

from __future__ import annotations

import os
import stat
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from graphmodel.errors import GovgraphError, SourceError, UnreadableSource
from graphmodel.filing_graph import FilingGraph
from loaders.extract import extract
from loaders.filing import Document, FilingFacts
from loaders.manifest import MANIFEST, facts_for, with_facts
from loaders.read import largest_source, read_source
from loaders.read.common import filing_id_of

__all__ = ["SUFFIXES", "Extracted", "Skipped", "Source", "extract_all", "load", "sources"]

SUFFIXES: Final = (".htm", ".html", ".txt")
"""The files that are taken from a folder. A file that is named itself is read whatever it is called."""

LARGEST_SOURCE: Final = 64 << 20
"""Bytes of one source that are read at most, unless its beginning shows a format that may have more."""

_CHUNK: Final = 8
_AHEAD: Final = 64


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
        return filing_id_of(self.origin)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A filing that became a graph."""

    source: Source
    graph: FilingGraph


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or a filing in it, that did not, and why, in one line."""

    origin: str
    reason: str


def sources(paths: Iterable[str | os.PathLike[str] | Source]) -> Iterator[Source]:
    """The sources behind paths, in order: a file, every filing below a folder (sorted by path), "-" for standard input.

    A file that is reached twice is one source. What is missing or unfit is a source all the same: `load` says why.
    """
    seen: set[str] = set()
    for path in paths:
        for source in [path] if isinstance(path, Source) else _behind(os.fspath(path)):
            key = source.origin if source.origin == "-" else os.path.realpath(source.origin)
            if key not in seen:
                seen.add(key)
                yield source


def load(source: Source) -> list[Document]:
    """Read a source: at least one Document, with what its manifest and `source.given` say of it.

    SourceError where it cannot be read, or holds no disclosure, or the manifest beside it is bad.
    """
    if source.data is not None:
        _check_size(source.origin, source.data)
        documents = read_source(source.data, source.origin)
        return [with_facts(document, source.given) for document in documents]
    path = Path(source.origin)
    documents = read_source(_content(path), source.origin)
    said = facts_for(path)
    return [with_facts(with_facts(document, said), source.given) for document in documents]


def extract_all(
    paths: Iterable[str | os.PathLike[str] | Source], executor: Executor | None = None
) -> Iterator[Extracted | Skipped]:
    """Extract every filing, in the order of the sources, the same whatever the executor and the number of its workers.

    A filing that fails is Skipped and the rest goes on; so is a filing whose id another one before it has, for a store
    would keep only one of them. Some chunks of work are handed to the executor ahead of the results, never all.
    GovgraphError where the executor itself breaks down.
    """
    first: dict[str, str] = {}
    for result in _results(sources(paths), executor):
        if isinstance(result, Extracted):
            filing_id = result.graph.filing.filing_id
            if filing_id in first:
                yield Skipped(
                    result.source.origin,
                    f"has the filing id {filing_id!r}, as has {first[filing_id]}; "
                    f"rename it, or give its accession number in a {MANIFEST} beside it",
                )
                continue
            first[filing_id] = result.source.origin
        yield result


def _results(found: Iterator[Source], executor: Executor | None) -> Iterator[Extracted | Skipped]:
    if executor is None:
        for source in found:
            yield from _extract_chunk([source])
        return
    waiting: deque[Future[list[Extracted | Skipped]]] = deque()
    try:
        while chunk := list(islice(found, _CHUNK)):
            waiting.append(executor.submit(_extract_chunk, chunk))
            if len(waiting) > _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenExecutor as exc:
        raise GovgraphError("a worker process died (out of memory?); run it again with fewer jobs") from exc


def _extract_chunk(chunk: Sequence[Source]) -> list[Extracted | Skipped]:
    results: list[Extracted | Skipped] = []
    for source in chunk:
        try:
            results.extend(Extracted(source, extract(document)) for document in load(source))
        except SourceError as exc:
            reason = exc.reason if exc.origin == source.origin else str(exc)
            results.append(Skipped(source.origin, reason))
        except GovgraphError as exc:
            results.append(Skipped(source.origin, str(exc)))
        except Exception as exc:  # noqa: BLE001 - one filing's fault must not stop the thousands after it
            reason = " ".join(f"{type(exc).__name__}: {exc}".split())
            results.append(Skipped(source.origin, f"could not be extracted; please report this ({reason[:300]})"))
    return results


def _behind(path: str) -> Iterator[Source]:
    if path == "-":
        yield Source("-", _read(sys.stdin.buffer))
        return
    below = _walk(path) if Path(path).is_dir() else []
    yield from (Source(name) for name in below or [path])


def _walk(folder: str) -> list[str]:
    found: list[str] = []

    def note(error: OSError) -> None:
        found.append(str(error.filename))  # as a source, so that `load` says why it is not read

    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # pathlib would drop the "./" that the user wrote.
        found.extend(os.path.join(where, name) for name in names if _is_wanted(name))  # noqa: PTH118
    return sorted(found)


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)


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
            raise UnreadableSource(origin, f"a folder without filings; expected {', '.join(SUFFIXES)} files in it")
        if not stat.S_ISREG(kind.st_mode):
            raise UnreadableSource(origin, "no regular file; pipe it in and give '-' as the source")
        with path.open("rb") as handle:
            data = _read(handle)
    except FileNotFoundError:
        raise UnreadableSource(origin, "there is no such file or folder") from None
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the name
        raise UnreadableSource(origin, f"cannot be read ({getattr(exc, 'strerror', None) or exc})") from exc
    _check_size(origin, data)
    return data


def _read(handle: BinaryIO) -> bytes:
    """What is there, or one byte more than there may be."""
    data = handle.read(LARGEST_SOURCE + 1)
    more = max(LARGEST_SOURCE, largest_source(data)) + 1 - len(data)
    return data + handle.read(more) if len(data) > LARGEST_SOURCE and more > 0 else data


def _check_size(origin: str, data: bytes) -> None:
    largest = max(LARGEST_SOURCE, largest_source(data))
    if len(data) > largest:
        raise UnreadableSource(origin, f"larger than the {largest >> 20} MB that one filing may have")
