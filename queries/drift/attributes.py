"""Changes of what is said of nodes, edges and filings that both years have: holders, frameworks, frequencies, flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from graphmodel import FLAGS, Evidence, FilingGraph
from graphmodel.nodes import Officer, Program
from queries.compare.wording import card_title, flag_title
from queries.drift.change import Change, node_weight
from queries.drift.frequencies import frequency_changes
from queries.drift.matching import Matching
from queries.drift.sentences import Sentences, plain
from queries.drift.side import Side

__all__ = ["attribute_changes"]

_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "jr", "sr", "ii", "iii", "iv", "cpa", "cissp", "phd"})
_CREDENTIAL: Final = re.compile(
    r"\bcertificates?\b|\bexperience|\bholds?\b|\bdegree|\bqualifi|\bprior roles?\b|\bcareer\b", re.IGNORECASE
)
_OTHERWISE: Final = {
    "nist": re.compile(r"\bnist\b|\bnational institute of standards"),
    "iso": re.compile(r"\binternational organization for standardization|\biso (?:and )?(?:iec|soc|nist|standards?)\b"),
    "pci": re.compile(r"\bpci\b|\bpayment card industry"),
    "ffiec": re.compile(r"\bffiec\b|\bfederal financial institutions examination"),
    "cis": re.compile(r"\bcis\b|\bcenter for internet security"),
    "soc": re.compile(r"\bsystems? (?:and )?organization controls?|\bsoc reports?\b"),
}
"""What else a framework's family is called. "ISO" alone may be an officer, "SOC" alone a centre."""
_MISSPELT: Final = 75.0
_YES: Final = {True: "yes", False: "no"}


def attribute_changes(matching: Matching, earlier: Side, later: Side) -> Iterator[Change]:
    """Every such change; a value that only one filing gives is none, but for lists, which grow and shrink."""
    before, after = earlier.sentences, later.sentences
    for match in matching.matches:
        if isinstance(match.old, Officer) and isinstance(match.new, Officer) and match.how != "replaced":
            yield from _holder(match.old, match.new, before, after)
        if isinstance(match.old, Program) and isinstance(match.new, Program):
            yield from _frameworks(match.old, match.new, before, after)
    yield from frequency_changes(matching, earlier, later)
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
    otherwise = (_OTHERWISE[word] for word in words & _OTHERWISE.keys())
    if plain(framework) in sentences.all or any(pattern.search(sentences.all) for pattern in otherwise):
        return True
    return any(words <= set(plain(other).split()) or set(plain(other).split()) <= words for other in others)


def _flags(earlier: FilingGraph, later: FilingGraph) -> Iterator[Change]:
    for name in FLAGS:
        old, new = getattr(earlier.filing, name), getattr(later.filing, name)
        if None not in (old, new) and old != new:
            subject = f"the filing's own tag: {flag_title(name)}"
            yield Change("changed", "flag", subject, _YES[old], _YES[new], (), (), 1)
