"""What it takes to load a market into Neo4j and to ask it: `load_neo4j.py STORE`, beside the server of the tests.

STORE is the file that `govgraph build` made of it. Two ways to load it are measured in turns, each in a process of its
own and into an empty database with the same constraints and indexes. `bare` has all rows, the same that a store sends,
in memory before the clock starts and sends them with one UNWIND for each label and each type of edge, 10,000 rows at a
time, the ends of edges found by their places in the database. `govgraph` reads the filings from STORE and writes them
as `govgraph build` does, and `again` writes them once more, when nothing changes. Then every question is asked of both
stores, as a whole and, where it is about one company and reads no other's filings, of one. docs/benchmarks.md has a
result.

The database is emptied. Without GOVGRAPH_TEST_NEO4J_URI nothing is measured, which is said.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from neo4j import Driver, GraphDatabase

from graphmodel.register import Register
from graphmodel.store import FileStore, Login
from graphmodel.store.rows import Row, company_row
from graphmodel.store.server import schema
from graphmodel.store.server.store import Neo4jStore
from graphmodel.store.server.stored import StoredRows, marks_of
from queries.answer import Engine
from queries.catalogue import Question, questions
from queries.run import opened, run_query

RATIO: Final = 1.3
MEGABYTES: Final = 1_000
SECONDS: Final = 5.0
ONE_COMPANY: Final = 0.2
_BATCH: Final = 10_000
_WAYS: Final = ("bare", "govgraph", "again")
_ASKED: Final = {"evidence": {"node": "CISO"}}
"""Values for parameters without a default."""

_NAMES: Final = tuple(f"GOVGRAPH_TEST_NEO4J_{name}" for name in ("URI", "USER", "PASSWORD"))


def main() -> int:
    """Measure, or, as a child, do one thing; 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--only", choices=["load", "ask"])
    parser.add_argument("--one", choices=_WAYS)
    given = parser.parse_args()
    if not all(map(os.environ.get, _NAMES)):
        sys.stdout.write(f"Neo4j is not measured: {_NAMES[0]} names no server; `make bench` starts one with Java 17\n")
        return 0
    if given.one:
        sys.stdout.write(json.dumps(_one(given.one, given.store)))
        return 0
    missed = []
    if given.only != "ask":
        missed += _loads(given.store, given.turns)
    if given.only != "load":
        missed += _questions(given.store)
    sys.stdout.writelines(f"NOT REACHED: {line}\n" for line in missed)
    return 1 if missed else 0


def _loads(source: Path, turns: int) -> list[str]:
    """Load in turns and print a table; the bounds that were not kept."""
    told: dict[str, list[dict[str, float]]] = defaultdict(list)
    for turn in range(turns + 1):
        for what in _WAYS:
            if what != "again":
                _empty()
            command = [sys.executable, __file__, str(source), "--one", what]
            one = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
            if turn:  # the first turn is the server's warming up
                told[what].append(one)
            sys.stderr.write(f"{what}: {one}\n")
    middle = {what: statistics.median(one["seconds"] for one in ones) for what, ones in told.items()}
    peak = {what: max(one["mb"] for one in ones) for what, ones in told.items()}
    sys.stdout.write(
        "| load | seconds | × bare | own processor seconds | peak, MB |\n| --- | --- | --- | --- | --- |\n"
    )
    for what, took in middle.items():
        own = statistics.median(one["own"] for one in told[what])
        sys.stdout.write(f"| {what} | {took:.1f} | {took / middle['bare']:.2f} | {own:.1f} | {peak[what]:.0f} |\n")
    missed = [
        f"{what} takes more than {bound} × bare"
        for what, bound in (("govgraph", RATIO), ("again", 1.0))
        if middle[what] > bound * middle["bare"]
    ]
    if peak["govgraph"] > MEGABYTES:
        missed.append(f"loading takes more than {MEGABYTES} MB")
    return missed


