"""Candidates: the pairs of entities that a sentence may relate, each with its features."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from graphmodel import role_of, third_party_kind
from graphmodel.sentences import Sentence
from loaders.extract.clauses import Clauses
from loaders.extract.grouping import Entity, level_of_committee
from loaders.extract.groups import LETTER, Group
from loaders.extract.judging.lone_features import lone_features
from loaders.extract.judging.pair_features import pair_features
from loaders.extract.judging.structure import Structure, structure_of
from loaders.extract.relation import COMPANY, PROGRAM, Relation

__all__ = ["Candidate", "Features", "candidates"]

# "We do not have a CISO who …": whoever stands in such a clause is not there.
_DENIED: Final = re.compile(
    r"(?:<W\d+>|\bwe|\bcompany) (?:currently |presently )?(?:do|does|did|have|has|had) not (?:\w+ly |yet )?"
    r"(?:(?:have|had|engage|employ|maintain|designat|appoint|use|hir|establish|form|retain|rely|utiliz)\w*\b|(?=<))"
    r"(?:(?! , (?:but|and|however|although|rather|instead|we|our|so)\b)[^;.])*"
)
_FURTHEST_GROUP: Final = 8  # groups further apart than this, or words than the next, are not looked at as a pair
_FURTHEST_WORD: Final = 70
_ROLES: Final = frozenset({"CISO", "CIO", "CTO", "CEO", "CFO", "GC", "CRO"})
_COMPANY: Final = "W"
Members = list[int]
Features = tuple[str, ...]
"""Each once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Entities that a sentence may relate, and what of the sentence speaks for it.

    A pair has `firsts` and `seconds` in the order of the text, every one of them with every other; a lone candidate
    has no seconds: its firsts may be related to the Program or the Company. `span` is the stretch of the collapsed
    sentence from the one to the other.
    """

    firsts: tuple[int, ...]
    seconds: tuple[int, ...]
    shared: Features
    own: Features
    span: tuple[int, int]

    @property
    def features(self) -> Features:
        """All features: those of the words, which candidates of one place share, and the candidate's own."""
        return (*self.shared, *self.own)


def candidates(
    sentence: Sentence, clauses: Clauses, said: Iterable[Relation], entities: Sequence[Entity], *, heading: bool
) -> Iterator[Candidate]:
    """The candidates of one sentence; `said` are the relations that its frames read.

    A heading has some only where something is said in it: its words are no sentence.
    """
    wordings = _Wordings(list(said), entities)
    if not clauses.groups or (heading and not wordings.said):
        return
    structure = structure_of(clauses)
    denied = [match.span() for match in _DENIED.finditer(clauses.text)] if " not " in clauses.text else []
    members = {
        number: _by_kind(clauses.groups[number], entities)
        for number in structure.at
        if not any(start <= clauses.at[number] < end for start, end in denied)
    }
    elements = sorted({_short(span.element) for span in sentence.spans})
    common = ["HDG"] if heading else []
    order = list(members)
    for place, left in enumerate(order):
        yield from _lone(structure, clauses, left, members[left], wordings, entities, [*common, *elements])
        for right in order[place + 1 : place + 1 + _FURTHEST_GROUP]:
            if structure.at[right] - structure.at[left] > _FURTHEST_WORD:
                break
            yield from _pairs(structure, clauses, left, right, members, wordings, entities, common)


def _by_kind(group: Group, entities: Sequence[Entity]) -> dict[str, Members]:
    """The group's entities by their kinds, the registrant left out."""
    found: dict[str, Members] = {}
    for number in group.entities:
        kind = _kind_of(entities[number])
        if kind != _COMPANY:
            found.setdefault(kind, []).append(number)
    return found


def _kind_of(entity: Entity) -> str:
    """The label's letter, with a committee's level, an officer's role and a third party's kind."""
    return _kind(entity.label, entity.name, level_of_committee(entity) or "")


@lru_cache(maxsize=1 << 14)
def _kind(label: str, name: str, level: str) -> str:
    letter = LETTER[label]
    if label == "Officer":
        role = role_of(name)
        return letter + (role if role in _ROLES else "x")
    if label == "ThirdParty":
        return letter + third_party_kind(name)[:4]
    return letter + level[:1]


def _short(element: str | None) -> str:
    """A code for a cyd element."""
    name = (element or "").removeprefix("cyd:CybersecurityRisk").removesuffix("TextBlock")
    return "el:" + name[:24]


@lru_cache(maxsize=1 << 14)
def _last_words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", name.lower())[-3:])


