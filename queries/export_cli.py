"""The command that writes a store's graphs for other programs. Thin: the work is in `graphmodel.export`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from graphmodel import Company, FilingGraph
from graphmodel.counting import how_many
from graphmodel.errors import GovgraphError
from graphmodel.export import ARGUMENTS, write_graphml, write_json_lines, write_neo4j_csv, write_turtle
from graphmodel.files import written_atomically
from graphmodel.lookup import find_company
from graphmodel.register import Entry, Register
from graphmodel.terminal import printable
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of

__all__ = ["export"]


class Form(StrEnum):
    """What can be written."""

    GRAPHML = "graphml"
    CSV = "csv"
    JSONL = "jsonl"
    TURTLE = "turtle"


_WRITERS: dict[Form, Callable[[Iterable[Company], Iterable[FilingGraph], BinaryIO], None]] = {
    Form.GRAPHML: write_graphml,
    Form.JSONL: write_json_lines,
    Form.TURTLE: write_turtle,
}


def export(
    company: Annotated[
        list[str] | None,
        typer.Argument(metavar="COMPANY", help="Only these: tickers, CIKs, names, or filings' ids."),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="What to write.")] = Form.JSONL,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    place: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="F", help="The file to write, for csv a folder; stdout without it."),
    ] = None,
) -> None:
    """Write the graphs of a store, or of some companies, for other programs.

    graphml is for Gephi and yEd; csv for `neo4j-admin database import`, a table a label and a relation; jsonl one node
    or edge a line; turtle the W3C's Organization Ontology, with PROV-O for the sentences.
    """
    contents = store_of(store, user, password_file, database).contents()
    register = contents.register
    if company:
        register = Register(entry for written in company for entry in _entries(register, written))
    parts = contents.parts({entry.filing_id for entry in register} if company else None, texts=False)
    done = f"{how_many(len(register), 'filing')} in {place}"
    if form is Form.CSV:
        if place is None:
            raise GovgraphError("csv is several tables: give a folder for them with -o DIR")
        write_neo4j_csv(register.companies(), parts, place)
        _tell(f"{done}; `neo4j-admin database import full neo4j @{ARGUMENTS}` there reads them")
    elif place is not None:
        with written_atomically(place) as out:
            _WRITERS[form](register.companies(), parts, out)
        _tell(done)
    elif sys.stdout.isatty():
        raise GovgraphError("that is for programs and not for a terminal: give a file with -o F")
    else:
        _WRITERS[form](register.companies(), parts, sys.stdout.buffer)


def _entries(register: Register, written: str) -> list[Entry]:
    """The filings of a company, or the one whose id is written."""
    if written in register:
        return [register.entry(written)]
    return register.filings_of(find_company(register, written).uid)


def _tell(line: str) -> None:
    typer.echo(printable(line), err=True)
