"""Features of two groups of a sentence, from which it is judged how they are related.

A feature is a short text: a code for the place it looks at, and what stands there. Those that begin with the two
groups' letters ("OC…") hold for that pair of labels alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

from loaders.extract.judging.structure import ListPlace, Structure, denies, is_group, preposition_before
from loaders.extract.vocabulary import word_set

__all__ = ["bag", "bucket", "pair_features"]

_LONGEST_BETWEEN: Final = 30
_SHORT: Final = 7  # words between two groups that are one feature as they stand
_DENIAL: Final = 6  # words before the pair in which a negation counts
_FURTHER: Final = 25  # words before and after the pair in which verbs count


_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two groups in the order of the text: their numbers, and where their words stand."""

    structure: Structure
    left: int
    right: int
    start: int
    end: int

    def between(self, row: list[_Of]) -> list[_Of]:
        """The part of a row of the structure that stands between the two, the middle of a long one left out."""
        found = row[self.start + 1 : self.end]
        half = _LONGEST_BETWEEN // 2
        return found if len(found) <= _LONGEST_BETWEEN else [*found[:half], *found[-half:]]


def bag(code: str, stems: Sequence[str], linked: Sequence[str]) -> list[str]:
    """Each word once, and each two words in a row, of a stretch of a structure."""
    found = [code + word for word in dict.fromkeys(stems)]
    found += [f"{code}{one}_{other}" for one, other in pairwise([word for word in linked if word])]
    return found


def bucket(number: int) -> int:
    """A number of words, coarser the larger."""
    return number if number < 2 else 1 << min(number.bit_length() - 1, 4)


def pair_features(structure: Structure, left: int, right: int, labels: str) -> list[str]:
    """Features of the groups `left` and `right`, in the order of the text, for either direction.

    `labels` are the letters of the two labels looked at.
    """
    words = structure.words
    start, end = structure.at[left], structure.at[right]
    pair = _Pair(structure, left, right, start, end)
    denied = f"no{denies(words[max(0, start - _DENIAL) : start])}{denies(words[start:end])}"
    return [
        *("b", "L" + labels),
        *_between(pair, labels),
        *_around(pair, labels),
        *_in_lists(pair, labels),
        *_by_verbs(pair, labels),
        *(denied, labels + denied),
    ]


def _between(pair: _Pair, labels: str) -> list[str]:
    """What stands between the two."""
    structure = pair.structure
    between, stems = structure.words[pair.start + 1 : pair.end], structure.stems[pair.start + 1 : pair.end]
    near = pair.between(structure.telling)
    found = bag("B:", pair.between(structure.stems), pair.between(structure.linked))
    found += [f"{labels}B:{word}" for word in near if word]
    if len(between) <= _SHORT:
        exact = " ".join(between)
        found += ("S:" + exact, f"{labels}S:{exact}")
    found += (f"n{bucket(len(between))}", f"{labels}n{bucket(len(between))}")
    telling = [(word, cyber) for word, cyber in zip(near, pair.between(structure.cyber), strict=True) if word]
    found += _triggers([(word, cyber) for word, cyber in telling if not is_group(word)], between[-1:], labels)
    found += [f"a{place}:{word}" for place, word in enumerate(stems[:3])]
    found += [f"z{place}:{word}" for place, word in enumerate(stems[:-5:-1])]
    found += ("z3:" + " ".join(between[-3:]), f"{labels}z2:" + " ".join(between[-2:]))
    return found + _groups_between(between, stems, labels)


def _triggers(telling: Sequence[tuple[str, bool]], nearest: Sequence[str], labels: str) -> list[str]:
    """First and last telling word between the two, with and without the words of the programme (True)."""
    if not telling:
        return [labels + "nocont"]
    first, last = telling[0][0], telling[-1][0]
    found = [f"{labels}f:{first}", f"{labels}l:{last}", f"fl:{first}|{last}"]
    trigger = [word for word, of_programme in telling if not of_programme]
    if trigger:
        beside = nearest[0]
        found += [f"{labels}tr:{trigger[-1]}", f"tr:{trigger[-1]}|{beside}"]
        found += [f"tf:{trigger[0]}|{beside}", f"{labels}tf:{trigger[0]}"]
    return found


