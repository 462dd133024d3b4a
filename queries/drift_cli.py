"""The command that says what changed since the year before. Thin: the work is in `queries.drift`."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from graphmodel.counting import how_many
from graphmodel.errors import BadParameter
from graphmodel.store import Contents
from graphmodel.terminal import printable
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import output
from queries.answer import Rows
from queries.drift import Drift, company_drift, drift_row, largest_first, market_drifts, years_of
from queries.options import FormatOption
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
    form: FormatOption = Format.TABLE,
) -> None:
    """Say what a company's filing says otherwise than the one of the year before, with both sentences.

    A change is a fact that came, went or is another one; what is only said in other words is counted, not listed. An
    edge that the earlier text says too, or that is not sure, is no change.
    """
    if (company is None) != everyone:
        raise BadParameter("give a COMPANY, or --all for every company, and not both")
    contents = store_of(store, user, password_file, database).contents()
    if company is None:
        answer = _market(contents, year, _MOST_TOLD if form is Format.TABLE else None)
    else:
        found = company_drift(contents, company, year)
        for line in _summary(found):
            _tell(line)
        answer = Rows.of(list(map(_for_reading, found.rows().dicts()))) if form is Format.TABLE else found.rows()
    output.write(answer, form, ids=False)


def _market(contents: Contents, year: int | None, most: int | None) -> Rows:
    """Every company that changed, and in a line how many do, of how many that have two filings."""
    rows, silent = [], 0
    for found in market_drifts(contents, year):
        rows.append(drift_row(found, most))
        silent += found.note is not None
    changed = largest_first(rows)
    line = f"{len(changed.rows):,} of {how_many(len(rows), 'company')} with filings for two years changed"
    _tell(f"{line}; {silent:,} not known, for one of the two discloses no structure" if silent else line)
    return changed


def _for_reading(row: dict[str, Any]) -> dict[str, Any]:
    """The row with both sentences as one column, which a table prints below it."""
    said = {"before": row.pop("sentence_before"), "after": row.pop("sentence_after")}
    return {**row, "sentences": [f"{when}: {sentence}" for when, sentence in said.items() if sentence]}


def _summary(found: Drift) -> list[str]:
    changes, reworded = how_many(len(found.changes), "change"), how_many(found.reworded, "sentence")
    line = f"{found.later.company.name} {years_of(found)}: {changes}; {reworded} reworded"
    return [line, f"note: {found.note}"] if found.note else [line]


def _tell(line: str) -> None:
    typer.echo(printable(line), err=True)
