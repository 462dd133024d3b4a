"""Builds that are killed, interrupted or lose their cluster: a second run goes on and gives the same store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import NamedTuple

import pytest

from loaders import workers

GOVGRAPH = Path(sys.executable).with_name("govgraph")
FILINGS = 64
ENOUGH = 60_000  # bytes of a journal: some filings are finished, and most are not


def start(folder: Path, store: str, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(GOVGRAPH), "build", "filings", "--store", store, *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def wait_for(what: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def underway(folder: Path, store: str) -> None:
    journal = folder / f"{store}.journal"
    wait_for(lambda: journal.exists() and journal.stat().st_size > ENOUGH)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def children_of(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def command_of(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A folder with filings and the store that a build without interruption makes of them."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "filings").mkdir()
    text = (examples / "halden-ridge-2024.txt").read_text()
    for number in range(FILINGS):
        (folder / "filings" / f"f{number:03}.txt").write_text(
            text.replace("Audit Committee", f"Board {number} Committee")
        )
    (folder / "filings" / "bad.txt").write_bytes(b"\x00")
    code, out, _ = finish(start(folder, "whole.govgraph", "--jobs", "1"))
    assert code == 1
    assert out.startswith(f"{FILINGS} filings in whole.govgraph ({FILINGS} added, ")
    assert not (folder / "whole.govgraph.journal").exists()
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_build_goes_on_where_it_was(folder: Path, jobs: str) -> None:
    store = f"killed-{jobs}.govgraph"
    process = start(folder, store, "--jobs", jobs)
    underway(folder, store)
    process.send_signal(signal.SIGKILL)
    finish(process)
    wait_for(lambda: is_gone(process.pid))  # the workers as well
    assert not (folder / store).exists()
    with (folder / f"{store}.journal").open("ab") as handle:
        handle.write(b'{"key":"half')
    code, out, err = finish(start(folder, store, "--jobs", "2"))
    assert code == 1
    assert "going on: " in err
    assert out.startswith(f"{FILINGS} filings in {store} ({FILINGS} added, ")
    assert (folder / store).read_bytes() == (folder / "whole.govgraph").read_bytes()
    assert not (folder / f"{store}.journal").exists()


def test_ctrl_c_says_what_is_kept_and_the_next_run_goes_on(folder: Path) -> None:
    store = "interrupted.govgraph"
    process = start(folder, store, "--jobs", "2")
    underway(folder, store)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    code, _, err = finish(process)
    assert code == 130
    assert f"kept in {store}.journal; run the same command again to go on" in err.replace(f"{folder.resolve()}/", "")
    assert "Traceback" not in err
    assert finish(start(folder, store, "--jobs", "1"))[0] == 1
    assert (folder / store).read_bytes() == (folder / "whole.govgraph").read_bytes()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds a worker by /proc")
def test_a_worker_that_is_killed_costs_no_filing(folder: Path) -> None:
    store = "worker.govgraph"
    process = start(folder, store, "--jobs", "2")
    underway(folder, store)
    victim = next(child for child in children_of(process.pid) if "spawn_main" in command_of(child))
    os.kill(victim, signal.SIGKILL)
    code, _, err = finish(process)
    assert code == 1
    assert err.count("warning: a worker process died") == 1
    assert (folder / store).read_bytes() == (folder / "whole.govgraph").read_bytes()


def test_two_builds_into_one_store_at_a_time_are_both_whole(folder: Path) -> None:
    first = start(folder, "both.govgraph", "--jobs", "1")
    underway(folder, "both.govgraph")
    second = start(folder, "both.govgraph", "--jobs", "1")
    assert "cannot be resumed" in finish(second)[2]
    assert finish(first)[0] == 1
    assert (folder / "both.govgraph").read_bytes() == (folder / "whole.govgraph").read_bytes()


class Cluster(NamedTuple):
    """A scheduler and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path, dask: None) -> Iterator[Cluster]:
    """A Dask scheduler and two worker processes with nothing in common with this one but the code."""
    told = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    common = ["--scheduler-file", str(told), "--no-dashboard", "--local-directory", str(tmp_path)]
    begin = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    scheduler = subprocess.Popen([*begin, "--host", "127.0.0.1", "--port", "0", "--no-show", *common[:3]], **quiet)
    running: list[subprocess.Popen[bytes]] = []
    try:
        wait_for(lambda: told.exists() and told.stat().st_size > 0, 60)
        begin = [sys.executable, "-m", "distributed.cli.dask_worker"]
        options = ["--nthreads", "1", "--no-nanny", "--death-timeout", "30"]
        running += [subprocess.Popen([*begin, *options, *common], **quiet) for _ in range(2)]
        yield Cluster(_address(told), scheduler, running)
    finally:
        for process in (*running, scheduler):
            process.kill()
            process.wait()


def _address(told: Path) -> str:
    import json

    return str(json.loads(told.read_text())["address"])


def test_a_dask_cluster_makes_the_same_store(folder: Path, cluster: Cluster) -> None:
    code, _, err = finish(start(folder, "dask.govgraph", "--scheduler", cluster.address))
    assert code == 1
    assert [line for line in err.splitlines() if "bad.txt" not in line] == []
    assert (folder / "dask.govgraph").read_bytes() == (folder / "whole.govgraph").read_bytes()


def test_a_scheduler_that_dies_is_said_and_nothing_is_lost(folder: Path, cluster: Cluster) -> None:
    store = "lost.govgraph"
    process = start(folder, store, "--scheduler", cluster.address)
    underway(folder, store)
    cluster.scheduler.kill()
    code, _, err = finish(process)
    kept, error = err.splitlines()[-2:]
    assert code == 2
    assert "kept in" in kept
    assert error.startswith("error: ")
    assert "lost" in error
    _, out, err = finish(start(folder, store, "--jobs", "2"))
    assert "going on: " in err
    assert f"({FILINGS} added, 0 replaced" in out
    assert (folder / store).read_bytes() == (folder / "whole.govgraph").read_bytes()


def test_workers_that_are_all_gone_are_not_waited_for(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LOOK", 0.1)
    monkeypatch.setattr(workers, "_ALONE", 1.0)
    with workers.cluster(cluster.address) as executor:
        future = executor.submit(time.sleep, 600)
        for process in cluster.workers:
            process.kill()
        with pytest.raises(CancelledError):
            future.result(timeout=60)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "no Dask scheduler answers there"),
        ("no address", "is no address"),
        ("ftp://x:1", "is no address"),
    ],
)
def test_no_scheduler_is_one_line(folder: Path, dask: None, address: str, said: str) -> None:
    code, out, err = finish(start(folder, "none.govgraph", "--scheduler", address))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"error: {address}: {said}")
