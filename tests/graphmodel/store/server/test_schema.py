"""What a database must not hold, on a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import StoreError
from graphmodel.store import Written
from graphmodel.store.server.store import Neo4jStore

pytestmark = pytest.mark.neo4j
MakePart = Callable[..., FilingGraph]
NODES = "MATCH (n) RETURN count(n)"


class Server(Protocol):
    """What the fixture `neo4j_server` is."""

    def run(self, *statements: str, **params: Any) -> list[list[Any]]:
        """Rows of the last statement."""

    def empty(self) -> None:
        """Leave nothing but the store's own schema."""


def drop_schema(server: Server) -> None:
    constraints = server.run("SHOW CONSTRAINTS YIELD name")
    server.run(*(f"DROP CONSTRAINT `{name}`" for (name,) in constraints))
    indexes = server.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
    server.run(*(f"DROP INDEX `{name}`" for (name,) in indexes))


@pytest.fixture
def bare_server(neo4j_server: Server, neo4j_store: Neo4jStore) -> Iterator[Server]:
    """The server without any schema; what a test makes is gone after it."""
    drop_schema(neo4j_server)
    yield neo4j_server
    neo4j_server.empty()
    drop_schema(neo4j_server)


def test_the_first_write_makes_a_constraint_for_each_label_and_the_indexes(
    bare_server: Server, neo4j_store: Neo4jStore, acme: FilingGraph
) -> None:
    neo4j_store.check()
    assert bare_server.run("SHOW CONSTRAINTS") == []
    neo4j_store.write([acme])
    unique = bare_server.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type ORDER BY labelsOrTypes[0]")
    assert {(*labels, *keys, kind) for labels, keys, kind in unique} == {
        (label, "uid", "UNIQUENESS")
        for label in (
            *("Board", "Committee", "Company", "Filing", "GovgraphStore"),
            *("Management", "Officer", "Program", "Team", "ThirdParty"),
        )
    }
    states = bare_server.run("SHOW INDEXES YIELD labelsOrTypes, properties, state")
    assert all([[label], ["filing"], "ONLINE"] in states for label in ("Officer", "Board", "Committee", "ThirdParty"))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE (:Officer {name: 'mine'})", "1 node labelled Officer"),
        ("UNWIND range(1, 1200) AS i CREATE (:Company {uid: toString(i)})", "1,200 nodes labelled Company"),
        ("CREATE CONSTRAINT mine FOR (n:Company) REQUIRE n.name IS UNIQUE", "constraint mine on Company"),
        ("CREATE CONSTRAINT mine FOR (n:Board) REQUIRE n.uid IS UNIQUE", "constraint mine on Board"),
        ("CREATE CONSTRAINT mine FOR ()-[e:INFORMS]-() REQUIRE e.filing IS UNIQUE", "constraint mine on INFORMS"),
        ("CREATE INDEX mine FOR (n:Team) ON (n.uid)", "index mine on Team"),
        ("CREATE INDEX govgraph_Team_filing FOR (n:Person) ON (n.x)", "index govgraph_Team_filing on Person"),
    ],
)
def test_a_clash_with_others_is_told_before_anything_is_written(
    bare_server: Server, neo4j_store: Neo4jStore, acme: FilingGraph, statement: str, named: str
) -> None:
    bare_server.run(statement)
    before = bare_server.run(NODES)
    for attempt in (neo4j_store.check, lambda: neo4j_store.write([acme])):
        with pytest.raises(StoreError, match=named) as caught:
            attempt()
        assert "--database" in str(caught.value)
        assert "\n" not in str(caught.value)
    assert bare_server.run(NODES) == before


def test_others_data_that_does_not_clash_is_left_alone(
    bare_server: Server, neo4j_store: Neo4jStore, acme: FilingGraph
) -> None:
    bare_server.run(
        "CREATE INDEX mine FOR (n:Officer) ON (n.name)",
        "CREATE CONSTRAINT my_own FOR (n:Person) REQUIRE n.uid IS UNIQUE",
        "CREATE (:Person {uid: 'company/cik/1234'})-[:KNOWS]->(:Place)",
    )
    neo4j_store.write([acme])
    neo4j_store.write([acme.model_copy(update={"edges": ()})])
    assert bare_server.run("MATCH (p:Person)-[:KNOWS]->(:Place) RETURN p.uid") == [["company/cik/1234"]]


@pytest.mark.parametrize(
    "statement", ["CREATE (:Officer {uid: 'x'})", "CREATE (:Company)", "CREATE (:Filing {uid: 'x'})"]
)
def test_a_clash_that_comes_later_is_told_as_well(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph, make_part: MakePart, statement: str
) -> None:
    neo4j_store.write([acme])
    neo4j_server.run(statement)
    with pytest.raises(StoreError, match="1 node labelled"):
        neo4j_store.write([make_part("later")])
    assert neo4j_server.run("MATCH (f:Filing {filing_id: 'later'}) RETURN f") == []


def test_a_store_of_a_newer_version_is_neither_read_nor_written(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph
) -> None:
    assert neo4j_store.write([acme]) == Written(added=1)
    neo4j_server.run("MATCH (s:GovgraphStore) SET s.version = 2")
    for attempt in (neo4j_store.read, neo4j_store.check, neo4j_store.check_there, lambda: neo4j_store.write([acme])):
        with pytest.raises(StoreError, match=r"newer govgraph.*upgrade"):
            attempt()
