"""Which node of the earlier filing is which of the later one: the same, renamed, or one put in the other's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Final, Literal

from rapidfuzz import fuzz

from graphmodel import FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import AnyNode, Committee, Officer
from queries.compare.counterparts import structural_class
from queries.drift.naming import forms, is_named, same_field, same_words
from queries.drift.sentences import Sentences, plain
from queries.drift.side import Side

__all__ = ["Match", "Matching", "match_nodes"]

How = Literal["same", "renamed", "replaced"]

_ALIKE: Final = 80.0
_SWAPPED: Final = 80.0
_MISSPELT: Final = 97.0
"""From here on, two names of one filing are one: a letter more or less in a title, but no "SVP" for a "VP"."""
_OTHERS: Final = re.compile(r"\b(?:deputy|assistant|associate|former|regional|divisional|local)\b")
"""Words that make of a title the title of somebody else."""
_ONE_OF_A_KIND: Final = frozenset({"Program", "Board"})
_ACTORS: Final = frozenset({"Officer", "Committee", "Team"})


@dataclass(frozen=True, slots=True)
class Match:
    """A node of the earlier filing, the one of the later filing that it is, and how."""

    old: AnyNode
    new: AnyNode
    how: How


@dataclass(slots=True)
class Matching:
    """The matches, and the nodes of either filing that have none."""

    matches: list[Match] = field(default_factory=list)
    gone: list[AnyNode] = field(default_factory=list)
    fresh: list[AnyNode] = field(default_factory=list)

    def later_id(self) -> dict[str, str]:
        """Ids of the earlier filing's nodes as ids of the later one's, by each node's first match."""
        return {match.old.uid: match.new.uid for match in reversed(self.matches)}

    def earlier_id(self) -> dict[str, str]:
        """Ids of the later filing's nodes as ids of the earlier one's."""
        return {match.new.uid: match.old.uid for match in reversed(self.matches)}


def match_nodes(earlier: Side, later: Side) -> Matching:
    """Match by name, by role, level and kind, by like names, by longer titles, then by sentences that name another.

    Each of these takes the pairs of most like names first, and a node at most once. Renamed: the same role or kind, but
    a title that the other filing does not know, or the same sentence and field, but another rank. Replaced: the same
    sentence has another post or body in its place.
    """
    found = Matching(gone=list(earlier.part.nodes), fresh=list(later.part.nodes))
    for same in (_same_name, _same_kind, _like_name, _longer_title):
        for old, new in _pairs(found, same):
            renamed = same is not _same_name and _is_renamed(old, new, earlier.sentences, later.sentences)
            found.matches.append(Match(old, new, "renamed" if renamed else "same"))
    _match_twins(found)
    swaps = _Swaps(earlier.part, later.part)
    for old, new in _pairs(found, swaps.is_swap):
        found.matches.append(Match(old, new, "renamed" if _is_regraded(old, new) else "replaced"))
    return found


def _pairs(found: Matching, same: Callable[[AnyNode, AnyNode], bool]) -> Iterator[tuple[AnyNode, AnyNode]]:
    """The pairs that are the same, taken out of those without a match."""
    fitting = [(old, new) for old, new in product(found.gone, found.fresh) if same(old, new)]
    for old, new in sorted(fitting, key=lambda pair: -fuzz.ratio(pair[0].name, pair[1].name)):
        if old in found.gone and new in found.fresh:
            found.gone.remove(old)
            found.fresh.remove(new)
            yield old, new


def _match_twins(found: Matching) -> None:
    """Match what a filing writes in two ways, as "Chief Execuctive Officer", both times with the same node."""
    known = tuple(found.matches)
    again = [Match(node, match.new, "same") for node, match in product(found.gone, known) if _is_twin(node, match.old)]
    again += [
        Match(match.old, node, "same") for node, match in product(found.fresh, known) if _is_twin(node, match.new)
    ]
    found.matches += again
    found.gone = [node for node in found.gone if all(node is not match.old for match in again)]
    found.fresh = [node for node in found.fresh if all(node is not match.new for match in again)]


def _is_twin(node: AnyNode, other: AnyNode) -> bool:
    return node.label == other.label and fuzz.ratio(plain(node.name), plain(other.name)) >= _MISSPELT


def _same_name(old: AnyNode, new: AnyNode) -> bool:
    if old.label != new.label:
        return False
    return old.label in _ONE_OF_A_KIND or plain(old.name) == plain(new.name)


