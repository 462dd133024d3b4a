from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.store import FileStore, open_store


def test_a_path_ending_in_govgraph_is_a_file_store(tmp_path: Path) -> None:
    for location in (tmp_path / "a.govgraph", str(tmp_path / "a.govgraph")):
        store = open_store(location)
        assert isinstance(store, FileStore)
        assert store.location == str(tmp_path / "a.govgraph")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("scheme", ["neo4j", "bolt", "neo4j+s", "bolt+ssc", "NEO4J"])
def test_neo4j_is_not_there_yet_and_its_password_is_not_repeated(scheme: str) -> None:
    with pytest.raises(StoreError, match="Neo4j is not available in this version") as caught:
        open_store(f"{scheme}://me:secret@localhost:7687")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("location", ["", "a.db", "http://x/y", "a.govgraph/", "a\0.govgraph", "a\n.db"])
def test_anything_else_is_refused_in_one_line(location: str) -> None:
    with pytest.raises(StoreError, match=r"ending in \.govgraph") as caught:
        open_store(location)
    assert "\n" not in str(caught.value)
