"""The commands that turn filings into graphs: extract, build, text. Thin: the work is in `loaders.batch`."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Final

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graphmodel.errors import GovgraphError
from graphmodel.files import make_folder, write_atomically
from graphmodel.filing_graph import FilingGraph, node_link
from graphmodel.store import open_store
from graphmodel.terminal import printable
from loaders.batch import Extracted, Skipped, Source, extract_all, load, sources
from loaders.manifest import MANIFEST, absent_sources, facts_from

__all__ = ["FAILED", "register", "tell_error"]

SKIPPED: Final = 1
FAILED: Final = 2

_NAMED: Final = 5
"""Files that one warning names."""

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE", help="Filings: files, folders with .txt, .htm and .html files, or - for standard input."
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(min=0.0, max=1.0, help="Leave out edges that are less sure than this, from 0 to 1."),
]
Store = Annotated[str, typer.Option(metavar="STORE", help="The store to put them into: a path ending in .govgraph.")]


def register(app: typer.Typer) -> None:
    """Add the commands to an application."""
    from loaders.edgar_cli import fetch_filings  # which takes exit codes and error lines from here

    app.command(short_help="Print a filing's graph as JSON.")(extract)
    app.command(short_help="Read filings and put their graphs into a store.")(build)
    app.command(short_help="Print a filing's text, which evidence refers to.")(text)
    app.command("fetch", short_help="Fetch annual reports from EDGAR into a folder.")(fetch_filings)


def extract(
    source: Sources,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="The folder for one NAME.json a source NAME.txt; made where it is missing.",
        ),
    ] = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Print a filing's graph as node-link JSON, which networkx reads; with -o write one file for each filing."""
    with _errors_told():
        found = list(sources(source))
        if output is None and len(found) > 1:
            raise GovgraphError(f"{len(found)} sources: give a folder for their graphs with -o DIR")
        if output is not None:
            make_folder(output)
        written: dict[str, str] = {}
        skipped = 0
        for result in extract_all(found):
            if isinstance(result, Skipped):
                skipped += 1
                _tell(f"skipped: {result.origin}: {result.reason}")
            elif output is None:
                _write_bytes(_json(result.graph.at_least(min_confidence)))
                written[result.source.stem] = result.source.origin
            elif (other := written.setdefault(result.source.stem, result.source.origin)) != result.source.origin:
                skipped += 1
                _tell(f"skipped: {result.source.origin}: {result.source.stem}.json is already taken by {other}")
            else:
                graph = result.graph.at_least(min_confidence)
                write_atomically(output / f"{result.source.stem}.json", _json(graph))
        if output is not None and written:
            typer.echo(printable(f"{_count(len(written), 'graph')} written to {output}; {skipped} skipped"), err=True)
    _exit(done=len(written), skipped=skipped)


def build(
    source: Sources,
    store: Store = "governance.govgraph",
    jobs: Annotated[int, typer.Option(min=1, help="Processes that extract at the same time.")] = 1,
    min_confidence: MinConfidence = 0.0,
    company: Annotated[str | None, typer.Option(help="Registrant's name (one source only).")] = None,
    cik: Annotated[str | None, typer.Option(help="Registrant's CIK (one source only).")] = None,
    ticker: Annotated[str | None, typer.Option(help="Registrant's ticker symbol (one source only).")] = None,
    form: Annotated[str | None, typer.Option(help="Form, such as 10-K (one source only).")] = None,
    fiscal_year: Annotated[str | None, typer.Option(help="Year in which the period ends (one source only).")] = None,
) -> None:
    """Read filings, extract their graphs and put them into a store. Running it again changes nothing.

    A filing that cannot be read is skipped and named. A filings.csv beside the filings may say whose they are, with the
    columns source, company, cik, ticker, accession, form, fiscal_year, period and filed.
    """
    said = {"company": company, "cik": cik, "ticker": ticker, "form": form, "fiscal_year": fiscal_year}
    with _errors_told():
        target = open_store(store)
        found = _with_given(list(sources(source)), said)
        target.check()  # before the work, not after it
        _tell_absent(found)
        start = time.perf_counter()
        graphs, skipped = _extract(found, jobs)
        graphs = [graph.at_least(min_confidence) for graph in graphs]
        written = target.write(graphs)
        seconds = time.perf_counter() - start
        nodes = sum(len(graph.nodes) for graph in graphs) + len({graph.company.uid for graph in graphs})
        edges = sum(len(graph.edges) for graph in graphs)
        typer.echo(
            printable(
                f"{_count(len(graphs), 'filing')} in {target.location} ({written.added} added, {written.replaced} "
                f"replaced, {written.unchanged} unchanged): {_count(nodes, 'node')}, {_count(edges, 'edge')}; "
                f"{seconds:.1f} s, {len(graphs) / max(seconds, 1e-9):.1f} filings/s; {skipped} skipped"
            )
        )
    _exit(done=len(graphs), skipped=skipped)


