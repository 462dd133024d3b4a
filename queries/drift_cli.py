"""The command that says what changed since the year before. Thin: the work is in `queries.drift`."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from graphmodel.errors import BadParameter
from graphmodel.lookup import find_entry
from graphmodel.store import Contents
from graphmodel.terminal import printable
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import output
from queries.answer import Rows
from queries.drift import Drift, change_row, company_drift, drift_row, largest_first, market_drifts, years_of
from queries.output import Format

__all__ = ["show_drift"]

_MOST_TOLD: Final = 5
"""Changes of a company that a table of all companies names; JSON and CSV have every one."""


def show_drift(
    company: Annotated[
        str | None, typer.Argument(metavar="COMPANY", help="A ticker, a CIK, a name, or a filing's id.")
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help="Every company of the store, those that changed most first.")
    ] = False,
    year: Annotated[
        int | None, typer.Option(help="The fiscal year of the later filing; each company's newest without it.")
    ] = None,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Say what a company's filing says otherwise than the one of the year before, with both sentences.

    A change is a fact that came, went or is another one; what is only said in other words is counted, not listed. An
    edge that the earlier text says too, or that is not sure, is no change.
    """
    if (company is None) != everyone:
        raise BadParameter("give a COMPANY, or --all for every company, and not both")
    contents = store_of(store, user, password_file, database).contents()
    if company is None:
        rows = _market(contents, year, _MOST_TOLD if form is Format.TABLE else None)
        output.write(Rows.of(rows), form, ids=False)
        return
    entry = find_entry(contents.register, company, year)
    found = company_drift(contents, entry.company, entry.fiscal_year)
    typer.echo(printable(_summary(found)), err=True)
    rows = [change_row(change) for change in found.changes]
    if form is Format.TABLE:
        rows = [_for_reading(row) for row in rows]
    output.write(Rows.of(rows), form, ids=False)


def _market(contents: Contents, year: int | None, most: int | None) -> list[dict[str, Any]]:
    rows = [drift_row(found, most) for found in market_drifts(contents, year) if found.changes]
    return largest_first(rows)


def _for_reading(row: dict[str, Any]) -> dict[str, Any]:
    """The row with both sentences as one column, which a table prints below it."""
    said = {"before": row.pop("sentence_before"), "after": row.pop("sentence_after")}
    return {**row, "sentences": [f"{when}: {sentence}" for when, sentence in said.items() if sentence]}


def _summary(found: Drift) -> str:
    count = len(found.changes)
    changes = f"{count} change{'' if count == 1 else 's'}"
    sentences = f"{found.reworded} sentence{'' if found.reworded == 1 else 's'} reworded"
    line = f"{found.later.company.name} {years_of(found)}: {changes}; {sentences}"
    return f"{line}\nnote: {found.note}" if found.note else line
