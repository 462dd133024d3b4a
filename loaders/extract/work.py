"""Oversight and work: who oversees whom or the programme, who carries the programme out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.extract.arguments import Arguments, Pairs, pairs_of
from loaders.extract.frames import CYBER, Frame
from loaders.extract.groups import Group
from loaders.extract.relation import COMPANY, PROGRAM

__all__ = ["read_work"]

_PROGRAM: Pairs = [(PROGRAM, "")]
_CYBER = re.compile(rf"(?:^| ){CYBER}")
_CLAUSE_END = re.compile(r";|\.(?= |$)")
_OVERSEEN = re.compile(
    r"(?: (?:and|to|of|over|both|our|the|its|all|work|done|by|a|an|activities|efforts|management|these|other"
    r"|specialized|dedicated|any|retained|operations|certain|external|internal|or|manages?|leads?)){0,7}"
    r" ?<([A-Z])(\d+)>(?!'s)"
)
_WORKS_ITSELF = re.compile(r"<[PX]\d+>(?:(?: ,)? (?:who|which|that))?(?: also)? $")


def read_work(
    frame: Frame, found: Arguments, level_of: Callable[[int], str | None]
) -> Iterator[tuple[str, Pairs, Pairs]]:
    """Edge type, sources and targets of a match of an OVERSEES or MANAGES frame."""
    source = found.captured("s") or (None if found.match.groupdict().get("s") else found.subject())
    if source is None:
        return
    sources = _sources(frame, found, source, level_of)
    if found.match.groupdict().get("t"):
        party = found.captured("t")
        if party is not None:
            yield frame.type, sources or [(COMPANY, "W")], pairs_of(party, frame.target_letters or "P")
    elif sources:
        targets = _targets(frame, found, source)
        if targets:
            yield frame.type, sources, targets


def _sources(frame: Frame, found: Arguments, source: Group, level_of: Callable[[int], str | None]) -> Pairs:
    sources = pairs_of(source, frame.letters or "BCOMTP")
    if frame.level:
        sources = [
            (n, x) for n, x in sources if x != "C" or (level_of(n) == "management") == (frame.level == "management")
        ]
    if frame.type == "MANAGES":
        # A board and its committees oversee; an outside party manages only what it is said to do itself, day to day.
        itself = bool(_WORKS_ITSELF.search(found.left)) and bool(
            re.match(
                r" ?(?:manages?|monitors?|operates?|administers?|responsible|to|that|which|who)\b", found.match.group()
            )
        )
        sources = [
            (n, x)
            for n, x in sources
            if x != "B" and not (x == "C" and level_of(n) == "board") and (x != "P" or itself)
        ]
    return sources


def _targets(frame: Frame, found: Arguments, source: Group) -> Pairs:
    if frame.passive:
        return _of_passive(frame, found)
    if frame.program:
        return _PROGRAM
    if frame.under:
        return _under(found, source)
    clause = _next_clause(found.right)
    if frame.object:
        direct = _OVERSEEN.match(found.right)
        targets = pairs_of(found.clauses.group(direct.group(2)), "CTOMP") if direct else []
        about_risk = _CYBER.search(clause) or "risk" in clause or "risk" in found.match.group()
        return targets or (_PROGRAM if about_risk else [])
    if not frame.cyber or _CYBER.search(found.match.group()) or _CYBER.search(clause):
        return _PROGRAM
    return []


def _of_passive(frame: Frame, found: Arguments) -> Pairs:
    """The programme, if it is what "is led by X"; "the team is led by X" is X leading, which another frame reads."""
    near = found.near()
    if near is not None:
        return pairs_of(near, "CTOM") if frame.type == "OVERSEES" else []
    before = " ".join(_CLAUSE_END.split(found.left)[-1].split()[-18:])
    return _PROGRAM if _CYBER.search(before) or "risk" in before else []


def _under(found: Arguments, source: Group) -> Pairs:
    """Y in "Under the oversight of X, Y does …"; at the end of a clause X oversees what stands before."""
    later = re.match(r" ?,? <([A-Z])(\d+)>", found.right)
    if later and later.group(1) in "CTOMX":
        return pairs_of(found.clauses.group(later.group(2)), "CTOM")
    near = found.near()
    return pairs_of(near) if near is not None and near is not source else _PROGRAM


def _next_clause(text: str) -> str:
    return " " + " ".join(_CLAUSE_END.split(text)[0].split()[:25])
