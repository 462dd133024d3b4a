"""Names that the text defines, and words that only point back: "he", "the committee", "we"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from loaders.extract.mentions.scan import ENDINGS, Alias, Mention, Scan
from loaders.extract.vocabulary import vocabulary, word_set

__all__ = ["find_aliases", "find_pointers"]


def find_aliases(scan: Scan, aliases: Iterable[Alias]) -> None:
    """Claim the defined names, the longest first; each is a mention of what it was defined for."""
    by_first: dict[str, list[Alias]] = {}
    for alias in sorted(aliases, key=lambda alias: -len(alias.words)):
        for beginning in alias.beginnings:
            by_first.setdefault(beginning, []).append(alias)
    if not by_first:
        return
    for i, token in enumerate(scan.tokens):
        for alias in by_first.get(token.text, ()):
            end = i + len(alias.words)
            if _stands_at(scan, i, alias.words) and not scan.taken(i, end) and not _inside_a_name(scan, i, alias):
                forms = (*alias.mention.aliases, " ".join(alias.words))
                scan.claim(replace(alias.mention, start=i, end=end, aliases=forms))


def _stands_at(scan: Scan, i: int, words: tuple[str, ...]) -> bool:
    """Whether the words stand at `i` as they are written in their definition, the last perhaps as a possessive."""
    written = [token.text for token in scan.tokens[i : i + len(words)]]
    if len(written) < len(words) or written[:-1] != list(words[:-1]):
        return False
    return written[-1] in {words[-1] + ending for ending in ENDINGS}


def _inside_a_name(scan: Scan, i: int, alias: Alias) -> bool:
    """Whether the alias is a modifier of a longer name here: "CISO team", "IT Steering Committee"."""
    if scan.head_follows(i + len(alias.words)):
        return True
    one_word = len(alias.words) == 1 and alias.words[0].istitle()
    return one_word and i > 0 and scan.tokens[i - 1].capital and not scan.is_stop(i - 1)


@cache
def _labels() -> dict[str, str]:
    """The label that each bare noun points back to."""
    nouns: dict[str, list[str]] = vocabulary("words")["pointers"]["nouns"]
    return {noun: label for label, group in nouns.items() for noun in group}


@cache
def _pointing_words() -> frozenset[str]:
    lists = ("person", "several", "we", "company")
    return frozenset(_labels()).union(*(word_set("words", "pointers", key) for key in lists))


def find_pointers(scan: Scan) -> None:
    """Claim pronouns, bare nouns that point back, and the registrant speaking of itself."""
    for i in scan.where(_pointing_words()):
        mention = None if scan.taken(i, i + 1) else _pointer_at(scan, i)
        if mention is not None:
            scan.claim(mention)


def _pointer_at(scan: Scan, i: int) -> Mention | None:
    low, before = scan.low(i), scan.low(i - 1)
    if low in word_set("words", "pointers", "person"):
        return Mention("Officer", i, i + 1, low, anaphor=True)
    if low in word_set("words", "pointers", "several"):
        return Mention("", i, i + 1, low, anaphor=True, plural=True)
    if _is_company(scan, i):
        return Mention("Company", i, i + 1, "company")
    if low in _labels() and before in word_set("words", "pointers", "before"):
        plural = low.endswith("s") or before in word_set("words", "pointers", "each")
        return Mention(_labels()[low], i, i + 1, low, anaphor=True, plural=plural)
    return None


def _is_company(scan: Scan, i: int) -> bool:
    """Whether the registrant speaks of itself: "we", "the Company"; a possessive does nothing by itself."""
    low, token = scan.low(i), scan.tokens[i]
    if low in word_set("words", "pointers", "we"):
        return True
    if low not in word_set("words", "pointers", "company") or token.possessive:
        return False
    named = scan.low(i - 1) in word_set("words", "pointers", "company_before")
    return named and (token.capital or low in word_set("words", "pointers", "company_in_lower_case"))
