"""What a database has to have, and must not have, before filings are written to it."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from neo4j import ManagedTransaction

from graphmodel.edges import EDGE_TYPES
from graphmodel.errors import StoreError
from graphmodel.nodes import LABELS
from graphmodel.store.server.connection import Connection
from graphmodel.store.server.stored import OF_FILING

__all__ = ["MARKER", "VERSION", "check", "check_present", "ensure", "version"]

VERSION: Final = 1
"""Counted up when filings come to be written otherwise."""

MARKER: Final = "GovgraphStore"
"""The label of the one node that says that the database is a store, and of which version."""

_KEYED: Final = (MARKER, "Filing", *LABELS)
_INDEXED: Final = (
    ("Filing", "filing_id"),
    *((label, "filing") for label in OF_FILING),
)
_OURS: Final = "govgraph_"
_MARKS: Final = {MARKER: "uid", "Company": "uid", "Filing": "fingerprint"}
"""The property that each of our nodes has; other labels' is `filing`."""

_SECONDS: Final = 300


class _Found(NamedTuple):
    """The constraints and indexes of others that are in the way of ours, and the names of ours that there are."""

    foreign: list[str]
    names: set[str]


def version(tx: ManagedTransaction, where: str) -> int | None:
    """The version of the store in the database, None where there is none; StoreError for one that is newer."""
    record = tx.run(f"MATCH (s:{MARKER} {{uid: $uid}}) RETURN s.version", uid=MARKER).single()
    if record is None:
        return None
    found = record[0]
    if not isinstance(found, int) or found > VERSION:
        raise StoreError(f"{where}: was written by a newer govgraph (form {found}, this one takes {VERSION}); upgrade")
    return found


def check_present(tx: ManagedTransaction, connection: Connection) -> None:
    """StoreError where the database is no store."""
    if version(tx, connection.where) is None:
        raise StoreError(
            f"{connection.where}: there is no store here; make it with "
            f"`govgraph build SOURCE --store {connection.location}`"
        )


def check(connection: Connection) -> None:
    """StoreError where the database holds what our data would conflict with: others' nodes, constraints or indexes."""
    connection.read(lambda tx: _check(tx, connection.where))


def ensure(connection: Connection) -> None:
    """Check, and make the constraints and indexes that are missing, which is done once in a database."""
    found = connection.read(lambda tx: _check(tx, connection.where))
    missing = [rule.statement for name, rule in _rules().items() if name not in found.names]
    for statement in missing:
        # In a transaction of its own: two builds that begin at once can lock each other out, and one tries again.
        connection.write(partial(_run, statement=statement))
    if missing:
        connection.read(partial(_run, statement=f"CALL db.awaitIndexes({_SECONDS})"))


def _run(tx: ManagedTransaction, statement: str) -> None:
    tx.run(statement).consume()


class _Rule(NamedTuple):
    """A constraint or index of ours: the label and the property that it is on, and the statement that makes it."""

    label: str
    key: str
    statement: str


def _rules() -> dict[str, _Rule]:
    """By name. Labels and properties come from the model alone, so that they may stand in a statement."""
    rules = {}
    for label in _KEYED:
        name = f"{_OURS}{label}_uid"
        rules[name] = _Rule(
            label, "uid", f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.uid IS UNIQUE"
        )
    for label, key in _INDEXED:
        name = f"{_OURS}{label}_{key}"
        rules[name] = _Rule(label, key, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})")
    return rules


def _check(tx: ManagedTransaction, where: str) -> _Found:
    known = version(tx, where)
    found = _schema(tx)
    if found.foreign:
        raise _clash(where, found.foreign[0])
    nodes = _foreign_nodes(tx, marked=known is not None)
    if nodes and known is None and version(tx, where) is not None:  # another build has made the store meanwhile
        nodes = _foreign_nodes(tx, marked=True)
    if nodes:
        raise _clash(where, nodes)
    return found


def _foreign_nodes(tx: ManagedTransaction, *, marked: bool) -> str:
    """The nodes that bear a label of ours and are not ours, by the first such label; '' where there are none.

    Where there is no store yet, `marked` is false and none of them are ours; Neo4j knows their number without a look.
    """
    for label in _KEYED:
        condition = f"WHERE n.{_MARKS.get(label, 'filing')} IS NULL" if marked else ""
        count = tx.run(f"MATCH (n:{label}) {condition} RETURN count(n)").single(strict=True)[0]
        if count:
            return f"{count:,} node{'' if count == 1 else 's'} labelled {label}"
    return ""


def _schema(tx: ManagedTransaction) -> _Found:
    foreign, names = [], set()
    of_ours = {*_KEYED, "FILED", *EDGE_TYPES}
    rules = _rules()
    for what, query in (("constraint", "SHOW CONSTRAINTS"), ("index", "SHOW INDEXES")):
        for name, kind, on, keys in tx.run(f"{query} YIELD name, type, labelsOrTypes, properties").values():
            rule = rules.get(name)
            if rule and on == [rule.label] and keys == [rule.key]:
                names.add(name)
            elif rule or (of_ours & set(on or ()) and (what == "constraint" or (kind, keys) == ("RANGE", ["uid"]))):
                foreign.append(f"the {what} {name} on {', '.join(on)}")
    return _Found(foreign, names)


def _clash(where: str, what: str) -> StoreError:
    return StoreError(
        f"{where}: has {what} that govgraph did not make; give a database of its own with --database, or remove them"
    )
