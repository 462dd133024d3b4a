"""Sentences of a document, with exact offsets, each once however many cyd blocks repeat it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.filing import Block, Document

__all__ = ["Sentence", "Span", "sentences"]

# A full stop after one of these, or after a single capital, ends no sentence.
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Jr|Sr|Inc|Corp|Ltd|Co|No|Nos|vs|etc|approx|St|Sec|Item|Form|e\.g|i\.e|cf|Art|Reg|U\.S"
    r"|U\.K)|\b[A-Z]|\b[Ii]tem \d+[A-Z]?)\.$"
)
_OPENS_SENTENCE = re.compile(r"[A-Z0-9“\"(‘•·▪●○◦]")
# Bulk text glues a sentence to the next ("management.In addition"); a lower-case letter, a stop and a capital.
_GLUED = re.compile(r"(?<=[a-z)”\"]{2})[.](?=[A-Z][a-z]+ [a-z])")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a sentence stands: `[start, end)` in the canonical text, and the cyd element of its block."""

    start: int
    end: int
    element: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's text as it first stands, and every place where it stands."""

    text: str
    spans: tuple[Span, ...]
    opens_block: bool = False


def sentences(document: Document) -> list[Sentence]:
    """The document's sentences in the order of their first saying.

    Two sayings that differ in white space only are one sentence; each span is still the source's own characters.
    """
    found: dict[str, tuple[str, list[Span], bool]] = {}
    for block in document.blocks:
        first = True
        for start, end in _split(document.text, block):
            text = document.text[start:end]
            key = " ".join(text.split()).rstrip(".").casefold()
            entry = found.setdefault(key, (text, [], first))
            entry[1].append(Span(start, end, block.element))
            first = False
    return [Sentence(text, tuple(spans), first) for text, spans, first in found.values()]


def _split(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in one block, without the white space around them."""
    start = block.start
    for cut, resume in _cuts(text, block):
        yield from _tight(text, start, cut)
        start = resume
    yield from _tight(text, start, block.end)


def _cuts(text: str, block: Block) -> Iterator[tuple[int, int]]:
    position = block.start
    for gap in re.finditer(r"\s+", text[block.start : block.end]):
        left, right = block.start + gap.start(), block.start + gap.end()
        if right >= block.end:
            break
        before, after = text[max(position, left - 40) : left], text[right : right + 3]
        for glued in _GLUED.finditer(text, position, left):
            yield glued.end(), glued.end()
        position = left
        if "\n" in gap.group():
            # A line ends a sentence unless the next goes on in lower case (a page break inside a sentence).
            goes_on = after[:1].islower() and not re.search(r"[.!?:;][”\"’)]*$", before)
            goes_on = goes_on or bool(re.search(r"[,]$|\b(?:and|or|of|the|by|to|our|a)$", before))
            if not goes_on:
                yield left, right
        elif re.search(r"[.!?][”\"’)]*$", before) and not _NO_END.search(before) and _OPENS_SENTENCE.match(after):
            yield left, right
    for glued in _GLUED.finditer(text, position, block.end):
        yield glued.end(), glued.end()


def _tight(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end and any(char.isalnum() for char in text[start:end]):
        yield start, end
