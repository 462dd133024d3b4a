"""CSV for `neo4j-admin database import`, which fills an empty Neo4j database far faster than any client can."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal, TextIO, Union, get_args, get_origin

from graphmodel.edges import EDGE_CLASSES
from graphmodel.files import make_folder, unwritable
from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import NODE_CLASSES, Company, Filing
from graphmodel.store.rows import Row, company_row, edge_rows, node_rows

__all__ = ["ARGUMENTS", "write_neo4j_csv"]

ARGUMENTS: Final = "import.args"
"""The file of options that is written beside the tables: `neo4j-admin database import full neo4j @import.args`."""

_BETWEEN: Final = "\x1f"
"""Between the items of a list: ASCII's unit separator, which no text of a filing has."""

_TYPES: Final[Mapping[type, str]] = {str: "string", bool: "boolean", int: "long", float: "double"}
_EVIDENCE: Final = {
    "sentence": "string",
    "sentences": "string[]",
    "starts": "long[]",
    "ends": "long[]",
    "elements": "string[]",
}
_ENDS: Final = {"source": ":START_ID", "target": ":END_ID"}


def write_neo4j_csv(companies: Iterable[Company], parts: Iterable[FilingGraph], folder: Path) -> list[Path]:
    """Write a table a label and a table an edge type into a folder, and `ARGUMENTS`; the files.

    Headers are Neo4j's (`uid:ID`, `starts:long[]`). An edge none of whose sentences is tagged gets no `elements`: an
    empty field is no value. UnwritableOutput where the folder does not take them.
    """
    make_folder(folder)
    arguments = folder / ARGUMENTS
    try:
        arguments.unlink(missing_ok=True)  # it stands there again when all tables are whole
        with ExitStack() as stack:
            tables = _Tables(folder, stack)
            for company in companies:
                tables.node("Company", company_row(company))
            for part in parts:
                for label, row in node_rows(part):
                    tables.node(label, row)
                for (_, kind, _), row in edge_rows(part):
                    tables.edge(kind, row)
        arguments.write_text(_arguments(tables), encoding="utf-8")
    except OSError as exc:
        raise unwritable(folder, exc) from exc
    return [*tables.files, arguments]


class _Tables:
    """The open tables, each begun with its first row."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.nodes: dict[str, Any] = {}
        self.edges: dict[str, Any] = {}
        self.files: list[Path] = []
        self._folder = folder
        self._stack = stack

    def node(self, label: str, row: Row) -> None:
        """Add a node."""
        types = {"uid": "uid:ID"} | {name: f"{name}:{_type_of(label, name)}" for name in row if name != "uid"}
        self._write(self.nodes, label, types, row)

    def edge(self, kind: str, row: Row) -> None:
        """Add an edge."""
        types = {name: _ENDS.get(name) or f"{name}:{_type_of(kind, name)}" for name in row}
        self._write(self.edges, kind, types, row)

    def _write(self, tables: dict[str, Any], name: str, columns: Mapping[str, str], row: Row) -> None:
        if name not in tables:
            path = self._folder / f"{name}.csv"
            handle: TextIO = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            tables[name] = csv.writer(handle, lineterminator="\n")
            tables[name].writerow(columns.values())
            self.files.append(path)
        tables[name].writerow([_cell(value) for value in row.values()])


def _type_of(owner: str, name: str) -> str:
    """Neo4j's type of a property of a label or an edge type, from the model's annotation."""
    if name in _EVIDENCE and owner in EDGE_CLASSES:
        return _EVIDENCE[name]
    model = EDGE_CLASSES.get(owner) or NODE_CLASSES.get(owner) or Filing
    field = model.model_fields.get(name)
    return _named(field.annotation) if field else "string"


def _named(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin is tuple:
        return _named(get_args(annotation)[0]) + "[]"
    if origin in (Union, UnionType):
        return _named(next(one for one in get_args(annotation) if one is not type(None)))
    if origin is Literal:
        return "string"
    return _TYPES.get(annotation, "string")


def _cell(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return _BETWEEN.join(str(item).replace(_BETWEEN, " ") for item in value)
    return value


def _arguments(tables: _Tables) -> str:
    options = ["--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string"]
    options += [f"--nodes={label}={label}.csv" for label in tables.nodes]
    options += [f"--relationships={kind}={kind}.csv" for kind in tables.edges]
    return "".join(f"{option}\n" for option in options)
