"""What a database held when it was opened, on a real server."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import DamagedStore
from graphmodel.store.server import reading
from graphmodel.store.server.store import Neo4jStore

pytestmark = pytest.mark.neo4j
MakePart = Callable[..., FilingGraph]
BOARD = {"board": ("Board", "board of directors")}


@pytest.mark.parametrize("at_a_time", [1, 2, 400])
def test_filings_come_by_registrant_and_id_however_many_are_read_at_a_time(
    neo4j_store: Neo4jStore, make_part: MakePart, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    monkeypatch.setattr(reading, "_FILINGS", at_a_time)
    filings = [make_part(name, cik=cik, nodes=BOARD) for name, cik in (("c", "1"), ("d", "1"), ("a", "2"), ("b", "2"))]
    neo4j_store.write(filings[::-1])
    assert list(neo4j_store.contents().parts()) == filings


def test_contents_do_not_change_with_the_database(
    neo4j_store: Neo4jStore, acme: FilingGraph, make_part: MakePart
) -> None:
    neo4j_store.write([acme])
    before = neo4j_store.contents()
    neo4j_store.write([make_part("later", nodes=BOARD)])
    assert len(before.register) == 1
    assert list(before.parts()) == [acme]
    neo4j_store.write([acme.model_copy(update={"edges": ()})])
    with pytest.raises(DamagedStore, match="changed since"):
        list(before.parts())


def test_a_filing_that_was_deleted_meanwhile_is_told(
    neo4j_store: Neo4jStore, acme: FilingGraph, request: pytest.FixtureRequest
) -> None:
    neo4j_store.write([acme])
    before = neo4j_store.contents()
    request.getfixturevalue("neo4j_server").run("MATCH (n) WHERE NOT n:GovgraphStore DETACH DELETE n")
    with pytest.raises(DamagedStore, match="changed since"):
        list(before.parts())
