"""Many sources, one after the other or on many processes: each becomes a graph, or is skipped with its reason."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from graphmodel.errors import GovgraphError, SourceError
from graphmodel.filing_graph import FilingGraph
from loaders.extract import extract
from loaders.filing import Document
from loaders.find import sources
from loaders.identity import ACCESSION, report_of
from loaders.journal import Journal, key_of
from loaders.manifest import MANIFEST
from loaders.source import LARGEST_SOURCE, Read, Source, Unfit, load
from loaders.supply import Supply
from loaders.workers import Processes

__all__ = [
    "LARGEST_SOURCE",
    "Extracted",
    "Made",
    "Skipped",
    "Source",
    "extract_all",
    "load",
    "made_of",
    "sources",
]

_NO_NAME: Final = re.compile(r"[^\w.-]+")
_CHUNK: Final = 8
_AHEAD: Final = 64
_DEADLY: Final = "the process that read it died (out of memory?); try it on a machine with more, or leave it out"


@dataclass(frozen=True, slots=True)
class Extracted:
    """A filing that became a graph.

    `name` is what output for it goes by: the source's stem, or the filing's id where the source has several. `notes`
    say what is wrong with the filing though it could be read, one line each.
    """

    source: Source
    graph: FilingGraph
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The same with the graph still as JSON, in which it comes from a worker; `key` is what a journal knows it by."""

    source: Source
    filing_id: str
    key: str
    graph: bytes
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or a filing in it, that did not, and why, in one line; `filing` is its id, where that is known."""

    origin: str
    reason: str
    filing: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.origin, self.filing, self.reason) if part)


_Task = tuple[Source, frozenset[str]]
"""A source, and the keys that need not be extracted again."""

_Graph = tuple[str, str, bytes | None, tuple[str, ...]]
"""A filing's id, its key, its graph as JSON (None for a key that need not be extracted again), and its notes."""

_Outcome = list[_Graph | Skipped]
_Waiting = deque[tuple[list[_Task], Future[list[_Outcome]]]]


def extract_all(
    paths: Iterable[str | os.PathLike[str] | Source], executor: Executor | None = None
) -> Iterator[Extracted | Skipped]:
    """Extract every filing, in the order of the sources, the same whatever the executor and the number of its workers.

    A filing that fails is Skipped and the rest goes on; so is a filing whose id another one before it has, for a store
    would keep only one of them. Some chunks of work are handed to the executor ahead of the results, never all.
    GovgraphError where the executor itself breaks down.
    """
    for result in made_of(Supply(sources(paths)), executor):
        if isinstance(result, Made):
            graph = FilingGraph.model_validate_json(result.graph)
            yield Extracted(result.source, graph, result.name, result.notes)
        else:
            yield result


def made_of(
    supply: Iterable[Source], executor: Executor | None = None, journal: Journal | None = None
) -> Iterator[Made | Skipped]:
    """What `extract_all` gives, with graphs as JSON.

    What the journal has is taken from it and not extracted again; what is extracted is appended to it.
    """
    first: dict[str, str] = {}
    for source, outcome in _outcomes(supply, executor, journal):
        for found in outcome:
            if isinstance(found, Skipped):
                yield found
                continue
            filing_id, key, graph, notes = found
            if filing_id in first:
                yield _second(source, filing_id, first[filing_id])
                continue
            first[filing_id] = source.origin
            name = source.stem if len(outcome) == 1 else _NO_NAME.sub("-", filing_id)
            yield Made(source, filing_id, key, _from_journal(journal, source, key, graph), name, notes)


def _second(source: Source, filing_id: str, first: str) -> Skipped:
    if ACCESSION.fullmatch(filing_id) or report_of(source.origin) == first:
        reason = f"a second time; the first one, which is taken, is from {first}"
        return Skipped(source.origin, reason, filing_id if isinstance(source, Read) else "")
    return Skipped(
        source.origin,
        f"has the filing id {filing_id!r}, as has {first}; "
        f"rename it, or give its accession number in a {MANIFEST} beside it",
    )


def _from_journal(journal: Journal | None, source: Source, key: str, graph: bytes | None) -> bytes:
    """A graph that was made now, noted, or before, looked up."""
    if journal is None:
        return graph or b""  # without a journal every graph is made
    if graph is None:
        return journal.graph(key)
    journal.note(key, source.origin, graph)
    return graph


