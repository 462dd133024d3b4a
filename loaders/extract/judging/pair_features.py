"""Features of two groups of a sentence, from which it is judged how they are related.

A feature is a short text: a code for the place it looks at, and what stands there. Those that begin with the two
groups' letters ("OC…") hold for that pair of labels alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from loaders.extract.judging.structure import (
    STEM,
    ListPlace,
    Structure,
    denies,
    is_cyber,
    is_group,
    preposition_before,
    stem,
)
from loaders.extract.vocabulary import word_set

__all__ = ["bag", "bucket", "pair_features"]

_LONGEST_BETWEEN: Final = 30
_SHORT: Final = 7  # words between two groups that are one feature as they stand
_DENIAL: Final = 6  # words before the pair in which a negation counts
_FURTHER: Final = 25  # words before and after the pair in which verbs count


def bag(code: str, words: Sequence[str]) -> list[str]:
    """Each word once, and each two words in a row."""
    found = [code + word[:STEM] for word in dict.fromkeys(words)]  # `stem` itself would cost a call a word
    passed = word_set("judging", "passed_over")
    telling = [word[:STEM] for word in words if word not in passed]
    return found + [f"{code}{one}_{other}" for one, other in pairwise(telling)]


def bucket(number: int) -> int:
    """A number of words, coarser the larger."""
    return number if number < 2 else 1 << min(number.bit_length() - 1, 4)


def pair_features(structure: Structure, left: int, right: int, labels: str) -> list[str]:
    """Features of the groups `left` and `right`, in the order of the text, for either direction.

    `labels` are the letters of the two labels looked at.
    """
    words = structure.words
    start, end = structure.at[left], structure.at[right]
    found = ["b", "L" + labels]
    found += _between(words[start + 1 : end], labels)
    found += _around(words, start, end, labels)
    found += _in_lists(words, structure, left, right, labels)
    found += _by_verbs(structure, left, right, labels)
    denied = f"no{denies(words[max(0, start - _DENIAL) : start])}{denies(words[start:end])}"
    return [*found, denied, labels + denied]


def _between(between: Sequence[str], labels: str) -> Iterator[str]:
    """What stands between the two."""
    empty = word_set("judging", "empty")
    half = _LONGEST_BETWEEN // 2
    near = between if len(between) <= _LONGEST_BETWEEN else [*between[:half], *between[-half:]]
    yield from bag("B:", near)
    telling = [word for word in near if word not in empty]
    for word in dict.fromkeys(telling):
        yield f"{labels}B:{stem(word)}"
    if len(between) <= _SHORT:
        exact = " ".join(between)
        yield from ("S:" + exact, f"{labels}S:{exact}")
    yield from (f"n{bucket(len(between))}", f"{labels}n{bucket(len(between))}")
    yield from _triggers([word for word in telling if not is_group(word)], between, labels)
    for place, word in enumerate(between[:3]):
        yield f"a{place}:{stem(word)}"
    for place, word in enumerate(between[:-5:-1]):
        yield f"z{place}:{stem(word)}"
    yield from ("z3:" + " ".join(between[-3:]), f"{labels}z2:" + " ".join(between[-2:]))
    yield from _groups_between(between, labels)


def _triggers(telling: Sequence[str], between: Sequence[str], labels: str) -> Iterator[str]:
    """First and last telling word between the two, with and without the words of the programme."""
    if not telling:
        yield labels + "nocont"
        return
    first, last = stem(telling[0]), stem(telling[-1])
    yield from (f"{labels}f:{first}", f"{labels}l:{last}", f"fl:{first}|{last}")
    trigger = [stem(word) for word in telling if not is_cyber(word)]
    if trigger:
        yield from (
            f"{labels}tr:{trigger[-1]}",
            f"tr:{trigger[-1]}|{between[-1]}",
            f"tf:{trigger[0]}|{between[-1]}",
            f"{labels}tf:{trigger[0]}",
        )


def _groups_between(between: Sequence[str], labels: str) -> Iterator[str]:
    groups = [word for word in between if is_group(word)]
    count = min(len(groups), 4)
    yield from (f"nb{count}", f"{labels}nb{count}")
    for word in groups:
        yield from ("mid" + word, f"{labels}mid{word}")
    bounds = min(between.count(";") + between.count(":"), 1)
    relatives = min(sum(word in word_set("judging", "relatives") for word in between), 2)
    yield f"bnd{bounds}{relatives}{min(between.count('and'), 2)}"
    for index, word in enumerate(between):
        if is_group(word):
            yield "in:" + (stem(between[index + 1]) if index + 1 < len(between) else "$")
            yield "ip:" + (stem(between[index - 1]) if index else "^")
    passive = any(
        word == "by" and index and between[index - 1].endswith(("ed", "en", "led"))
        for index, word in enumerate(between)
    )
    yield f"{labels}pas{int(passive)}"


def _around(words: Sequence[str], start: int, end: int, labels: str) -> Iterator[str]:
    """What stands before the first and after the second."""
    before, after = words[max(0, start - 4) : start], words[end + 1 : end + 5]
    yield from bag("P:", before)
    yield from bag("Q:", after)
    last = before[-1] if before else "^"
    yield from ("p1:" + last, f"{labels}p1:{last}")
    following = after[0] if after else "$"
    yield from ("q1:" + following, f"{labels}q1:{stem(following)}")
    empty = word_set("judging", "empty")
    telling = [word for word in words[max(0, start - 12) : start] if word not in empty and not is_group(word)]
    if telling:
        yield from ("cp:" + stem(telling[-1]), f"{labels}cp:{stem(telling[-1])}")
    yield f"nbef{min(sum(is_group(word) for word in words[:start]), 3)}"


def _in_lists(words: Sequence[str], structure: Structure, left: int, right: int, labels: str) -> Iterator[str]:
    """What stands between the lists in which the two stand: the second item is related as the first one is."""
    one, other = structure.lists[left], structure.lists[right]
    if one.first == other.first:
        yield from ("samech", "samech" + labels)
    else:
        yield f"ch{int(one.last != left)}{int(other.first != right)}"
        begin = structure.at[other.first]
        between = words[structure.at[one.last] + 1 : begin]
        if len(between) < _SHORT:
            exact = " ".join(between)
            yield from ("CS:" + exact, f"{labels}CS:{exact}")
        empty = word_set("judging", "empty")
        telling = [stem(word) for word in between if word not in empty and not is_group(word)]
        if telling:
            yield from (f"{labels}cf:{telling[0]}", f"{labels}cl:{telling[-1]}", f"cfl:{telling[0]}|{telling[-1]}")
        else:
            yield labels + "cno"
        hangs_on = preposition_before(words, begin)
        yield from ("ch:" + hangs_on, f"{labels}ch:{hangs_on}")


def _by_verbs(structure: Structure, left: int, right: int, labels: str) -> Iterator[str]:
    """The verbs between, before and after the two, whose subject each is, and what the two hang on."""
    one, other = structure.lists[left], structure.lists[right]
    start, end = structure.at[left], structure.at[right]
    first_on = preposition_before(structure.words, structure.at[one.first])
    second_on = preposition_before(structure.words, structure.at[other.first])
    yield from (f"pp{first_on}|{second_on}", f"{labels}pp{first_on}|{second_on}")
    between = 0
    for verb in structure.verbs:
        subject = structure.lists[verb.subject] if verb.subject is not None else None
        if start < verb.index < end:
            between += 1
            whose = _whose(subject, one)
            yield from (
                f"v{verb.form}|{second_on}|{whose}",
                f"{labels}v{verb.form}|{second_on}|{whose}",
                f"{labels}v{verb.form}|{whose}",
            )
        elif end < verb.index < end + _FURTHER and subject is not None:
            if subject.first == other.first:
                yield "vy" + verb.form
            elif subject.first == one.first:
                yield from ("vx" + verb.form, f"{labels}vx{verb.form}")
        elif start - _FURTHER < verb.index < start:
            yield f"vb{verb.form}|{first_on}|{second_on}"
    yield f"nv{min(between, 4)}"


def _whose(subject: ListPlace | None, one: ListPlace) -> str:
    """Whether the first group is the verb's subject ("x"), another is ("o"), or none is found ("n")."""
    if subject is None:
        return "n"
    return "x" if subject.first == one.first else "o"
