"""Putting filings into a database: whole filings in transactions that are small enough for any server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from neo4j import ManagedTransaction

from graphmodel.edges import EDGE_TYPES
from graphmodel.errors import ModelError
from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import LABELS
from graphmodel.register import Register
from graphmodel.store.protocol import Written
from graphmodel.store.record import foreign_node
from graphmodel.store.rows import EdgeKind, Row, company_row, filing_uid
from graphmodel.store.server.schema import MARKER, VERSION
from graphmodel.store.server.stored import entry_from, mark_of, rows_of

__all__ = ["Batch", "batches", "write_batch"]

_ROWS: Final = 10_000
_TEXT: Final = 8 << 20
_LONGEST_KEY: Final = 8_000
"""Bytes of an id: Neo4j's indexes take little more."""

_KEY: Final = frozenset({"source", "target", "filing"})
"""What tells an edge from all others of its type."""

_OF_FILING: Final = tuple(label for label in LABELS if label != "Company")
_TYPES: Final = "|".join(EDGE_TYPES)


@dataclass(frozen=True, slots=True)
class _Prepared:
    part: FilingGraph
    mark: str


Batch = dict[str, _Prepared]
"""Filings that are written in one transaction, by id."""


def batches(parts: Iterable[FilingGraph]) -> Iterator[Batch]:
    """Filings in batches of bounded size; a filing that comes twice is in two of them.

    ModelError where a node is another filing's or has an id that no index takes.
    """
    batch: Batch = {}
    rows = text = 0
    for part in parts:
        _check_ids(part)
        size = sum(len(saying.text) for edge in part.edges for saying in edge.evidence)
        if batch and (part.filing.filing_id in batch or rows > _ROWS or text + size > _TEXT):
            yield batch
            batch, rows, text = {}, 0, 0
        batch[part.filing.filing_id] = _Prepared(part, mark_of(part))
        rows += len(part.nodes) + len(part.edges)
        text += size
    if batch:
        yield batch


def write_batch(tx: ManagedTransaction, batch: Batch) -> Written:
    """Write a batch's filings, but for those that are there already as they are."""
    _lock(tx)
    known = _known(tx, batch)
    changed = [one for filing_id, one in batch.items() if known.get(filing_id, ("", ""))[0] != one.mark]
    replaced = [one.part.filing.filing_id for one in changed if one.part.filing.filing_id in known]
    if changed:
        _remove_edges(tx, replaced)
        nodes, edges = _tables(changed)
        _remove_nodes(tx, nodes, replaced)
        _put_nodes(tx, nodes)
        _put_edges(tx, edges)
        _refresh_companies(
            tx, {one.part.company.uid for one in changed} | {known[filing_id][1] for filing_id in replaced}
        )
    return Written(len(changed) - len(replaced), len(replaced), len(batch) - len(changed))


def _check_ids(part: FilingGraph) -> None:
    filing_id = part.filing.filing_id
    if uid := foreign_node(part):
        raise ModelError(f"filing {filing_id!r} has a node with another filing's id, {uid}")
    for uid in (filing_uid(filing_id), part.company.uid, *(node.uid for node in part.nodes)):
        if len(uid) > _LONGEST_KEY:
            raise ModelError(
                f"filing {filing_id[:80]!r}: an id is longer than Neo4j takes, {uid[:80]}…; shorten its name"
            )


def _lock(tx: ManagedTransaction) -> None:
    """Let writers go one after the other: what a registrant's newest filing is depends on all of its filings."""
    tx.run(
        f"MERGE (s:{MARKER} {{uid: $uid}}) ON CREATE SET s.version = $version REMOVE s.lock",
        uid=MARKER,
        version=VERSION,
    ).consume()


