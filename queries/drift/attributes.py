"""Changes of what is said of a node or an edge that both filings have: holders, frequencies, frameworks, flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from graphmodel import FLAGS, Evidence, FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import Officer, Program
from queries.compare.counterparts import is_board_level
from queries.compare.wording import card_title, flag_title, frequency_of, relation
from queries.drift.change import Change, node_weight
from queries.drift.matching import Matching
from queries.drift.sentences import Sentences, plain
from queries.drift.side import Side

__all__ = ["attribute_changes"]

_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "jr", "sr", "ii", "iii", "iv", "cpa", "cissp", "phd"})
_CREDENTIAL: Final = re.compile(r"\bcertificates?\b|\bexperience|\bholds?\b|\bdegree|\bqualifi", re.IGNORECASE)
_WRITTEN_OUT: Final = {
    "nist": "national institute of standards",
    "iso": "international organization for standardization",
    "pci": "payment card industry",
    "ffiec": "federal financial institutions examination",
    "cis": "center for internet security",
    "soc": "system and organization controls",
}
_MISSPELT: Final = 75.0
_YES: Final = {True: "yes", False: "no"}
_SAID: Final = {
    "weekly": re.compile(r"\bweek"),
    "monthly": re.compile(r"\bmonth"),
    "quarterly": re.compile(r"\bquarter|\bfour times|\bthree months"),
    "semi-annually": re.compile(r"\bsemi|\btwice|\bbi ?annual|\btwo times|\bhalf"),
    "annually": re.compile(r"\bannual|\byear|\bonce"),
    "regularly": re.compile(r"\bregular|\broutine|\bfrequent"),
    "periodically": re.compile(r"\bperiod|\bfrom time to time"),
}


def attribute_changes(matching: Matching, earlier: Side, later: Side) -> Iterator[Change]:
    """Every such change; a value that only one filing gives is none, but for lists, which grow and shrink."""
    before, after = earlier.sentences, later.sentences
    for match in matching.matches:
        if isinstance(match.old, Officer) and isinstance(match.new, Officer) and match.how != "replaced":
            yield from _holder(match.old, match.new, before, after)
        if isinstance(match.old, Program) and isinstance(match.new, Program):
            yield from _frameworks(match.old, match.new, before, after)
    yield from _frequencies(matching, earlier, later)
    yield from _flags(earlier.part, later.part)


def _holder(old: Officer, new: Officer, before: Sentences, after: Sentences) -> Iterator[Change]:
    if not (old.person and new.person):
        return
    surnames = _surname(old.person), _surname(new.person)
    if fuzz.ratio(*surnames) >= _MISSPELT or surnames[1] in before.all or surnames[0] in after.all:
        return
    said = before.naming(surnames[0]), after.naming(surnames[1])
    yield Change("changed", "holder", card_title(new), old.person, new.person, *said, node_weight(new), (), (old, new))


def _surname(person: str) -> str:
    words = [word for word in plain(person).split() if word not in _TITLES]
    return words[-1] if words else plain(person)


def _frameworks(old: Program, new: Program, before: Sentences, after: Sentences) -> Iterator[Change]:
    for name in sorted(set(new.frameworks) - set(old.frameworks)):
        said = after.naming(plain(name))
        if not _says(name, old.frameworks, before) and not any(map(_is_credential, said)):
            yield Change("came", "framework", name, None, name, (), said, 1)
    for name in sorted(set(old.frameworks) - set(new.frameworks)):
        said = before.naming(plain(name))
        if not _says(name, new.frameworks, after) and not any(map(_is_credential, said)):
            yield Change("went", "framework", name, name, None, said, (), 1)


def _is_credential(saying: Evidence) -> bool:
    """Whether a sentence is about what somebody has learnt, not about what the programme follows."""
    return bool(_CREDENTIAL.search(saying.text))


def _says(framework: str, others: tuple[str, ...], sentences: Sentences) -> bool:
    """Whether a filing knows a framework, be it by its family, `NIST` of `NIST CSF`, or in long words."""
    words = set(plain(framework).split())
    written_out = (_WRITTEN_OUT[word] for word in words & _WRITTEN_OUT.keys())
    if any(form in sentences.all for form in (plain(framework), *written_out)):
        return True
    return any(words <= set(plain(other).split()) or set(plain(other).split()) <= words for other in others)


def _frequencies(matching: Matching, earlier: Side, later: Side) -> Iterator[Change]:
    ids = matching.later_id()
    older = {
        (ids.get(edge.source, edge.source), edge.type, ids.get(edge.target, edge.target)): edge
        for edge in earlier.part.edges
    }
    for edge in later.part.edges:
        old = older.get((edge.source, edge.type, edge.target))
        if old is None:
            continue
        often = frequency_of(old), frequency_of(edge)
        if often[0] == often[1] or _mentions(old, often[1]) or _mentions(edge, often[0]):
            continue
        source, target = later.ends(edge)
        words = f"{card_title(source)} {relation(edge.type)} {card_title(target)}"
        weight = 2 if is_board_level(target) else 1
        said = _saying(old, often[0]), _saying(edge, often[1])
        yield Change("changed", "frequency", words, *often, *said, weight, (old, edge))


def _saying(edge: AnyEdge, often: str | None) -> tuple[Evidence, ...]:
    """The edge's sentences, those that say the frequency first."""
    pattern = _SAID[often or ""]
    return tuple(sorted(edge.evidence, key=lambda saying: not pattern.search(plain(saying.text))))


def _mentions(edge: AnyEdge, often: str | None) -> bool:
    """Whether a sentence of the edge says this frequency too; `other` and `as needed` come beside any frequency."""
    pattern = _SAID.get(often or "")
    return pattern is None or any(pattern.search(plain(saying.text)) for saying in edge.evidence)


def _flags(earlier: FilingGraph, later: FilingGraph) -> Iterator[Change]:
    for name in FLAGS:
        old, new = getattr(earlier.filing, name), getattr(later.filing, name)
        if None not in (old, new) and old != new:
            subject = f"the filing's own tag: {flag_title(name)}"
            yield Change("changed", "flag", subject, _YES[old], _YES[new], (), (), 1)
