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


def longest(edges: set[Edge]) -> int:
    """Nodes of the longest way of reporting lines and of accounts to bodies, which ends at the board."""

    def below(passed: tuple[str, ...]) -> int:
        place = passed[-1]
        further = {
            b
            for a, kind, b in edges
            if a == place != "board" and b not in passed and (kind == "REPORTS_TO" or b in BODIES)
        }
        return max((below((*passed, node)) for node in further), default=len(passed))

    most = max(below((node,)) for node in NODES if node != "board")
    return most if most > 1 else 0


def circles(edges: set[Edge]) -> set[str]:
    """Circles of reporting lines, each from the node whose id comes first."""
    order = sorted(NODES, key=lambda node: f"{NODES[node][0]}/{node}")
    found = set()

    def walk(passed: tuple[str, ...]) -> None:
        for a, kind, b in edges:
            if kind == "REPORTS_TO" and a == passed[-1]:
                if b == passed[0]:
                    found.add(" → ".join((*passed, b)))
                elif b not in passed and order.index(b) > order.index(passed[0]):
                    walk((*passed, b))

    for node in order:
        walk((node,))
    return found


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
    (count, *_) = [row for row in run_query(frozen, "distance_counts").dicts() if row["companies"]]
    assert count["hops"] == distance(edges)
    chains = run_query(frozen, "longest_chain").dicts()
    assert [row["levels"] for row in chains] == ([longest(edges)] if longest(edges) else [])
    assert all(row["chain"].count(" → ") == row["levels"] - 1 == len(row["sentences"]) for row in chains)
    rounds = run_query(frozen, "circular_lines").dicts()
    assert sorted(row["circle"] for row in rounds) == sorted(circles(edges))


def check_steps(row: dict[str, Any], edges: set[Edge]) -> None:
    nodes = row["chain"].split(" → ")
    steps = list(zip(nodes, row["relations"], nodes[1:], strict=False))
    assert row["hops"] == len(steps) == len(nodes) - 1
    assert set(steps) <= edges
    assert row["sentences"] == [" ".join(step) for step in steps]
    assert row["reaches_board"] == (nodes[-1] == "board")
