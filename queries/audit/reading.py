"""A filing as the rules read it: its flags, its sentences, its blocks, and the relations of its graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from graphmodel import Block, Evidence, FilingGraph
from graphmodel.cyd import FLAG_ELEMENTS
from graphmodel.sentences import sentences
from queries.audit.finding import Finding, Kind
from queries.audit.relations import relations_for
from queries.audit.wording import is_plain, is_plain_throughout

__all__ = ["Reading", "Said"]

_SURE: Final = 0.7
"""Of relations so sure three of four are right on unseen filings (docs/extraction.md)."""

_MOST_QUOTED: Final = 3


class Said(NamedTuple):
    """Words of the filing and where they stand, `[start, end)` in the canonical text."""

    text: str
    start: int
    end: int
    element: str | None


class Reading:
    """One filing. Where its text is not kept the sentences are those that its relations stand in.

    `blocks` are its text blocks; `whole` says whether there are any, so that what they do not say is not said.
    """

    def __init__(self, part: FilingGraph) -> None:
        self.part = part
        self.blocks = tuple(_blocks(part))
        self.whole = bool(self.blocks)

    def flag(self, name: str) -> bool | None:
        """A flag as the filing states it, by its name on a `Filing`; None where it does not."""
        value: bool | None = getattr(self.part.filing, name)
        return value

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """Each sentence once, as it first stands."""
        disclosure = self.part.disclosure
        if disclosure and self.whole:
            blocks = {block.text: Block(*block[1:]) for block in reversed(self.blocks)}
            found = sentences(disclosure.text, reversed(blocks.values()))
            firsts = ((one.text, one.spans[0]) for one in found)
            return tuple(Said(text, first.start, first.end, first.element) for text, first in firsts)
        sayings = (saying for edge in self.part.edges for saying in edge.evidence)
        said = (Said(saying.text, saying.start, saying.end, saying.element) for saying in sayings)
        return tuple({one.text: one for one in said}.values())

    def saying(self, pattern: re.Pattern[str]) -> list[Said]:
        """The sentences in which a pattern is found."""
        return [said for said in self.sentences if pattern.search(said.text)]

    def has(self, *labels: str) -> bool:
        """Whether the graph has a node of one of these labels."""
        return any(node.label in labels for node in self.part.nodes)

    def related(self, flag: str, least: float = _SURE) -> frozenset[str]:
        """The first sentences of the relations that bear a flag out, plainly stated and at least so sure."""
        return frozenset(
            edge.evidence[0].text
            for edge in relations_for(self.part, flag)
            if not edge.hedged and edge.confidence >= least
        )

    def plainly(self, pattern: re.Pattern[str], flag: str) -> list[Said]:
        """The sentences that plainly say what a yes to a flag states: by a wording, or by a relation of the graph."""
        related = self.related(flag)
        return [
            said
            for said in self.sentences
            if ((found := pattern.search(said.text)) and is_plain(said.text, found))
            or (said.text in related and is_plain_throughout(said.text))
        ]

    def finding(self, kind: Kind, element: str, says: str, said: Iterable[Said] = ()) -> Finding:
        """A finding on an element, or on a flag by its name, with the first sentences that say so."""
        is_flag = element in FLAG_ELEMENTS
        quoted = _apart(said)[:_MOST_QUOTED]
        passages = tuple(Evidence(filing=self.part.filing.filing_id, **one._asdict()) for one in quoted)
        return Finding(
            kind,
            FLAG_ELEMENTS[element][0] if is_flag else element,
            self.flag(element) if is_flag else None,
            says,
            passages,
        )


def _apart(said: Iterable[Said]) -> list[Said]:
    """Without what only repeats a part of what stands before it: a block often begins within a sentence."""
    kept: list[Said] = []
    for one in said:
        if not any(one.text in other.text for other in kept):
            kept.append(one)
    return kept


def _blocks(part: FilingGraph) -> Iterator[Said]:
    if part.disclosure is None:
        return
    for block in part.disclosure.blocks:
        text = part.disclosure.text[block.start : block.end]
        if text.strip():
            yield Said(text, block.start, block.end, block.element)
