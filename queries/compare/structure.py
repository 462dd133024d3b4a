"""How far apart two structures are: graph edit distance on canonical roles.

A structure is a filing's graph with each node as what it is across companies (`CISO`, `audit committee of the board`,
`consultant`), and no names. The distance counts the nodes and the edges that have to be added and taken away to make
one structure of the other; a node is only ever matched with one of its own class, for a CISO who became a legal
department is no edit that a reader would make. Then to match as many as can be never costs more than not to, and what
is left to search are the ways to pair several nodes of one class, such as three officers without a canonical role.
networkx's `graph_edit_distance` knows nothing of that: it takes hundreds of times as long, and with a cost that forbids
to match nodes of two classes it may say more edits than suffice (`tools/bench/compare_filings.py` counts both).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, permutations, product
from math import perm, prod
from typing import Any, Final

from graphmodel import FilingGraph
from queries.compare.counterparts import structural_class

__all__ = ["Distance", "Structure", "structural_distance", "structure_of"]

_MOST_PAIRINGS: Final = 720
_MOST_EXCHANGES: Final = 2_000

_Edge = tuple[int, str, int]
_Pairing = dict[int, int]


@dataclass(frozen=True)
class Structure:
    """The class of each node, and the edges as (place of the source, type, place of the target)."""

    classes: tuple[str, ...]
    edges: frozenset[_Edge]

    @property
    def size(self) -> int:
        """The number of its nodes and edges."""
        return len(self.classes) + len(self.edges)

    def lines(self) -> Counter[tuple[str, str, str]]:
        """The edges by the classes that they join."""
        return Counter((self.classes[source], kind, self.classes[target]) for source, kind, target in self.edges)

    @cached_property
    def fingerprint(self) -> Counter[Any]:
        """Its classes and lines: what two structures do not share of these, no pairing of nodes can save."""
        return Counter(self.classes) + self.lines()


@dataclass(frozen=True, slots=True)
class Distance:
    """How many edits (a node or an edge added or taken away) lead from one structure to the other.

    `edits` can be done; fewer than `least` cannot. The two are the same where the distance is exact. `of` are the edits
    where nothing is shared at all: the nodes and edges of both.
    """

    edits: int
    least: int
    of: int

    @property
    def exact(self) -> bool:
        """Whether no smaller number of edits is possible."""
        return self.edits == self.least

    @property
    def similarity(self) -> float:
        """1 for the same structure, 0 where nothing is shared; 1 for two that are empty."""
        return 1 - self.edits / self.of if self.of else 1.0

    def __str__(self) -> str:
        """`12 of 51 edits`; `between 10 and 12 of 51 edits` where it is not exact."""
        edits = str(self.edits) if self.exact else f"between {self.least} and {self.edits}"
        return f"{edits} of {self.of} edits"


def structure_of(part: FilingGraph) -> Structure:
    """A filing's structure, the registrant among its nodes."""
    nodes = (part.company, *part.nodes)
    places = {node.uid: place for place, node in enumerate(nodes)}
    return Structure(
        tuple(map(structural_class, nodes)),
        frozenset((places[edge.source], edge.type, places[edge.target]) for edge in part.edges),
    )


def structural_distance(one: Structure, other: Structure) -> Distance:
    """The graph edit distance of two structures, exact where there are at most 720 ways to pair their nodes.

    Elsewhere the best pairing that a search by exchanges finds gives `edits`, and what the classes alone forbid gives
    `least`.
    """
    of = one.size + other.size
    nodes = _differing(Counter(one.classes), Counter(other.classes))
    floor = _differing(one.lines(), other.lines())
    rows = _alike(one, other)
    fewest = of
    few = prod(perm(max(map(len, row)), min(map(len, row))) for row in rows) <= _MOST_PAIRINGS
    for pairing in _pairings(rows) if few else _improved(one, other, rows):
        fewest = min(fewest, _edge_edits(one, other, pairing))
        if fewest == floor:
            break
    return Distance(nodes + fewest, nodes + (fewest if few else floor), of)


_Row = tuple[list[int], list[int]]


def _alike(one: Structure, other: Structure) -> list[_Row]:
    """For each class that both have, the places of its nodes in either."""
    shared = sorted(set(one.classes) & set(other.classes))
    return [
        (
            [i for i, name in enumerate(one.classes) if name == kind],
            [i for i, name in enumerate(other.classes) if name == kind],
        )
        for kind in shared
    ]


def _pairings(rows: Sequence[_Row]) -> Iterator[_Pairing]:
    """Every way to pair as many nodes as can be, each with one of its class."""
    for choice in product(*(_row_pairings(left, right) for left, right in rows)):
        yield {i: j for pairs in choice for i, j in pairs}


def _row_pairings(left: list[int], right: list[int]) -> list[list[tuple[int, int]]]:
    if len(left) <= len(right):
        return [list(zip(left, chosen, strict=True)) for chosen in permutations(right, len(left))]
    return [list(zip(chosen, right, strict=True)) for chosen in permutations(left, len(right))]


def _improved(one: Structure, other: Structure, rows: Sequence[_Row]) -> Iterator[_Pairing]:
    """Ever better pairings: from one that pairs nodes of like edges, by exchanging the partners of two."""
    best = {i: j for left, right in rows for i, j in _by_likeness(one, other, left, right)}
    fewest = _edge_edits(one, other, best)
    yield best
    left_to_try = _MOST_EXCHANGES
    better = True
    while better:
        better = False
        for swapped in islice(_exchanges(best, rows), left_to_try):
            left_to_try -= 1
            edits = _edge_edits(one, other, swapped)
            if edits < fewest:
                best, fewest, better = swapped, edits, True
                yield best
                break


def _by_likeness(one: Structure, other: Structure, left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
    free = list(right)
    ties_left = {i: _ties(one, i) for i in left}
    ties_right = {j: _ties(other, j) for j in right}
    for i in sorted(left, key=lambda place: -ties_left[place].total()):
        if free:
            j = min(free, key=lambda place: _differing(ties_left[i], ties_right[place]))
            free.remove(j)
            yield i, j


def _exchanges(pairing: _Pairing, rows: Sequence[_Row]) -> Iterator[_Pairing]:
    """The pairing with the partners of two nodes of a class exchanged, or one partner for one that is free."""
    for left, right in rows:
        taken = {pairing[i] for i in left if i in pairing}
        for i, k in combinations(left, 2):
            partners = {node: pairing[old] for node, old in ((i, k), (k, i)) if old in pairing}
            yield {node: j for node, j in pairing.items() if node not in (i, k)} | partners
        for i in left:
            if i in pairing:
                yield from (pairing | {i: j} for j in right if j not in taken)


def _ties(structure: Structure, place: int) -> Counter[tuple[str, str, str]]:
    out = ((kind, "to", structure.classes[target]) for source, kind, target in structure.edges if source == place)
    into = ((kind, "from", structure.classes[source]) for source, kind, target in structure.edges if target == place)
    return Counter((*out, *into))


def _edge_edits(one: Structure, other: Structure, pairing: _Pairing) -> int:
    kept = sum((pairing.get(source), kind, pairing.get(target)) in other.edges for source, kind, target in one.edges)
    return len(one.edges) + len(other.edges) - 2 * kept


def _differing(one: Counter[Any], other: Counter[Any]) -> int:
    return (one - other).total() + (other - one).total()
