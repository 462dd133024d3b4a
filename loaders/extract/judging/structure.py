"""A collapsed sentence as the features see it: its words, its verbs with their subjects, its loose lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from loaders.extract.clauses import Clauses
from loaders.extract.vocabulary import word_set

__all__ = [
    "STEM",
    "ListPlace",
    "Structure",
    "Verb",
    "denies",
    "is_group",
    "preposition_before",
    "stem",
    "structure_of",
]

_PLACEHOLDER: Final = re.compile(r"<([A-Z])(\d+)>('s)?")
# Words that speak of the programme begin so.
_CYBER: Final = ("cyber", "informat", "securit", "data", "risk", "threat", "incident", "privacy", "technol", "vulner")
_LOOSEST_GAP: Final = 9  # more words than this between two groups part a list
_LONGEST: Final = 600  # words of a sentence that are looked at: what a hostile text costs does not grow with its square
STEM: Final = 6
"""Letters of a word that its inflections share."""

_FILLERS: Final = 6  # words that are passed over on the way to a preposition
_VERB_AFTER: Final = 2  # words from a group to a verb that begins its clause


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb, or a noun that says one: where it stands, its form, and the group that is its subject.

    The form is the stem with "P" for a passive and "N" for a noun.
    """

    index: int
    form: str
    subject: int | None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a group stands in its loose list: the list's first and last group, and the group's place from 0."""

    first: int
    last: int
    place: int


@dataclass(slots=True)
class Structure:
    """The words of a collapsed sentence, each group a placeholder by its label (`<O>`, `<Bs>` for an owner).

    Word by word beside them: the `stems`; the same in `linked`, but "" for words over which two others are still a
    pair, and in `telling`, but "" for words that tell nothing; and whether it speaks of the programme (`cyber`).
    """

    words: list[str]
    at: dict[int, int]
    verbs: list[Verb]
    lists: dict[int, ListPlace]
    stems: list[str] = field(init=False)
    linked: list[str] = field(init=False)
    telling: list[str] = field(init=False)
    cyber: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        passed, empty = word_set("judging", "passed_over"), word_set("judging", "empty")
        self.stems = [word[:STEM] for word in self.words]
        self.linked = ["" if word in passed else word[:STEM] for word in self.words]
        self.telling = ["" if word in empty else word[:STEM] for word in self.words]
        self.cyber = [word.startswith(_CYBER) for word in self.words]


def stem(word: str) -> str:
    """A word's first letters, which its inflections share."""
    return word[:STEM]


def is_group(word: str) -> bool:
    """Whether a word is a group's placeholder."""
    return word[0] == "<"


def denies(words: Sequence[str]) -> bool:
    """Whether one of the words denies; "not only" and "not limited to" do not."""
    negations, harmless = word_set("judging", "negations"), word_set("judging", "harmless_after_not")
    return any(
        word in negations and (index + 1 == len(words) or words[index + 1] not in harmless)
        for index, word in enumerate(words)
    )


def preposition_before(words: Sequence[str], index: int) -> str:
    """The preposition that a name at `index` hangs on, articles and "members" aside.

    "V" for a verb in its place, "-" for neither.
    """
    fillers, prepositions = word_set("judging", "fillers"), word_set("judging", "prepositions")
    left = index - 1
    while left >= 0 and index - left < _FILLERS and words[left] in fillers:
        left -= 1
    if left < 0:
        return "-"
    word = words[left]
    return word if word in prepositions else "V" if word in word_set("words", "verbs") else "-"


def structure_of(clauses: Clauses) -> Structure:
    """The structure of a collapsed sentence, of its first words alone where it has more than any real one."""
    words: list[str] = []
    at: dict[int, int] = {}
    offsets: list[int] = []
    offset = 0
    for index, word in enumerate(clauses.text.split()[:_LONGEST]):
        group = _PLACEHOLDER.fullmatch(word)
        if group:
            at[int(group.group(2))] = index
            words.append(f"<{group.group(1)}s>" if group.group(3) else f"<{group.group(1)}>")
        else:
            words.append(word)
        offsets.append(offset)
        offset += len(word) + 1
    verbs = _verbs(clauses, words, offsets, at)
    return Structure(words, at, verbs, _lists(words, at, verbs))


def _verbs(clauses: Clauses, words: Sequence[str], offsets: Sequence[int], at: dict[int, int]) -> list[Verb]:
    found = []
    known = _verb_words()
    for index, word in enumerate(words):
        if word not in known:
            continue
        if word in word_set("judging", "verbal_nouns") and not _follows_subject(words, index):
            found.append(Verb(index, stem(word) + "N", None))
            continue
        form = stem(word) + ("P" if _is_passive(words, index) else "")
        found.append(Verb(index, form, _subject(clauses, offsets[index], index, at)))
    return found


@cache
def _verb_words() -> frozenset[str]:
    verbs = word_set("words", "verbs") - word_set("judging", "auxiliaries")
    return verbs | word_set("judging", "verbal_nouns")


def _follows_subject(words: Sequence[str], index: int) -> bool:
    """Whether a word that may be noun or verb ("reports") stands where a verb does."""
    before = words[index - 1] if index else ""
    return bool(before) and (is_group(before) or before in word_set("judging", "before_verb"))


def _is_passive(words: Sequence[str], index: int) -> bool:
    if not words[index].endswith(("ed", "en", "led", "et")) or not index:
        return False
    before = words[index - 1]
    if before in word_set("judging", "being"):
        return True
    return before.endswith("ly") and index > 1 and words[index - 2] in word_set("judging", "auxiliaries")


def _subject(clauses: Clauses, offset: int, index: int, at: dict[int, int]) -> int | None:
    """The group that the verb goes with, the nearest to its left if its entities stand there twice."""
    group = clauses.subject_before(offset)
    if group is None:
        return None
    members = set(group.entities)
    same = [n for n, i in at.items() if i < index and members == set(clauses.groups[n].entities)]
    exact = [n for n in at if clauses.groups[n] is group]
    return next(reversed(same or exact), None)


def _lists(words: Sequence[str], at: dict[int, int], verbs: Sequence[Verb]) -> dict[int, ListPlace]:
    """Runs of groups with only list marks and a few words between them, though they made no list before."""
    acting = {
        verb.subject for verb in verbs if verb.subject is not None and 0 < verb.index - at[verb.subject] <= _VERB_AFTER
    }
    runs: list[list[int]] = []
    for number, index in at.items():
        gap = words[at[runs[-1][-1]] + 1 : index] if runs else []
        if runs and _goes_on(gap, begins_clause=number in acting):
            runs[-1].append(number)
        else:
            runs.append([number])
    return {number: ListPlace(run[0], run[-1], place) for run in runs for place, number in enumerate(run)}


def _goes_on(gap: Sequence[str], *, begins_clause: bool) -> bool:
    """Whether a list goes on over a gap.

    Marks alone before a group that begins a clause join two clauses ("reports to the CIO, and the CIO reports to").
    """
    marks = word_set("judging", "list_marks")
    if len(gap) > _LOOSEST_GAP or marks.isdisjoint(gap):
        return False
    if begins_clause and all(word in marks or word in word_set("judging", "fillers") for word in gap):
        return False
    parted = word_set("judging", "parts_list") | (word_set("words", "verbs") - {"include"})
    return parted.isdisjoint(gap)
