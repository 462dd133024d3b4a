"""What every store does, whatever it is made of: a new store joins `STORES`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import StoreError
from graphmodel.store import FileStore, Store, Written

MakePart = Callable[..., FilingGraph]
BOARD = {"board": ("Board", "board of directors")}


def file_store(folder: Path) -> Store:
    return FileStore(folder / "a.govgraph")


STORES = [pytest.param(file_store, id="file")]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    made: Store = request.param(tmp_path)
    return made


def test_gives_back_what_was_written(store: Store, acme: FilingGraph) -> None:
    assert store.write([acme]) == Written(added=1)
    graph = store.read()
    assert isinstance(graph, GovernanceGraph)
    assert list(graph) == [acme]


def test_says_what_to_do_where_there_is_no_store_yet(store: Store) -> None:
    with pytest.raises(StoreError, match="govgraph build") as caught:
        store.read()
    assert "\n" not in str(caught.value)


def test_writing_nothing_makes_no_store(store: Store) -> None:
    assert store.write([]) == Written()
    with pytest.raises(StoreError, match="no store"):
        store.read()


def test_writing_twice_changes_nothing(store: Store, acme: FilingGraph) -> None:
    store.write([acme])
    assert store.write([acme, acme]) == Written(unchanged=2)
    assert list(store.read()) == [acme]


def test_replaces_one_filing_and_leaves_the_others(store: Store, acme: FilingGraph, make_part: MakePart) -> None:
    other, poorer = make_part("bolt-2024", company="Bolt", nodes=BOARD), make_part("acme-2024", nodes=BOARD, cik="1234")
    store.write([acme, other])
    assert store.write([poorer]) == Written(replaced=1)
    assert list(store.read()) == [poorer, other]


def test_order_of_writing_does_not_count(store: Store, acme: FilingGraph, make_part: MakePart) -> None:
    other = make_part("aaa-2024", company="Bolt", nodes=BOARD)
    store.write([acme])
    store.write([other])
    assert list(store.read()) == [other, acme]


def test_opening_again_finds_the_same(acme: FilingGraph, tmp_path: Path) -> None:
    file_store(tmp_path).write([acme])
    assert list(file_store(tmp_path).read()) == [acme]
