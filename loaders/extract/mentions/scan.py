"""A sentence being searched: its words, which of them belong to a mention, and how a name extends to the left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extract.tokens import Token
from loaders.extract.vocabulary import word_set

__all__ = ["ENDINGS", "Alias", "Mention", "Scan", "has_lost_apostrophe"]

# The finders look a few words to either side of a token; empty words there spare them every bounds check.
_MARGIN = ("",) * 32
ENDINGS = ("", "’s", "'s")
"""What may stand after a name's last letter."""
_VOWELS = frozenset("aeiou")
_NAME_LINKS = frozenset({"&", "and", "/", "-"})
# These join two words even right before the head noun ("IT/security", "R&D"), where "and" and "-" do not.
_TIGHT_LINKS = frozenset({"&", "/"})


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

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Its first word as it may stand in a text, perhaps as a possessive."""
        return tuple(self.words[0] + ending for ending in ENDINGS)


@cache
def _stops() -> frozenset[str]:
    verbs = word_set("words", "verbs") - word_set("words", "inside_names")
    return verbs.union(*(word_set("words", key) for key in ("determiners", "prepositions", "conjunctions")))


@cache
def _heads_of_bodies() -> frozenset[str]:
    return word_set("bodies", "team", "heads") | word_set("bodies", "committee", "heads")


@cache
def _plurals() -> frozenset[str]:
    """Words that end in s inside a name in capitals."""
    titles = word_set("officers", "heads", "left") | word_set("officers", "fields", "known")
    return titles | word_set("words", "plural_in_form") | word_set("words", "plurals")


def has_lost_apostrophe(token: Token) -> bool:
    """Whether a capitalised word is a name that owns what follows: "Acmes security team", "Mountainss committee"."""
    low = token.low
    if not token.text.endswith("s") or not token.capital or low in _plurals():
        return False
    return not low.endswith(("us", "is", "ss", "ops")) or (low.endswith("ss") and low[-3:-2] not in _VOWELS)


class Scan:
    """A sentence being searched.

    `low(i)` is the folded word at `i`, empty up to 32 tokens outside the sentence. A finder claims the tokens of what
    it finds, so that a later one never reaches into an earlier one's name.
    """

    __slots__ = ("_all", "_folded", "_owned", "low", "mentions", "tokens")

    low: Callable[[int], str]

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.mentions: list[Mention] = []
        self._folded = [token.low for token in tokens]
        self._all = frozenset(self._folded)
        self._owned = [False] * len(tokens)
        self.low = [*self._folded, *_MARGIN].__getitem__

    def where(self, words: Collection[str]) -> list[int]:
        """Indexes of the tokens whose folded word is one of `words`, in order; claimed tokens too."""
        if self._all.isdisjoint(words):  # as most sentences are of most lists
            return []
        return [i for i, word in enumerate(self._folded) if word in words]

    def words(self, start: int, end: int) -> list[str]:
        """The folded words of `[start, end)`, as far as the sentence goes."""
        return self._folded[max(start, 0) : max(end, 0)]

    def taken(self, start: int, end: int) -> bool:
        """Whether any token of `[start, end)` already belongs to a mention."""
        return True in self._owned[start:end]

    def mention_at(self, i: int) -> Mention | None:
        """The mention to which the token at `i` belongs."""
        if i < 0 or not self.taken(i, i + 1):
            return None
        return next(mention for mention in self.mentions if mention.start <= i < mention.end)

    def claim(self, mention: Mention) -> None:
        """Add a mention; its tokens are taken from now on."""
        self.mentions.append(mention)
        self._own(mention, True)

    def release(self, mention: Mention) -> None:
        """Take a mention back; its tokens are free again."""
        self.mentions.remove(mention)
        self._own(mention, False)

    def _own(self, mention: Mention, owned: bool) -> None:
        self._owned[mention.start : mention.end] = [owned] * (mention.end - mention.start)

    def is_stop(self, i: int) -> bool:
        """Whether no name reaches over the word at `i`: a verb, a preposition, an article, the pronoun "it"."""
        return self.low(i) in _stops()

    def ends_title(self, i: int) -> bool:
        """The same inside a title, where "it" is the field of information technology."""
        word = self.low(i)
        return word in _stops() and word != "it"

    def is_modifier(self, i: int) -> bool:
        """Whether the token at `i` can be part of a name to the left of its head."""
        if not 0 <= i < len(self.tokens) or self._owned[i]:
            return False
        token = self.tokens[i]
        if token.text == "IT":
            return True
        if token.low in _stops() or token.possessive or not token.is_word or has_lost_apostrophe(token):
            return False
        if token.low == "s":
            return False  # what is left of a possessive: "Acme ' s", "Acme Corp.s"
        if token.low.endswith(("izes", "yzes", "ifies")) and not token.capital:
            return False  # "the team categorizes suppliers"
        return not token.low.endswith("ly") or token.low in word_set("words", "inside_names")

    def head_follows(self, i: int) -> bool:
        """Whether a team's or a committee's head noun stands at `i`, or right after one word there."""
        word = self.low(i)
        if word in _heads_of_bodies():
            return True
        return word.isalpha() and not self.is_stop(i) and self.low(i + 1) in word_set("bodies", "following_heads")

    def extend_left(self, head: int, limit: int = 7, join: Collection[str] = frozenset()) -> int:
        """Index of the first token of the name that ends at `head`, which is `head` itself if nothing belongs to it.

        A conjunction between two modifiers is crossed where the words beside it are in `join` (fields such as "legal"
        or "risk"), so that "IT and cybersecurity department" is one name; "&" and "/" always join.
        """
        start = head
        while head - start < limit:
            before = self._step_left(start, head, join)
            if before == start:
                break
            start = before
        return start

    def _step_left(self, start: int, head: int, join: Collection[str]) -> int:
        """`start`, or where the name begins with one more word, parenthesis or joined word before it."""
        before = start - 1
        if self.is_modifier(before):
            return before
        word = self.low(before)
        if word == ")":
            return self._abbreviation(before) or start
        if word == "," and f"{self.low(before - 1)}, {self.low(start)}" in word_set("words", "comma_inside"):
            return before - 1 if self.is_modifier(before - 1) else start
        joins = word in _NAME_LINKS and (start < head or word in _TIGHT_LINKS) and self.is_modifier(before - 1)
        if joins and (word != "and" or self._one_name(before, start, join)):
            return before - 1
        return start

    def _abbreviation(self, close: int) -> int:
        """Index of the "(" of a parenthesis of one word (or one in quotes) that ends at `close`; 0 if there is none.

        "information technology (IT) department": the abbreviation stands inside the name.
        """
        for opening in (close - 2, close - 4):
            if self.low(opening) == "(" and self.is_modifier(opening - 1):
                return opening
        return 0

    def _one_name(self, link: int, start: int, join: Collection[str]) -> bool:
        """Whether "X and Y team" is one name: X and Y are both fields, or an article stands before X.

        A plural X in lower case may be a thing of its own: "the systems and teams".
        """
        last = self.low(link - 1)
        if last in join and self.low(start) in join:
            return True
        begin = link - 1
        while self.is_modifier(begin - 1) and link - begin < 3:
            begin -= 1
        capitals = self.tokens[link - 1].capital and self.tokens[start].capital
        plural = last.endswith("s") and not last.endswith("ss") and not capitals
        plural = plural and last not in word_set("words", "plural_in_form")
        return bool(join) and not plural and self.low(begin - 1) in word_set("words", "articles")

    def text(self, start: int, end: int) -> str:
        """The name that `[start, end)` writes: as it stands, without parentheses and without a possessive's ending.

        Bulk text leaves "&amp;" for "&".
        """
        parts: list[str] = []
        aside = False
        for i in range(start, end):
            token = self.tokens[i]
            if token.text in {"(", ")"}:
                aside = token.text == "("
                continue
            if aside:
                continue
            if i > start and token.start > self.tokens[i - 1].end:
                parts.append(" ")
            parts.append("&" if token.low == "&" else token.owner if i == end - 1 else token.text)
        return "".join(parts)
