"""Which relations of a chart came, went or changed from one filing of a company to its next.

Every relation on the charts is told; `queries.drift` tells what of it is a change of facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.register import Entry
from queries.compare.counterparts import counterpart
from queries.compare.wording import relation_phrase

__all__ = ["RelationChange", "RelationChanges", "relation_changes"]

What = Literal["came", "went", "changed"]
_Key = tuple[str, str, str]
_TWO = 2
_ONE_ABOVE: Final = frozenset({"REPORTS_TO", "DELEGATES_TO"})
_ONE_IN_CHARGE: Final = frozenset({"OVERSEES", "MANAGES", "LEADS"})


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that only the newer filing says (`before` is None), only the older, or each in another way."""

    what: What
    before: AnyEdge | None
    after: AnyEdge | None


@dataclass(frozen=True, slots=True)
class RelationChanges:
    """Two filings of one company, by their places among those compared, the changes, and how many relations stayed."""

    older: int
    newer: int
    changes: tuple[RelationChange, ...]
    same: int


def relation_changes(parts: Sequence[FilingGraph]) -> RelationChanges | None:
    """What changed between two filings; None where they are not exactly two, of one company.

    Relations are the same where type and counterparts at both ends are: another title for the same role is no change.
    A relation has changed where its frequency or its hedge has, where a line or a task goes to another, or where
    another is in charge.
    """
    if len(parts) != _TWO or parts[0].company.uid != parts[1].company.uid:
        return None
    older, newer = sorted((0, 1), key=lambda place: Entry.of(parts[place]).age)
    before, after = _by_key(parts[older]), _by_key(parts[newer])
    stayed = before.keys() & after.keys()
    changed = [key for key in after if key in stayed and relation_phrase(before[key]) != relation_phrase(after[key])]
    went = {key: edge for key, edge in before.items() if key not in stayed}
    came = {key: edge for key, edge in after.items() if key not in stayed}
    changes = [RelationChange("changed", before[key], after[key]) for key in changed]
    changes += _moved(went, came)
    changes += [RelationChange("came", None, edge) for edge in came.values()]
    changes += [RelationChange("went", edge, None) for edge in went.values()]
    return RelationChanges(older, newer, tuple(changes), len(stayed) - len(changed))


def _by_key(part: FilingGraph) -> dict[_Key, AnyEdge]:
    key_of = {node.uid: counterpart(node).key for node in (part.company, *part.nodes)}
    edges: dict[_Key, AnyEdge] = {}
    for edge in part.edges:
        edges.setdefault((key_of[edge.source], edge.type, key_of[edge.target]), edge)
    return edges


def _moved(went: dict[_Key, AnyEdge], came: dict[_Key, AnyEdge]) -> list[RelationChange]:
    """Takes out of both what is one relation with another end: one alone went and one alone came in its place."""
    changes = []
    for types, kept in ((_ONE_ABOVE, 0), (_ONE_IN_CHARGE, 2)):
        pairs: dict[tuple[str, str], tuple[list[_Key], list[_Key]]] = defaultdict(lambda: ([], []))
        for side, edges in enumerate((went, came)):
            for key in edges:
                if key[1] in types:
                    pairs[key[1], key[kept]][side].append(key)
        for gone, new in pairs.values():
            if len(gone) == len(new) == 1:
                changes.append(RelationChange("changed", went.pop(gone[0]), came.pop(new[0])))
    return changes
