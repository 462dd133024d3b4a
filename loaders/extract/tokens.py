"""Words of a sentence with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

__all__ = ["Token", "tokenise"]

_TOKEN = re.compile(
    r"&amp;|[A-Za-zÀ-ɏﬀ-ﬆ0-9]+(?:[’'\-‑][A-Za-zÀ-ɏﬀ-ﬆ0-9]+|(?<=[A-Z])\.(?=[A-Z])[A-Z]|[’'](?=\s))*|&|\S"
)
_LIGATURE = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "’": "'", "‑": "-"})
# What bulk text made of a possessive whose apostrophe was lost.
_LOST_APOSTROPHE = {
    "companys": "company",
    "managements": "management",
    "corporations": "corporation",
    "boards": "board",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: as written, folded for look-up, and where it stands in the sentence."""

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


def tokenise(text: str) -> list[Token]:
    """Split a sentence into words and marks; hyphenated words stay whole, a possessive's ending is folded away."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        low = word.lower().translate(_LIGATURE)
        possessive = False
        if word == "s" and tokens and tokens[-1].is_word and match.start() - tokens[-1].end <= 2:
            tokens[-1] = replace(tokens[-1], possessive=True)  # bulk text has lost the apostrophe: "Board  s"
            continue
        if low == "&amp;":
            low = "&"
        elif low.endswith("'s") and len(low) > 2:
            low, possessive = low[:-2], True
        elif low.endswith("'") and len(low) > 1:
            low, possessive = low[:-1], True
        elif low in {"companys", "corporations", "managements"}:
            low, possessive = _LOST_APOSTROPHE[low], True
        tokens.append(Token(word, low, match.start(), match.end(), possessive))
    return tokens