def text(source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, or - for standard input.")]) -> None:
    """Print a filing's canonical text, byte for byte: what the offsets of evidence refer to."""
    with _errors_told():
        found = list(sources([source]))
        if len(found) > 1:
            raise GovgraphError(f"{source}: a folder with {len(found)} filings; name one of them")
        documents = load(found[0])
        if len(documents) > 1:
            raise GovgraphError(f"{source}: holds {len(documents)} filings, each with a text of its own")
        _write_bytes(documents[0].text.encode("utf-8"))


def _extract(found: Sequence[Source], jobs: int) -> tuple[list[FilingGraph], int]:
    """The graphs of all sources and how many were skipped; progress and what was skipped go to stderr."""
    graphs: list[FilingGraph] = []
    skipped = 0
    console = Console(stderr=True)
    columns = (TextColumn("extracting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with (
        _pool(min(jobs, len(found))) as executor,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task("", total=len(found))
        for result in extract_all(found, executor):
            bar.advance(task)
            if isinstance(result, Extracted):
                graphs.append(result.graph)
            else:
                skipped += 1
                line = printable(f"skipped: {result.origin}: {result.reason}")
                bar.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
    return graphs, skipped


@contextmanager
def _pool(workers: int) -> Iterator[Executor | None]:
    """That many worker processes; none for a single one, whose work this process does itself."""
    if workers < 2:
        yield None
        return
    # Spawned, not forked: a fork of a process with threads (the progress bar's) may hang.
    pool = ProcessPoolExecutor(workers, get_context("spawn"))
    # Ctrl-C reaches every process of the terminal. Workers that start while it is ignored go on ignoring it, so that
    # this process alone decides: what has begun is finished, the rest is dropped.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(workers):
            pool.submit(int)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _tell_absent(found: Sequence[Source]) -> None:
    """Name what a manifest describes and nobody will read: a misspelt name would otherwise lose its company unseen."""
    for folder in sorted({Path(source.origin).parent for source in found if source.data is None}):
        if absent := absent_sources(folder):
            more = f" and {len(absent) - _NAMED} more" if len(absent) > _NAMED else ""
            _tell(f"warning: {folder / MANIFEST} describes what is not there: {', '.join(absent[:_NAMED])}{more}")


def _with_given(found: list[Source], said: dict[str, str | None]) -> list[Source]:
    given = {name: value for name, value in said.items() if value is not None}
    if not given:
        return found
    if len(found) != 1:
        options = ", ".join("--" + name.replace("_", "-") for name in given)
        raise GovgraphError(f"{options}: for one source only; describe several in a filings.csv beside them")
    try:
        return [replace(found[0], given=facts_from(given))]
    except ValueError as exc:
        raise GovgraphError(str(exc)) from exc


def _json(graph: FilingGraph) -> bytes:
    return orjson.dumps(node_link(graph), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _write_bytes(data: bytes) -> None:
    """To stdout, byte for byte; a terminal alone gets control characters as escapes."""
    if sys.stdout.isatty():
        typer.echo(printable(data.decode("utf-8"), keep="\n\t"), nl=False)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tell(line: str) -> None:
    typer.echo(printable(line), err=True)


def tell_error(message: str) -> int:
    """Say in one line on stderr why nothing was done; the exit code for it."""
    _tell(f"error: {' '.join(message.split())}")
    return FAILED


@contextmanager
def _errors_told() -> Iterator[None]:
    """Let an error of ours be one line on stderr and the exit code for nothing done."""
    try:
        yield
    except GovgraphError as exc:
        raise typer.Exit(tell_error(str(exc))) from exc


def _exit(*, done: int, skipped: int) -> None:
    if skipped:
        raise typer.Exit(SKIPPED if done else FAILED)
