"""Blocks that stand under an element that the market uses for other words.

`tagging.json` has, for each text element, words that mark its blocks in the market, with their weights in a logistic
regression over which of them a block has (`tools/learn_tagging.py`). A block is taken to be under the wrong element
where its words are unlikely for its own, those of every sentence too, and likely for another one that it is not tagged
as besides.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from graphmodel import Block
from graphmodel.sentences import sentences
from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading
from queries.compare.wording import element_name

__all__ = ["LONGEST", "SHORTEST", "WRONG_ELEMENT", "likelihood", "words_of", "wrong_element"]

WRONG_ELEMENT: Final = Kind("wrong-element", "Block tagged as something else than it says", "warning", 0.94)

LONGEST: Final = 1_500
"""Characters of a block that is judged; a longer one tells of many things."""
SHORTEST: Final = 40
_UNLIKELY: Final = 0.04
_UNLIKELY_OF_A_SENTENCE: Final = 0.2
_LIKELY: Final = 0.85
_TOLD: Final = 4
_SHORT: Final = 4
"""Letters of a word that tells a reader nothing: "have", "not", "see"."""

_WORD: Final = re.compile(r"[a-z]{3,}")


class _Element(NamedTuple):
    """Log odds in thousandths, so that their sums are the same in any order: of a block without words, and by word."""

    start: int
    weights: dict[str, int]


def words_of(text: str) -> frozenset[str]:
    """The words of a text that count, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def likelihood(words: Iterable[str], element: str) -> float:
    """How likely a block with these words is tagged as an element (0 to 1); it may be tagged as several."""
    start, weights = _elements()[element]
    odds = start + sum(weights.get(word, 0) for word in words)
    return 1 / (1 + math.exp(-odds / 1000))


def wrong_element(reading: Reading) -> Iterator[Finding]:
    """A block whose words are those of another element, by the wording of the market's blocks. Labels of cyd/2024."""
    tagged: dict[str, set[str]] = {}
    for block in reading.blocks:
        tagged.setdefault(_squeezed(block.text), set()).add(block.element or "")
    for block in reading.blocks:
        own = block.element or ""
        if own in _elements() and SHORTEST <= len(block.text) <= LONGEST and _is_unlikely(block.text, own):
            words = words_of(block.text)
            likely = {element: likelihood(words, element) for element in _elements()}
            other = max(likely, key=lambda element: likely[element])
            if likely[other] > _LIKELY and other not in tagged[_squeezed(block.text)]:
                yield reading.finding(WRONG_ELEMENT, own, _told(words, own, other), [block])


def _is_unlikely(text: str, element: str) -> bool:
    """Whether neither a block as a whole nor a sentence of it has the words of an element."""
    return likelihood(words_of(text), element) < _UNLIKELY and all(
        likelihood(words_of(sentence.text), element) < _UNLIKELY_OF_A_SENTENCE
        for sentence in sentences(text, [Block(0, len(text))])
    )


def _told(words: Iterable[str], own: str, other: str) -> str:
    weights = _elements()[other].weights
    marks = [word for word in words if weights.get(word, 0) > 0]
    ranked = sorted(marks, key=lambda word: (len(word) <= _SHORT, -weights[word], word))
    quoted = ", ".join(f"“{word}”" for word in ranked[:_TOLD])
    tagged, usual = element_name(own), element_name(other)
    return f"The block is tagged as “{tagged}”; other filings tag such words ({quoted}) as “{usual}”."


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@cache
def _elements() -> dict[str, _Element]:
    data = json.loads(files("queries.audit").joinpath("tagging.json").read_text(encoding="utf-8"))
    return {f"cyd:{name}": _Element(element["start"], element["words"]) for name, element in data.items()}
