"""From sources to a store, in one run or in several: what an interrupted run has finished is not done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field

from graphmodel.filing_graph import FilingGraph
from graphmodel.store import Store, Written
from loaders.batch import Made, Skipped, made_of
from loaders.journal import Journal
from loaders.source import Source

__all__ = ["Built", "build"]


@dataclass(slots=True)
class Built:
    """What a build did: filings stored, their nodes and edges, what was skipped, how many were there from before."""

    written: Written = field(default_factory=Written)
    filings: int = 0
    nodes: int = 0
    edges: int = 0
    resumed: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def build(
    supply: Iterable[Source],
    store: Store,
    *,
    executor: Executor | None = None,
    journal: Journal | None = None,
    min_confidence: float = 0.0,
    watch: Callable[[Made | Skipped], None] = lambda _: None,
) -> Built:
    """Extract all that `supply` gives and put it into the store, all of it or nothing.

    The same store whatever the executor, and whether `journal` had some of it or not. The journal keeps what is
    finished until the store has it; graphs are in memory one by one where there is a journal. `watch` gets each result
    as it comes. GovgraphError where the executor breaks down or the store cannot be written.
    """
    built = Built()
    before = len(journal) if journal else 0
    graphs: list[str | bytes] = []
    for result in made_of(supply, executor, journal):
        watch(result)
        if isinstance(result, Skipped):
            built.skipped.append(result)
        else:
            graphs.append(result.graph if journal is None else result.key)
    built.filings = len(graphs)
    built.resumed = built.filings - (len(journal) - before) if journal else 0
    companies: set[str] = set()

    def parts() -> Iterator[FilingGraph]:
        for held in graphs:
            data = journal.graph(held) if journal and isinstance(held, str) else held
            graph = FilingGraph.model_validate_json(data).at_least(min_confidence)
            companies.add(graph.company.uid)
            built.nodes += len(graph.nodes)
            built.edges += len(graph.edges)
            yield graph

    built.written = store.write(parts())
    built.nodes += len(companies)
    if journal:
        journal.close(remove=True)
    return built
