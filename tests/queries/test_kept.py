import os
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph
from graphmodel.store import FileStore
from queries import engine, kept
from queries.engine import Snapshot
from queries.kept import kept_snapshot
from queries.run import run_cypher, run_query

MakePart = Callable[..., FilingGraph]
COUNT = "MATCH (n) RETURN count(n) AS n"
EDGES = "MATCH (a)-[e]->(b) WITH a.uid AS a, b.uid AS b, type(e) AS t, e "
ANSWERS = (
    "MATCH (n) RETURN labels(n) AS l, n.uid AS uid, n.name AS name, n.aliases AS a, n.filing AS f ORDER BY uid",
    EDGES + "RETURN a, b, t, e.confidence AS c, e.hedged AS h, e.frequency AS f, e.filing AS g ORDER BY a, b, t",
    EDGES + "RETURN a, b, t, e.sentences AS s, e.starts AS st, e.ends AS en, e.elements AS el ORDER BY a, b, t",
    "MATCH (o:Officer) RETURN o.person AS p, o.experience_years AS y, o.certifications AS c, o.uid AS u ORDER BY u",
    "MATCH (c:Company)-[:FILED]->(f:Filing) RETURN c.cik AS k, f.fiscal_year AS y, f.integrated AS i, f.uid AS u",
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "_WORTH_IT", 1)
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def store(tmp_path: Path, acme: FilingGraph) -> FileStore:
    made = FileStore(tmp_path / "a.govgraph")
    made.write([acme])
    return made


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a store is taken anew."""
    found: list[int] = []
    real = engine._loaded

    def counted(*args: object) -> object:
        found.append(1)
        return real(*args)

    monkeypatch.setattr(engine, "_loaded", counted)
    return found


def only_file(cache: Path) -> Path:
    (found,) = cache.iterdir()
    return found


def test_a_snapshot_that_was_kept_answers_alike(cache: Path, store: FileStore, loads: list[int]) -> None:
    for cypher in ANSWERS:
        fresh, again = run_cypher(store, cypher), run_cypher(store, cypher)
        assert fresh == again == run_cypher(store.read(), cypher)
    assert run_query(store, "reporting_chain") == run_query(store.read(), "reporting_chain")
    assert sum(loads) == 1 + 6  # those of `read` are never kept


def test_another_content_of_the_store_is_another_snapshot(
    cache: Path, store: FileStore, make_part: MakePart, loads: list[int]
) -> None:
    assert run_cypher(store, COUNT).rows == ((8,),)
    store.write([make_part("bolt-2024", company="Bolt")])
    assert run_cypher(store, COUNT).rows == ((10,),)
    assert run_cypher(store, COUNT).rows == ((10,),)
    assert len(loads) == 2


def altered(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def of_another_engine(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"on kglite 0", b"on kglite 1"))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-1]), id="cut"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(altered, id="altered"),
        pytest.param(of_another_engine, id="of another engine"),
        pytest.param(lambda file: file.chmod(0o666), id="writable for others"),
        pytest.param(lambda file: (file.unlink(), file.mkdir()), id="folder"),
    ],
)
def test_what_does_not_fit_is_made_anew(
    cache: Path, store: FileStore, loads: list[int], spoil: Callable[[Path], object]
) -> None:
    answer = run_cypher(store, COUNT)
    spoil(only_file(cache))
    assert run_cypher(store, COUNT) == answer
    assert len(loads) == 2


def test_bytes_that_the_engine_does_not_take_are_made_anew(
    cache: Path, store: FileStore, loads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Snapshot, "to_bytes", lambda _: b"no graph")
    assert run_cypher(store, COUNT).rows == run_cypher(store, COUNT).rows == ((8,),)
    assert len(loads) == 2


def test_models_that_change_make_it_anew(
    cache: Path, store: FileStore, loads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cypher(store, COUNT)
    monkeypatch.setattr(engine, "_FORM", 99)
    run_cypher(store, COUNT)
    assert len(loads) == 2


def test_a_place_that_takes_no_files_is_no_error(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_WORTH_IT", 1)
    (tmp_path / "file").touch()
    for place in (str(tmp_path / "file" / "below"), ""):
        monkeypatch.setenv("GOVGRAPH_CACHE", place)
        assert run_cypher(store, COUNT).rows == ((8,),)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.govgraph.lock", "a.govgraph", "file"]


def test_small_stores_leave_nothing_behind(cache: Path, store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_WORTH_IT", 2)
    run_cypher(store, COUNT)
    assert not cache.exists()


def test_only_the_newest_are_kept(cache: Path, tmp_path: Path, make_part: MakePart) -> None:
    for number in range(6):
        store = FileStore(tmp_path / f"{number}.govgraph")
        store.write([make_part(f"f-{number}")])
        kept_snapshot(store.contents())
        for file in cache.iterdir():
            os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 10))
    assert len(list(cache.iterdir())) == 4
    assert store.contents().digest[:32] in {file.stem for file in cache.iterdir()}


def test_is_kept_for_the_user_alone(cache: Path, store: FileStore) -> None:
    run_cypher(store, COUNT)
    assert (cache.stat().st_mode & 0o077, only_file(cache).stat().st_mode & 0o077) == (0, 0)
    assert kept.folder() == cache
