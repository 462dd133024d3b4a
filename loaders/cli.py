"""The commands that turn filings into graphs: extract, build, text. Thin: the work is in `loaders.batch`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import orjson
import typer

from graphmodel.counting import how_many
from graphmodel.errors import GovgraphError, SourceError, UnwritableOutput
from graphmodel.files import make_folder, write_atomically
from graphmodel.filing_graph import FilingGraph, node_link
from graphmodel.processes import sensible_jobs
from graphmodel.store import Store
from graphmodel.terminal import printable
from loaders.batch import Skipped, extract_all
from loaders.build import Built
from loaders.build import build as build_store
from loaders.filing import Document
from loaders.find import sources
from loaders.journal import Journal
from loaders.manifest import MANIFEST, absent_sources, facts_from
from loaders.progress import lines_on, progress
from loaders.report import write_report
from loaders.source import DataSet, Source, load
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from loaders.supply import Supply
from loaders.workers import cluster, processes

__all__ = ["FAILED", "register", "tell_error"]

SKIPPED: Final = 1
FAILED: Final = 2

_NAMED: Final = 5
"""Files that one warning names."""

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Filings: files, zip archives, SEC's data sets, folders with any of these, or - for standard input.",
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(metavar="0..1", min=0.0, max=1.0, help="Leave out edges that are less sure than this."),
]


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
            help="A folder for the graphs, NAME.json for a source NAME.txt; made where it is missing.",
        ),
    ] = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Print a filing's graph as node-link JSON, which networkx reads; with -o write one file for each filing."""
    with _errors_told():
        found = list(sources(source))
        if output is None and (len(found) > 1 or isinstance(found[0], DataSet)):
            what = "a data set" if len(found) == 1 else f"{len(found)} sources"
            raise GovgraphError(f"{what}: give a folder for their graphs with -o DIR")
        if output is not None:
            make_folder(output)
        written: dict[str, str] = {}
        skipped = 0
        for result in extract_all(found):
            for line in lines_on(result):
                _tell(line)
            if isinstance(result, Skipped):
                skipped += 1
            elif output is None:
                _write_bytes(_json(result.graph.at_least(min_confidence)))
                written[result.name] = result.source.origin
            elif result.name in written:
                skipped += 1
                other = written[result.name]
                _tell(f"skipped: {result.source.origin}: {result.name}.json is already taken by {other}")
            else:
                written[result.name] = result.source.origin
                graph = result.graph.at_least(min_confidence)
                write_atomically(output / f"{result.name}.json", _json(graph))
        if output is not None and written:
            typer.echo(printable(f"{how_many(len(written), 'graph')} written to {output}; {skipped} skipped"), err=True)
    _exit(done=len(written), skipped=skipped)


def build(
    source: Sources,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Processes to share the work; by default one for each core where it is worth it."
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Extract on the workers of a Dask cluster instead: tcp://HOST:PORT."),
    ] = None,
    skipped: Annotated[
        Path | None,
        typer.Option(
            metavar="F.csv",
            help="The list of what was skipped and why; STORE.skipped.csv by default, none where nothing was.",
        ),
    ] = None,
    min_confidence: MinConfidence = 0.0,
    company: Annotated[str | None, typer.Option(metavar="NAME", help="Registrant's name (one source only).")] = None,
    cik: Annotated[str | None, typer.Option(metavar="NUMBER", help="Registrant's CIK (one source only).")] = None,
    ticker: Annotated[
        str | None, typer.Option(metavar="SYMBOL", help="Registrant's ticker symbol (one source only).")
    ] = None,
    form: Annotated[str | None, typer.Option(metavar="FORM", help="Form, such as 10-K (one source only).")] = None,
    fiscal_year: Annotated[
        str | None, typer.Option(metavar="YEAR", help="Year in which the period ends (one source only).")
    ] = None,
) -> None:
    """Read filings, extract their graphs and put them into a store. Running it again changes nothing.

    A filing that cannot be read is skipped and named, and the rest goes on. A run that was interrupted goes on where it
    was when the same command is given again: STORE.journal, in this folder where STORE is a server, holds what was
    finished until the store has it.

    A filings.csv beside the filings may say whose they are, with the columns source, company, cik, ticker, accession,
    form, fiscal_year, period, filed, sic, country and public_float.
    """
    said = {"company": company, "cik": cik, "ticker": ticker, "form": form, "fiscal_year": fiscal_year}
    with _errors_told():
        if jobs is not None and scheduler is not None:
            raise GovgraphError("--jobs and --scheduler exclude each other: the cluster has its own processes")
        target = store_of(store, user, password_file, database)
        found = _with_given(list(sources(source if scheduler is None else map(_absolute, source))), said)
        target.check()  # before the work, not after it
        _tell_absent(found)
        start = time.perf_counter()
        built = _build(Supply(found), target, jobs, scheduler, min_confidence)
        seconds = time.perf_counter() - start
        _tell_built(built, target.location, seconds)
        listed = _list_skipped(skipped or Path(f"{target.beside}.skipped.csv"), built.skipped)
    _exit(done=built.filings, skipped=len(built.skipped) + (not listed))