def _one(what: str, source: Path) -> dict[str, float]:
    took = _bare(source) if what == "bare" else _written(source)
    return {**took, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _written(source: Path) -> dict[str, float]:
    """Write the filings of a file to the server's store as `govgraph build` does."""
    store = _store()
    clock = _Clock()
    store.write(FileStore(source).contents().parts())
    took = clock.read()
    store.close()
    return took


class _Clock:
    """Seconds by the clock, and those of this process's own work, which other programs disturb less."""

    def __init__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def read(self) -> dict[str, float]:
        return {"seconds": time.perf_counter() - self._start[0], "own": time.process_time() - self._start[1]}


def _bare(source: Path) -> dict[str, float]:
    """Send the same rows without anything that a store does besides."""
    contents = FileStore(source).contents()
    nodes: dict[str, list[Row]] = defaultdict(list)
    edges: dict[str, list[Row]] = defaultdict(list)
    nodes["Company"] = [company_row(company) for company in contents.register.companies()]
    for part in contents.parts():
        rows = StoredRows.of(part, marks_of(part))
        for label, row in rows.nodes:
            nodes[label].append(row)
        for kind, tie in rows.edges:
            edges[kind].append(tie._asdict())
    schema.ensure(_store().connection)
    with _driver() as driver:
        clock = _Clock()
        places: dict[str, str] = {}
        for label, these in nodes.items():
            merge = f"MERGE (n:{label} {{uid: row.uid}}) SET n = row RETURN row.uid, elementId(n)"
            places.update(_send(driver, merge, these))
        for kind, these in edges.items():
            for row in these:
                row["source"], row["target"] = places[row["source"]], places[row["target"]]
            _send(
                driver,
                "MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target "
                f"CREATE (a)-[e:{kind}]->(b) SET e = row.held SET e.sentence = row.held.sentences[0]",
                these,
            )
        return clock.read()


def _send(driver: Driver, change: str, rows: list[Row]) -> Iterator[tuple[str, str]]:
    found = []
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        found += driver.execute_query(f"UNWIND $rows AS row {change}", rows=batch, database_="neo4j").records
    return ((record[0], record[1]) for record in found)


def _questions(source: Path) -> list[str]:
    """Ask every question of both stores and print a table; the bounds that were not kept."""
    register = FileStore(source).contents().register
    company = _busiest(register)
    missed = []
    sys.stdout.write("\n| question | rows | server, s | file, s | one company: server, s | file, s |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- | --- |\n")
    engines = (opened(_store()), opened(FileStore(source)))
    for engine in engines:
        _ = engine.register  # which opening takes
    for asked in questions():
        took: list[float | None] = []
        count = 0
        for params, bound in _askings(asked, company):
            for engine in engines:
                seconds = None
                if params is not None:
                    seconds, rows = _timed(engine, asked, params)
                    count = max(count, rows)
                    if seconds > bound:
                        missed.append(f"{asked.name} takes {seconds:.2f} s, more than {bound} s")
                took.append(seconds)
        cells = (f"{seconds:.2f}" if seconds is not None else "–" for seconds in took)
        sys.stdout.write(f"| {asked.name} | {count:,} | {' | '.join(cells)} |\n")
        sys.stdout.flush()
    return missed


def _askings(asked: Question, company: str) -> Iterator[tuple[dict[str, Any] | None, float]]:
    """The parameters to ask with of the market and of one company, and the bounds; None where that is no question."""
    given = _ASKED.get(asked.name, {})
    of = {parameter.name: company for parameter in asked.parameters if parameter.kind == "company"}
    needed = {parameter.name: company for parameter in asked.parameters if parameter.name in of and parameter.required}
    yield None if needed and asked.of_company else given | needed, SECONDS
    yield given | of if asked.of_company else None, ONE_COMPANY


def _timed(engine: Engine, asked: Question, params: dict[str, Any]) -> tuple[float, int]:
    """The second time, when the server has planned it."""
    for _ in range(2):
        start = time.perf_counter()
        rows = run_query(engine, asked.name, **params).rows
        took = time.perf_counter() - start
    return took, len(rows)


def _busiest(register: Register) -> str:
    """The CIK of a registrant with the most filings."""
    known = [company for company in register.companies() if company.cik]
    return max(known, key=lambda company: (len(register.filings_of(company.uid)), company.uid)).cik or ""


def _store() -> Neo4jStore:
    uri, user, password = (os.environ[name] for name in _NAMES)
    return Neo4jStore(uri, Login(user, password, "neo4j"))


def _driver() -> Driver:
    uri, user, password = (os.environ[name] for name in _NAMES)
    return GraphDatabase.driver(uri, auth=(user, password))


def _empty() -> None:
    with _driver() as driver, driver.session(database="neo4j") as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


if __name__ == "__main__":
    raise SystemExit(main())
