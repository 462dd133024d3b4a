"""Words of a sentence with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.extract.vocabulary import mapping_of

__all__ = ["Token", "tokenise"]

_TOKEN = re.compile(
    r"&amp;|[A-Za-zÀ-ɏﬀ-ﬆ0-9]+(?:[’'\-‑][A-Za-zÀ-ɏﬀ-ﬆ0-9]+|(?<=[A-Z])\.(?=[A-Z])[A-Z]|[’'](?=\s))*|&|\S"
)
_FOLDED = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "’": "'", "‑": "-"})


@dataclass(slots=True)
class Token:
    """A word or a mark: as written, folded for look-up, and where it stands in the sentence.

    Not frozen, for a market has tens of millions of them and a frozen one takes twice as long to make.
    """

    text: str
    low: str
    start: int
    end: int
    possessive: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def owner(self) -> str:
        """The word as written, without the ending of a possessive."""
        if not self.possessive:
            return self.text
        word = self.text.removesuffix("’s").removesuffix("'s")
        lost_apostrophe = word == self.text and word.lower() == self.low + "s"
        return word[:-1] if lost_apostrophe else word


def tokenise(text: str) -> list[Token]:
    """Split a sentence into words and marks; hyphenated words stay whole, a possessive's ending is folded away."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word == "s" and tokens and tokens[-1].is_word and start - tokens[-1].end <= 2:
            tokens[-1] = replace(tokens[-1], possessive=True)  # bulk text has lost the apostrophe: "Board  s"
            continue
        low, possessive = _fold(word)
        tokens.append(Token(word, low, start, end, possessive))
    return tokens


@lru_cache(maxsize=1 << 15)
def _fold(word: str) -> tuple[str, bool]:
    """The form of a word to look it up by, and whether it was a possessive."""
    low = word.lower()
    if not low.isascii():
        low = low.translate(_FOLDED)
    if low == "&amp;":
        return "&", False
    if low.endswith("'s") and len(low) > 2:
        return low[:-2], True
    if low.endswith("'") and len(low) > 1:
        return low[:-1], True
    whole = mapping_of("words", "lost_apostrophe").get(low)
    return (whole, True) if whole else (low, False)
