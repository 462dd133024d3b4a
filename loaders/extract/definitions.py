"""Definitions: the short names that a filing gives ("the Cybersecurity Steering Committee (the “CSC”)")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.extract.mentions import Alias, Mention
from loaders.extract.tokens import Token
from loaders.extract.vocabulary import word_set

__all__ = ["define_aliases"]

_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'", ","})
_JOINERS = frozenset({"&", "&amp;", "/"})
_LONGEST_DEFINITION = 10  # tokens between the parentheses
_LONGEST_ALIAS = 5  # words


def define_aliases(sentences: Iterable[tuple[Sequence[Token], Sequence[Mention]]]) -> list[Alias]:
    """Short names that the text defines right after a mention: "(the “Committee”)", "(CISO)", ", or CISO,".

    The own name of an outside firm is one as well.
    """
    aliases: dict[tuple[str, ...], Alias] = {}
    for tokens, mentions in sentences:
        for mention in mentions:
            if mention.anaphor or mention.label in {"", "Company"}:
                continue
            if mention.label == "ThirdParty" and mention.aliases:
                own = tuple(mention.name.split())
                aliases.setdefault(own, Alias(own, mention))
            words = _in_parenthesis(tokens, mention.end) or _after_or(tokens, mention.end)
            if words and " ".join(words).casefold() not in word_set("naming", "no_aliases"):
                aliases.setdefault(words, Alias(words, mention))
    return list(aliases.values())


def _in_parenthesis(tokens: Sequence[Token], i: int) -> tuple[str, ...]:
    """The words defined in a parenthesis at `i`, or after "of the Board" there; empty if there is none."""
    later = i
    while later < len(tokens) and later - i < 7 and tokens[later].low in word_set("naming", "before_definition"):
        later += 1
    for opening in dict.fromkeys((i, later)):
        if opening < len(tokens) and tokens[opening].text == "(":
            inner = _inside(tokens, opening)
            if inner and inner[0].capital and len(inner) <= _LONGEST_ALIAS:
                return tuple(token.text for token in inner)
    return ()


def _inside(tokens: Sequence[Token], opening: int) -> list[Token]:
    """What a parenthesis defines, without quotes and articles; empty where it says something else."""
    last = min(opening + 1 + _LONGEST_DEFINITION, len(tokens))
    close = next((k for k in range(opening + 1, last) if tokens[k].text == ")"), None)
    if close is None:
        return []
    inner = [token for token in tokens[opening + 1 : close] if token.text not in _QUOTES]
    while inner and inner[0].low in word_set("naming", "before_alias"):
        inner = inner[1:]
    words = all(token.is_word or token.text in _JOINERS for token in inner)
    says_something = any(token.low in word_set("naming", "no_definition") for token in inner)
    return inner if words and not says_something else []


def _after_or(tokens: Sequence[Token], i: int) -> tuple[str, ...]:
    """The abbreviation in ", or CISO,"; empty if there is none."""
    if i + 2 >= len(tokens) or tokens[i].text != "," or tokens[i + 1].low != "or":
        return ()
    k = i + 3 if tokens[i + 2].low == "the" and i + 3 < len(tokens) else i + 2
    word = tokens[k].text
    ends = k + 1 >= len(tokens) or tokens[k + 1].text in {",", "."} or not tokens[k + 1].capital
    return (word,) if word.isupper() and 2 <= len(word) <= 6 and ends else ()
