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
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading, sentences_of
from queries.compare.wording import element_name

__all__ = ["LONGEST", "SHORTEST", "WRONG_ELEMENT_KIND", "likelihoods", "words_of", "wrong_element"]

WRONG_ELEMENT_KIND: Final = Kind("wrong-element", "Block tagged as something else than it says", "warning", 0.9)

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


class _Table(NamedTuple):
    """Log odds in thousandths, so that their sums are the same in any order: by element, and by word and element."""

    start: dict[str, int]
    weights: dict[str, dict[str, int]]


def words_of(text: str) -> frozenset[str]:
    """The words of a text that count, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def likelihoods(text: str) -> dict[str, float]:
    """How likely a block of such words is tagged as each text element (0 to 1); it may be tagged as several."""
    table = _table()
    sums = dict(table.start)
    for word in words_of(text):
        for element, weight in table.weights.get(word, {}).items():
            sums[element] += weight
    return {element: 1 / (1 + math.exp(-odds / 1000)) for element, odds in sums.items()}


def wrong_element(reading: Reading) -> Iterator[Finding]:
    """A block whose words are those of another element, by the wording of the market's blocks. Labels of cyd/2024."""
    tagged: dict[str, set[str]] = {}
    for block in reading.blocks:
        tagged.setdefault(_squeezed(block.text), set()).add(block.element or "")
    for block in reading.blocks:
        own = block.element or ""
        if own not in _table().start or not SHORTEST <= len(block.text) <= LONGEST:
            continue
        likely = likelihoods(block.text)
        other = max(likely, key=lambda name: likely[name])
        if other in tagged[_squeezed(block.text)] or likely[own] > _UNLIKELY or likely[other] < _LIKELY:
            continue
        if all(likelihoods(said.text)[own] < _UNLIKELY_OF_A_SENTENCE for said in sentences_of(block)):
            yield reading.finding(WRONG_ELEMENT_KIND, own, _told(block.text, own, other), [block])


def _told(text: str, own: str, other: str) -> str:
    weights = {word: _table().weights.get(word, {}).get(other, 0) for word in words_of(text) if len(word) > _SHORT}
    marks = sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))
    quoted = ", ".join(f"“{word}”" for word in marks[:_TOLD])
    return f"The block is tagged as “{element_name(own)}”; other filings tag such words ({quoted}) as “{element_name(other)}”."


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@cache
def _table() -> _Table:
    data = json.loads(files("queries.audit").joinpath("tagging.json").read_text(encoding="utf-8"))
    weights: dict[str, dict[str, int]] = {}
    for name, element in data.items():
        for word, weight in element["words"].items():
            weights.setdefault(word, {})[f"cyd:{name}"] = weight
    return _Table({f"cyd:{name}": element["start"] for name, element in data.items()}, weights)
