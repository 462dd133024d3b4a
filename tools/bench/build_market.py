"""Time a build of the market's filings stage by stage, and what it costs in memory, as the filings grow.

    python tools/bench/build_market.py [--jobs N] [--filings N[,N…]] [--shared SHARED]

Reads SHARED/fsn (default `../shared`, or GOVGRAPH_SHARED). Every number of filings is a run of its own, in a process of
its own, from the zip files to a saved store that is then loaded. Columns: seconds for reading the data sets alone; for
reading and extracting on N processes; of that, seconds of processor time that the main process took, which extraction
has no part in where N > 1; for putting the graphs into the store; for loading it; megabytes at the peak in the main
process and in the largest worker; megabytes of the journal and of the store.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from graphmodel.store import open_store
from loaders.batch import Made, Skipped
from loaders.build import build
from loaders.find import sources
from loaders.journal import Journal
from loaders.supply import Supply
from loaders.workers import processes

HEAD = "filings  skipped   read  extract  filings/s  main CPU  store   load  main MB  worker MB  journal MB  store MB"
ROW = (
    "{filings:7,}  {skipped:7}  {read:5.1f}  {extract:7.1f}  {rate:9.1f}  {own:8.1f}  {store:5.1f}  {load:5.1f}  "
    "{main_mb:7.0f}  {worker_mb:9.0f}  {journal_mb:10.1f}  {store_mb:8.1f}\n"
)


def main() -> None:
    """Run every size, or, as a child, one."""
    options = _options()
    if options.one:
        sys.stdout.write(json.dumps(one(options.shared, options.one, options.jobs)))
        return
    sys.stdout.write(f"{options.jobs} processes on {os.cpu_count()} cores\n{HEAD}\n")
    for size in options.filings.split(","):
        command = [sys.executable, __file__, "--one", size, "--jobs", str(options.jobs), "--shared", options.shared]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this file
        sys.stdout.write(ROW.format(**json.loads(told.stdout)))
        sys.stdout.flush()


def one(shared: Path, size: int, jobs: int) -> dict[str, Any]:
    """One build of the first `size` filings, measured."""
    found = list(sources([shared / "fsn"]))
    start = time.perf_counter()
    for _ in islice(Supply(found), size):
        pass
    read = time.perf_counter() - start
    extracted = own = 0.0

    def watch(_: Made | Skipped) -> None:
        nonlocal extracted, own
        extracted, own = time.perf_counter() - start, time.process_time()

    with tempfile.TemporaryDirectory() as folder:
        target = open_store(Path(folder) / "market.govgraph")
        journal = Journal.beside(Path(folder) / "market.govgraph")
        kept = Path(folder) / "market.govgraph.journal"
        journal_size = 0

        def watch_journal(result: Made | Skipped) -> None:
            nonlocal journal_size
            watch(result)
            journal_size += len(result.graph) if isinstance(result, Made) else 0

        with processes(jobs) as executor:
            start, before = time.perf_counter(), time.process_time()
            built = build(islice(Supply(found), size), target, executor=executor, journal=journal, watch=watch_journal)
            whole = time.perf_counter() - start
        assert not kept.exists()  # noqa: S101 - the store has it all
        memory = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        start = time.perf_counter()
        graph = target.read()
        load = time.perf_counter() - start
        store_size = (Path(folder) / "market.govgraph").stat().st_size
    assert len(graph) == built.filings  # noqa: S101
    return {
        "filings": built.filings,
        "skipped": len(built.skipped),
        "read": read,
        "extract": extracted,
        "rate": built.filings / extracted,
        "own": own - before,
        "store": whole - extracted,
        "load": load,
        "main_mb": memory[0],
        "worker_mb": memory[1],
        "journal_mb": journal_size / 1e6,
        "store_mb": store_size / 1e6,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--filings", default="500,1000,2000,4000,8000", help="how many, with commas between")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("GOVGRAPH_SHARED", "../shared")))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
