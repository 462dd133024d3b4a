"""Changes of how often somebody is told: quarterly, then annually."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graphmodel import Evidence
from graphmodel.edges import AnyEdge
from queries.compare.counterparts import is_board_level
from queries.compare.wording import card_title, frequency_of, relation
from queries.drift.change import Change
from queries.drift.matching import Matching
from queries.drift.naming import is_named
from queries.drift.sentences import plain
from queries.drift.side import Side

__all__ = ["frequency_changes"]

_SAID: Final = {
    "weekly": re.compile(r"\bweek"),
    "monthly": re.compile(r"\bmonth"),
    "quarterly": re.compile(r"\bquarter|\bfour times|\bthree months"),
    "semi-annually": re.compile(r"\bsemi|\btwice|\bbi ?annual|\btwo times|\bhalf"),
    "annually": re.compile(
        r"(?<!semi )(?<!bi )\bannual|(?<!twice )(?<!times )\b(?:a|each|every|per) (?:\w+ )?year\b|\byearly|"
        r"\bonce (?:a|each|every|per)\b"
    ),
    "regularly": re.compile(r"\bregular|\broutine|\bfrequent"),
    "periodically": re.compile(r"\bperiod|\bfrom time to time"),
    "as needed": re.compile(
        r"\b(?:as|when|where|if) (?:\w+ )?(?:needed|appropriate|necessary|required|warranted)\b|\bpromptly\b|"
        r"\bad hoc\b|\bin the event\b|\bescalat|\bas circumstances"
    ),
}
"""What says a frequency in `plain` words; `other` may be said in any."""


def frequency_changes(matching: Matching, earlier: Side, later: Side) -> Iterator[Change]:
    """What is told otherwise often; a frequency that only one filing gives is none."""
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
        if often[0] == often[1] or _says_often(earlier, old, often[1]) or _says_often(later, edge, often[0]):
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


def _says_often(side: Side, edge: AnyEdge, often: str | None) -> bool:
    """Whether an edge's filing says this frequency too, or there is nothing to compare: none, `other`, its own unsaid.

    What is told `as needed` may be told at set times besides, in any sentence about who hears it; but what is told at
    set times is told as needed always, so that one does not make up for the other.
    """
    own, pattern = (_SAID.get(value or "") for value in (frequency_of(edge), often))
    texts = [plain(saying.text) for saying in edge.evidence]
    if own is None or pattern is None or not any(map(own.search, texts)):
        return True
    if often == "as needed":
        return False
    if frequency_of(edge) == "as needed":
        hearer = side.ends(edge)[1]
        texts += [text for text in side.sentences if is_named(hearer, text)]
    return any(map(pattern.search, texts))
