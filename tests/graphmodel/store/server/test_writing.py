"""Filings on their way into a database, on a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any, Protocol

import pytest
from neo4j import GraphDatabase

from graphmodel import FilingGraph
from graphmodel.errors import DamagedStore, ModelError, StoreError
from graphmodel.store import Login, Written
from graphmodel.store.server import writing
from graphmodel.store.server.schema import MARKER
from graphmodel.store.server.store import Neo4jStore

pytestmark = pytest.mark.neo4j
MakePart = Callable[..., FilingGraph]
BOARD = {"board": ("Board", "board of directors")}


class Server(Protocol):
    """What the fixture `neo4j_server` is."""

    uri: str
    login: Login

    def run(self, *statements: str, **params: Any) -> list[list[Any]]:
        """Rows of the last statement."""

    def store(self) -> Neo4jStore:
        """The store on it."""


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """One filing in a transaction."""
    monkeypatch.setattr(writing, "_ROWS", 0)


def numbers(server: Server) -> tuple[int, int]:
    """Nodes and relationships, without the store's own mark."""
    (nodes,), (ties,) = server.run(
        "MATCH (n) WHERE NOT n:GovgraphStore RETURN count(n) AS all UNION ALL MATCH ()-[e]->() RETURN count(e) AS all"
    )
    return nodes, ties


def test_a_filing_that_says_less_leaves_nothing_behind(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph
) -> None:
    neo4j_store.write([acme])
    assert numbers(neo4j_server) == (len(acme.nodes) + 2, len(acme.edges) + 1)
    less = acme.model_copy(update={"nodes": acme.nodes[:2], "edges": ()})
    assert neo4j_store.write([less]) == Written(replaced=1)
    assert numbers(neo4j_server) == (4, 1)
    assert list(neo4j_store.read()) == [less]


def test_a_filing_whose_own_node_is_gone_leaves_nothing_behind_either(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph
) -> None:
    neo4j_store.write([acme])
    neo4j_server.run("MATCH (f:Filing) DETACH DELETE f")
    less = acme.model_copy(update={"nodes": acme.nodes[:3], "edges": acme.edges[4:5]})
    assert neo4j_store.write([less]) == Written(added=1)
    assert list(neo4j_store.read()) == [less]
    assert numbers(neo4j_server) == (len(less.nodes) + 2, len(less.edges) + 1)


def test_writing_again_changes_nothing_in_the_database(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph
) -> None:
    neo4j_store.write([acme])
    all_of_them = "RETURN elementId(x) AS id, properties(x) AS held ORDER BY id"
    everything = f"MATCH (x) {all_of_them} UNION ALL MATCH ()-[x]->() {all_of_them}"
    before = neo4j_server.run(everything)
    assert neo4j_store.write([acme]) == Written(unchanged=1)
    assert neo4j_server.run(everything) == before


def test_a_node_that_is_still_said_stays_the_same_node_and_keeps_others_ties(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph
) -> None:
    neo4j_store.write([acme])
    neo4j_server.run("MATCH (o:Officer {role: 'CISO'}) CREATE (:Note {text: 'mine'})-[:ABOUT]->(o)")
    neo4j_store.write([acme.model_copy(update={"edges": acme.edges[:1]})])
    assert neo4j_server.run("MATCH (:Note)-[:ABOUT]->(o:Officer)-[e]->() RETURN o.role, type(e)") == [
        ["CISO", "REPORTS_TO"]
    ]


def test_a_registrant_is_as_its_newest_filing_says_whatever_the_order(
    neo4j_store: Neo4jStore, neo4j_server: Server, make_part: MakePart
) -> None:
    old, new = (
        make_part(f"a-{year}", company=f"Acme {year}", cik="1", year=year, nodes=BOARD) for year in (2023, 2024)
    )
    neo4j_store.write([new])
    neo4j_store.write([old])
    assert neo4j_server.run("MATCH (c:Company) RETURN c.name") == [["Acme 2024"]]
    assert list(neo4j_store.read()) == [old, new]


