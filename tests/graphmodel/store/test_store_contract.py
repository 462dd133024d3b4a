"""What every store does, whatever it is made of: a new store joins `STORES`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import StoreError, UnknownCompany
from graphmodel.store import FileStore, Store, Written

MakePart = Callable[..., FilingGraph]
BOARD = {"board": ("Board", "board of directors")}


Open = Callable[[], Store]


@pytest.fixture
def file_store(tmp_path: Path) -> Open:
    return lambda: FileStore(tmp_path / "a.govgraph")


@pytest.fixture
def server_store(request: pytest.FixtureRequest) -> Open:
    request.getfixturevalue("neo4j_store")  # empties it
    return request.getfixturevalue("neo4j_server").store


STORES = [pytest.param("file_store", id="file"), pytest.param("server_store", id="neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(params=STORES)
def opened(request: pytest.FixtureRequest) -> Open:
    found: Open = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def store(opened: Open) -> Store:
    return opened()


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


def test_a_filing_without_its_disclosure_leaves_the_one_that_is_there(store: Store, acme: FilingGraph) -> None:
    silent = acme.with_disclosure(None)
    assert store.write([silent]) == Written(added=1)
    assert list(store.read()) == [silent]
    assert store.write([acme]) == Written(replaced=1)
    assert store.write([silent]) == Written(unchanged=1)
    assert list(store.read()) == [acme]
    assert list(store.contents().parts(texts=False)) == [silent]


def test_another_graph_without_a_disclosure_takes_it_away(store: Store, acme: FilingGraph) -> None:
    store.write([acme])
    other = acme.at_least(0.99).with_disclosure(None).model_copy(update={"edges": acme.edges[:1]})
    assert store.write([other]) == Written(replaced=1)
    assert list(store.read()) == [other]


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


def test_opening_again_finds_the_same(opened: Open, acme: FilingGraph) -> None:
    opened().write([acme])
    assert list(opened().read()) == [acme]


def test_reads_some_filings_alone(store: Store, acme: FilingGraph, make_part: MakePart) -> None:
    other = make_part("bolt-2024", company="Bolt", nodes=BOARD)
    store.write([acme, other])
    assert list(store.read(["bolt-2024"])) == [other]
    assert list(store.read([])) == []
    with pytest.raises(UnknownCompany, match="no filing 'zeta'"):
        store.read(["acme-2024", "zeta"])


def test_knows_whose_filings_there_are(store: Store, make_part: MakePart) -> None:
    years = [make_part(f"a-{year}", company=f"Acme {year}", cik="1", year=year, nodes=BOARD) for year in (2024, 2023)]
    store.write([*years, make_part("b", company="Bolt", nodes=BOARD)])
    contents = store.contents()
    assert [company.name for company in contents.register.companies()] == ["Acme 2024", "Bolt"]
    assert [entry.filing_id for entry in contents.register.filings_of("company/cik/1")] == ["a-2024", "a-2023"]
    assert list(contents.parts({"a-2023"})) == [years[1]]
    assert GovernanceGraph(contents.parts()).register().companies() == contents.register.companies()


def test_the_digest_is_that_of_what_is_held(store: Store, acme: FilingGraph, make_part: MakePart) -> None:
    store.write([acme])
    first = store.contents().digest
    store.write([acme])
    assert store.contents().digest == first
    store.write([make_part("acme-2024", nodes=BOARD, cik="1234")])
    assert store.contents().digest != first
