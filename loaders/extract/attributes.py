"""Attributes: frequency and hedging of a relation, experience and certifications of an officer, frameworks."""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.vocabulary import vocabulary

__all__ = ["certifications_in", "experience_in", "frameworks_in", "frequency_in", "is_hedged", "more_frequent"]

_YEARS = re.compile(r"\b(\d{1,2}|[a-z]+(?:-[a-z]+)?)\+? ?(?:\(\d+\) )?years?\b", re.IGNORECASE)
_DECADES = re.compile(r"\b(two|three|four) decades\b", re.IGNORECASE)


_EVENT_BEFORE, _EVENT_AFTER = 60, 120  # characters around a relation in which an event makes it one of events
_OCCASION = re.compile(r"(?:furthermore , |in addition , )?(?:in the event|in case|upon|if|when|where|each|at each)\b")


@cache
def _frequencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["value"], re.compile(r"(?:^|[ /])(?:" + "|".join(re.escape(w) for w in row["words"]) + r")(?=$|[ ,;./])"))
        for row in vocabulary("attributes")["frequency"]
    )


def frequency_in(text: str, start: int, end: int) -> str | None:
    """The frequency said in the clause around `[start, end)` of a collapsed sentence; None if unsaid.

    What stands inside the relation's own words goes before what stands around it.
    """
    inside = text[start:end]
    left = re.split(r";|(?: , and | and )(?=[^;]*$)", text[max(0, start - 70) : start])[-1]
    right = re.split(
        r"; | , (?:who|which) | and (?:is|are|has|provides|oversees|reports|also) ", text[end : end + 110]
    )[0]
    tail = re.split(r"[<;]", text[end : end + 400])[0]
    for region in (inside, f"{left} {right}", tail, text[: min(start, 60)] if _OCCASION.match(text) else ""):
        for value, pattern in _frequencies():
            if pattern.search(region):
                return value
    # "escalates material incidents to": told as they occur (the ontology's "as needed").
    return "as needed" if _event().search(text, max(0, start - _EVENT_BEFORE), end + _EVENT_AFTER) else None


@cache
def _event() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in vocabulary("attributes")["event"]["words"]) + ")")


def more_frequent(one: str | None, other: str | None) -> str | None:
    """Of two frequencies said for one pair the one that names the shorter interval; a named one before a vague one."""
    said = [value for value in (one, other) if value is not None]
    return min(said, key=vocabulary("attributes")["more_frequent"].index, default=None)


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in vocabulary("attributes")["hedges"]["words"]) + r")\b")


def is_hedged(text: str, start: int, end: int) -> bool:
    """Whether the relation is said to be possible or occasional ("may", "from time to time")."""
    return bool(_hedges().search(text[max(0, start - 30) : end + 30]))


def experience_in(text: str) -> int | None:
    """Years of experience in a sentence ("more than 20 years", "over two decades"); the largest; None if none."""
    low = text.lower()
    if "year" not in low and "decade" not in low:  # as most sentences: the patterns would be tried at each word
        return None
    numbers: dict[str, int] = vocabulary("attributes")["numbers"]
    years = [int(n) if n.isdigit() else numbers.get(n.lower(), 0) for n in _YEARS.findall(text)]
    years += [10 * numbers[n.lower()] for n in _DECADES.findall(text)]
    return max((n for n in years if 0 < n <= 60), default=None)


@cache
def _certificates() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each as written, its short form, and a pattern that finds it as a word."""
    table = vocabulary("attributes")["certifications"]
    rows = [(word, word) for word in table["words"]] + [(long, short) for long, short in table["names"].items()]
    return tuple((long, short, re.compile(rf"(?<![A-Za-z]){re.escape(long)}(?![A-Za-z])")) for long, short in rows)


def certifications_in(text: str) -> list[str]:
    """Certifications named in a sentence, in the table's order."""
    return list(
        dict.fromkeys(short for word, short, pattern in _certificates() if word in text and pattern.search(text))
    )


@cache
def _frameworks() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each in lower case, its short form, and a pattern that finds it as a word."""
    rows = vocabulary("attributes")["frameworks"]["names"]
    return tuple(
        (long.lower(), short, re.compile(rf"(?<![a-z]){re.escape(long.lower())}(?![a-z])"))
        for long, short in rows.items()
    )


def frameworks_in(text: str) -> list[str]:
    """Frameworks and standards named in a text, each once, in the table's order."""
    low = text.lower()
    return list(dict.fromkeys(short for name, short, pattern in _frameworks() if name in low and pattern.search(low)))
