"""A sentence as relations are looked for in it: words, and in place of each list of mentions one group.

"Our CISO (Jane Doe), who has 20 years …, briefs the board and the audit committee" becomes
`<O0> , who has 20 years … , briefs <X1>`, where a group's letter tells its label and its number which group it is.
Frames are regular expressions over this text; `subject_before` finds the group that a finite verb goes with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.extract.groups import Group
from loaders.extract.lists import Item, finite_verb, merge_lists
from loaders.extract.mentions import Mention, has_lost_apostrophe
from loaders.extract.tokens import Token
from loaders.extract.vocabulary import vocabulary, word_set

__all__ = ["Clauses", "build_clauses"]

_ASIDE = re.compile(r"\( [^()]*\) ?")
_PRONOUN = re.compile(r"wh(?:o|ich)|that")
_RELATIVE = re.compile(
    r"<(\w)(\d+)>((?: (?!,|<)\S+){0,6}?) ?[,(]? ?(?:(?:each|both|all|one) of )?(who|which|that|whom)"
    r"(?: (?!,|<|;)\S+){0,3}(?: , (?:as|where|when|if|in) \w+ ,)?(?: (?!,|<|;)\S+){0,4}$"
)
# "led by the CISO, who assesses risks and reports to": no comma has closed the clause that "who" opened.
_STILL_RELATIVE = re.compile(r"<(\w)(\d+)> ?[,(]? ?who (?:(?!,|;|<)\S+ ){1,30}and(?: \w+ly| also| then)*$")
_SUBJECT_GOES_ON = re.compile(
    r"(?:, )?(?:who|which) |, (?:with|led|comprised|consisting|including|under|through|along|together|composed|chaired"
    r"|supported|headed|and its|reporting)|, (?:in|a|an|as|the|on|at) "
)
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
_LONGEST_ASIDE = 80
_AHEAD = 300  # characters to the right in which a verb may begin
_REACH = 1200  # characters to the left in which a subject is looked for; sentences of filings seldom have more


@dataclass(slots=True)
class Clauses:
    """The collapsed sentence: its `text`, the `groups` by number, and the character offset at which each stands."""

    text: str
    groups: list[Group]
    at: dict[int, int] = field(default_factory=dict)
    _numbers: list[int] = field(init=False)
    _starts: list[int] = field(init=False)
    _subjects: dict[int, Group | None] = field(init=False, default_factory=dict)
    _begins: dict[int, bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        in_order = sorted(self.at.items(), key=lambda pair: pair[1])
        self._numbers = [number for number, _ in in_order]
        self._starts = [start for _, start in in_order]

    def group(self, number: str) -> Group:
        """The group of a placeholder's number."""
        return self.groups[int(number)]

    def before(self, position: int) -> list[tuple[int, int]]:
        """Number and offset of the groups shortly left of an offset and in no closed parenthesis, nearest first."""
        since = max(0, position - _REACH)
        near = range(bisect_left(self._starts, since), bisect_left(self._starts, position))
        found = [(self._numbers[i], self._starts[i]) for i in reversed(near)]
        if "(" not in self.text:
            return found
        aside = [match.span() for match in _ASIDE.finditer(self.text, since, position)]
        return [(n, at) for n, at in found if not any(a < at < b for a, b in aside)]

    def subject_before(self, position: int) -> Group | None:
        """The group that a finite verb at `position` goes with; None where the sentence names none before it."""
        if position not in self._subjects:
            self._subjects[position] = self._find_subject(position)
        return self._subjects[position]

    def _find_subject(self, position: int) -> Group | None:
        antecedent = self._antecedent(position)
        if antecedent is not None:
            return antecedent
        fallback: Group | None = None
        for number, at in self.before(position):
            group = self.groups[number]
            if group.possessive:
                continue
            left = self.text[max(0, at - _REACH) : at].rstrip()
            if at not in self._begins:
                self._begins[at] = self._is_subject(left, at)
            if self._begins[at]:
                return group
            if at < 60 and fallback is None and not re.search(r"\b(?:to|of|by|from|with|for|under)(?: \w+)?$", left):
                fallback = group
        return fallback

    def _antecedent(self, position: int) -> Group | None:
        """What "who", "which" or "that" right before `position` stands for."""
        since = max(0, position - _REACH)
        left = self.text[since:position]
        if not _PRONOUN.search(left):
            return None
        left = _ASIDE.sub("", left).rstrip()
        still = _STILL_RELATIVE.search(left)
        if still and still.group(1) != "W":
            return self.group(still.group(2))
        relative = _RELATIVE.search(left)
        if relative is None or re.search(r"\b(?:is|are|has|have|to)\b", relative.group(3)):
            return None
        if relative.group(1) == "W":
            return None  # "is an officer of the company who reports": the officer does
        antecedent, pronoun = self.group(relative.group(2)), relative.group(4)
        owned = re.search(r"<C(\d+)> of $", left[: relative.start()])
        if owned and relative.group(1) == "B":
            return self.group(owned.group(1))  # "the audit committee of the board, which …"
        if pronoun in {"which", "that"} and relative.group(1) == "O":
            # "our IT department, led by the CISO, that manages": a post is no antecedent of "that".
            for number, at in self.before(since + relative.start()):
                if not re.search(r"\b(?:by|to|from)$", self.text[since:at].rstrip()):
                    return self.groups[number]
        if (
            pronoun == "who"
            and re.match(r"\w+s\b", self.text[position : position + _AHEAD])
            and len(antecedent.last) == 1
        ):
            return replace(antecedent, entities=antecedent.last, letters=antecedent.letters[-1])
        return antecedent

    def _is_subject(self, left: str, at: int) -> bool:
        """Whether the group at `at`, with `left` before it, begins a clause rather than being an object in one."""
        words = left.split()
        while words and words[-1] in _before_names():
            words.pop()
        if not words:
            return True
        last, second = words[-1], words[-2] if len(words) > 1 else ""
        if last == "of" and second in word_set("lists", "owned_lists"):
            return True
        if last in word_set("lists", "opens_clause") or last.endswith("ly"):
            if last in {"and", ",", "or"} and not self._verb_follows(at):
                return False
            return not (last == "as" and second == "such")
        if last in _before_objects():
            return False
        # A heading run into the sentence ("Cybersecurity Governance The board …") leaves words without a verb before.
        return self._verb_follows(at)

    def _verb_follows(self, at: int) -> bool:
        rest = re.sub(r"^<\w+>(?:'s)? ?", "", self.text[at : at + _AHEAD])
        return bool(_SUBJECT_GOES_ON.match(rest) or finite_verb().match(rest.removeprefix(", ")))


