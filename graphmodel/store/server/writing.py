"""Putting filings into a database: whole filings in transactions that are small enough for any server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import Final

from neo4j import ManagedTransaction

from graphmodel.errors import ModelError
from graphmodel.filing_graph import FilingGraph
from graphmodel.memory import collector_paused
from graphmodel.register import Register
from graphmodel.store.protocol import Written
from graphmodel.store.record import Marks, foreign_node, says_nothing_new
from graphmodel.store.rows import Row, company_row, filing_uid
from graphmodel.store.server import schema
from graphmodel.store.server.connection import Connection
from graphmodel.store.server.schema import MARKER, VERSION
from graphmodel.store.server.stored import ANY_EDGE, OF_FILING, StoredRows, Tie, entry_from, marks_from, marks_of

__all__ = ["write"]

_ROWS: Final = 10_000
_TEXT: Final = 8 << 20
_LONGEST_KEY: Final = 8_000
"""Bytes of an id: Neo4j's indexes take little more."""


class _Prepared:
    """A filing's graph on its way, and what is sent of it where it is not there yet."""

    def __init__(self, part: FilingGraph) -> None:
        self.part = part
        self.marks = marks_of(part)

    @cached_property
    def rows(self) -> StoredRows:
        """Made once, however often the transaction is tried."""
        return StoredRows.of(self.part, self.marks)


_THERE: Final = " UNION ".join(
    f"MATCH (n:{label}) WHERE n.filing IN $filings RETURN DISTINCT n.filing AS filing" for label in OF_FILING
)
"""The filings that have nodes of their own."""

_Batch = dict[str, _Prepared]
"""Filings that are written in one transaction, by id."""

_Known = dict[str, tuple[Marks, str]]
"""The marks and the registrant of filings that are there, by id."""


def write(connection: Connection, parts: Iterable[FilingGraph]) -> Written:
    """Write filings, each whole or not at all, some hundreds in a transaction.

    A batch is made ready on a thread while the server takes the one before it. ModelError where a node is another
    filing's, or has an id that is too long for an index; StoreError where the server does not take them.
    """
    written = Written()
    with collector_paused(), ThreadPoolExecutor(1) as ahead:
        ready = _ready(connection, parts)
        coming = ahead.submit(next, ready, None)
        while batch := coming.result():
            coming = ahead.submit(next, ready, None)
            written += connection.write(partial(_write, batch=batch))
    return written


def _ready(connection: Connection, parts: Iterable[FilingGraph]) -> Iterator[_Batch]:
    """The batches, with rows for what will have to be sent: for what is not there yet as it is given."""
    before: set[str] = set()
    for batch in _batches(parts):
        if not before:
            schema.ensure(connection)
        known = connection.read(partial(_known, filings=batch))
        for filing_id, one in batch.items():
            if filing_id in before or _differs(one, known.get(filing_id)):
                _ = one.rows
        before.update(batch)
        yield batch


def _batches(parts: Iterable[FilingGraph]) -> Iterator[_Batch]:
    """Filings in batches of bounded size; a filing that comes twice is in two of them."""
    batch: _Batch = {}
    rows = text = 0
    for part in parts:
        _check_ids(part)
        size = sum(len(saying.text) for edge in part.edges for saying in edge.evidence)
        size += len(part.disclosure.text) if part.disclosure else 0
        if batch and (part.filing.filing_id in batch or rows > _ROWS or text + size > _TEXT):
            yield batch
            batch, rows, text = {}, 0, 0
        batch[part.filing.filing_id] = _Prepared(part)
        rows += len(part.nodes) + len(part.edges)
        text += size
    if batch:
        yield batch


def _write(tx: ManagedTransaction, batch: _Batch) -> Written:
    """Write a batch's filings, but for those that are there already as they are."""
    _lock(tx)
    known = _known(tx, batch)
    changed = {filing_id: one for filing_id, one in batch.items() if _differs(one, known.get(filing_id))}
    if changed:
        companies = {filing_id: {one.part.company.uid} for filing_id, one in changed.items()}
        for filing_id in companies.keys() & known.keys():
            companies[filing_id].add(known[filing_id][1])
        _replace(tx, changed, companies)
        _refresh_companies(tx, set().union(*companies.values()))
    replaced = len(changed.keys() & known.keys())
    return Written(len(changed) - replaced, replaced, len(batch) - len(changed))


def _differs(one: _Prepared, known: tuple[Marks, str] | None) -> bool:
    return known is None or not says_nothing_new(one.marks, known[0])


