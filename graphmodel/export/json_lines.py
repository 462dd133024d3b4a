"""JSON lines: one node or edge a line, with the properties that it has in a store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import orjson

from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import Company
from graphmodel.store.rows import company_row, edge_rows, node_rows

__all__ = ["write_json_lines"]


def write_json_lines(companies: Iterable[Company], parts: Iterable[FilingGraph], out: BinaryIO) -> None:
    """Write registrants, then filing by filing its nodes and its edges.

    A node's line has its label as `node`, an edge's its type as `edge` and the ids of its ends as `source` and
    `target`; the rest are properties, as `graphmodel.store.rows` tells them.
    """
    for company in companies:
        _write({"node": "Company", **company_row(company)}, out)
    for part in parts:
        for label, row in node_rows(part):
            _write({"node": label, **row}, out)
        for (_, kind, _), row in edge_rows(part):
            _write({"edge": kind, **row}, out)


def _write(row: dict[str, object], out: BinaryIO) -> None:
    out.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