@dataclass(slots=True)
class _Wordings:
    """The relations that the frames read in a sentence, to look up by their ends."""

    said: list[Relation]
    entities: Sequence[Entity]
    by_ends: dict[tuple[int, int], list[Relation]] = field(default_factory=lambda: defaultdict(list))
    out_of: dict[int, list[Relation]] = field(default_factory=lambda: defaultdict(list))
    into: dict[int, list[Relation]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for relation in self.said:
            source = relation.source
            if source >= 0 and self.entities[source].label == "Company":
                source = COMPANY
            self.by_ends[source, relation.target].append(relation)
            self.out_of[source].append(relation)
            self.into[relation.target].append(relation)

    def lone(self, members: Members) -> list[str]:
        """What is said of the members and the Program or the Company, and of them and others."""
        found: set[str] = set()
        for number in members:
            for relation in self.by_ends.get((number, PROGRAM), ()):
                found |= {"gP" + relation.type, "hP" + relation.frame}
            for relation in self.by_ends.get((COMPANY, number), ()):
                found |= {"gC" + relation.type, "hC" + relation.frame}
            found.update("go" + relation.type for relation in self.out_of.get(number, ()) if relation.target >= 0)
            found.update("gi" + relation.type for relation in self.into.get(number, ()) if relation.source >= 0)
        return sorted(found)

    def pair(self, firsts: Members, seconds: Members) -> list[str]:
        """What is said of the two, in either direction, and of each and others."""
        found: set[str] = set()
        for one in firsts:
            for other in seconds:
                for relation in self.by_ends.get((one, other), ()):
                    found |= {"g>" + relation.type, "h>" + relation.frame}
                for relation in self.by_ends.get((other, one), ()):
                    found |= {"g<" + relation.type, "h<" + relation.frame}
        for code, members, others in (("1", firsts, seconds), ("2", seconds, firsts)):
            for number in members:
                found.update(self._with_others(code, number, others))
        return sorted(found)

    def _with_others(self, code: str, number: int, others: Members) -> Iterator[str]:
        for relation in self.out_of.get(number, ()):
            if relation.target < 0:
                yield f"u{code}{relation.type}"
            elif relation.target not in others:
                yield f"o{code}{relation.type}"
        for relation in self.into.get(number, ()):
            if relation.source not in others:
                yield f"i{code}{relation.type}"


def _lone(
    structure: Structure,
    clauses: Clauses,
    number: int,
    members: dict[str, Members],
    wordings: _Wordings,
    entities: Sequence[Entity],
    common: Sequence[str],
) -> Iterator[Candidate]:
    group = clauses.groups[number]
    start = clauses.at[number]
    shared: dict[str, Features] = {}
    for kind, numbers in members.items():
        letter = kind[0]
        if letter not in shared:
            shared[letter] = _once(lone_features(structure, number, letter))
        said = wordings.lone(numbers)
        owner, sums_up = f"poss{int(group.possessive)}", f"um{int(not set(numbers).isdisjoint(group.umbrella))}"
        own = [*said, *(letter + code for code in said), *common, *(letter + code for code in common)]
        own += [owner, letter + owner, sums_up, letter + sums_up, "F" + kind]
        own += [] if said else [letter + "nog"]
        words = _last_words(entities[numbers[0]].name)
        own += ["nm:" + word for word in words]
        own += [f"{letter}hd:{words[-1]}"] if words else []
        yield Candidate(tuple(numbers), (), shared[letter], _once(own), (start, start + 1))


def _pairs(
    structure: Structure,
    clauses: Clauses,
    left: int,
    right: int,
    members: dict[int, dict[str, Members]],
    wordings: _Wordings,
    entities: Sequence[Entity],
    common: Sequence[str],
) -> Iterator[Candidate]:
    one, other = clauses.groups[left], clauses.groups[right]
    subject = clauses.subject_before(clauses.at[right])
    governs = "N" if subject is None else str(int(set(subject.entities) == set(one.entities)))
    span = (clauses.at[left], clauses.at[right])
    shared: dict[str, Features] = {}
    for kind, firsts in members[left].items():
        for other_kind, seconds in members[right].items():
            labels = kind[0] + other_kind[0]
            if labels not in shared:
                shared[labels] = _once(pair_features(structure, left, right, labels))
            said = wordings.pair(firsts, seconds)
            own = [*said, *(labels + code for code in said if code[0] == "g"), *common]
            own += [] if said else ["nog", labels + "nog"]
            own += [f"sub{governs}", f"poss{int(one.possessive)}{int(other.possessive)}"]
            own += [f"F1{kind}", f"F2{other_kind}", f"FF{kind}{other_kind}"]
            own.append("h1" + "".join(_last_words(entities[firsts[0]].name)[-1:]))
            own.append("h2" + "".join(_last_words(entities[seconds[0]].name)[-1:]))
            yield Candidate(tuple(firsts), tuple(seconds), shared[labels], _once(own), span)


def _once(features: Iterable[str]) -> Features:
    return tuple(dict.fromkeys(features))
