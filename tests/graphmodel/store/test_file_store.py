import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from filelock import FileLock

from graphmodel import FilingGraph
from graphmodel.errors import DamagedStore, ModelError, StoreError, UnwritableOutput
from graphmodel.store import FileStore, Written

MakePart = Callable[..., FilingGraph]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.govgraph"


def test_the_same_filings_give_the_same_bytes(path: Path, acme: FilingGraph, make_part: MakePart) -> None:
    other = make_part("bolt-2024", company="Bolt")
    FileStore(path).write([acme, other])
    twin = path.with_name("b.govgraph")
    FileStore(twin).write([other])
    FileStore(twin).write([acme])
    assert path.read_bytes() == twin.read_bytes()


def test_an_unchanged_file_is_not_touched(path: Path, acme: FilingGraph) -> None:
    FileStore(path).write([acme])
    before = path.stat()
    FileStore(path).write([acme])
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_check_says_before_the_work_what_a_write_would(
    path: Path, acme: FilingGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    FileStore(path).check()
    assert list(path.parent.iterdir()) == []
    FileStore(path).write([acme])
    FileStore(path).check()
    with pytest.raises(UnwritableOutput, match=r"no such folder.*make the folder first"):
        FileStore(path.parent / "none" / "a.govgraph").check()
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DamagedStore):
        FileStore(path).check()
    path.unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UnwritableOutput, match="not writable"):
        FileStore(path).check()


def test_a_damaged_store_is_never_written_over(path: Path, acme: FilingGraph) -> None:
    FileStore(path).write([acme])
    half = path.read_bytes()[:-20]
    path.write_bytes(half)
    with pytest.raises(DamagedStore):
        FileStore(path).write([acme])
    assert path.read_bytes() == half


@pytest.mark.parametrize(("data", "says"), [(b"", "is empty"), (b"\x00\xff", "not a govgraph"), (b"PK\x03", "not a")])
def test_says_that_a_file_is_no_store(path: Path, data: bytes, says: str) -> None:
    path.write_bytes(data)
    with pytest.raises(DamagedStore, match=says):
        FileStore(path).read()


def test_a_folder_is_no_store(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        FileStore(path).read()


def test_a_missing_folder_is_said(path: Path, acme: FilingGraph) -> None:
    with pytest.raises(UnwritableOutput, match="no such folder"):
        FileStore(path / "below" / "b.govgraph").write([acme])
    assert not path.exists()


def test_gives_up_waiting_for_another_writer(path: Path, acme: FilingGraph) -> None:
    with FileLock(path.with_name(".a.govgraph.lock")), pytest.raises(StoreError, match="another process"):
        FileStore(path, patience=0.05).write([acme])


def _add(path: str, make_part: MakePart, names: list[str]) -> None:
    for name in names:
        FileStore(Path(path)).write([make_part(name, company=name)])


def test_writers_at_the_same_time_keep_each_others_filings(path: Path, make_part: MakePart) -> None:
    context = multiprocessing.get_context("fork")
    names = [[f"{writer}-{number}" for number in range(8)] for writer in "abc"]
    workers = [context.Process(target=_add, args=(str(path), make_part, mine)) for mine in names]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert [part.filing.filing_id for part in FileStore(path).read()] == sorted(chain(*names))


CRASH = """
import os, sys, time
from pathlib import Path
import graphmodel.files as files
from graphmodel.store import FileStore

path = Path(sys.argv[1])
part = next(iter(FileStore(path).read()))
real = os.fsync
def stall(fd):
    os.ftruncate(fd, os.fstat(fd).st_size // 2)
    print("half written", flush=True)
    time.sleep(60)
os.fsync = stall
FileStore(path).write([part.model_copy(update={"edges": ()})])
"""


def test_a_writer_killed_half_way_leaves_the_old_store_whole(path: Path, acme: FilingGraph) -> None:
    FileStore(path).write([acme])
    before = path.read_bytes()
    with subprocess.Popen([sys.executable, "-c", CRASH, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "half written\n"
        os.kill(writer.pid, signal.SIGKILL)
    assert path.read_bytes() == before
    started = time.monotonic()
    assert FileStore(path).write([acme]) == Written(unchanged=1)
    assert time.monotonic() - started < 10  # the dead writer's lock is gone with it


def test_a_node_of_another_filing_is_refused(path: Path, make_part: MakePart) -> None:
    nodes = {"board": ("Board", "board")}
    first, second = make_part("a", company="A", nodes=nodes), make_part("b", company="B", nodes=nodes)
    stolen = first.nodes[0].model_copy(update={"filing": "b", "company_id": second.company.uid})
    with pytest.raises(ModelError, match="another filing's id"):
        FileStore(path).write([first, second.model_copy(update={"nodes": (stolen,)})])
    assert not path.exists()


def test_what_was_opened_stays_as_it_was(path: Path, acme: FilingGraph, make_part: MakePart) -> None:
    store = FileStore(path)
    store.write([acme])
    before = store.contents()
    store.write([make_part("bolt-2024", company="Bolt")])
    after = store.contents()
    assert [list(before.parts()), len(before.register)] == [[acme], 1]
    assert len(after.register) == 2
    assert before.digest != after.digest == store.contents().digest