def _outcomes(
    supply: Iterable[Source], executor: Executor | None, journal: Journal | None
) -> Iterator[tuple[Source, _Outcome]]:
    tasks = (_task(source, journal) for source in supply)
    if executor is None:
        for task in tasks:
            yield task[0], _extract(*task)
        return
    waiting: _Waiting = deque()
    try:
        while chunk := list(islice(tasks, _CHUNK)):
            waiting.append(_submitted(chunk, executor))
            if len(waiting) > _AHEAD:
                yield from _next(waiting, executor)
        while waiting:
            yield from _next(waiting, executor)
    except BrokenExecutor as exc:
        raise GovgraphError("a worker process died (out of memory?); run it again with fewer jobs") from exc
    except CancelledError as exc:
        raise GovgraphError("the workers were lost before all was done; run it again") from exc
    finally:
        for _, future in waiting:
            with suppress(Exception):
                future.cancel()


def _submitted(chunk: list[_Task], executor: Executor) -> tuple[list[_Task], Future[list[_Outcome]]]:
    try:
        return chunk, executor.submit(_extract_chunk, chunk)
    except BrokenExecutor as exc:  # for whoever waits for the chunks before it
        future: Future[list[_Outcome]] = Future()
        future.set_exception(exc)
        return chunk, future


def _next(waiting: _Waiting, executor: Executor) -> Iterator[tuple[Source, _Outcome]]:
    """The outcomes of the first chunk that waits; where a worker has died, each of its sources is tried alone.

    Whichever source it was at, a run goes on: each death brings one chunk to its end.
    """
    chunk, future = waiting.popleft()
    try:
        outcomes = future.result()
    except BrokenExecutor:
        if not isinstance(executor, Processes):
            raise
        outcomes = _one_by_one(chunk, executor)
        for place, (behind, future) in enumerate(waiting):
            if future.cancelled() or future.exception():
                waiting[place] = _submitted(behind, executor)
    for (source, _), outcome in zip(chunk, outcomes, strict=True):
        yield source, outcome


def _one_by_one(chunk: Sequence[_Task], executor: Processes) -> list[_Outcome]:
    """The outcomes of sources among which one may have killed its worker; BrokenExecutor where all of several do."""
    executor.renew()
    outcomes: list[_Outcome] = []
    died = 0
    for task in chunk:
        try:
            outcomes += executor.submit(_extract_chunk, [task]).result()
        except BrokenExecutor:
            died += 1
            if died == len(chunk) > 1:
                raise
            executor.renew()
            filing = task[0].document.filing_id if isinstance(task[0], Read) else ""
            outcomes.append([Skipped(task[0].origin, _DEADLY, filing)])
    return outcomes


def _task(source: Source, journal: Journal | None) -> _Task:
    if journal is None:
        return source, frozenset()
    if isinstance(source, Read):
        key = key_of(source.document)
        return source, frozenset((key,) if key in journal else ())
    return source, journal.keys_from(source.origin)


def _extract_chunk(chunk: Sequence[_Task]) -> list[_Outcome]:
    return [_extract(source, known) for source, known in chunk]


def _extract(source: Source, known: frozenset[str]) -> _Outcome:
    try:
        documents = load(source)
    except Exception as exc:  # noqa: BLE001 - one source's fault must not stop the thousands after it
        return [Skipped(source.origin, _why(exc, source), source.filing if isinstance(source, Unfit) else "")]
    return [_graph(document, source, known) for document in documents]


def _graph(document: Document, source: Source, known: frozenset[str]) -> _Graph | Skipped:
    try:
        key = key_of(document)
        graph = None if key in known else extract(document).whole_json()
        return document.filing_id, key, graph, document.notes
    except Exception as exc:  # noqa: BLE001 - nor one filing's
        return Skipped(source.origin, _why(exc, source), document.filing_id if isinstance(source, Read) else "")


def _why(exc: Exception, source: Source) -> str:
    if isinstance(exc, SourceError) and exc.origin == source.origin:
        return exc.reason
    if isinstance(exc, GovgraphError):
        return str(exc)
    said = " ".join(f"{type(exc).__name__}: {exc}".split())
    return f"could not be extracted; please report this ({said[:300]})"