@cache
def _before_names() -> frozenset[str]:
    pronouns = {"who", "which", "that", "we", "it", "they", "no"}
    return (word_set("words", "determiners") - pronouns) | {"members", "dedicated", "cross-functional"}


@cache
def _before_objects() -> frozenset[str]:
    """Words after which a group is an object."""
    return word_set("words", "prepositions") | word_set("words", "verbs") | {"not"}


def build_clauses(tokens: Sequence[Token], resolved: Sequence[tuple[Mention, list[int], str]]) -> Clauses:
    """Collapse a sentence; `resolved` gives for each mention its entities and their labels' letters."""
    groups: list[Group] = []
    parts: list[str] = []
    at: dict[int, int] = {}
    length = 0
    for item in merge_lists(_drop_asides(_items(tokens, resolved))):
        if isinstance(item, Group):
            while parts and (parts[-1] in word_set("lists", "articles") or _is_owner(parts[-1])):
                length -= len(parts.pop()) + 1
            at[len(groups)] = length
            word = f"<{item.letter}{len(groups)}>" + ("'s" if item.possessive else "")
            groups.append(item)
        else:
            word = item
        parts.append(word)
        length += len(word) + 1
    return Clauses(" ".join(parts), groups, at)


def _is_owner(word: str) -> bool:
    """Whether a word only tells whose the mention after it is: "Acme's CISO"."""
    return word.endswith("'s") and not word.startswith("<")


def _items(tokens: Sequence[Token], resolved: Sequence[tuple[Mention, list[int], str]]) -> list[Item]:
    by_start = {mention.start: (mention, entities, letters) for mention, entities, letters in resolved if entities}
    items: list[Item] = []
    i = 0
    while i < len(tokens):
        if i in by_start:
            mention, entities, letters = by_start[i]
            i = mention.end
            items.append(
                Group(tuple(entities), letters, last=tuple(entities), possessive=tokens[mention.end - 1].possessive)
            )
            continue
        token = tokens[i]
        if token.text not in _QUOTES:
            owner = token.possessive or (has_lost_apostrophe(token) and i + 1 in by_start)
            items.append(token.low + ("'s" if owner else ""))
        i += 1
    return items


@cache
def _says_something() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary('lists')['keeps_aside'])})")


def _drop_asides(items: list[Item]) -> list[Item]:
    """Parentheses that only abbreviate or number go ("(CISO)", "(ii)"); those that say something stay."""
    kept: list[Item] = []
    i = 0
    while i < len(items):
        if items[i] == "(":
            close = next((j for j in range(i + 1, min(i + _LONGEST_ASIDE, len(items))) if items[j] == ")"), None)
            if close is not None:
                inner = items[i + 1 : close]
                words = " ".join(item for item in inner if isinstance(item, str))
                if _says_something().search(words) and any(isinstance(item, Group) for item in inner):
                    kept += items[i : close + 1]
                i = close + 1
                continue
        elif items[i] == ")" and kept and isinstance(kept[-1], str) and len(kept[-1]) <= 3:
            kept.pop()  # "i) to assess"
            i += 1
            continue
        kept.append(items[i])
        i += 1
    return kept
