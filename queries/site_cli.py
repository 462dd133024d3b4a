"""The command that makes a site of a store. Thin: the work is in `queries.site`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from graphmodel.counting import how_many
from graphmodel.processes import sensible_jobs
from graphmodel.terminal import printable
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of

__all__ = ["make_site"]


def make_site(
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder: a new or empty one, or a site's.")
    ],
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="Processes; one for each core without it.")
    ] = None,
) -> None:
    """Make a site of a whole store: a folder with a page to open in a browser, which needs no network and no server.

    It has every company to search and filter, the market's figures, and each filing's org chart with its peers. Made
    again, only what has changed is written.
    """
    source = store_of(store, user, password_file, database)
    filings = len(source.contents().register)
    from queries.site import site_of

    with _progress(filings) as told:
        built = site_of(source, folder, jobs or sensible_jobs(filings), told)
    made = f"{how_many(built.filings, 'filing')} of {how_many(built.companies, 'company')}"
    typer.echo(printable(f"{made}, {built.bytes / 1e6:.1f} MB: open {folder / 'index.html'}"))


@contextmanager
def _progress(filings: int) -> Iterator[Callable[[int], None]]:
    """A bar on stderr, where that is a terminal; call it with the number of filings that are done."""
    console = Console(stderr=True)
    columns = (TextColumn("drawing"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=filings)
        yield lambda done: bar.update(task, completed=done)
