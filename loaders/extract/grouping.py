"""Grouping: which mentions of a filing are one thing.

Equal names after normalising come first, then a shorter name inside a longer one of the same kind, and last "he", "the
committee", "this team" by what was spoken of before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from graphmodel import role_of, sits_in_board
from loaders.extract.mentions import Mention
from loaders.extract.naming import (
    Key,
    key_of,
    plain_title,
    same_collective,
    same_committee,
    same_party,
    same_team,
    sorting_words,
    tells_more,
)
from loaders.extract.vocabulary import word_set

__all__ = ["Entity", "Grouping", "level_of_committee"]

_SAME = {
    "Team": same_team,
    "Committee": same_committee,
    "Management": same_collective,
    "ThirdParty": same_party,
}
_NAMED_LONGER = frozenset({"Officer", "Committee", "Team", "ThirdParty"})
# "management and senior management": named side by side they are two.
_APART = frozenset({"Management"})
_UNITS = frozenset({"Team", "Committee"})
_MOST_ALIKE = 200  # names that share a word and are compared; no filing has as many, a hostile text may
_POSTS_IN_SHORT = frozenset({"vp", "director", "head"})


@dataclass(slots=True)
class Entity:
    """One thing of a filing: its label, its best name, and every form it is called by."""

    number: int
    label: str
    name: str
    forms: list[str] = field(default_factory=list)
    person: str | None = None
    of_board: bool = False
    keys: set[Key] = field(default_factory=set)


class Grouping:
    """The entities of one filing; `resolve` gives each mention its entity, in the order of the text."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._recent: dict[str, list[int]] = {}
        self._by_key: dict[tuple[str, Key], int] = {}
        self._lists: dict[str, list[int]] = {}
        self._by_word: dict[tuple[str, str], set[int]] = {}
        self._by_title: dict[Key, int] = {}
        self._here: set[int] = set()

    def begin_sentence(self) -> None:
        """Forget who the last sentence spoke of by name: two names in one sentence are seldom one thing."""
        self._here.clear()

    def resolve(self, mention: Mention, antecedents: Sequence[int] = ()) -> list[int]:
        """Numbers of the entities that a mention refers to: one, several for "they" or "both committees", or none.

        `antecedents` are the entities of the last subject, for pronouns.
        """
        if mention.anaphor:
            return self._point_back(mention, antecedents)
        number = self._find(mention)
        if number is None:
            number = self.add(mention.label, mention.name)
        self._note(self.entities[number], mention)
        self._here.add(number)
        return [number]

    def add(self, label: str, name: str) -> int:
        """A new entity; its number."""
        self.entities.append(Entity(len(self.entities), label, name))
        return len(self.entities) - 1

    def only(self, label: str) -> int | None:
        """Number of the first entity of a label of which a filing has one; None where it has none."""
        return next((entity.number for entity in self.entities if entity.label == label), None)

    def note_list(self, numbers: Sequence[int]) -> None:
        """Remember a list of entities of one label, for "these departments" or "both committees" later.

        Units are one label here: a list of groups may hold some that sit and some that work.
        """
        labels = {self.entities[n].label for n in numbers}
        if len(numbers) > 1 and (len(labels) == 1 or labels == _UNITS):
            self._lists.update({label: list(numbers) for label in labels})

    def _find(self, mention: Mention) -> int | None:
        label, key = mention.label, key_of(mention.name)
        if label in {"Company", "Board"}:
            return self.only(label)
        exact = self._by_key.get((label, key))
        if exact is not None:
            return exact
        if label == "Officer":
            return self._find_officer(mention, key)
        same = _SAME[label]
        labels = _UNITS if label in _UNITS else {label}
        near = (self._by_word.get((x, word), ()) for x in labels for word in sorting_words(x, key))
        found = [
            self.entities[number]
            for number in sorted(set().union(*near))[-_MOST_ALIKE:]
            if any(same(key, known) for known in self.entities[number].keys)
            and not (label in _APART and number in self._here)
        ]
        if len(found) > 1 and label == "Committee":
            return None  # two committees have the shorter name in theirs: no telling which is meant
        return found[-1].number if found else None

    def _find_officer(self, mention: Mention, key: Key) -> int | None:
        officers = [entity for entity in self.entities if entity.label == "Officer"]
        if mention.person:
            surname = mention.person.split()[-1]
            for entity in officers:
                if entity.person and entity.person.split()[-1] == surname:
                    return entity.number
        known = self._by_title.get(plain_title(key))
        if known is not None:
            return known
        return self._short_title(officers, key) if len(key) <= 2 else self._longer_title(officers, mention.name, key)

    def _short_title(self, officers: list[Entity], key: Key) -> int | None:
        """The post that "the VP" means after "Vice President of Information Security", if there is one alone."""
        inside = [entity for entity in officers if any(known[: len(key)] == key for known in entity.keys)]
        in_short = bool(key) and (key[0] in _POSTS_IN_SHORT or key[-1] == "president")
        return inside[0].number if len(inside) == 1 and in_short else None

    def _longer_title(self, officers: list[Entity], name: str, key: Key) -> int | None:
        """The plain title and its longer form are one post ("CEO", "President and CEO"), where a company has one.

        Never by role alone: "cybersecurity officer" and "CISO" may be two posts.
        """
        role = role_of(name)
        if role not in word_set("naming", "single_roles"):
            return None
        joined = [
            entity
            for entity in officers
            if role_of(entity.name) == role and any(set(key) <= set(k) or set(k) <= set(key) for k in entity.keys)
        ]
        return joined[0].number if len(joined) == 1 else None

    def _note(self, entity: Entity, mention: Mention) -> None:
        for form in (mention.name, *mention.aliases):
            if form not in entity.forms:
                entity.forms.append(form)
            key = key_of(form)
            if key:
                entity.keys.add(key)
                self._by_key.setdefault((entity.label, key), entity.number)
                self._sort(entity, key)
        entity.of_board |= mention.of_board
        entity.person = entity.person or mention.person
        if mention.label == entity.label and entity.label in _NAMED_LONGER and tells_more(mention.name, entity.name):
            entity.name = mention.name
        recent = self._recent.setdefault(entity.label, [])
        if entity.number in recent:
            recent.remove(entity.number)
        recent.append(entity.number)

    def _sort(self, entity: Entity, key: Key) -> None:
        """Keep a name where names like it will look for it, so that cost does not grow with their square."""
        if entity.label == "Officer":
            if plain_title(key):
                self._by_title.setdefault(plain_title(key), entity.number)
        elif entity.label in _SAME:
            for word in sorting_words(entity.label, key):
                self._by_word.setdefault((entity.label, word), set()).add(entity.number)

    def _point_back(self, mention: Mention, antecedents: Sequence[int]) -> list[int]:
        """Whom "they", "he", "the committee" or "these departments" mean: the last subject, else the last spoken of."""
        if mention.label == "":
            return list(antecedents)
        recent = self._recent.get(mention.label, [])
        if mention.label == "Team" and not recent:
            recent = self._recent.get("Committee", [])
        wanted = [n for n in recent if mention.name.rstrip("s") in self.entities[n].name.lower()] or recent
        subject = [n for n in antecedents if self.entities[n].label == mention.label]
        if mention.plural:
            return subject if len(subject) > 1 else self._lists.get(mention.label) or subject or wanted[-2:]
        if mention.name in {"he", "she"} and subject:
            return subject[-1:]
        return wanted[-1:]


def level_of_committee(entity: Entity) -> Literal["board", "management"] | None:
    """Where a committee sits: said by the text, else told by its kind; None for what is no committee."""
    if entity.label != "Committee":
        return None
    if entity.of_board or sits_in_board(entity.name):
        return "board"
    return "management"
