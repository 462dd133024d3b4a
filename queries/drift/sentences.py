"""The sentences of one filing: which of them says what a sentence of another year says, and what is named in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz, process

from graphmodel import Evidence, FilingGraph
from graphmodel.sentences import sentences

__all__ = ["Sentences", "plain"]

_SAME = 60.0
"""Of 100 by rapidfuzz's ratio: from here on, a sentence is taken for the other one reworded (read on 20 companies)."""


class Sentences:
    """All sentences of a filing; where its disclosure is not known, those that its edges stand on."""

    def __init__(self, part: FilingGraph) -> None:
        found = {plain(saying.text): saying for edge in part.edges for saying in edge.evidence}
        for saying in _others(part):
            found.setdefault(plain(saying.text), saying)
        self._plain = list(found)
        self._sayings = list(found.values())
        self._nearest: dict[str, str | None] = {}
        self.all = " | ".join(self._plain)

    def __iter__(self) -> Iterator[str]:
        """The sentences, in `plain` words."""
        return iter(self._plain)

    def __contains__(self, sentence: str) -> bool:
        """Whether a sentence is there word for word."""
        return plain(sentence) in self._plain

    def reworded(self, sentence: str) -> str | None:
        """The sentence that says the same as one of another filing, as `plain` words; None where there is none."""
        if sentence not in self._nearest:
            near = process.extractOne(plain(sentence), self._plain, scorer=fuzz.ratio, score_cutoff=_SAME)
            self._nearest[sentence] = near[0] if near else None
        return self._nearest[sentence]

    def naming(self, words: str) -> tuple[Evidence, ...]:
        """The first sentence that has these `plain` words, be it without the spaces; empty where none has."""
        forms = (f" {words} ", f" {words.replace(' ', '')} ")
        said = zip(self._plain, self._sayings, strict=True)
        found = (saying for text, saying in said if any(form in f" {text} " for form in forms))
        return tuple(islice(found, 1))

    def counterparts(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The sentences here that say what these of another filing say."""
        near = dict.fromkeys(self.reworded(saying.text) for saying in evidence)
        return tuple(self._sayings[self._plain.index(text)] for text in near if text)


def _others(part: FilingGraph) -> Iterator[Evidence]:
    """The sentences of the disclosure as evidence, which they are of nothing yet."""
    if part.disclosure:
        for sentence in sentences(part.disclosure.text, part.disclosure.blocks):
            first = sentence.spans[0]
            yield Evidence(
                text=sentence.text,
                start=first.start,
                end=first.end,
                element=first.element,
                filing=part.filing.filing_id,
            )


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """A text's words in lower case, one space apart; what bulk text drops or writes otherwise makes no difference.

    That is apostrophes, as in the "Companys", and the ampersands of "A&FC" and "A&amp;FC".
    """
    return " ".join(re.findall(r"\w+", re.sub(r"&amp;|['’&]", "", text.casefold())))
