"""Edges: what all the sentences of a filing say of two entities, weighed together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Final

from graphmodel import EDGE_TYPES, LABELS, may_join
from loaders.extract.grouping import Entity
from loaders.extract.judging.candidates import Candidate
from loaders.extract.judging.model import Model
from loaders.extract.judging.network import probability
from loaders.extract.relation import COMPANY, PROGRAM, Relation

__all__ = ["EdgeKey", "Ledger", "Saying", "Verdict", "edge_keys"]

EdgeKey = tuple[str, int, int]
"""Edge type, source and target by entity number."""

_NOTICED: Final = -2.944  # log odds of 0.05: a sentence that makes an edge less likely says nothing of it
_CONSIDERED: Final = 0.06  # nor does a filing whose likeliest sentence is under this, unless a frame reads it there
_DIGITS: Final = 3  # of a confidence
_SAYS_IT: Final = 0.5  # of the likeliest sentence: others count as evidence from this part of it on


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that may say an edge: how likely it does, and the stretch of its collapsed text that would."""

    likely: float
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An edge that stands: its confidence, and the places of the sentences that say it.

    A place has no span where frames alone read the edge.
    """

    confidence: float
    places: dict[int, tuple[int, int] | None]


@dataclass(slots=True)
class Ledger:
    """What each sentence of a filing makes of each possible edge; `decide` draws the sum."""

    entities: Sequence[Entity]
    model: Model
    likely: dict[EdgeKey, dict[int, Saying]] = field(default_factory=lambda: defaultdict(dict))
    framed: dict[EdgeKey, dict[int, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    spoken_of: Counter[int] = field(default_factory=Counter)
    _pending: list[tuple[int, Candidate]] = field(default_factory=list)

    def note(self, place: int, candidate: Candidate) -> None:
        """Take in a candidate of the sentence at `place`; it is weighed when all are there."""
        if not candidate.seconds:
            self.spoken_of.update(candidate.firsts)
        self._pending.append((place, candidate))

    def _weigh(self) -> None:
        """Weigh the candidates that were taken in, all at once: many small products cost more than a large one."""
        pending, self._pending = self._pending, []
        for network, pairs in ((self.model.pairs, True), (self.model.lone, False)):
            noted = [(place, candidate) for place, candidate in pending if bool(candidate.seconds) == pairs]
            odds = network.log_odds([(candidate.shared, candidate.own) for _, candidate in noted])
            for (place, candidate), row in zip(noted, odds, strict=True):
                if max(row) < _NOTICED:
                    continue
                for name, log_odds in zip(network.classes, row, strict=True):
                    if log_odds >= _NOTICED:
                        self._note_likely(name, place, candidate, probability(log_odds))

    def _note_likely(self, name: str, place: int, candidate: Candidate, likely: float) -> None:
        for key in edge_keys(name, candidate):
            known = self.likely.get(key, {}).get(place)
            if self._may_be(key) and (known is None or likely > known.likely):
                self.likely[key][place] = Saying(likely, candidate.span)

    def note_frame(self, place: int, relation: Relation) -> EdgeKey:
        """Take in that a frame reads an edge in the sentence at `place`; the edge's key."""
        key = (relation.type, self._or_company(relation.source), self._or_company(relation.target))
        self.framed[key].setdefault(place, set()).add(relation.frame)
        return key

    def rows(self) -> Iterator[tuple[EdgeKey, list[float]]]:
        """Every edge that is worth a thought, with the numbers that it is judged by (see `_Sums.row`)."""
        self._weigh()
        sums = _Sums(self)
        for key in dict.fromkeys((*self.likely, *self.framed)):
            if (key in self.likely or self._may_be(key)) and (
                sums.best.get(key, 0.0) >= _CONSIDERED or key in self.framed
            ):
                yield key, sums.row(key)

    def decide(self) -> dict[EdgeKey, Verdict]:
        """The edges that stand, in the order in which the text first says them."""
        rows = dict(self.rows())
        confidences = zip(rows, self.model.forest.probabilities(list(rows.values())), strict=True)
        kept = {key: value for key, value in confidences if value >= self.model.threshold}
        for kind, source, target in list(kept):
            # Of an edge and its reverse the likelier stands.
            if kept.get((kind, target, source), 0.0) > kept.get((kind, source, target), 1.0):
                del kept[kind, source, target]
        return {key: Verdict(round(confidence, _DIGITS), self._places(key)) for key, confidence in kept.items()}

    def _places(self, key: EdgeKey) -> dict[int, tuple[int, int] | None]:
        likely = self.likely.get(key, {})
        best = max((saying.likely for saying in likely.values()), default=0.0)
        said: dict[int, tuple[int, int] | None] = dict.fromkeys(self.framed.get(key, {}))
        said |= {place: saying.span for place, saying in likely.items() if saying.likely >= _SAYS_IT * best}
        return dict(sorted(said.items()))

    def _or_company(self, number: int) -> int:
        """The number, with the registrant as `COMPANY` under whatever name the text speaks of it."""
        return COMPANY if number >= 0 and self.entities[number].label == "Company" else number

    def _may_be(self, key: EdgeKey) -> bool:
        kind, source, target = key
        return source != target and may_join(kind, self.label(source), self.label(target))

    def label(self, number: int) -> str:
        """The label of an entity, the Program or the Company."""
        return {PROGRAM: "Program", COMPANY: "Company"}.get(number) or self.entities[number].label


