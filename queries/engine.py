"""Cypher on an embedded graph: the one module that knows kglite.

A `Snapshot` is a frozen copy of a `GovernanceGraph`. How the graph looks to Cypher, here and on any other store:

- A node has one label and, besides its model's properties, `uid` (its id) and always `name`; no property is called
  `id`, `title`, `type` or `label`, which kglite keeps for itself.
- No property of an edge may stand in a pattern's property map: for `MATCH ()-[e]->() MATCH (f {filing_id: e.filing})`
  kglite finds nothing and says nothing. `WITH e.filing AS filing_id` comes between.
- `(:Company)-[:FILED]->(:Filing)`; every other node carries `filing` and `company_id`, every edge `filing`.
- An edge carries `confidence`, `hedged` and, on REPORTS_TO and INFORMS, `frequency`. Its evidence is four lists of one
  length in the order of the text, `sentences`, `starts`, `ends` and `elements`, and `sentence`, the first of them.
  Lists of plain values are what both kglite and Neo4j can store; Neo4j takes no null in a list, so that an untagged
  sentence has the element `""`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import kglite

from graphmodel import Edge, GovernanceGraph
from graphmodel.errors import BadCypher
from graphmodel.ids import join_id
from graphmodel.memory import collector_paused
from queries.cypher_text import refusal

__all__ = ["Rows", "Snapshot", "edge_properties"]

_BATCH: Final = 5_000
_SECONDS: Final = 60.0
_ENGINES_OWN: Final = frozenset({"id", "title", "type"})
_INDEXED: Final = ("uid", "filing", "filing_id")

# kglite prints a warning on stderr for a label that the graph does not have; that is no news in a small store.
kglite.set_query_warning_policy("silent")


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the columns' names, and the rows, each with one value a column.

    Values are None, bool, int, float, str, and lists and dicts of these; dates are ISO strings.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Snapshot:
    """What a graph was when the snapshot was taken; it answers Cypher and takes no writes.

    `graph` is that graph: change it and take a new snapshot.
    """

    def __init__(self, graph: GovernanceGraph) -> None:
        self.graph = graph
        engine = kglite.KnowledgeGraph()
        with collector_paused():
            _load(engine, graph)
        self._frozen = engine.freeze()

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, *, seconds: float = _SECONDS) -> Rows:
        """Answer one Cypher query; `params` are bound by the engine, never written into the text.

        BadCypher, in one line, where the text does not parse, would write, reads files, names a parameter that is not
        given, or takes longer than `seconds`.
        """
        why = refusal(cypher)
        if why:
            raise BadCypher(why)
        try:
            result = self._frozen.cypher(cypher, params=dict(params or {}), timeout_ms=max(1, int(seconds * 1000)))
            columns = tuple(result.columns)
            rows = tuple(tuple(_plain(row[column]) for column in columns) for row in result.to_list())
        except kglite.ReadOnlyError as exc:
            raise BadCypher(
                "queries only read: a query with CREATE, MERGE, SET, DELETE or the like is refused"
            ) from exc
        except kglite.CypherTimeoutError as exc:
            raise BadCypher(f"the query took longer than {seconds:g} s; ask for less, or bound its paths") from exc
        except (kglite.KgError, AttributeError, TypeError, ValueError, OverflowError, RecursionError) as exc:
            raise BadCypher(_one_line(str(exc))) from exc
        return Rows(columns, rows)


def edge_properties(edge: Edge) -> dict[str, Any]:
    """An edge's properties as they are in a store: see this module's docstring."""
    sayings = sorted(edge.evidence, key=lambda saying: (saying.start, saying.end))
    reporting = {"frequency": getattr(edge, "frequency", None)} if "frequency" in type(edge).model_fields else {}
    return {
        "filing": edge.filing,
        "confidence": edge.confidence,
        "hedged": edge.hedged,
        **reporting,
        "sentence": sayings[0].text,
        "sentences": [saying.text for saying in sayings],
        "starts": [saying.start for saying in sayings],
        "ends": [saying.end for saying in sayings],
        "elements": [saying.element or "" for saying in sayings],
    }


_Table = dict[str, Any]


def _load(engine: kglite.KnowledgeGraph, graph: GovernanceGraph) -> None:
    nodes, edges = _tables(graph)
    # Labels and types come from the model, never from a filing, so that they may stand in the text of a query.
    for label, rows in nodes.items():
        for batch in _batches(rows):
            engine.cypher(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", params={"rows": batch})
        for name in _INDEXED:
            if name in rows[0]:
                engine.create_index(label, name)
    for (source, kind, target), rows in edges.items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{source} {{uid: row.source}}), (b:{target} {{uid: row.target}}) "
            f"CREATE (a)-[e:{kind}]->(b) SET e = row.properties"
        )
        for batch in _batches(rows):
            engine.cypher(text, params={"rows": batch})


def _tables(graph: GovernanceGraph) -> tuple[dict[str, list[_Table]], dict[tuple[str, str, str], list[_Table]]]:
    """The graph's nodes by label, and its edges by the label of their source, their type, and their target's label."""
    nodes: dict[str, list[_Table]] = defaultdict(list)
    edges: dict[tuple[str, str, str], list[_Table]] = defaultdict(list)
    nodes["Company"] = [_properties(company.model_dump()) for company in graph.companies()]
    for part in graph:
        filing_id = part.filing.filing_id
        uid = join_id("filing", filing_id)
        nodes["Filing"].append({"uid": uid, "name": filing_id, **_properties(part.filing.model_dump())})
        filed = {"source": part.company.uid, "target": uid, "properties": {"filing": filing_id}}
        edges["Company", "FILED", "Filing"].append(filed)
        labels = {part.company.uid: "Company"}
        for node in part.nodes:
            data = node.model_dump()
            labels[node.uid] = data["label"]
            nodes[data["label"]].append(_properties(data))
        for edge in part.edges:
            row = {"source": edge.source, "target": edge.target, "properties": edge_properties(edge)}
            edges[labels[edge.source], edge.type, labels[edge.target]].append(row)
    return {label: rows for label, rows in nodes.items() if rows}, edges


def _properties(data: _Table) -> _Table:
    """A model's data as properties. Nulls stay: they tell the engine which properties a label may have."""
    data.pop("label", None)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def _batches(rows: list[_Table]) -> Iterator[list[_Table]]:
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
