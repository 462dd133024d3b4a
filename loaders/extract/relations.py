"""Relations of one sentence: frames matched on its collapsed form, their arguments found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphmodel import may_join
from loaders.extract.attributes import frequency_in, is_hedged
from loaders.extract.clauses import Clauses, Group
from loaders.extract.frames import CYBER, Frame, frames

__all__ = ["COMPANY", "PROGRAM", "Relation", "find_relations"]

PROGRAM = -1
COMPANY = -2
LABELS = {
    "B": "Board",
    "C": "Committee",
    "O": "Officer",
    "M": "Management",
    "T": "Team",
    "P": "ThirdParty",
    "W": "Company",
}
_NEGATED = re.compile(r"\b(?:not|no|never|neither|nor|without)\b(?! only)(?: \S+){0,3} ?$")
# What somebody did elsewhere or before is no edge ("20 years of experience in overseeing …"), nor is what was handed on.
_PAST = re.compile(
    r"\b(?:experience|expertise|background|career|previously|prior to|formerly|skills|knowledge|(?:serv|work)(?:ed|ing) (?:as|in)"
    r"|roles? (?:in|at|leading|as)|held|responsibility for such)(?: (?!;|and is|, is)\S+){0,7} ?$|\b(?:delegat|assign)\w+(?: (?!;|<)\S+){0,7} ?$"
)
_VERB_BEFORE = re.compile(
    r"(?:^|>|>'s|\b(?:and|or|who|which|that|will|also|to|may|shall|would|should|,|turn|each|then|up|not|they|must|can"
    r"|he|she|it|management|chairs?|\w+ly))$"
)
_CYBER = re.compile(rf"(?:^| ){CYBER}")
# "We use third parties to assist us …, including, for example, assessors and consultants": the kinds come after.
_LISTED = re.compile(
    r"(?:(?!;)(?!<[BCOMTXP])\S+ ){0,34}?(?:includ(?:e|ing)|such as|among other things|for example)\b(?:(?!<|;)\S* ){1,6}?<P(\d+)>"
)
_CLAUSE_END = re.compile(r";|\.(?= |$)")
_PASSED = r"(?:is|are|was|were|,|\(|also|which|that|who|being|been|has|have|be|and|\w+ly|a|an|the|our|cross-functional|-|dedicated|group|currently|will|comprised|may|,)"
_ADJACENT = re.compile(rf"<([A-Z])(\d+)>(?: {_PASSED}){{0,5}} ?$")
_EVENT = re.compile(r"\b(?:in the event|in case|upon|when(?:ever)? (?:a|an)) (?:\S+ ){1,12}")
_FREQUENT_ABOUT = re.compile(
    r"^(?: \S+){0,2}? ?,? ?(?:on|regarding|about|concerning|with respect to|of any|relating to|related to|any|as to|quarterly|"
    r"annually|at least|periodically|regularly|monthly|as needed|as appropriate|at each|following|its|their|the results)\b"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge to be, between entity numbers (`PROGRAM` and `COMPANY` stand for those two)."""

    type: str
    source: int
    target: int
    frame: str
    frequency: str | None = None
    hedged: bool = False
    confidence: float = 0.8


def find_relations(clauses: Clauses, level_of: Callable[[int], str | None]) -> Iterator[Relation]:
    """All relations that the sentence's frames give; `level_of` tells a committee's level where it is known."""
    for frame in frames():
        if frame.needs and not frame.needs.search(clauses.text):
            continue
        position = 0
        while match := frame.pattern.search(clauses.text, position):
            position = match.end()
            if frame.verb and not _VERB_BEFORE.search(clauses.text[: match.start()].rstrip()):
                continue
            if frame.type in {"OVERSEES", "MANAGES", "LEADS"} and _PAST.search(clauses.text[: match.start()]):
                continue
            if _NEGATED.search(clauses.text[: match.start()]) and frame.type not in {"INSIDE"}:
                continue
            yield from _Reading(clauses, frame, match, level_of).relations()


