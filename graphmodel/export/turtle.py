"""Turtle: the triples of `graphmodel.export.triples` as one document, written while filings are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from graphmodel.errors import GovgraphError
from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import Company

__all__ = ["write_turtle"]


def write_turtle(companies: Iterable[Company], parts: Iterable[FilingGraph], out: BinaryIO) -> None:
    """Write registrants, then filing by filing; only one filing is in memory at a time.

    GovgraphError where pyoxigraph is not installed.
    """
    try:
        from pyoxigraph import RdfFormat, serialize
    except ImportError as exc:
        raise GovgraphError("Turtle needs pyoxigraph; install it with `pip install 'govgraph[rdf]'`") from exc
    from graphmodel.export.triples import PREFIXES, triples_of

    serialize(triples_of(companies, parts), out, RdfFormat.TURTLE, prefixes=PREFIXES)