def edge_keys(name: str, candidate: Candidate) -> Iterator[EdgeKey]:
    """The edges that a class of a network stands for ("INFORMS>", "ENGAGES<CO") where it holds of a candidate."""
    kind, forward, _ = name.partition(">")
    if not candidate.seconds:
        for number in candidate.firsts:
            yield (kind, number, PROGRAM) if forward else (name.partition("<")[0], COMPANY, number)
        return
    for one in candidate.firsts:
        for other in candidate.seconds:
            yield (kind, one, other) if forward else (name.partition("<")[0], other, one)


class _Sums:
    """Sums over all edges of a filing, of which each edge's row takes its part."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.best = {key: max(saying.likely for saying in said.values()) for key, said in ledger.likely.items()}
        self.of_pair: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        self.framed_of_pair: Counter[tuple[int, int]] = Counter()
        self.from_source: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        self.to_target: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        self.of_entity: dict[int, float] = defaultdict(float)
        for (kind, source, target), value in self.best.items():
            self.of_pair[source, target][kind] = value
            self.from_source[kind, source][target] = value
            self.to_target[kind, target][source] = value
            for number in (source, target):
                self.of_entity[number] = max(self.of_entity[number], value)
        for (_, source, target), places in ledger.framed.items():
            self.framed_of_pair[source, target] += len(places)

    def row(self, key: EdgeKey) -> list[float]:
        """The numbers an edge is judged by: its own likelihoods, those of its rivals, and what it joins."""
        kind, source, target = key
        ledger = self.ledger
        said = sorted((saying.likely for saying in ledger.likely.get(key, {}).values()), reverse=True)
        pair = self.of_pair.get((source, target), {})
        back = self.of_pair.get((target, source), {})
        framed = len(ledger.framed.get(key, ()))
        same_source = [v for n, v in self.from_source.get((kind, source), {}).items() if n != target]
        same_target = [v for n, v in self.to_target.get((kind, target), {}).items() if n != source]
        numbers: list[float] = [
            said[0] if said else 0.0,
            1 - prod(1 - value for value in said),
            said[1] if len(said) > 1 else 0.0,
            len(said),
            framed,
            self._surest_wording(key),
            len(ledger.framed.get((kind, target, source), ())),
            self.framed_of_pair[source, target] - framed,
            back.get(kind, 0.0),
            max(back.values(), default=0.0),
            max((value for other, value in pair.items() if other != kind), default=0.0),
            max(same_source, default=0.0),
            max(same_target, default=0.0),
            sum(value > _SAYS_IT for value in same_source),
            sum(value > _SAYS_IT for value in same_target),
            ledger.spoken_of[source],
            ledger.spoken_of[target],
            self.of_entity[source],
            self.of_entity[target],
            self._words(source),
            self._words(target),
        ]
        numbers += [pair.get(other, 0.0) for other in EDGE_TYPES]
        numbers += [float(kind == other) for other in EDGE_TYPES]
        numbers += [float(ledger.label(source) == label) for label in LABELS]
        numbers += [float(ledger.label(target) == label) for label in LABELS]
        return numbers

    def _surest_wording(self, key: EdgeKey) -> float:
        """How often the surest of the wordings that say the edge is right; 0 where none says it."""
        wordings = self.ledger.model.wordings
        said = self.ledger.framed.get(key, {}).values()
        return max((wordings.get(frame, 0.5) for frames in said for frame in frames), default=0.0)

    def _words(self, number: int) -> int:
        return len(self.ledger.entities[number].name.split()) if number >= 0 else 0
