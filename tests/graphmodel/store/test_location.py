import subprocess
import sys
from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.store import FileStore, open_store
from graphmodel.store.server.store import Neo4jStore


def test_a_path_ending_in_govgraph_is_a_file_store(tmp_path: Path) -> None:
    for location in (tmp_path / "a.govgraph", str(tmp_path / "a.govgraph")):
        store = open_store(location)
        assert isinstance(store, FileStore)
        assert store.location == str(tmp_path / "a.govgraph")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("scheme", ["neo4j", "bolt", "neo4j+s", "bolt+ssc", "NEO4J"])
def test_an_address_is_a_store_on_a_server_and_nothing_is_asked_yet(scheme: str) -> None:
    store = open_store(f"{scheme}://localhost:1")
    assert isinstance(store, Neo4jStore)
    assert store.location == f"{scheme.lower()}://localhost:1"


def test_a_file_store_needs_no_driver() -> None:
    code = "import sys, queries.cli; sys.exit('neo4j' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("location", ["", "a.db", "http://x/y", "a.govgraph/", "a\0.govgraph", "a\n.db"])
def test_anything_else_is_refused_in_one_line(location: str) -> None:
    with pytest.raises(StoreError, match=r"ending in \.govgraph") as caught:
        open_store(location)
    assert "\n" not in str(caught.value)
