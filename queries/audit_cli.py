"""The command that holds a filing's tags against its text. Thin: the work is in `queries.audit`."""

from __future__ import annotations

from typing import Annotated

import typer

from graphmodel.errors import BadParameter
from graphmodel.terminal import printable
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import output
from queries.hint import did_you_mean
from queries.options import FormatOption, PageOption
from queries.output import Format

__all__ = ["show_audit"]


def show_audit(
    company: Annotated[
        str | None,
        typer.Argument(metavar="COMPANY", help="A ticker, a CIK, a name, or a filing's id; every filing without it."),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Every filing of the store, as without COMPANY.")] = False,
    year: Annotated[
        int | None, typer.Option(help="The fiscal year; without it a company's newest filing, with --all every one.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Findings of this kind alone; may be repeated.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Findings that are at least so sure.")
    ] = 0.0,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    page: PageOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say where a filing's own tags go against its text, most severe first, with the sentences.

    An error is a tag that the text contradicts, a warning one that nothing tagged bears out or that stands at other
    words, a note one that is missing or imprecise. What a filing does not disclose is never taken for a no.
    """
    if company is not None and everyone:
        raise BadParameter("give a COMPANY, or --all for every filing, and not both")
    from queries.audit import KINDS, audit_market, filings_to_audit, narrowed
    from queries.audit.report import notes, rows, rows_for_reading, summary

    if unknown := sorted(set(kind or ()) - KINDS.keys()):
        hint = did_you_mean(unknown[0], KINDS)
        raise BadParameter(f"no kind of finding {unknown[0]!r}; {hint}there are {', '.join(KINDS)}")
    contents = store_of(store, user, password_file, database).contents()
    audits = list(audit_market(contents, filings_to_audit(contents, company, year)))
    shown = [narrowed(audit, kind or KINDS, min_confidence) for audit in audits]
    for line in (*notes(audits), summary(shown)):
        typer.echo(printable(line), err=True)
    if page:
        from queries.audit.page import audit_page

        typer.echo(printable(output.write_page(page, audit_page(shown))), err=True)
    output.write(rows_for_reading(shown) if form is Format.TABLE else rows(shown), form, ids=False)
