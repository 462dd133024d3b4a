"""Cypher on a real server: the embedded engine's values, and nothing but reading."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import BadCypher, BadParameter, StoreError, UnknownCompany
from graphmodel.store.server.store import Neo4jStore
from queries.answer import Limits
from queries.engine import Snapshot
from queries.live import Live
from queries.run import opened, run_cypher, run_query

pytestmark = pytest.mark.neo4j
MakePart = Callable[..., FilingGraph]


class Server(Protocol):
    """What the fixture `neo4j_server` is."""

    def run(self, *statements: str, **params: Any) -> list[list[Any]]:
        """Rows of the last statement."""


@pytest.fixture
def store(neo4j_store: Neo4jStore, acme: FilingGraph) -> Neo4jStore:
    neo4j_store.write([acme])
    return neo4j_store


@pytest.fixture
def snapshot(acme: FilingGraph) -> Snapshot:
    return Snapshot([acme])


WRITES = [
    "CREATE (:Officer {uid: 'x'})",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n:Stolen",
    "MATCH (n) DETACH DELETE n",
    "MERGE (n:Officer {uid: 'x'}) RETURN n.uid",
    "MATCH (n:Officer) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1 ROWS RETURN 1 AS x",
    "UNWIND [1] AS x CALL { WITH x CREATE (:Officer) } RETURN x",
    "MATCH (n:Officer) FOREACH (x IN [1] | SET n.name = 'x')",
    "CYPHER runtime=slotted CREATE (:Officer)",
    "CALL db.createLabel('Stolen')",
    "CALL db.createProperty('stolen')",
    "CALL tx.setMetaData({a: 1})",
    "CALL db.clearQueryCaches()",
    "CALL db.stats.clear('QUERIES')",
    "CREATE INDEX stolen FOR (n:Officer) ON (n.name)",
    "DROP CONSTRAINT govgraph_Officer_uid",
    "CREATE USER mallory SET PASSWORD 'long enough'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long enough'",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) LOAD /* */ CSV FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL dbms.listConfig()",
    "CALL dbms.killConnections([])",
    "STOP DATABASE neo4j",
    "RETURN 1 AS x; MATCH (n) DETACH DELETE n",
    "RETURN 1 AS x /* ; */ ; CREATE (:Officer)",
]


@pytest.mark.parametrize("cypher", WRITES)
def test_whatever_does_more_than_read_the_graph_is_refused(
    store: Neo4jStore, neo4j_server: Server, cypher: str
) -> None:
    state = "MATCH (n) RETURN count(n), count(DISTINCT labels(n)), max(n.name)"
    before = neo4j_server.run(state), neo4j_server.run("SHOW INDEXES YIELD name RETURN name ORDER BY name")
    with pytest.raises(BadCypher) as caught:
        run_cypher(store, cypher)
    assert "\n" not in str(caught.value)
    assert (neo4j_server.run(state), neo4j_server.run("SHOW INDEXES YIELD name RETURN name ORDER BY name")) == before


@pytest.mark.parametrize("cypher", WRITES[:11])
def test_the_transaction_itself_lets_no_write_through(store: Neo4jStore, neo4j_server: Server, cypher: str) -> None:
    before = neo4j_server.run("MATCH (n) RETURN count(n), max(n.name)")
    with pytest.raises(StoreError):
        store.connection.read(lambda tx: tx.run(cypher).consume())
    assert neo4j_server.run("MATCH (n) RETURN count(n), max(n.name)") == before


@pytest.mark.parametrize(
    "cypher", ["CALL db.labels() YIELD label RETURN count(label) > 3 AS many", "MATCH (n) RETURN count(n) > 3 AS many"]
)
def test_reading_is_not_refused(store: Neo4jStore, cypher: str) -> None:
    assert run_cypher(store, cypher).rows == ((True,),)


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN null AS a, true AS b, 1 AS c, 1.5 AS d, 'é\u202e' AS e, [1, [null]] AS f, {k: [1], l: {m: null}} AS g",
        "RETURN date('2024-01-02') AS d, datetime('2024-01-02T03:04:05Z') AS t, time('10:00:00Z') AS u",
        "RETURN localdatetime('2024-01-02T03:04:05') AS l, duration('P1Y2M3DT4S') AS d",
        "MATCH (o:Officer) RETURN o.name AS name, o.aliases AS aliases, o.person AS person ORDER BY name",
        "MATCH (:Officer)-[e]->(b) RETURN e.sentences AS s, e.starts AS t, e.elements AS u, e.hedged AS h ORDER BY t",
        "MATCH (n:Officer {role: $role}) RETURN n.uid AS uid",
    ],
)
def test_values_are_the_embedded_engines(store: Neo4jStore, snapshot: Snapshot, cypher: str) -> None:
    params = {"role": "CIO"} if "$role" in cypher else {}
    assert run_cypher(store, cypher, **params) == run_cypher(snapshot, cypher, **params)


def test_nodes_edges_and_paths_differ_in_their_ids_alone(store: Neo4jStore, snapshot: Snapshot) -> None:
    def known(value: Any) -> Any:
        if isinstance(value, list):
            return [known(item) for item in value]
        if isinstance(value, dict):
            held = {name: known(item) for name, item in value.items() if name not in ("id", "start", "end")}
            return {name: item for name, item in held.items() if item is not None}
        return value

    cypher = "MATCH p = (o:Officer {role: 'CISO'})-[e:REPORTS_TO]->(b) RETURN o, e, p, [o, b] AS both, {end: b} AS map"
    there, here = run_cypher(store, cypher), run_cypher(snapshot, cypher)
    assert known(list(there.rows[0])) == known(list(here.rows[0]))
    node, edge = there.rows[0][:2]
    assert edge["start"] == node["id"] != edge["end"]


def test_a_question_is_answered_as_for_the_same_graph_here(store: Neo4jStore, acme: FilingGraph) -> None:
    graph = GovernanceGraph([acme])
    for company in ("acme", "ACME", "1234", "acme-2024", ""):
        assert run_query(store, "reporting_chain", company=company) == run_query(
            graph, "reporting_chain", company=company
        )


def test_an_unknown_company_is_told_with_the_nearest(store: Neo4jStore) -> None:
    with pytest.raises(UnknownCompany, match=r"Acme Inc\."):
        run_query(store, "reporting_chain", company="Acne")


def test_what_is_written_is_seen_at_once(store: Neo4jStore, make_part: MakePart) -> None:
    engine = opened(store)
    assert isinstance(engine, Live)
    store.write([make_part("later")])
    assert engine.run("MATCH (f:Filing) RETURN count(f) AS n").rows == ((2,),)


def test_where_there_is_no_store_it_is_said(neo4j_store: Neo4jStore) -> None:
    for ask in (lambda: run_query(neo4j_store, "oversight"), lambda: run_cypher(neo4j_store, "RETURN 1 AS x")):
        with pytest.raises(StoreError, match="govgraph build"):
            ask()


def test_rows_and_bytes_are_limited_without_making_the_others(store: Neo4jStore) -> None:
    endless = "UNWIND range(1, 1000000000) AS x RETURN x, 'é' AS text"
    start = time.monotonic()
    by_rows = run_cypher(store, endless, Limits(rows=3))
    assert by_rows.rows == ((1, "é"), (2, "é"), (3, "é"))
    assert by_rows.cut == "3 rows"
    by_size = run_cypher(store, endless, Limits(size=8))
    assert by_size.rows == ((1, "é"), (2, "é"))
    assert by_size.cut == "8 bytes"
    assert time.monotonic() - start < 30
    assert run_cypher(store, "UNWIND [1, 2, 3] AS x RETURN x", Limits(rows=3)).cut == ""


def test_a_query_that_takes_too_long_is_stopped(store: Neo4jStore) -> None:
    with pytest.raises(BadCypher, match=r"longer than 0\.2 s"):
        run_cypher(
            store, "UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y RETURN count(*) AS n", Limits(0.2)
        )


def test_a_query_that_takes_too_much_memory_is_stopped_and_not_tried_again(store: Neo4jStore) -> None:
    with pytest.raises(BadCypher, match="memory"):
        run_cypher(store, "UNWIND range(1, 100000000) AS x WITH collect(x) AS every RETURN size(every) AS n")


@pytest.mark.parametrize(
    ("cypher", "params"),
    [
        ("MATCH (n RETURN n", {}),
        ("RETURN 1 / 0 AS x", {}),
        ("RETURN date('x') AS x", {}),
        ("RETURN nofunction(1) AS x", {}),
        ("RETURN $x AS x", {"x": 2**70}),
        ("RETURN $x AS x", {"x": object()}),
        ("RETURN $x AS x", {"x": "\ud800"}),
        ("PROFILE MATCH (n) RETURN n", {}),
    ],
)
def test_a_bad_query_is_told_in_one_line(store: Neo4jStore, cypher: str, params: dict[str, Any]) -> None:
    with pytest.raises(BadCypher) as caught:
        run_cypher(store, cypher, **params)
    assert "\n" not in str(caught.value)
    assert str(caught.value)


def test_a_parameter_that_is_missing_is_told(store: Neo4jStore) -> None:
    with pytest.raises(BadParameter, match="-p x="):
        run_cypher(store, "RETURN $x AS x")


def test_parameters_are_never_part_of_the_text(store: Neo4jStore) -> None:
    text = "' }) DETACH DELETE n //"
    assert run_cypher(store, "RETURN $x AS x", x=text).rows == ((text,),)
    assert run_query(store, "evidence", node=text).rows == ()
