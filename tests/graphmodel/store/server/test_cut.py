"""A server that dies while filings are written to it: one of this test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import StoreError
from graphmodel.store import Login
from graphmodel.store.server import writing
from graphmodel.store.server.store import Neo4jStore

pytestmark = pytest.mark.neo4j
MakePart = Callable[..., FilingGraph]


@pytest.fixture
def server(neo4j_launcher: ModuleType) -> Iterator[Any]:
    with neo4j_launcher.running() as server:
        yield server


def everything(store: Neo4jStore) -> list[list[Any]]:
    """All that is in the database, without the database's own ids."""
    nodes = "MATCH (n) RETURN labels(n) AS what, properties(n) AS held, n.uid AS a, '' AS b"
    ties = "MATCH (a)-[e]->(b) RETURN [type(e)] AS what, properties(e) AS held, a.uid AS a, b.uid AS b"
    rows = store.connection.read(lambda tx: tx.run(f"{nodes} UNION ALL {ties}").values())
    return sorted(rows, key=repr)


def test_after_a_restart_and_a_rerun_the_graph_is_that_of_a_clean_load(
    server: Any, make_part: MakePart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_ROWS", 20)
    nodes = {"board": ("Board", "board"), "ciso": ("Officer", "CISO"), "program": ("Program", "program")}
    edges = [("ciso", "REPORTS_TO", "board", "It does."), ("company", "OVERSEES", "program", "It does as well.")]
    filings = [
        make_part(f"{company:03}-{year}", cik=str(company + 1), year=year, nodes=nodes, edges=edges)
        for company in range(25)
        for year in (2023, 2024)
    ]
    killed_at = 30

    def deadly() -> Iterator[FilingGraph]:
        for number, part in enumerate(filings):
            if number == killed_at:
                server.kill()
            yield part

    login = Login(server.user, server.password)
    store = Neo4jStore(server.uri, login, patience=1.0)
    with pytest.raises(StoreError, match="once it is back") as caught:
        store.write(deadly())
    assert server.password not in str(caught.value)
    assert "\n" not in str(caught.value)

    server.start()
    there = list(store.read())
    assert 0 < len(there) <= killed_at
    assert all(part in filings for part in there)
    written = store.write(filings)
    assert (written.replaced, written.unchanged) == (0, len(there))
    assert list(store.read()) == filings
    after = everything(store)

    store.connection.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    store.write(filings)
    assert everything(store) == after
    store.close()
