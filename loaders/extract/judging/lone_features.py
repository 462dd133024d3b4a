"""Features of one group of a sentence, from which its relations to the Program and the Company are judged.

Neither needs to be named in the sentence: "our CISO assesses threats", "we retain consultants". The features are
texts as in `pair_features`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from loaders.extract.judging.pair_features import bag, bucket
from loaders.extract.judging.structure import Structure, denies, is_cyber, is_group, preposition_before, stem
from loaders.extract.vocabulary import word_set

__all__ = ["lone_features"]

_RIGHT: Final = 25
_LEFT: Final = 12
_NEAR: Final = 20
_REACH: Final = 14  # words after a verb in which its object is looked for
_DENIAL: Final = 6  # words to either side in which a negation counts
_VERB_BEFORE: Final = 20


def lone_features(structure: Structure, number: int, letter: str) -> list[str]:
    """Features of the group `number`; `letter` is the label looked at."""
    words, index = structure.words, structure.at[number]
    right, left = words[index + 1 : index + 1 + _RIGHT], words[max(0, index - _LEFT) : index]
    found = ["b", "L" + letter]
    found += _contexts(left, right, letter)
    found += _telling(left, right, letter)
    found += _place(words, index, left, right, letter)
    found += _by_verbs(structure, number, letter)
    denied = f"no{denies(left[-_DENIAL:])}{denies(right[:_DENIAL])}"
    return [*found, denied, letter + denied]


def _near(right: Sequence[str]) -> Sequence[str]:
    """What stands to the right up to the next group."""
    until = next((place for place, word in enumerate(right) if is_group(word)), len(right))
    return right[: min(until, _NEAR)]


def _contexts(left: Sequence[str], right: Sequence[str], letter: str) -> Iterator[str]:
    empty = word_set("judging", "empty")
    near = _near(right)
    yield from bag("N:", near)
    yield from bag("R:", right)
    yield from bag("Lf:", left[-8:])
    for word in dict.fromkeys(near):
        if word not in empty:
            yield f"{letter}N:{stem(word)}"
    for word in dict.fromkeys(left):
        if word not in empty:
            yield f"{letter}Lf:{stem(word)}"
    for place, word in enumerate(right[:4]):
        yield from (f"r{place}:{stem(word)}", f"{letter}r{place}:{stem(word)}")
    for place, word in enumerate(left[:-5:-1]):
        yield from (f"l{place}:{stem(word)}", f"{letter}l{place}:{stem(word)}")


def _telling(left: Sequence[str], right: Sequence[str], letter: str) -> Iterator[str]:
    """The nearest words that tell something, and whether the programme is spoken of."""
    empty = word_set("judging", "empty")
    near = _near(right)
    after = [stem(word) for word in near if word not in empty]
    if after:
        yield from ("c0:" + after[0], f"{letter}c0:{after[0]}")
    if len(after) > 1:
        yield f"c01:{after[0]}_{after[1]}"
    before = [stem(word) for word in left if word not in empty and not is_group(word)]
    if before:
        yield from ("cl:" + before[-1], f"{letter}cl:{before[-1]}", f"cl1:{before[-1]}|{left[-1]}")
    if len(before) > 1:
        yield f"{letter}cl2:{before[-2]}"
    spoken = any(map(is_cyber, near))
    yield from (f"cyN{spoken}", f"cyR{any(map(is_cyber, right))}", f"cyL{any(map(is_cyber, left))}")
    yield f"{letter}cyN{spoken}"


def _place(words: Sequence[str], index: int, left: Sequence[str], right: Sequence[str], letter: str) -> Iterator[str]:
    """Where in the sentence the group stands, beside which others, and whether the registrant is spoken of."""
    yield f"ord{min(sum(is_group(word) for word in words[:index]), 3)}"
    yield from (f"pos{bucket(index)}", f"{letter}pos{bucket(index)}", f"len{bucket(len(words))}")
    yield f"{letter}we{not word_set('judging', 'company').isdisjoint(left)}"
    yield f"{letter}weS{not word_set('judging', 'company_anywhere').isdisjoint(words)}"
    for word in left:
        if is_group(word):
            yield from ("lm" + word, f"{letter}lm{word}")
    for word in right:
        if is_group(word):
            yield from ("rm" + word, f"{letter}rm{word}")
    if letter == "P":
        empty = word_set("judging", "empty")
        for word in dict.fromkeys(words):
            if word not in empty:
                yield "PS:" + stem(word)


def _by_verbs(structure: Structure, number: int, letter: str) -> Iterator[str]:
    """The verbs of which the group is the subject, with their objects, and those before it, with what it hangs on."""
    words, empty = structure.words, word_set("judging", "empty")
    own = structure.lists[number]
    start, end = structure.at[own.first], structure.at[own.last]
    hangs_on = preposition_before(words, start)
    yield from ("up" + hangs_on, f"{letter}up{hangs_on}", f"uc{min(own.place, 2)}")
    for verb in structure.verbs:
        mine = verb.subject is not None and structure.lists[verb.subject].first == own.first
        if mine and verb.index > end:
            reach = words[verb.index + 1 : verb.index + _REACH]
            spoken = any(map(is_cyber, reach))
            following = next((word for word in reach if is_group(word)), "-")
            yield from (f"sv{verb.form}", f"{letter}sv{verb.form}")
            yield from (f"{letter}sv{verb.form}c{spoken}", f"{letter}sv{verb.form}{following}")
            for word in [word for word in reach[:8] if word not in empty][:2]:
                yield f"so{verb.form}|{stem(word)}"
        elif start - _VERB_BEFORE < verb.index < start:
            between = sum(is_group(word) for word in words[verb.index + 1 : start])
            yield from (f"bv{verb.form}|{hangs_on}", f"{letter}bv{verb.form}|{hangs_on}m{min(between, 2)}")
            if hangs_on == "by":
                spoken = any(map(is_cyber, words[max(0, verb.index - 10) : verb.index]))
                yield f"{letter}by{verb.form}c{spoken}"
    yield f"{letter}ct:" + " ".join(map(stem, words[end + 1 : end + 3]))
    yield f"{letter}chd:" + " ".join(map(stem, words[max(0, start - 2) : start]))
