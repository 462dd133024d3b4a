"""Cypher on a Neo4j server: what a store there holds at the moment of asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from typing import Any, Final

from neo4j import ManagedTransaction, ResultSummary
from neo4j.exceptions import Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from graphmodel.errors import BadCypher
from graphmodel.register import Register
from graphmodel.store.server.failures import said, timed_out
from graphmodel.store.server.store import Neo4jStore
from graphmodel.store.server.stored import OWN
from queries.answer import USUAL, Engine, Limits, Rows, answer
from queries.cypher_text import refusal

__all__ = ["Live"]

_ASKED: Final = frozenset(
    {
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
    }
)
"""The procedures that tell of the graph and of nothing else; others reach files, the network or the server itself."""

_OUTSIDE: Final = ("LoadCSV", "Show", "Terminate", "Administration")
"""How the steps of a plan are called that leave the graph, although the server takes them for reading."""

_STATEMENT: Final = "Neo.ClientError.Statement."
_MEMORY: Final = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"


class Live(Engine):
    """A store on a server, to be asked: the server answers, and nothing of the graph is read before.

    A question is answered from what the store holds then; `register` is that of the first time it was wanted.
    """

    def __init__(self, store: Neo4jStore) -> None:
        """Take a store; StoreError where there is none on the server."""
        self._connection = store.connection
        self._store = store
        store.check_there()

    @cached_property
    def register(self) -> Register:
        """Whose filings there are."""
        return self._store.contents().register

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, limits: Limits = USUAL) -> Rows:
        """As `Engine.run`; StoreError where the server does not answer.

        It runs in a transaction that cannot write, and only after the server's plan for it has shown that it reads.
        """
        why = refusal(cypher)
        if why:
            raise BadCypher(why)
        return self._connection.read(
            partial(_asked, cypher=cypher, params=dict(params or {}), limits=limits), seconds=limits.seconds
        )


def _asked(tx: ManagedTransaction, cypher: str, params: dict[str, Any], limits: Limits) -> Rows:
    try:
        _check_plan(tx.run(f"EXPLAIN {cypher}", params).consume())
        result = tx.run(cypher, params)
        columns = tuple(result.keys())
        return answer(columns, (tuple(map(_plain, record.values())) for record in result), limits)
    except Neo4jError as exc:
        if timed_out(exc):
            raise BadCypher(limits.too_long) from exc
        if (exc.code or "").startswith(_STATEMENT):
            raise BadCypher(said(exc)) from exc
        if exc.code == _MEMORY:  # which the driver would try again and again
            raise BadCypher("the query takes more memory than the server has for it; ask for less") from exc
        raise
    except (TypeError, ValueError, OverflowError) as exc:
        raise BadCypher(said(exc)) from exc


def _check_plan(summary: ResultSummary) -> None:
    """BadCypher where a query would do anything but read the graph.

    The plan tells it whatever the text looks like. The transaction refuses writes once more, but not LOAD CSV and the
    commands that show or end what others do on the server.
    """
    if summary.query_type != "r":
        raise BadCypher("queries only read the graph: this one writes, or is a command to the server")
    for step in _steps(summary.plan or {}):
        kind = str(step.get("operatorType", ""))
        if kind.startswith(_OUTSIDE):
            raise BadCypher("queries only read the graph: LOAD CSV and commands to the server are refused")
        if kind.startswith("ProcedureCall"):
            name = str(step.get("args", {}).get("Details", "")).partition("(")[0]
            if name not in _ASKED:
                raise BadCypher(f"queries only read the graph: of procedures there are {', '.join(sorted(_ASKED))}")


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [plan]
    while waiting:
        step = waiting.pop()
        yield step
        waiting += step.get("children", ())


def _plain(value: Any) -> Any:
    """A value as the embedded engine gives it."""
    if isinstance(value, Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Node):
        return {"id": value.element_id, "labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, Relationship):
        ends = {name: node.element_id for name, node in zip(("start", "end"), value.nodes, strict=True) if node}
        return {"id": value.element_id, **ends, "type": value.type, "properties": _properties(value)}
    if isinstance(value, Path):
        return {"nodes": list(map(_plain, value.nodes)), "relationships": list(map(_plain, value.relationships))}
    if isinstance(value, Date | DateTime | Time):
        return value.to_native().isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _properties(entity: Node | Relationship) -> dict[str, Any]:
    return {name: _plain(value) for name, value in sorted(entity.items()) if name not in OWN}