@dataclass(slots=True)
class _Reading:
    """One match of a frame."""

    clauses: Clauses
    frame: Frame
    match: re.Match[str]
    level_of: Callable[[int], str | None]

    def relations(self) -> Iterator[Relation]:
        for edge_type, sources, targets in self._read():
            for source, source_letter in sources:
                for target, target_letter in targets:
                    kind = _inside_type(source_letter) if edge_type == "INSIDE" else edge_type
                    source_label = "Company" if source == COMPANY else LABELS[source_letter]
                    target_label = "Program" if target == PROGRAM else LABELS[target_letter]
                    if source == target or not may_join(kind, source_label, target_label):
                        continue
                    yield Relation(
                        kind,
                        source,
                        target,
                        self.frame.name,
                        frequency_in(self.clauses.text, *self.match.span())
                        if kind in {"INFORMS", "REPORTS_TO"}
                        else None,
                        is_hedged(self.clauses.text, *self.match.span()),
                        self.frame.confidence,
                    )

    def _read(self) -> Iterator[tuple[str, list[tuple[int, str]], list[tuple[int, str]]]]:
        kind = self.frame.type
        if kind in {"OVERSEES", "MANAGES"}:
            yield from self._work(kind)
        elif kind == "ENGAGES":
            yield from self._engages()
        elif kind == "MEET":
            yield from self._meets()
        elif kind == "LEADS":
            yield from self._leads()
        elif kind == "INSIDE":
            yield from self._inside()
        else:
            source, target = self._ends()
            if kind == "SUPPORTS" and self.frame.program and source is not None:
                letters = self.frame.letters or "CTOMP"
                yield kind, [(n, letter) for n, letter in _pairs(source) if letter in letters], [(PROGRAM, "")]
                return
            if source is None or target is None:
                return
            if kind == "SUPPORTS" and "P" in source.letters + target.letters and self.frame.name == "supports":
                return
            if kind == "REPORT":
                kind = self._report_kind()
            elif self.frame.name == "reports something to" and _only_adverbs(self.match):
                return
            pairs = _pairs(source)
            if kind in {"INFORMS", "REPORTS_TO", "DELEGATES_TO"}:
                pairs = [(n, letter) for n, letter in pairs if letter != "W"]
            yield kind, pairs, _pairs(target)

    def _ends(self) -> tuple[Group | None, Group | None]:
        found = self.match.groupdict()
        source = self.clauses.group(found["s"]) if found.get("s") else None
        target = self.clauses.group(found["t"]) if found.get("t") else None
        if source is None:
            source = self._near() if self.frame.subject == "near" else self._subject()
        if target is None and self.frame.target:
            if self.frame.target != "near":
                target = self._subject()
            elif self.frame.type == "SUPPORTS":
                target = self._near() or self._subject()
            else:
                target = self._body()
        if self.frame.swap and found.get("s") and not found.get("t"):
            target = self._near()
        return source, target

    def _subject(self) -> Group | None:
        left = self.clauses.text[: self.match.start()]
        owner = re.search(r"<([A-Z])(\d+)>'s (?:\S+ ){0,2}$", left)
        if owner:
            return self.clauses.group(owner.group(2))
        direct = re.search(r"<([A-Z])(\d+)> ?$", left)
        if direct and re.search(r"\b(?:of|to|by|from|with|for)$", left[: direct.start()].rstrip()):
            direct = None
        if direct and not re.match(r"\w+ing\b(?! by)", self.match.group()):
            return self.clauses.group(direct.group(2))
        return self.clauses.subject_before(self.match.start())

    def _body(self) -> Group | None:
        """The nearest body to the left that is no agent ("…, led by X, that consists of"): whose members follow."""
        near = self._near()
        inner = re.compile(r"\b(?:of|from|including|by)(?: (?!<)\S+){0,3}$")
        if near is not None and near.letters[-1] in "CT":
            at = max((a for n, a in self.clauses.at.items() if self.clauses.groups[n] is near), default=0)
            if not re.search(
                r"\b(?:compris|consist|compos|includ|made up)\S*(?: (?!<)\S+){0,6}$", self.clauses.text[:at].rstrip()
            ):
                return near
        for number, at in self.clauses.before(self.match.start()):
            group = self.clauses.groups[number]
            left = self.clauses.text[:at].rstrip()
            between = self.clauses.text[at : self.match.start()]
            if (
                len(between.split()) > 22
                or ";" in between
                or (near is None and not re.search(r"<\w+>(?: is| are)? ?,|<\w+> (?:which|that|is|are|,)", between))
            ):
                return None
            apposed = re.match(r"<\w+> , (?:a|an|the) (?:(?!<)\S+ ){1,4}$", between)
            if group.letters[-1] in "CT" and (apposed or not inner.search(left)):
                return group
        return None

    def _near(self) -> Group | None:
        found = _ADJACENT.search(re.sub(r"\( [^()]*\) ?", "", self.clauses.text[: self.match.start()]))
        return self.clauses.group(found.group(2)) if found else None

    def _report_kind(self) -> str:
        after = self.clauses.text[self.match.end() :]
        inside = self.match.group()
        before = self.clauses.text[: self.match.start()].split()
        if before[-1:] and before[-1] in {"quarterly", "annually", "regularly", "periodically", "monthly", "also"}:
            return "INFORMS"
        if before[-1:] == ["and"] and self.match.group("tl") in "BCX" and "directly" not in inside:
            return "INFORMS"  # "evaluates … and reports to the committee"
        if frequency_in(inside, 0, len(inside)) or _EVENT.search(self.clauses.text[: self.match.start()]):
            return "INFORMS"
        if re.search(r"\bdirectly\b", inside):
            return "REPORTS_TO"
        return "INFORMS" if _FREQUENT_ABOUT.search(after) else "REPORTS_TO"

    def _meets(self) -> Iterator[tuple[str, list[tuple[int, str]], list[tuple[int, str]]]]:
        source, target = self._ends()
        if source is None or target is None:
            return
        for s in _pairs(source):
            for t in _pairs(target):
                if "W" in {s[1], t[1]}:
                    continue
                backward = (s[1] in "BC" and t[1] in "OMTP") or (s[1] == "B" and t[1] == "C")
                if s[1] == "C" and self.level_of(s[0]) == "management" and t[1] in "OM" and False:
                    backward = False
                yield ("INFORMS", [t], [s]) if backward else ("INFORMS", [s], [t])

    def _work(self, kind: str) -> Iterator[tuple[str, list[tuple[int, str]], list[tuple[int, str]]]]:
        found = self.match.groupdict()
        source = self.clauses.group(found["s"]) if found.get("s") else self._subject()
        if source is None:
            return
        sources = [(n, letter) for n, letter in _pairs(source) if letter != "W"]
        if self.frame.letters:
            sources = [(n, letter) for n, letter in sources if letter in self.frame.letters]
        if self.frame.level:
            sources = [
                (n, letter)
                for n, letter in sources
                if letter != "C" or (self.level_of(n) == "management") == (self.frame.level == "management")
            ]
        if kind == "MANAGES":
            sources = [
                (n, letter)
                for n, letter in sources
                if not (letter == "B" or (letter == "C" and self.level_of(n) == "board"))
                and not (letter == "P" and not self._works_itself())
            ]
        if found.get("t"):
            parties = [(n, letter) for n, letter in _pairs(self.clauses.group(found["t"])) if letter == "P"]
            yield kind, sources or [(COMPANY, "W")], parties
            return
        if not sources:
            return
        if self.frame.passive:
            near = self._near()
            if near is not None:
                if kind == "OVERSEES":
                    yield kind, sources, [(n, letter) for n, letter in _pairs(near) if letter in "CTOM"]
                return
            before = _last_clause(self.clauses.text[: self.match.start()])
            if _CYBER.search(before) or "risk" in before:
                yield kind, sources, [(PROGRAM, "")]
            return
        if self.frame.program:
            yield kind, sources, [(PROGRAM, "")]
            return
        after = self.clauses.text[self.match.end() :]
        if self.frame.name == "under the oversight of":
            later = re.match(r" ?,? (?:our |the )?<([A-Z])(\d+)>", after)
            if later and later.group(1) in "CTOMX":
                yield (
                    kind,
                    sources,
                    [(n, letter) for n, letter in _pairs(self.clauses.group(later.group(2))) if letter in "CTOM"],
                )
            else:
                near = self._near()
                yield kind, sources, _pairs(near) if near and near is not source else [(PROGRAM, "")]
            return
        if self.frame.object:
            direct = re.match(
                r"(?: (?:and|to|of|over|both|our|the|its|all|work|done|by|a|an|activities|efforts|management|these|other|specialized|dedicated|any|retained|operations|certain|external|internal|or|manages?|leads?)){0,7} ?<([A-Z])(\d+)>(?!'s)",
                after,
            )
            if direct and direct.group(1) in "CTOMPX":
                targets = [
                    (n, letter) for n, letter in _pairs(self.clauses.group(direct.group(2))) if letter in "CTOMP"
                ]
                if targets:
                    yield kind, sources, targets
                    return
            clause = _next_clause(after)
            if _CYBER.search(clause) or "risk" in clause:
                yield kind, sources, [(PROGRAM, "")]
            return
        if not self.frame.cyber or _CYBER.search(self.match.group()) or _CYBER.search(_next_clause(after)):
            yield kind, sources, [(PROGRAM, "")]

    def _works_itself(self) -> bool:
        """Whether an outside party is said to do the day-to-day work, which alone makes it a manager."""
        return bool(
            re.search(r"<[PX]\d+>(?:(?: ,)? (?:who|which|that))?(?: also)? $", self.clauses.text[: self.match.start()])
            and re.match(r"(?:manages?|monitors?|operates?|administers?|responsible)\b", self.match.group())
        )

    def _leads(self) -> Iterator[tuple[str, list[tuple[int, str]], list[tuple[int, str]]]]:
        source, target = self._ends()
        if source is None or target is None:
            return
        targets = [(n, letter) for n, letter in _pairs(target) if letter in "CTM"]
        sources = [(n, letter) for n, letter in _pairs(source) if letter in "OMCT"]
        if self.frame.name == "led by" and target.letter == "X":
            targets = [(n, letter) for n, letter in targets if n in target.last]
        yield "LEADS", sources, targets

    def _inside(self) -> Iterator[tuple[str, list[tuple[int, str]], list[tuple[int, str]]]]:
        source, target = self._ends()
        if self.frame.swap:
            found = self.match.groupdict()
            source, target = self.clauses.group(found["t"]), self.clauses.group(found["s"])
            if source.letter != "C" or target.letter != "B":
                return
        if source is None or target is None:
            return
        if self.frame.members and self.match.group().startswith("including") and self._near() is not target:
            return
        targets = [(n, letter) for n, letter in _pairs(target) if letter in ("CT" if self.frame.members else "BCMT")]
        sources = [(n, letter) for n, letter in _pairs(source) if letter in "CTOMP"]
        if self.frame.letters:
            if source.letter not in self.frame.letters or (target.letter != "B" and source.letter == "C"):
                return
            targets = [(n, letter) for n, letter in targets if (letter == "B") == (source.letter == "C")]
        if self.frame.members and target.letter == "X":
            targets = [(n, letter) for n, letter in targets if n in target.last]
        yield "INSIDE", sources, targets

    def _engages(self) -> Iterator[tuple[str, list[tuple[int, str]], list[tuple[int, str]]]]:
        target = self.clauses.group(self.match.group("t"))
        targets = [(n, letter) for n, letter in _pairs(target) if letter == "P" and n not in target.umbrella]
        listed = _LISTED.match(self.clauses.text[self.match.end() :])
        if listed:
            kinds = self.clauses.group(listed.group(1))
            targets += [(n, letter) for n, letter in _pairs(kinds) if letter == "P"]
        sources: list[tuple[int, str]] = []
        if self.frame.name == "engages":
            left = self.clauses.text[: self.match.start()]
            close = re.search(
                r"<([A-Z])(\d+)>(?: (?:,|who|which|that|also|may|will|and|\w+ly|can|has|have|is|are|responsible|for|from|time|to|as|needed)){0,6} ?$",
                left,
            )
            if close:
                subject = self.clauses.group(close.group(2))
                sources = [(n, letter) for n, letter in _pairs(subject) if letter in "OTCM"]
        yield "ENGAGES", sources or [(COMPANY, "W")], targets


def _pairs(group: Group) -> list[tuple[int, str]]:
    return list(zip(group.entities, group.letters, strict=True))


def _inside_type(source_letter: str) -> str:
    return "MEMBER_OF" if source_letter == "O" else "PART_OF"


def _only_adverbs(match: re.Match[str]) -> bool:
    words = match.group().split()[1:-1]
    return all(
        w.endswith("ly")
        or w in {"up", "out", "in", "to", "directly", "on", "a", "basis", "regular", "our", "the", "jointly", "back"}
        for w in words
    )


def _last_clause(text: str) -> str:
    return " ".join(_CLAUSE_END.split(text)[-1].split()[-18:])


def _next_clause(text: str) -> str:
    return " " + " ".join(_CLAUSE_END.split(text)[0].split()[:25])