def _groups_between(between: Sequence[str], stems: Sequence[str], labels: str) -> list[str]:
    groups = [(index, word) for index, word in enumerate(between) if is_group(word)]
    count = min(len(groups), 4)
    found = [f"nb{count}", f"{labels}nb{count}"]
    bounds = min(between.count(";") + between.count(":"), 1)
    relatives = min(sum(word in word_set("judging", "relatives") for word in between), 2)
    found.append(f"bnd{bounds}{relatives}{min(between.count('and'), 2)}")
    for index, word in groups:
        found += ("mid" + word, f"{labels}mid{word}")
        found.append("in:" + (stems[index + 1] if index + 1 < len(between) else "$"))
        found.append("ip:" + (stems[index - 1] if index else "^"))
    passive = any(word == "by" and one.endswith(("ed", "en", "led")) for one, word in pairwise(between))
    found.append(f"{labels}pas{int(passive)}")
    return found


def _around(pair: _Pair, labels: str) -> list[str]:
    """What stands before the first and after the second."""
    structure, start, end = pair.structure, pair.start, pair.end
    words, stems, linked = structure.words, structure.stems, structure.linked
    before, after = slice(max(0, start - 4), start), slice(end + 1, end + 5)
    found = bag("P:", stems[before], linked[before])
    found += bag("Q:", stems[after], linked[after])
    last = words[start - 1] if start else "^"
    following, its_stem = (words[end + 1], stems[end + 1]) if end + 1 < len(words) else ("$", "$")
    found += ("p1:" + last, f"{labels}p1:{last}", "q1:" + following, f"{labels}q1:{its_stem}")
    telling = [word for word in structure.telling[max(0, start - 12) : start] if word and not is_group(word)]
    if telling:
        found += ("cp:" + telling[-1], f"{labels}cp:{telling[-1]}")
    found.append(f"nbef{min(sum(place < start for place in structure.at.values()), 3)}")
    return found


def _in_lists(pair: _Pair, labels: str) -> list[str]:
    """What stands between the lists in which the two stand: the second item is related as the first one is."""
    structure = pair.structure
    one, other = structure.lists[pair.left], structure.lists[pair.right]
    if one.first == other.first:
        return ["samech", "samech" + labels]
    found = [f"ch{int(one.last != pair.left)}{int(other.first != pair.right)}"]
    begin = structure.at[other.first]
    between = slice(structure.at[one.last] + 1, begin)
    if begin - between.start < _SHORT:
        exact = " ".join(structure.words[between])
        found += ["CS:" + exact, f"{labels}CS:{exact}"]
    telling = [word for word in structure.telling[between] if word and not is_group(word)]
    if telling:
        found += [f"{labels}cf:{telling[0]}", f"{labels}cl:{telling[-1]}", f"cfl:{telling[0]}|{telling[-1]}"]
    else:
        found.append(labels + "cno")
    hangs_on = preposition_before(structure.words, begin)
    return [*found, "ch:" + hangs_on, f"{labels}ch:{hangs_on}"]


def _by_verbs(pair: _Pair, labels: str) -> list[str]:
    """The verbs between, before and after the two, whose subject each is, and what the two hang on."""
    structure, start, end = pair.structure, pair.start, pair.end
    one, other = structure.lists[pair.left], structure.lists[pair.right]
    first_on = preposition_before(structure.words, structure.at[one.first])
    second_on = preposition_before(structure.words, structure.at[other.first])
    found = [f"pp{first_on}|{second_on}", f"{labels}pp{first_on}|{second_on}"]
    between = 0
    for verb in structure.verbs:
        subject = structure.lists[verb.subject] if verb.subject is not None else None
        if start < verb.index < end:
            between += 1
            whose = _whose(subject, one)
            found += (
                f"v{verb.form}|{second_on}|{whose}",
                f"{labels}v{verb.form}|{second_on}|{whose}",
                f"{labels}v{verb.form}|{whose}",
            )
        elif end < verb.index < end + _FURTHER and subject is not None:
            if subject.first == other.first:
                found.append("vy" + verb.form)
            elif subject.first == one.first:
                found += ("vx" + verb.form, f"{labels}vx{verb.form}")
        elif start - _FURTHER < verb.index < start:
            found.append(f"vb{verb.form}|{first_on}|{second_on}")
    found.append(f"nv{min(between, 4)}")
    return found


def _whose(subject: ListPlace | None, one: ListPlace) -> str:
    """Whether the first group is the verb's subject ("x"), another is ("o"), or none is found ("n")."""
    if subject is None:
        return "n"
    return "x" if subject.first == one.first else "o"
