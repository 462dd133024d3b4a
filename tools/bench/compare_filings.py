"""Time comparing, structural distances, peers and drift over a store of the market's filings.

    python tools/bench/compare_filings.py STORE [--pairs N] [--seed N]

Lines: milliseconds for comparing two filings, and six, in the median and at most over N random choices; the same for
the structural distance alone, with the share that is exact, and for networkx's `graph_edit_distance` of a twentieth of
the pairs, with how often it is given up after a second and how often it says more edits than suffice; seconds for the
structures of all filings and for asking for the ten nearest; seconds for the drift of every company.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import networkx

from graphmodel.store import open_store
from queries.compare import Structure, Structures, compare, structural_distance, structure_of
from queries.drift import market_drifts

_PATIENCE = 1.0


def main() -> None:
    """Measure everything on one store."""
    options = _options()
    contents = open_store(options.store).contents()
    parts = list(contents.parts(texts=False))
    told = [part for part in parts if part.edges]
    gc.freeze()  # who compares two filings does not hold the market in memory for the collector to go through
    chosen = random.Random(options.seed)  # noqa: S311 - a sample
    _say(f"{len(parts):,} filings, {len(told):,} with a structure")
    for count in (2, 6):
        times = [_seconds(compare, chosen.sample(told, count)) for _ in range(options.pairs)]
        _say(f"compare {count}: {_spread(times)}")
    pairs = [[structure_of(part) for part in chosen.sample(told, 2)] for _ in range(options.pairs)]
    exact = sum(structural_distance(*pair).exact for pair in pairs)
    times = [_seconds(lambda pair: structural_distance(*pair), pair) for pair in pairs]
    _say(f"structural distance: {_spread(times)}; {exact} of {len(pairs)} exact")
    _networkx(pairs[: max(1, options.pairs // 20)])
    start = time.perf_counter()
    structures = Structures(told)
    made = time.perf_counter() - start
    times = [_seconds(lambda part: structures.nearest(part, 10), part) for part in chosen.sample(told, 20)]
    _say(f"peers: structures of all {made:.2f} s; first question {times[0]:.2f} s, then {_spread(times[1:])}")
    start = time.perf_counter()
    drifts = list(market_drifts(contents))
    seconds = time.perf_counter() - start
    changes = sum(len(drift.changes) for drift in drifts)
    _say(f"drift: {len(drifts):,} companies, {changes:,} changes, {seconds:.1f} s with reading the store")


def _networkx(pairs: list[list[Structure]]) -> None:
    times, late, more = [], 0, 0
    for pair in pairs:
        start = time.perf_counter()
        graphs = map(_graph, pair)
        edits = networkx.graph_edit_distance(
            *graphs, node_subst_cost=_node_cost, edge_subst_cost=_edge_cost, timeout=_PATIENCE
        )
        times.append(time.perf_counter() - start)
        late += times[-1] >= _PATIENCE
        more += edits is not None and edits > structural_distance(*pair).edits
    said = f"{late} of {len(pairs)} given up after {_PATIENCE:.0f} s, {more} with more edits than suffice"
    _say(f"networkx: {_spread(times)}; {said}")


def _graph(structure: Structure) -> Any:
    """Relations between the same two on one edge: networkx takes no parallel ones here."""
    graph = networkx.DiGraph()
    graph.add_nodes_from((place, {"kind": kind}) for place, kind in enumerate(structure.classes))
    for source, kind, target in structure.edges:
        kinds = graph.edges[source, target]["kinds"] if graph.has_edge(source, target) else frozenset()
        graph.add_edge(source, target, kinds=kinds | {kind})
    return graph


def _node_cost(one: dict[str, Any], other: dict[str, Any]) -> int:
    return 0 if one["kind"] == other["kind"] else 1_000


def _edge_cost(one: dict[str, Any], other: dict[str, Any]) -> int:
    return len(one["kinds"] ^ other["kinds"])


def _seconds(work: Callable[[Any], object], given: Any) -> float:
    start = time.perf_counter()
    work(given)
    return time.perf_counter() - start


def _spread(times: list[float]) -> str:
    return f"{1000 * median(times):.2f} ms in the median, {1000 * max(times):.2f} ms at most"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store", metavar="STORE")
    parser.add_argument("--pairs", type=int, default=300, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    main()
