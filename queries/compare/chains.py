"""Chains of account: the ways from a post or a body up to the board, each step with its relation and its sentences.

A reporting line is the strongest account there is. So where the lines of a post lead to the board, these alone are its
chains; elsewhere whom it informs, who oversees it and the unit it belongs to are followed besides, and each step says
which of these it is. A committee of the board stands for the board and ends a chain. Outside parties and the registrant
itself are no step, and to sit on a body or to lead it is no account given to it.

The catalogue's `board_distance` asks for the shortest way by any of these relations but oversight; `nearest_board` is
the same here. Its `reporting_chain` follows briefings beside lines that reach the board, goes on from a committee of
the board to the board itself, and does not know oversight: it lists what the text ties together, not who answers to
whom.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from graphmodel import Evidence, FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Committee
from queries.compare.counterparts import is_board_level
from queries.compare.wording import card_title, relation

__all__ = ["Chain", "Chains", "Outcome", "Step", "chains_from", "nearest_board"]

Outcome = Literal["board", "dead end", "loop"]

_LINE: Final = "REPORTS_TO"
_WEAKER: Final = ("INFORMS", "OVERSEES", "PART_OF")
_WAYS_UP: Final = frozenset({_LINE, "INFORMS", "PART_OF"})
_RELATIONS: Final = (_LINE, *_WEAKER)
_OUTSIDE: Final = frozenset({"ThirdParty", "Program"})
_BODIES: Final = frozenset({"Board", "Committee", "Team", "Management"})
_MOST_WAYS: Final = 2_000
_NEAR: Final = 6  # steps, as in `board_distance`


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: the edge that says it, and the node that is reached."""

    edge: AnyEdge
    to: AnyNode

    @property
    def relation(self) -> str:
        """In words, read upwards: `reports to`, `informs`, `is overseen by`, `belongs to`."""
        special = {"OVERSEES": "is overseen by", "PART_OF": "belongs to"}
        return special.get(self.edge.type) or relation(self.edge.type)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences that say so."""
        return self.edge.evidence


@dataclass(frozen=True, slots=True)
class Chain:
    """A way up from `start`; without steps where the filing says no way up at all.

    `outcome` is "board" where it ends at the board or a committee of it, "loop" where its last step comes back to a
    node that it has passed, and "dead end" where the filing says nothing further.
    """

    start: AnyNode
    steps: tuple[Step, ...]
    outcome: Outcome

    @property
    def nodes(self) -> tuple[AnyNode, ...]:
        """The start and what each step reaches."""
        return (self.start, *(step.to for step in self.steps))

    @property
    def hops(self) -> int:
        """The number of steps."""
        return len(self.steps)

    @property
    def levels(self) -> tuple[str, ...]:
        """What each node is: `officer`, `team`, `management`, `management committee`, `board committee`, `board`."""
        return tuple(map(_level, self.nodes))

    @property
    def bodies(self) -> tuple[AnyNode, ...]:
        """The bodies that are passed on the way, such as a management committee: neither the start nor the end."""
        return tuple(node for node in self.nodes[1:-1] if node.label in _BODIES)

    def __str__(self) -> str:
        """`Chief Information Security Officer → reports to Chief Information Officer → informs Audit Committee`."""
        words = [card_title(self.start), *(f"{step.relation} {card_title(step.to)}" for step in self.steps)]
        ends = {"board": "", "loop": " (a loop)", "dead end": " (nothing further is disclosed)"}
        return " → ".join(words) + ends[self.outcome]


@dataclass(frozen=True, slots=True)
class Chains:
    """All chains of one node, those that reach the board first, then the shortest, then those with most lines.

    `complete` is False where there are so many ways that the search was cut short.
    """

    found: tuple[Chain, ...]
    complete: bool

    @property
    def to_board(self) -> tuple[Chain, ...]:
        """Those that reach the board."""
        return tuple(chain for chain in self.found if chain.outcome == "board")


def chains_from(part: FilingGraph, uid: str) -> Chains:
    """The chains that start at a node of the filing (an officer, team, committee, management); never empty.

    KeyError where the filing has no such node. A node of the board is at the board: one chain without steps.
    """
    climb = _Climb(part)
    led = climb.led_to_board()
    open_ways: deque[tuple[Step, ...]] = deque([()])
    found: list[Chain] = []
    start = climb.nodes[uid]
    looked_at = 0
    while open_ways and looked_at < _MOST_WAYS:
        looked_at += 1
        way = open_ways.popleft()
        here = way[-1].to if way else start
        passed = {start.uid, *(step.to.uid for step in way)}
        if is_board_level(here):
            found.append(Chain(start, way, "board"))
            continue
        following = climb.steps(here, {_LINE} if here.uid in led else set(_RELATIONS))
        onward = [step for step in following if step.to.uid not in passed]
        back = [step for step in following if step.to.uid in passed and not _turns_round(way, step)]
        open_ways.extend((*way, step) for step in onward)
        found += [Chain(start, (*way, step), "loop") for step in back]
        if not onward and not back:
            found.append(Chain(start, way, "dead end"))
    return Chains(tuple(sorted(found, key=_order)), not open_ways)


def nearest_board(part: FilingGraph, starts: Iterable[str]) -> Chain | None:
    """The shortest way from one of these nodes to the board or a committee of it, over lines, briefings and belonging.

    None where there is none within six steps: what the catalogue's `board_distance` answers. Of ways of one length the
    one with more reporting lines comes first.
    """
    climb = _Climb(part)
    queue: deque[tuple[AnyNode, tuple[Step, ...]]] = deque((climb.nodes[uid], ()) for uid in starts)
    best: list[Chain] = []
    seen: set[str] = set()
    while queue:
        start, way = queue.popleft()
        if len(way) > _NEAR or (best and len(way) > best[0].hops):
            break
        here = way[-1].to if way else start
        if way and is_board_level(here):
            best.append(Chain(start, way, "board"))
        elif here.uid not in seen:
            seen.add(here.uid)
            queue.extend((start, (*way, step)) for step in climb.steps(here, _WAYS_UP))
    return min(best, key=_order, default=None)


class _Climb:
    """A filing's nodes and the steps up from each, lines first."""

    def __init__(self, part: FilingGraph) -> None:
        self.nodes: dict[str, AnyNode] = {node.uid: node for node in part.nodes}
        self._up: dict[str, list[Step]] = {}
        for edge in sorted(part.edges, key=_edge_order):
            low, high = (edge.target, edge.source) if edge.type == "OVERSEES" else (edge.source, edge.target)
            if edge.type in _RELATIONS and low != high and self._is_inside(low) and self._is_inside(high):
                self._up.setdefault(low, []).append(Step(edge, self.nodes[high]))

    def _is_inside(self, uid: str) -> bool:
        return uid in self.nodes and self.nodes[uid].label not in _OUTSIDE

    def steps(self, node: AnyNode, relations: Iterable[str]) -> list[Step]:
        """The steps up from a node, one to each that is reached: by the strongest relation between the two."""
        wanted = frozenset(relations)
        found: dict[str, Step] = {}
        for step in self._up.get(node.uid, ()):
            if step.edge.type in wanted:
                found.setdefault(step.to.uid, step)
        return list(found.values())

    def led_to_board(self) -> frozenset[str]:
        """Ids of the nodes whose reporting lines lead to the board."""
        below: dict[str, list[str]] = {}
        for low in self._up:
            for step in self.steps(self.nodes[low], {_LINE}):
                below.setdefault(step.to.uid, []).append(low)
        queue = [uid for uid in below if is_board_level(self.nodes[uid])]
        reached: set[str] = set()
        while queue:
            fresh = [low for low in below.get(queue.pop(), ()) if low not in reached]
            reached.update(fresh)
            queue += fresh
        return frozenset(reached)


def _edge_order(edge: AnyEdge) -> tuple[int, str, str]:
    rank = _RELATIONS.index(edge.type) if edge.type in _RELATIONS else len(_RELATIONS)
    return (rank, edge.source, edge.target)


def _order(chain: Chain) -> tuple[bool, int, tuple[int, ...], str]:
    weight = tuple(_RELATIONS.index(step.edge.type) for step in chain.steps)
    return (chain.outcome != "board", chain.hops, weight, str(chain))


def _turns_round(way: tuple[Step, ...], step: Step) -> bool:
    """Whether a step only goes back over the one before, as of two who inform each other: no loop of account."""
    return (
        bool(way)
        and step.edge.type != _LINE
        and {step.edge.source, step.edge.target}
        == {
            way[-1].edge.source,
            way[-1].edge.target,
        }
    )


def _level(node: AnyNode) -> str:
    if isinstance(node, Committee):
        return "board committee" if is_board_level(node) else "management committee"
    return node.label.lower()
