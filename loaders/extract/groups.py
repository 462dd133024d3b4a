"""Groups: a sentence's mentions, those of one list together."""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["LABEL", "LETTER", "Group", "union"]

LETTER = {
    "Board": "B",
    "Committee": "C",
    "Officer": "O",
    "Management": "M",
    "Team": "T",
    "ThirdParty": "P",
    "Company": "W",
}
"""The letter that stands for a label in a collapsed sentence."""

LABEL = {letter: label for label, letter in LETTER.items()}
"""The label that a letter stands for."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list of mentions that stand together.

    `entities` are their numbers in the order of the text, `letters` their labels' letters, `last` the entities of the
    last mention. `umbrella` are entities that the list merely sums up ("outside parties, such as …").
    """

    entities: tuple[int, ...]
    letters: str
    last: tuple[int, ...]
    umbrella: tuple[int, ...] = ()
    possessive: bool = False

    @property
    def letter(self) -> str:
        """The label's letter, `X` for a list of several labels."""
        return self.letters[0] if len(set(self.letters)) == 1 else "X"


def union(left: Group, right: Group, umbrella: tuple[int, ...] = ()) -> Group:
    """One group of both lists, each entity once."""
    added = [pair for pair in zip(right.entities, right.letters, strict=True) if pair[0] not in left.entities]
    return replace(
        left,
        entities=left.entities + tuple(entity for entity, _ in added),
        letters=left.letters + "".join(letter for _, letter in added),
        last=right.last,
        umbrella=left.umbrella + right.umbrella + umbrella,
        possessive=right.possessive,
    )