def test_a_registrant_goes_with_its_last_filing(
    neo4j_store: Neo4jStore, neo4j_server: Server, make_part: MakePart
) -> None:
    said = [("company", "OVERSEES", "program", "The company oversees it.")]
    nodes = {"program": ("Program", "program")}
    neo4j_store.write([make_part("a", company="Acme", nodes=nodes, edges=said)])
    known = make_part("a", company="Acme", cik="1", nodes=nodes, edges=said)
    assert neo4j_store.write([known]) == Written(replaced=1)
    assert neo4j_server.run("MATCH (c:Company) RETURN c.uid") == [["company/cik/1"]]
    assert list(neo4j_store.read()) == [known]


def test_two_filings_of_a_registrant_that_informs_itself_are_two_edges(
    neo4j_store: Neo4jStore, make_part: MakePart
) -> None:
    said = [("company", "INFORMS", "company", "It tells itself.")]
    both = [make_part(f"a-{year}", cik="1", year=year, edges=said) for year in (2023, 2024)]
    neo4j_store.write(both)
    assert list(neo4j_store.read()) == both
    less = both[0].model_copy(update={"edges": ()})
    neo4j_store.write([less])
    assert list(neo4j_store.read()) == [less, both[1]]


@pytest.mark.usefixtures("small_batches")
def test_a_filing_that_comes_twice_is_as_it_came_last(neo4j_store: Neo4jStore, acme: FilingGraph) -> None:
    less = acme.model_copy(update={"edges": ()})
    assert neo4j_store.write([acme, less]) == Written(added=1, replaced=1)
    assert list(neo4j_store.read()) == [less]
    assert neo4j_store.write([acme, less]) == Written(replaced=2)
    assert list(neo4j_store.read()) == [less]


@pytest.mark.usefixtures("small_batches")
def test_what_came_before_an_error_is_whole_and_a_rerun_completes_it(
    neo4j_store: Neo4jStore, make_part: MakePart
) -> None:
    filings = [make_part(f"f-{number}", company=f"C {number}", nodes=BOARD) for number in range(5)]

    def broken() -> Iterator[FilingGraph]:
        yield from filings[:3]
        raise StoreError("the source is gone")

    with pytest.raises(StoreError, match="the source is gone"):
        neo4j_store.write(broken())
    there = list(neo4j_store.read())
    assert there == filings[: len(there)]
    assert there
    assert neo4j_store.write(filings) == Written(added=5 - len(there), unchanged=len(there))
    assert list(neo4j_store.read()) == filings


def test_a_foreign_node_is_refused_before_anything_is_written(
    neo4j_store: Neo4jStore, acme: FilingGraph, make_part: MakePart
) -> None:
    other = make_part("b", company="B", nodes=BOARD)
    stolen = other.model_copy(update={"nodes": (acme.nodes[0].model_copy(update={"filing": "b"}),)})
    with pytest.raises(ModelError, match="another filing's id"):
        neo4j_store.write([stolen])
    with pytest.raises(StoreError, match="no store here"):
        neo4j_store.read()


@pytest.mark.parametrize("length", [3_000, 10_000])
def test_a_name_is_as_long_as_an_index_takes_or_refused_in_one_line(
    neo4j_store: Neo4jStore, make_part: MakePart, length: int
) -> None:
    part = make_part(nodes={"team": ("Team", "x" * length)})
    if length < 8_000:
        neo4j_store.write([part])
        assert list(neo4j_store.read()) == [part]
        return
    with pytest.raises(ModelError, match="longer than Neo4j takes") as caught:
        neo4j_store.write([part])
    assert len(str(caught.value)) < 500


