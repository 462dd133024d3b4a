"""Cypher on an embedded graph: the one module that knows kglite.

A `Snapshot` is a frozen copy of filings' graphs, which look to it as `graphmodel.store.rows` says.

No property of an edge may stand in a pattern's property map: for `MATCH ()-[e]->() MATCH (f {filing_id: e.filing})`
kglite finds nothing and says nothing. `WITH e.filing AS filing_id` comes between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, Final, Self

import kglite

from graphmodel import EDGE_CLASSES, NODE_CLASSES, Evidence, Filing, FilingGraph, GovernanceGraph
from graphmodel.errors import BadCypher
from graphmodel.memory import collector_paused
from graphmodel.register import Register
from graphmodel.store.rows import EdgeKind, Row, company_row, edge_rows, node_rows
from queries.answer import USUAL, Engine, Limits, Rows, answer
from queries.cypher_text import refusal

__all__ = ["Snapshot", "form"]

_BATCH: Final = 2_000
_CHUNK: Final = 1_000
"""Filings whose rows are in memory at a time, while the engine takes as many before them."""

_FORM: Final = 1
"""Counted up when the same models come to look otherwise to Cypher: snapshots that were kept are then made anew."""

_ENGINES_OWN: Final = frozenset({"id", "title", "type"})
_ENDS: Final = frozenset({"source", "target"})

# kglite prints a warning on stderr for a label that the graph does not have; that is no news in a small store.
kglite.set_query_warning_policy("silent")


class Snapshot(Engine):
    """What filings' graphs were when the snapshot was taken; it answers Cypher and takes no writes.

    `register` says whose filings they are. Where they change, take a new snapshot.
    """

    def __init__(
        self,
        parts: Iterable[FilingGraph],
        register: Register | None = None,
        *,
        engine: kglite.KnowledgeGraph | None = None,
    ) -> None:
        """Take the graphs of filings, such as those of a `GovernanceGraph`, or what an engine already holds.

        They are taken one at a time and not kept where `register` says whose they are.
        """
        if register is None:
            parts = parts if isinstance(parts, GovernanceGraph) else GovernanceGraph(parts)
            register = parts.register()
        self._register = register
        self._engine = engine or _loaded(parts, register)
        self._frozen = self._engine.freeze()

    @property
    def register(self) -> Register:
        """Whose filings they are."""
        return self._register

    @classmethod
    def from_bytes(cls, data: bytes, register: Register) -> Self:
        """A snapshot from what `to_bytes` gave; ValueError where the engine does not take it."""
        try:
            engine = kglite.from_bytes(data)
        except kglite.KgError as exc:
            raise ValueError(_one_line(str(exc))) from exc
        return cls((), register, engine=engine)

    def to_bytes(self) -> bytes:
        """The snapshot in the engine's own form, which opens in a tenth of the time; it is for this version alone."""
        return bytes(self._engine.to_bytes())

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, limits: Limits = USUAL) -> Rows:
        """As `Engine.run`."""
        why = refusal(cypher)
        if why:
            raise BadCypher(why)
        try:
            result = self._frozen.cypher(cypher, params=dict(params or {}), timeout_ms=limits.milliseconds)
            columns = tuple(result.columns)
            return answer(columns, (tuple(_plain(row[column]) for column in columns) for row in result), limits)
        except kglite.ReadOnlyError as exc:
            raise BadCypher(
                "queries only read: a query with CREATE, MERGE, SET, DELETE or the like is refused"
            ) from exc
        except kglite.CypherTimeoutError as exc:
            raise BadCypher(limits.too_long) from exc
        except (kglite.KgError, AttributeError, TypeError, ValueError, OverflowError, RecursionError) as exc:
            raise BadCypher(_one_line(str(exc))) from exc


def form() -> str:
    """What `Snapshot.to_bytes` depends on besides the filings: the engine, and how the graph looks to Cypher."""
    models = (Filing, *NODE_CLASSES.values(), *EDGE_CLASSES.values(), Evidence)
    fields = "; ".join(f"{model.__name__}: {', '.join(model.model_fields)}" for model in models)
    return f"{_FORM} on kglite {kglite.__version__}; {fields}"


_Tables = tuple[dict[str, list[Row]], dict[EdgeKind, list[Row]]]


def _loaded(parts: Iterable[FilingGraph], register: Register) -> kglite.KnowledgeGraph:
    engine = kglite.KnowledgeGraph()
    # The engine takes one chunk on a thread of its own while this one makes the rows of the next.
    with collector_paused(), ThreadPoolExecutor(1) as loader:
        companies = [company_row(company) for company in register.companies()]
        before = loader.submit(_put, engine, ({"Company": companies} if companies else {}, {}))
        waiting = iter(parts)
        while chunk := list(islice(waiting, _CHUNK)):
            tables = _tables(chunk)
            before.result()
            before = loader.submit(_put, engine, tables)
        before.result()
    for label in engine.node_types:
        if label != "Company":
            engine.create_index(label, "filing_id" if label == "Filing" else "filing")
    return engine


def _put(engine: kglite.KnowledgeGraph, tables: _Tables) -> None:
    nodes, edges = tables
    # Labels, types and names of properties come from the model, never from a filing, so that they may stand in the text
    # of a query. Naming each property takes half the time of `SET n = row`.
    for label, rows in nodes.items():
        for batch in _batches(rows):
            engine.cypher(f"UNWIND $rows AS row CREATE (:{label} {_map(rows[0])})", params={"rows": batch})
        if not engine.has_index(label, "uid"):
            engine.create_index(label, "uid")
    for (source, kind, target), rows in edges.items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{source} {{uid: row.source}}), (b:{target} {{uid: row.target}}) "
            f"CREATE (a)-[:{kind} {_map(rows[0], leave=_ENDS)}]->(b)"
        )
        for batch in _batches(rows):
            engine.cypher(text, params={"rows": batch})


def _map(row: Row, leave: frozenset[str] = frozenset()) -> str:
    return "{" + ", ".join(f"{name}: row.{name}" for name in row if name not in leave) + "}"


def _tables(parts: Iterable[FilingGraph]) -> _Tables:
    """Filings' nodes by label, and their edges by kind."""
    nodes: dict[str, list[Row]] = defaultdict(list)
    edges: dict[EdgeKind, list[Row]] = defaultdict(list)
    for part in parts:
        for label, row in node_rows(part):
            nodes[label].append(row)
        for kind, row in edge_rows(part):
            edges[kind].append(row)
    return nodes, edges


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        if value.get("labels") and isinstance(value.get("properties"), dict):  # a node: what kglite adds is not its own
            own = {name: held for name, held in value["properties"].items() if name not in _ENGINES_OWN}
            value = {**value, "properties": own}
        return {str(key): _plain(item) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _one_line(message: str) -> str:
    # kglite draws the query and a caret below its message; the position is in the message already.
    if "exceeding the safety ceiling" in message:
        return "the query makes millions of rows on its way; tie its patterns to each other, or ask for less"
    lines = message.strip().split("\n")
    first = " ".join(lines[0].split())
    return first.removeprefix("Cypher execution error: ").replace("Cypher syntax error at", "Cypher syntax error,")