def _same_kind(old: AnyNode, new: AnyNode) -> bool:
    if old.label != new.label:
        return False
    kind = structural_class(old)
    return (kind == structural_class(new) and not kind.endswith("/other")) or bool(
        _names(old) & forms(new) or _names(new) & forms(old)
    )


def _names(node: AnyNode) -> frozenset[str]:
    return frozenset({plain(node.name)})


def _like_name(old: AnyNode, new: AnyNode) -> bool:
    """Names of like words, for bodies also across the labels that they are read as."""
    if old.label != new.label and not {old.label, new.label} <= {"Committee", "Team"}:
        return False
    if isinstance(old, Officer) and isinstance(new, Officer) and old.role != new.role:
        return False
    return same_words(old.name, new.name) or fuzz.ratio(plain(old.name), plain(new.name)) >= _ALIKE


def _longer_title(old: AnyNode, new: AnyNode) -> bool:
    """Whether a post has one title within the other: a general counsel who is "general counsel and secretary" too."""
    if not (isinstance(old, Officer) and isinstance(new, Officer)) or not same_field(old.name, new.name):
        return False
    shorter, longer = sorted((plain(old.name), plain(new.name)), key=len)
    return f" {shorter} " in f" {longer} " and not _OTHERS.search(longer.replace(shorter, ""))


def _is_renamed(old: AnyNode, new: AnyNode, before: Sentences, after: Sentences) -> bool:
    """Whether a post or a committee has a name that the other filing does not give it."""
    if not isinstance(new, Officer | Committee) or same_words(old.name, new.name):
        return False
    if isinstance(old, Officer) and isinstance(new, Officer) and None in (old.job_title, new.job_title):
        return False  # a person, whose post the other filing names
    known = any(same_words(old.name, alias) for alias in new.aliases) or any(
        same_words(new.name, alias) for alias in old.aliases
    )
    return not (known or _says_besides(after, old, new) or _says_besides(before, new, old))


def _says_besides(sentences: Sentences, node: AnyNode, longer: AnyNode) -> bool:
    """Whether a filing says a name, other than within a longer one: "head of IT" in "vice president and head of IT"."""
    name, other = plain(node.name), plain(longer.name)
    return name in (sentences.all.replace(other, "") if name in other else sentences.all)


def _is_regraded(old: AnyNode, new: AnyNode) -> bool:
    """Whether a post of one field has another rank now: a director of IT who is a vice president of IT."""
    if not (isinstance(old, Officer) and isinstance(new, Officer)):
        return False
    return None in (old.role, new.role) and same_field(old.name, new.name)


class _Swaps:
    """Whether one node stands where another one stood: in the same sentence, at the same end of a like edge."""

    def __init__(self, earlier: FilingGraph, later: FilingGraph) -> None:
        self._before = _by_end(earlier)
        self._after = _by_end(later)

    def is_swap(self, old: AnyNode, new: AnyNode) -> bool:
        if old.label != new.label and not {old.label, new.label} <= _ACTORS:
            return False
        return any(
            kind == other_kind and end == other_end and self._reads(edge, other, old, new)
            for kind, end, edge in self._before.get(old.uid, ())
            for other_kind, other_end, other in self._after.get(new.uid, ())
        )

    @staticmethod
    def _reads(edge: AnyEdge, other: AnyEdge, old: AnyNode, new: AnyNode) -> bool:
        said, says = plain(edge.evidence[0].text), plain(other.evidence[0].text)
        if is_named(new, said) or is_named(old, says) or not (is_named(old, said) and is_named(new, says)):
            return False
        return fuzz.ratio(_without(old, said), _without(new, says)) >= _SWAPPED


def _without(node: AnyNode, text: str) -> str:
    """A sentence without the longest form of a node that stands in it."""
    stands = [form for form in forms(node) if f" {form} " in f" {text} "]
    return f" {text} ".replace(f" {max(stands, key=len)} ", " ") if stands else text


def _by_end(part: FilingGraph) -> dict[str, list[tuple[str, str, AnyEdge]]]:
    found: dict[str, list[tuple[str, str, AnyEdge]]] = {}
    for edge in part.edges:
        if edge.type == "MEMBER_OF":  # in a list of members, one more and one less are no swap
            continue
        found.setdefault(edge.source, []).append((edge.type, "source", edge))
        found.setdefault(edge.target, []).append((edge.type, "target", edge))
    return found