def text(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="A file, or - for standard input; with --filing, also a folder or an archive."
        ),
    ],
    filing: Annotated[
        str | None, typer.Option(metavar="ID", help="Which filing, where SOURCE has several: its id.")
    ] = None,
) -> None:
    """Print a filing's canonical text, byte for byte: what the offsets of evidence refer to."""
    with _errors_told():
        _write_bytes(_document(source, filing).text.encode("utf-8"))


def _document(path: str, filing: str | None) -> Document:
    """The one document of a source, or that of a filing's id."""
    found = list(sources([path]))
    if filing is None:
        if len(found) > 1:
            raise GovgraphError(f"{path}: holds {len(found)} sources; name one of them, or a filing with --filing ID")
        documents = load(found[0])
        if len(documents) > 1:
            raise GovgraphError(
                f"{path}: holds {len(documents)} filings, each with a text of its own; give --filing ID"
            )
        return documents[0]
    faults: list[str] = []
    for source in Supply(found):
        try:
            documents = load(source)
        except SourceError as exc:
            faults.append(str(exc))
            continue
        for document in documents:
            if document.filing_id == filing:
                return document
    raise GovgraphError(f"{path}: has no filing {filing!r}" + (f" ({faults[0]})" if len(faults) == 1 else ""))


def _absolute(path: str) -> str:
    """The path for processes with other working folders."""
    return path if path == "-" else os.path.abspath(path)  # noqa: PTH100 - which would follow links


def _build(supply: Supply, target: Store, jobs: int | None, scheduler: str | None, min_confidence: float) -> Built:
    """Build with a journal beside the store; what an interrupted run leaves is said."""
    journal = Journal.beside(target.beside)
    if journal is None:
        _tell("warning: another build into this store is running; this one cannot be resumed if it is interrupted")
    if journal:
        _tell(f"going on: {how_many(len(journal), 'filing')} from an interrupted run in {journal.path}")
    try:
        with _workers(supply, jobs, scheduler) as executor, progress(supply) as watch:
            return build_store(
                supply, target, executor=executor, journal=journal, min_confidence=min_confidence, watch=watch
            )
    except (GovgraphError, KeyboardInterrupt):
        if journal is not None and (kept := journal.kept()):
            _tell(f"{how_many(kept, 'filing')} kept in {journal.path}; run the same command again to go on")
        raise
    finally:
        if journal is not None:
            journal.close()


def _workers(supply: Supply, jobs: int | None, scheduler: str | None) -> AbstractContextManager[Executor | None]:
    if scheduler is not None:
        return cluster(scheduler)
    expected = supply.expected
    workers = min(jobs or sensible_jobs(expected), sys.maxsize if expected is None else expected)
    return processes(workers, lambda what: _tell(f"warning: {what}"))


def _list_skipped(path: Path, skipped: Sequence[Skipped]) -> bool:
    """Write the list; what is built stays so where it cannot be written, which is told."""
    try:
        write_report(path, skipped)
    except UnwritableOutput as exc:
        _tell(f"warning: what was skipped is not listed: {exc}")
        return False
    return True


def _tell_built(built: Built, where: str, seconds: float) -> None:
    if not built.filings:
        typer.echo(printable(f"0 filings: {where} is as it was; {len(built.skipped)} skipped"))
        return
    written, filings = built.written, how_many(built.filings, "filing")
    done = f"{written.added} added, {written.replaced} replaced, {written.unchanged} unchanged"
    graph = f"{how_many(built.nodes, 'node')}, {how_many(built.edges, 'edge')}"
    rate = f"{seconds:.1f} s, {built.filings / max(seconds, 1e-9):.1f} filings/s"
    typer.echo(printable(f"{filings} in {where} ({done}): {graph}; {rate}; {len(built.skipped)} skipped"))


def _tell_absent(found: Sequence[Source]) -> None:
    """Name what a manifest describes and nobody will read: a misspelt name would otherwise lose its company unseen."""
    on_disk = (source for source in found if type(source) is Source and source.data is None)
    for folder in sorted({Path(source.origin).parent for source in on_disk}):
        if absent := absent_sources(folder):
            more = f" and {len(absent) - _NAMED} more" if len(absent) > _NAMED else ""
            _tell(f"warning: {folder / MANIFEST} describes what is not there: {', '.join(absent[:_NAMED])}{more}")


def _with_given(found: list[Source], said: dict[str, str | None]) -> list[Source]:
    given = {name: value for name, value in said.items() if value is not None}
    if not given:
        return found
    if len(found) != 1 or isinstance(found[0], DataSet):
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
