"""Sentences of a disclosure, with exact offsets, each once however many cyd blocks repeat it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphmodel.disclosure import Block

__all__ = ["Sentence", "Span", "sentences"]

# A full stop after one of these, or after a single capital, ends no sentence.
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Jr|Sr|Inc|Corp|Ltd|Co|No|Nos|vs|etc|approx|St|Sec|Item|Form|e\.g|i\.e|cf|Art|Reg|U\.S"
    r"|U\.K)|\b[A-Z]|\b[Ii]tem \d+[A-Z]?)\.$"
)
_OPENS_SENTENCE = re.compile(r"[A-Z0-9“\"(‘•·▪●○◦]")
# A stop with white space after it, a stop that bulk text glues to the next sentence ("management.In addition": a
# lower-case letter, a stop and a capital), or a line's end. It begins with one of a few characters, which is what the
# engine finds fastest.
_MAYBE_END = re.compile(
    r"[.!?\n](?:"
    r"(?<=[.!?])[”\"’)]{0,3}(?P<gap>\s+)"
    r"|(?P<glued>(?<=[a-z)”\"]{2}\.)(?=[A-Z][a-z]+ [a-z]))"
    r"|(?<=\n)(?P<rest>\s*))"
)
_LOOK_BACK = 40  # characters before a gap that tell whether a sentence ends there


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


def sentences(text: str, blocks: Iterable[Block]) -> list[Sentence]:
    """The sentences of a canonical text's blocks in the order of their first saying.

    Two sayings that differ in white space only are one sentence; each span is still the source's own characters.
    """
    found: dict[str, tuple[str, list[Span]]] = {}
    for block in blocks:
        for start, end in _split(text, block):
            piece = text[start:end]
            key = " ".join(piece.split()).rstrip(".").casefold()
            entry = found.setdefault(key, (piece, []))
            entry[1].append(Span(start, end, block.element))
    return [Sentence(piece, tuple(spans)) for piece, spans in found.values()]


def _split(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in one block, without the white space around them."""
    start = block.start
    for cut, resume in _cuts(text, block):
        yield from _tight(text, start, cut)
        start = resume
    yield from _tight(text, start, block.end)


def _cuts(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and the next begins, in order."""
    cut = block.start
    for stop in _MAYBE_END.finditer(text, block.start, block.end):
        right = stop.end()
        if stop["glued"] is not None:
            cut = right
            yield right, right
        elif right < block.end:
            left = stop.start() if stop["gap"] is None else stop.start("gap")
            before, after = text[max(cut, left - _LOOK_BACK) : left].rstrip(), text[right : right + 3]
            if _ends_here(before, text[left:right], after):
                cut = right
                yield left, right


def _ends_here(before: str, gap: str, after: str) -> bool:
    if "\n" in gap:
        # A line ends a sentence unless the next goes on in lower case (a page break inside a sentence).
        goes_on = after[:1].islower() and not re.search(r"[.!?:;][”\"’)]*$", before)
        return not (goes_on or re.search(r"[,]$|\b(?:and|or|of|the|by|to|our|a)$", before))
    return bool(re.search(r"[.!?][”\"’)]*$", before) and not _NO_END.search(before) and _OPENS_SENTENCE.match(after))


def _tight(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end and any(char.isalnum() for char in text[start:end]):
        yield start, end
