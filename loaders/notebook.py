"""Reading, extracting and building from Python, as the commands `text`, `extract` and `build` do.

    from loaders.notebook import build, graphs
    built = build("filings/", store="market.govgraph", jobs=2)
    graphs("filings/acme-2024.htm")[0].edges

`queries.notebook` asks the store. What cannot be read is skipped with a warning, a `SkippedFiling` with its reason.
"""

from __future__ import annotations

import os
import warnings

from graphmodel.errors import SourceError
from graphmodel.filing_graph import FilingGraph
from graphmodel.store import Store, open_store
from loaders.batch import Skipped, extract_all
from loaders.build import Built
from loaders.build import build as build_store
from loaders.filing import Document
from loaders.find import sources
from loaders.source import load
from loaders.supply import Supply
from loaders.workers import processes

__all__ = ["SkippedFiling", "build", "documents", "graphs"]

Path = str | os.PathLike[str]


class SkippedFiling(UserWarning):
    """A source, or a filing in it, that was skipped, and why."""


def documents(*paths: Path) -> list[Document]:
    """The disclosures of files, folders, zip archives and SEC's data sets, each with its text and its cyd blocks."""
    found = []
    for source in Supply(sources(map(str, paths))):
        try:
            found += load(source)
        except SourceError as exc:
            _warn(str(exc))
    return found


def graphs(*paths: Path, jobs: int = 1) -> list[FilingGraph]:
    """The graphs of the filings in files, folders, zip archives and SEC's data sets, made by `jobs` processes."""
    found = []
    with processes(jobs, _warn) as executor:
        for result in extract_all(map(str, paths), executor):
            if isinstance(result, Skipped):
                _warn(str(result))
            else:
                found.append(result.graph)
    return found


def build(*paths: Path, store: Path | Store, jobs: int = 1, min_confidence: float = 0.0) -> Built:
    """Extract all filings in the sources and put them into a store; what it did, and what was skipped.

    `store` is a path ending in `.govgraph`, a server's address, or a store. Edges that are less sure than
    `min_confidence` (0 to 1) are left out. StoreError where the store cannot be written, and then nothing is.
    """
    target = open_store(store) if isinstance(store, str | os.PathLike) else store
    target.check()
    supply = Supply(sources(map(str, paths)))
    with processes(jobs, _warn) as executor:
        built = build_store(supply, target, executor=executor, min_confidence=min_confidence)
    for skipped in built.skipped:
        _warn(str(skipped))
    return built


def _warn(what: str) -> None:
    warnings.warn(what, SkippedFiling, stacklevel=3)