def _known(tx: ManagedTransaction, filings: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The fingerprint and the registrant of those of these filings that are there."""
    found = tx.run(
        "UNWIND $uids AS uid MATCH (c:Company)-[:FILED]->(f:Filing {uid: uid}) "
        "RETURN f.filing_id, f.fingerprint, c.uid",
        uids=[filing_uid(filing_id) for filing_id in filings],
    )
    return {filing_id: (mark, company) for filing_id, mark, company in found}


def _tables(changed: Iterable[_Prepared]) -> tuple[dict[str, list[Row]], dict[EdgeKind, list[Row]]]:
    nodes: dict[str, list[Row]] = defaultdict(list)
    edges: dict[EdgeKind, list[Row]] = defaultdict(list)
    for one in changed:
        of_nodes, of_edges = rows_of(one.part, one.mark)
        for label, row in of_nodes:
            nodes[label].append(row)
        for kind, row in of_edges:
            edges[kind].append(row)
    return nodes, edges


def _remove_edges(tx: ManagedTransaction, filings: list[str]) -> None:
    """Remove the edges of filings; those of others between the same nodes stay."""
    if not filings:
        return
    for label in _OF_FILING:
        tx.run(
            f"MATCH (n:{label})-[e:{_TYPES}]->() WHERE n.filing IN $filings AND e.filing = n.filing DELETE e",
            filings=filings,
        ).consume()
    tx.run(
        f"MATCH (f:Filing)<-[:FILED]-(c:Company) WHERE f.filing_id IN $filings "
        f"MATCH (c)-[e:FILED|{_TYPES}]->() WHERE e.filing = f.filing_id DELETE e",
        filings=filings,
    ).consume()


def _remove_nodes(tx: ManagedTransaction, nodes: dict[str, list[Row]], filings: list[str]) -> None:
    """Remove the nodes of filings but for those that are written again."""
    if not filings:
        return
    for label in _OF_FILING:
        tx.run(
            f"MATCH (n:{label}) WHERE n.filing IN $filings AND NOT n.uid IN $kept DETACH DELETE n",
            filings=filings,
            kept=[row["uid"] for row in nodes.get(label, ())],
        ).consume()


def _put_nodes(tx: ManagedTransaction, nodes: dict[str, list[Row]]) -> None:
    for label, rows in nodes.items():
        tx.run(f"UNWIND $rows AS row MERGE (n:{label} {{uid: row.uid}}) SET n = row", rows=rows).consume()


def _put_edges(tx: ManagedTransaction, edges: dict[EdgeKind, list[Row]]) -> None:
    companies = {row["source"] for (label, *_), rows in edges.items() if label == "Company" for row in rows}
    tx.run("UNWIND $uids AS uid MERGE (:Company {uid: uid})", uids=sorted(companies)).consume()
    for (source, kind, target), rows in edges.items():
        said = ", ".join(f"e.{name} = row.{name}" for name in rows[0] if name not in _KEY)
        tx.run(
            f"UNWIND $rows AS row MATCH (a:{source} {{uid: row.source}}), (b:{target} {{uid: row.target}}) "
            f"MERGE (a)-[e:{kind} {{filing: row.filing}}]->(b) SET {said}",
            rows=rows,
        ).consume()


def _refresh_companies(tx: ManagedTransaction, uids: set[str]) -> None:
    """Let registrants' nodes say what their newest filings say; those without any filing go."""
    found = tx.run(
        "UNWIND $uids AS uid MATCH (c:Company {uid: uid})-[r:FILED]->(f:Filing) "
        "RETURN uid, properties(r), f {.filing_id, .fiscal_year, .period, .filed}",
        uids=sorted(uids),
    )
    register = Register(entry_from(uid, filed, filing) for uid, filed, filing in found)
    rows = [company_row(company) for company in register.companies()]
    tx.run("UNWIND $rows AS row MATCH (c:Company {uid: row.uid}) SET c = row", rows=rows).consume()
    gone = uids - {row["uid"] for row in rows}
    if gone:
        tx.run("MATCH (c:Company) WHERE c.uid IN $gone DETACH DELETE c", gone=sorted(gone)).consume()
