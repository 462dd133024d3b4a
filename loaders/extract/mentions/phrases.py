"""Phrases of several words, found without comparing each of them at each token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from loaders.extract.mentions.scan import Scan
from loaders.extract.vocabulary import word_set

__all__ = ["PhraseIndex", "phrases_of"]

Words = tuple[str, ...]


class PhraseIndex:
    """Phrases by their first word, the longest first."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Words]] = {}
        for words in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append(words)

    def in_scan(self, scan: Scan) -> Iterator[tuple[int, Words]]:
        """Each place where a phrase may be claimed, left to right: its index, and the longest phrase still free there.

        What the caller claims between two steps counts for the next one.
        """
        for i in scan.where(self._by_first):
            words = self.at(scan, i)
            if words:
                yield i, words

    def at(self, scan: Scan, i: int) -> Words:
        """The longest phrase at `i` whose tokens are all free; empty if there is none.

        An owner ends a name: "the Company's management" is no "company management".
        """
        for words in self._by_first.get(scan.low(i), ()):
            end = i + len(words)
            owned = any(token.possessive for token in scan.tokens[i : end - 1])
            if tuple(scan.words(i, end)) == words and not owned and not scan.taken(i, end):
                return words
        return ()

    def firsts(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._by_first)


@cache
def phrases_of(name: str, *keys: str) -> PhraseIndex:
    """The index of a vocabulary list of phrases."""
    return PhraseIndex(word_set(name, *keys))
