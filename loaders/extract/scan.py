"""What the finders of mentions share: the tokens, who has claimed them, and how a name extends to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from loaders.extract.tokens import Token
from loaders.extract.vocabulary import vocabulary

__all__ = ["Alias", "Mention", "Scan", "words_of"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch `[start, end)` of a sentence's tokens that names something.

    `name` is the name without articles; `anaphor` marks "he", "the committee" and the like, which name nothing by
    themselves. `of_board` says that the text makes the committee the board's; `person` is a name given with a title.
    """

    label: str
    start: int
    end: int
    name: str
    anaphor: bool = False
    plural: bool = False
    person: str | None = None
    of_board: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name that the text defines ("… (the “CSC”)") and the mention that it stands for."""

    words: tuple[str, ...]
    mention: Mention


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """A word list of a vocabulary file as a set."""
    return frozenset(vocabulary(name)[key])


@cache
def _stops() -> frozenset[str]:
    return (
        words_of("words", "determiners")
        | words_of("words", "prepositions")
        | words_of("words", "conjunctions")
        | (words_of("words", "verbs") - words_of("words", "inside_names"))
    )


@cache
def _following_heads() -> frozenset[str]:
    heads = vocabulary("bodies")
    return frozenset(heads["team"]["heads"]) | frozenset(heads["committee"]["heads"])


@dataclass(slots=True)
class Scan:
    """A sentence being searched."""

    tokens: Sequence[Token]
    mentions: list[Mention] = field(default_factory=list)
    _owner: list[bool] = field(init=False)
    stops: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._owner = [False] * len(self.tokens)
        self.stops = _stops()

    def low(self, i: int) -> str:
        """The folded word at `i`, empty outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def taken(self, start: int, end: int) -> bool:
        """Whether any token of `[start, end)` already belongs to a mention."""
        return any(self._owner[start:end])

    def claim(self, mention: Mention) -> None:
        """Add a mention; its tokens are taken from now on."""
        self.mentions.append(mention)
        for i in range(mention.start, mention.end):
            self._owner[i] = True

    def release(self, mention: Mention) -> None:
        """Take a mention back; its tokens are free again."""
        self.mentions.remove(mention)
        for i in range(mention.start, mention.end):
            self._owner[i] = False

    def head_follows(self, i: int) -> bool:
        """Whether a team's or a committee's head noun stands at `i` or right after."""
        return self.low(i) in _following_heads() or (
            self.low(i) not in self.stops
            and self.low(i).isalpha()
            and self.low(i + 1) in {"committee", "council", "team"}
        )

    def is_modifier(self, i: int) -> bool:
        """Whether the token at `i` can be part of a name to the left of its head."""
        if not 0 <= i < len(self.tokens) or self._owner[i]:
            return False
        token = self.tokens[i]
        if token.text == "IT":
            return True
        if not token.is_word or token.possessive or token.low in self.stops:
            return False
        if token.low in words_of("words", "inside_names"):
            return True
        return not token.low.endswith("ly")

    def extend_left(self, head: int, limit: int = 7, join: frozenset[str] = frozenset()) -> int:
        """Index of the first token of the name that ends at `head`.

        A conjunction or "&" between two modifiers is crossed where the word before it is in `join` (a field such as
        "legal" or "risk"), so that "IT and cybersecurity department" is one name.
        """
        start = head
        while head - start < limit:
            before = start - 1
            if self.is_modifier(before):
                start = before
            elif self.low(before) == ")" and self._abbreviation(before):
                # "information technology (IT) department": the abbreviation stands inside the name.
                start = self._abbreviation(before)
            elif (
                self.low(before) in {"&", "and", "/", "-"}
                and before >= 1
                and start < head + (self.low(before) in {"&", "/"})
                and self.is_modifier(before - 1)
                and (self.low(before) != "and" or self._one_name(before, start, join))
            ):
                start = before - 1
            else:
                break
        return start

    def _abbreviation(self, close: int) -> int:
        """Index of the "(" of a one-word parenthesis that ends at `close` and follows a modifier; 0 if there is none."""
        for opening in (close - 2, close - 4):
            if self.low(opening) == "(" and self.is_modifier(opening - 1):
                return opening
        return 0

    def _one_name(self, link: int, start: int, join: frozenset[str]) -> bool:
        """Whether "X and Y team" is one name: X and Y are both fields, or an article stands before X."""
        if self.low(link - 1) in join and self.low(start) in join:
            return True
        begin = link - 1
        while self.is_modifier(begin - 1) and link - begin < 3:
            begin -= 1
        plural = self.low(link - 1).endswith("s") and self.low(link - 1) not in {
            "operations",
            "systems",
            "services",
            "analytics",
            "compliance",
            "business",
        }
        return bool(join) and not plural and self.low(begin - 1) in {"the", "our", "a", "an", "its"}

    def text(self, start: int, end: int) -> str:
        """The words of `[start, end)` joined by single blanks, marks set as they were written."""
        parts: list[str] = []
        aside = False
        for i in range(start, end):
            token = self.tokens[i]
            if token.text in {"(", ")"}:
                aside = token.text == "("
                continue
            if aside:
                continue
            word = token.text
            if i == end - 1 and token.possessive:
                word = word.removesuffix("’s").removesuffix("'s")
                if token.text == word and word.lower() == token.low + "s":
                    word = word[:-1]  # bulk text has lost the apostrophe
            if i > start and token.start > self.tokens[i - 1].end:
                parts.append(" ")
            parts.append(word)
        return "".join(parts)