def _check_ids(part: FilingGraph) -> None:
    filing_id = part.filing.filing_id
    if uid := foreign_node(part):
        raise ModelError(f"filing {filing_id!r} has a node with another filing's id, {uid}")
    for uid in (filing_uid(filing_id), part.company.uid, *(node.uid for node in part.nodes)):
        if len(uid.encode("utf-8", "surrogatepass")) > _LONGEST_KEY:
            raise ModelError(
                f"filing {filing_id[:80]!r}: an id is longer than Neo4j takes, {uid[:80]}…; shorten its name"
            )


def _lock(tx: ManagedTransaction) -> None:
    """Let writers go one after the other: what a registrant's newest filing is depends on all of its filings.

    A property is set, to what it is: to find a node, or to remove a property that no node ever had, locks nothing.
    """
    tx.run(
        f"MERGE (s:{MARKER} {{uid: $uid}}) ON CREATE SET s.version = $version ON MATCH SET s.version = s.version",
        uid=MARKER,
        version=VERSION,
    ).consume()


def _known(tx: ManagedTransaction, filings: Iterable[str]) -> _Known:
    """Those of these filings that are there."""
    found = tx.run(
        "UNWIND $uids AS uid MATCH (c:Company)-[:FILED]->(f:Filing {uid: uid}) "
        "RETURN f {.filing_id, .fingerprint, .text_fingerprint}, c.uid",
        uids=[filing_uid(filing_id) for filing_id in filings],
    )
    return {filing["filing_id"]: (marks_from(filing), company) for filing, company in found}


def _replace(tx: ManagedTransaction, filings: _Batch, companies: Mapping[str, set[str]]) -> None:
    """Write filings in place of what the database has of them; `companies` are their registrants, now and before."""
    nodes: dict[str, list[Row]] = defaultdict(list)
    edges: dict[str, list[Tie]] = defaultdict(list)
    nodes["Company"] = [{"uid": uid} for uid in sorted(set().union(*companies.values()))]
    for one in filings.values():
        for label, row in one.rows.nodes:
            nodes[label].append(row)
        for kind, tie in one.rows.edges:
            edges[kind].append(tie)
    _remove(tx, nodes, companies)
    _put_edges(tx, edges, _put_nodes(tx, nodes))


def _remove(tx: ManagedTransaction, nodes: Mapping[str, list[Row]], companies: Mapping[str, set[str]]) -> None:
    """Remove the edges of filings, and their nodes but for those that are written again.

    Edges of other programs between the same nodes stay. Most filings are new, and to look once for what there is of
    them is faster than to remove nothing eighteen times; that a filing's own node is gone does not say that all is.
    """
    tx.run(
        f"UNWIND $rows AS row MATCH (c:Company {{uid: row.company}})-[e:FILED|{ANY_EDGE}]->() "
        "WHERE e.filing = row.filing DELETE e",
        rows=[{"filing": filing, "company": company} for filing, of in companies.items() for company in of],
    ).consume()
    filings = tx.run(_THERE, filings=list(companies)).value()
    if not filings:
        return
    for label in OF_FILING:
        tx.run(
            f"MATCH (n:{label})-[e:{ANY_EDGE}]->() WHERE n.filing IN $filings AND e.filing = n.filing DELETE e",
            filings=filings,
        ).consume()
    for label in OF_FILING:
        tx.run(
            f"MATCH (n:{label}) WHERE n.filing IN $filings AND NOT n.uid IN $kept DETACH DELETE n",
            filings=filings,
            kept=[row["uid"] for row in nodes.get(label, ())],
        ).consume()


def _put_nodes(tx: ManagedTransaction, nodes: Mapping[str, list[Row]]) -> dict[str, str]:
    """Write nodes; where each is now in the database, by uid.

    What was sent is let go at once: results of the driver are in cycles with it, which are long not looked for.
    """
    places: dict[str, str] = {}
    for label, rows in nodes.items():
        change = "ON CREATE SET n.name = ''" if label == "Company" else "SET n = row"
        found = tx.run(
            f"UNWIND $rows AS row MERGE (n:{label} {{uid: row.uid}}) {change} RETURN row.uid, elementId(n)", rows=rows
        )
        places.update((uid, place) for uid, place in found)
        rows.clear()
    return places


def _put_edges(tx: ManagedTransaction, edges: Mapping[str, list[Tie]], places: Mapping[str, str]) -> None:
    """Write edges by type; those that these filings had are gone (`_remove`).

    Their ends are found by place: found by label and id, they would take two hundred statements, each to be planned.
    """
    for kind, ties in edges.items():
        rows = [{"a": places[tie.source], "b": places[tie.target], "held": tie.held} for tie in ties]
        tx.run(
            "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.a MATCH (b) WHERE elementId(b) = row.b "
            f"CREATE (a)-[e:{kind}]->(b) SET e = row.held SET e.sentence = row.held.sentences[0]",
            rows=rows,
        ).consume()
        rows.clear()


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
