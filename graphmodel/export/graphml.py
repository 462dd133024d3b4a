"""GraphML, which Gephi and yEd open: http://graphml.graphdrawing.org/specification.html."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, BinaryIO, Final

from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import Company
from graphmodel.store.rows import Row, company_row, edge_rows, node_rows

__all__ = ["write_graphml"]

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may have."""


def write_graphml(companies: Iterable[Company], parts: Iterable[FilingGraph], out: BinaryIO) -> None:
    """Write one directed graph of all filings.

    `label` is what programs show: a node's name, an edge's type; `type` is a node's label in the model, or the edge's
    type again. GraphML has no lists: their items stand one a line. What is not disclosed has no attribute. All of it is
    in memory at once (the market's 7,500 filings take 0.4 GB).
    """
    import networkx  # a fifth of the time that a command takes to start

    graph = networkx.MultiDiGraph()
    for company in companies:
        _add_node(graph, "Company", company_row(company))
    number = 0
    for part in parts:
        for label, row in node_rows(part):
            _add_node(graph, label, row)
        for (_, kind, _), row in edge_rows(part):
            about = {name: value for name, value in row.items() if name not in {"source", "target"}}
            ends = row["source"], row["target"]
            graph.add_edge(*ends, key=f"e{number}", **{"label": kind, "type": kind, **_plain(about)})
            number += 1
    networkx.write_graphml(graph, out, encoding="utf-8")


def _add_node(graph: Any, label: str, row: Row) -> None:
    about = {name: value for name, value in row.items() if name != "uid"}
    graph.add_node(row["uid"], **{"label": _text(row["name"]), "type": label, **_plain(about)})


def _plain(row: Row) -> Row:
    """The values as GraphML has them; none for what is null or an empty list."""
    found = {}
    for name, value in row.items():
        if isinstance(value, list):
            if value:
                found[name] = _text("\n".join(map(str, value)))
        elif value is not None:
            found[name] = _text(value) if isinstance(value, str) else value
    return found


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
