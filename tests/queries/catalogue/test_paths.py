"""The questions that follow paths, against a plain search, on random graphs with circles and parallel edges."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel import FilingGraph, GovernanceGraph, may_join
from queries.engine import Snapshot
from queries.run import run_query

MakePart = Callable[..., FilingGraph]
NODES = {
    "ciso": ("Officer", "ciso"),
    "cio": ("Officer", "cio"),
    "ceo": ("Officer", "ceo"),
    "group": ("Committee", "group", {"level": "management"}),
    "audit": ("Committee", "audit", {"level": "board"}),
    "board": ("Board", "board"),
}
STEPS = ("REPORTS_TO", "INFORMS", "PART_OF")
BODIES = ("group", "audit", "board")
EDGES = [
    (source, kind, target)
    for source in NODES
    for kind in STEPS
    for target in NODES
    if may_join(kind, NODES[source][0], NODES[target][0])
]
Edge = tuple[str, str, str]


def ways(edges: set[Edge], place: str, passed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Chains as `reporting_chain` defines them, by node."""
    further = {b for a, kind, b in edges if a == place and b not in passed and (kind != "INFORMS" or b in BODIES)}
    if place == "board" or not further:
        yield passed
        return
    for node in sorted(further):
        yield from ways(edges, node, (*passed, node))


def distance(edges: set[Edge]) -> int | None:
    """Steps of any of the three kinds from the CISO to the board or a committee of it."""
    reached, steps = {"ciso"}, 0
    while not reached & {"board", "audit"}:
        steps += 1
        grown = reached | {b for a, _, b in edges if a in reached}
        if grown == reached:
            return None
        reached = grown
    return steps


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=st.sets(st.sampled_from(EDGES), max_size=14))
def test_paths_are_those_of_a_plain_search(make_part: MakePart, edges: set[Edge]) -> None:
    part = make_part("f", nodes=NODES, edges=[(*edge, " ".join(edge)) for edge in sorted(edges)])
    frozen = Snapshot(GovernanceGraph([part]))
    (nearest,) = run_query(frozen, "board_distance").dicts()
    assert nearest["hops"] == distance(edges)
    found = run_query(frozen, "reporting_chain").dicts()
    assert sorted(row["chain"] for row in found) == sorted(" → ".join(way) for way in ways(edges, "ciso", ("ciso",)))
    for row in found:
        check_steps(row, edges)


def check_steps(row: dict[str, Any], edges: set[Edge]) -> None:
    nodes = row["chain"].split(" → ")
    steps = list(zip(nodes, row["relations"], nodes[1:], strict=False))
    assert row["hops"] == len(steps) == len(nodes) - 1
    assert set(steps) <= edges
    assert row["sentences"] == [" ".join(step) for step in steps]
    assert row["reaches_board"] == (nodes[-1] == "board")