def test_a_number_that_no_database_takes_is_told_in_one_line(neo4j_store: Neo4jStore, make_part: MakePart) -> None:
    part = make_part(nodes={"ciso": ("Officer", "CISO", {"experience_years": 2**70})})
    with pytest.raises(StoreError, match="no whole number of more than 64 bits") as caught:
        neo4j_store.write([part])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["', n.x = 1 //", "\\", "`) DETACH DELETE n //", "\0\x1b[2J", "${x} $rows", "𝔸 \u202e"]
)
def test_no_text_of_a_filing_is_read_as_cypher(neo4j_store: Neo4jStore, make_part: MakePart, text: str) -> None:
    part = make_part(
        f"f{text}",
        company=text,
        nodes={"a": ("Officer", text), "b": ("Board", text)},
        edges=[("a", "REPORTS_TO", "b", text)],
    )
    neo4j_store.write([part])
    assert list(neo4j_store.read()) == [part]


def test_writers_at_the_same_time_lose_nothing(
    neo4j_store: Neo4jStore, neo4j_server: Server, make_part: MakePart
) -> None:
    years = range(2010, 2022)
    filings = [make_part(f"a-{year}", company=f"Acme {year}", cik="1", year=year, nodes=BOARD) for year in years]
    neo4j_store.write([make_part("b", company="B")])  # so that they do not make the schema at the same time
    with ThreadPoolExecutor(4) as pool:
        for written in pool.map(lambda part: neo4j_server.store().write([part]), filings):
            assert written == Written(added=1)
    assert list(neo4j_store.read([part.filing.filing_id for part in filings])) == filings
    assert neo4j_server.run("MATCH (c:Company {cik: '1'}) RETURN c.name") == [["Acme 2021"]]


def test_a_writer_waits_for_another_one_to_end(
    neo4j_store: Neo4jStore, neo4j_server: Server, make_part: MakePart
) -> None:
    """What a registrant's newest filing is, is read and then written: two who do it at a time would lose one."""
    neo4j_store.write([make_part("a", company="A")])
    auth = (neo4j_server.login.user or "", neo4j_server.login.password or "")
    with (
        GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver,
        driver.session(database="neo4j") as session,
        ThreadPoolExecutor(1) as pool,
    ):
        with session.begin_transaction() as another:
            another.run(f"MATCH (s:{MARKER}) SET s.version = s.version").consume()
            writing = pool.submit(neo4j_store.write, [make_part("b", company="B")])
            while not neo4j_server.run(
                "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"
            ):
                assert not writing.done()
                sleep(0.05)
        assert writing.result(timeout=60) == Written(added=1)


def test_the_first_two_writers_of_a_database_both_succeed(
    neo4j_store: Neo4jStore, neo4j_server: Server, make_part: MakePart
) -> None:
    dropped = neo4j_server.run("SHOW CONSTRAINTS YIELD name")
    neo4j_server.run(*(f"DROP CONSTRAINT `{name}`" for (name,) in dropped))
    filings = [make_part(name, company=name, nodes=BOARD) for name in ("a", "b", "c")]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda part: neo4j_server.store().write([part]), filings))
    assert list(neo4j_store.read()) == filings


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (o:Officer {role: 'CISO'}) SET o.name = 'changed'",
        "MATCH (o:Officer {role: 'CISO'}) DETACH DELETE o",
        "MATCH ()-[e:REPORTS_TO]->() DELETE e",
        "MATCH ()-[e:REPORTS_TO]->() SET e.ends = []",
        "MATCH (f:Filing) REMOVE f.fiscal_year",
        "MATCH (o:Officer) REMOVE o.place",
    ],
)
def test_a_change_by_others_is_seen_and_mended(
    neo4j_store: Neo4jStore, neo4j_server: Server, acme: FilingGraph, change: str
) -> None:
    neo4j_store.write([acme])
    neo4j_server.run(change)
    with pytest.raises(DamagedStore, match="not as it was written"):
        neo4j_store.read()
    neo4j_server.run("MATCH (f:Filing) DETACH DELETE f")  # as the message says
    assert neo4j_store.write([acme]) == Written(added=1)
    assert list(neo4j_store.read()) == [acme]
    assert numbers(neo4j_server) == (len(acme.nodes) + 2, len(acme.edges) + 1)
