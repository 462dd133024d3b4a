"""A filing as the rules read it: its flags, its sentences, its blocks, and the relations of its graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from graphmodel import Evidence, FilingGraph
from graphmodel.cyd import FLAG_ELEMENTS
from graphmodel.sentence_spans import sentence_spans
from queries.audit.disclosure import Disclosure
from queries.audit.finding import Finding, Kind
from queries.audit.relations import relations_for

__all__ = ["FLAG_ALONE_KIND", "Reading", "Said", "sentences_of"]

_SURE: Final = 0.7
"""Of relations so sure three of four are right on unseen filings (docs/extraction.md)."""

_MOST_QUOTED: Final = 3

FLAG_ALONE_KIND: Final = Kind("flag-alone", "Flag stated, the text for it is not tagged", "note", 0.9)
_PROCESSES: Final = ("ManagementProcessesForAssessingIdentifyingAndManagingThreats", "ManagementProcessesIntegrated")
_BELONGS_IN: Final = {
    "third_party_engaged": _PROCESSES,
    "third_party_oversight": _PROCESSES,
    "positions_responsible": (
        "RoleOfManagement",
        "ManagementPositionsOrCommitteesResponsible",
        "ManagementExpertiseOfManagementResponsible",
    ),
    "reports_to_board": (
        "BoardOfDirectorsOversight",
        "BoardCommitteeOrSubcommitteeResponsibleForOversight",
        "ProcessForInformingBoardCommitteeOrSubcommitteeResponsibleForOversight",
    ),
}
"""The text blocks (without `cyd:CybersecurityRisk` and `TextBlock`) in which a filing would say what a flag states."""


class Said(NamedTuple):
    """Words of the filing and where they stand, `[start, end)` in the canonical text."""

    text: str
    start: int
    end: int
    element: str | None


class Reading:
    """One filing. Without its text the sentences are those that its relations stand in, and `whole` is False."""

    def __init__(self, part: FilingGraph, disclosure: Disclosure | None) -> None:
        self.part = part
        self.blocks = _blocks(disclosure) if disclosure else ()
        self.whole = bool(self.blocks)

    def flag(self, name: str) -> bool | None:
        """A flag as the filing states it, by its name on a `Filing`; None where it does not."""
        value: bool | None = getattr(self.part.filing, name)
        return value

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """Each sentence once, as it first stands."""
        if self.whole:
            said = (one for block in _first(self.blocks, key=str) for one in sentences_of(block))
        else:
            sayings = (saying for edge in self.part.edges for saying in edge.evidence)
            said = (Said(saying.text, saying.start, saying.end, saying.element) for saying in sayings)
        return tuple(_first(said, key=_plain))

    def saying(self, pattern: re.Pattern[str]) -> list[Said]:
        """The sentences in which a pattern is found."""
        return [said for said in self.sentences if pattern.search(said.text)]

    def silent(self, flag: str, patterns: tuple[re.Pattern[str], ...], kind: Kind, says: str) -> Iterator[Finding]:
        """The finding that a flag is a yes and no tagged sentence has all of these patterns.

        Of `kind` where a block is tagged that it belongs in, else that the text for the flag is not tagged.
        """
        if not (self.whole and self.flag(flag)):
            return
        if not any(all(pattern.search(said.text) for pattern in patterns) for said in self.sentences):
            belongs = {f"cyd:CybersecurityRisk{name}TextBlock" for name in _BELONGS_IN[flag]}
            tagged = any(block.element in belongs for block in self.blocks)
            yield self.finding(kind if tagged else FLAG_ALONE_KIND, flag, says)

    def related(self, flag: str, least: float = _SURE) -> frozenset[str]:
        """The first sentences of the relations that bear a flag out, plainly stated and at least so sure."""
        return frozenset(
            edge.evidence[0].text
            for edge in relations_for(self.part, flag)
            if not edge.hedged and edge.confidence >= least
        )

    def finding(self, kind: Kind, element: str, says: str, said: Iterable[Said] = ()) -> Finding:
        """A finding on an element, or on a flag by its name, with the first sentences that say so."""
        is_flag = element in FLAG_ELEMENTS
        passages = tuple(
            Evidence(
                text=one.text, start=one.start, end=one.end, element=one.element, filing=self.part.filing.filing_id
            )
            for one in _first(said, key=_plain)[:_MOST_QUOTED]
        )
        return Finding(
            kind,
            FLAG_ELEMENTS[element][0] if is_flag else element,
            self.flag(element) if is_flag else None,
            says,
            passages,
            kind.confidence,
        )


def _blocks(disclosure: Disclosure) -> tuple[Said, ...]:
    blocks = (
        Said(disclosure.text[block.start : block.end], block.start, block.end, block.element)
        for block in disclosure.blocks
    )
    return tuple(block for block in blocks if block.text.strip())


def sentences_of(block: Said) -> Iterator[Said]:
    """The sentences of a block."""
    for start, end in sentence_spans(block.text, 0, len(block.text)):
        yield Said(block.text[start:end], block.start + start, block.start + end, block.element)


def _first(said: Iterable[Said], key: Callable[[str], str]) -> list[Said]:
    """Each text once, as it first stands."""
    found: dict[str, Said] = {}
    for one in said:
        found.setdefault(key(one.text), one)
    return list(found.values())


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
