"""Persons: names with an honorific, or beside a title."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.scan import Scan
from loaders.extract.vocabulary import word_set

__all__ = ["is_honorific", "name_after", "name_before", "name_end"]

_MOST_WORDS = 4
_MARKS_AFTER = frozenset({",", ".", "", ")", ";"})


def is_honorific(scan: Scan, i: int) -> bool:
    """Whether "Mr", "Ms" or the like stands at `i`."""
    return scan.low(i) in word_set("officers", "person", "honorifics")


def name_end(scan: Scan, start: int) -> int | None:
    """End of the person's name at `start`: two to four capitalised words, one with an honorific before it; or None."""
    titled = is_honorific(scan, start) and scan.low(start + 1) == "."
    i = start + 2 if titled else start
    words = 0
    while i < len(scan.tokens) and words < _MOST_WORDS and _may_be_name(scan, i):
        words += 1
        initial = len(scan.tokens[i].text) == 1
        i += 2 if initial and scan.low(i + 1) == "." else 1
    return i if words >= (1 if titled else 2) else None


@cache
def _not_names() -> frozenset[str]:
    """What is written in capitals but is no name: the words of titles and bodies."""
    return frozenset().union(
        word_set("officers", "heads", "left"),
        word_set("officers", "heads", "ranks"),
        word_set("officers", "fields", "known"),
        word_set("officers", "person", "not_names"),
        word_set("bodies", "team", "heads"),
        word_set("bodies", "committee", "heads"),
    )


def _may_be_name(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    abbreviation = token.text.isupper() and len(token.text) > 2
    if not token.capital or abbreviation or scan.taken(i, i + 1):
        return False
    return token.low not in _not_names() and not scan.is_stop(i)


def name_after(scan: Scan, end: int) -> tuple[int, str] | None:
    """The name after a title that ends at `end`, with or without its abbreviation between; where it ends, and the name.

    "our CISO, Jane Doe, …", "Chief Information Officer (“CIO”) Jane Doe".
    """
    after = end
    if scan.low(after) == "(":
        # One word, or one word in quotes.
        after += next((length for length in (3, 5) if scan.low(after + length - 1) == ")"), 0)
    comma = scan.low(after) == ","
    start = after + comma
    stop = name_end(scan, start)
    if stop is None or (scan.low(stop) == "," and not comma):
        return None
    closed = scan.low(stop) in _MARKS_AFTER or scan.is_stop(stop)
    return (stop, scan.text(start, stop)) if closed else None


def name_before(scan: Scan, start: int) -> tuple[int, str] | None:
    """The name before a title that begins at `start` ("Jane Doe, our CISO"): where it begins, and the name."""
    comma = start - 1
    if scan.low(comma) in word_set("words", "definite"):
        comma -= 1
    if scan.low(comma) != ",":
        return None
    for length in range(_MOST_WORDS, 1, -1):
        begin = comma - length
        if begin >= 0 and name_end(scan, begin) == comma:
            return begin, scan.text(begin, comma)
    return None
