"""The command that gets filings from EDGAR. Thin: the work is in `loaders.edgar`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graphmodel.counting import how_many
from graphmodel.errors import GovgraphError
from graphmodel.terminal import printable
from loaders.batch import Skipped
from loaders.cli import FAILED, SKIPPED, tell_error
from loaders.edgar import FORMS, Fetched, Missing, Wanted, fetch, parse_forms, parse_years

__all__ = ["fetch_filings"]


def fetch_filings(
    company: Annotated[list[str], typer.Argument(metavar="TICKER|CIK", help="Registrants.")],
    form: Annotated[
        list[str] | None,
        typer.Option("--form", metavar="FORM", help=f"{', '.join(FORMS)}; may be repeated; all of them without it."),
    ] = None,
    years: Annotated[
        list[str] | None,
        typer.Option(
            "--years",
            "--year",
            metavar="YEAR|FIRST-LAST",
            help="Years in which the periods end; may be repeated; without it, since the disclosure is required.",
        ),
    ] = None,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for them; made where it is missing.")
    ] = Path("filings"),
    amendments: Annotated[bool, typer.Option("--amendments", help="Amendments of these forms as well.")] = False,
    identity: Annotated[
        str | None,
        typer.Option(
            metavar='"NAME E-MAIL"', help="Who asks, which the SEC wants to know; without it EDGAR_IDENTITY is taken."
        ),
    ] = None,
) -> None:
    """Fetch annual reports from EDGAR into a folder that `govgraph build` reads, with a filings.csv of their facts.

    A filing that is in the folder is not fetched again. At most nine requests a second are made; the SEC allows ten.
    """
    there = fetched = skipped = 0
    failed = False
    console = Console(stderr=True)
    try:
        wanted = Wanted(parse_forms(form or ()), parse_years(years or ()), amendments)
        # The status moves on a terminal and is nothing elsewhere; it asks that all be printed through its console.
        with console.status("asking EDGAR"), closing(fetch(company, folder, wanted, identity)) as results:
            for result in results:
                fetched += isinstance(result, Fetched) and result.size is not None
                there += isinstance(result, Fetched) and result.size is None
                skipped += isinstance(result, Skipped)
                console.print(printable(_line(result)), markup=False, highlight=False, emoji=False, soft_wrap=True)
    except GovgraphError as exc:
        tell_error(str(exc))
        failed = True
    done = fetched + there
    if done or not failed:
        rest = f"{fetched} fetched, {there} already there; {skipped} skipped"
        typer.echo(printable(f"{how_many(done, 'filing')} in {folder}: {rest}"))
    if failed or skipped:
        raise typer.Exit(SKIPPED if done else FAILED)


def _line(result: Fetched | Skipped | Missing) -> str:
    if isinstance(result, Skipped):
        return f"skipped: {result.origin}: {result.reason}"
    if isinstance(result, Missing):
        return f"note: {result.asked}: {result.reason}"
    facts = result.facts
    size = "already there" if result.size is None else f"{result.size / 1000:,.0f} kB"
    return f"{facts.ticker or facts.cik} {facts.form} {facts.fiscal_year}: {result.path} ({size})"
