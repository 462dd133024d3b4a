"""The main job on filings of made-up companies: build, ask, draw."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import queries
from graphmodel.errors import GovgraphError
from graphmodel.files import make_folder
from graphmodel.store import FileStore
from loaders.batch import Extracted, Skipped, extract_all
from queries.answer import Rows
from queries.charts import comparison_page, org_chart
from queries.compare import compare
from queries.output import page_name, without_ids, write_page
from queries.run import opened, run_query

__all__ = ["examples_folder", "run_demo"]

_COMPARED: Final = 6
QUESTIONS: Final = ("board_distance", "dual_reporting", "no_security_officer")


def run_demo(folder: Path) -> Iterator[Rows | str]:
    """Do the main job on the examples and give, step by step, what to show: answers, and lines that say what was done.

    The store and the pages go to `folder`, which is made where it is missing. Running it again changes nothing there.
    """
    make_folder(folder)
    source = examples_folder()
    results = list(extract_all([source]))
    parts = [result.graph for result in results if isinstance(result, Extracted)]
    yield from (f"skipped: {result.origin}: {result.reason}" for result in results if isinstance(result, Skipped))
    if not parts:
        raise GovgraphError(f"{source}: no example could be read; install govgraph again")
    store = FileStore(folder / "demo.govgraph")
    store.write(parts)
    graph = store.read()
    yield (
        f"{len(graph)} filings of {len(graph.companies())} made-up companies, {graph.nx.number_of_nodes()} nodes and "
        f"{graph.nx.number_of_edges()} edges: {store.location}"
    )
    engine = opened(graph)
    for name in QUESTIONS:
        yield f"\n$ govgraph query {name} --store {store.location}"
        yield without_ids(run_query(engine, name))
    newest = [graph.filings_of(company.uid)[0] for company in graph.companies()][:_COMPARED]
    richest = max(newest, key=lambda part: len(part.edges))
    yield write_page(folder / page_name(richest.filing.filing_id), org_chart(richest))
    yield write_page(folder / "comparison.html", comparison_page(compare(newest)))


def examples_folder() -> Path:
    """Where the example filings are: in the installed package, or beside it in a checkout."""
    package = Path(queries.__file__).parent
    for folder in (package / "examples", package.parent / "examples"):
        if folder.is_dir():
            return folder
    raise GovgraphError(f"the example filings are missing from {package}; install govgraph again")
