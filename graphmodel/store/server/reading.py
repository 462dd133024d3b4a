"""What a database holds, read back as filings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from typing import Any, Final

from neo4j import ManagedTransaction

from graphmodel.errors import DamagedStore
from graphmodel.filing_graph import FilingGraph
from graphmodel.register import Entry, Register
from graphmodel.store.record import Marks
from graphmodel.store.server.connection import Connection
from graphmodel.store.server.schema import check_present
from graphmodel.store.server.stored import ANY_EDGE, OF_FILING, entry_from, marks_from, part_from

__all__ = ["ServerContents"]

_FILINGS: Final = 400
"""Read in one transaction."""

_WITH_TEXTS: Final = "MATCH (f:Filing) WHERE f.filing_id IN $filings RETURN properties(f)"
_WITHOUT: Final = (
    "MATCH (f:Filing) WHERE f.filing_id IN $filings "
    "RETURN f {.*, text: null, text_starts: null, text_ends: null, text_elements: null}"
)
_NODES: Final = " UNION ALL ".join(
    f"MATCH (n:{label}) WHERE n.filing IN $filings RETURN n.filing AS filing, '{label}' AS label, properties(n) AS held"
    for label in OF_FILING
)
_EDGE: Final = "RETURN e.filing AS filing, type(e) AS kind, a.uid AS source, b.uid AS target, properties(e) AS held"
_EDGES: Final = " UNION ALL ".join(
    f"MATCH {start} WHERE {of}.{key} IN $filings MATCH (a)-[e:{ANY_EDGE}]->(b) WHERE e.filing = {of}.{key} {_EDGE}"
    for start, of, key in (
        ("(f:Filing)<-[:FILED]-(a:Company)", "f", "filing_id"),
        *((f"(a:{label})", "a", "filing") for label in OF_FILING),
    )
)


class ServerContents:
    """What a database held when it was opened: see `Contents`.

    The filings stay where they are until they are asked for; one that has changed since is a DamagedStore.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._marks: dict[str, Marks] = {}
        entries = connection.read(self._opened)
        self.register = Register(entries)

    @cached_property
    def digest(self) -> str:
        """Of all filings' fingerprints."""
        digest = blake2b(digest_size=32)
        for filing_id, (graph, text) in sorted(self._marks.items()):
            digest.update(f"{len(filing_id)} {filing_id} {graph} {text}\n".encode())
        return digest.hexdigest()

    def parts(self, filings: Collection[str] | None = None, *, texts: bool = True) -> Iterator[FilingGraph]:
        """The graphs of these filings, or of all, by registrant and filing id; DamagedStore where one has changed."""
        wanted = [entry for entry in self.register if filings is None or entry.filing_id in filings]
        wanted.sort(key=lambda entry: (entry.company.uid, entry.filing_id))
        for start in range(0, len(wanted), _FILINGS):
            some = wanted[start : start + _FILINGS]
            yield from self._connection.read(partial(self._parts, entries=some, texts=texts))

    def _opened(self, tx: ManagedTransaction) -> list[Entry]:
        check_present(tx, self._connection)
        self._marks.clear()
        entries = []
        for uid, filed, filing in tx.run(
            "MATCH (c:Company)-[r:FILED]->(f:Filing) "
            "RETURN c.uid, properties(r), "
            "f {.filing_id, .fiscal_year, .period, .filed, .fingerprint, .text_fingerprint}"
        ):
            entries.append(entry_from(uid, filed, filing))
            self._marks[filing["filing_id"]] = marks_from(filing)
        return entries

    def _parts(self, tx: ManagedTransaction, entries: list[Entry], *, texts: bool) -> list[FilingGraph]:
        ids = [entry.filing_id for entry in entries]
        filings: dict[str, Mapping[str, Any]] = {
            held["filing_id"]: held for (held,) in tx.run(_WITH_TEXTS if texts else _WITHOUT, filings=ids)
        }
        for filing_id in ids:
            if filing_id not in filings or marks_from(filings[filing_id]) != self._marks[filing_id]:
                where = self._connection.where
                raise DamagedStore(f"{where}: filing {filing_id!r} has changed since it was opened; run the same again")
        nodes: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
        for filing, label, held in tx.run(_NODES, filings=ids):
            nodes[filing].append((label, held))
        edges: dict[str, list[tuple[str, str, str, Mapping[str, Any]]]] = defaultdict(list)
        for filing, kind, source, target, held in tx.run(_EDGES, filings=ids):
            edges[filing].append((kind, source, target, held))
        return [
            part_from(
                entry,
                filings[entry.filing_id],
                nodes[entry.filing_id],
                edges[entry.filing_id],
                self._connection.where,
            )
            for entry in entries
        ]
