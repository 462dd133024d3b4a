"""The command that counts the market's figures. Thin: the work is in `queries.survey`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Annotated, Any

import typer

from graphmodel.files import make_folder, write_atomically
from graphmodel.terminal import printable
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import output
from queries.answer import Rows
from queries.options import FormatOption, PageOption
from queries.output import Format
from queries.survey import Figure, Grouping, Result, Survey, named_figures, parameters, survey, words

__all__ = ["show_survey"]


def show_survey(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="FIGURE", help="Only these figures; all without one.")
    ] = None,
    by: Annotated[
        Grouping | None,
        typer.Option("--by", help="Split each figure by public float, form, industry (SIC division), or fiscal year."),
    ] = None,
    year: Annotated[
        int | None, typer.Option(min=1, max=9999, help="Filings of this fiscal year; each company's newest without it.")
    ] = None,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    form: FormatOption = Format.TABLE,
    page: PageOption = None,
    plots: Annotated[
        Path | None, typer.Option("--svg", metavar="DIR", help="A folder for each figure's plot, DIR/FIGURE.svg.")
    ] = None,
    show_cypher: Annotated[
        bool, typer.Option("--show-cypher", help="Print the figures' Cypher, for `query --cypher`, and ask no store.")
    ] = False,
) -> None:
    """Count the market's figures: who is in charge, to whom the CISO reports, who briefs the board, and more.

    Each with its number of companies, what the share is of, its 95 % interval, and the values that surveys have
    published, with how their definitions differ. A company counts once; what it does not disclose is not a no.
    """
    grouping = by.value if by else ""
    if show_cypher:
        _print_statements(named_figures(names or ()), parameters(grouping, year))
        return
    found = survey(store_of(store, user, password_file, database), names or (), by=grouping, year=year)
    for note in _written(found, page, plots):
        typer.echo(printable(note), err=True)
    if form is Format.TABLE:
        _print_tables(found)
    else:
        output.write(found.rows(), form)


def _print_statements(figures: Sequence[Figure], values: dict[str, Any]) -> None:
    given = " ".join(f"-p {name}={value}" for name, value in values.items())
    for figure in figures:
        output.show(f"// {figure.key}: {figure.name}; {given}\n{figure.cypher}")


def _written(found: Survey, page: Path | None, plots: Path | None) -> list[str]:
    """Write the page and the plots that are wanted; a line about each."""
    notes = []
    if page:
        from queries.survey.page import survey_page

        notes.append(output.write_page(page, survey_page(found)))
    if plots:
        from queries.survey.plot import plot_file

        make_folder(plots)
        for result in found.results:
            write_atomically(plots / f"{result.figure.key}.svg", plot_file(result).encode("utf-8"))
        notes.append(f"written: {len(found.results)} plots in {plots}")
    return notes


def _print_tables(found: Survey) -> None:
    width = output.console().width
    output.show(f"{words.population(found)}.")
    for result in found.results:
        figure = result.figure
        among = f"Counted among {figure.of}." if found.by else words.disclosure(figure, result.lines[0])
        output.show(f"\n{figure.name} ({figure.key})\n{fill(among, width)}")
        output.show(Rows.of(_rows(result, grouped=bool(found.by))), counted=False)
        published = (f"{one.answer}, {words.published_text(figure, one)}: {one.differs}" for one in figure.published)
        for note in (figure.reading, *published):
            output.show(fill(note, width, initial_indent="  ", subsequent_indent="    "))


def _rows(result: Result, *, grouped: bool) -> list[dict[str, Any]]:
    figure = result.figure
    rows = []
    for line in result.lines:
        row: dict[str, Any] = {"answer": line.answer}
        if grouped:
            row["group"] = line.group
        row |= {"companies": f"{line.companies:,}", "of": f"{line.disclosing:,}"}
        if grouped:
            row["not disclosed"] = f"{line.market - line.disclosing:,}"
        row[words.value_name(figure)] = words.value_text(figure, line.value)
        row["95 % interval"] = words.interval_text(figure, line)
        if figure.published and not grouped:
            row["published"] = [words.published_text(figure, one) for one in result.published(line)]
        rows.append(row)
    return rows
