"""Where the name of an outside party begins: nouns that are verbs elsewhere, commas and shared words inside it."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.scan import Scan
from loaders.extract.vocabulary import word_set

__all__ = ["start_of_party"]

_LONGEST = 9  # words before the head


def _party(key: str) -> frozenset[str]:
    return word_set("third_parties", key)


@cache
def _joined() -> frozenset[str]:
    return word_set("officers", "fields", "known") | _party("fields")


def start_of_party(scan: Scan, i: int) -> int:
    """Where the name begins whose head, or whole known name, stands at `i`."""
    start = scan.extend_left(i, join=_joined())
    while True:
        wider = _over_noun(scan, start, i)
        if wider == start:
            break
        start = wider
    return _from_verb(scan, _from_unit(scan, start, i), i)


def _over_noun(scan: Scan, start: int, i: int) -> int:
    """`start`, or further left over a noun that is a verb elsewhere ("IT support firm"), or a comma of adjectives."""
    before = start - 1
    if i - start > _LONGEST:
        return start
    if f"{scan.low(before)} {scan.low(start)}" in _party("nouns_in_names"):
        return scan.extend_left(before, join=_joined())
    if scan.low(before) in _party("nouns_between") and _goes_on_left(scan, before, at_head=start == i):
        return scan.extend_left(before, join=_joined())
    if scan.low(before) in {"and", "or", "&"} and start < i:
        return _shared(scan, start, before)
    if scan.low(before) == "," and scan.low(before - 1) in _party("adjectives") and not scan.taken(before - 1, start):
        return scan.extend_left(before - 1, join=_joined())
    return start


def _shared(scan: Scan, start: int, link: int) -> int:
    """`start`, or where "external technical and legal experts" begins: a word that says outside stands before both."""
    last = scan.low(link - 1)
    begin = scan.extend_left(link, join=_joined())
    plural = last.endswith("s") and not last.endswith("ss") and last not in _joined()
    return begin if begin < link - 1 and scan.low(begin) in _party("markers") and not plural else start


def _goes_on_left(scan: Scan, i: int, *, at_head: bool) -> bool:
    """Whether the word at `i` is inside a name: one more word of it stands before, right before the head a field."""
    if at_head:
        return scan.low(i - 1) == ")" or (scan.low(i - 1) in _joined() and scan.is_modifier(i - 1))
    return scan.is_modifier(i - 1) or scan.low(i - 1) == ")"


def _from_unit(scan: Scan, start: int, i: int) -> int:
    """`start`, or what follows the "and" after one of our units: "our IT department and strategic vendors"."""
    units = [j for j in range(start + 1, i) if scan.low(j) == "and" and scan.low(j - 1) in _party("units")]
    return units[-1] + 1 if units else start


def _from_verb(scan: Scan, start: int, i: int) -> int:
    """`start`, or the next word where a verb stands first that is part of no name: "onboarding critical vendors"."""
    return start + 1 if start < i and scan.low(start) in _party("not_first") else start
