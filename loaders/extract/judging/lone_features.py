"""Features of one group of a sentence, from which its relations to the Program and the Company are judged.

Neither needs to be named in the sentence: "our CISO assesses threats", "we retain consultants". The features are
texts as in `pair_features`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from loaders.extract.judging.pair_features import bag, bucket
from loaders.extract.judging.structure import Structure, denies, is_group, preposition_before
from loaders.extract.vocabulary import word_set

__all__ = ["lone_features"]

_RIGHT: Final = 25
_LEFT: Final = 12
_NEAR: Final = 20
_REACH: Final = 14  # words after a verb in which its object is looked for
_DENIAL: Final = 6  # words to either side in which a negation counts
_VERB_BEFORE: Final = 20


@dataclass(frozen=True, slots=True)
class _View:
    """The words around a group: those at its `left`, at its `right`, and `near` to its right, up to the next group."""

    structure: Structure
    index: int
    left: slice
    right: slice
    near: slice

    @classmethod
    def of(cls, structure: Structure, index: int) -> _View:
        words = structure.words
        first, last = index + 1, min(len(words), index + 1 + _RIGHT)
        reach = min(last, first + _NEAR)
        until = next((place for place in range(first, reach) if is_group(words[place])), reach)
        left = slice(max(0, index - _LEFT), index)
        return cls(structure, index, left, slice(first, last), slice(first, until))


def lone_features(structure: Structure, number: int, letter: str) -> list[str]:
    """Features of the group `number`; `letter` is the label looked at."""
    view = _View.of(structure, structure.at[number])
    left, right = structure.words[view.left], structure.words[view.right]
    denied = f"no{denies(left[-_DENIAL:])}{denies(right[:_DENIAL])}"
    return [
        *("b", "L" + letter),
        *_contexts(view, letter),
        *_telling(view, letter),
        *_place(view, letter),
        *_by_verbs(structure, number, letter),
        *(denied, letter + denied),
    ]


def _contexts(view: _View, letter: str) -> list[str]:
    stems, linked, telling = view.structure.stems, view.structure.linked, view.structure.telling
    right, left = stems[view.right], stems[view.left]
    found = bag("N:", stems[view.near], linked[view.near])
    found += bag("R:", right, linked[view.right])
    found += bag("Lf:", left[-8:], linked[view.left][-8:])
    found += [f"{letter}N:{word}" for word in telling[view.near] if word]
    found += [f"{letter}Lf:{word}" for word in telling[view.left] if word]
    for place, word in enumerate(right[:4]):
        found += (f"r{place}:{word}", f"{letter}r{place}:{word}")
    for place, word in enumerate(left[:-5:-1]):
        found += (f"l{place}:{word}", f"{letter}l{place}:{word}")
    return found


def _telling(view: _View, letter: str) -> list[str]:
    """The nearest words that tell something, and whether the programme is spoken of."""
    telling, cyber = view.structure.telling, view.structure.cyber
    found = []
    after = [word for word in telling[view.near] if word]
    if after:
        found += ["c0:" + after[0], f"{letter}c0:{after[0]}"]
    if len(after) > 1:
        found.append(f"c01:{after[0]}_{after[1]}")
    before = [word for word in telling[view.left] if word and not is_group(word)]
    if before:
        beside = view.structure.words[view.index - 1]
        found += ["cl:" + before[-1], f"{letter}cl:{before[-1]}", f"cl1:{before[-1]}|{beside}"]
    if len(before) > 1:
        found.append(f"{letter}cl2:{before[-2]}")
    spoken = True in cyber[view.near]
    found += [f"cyN{spoken}", f"cyR{True in cyber[view.right]}", f"cyL{True in cyber[view.left]}"]
    found.append(f"{letter}cyN{spoken}")
    return found


def _place(view: _View, letter: str) -> list[str]:
    """Where in the sentence the group stands, beside which others, and whether the registrant is spoken of."""
    words, index = view.structure.words, view.index
    left = words[view.left]
    before = sum(place < index for place in view.structure.at.values())
    ours = word_set("judging", "company").isdisjoint(left)
    anywhere = word_set("judging", "company_anywhere").isdisjoint(words)
    found = [f"ord{min(before, 3)}", f"pos{bucket(index)}", f"{letter}pos{bucket(index)}", f"len{bucket(len(words))}"]
    found += [f"{letter}we{not ours}", f"{letter}weS{not anywhere}"]
    for code, beside in (("lm", left), ("rm", words[view.right])):
        for word in beside:
            if is_group(word):
                found += (code + word, letter + code + word)
    if letter == "P":
        found += ["PS:" + word for word in view.structure.telling if word]
    return found


def _by_verbs(structure: Structure, number: int, letter: str) -> list[str]:
    """The verbs of which the group is the subject, with their objects, and those before it, with what it hangs on."""
    words, stems, cyber = structure.words, structure.stems, structure.cyber
    own = structure.lists[number]
    start, end = structure.at[own.first], structure.at[own.last]
    hangs_on = preposition_before(words, start)
    found = ["up" + hangs_on, f"{letter}up{hangs_on}", f"uc{min(own.place, 2)}"]
    for verb in structure.verbs:
        mine = verb.subject is not None and structure.lists[verb.subject].first == own.first
        if mine and verb.index > end:
            first, last = verb.index + 1, verb.index + _REACH
            spoken = True in cyber[first:last]
            following = next((word for word in words[first:last] if is_group(word)), "-")
            found += [f"sv{verb.form}", f"{letter}sv{verb.form}"]
            found += [f"{letter}sv{verb.form}c{spoken}", f"{letter}sv{verb.form}{following}"]
            objects = [word for word in structure.telling[first : min(last, first + 8)] if word]
            found += [f"so{verb.form}|{word}" for word in objects[:2]]
        elif start - _VERB_BEFORE < verb.index < start:
            between = sum(is_group(word) for word in words[verb.index + 1 : start])
            found += [f"bv{verb.form}|{hangs_on}", f"{letter}bv{verb.form}|{hangs_on}m{min(between, 2)}"]
            if hangs_on == "by":
                found.append(f"{letter}by{verb.form}c{True in cyber[max(0, verb.index - 10) : verb.index]}")
    found.append(f"{letter}ct:" + " ".join(stems[end + 1 : end + 3]))
    found.append(f"{letter}chd:" + " ".join(stems[max(0, start - 2) : start]))
    return found
