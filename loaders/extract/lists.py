"""Lists: mentions joined by commas, "and", "as well as", "including" and the like become one group."""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.groups import Group, union
from loaders.extract.vocabulary import vocabulary, word_set

__all__ = ["Item", "finite_verb", "merge_lists"]

Item = str | Group
"""A word of the sentence, or a group in place of a mention."""

_GAP = 9  # more words than this between two mentions join no list
_APPOSITIVE = frozenset({"", ",", ", or", "or", ", the", ", our"})
_IDENTITY = re.compile(r"^(?:is|are)(?: also)? (?:a|an|the|our)$|^, an(?:other)?$|^, a$")
_SUMS_UP = frozenset({("M", "O"), ("P", "P"), ("M", "X")})


@cache
def finite_verb() -> re.Pattern[str]:
    """A finite verb, adverbs before it aside, at the beginning of a text."""
    verbs = "|".join(vocabulary("lists")["finite"])
    return re.compile(rf"^(?:(?:also|then|directly|regularly|periodically|jointly|\w+ly) )*(?:{verbs})\b")


@cache
def _including() -> re.Pattern[str]:
    return re.compile(rf"^,? ?(?:{'|'.join(vocabulary('lists')['including'])})(?: \S+ly)?$")


def merge_lists(items: list[Item]) -> list[Item]:
    """The sentence's items with each list of mentions as one group."""
    merged: list[Item] = []
    for index, item in enumerate(items):
        if isinstance(item, Group):
            k = len(merged) - 1
            while k >= 0 and isinstance(merged[k], str) and len(merged) - 1 - k < _GAP:
                k -= 1
            left = merged[k] if k >= 0 else None
            if isinstance(left, Group):
                gap = [str(word) for word in merged[k + 1 :]]
                joined = _join(left, item, gap, merged[:k], items[index + 1 : index + 9])
                if joined is not None:
                    del merged[k:]
                    merged.append(joined)
                    continue
        merged.append(item)
    return merged


def _join(left: Group, right: Group, gap: list[str], before: list[Item], after: list[Item]) -> Group | None:
    """The one group that two neighbours make, or None where they are no list."""
    if left.possessive:
        return None
    core = " ".join(gap)
    if set(right.entities) <= set(left.entities) and core in _APPOSITIVE:
        return Group(left.entities, left.letters, left.last, left.umbrella, right.possessive)
    if left.letter == right.letter and _IDENTITY.match(core) and (core[0] != "," or left.letter in "CTO"):
        return left  # "the Council is a management committee", "the Council, a committee that …"
    link = _link(gap)
    if _including().match(link) and (left.letters[-1], right.letter) in _SUMS_UP:
        return union(left, right, left.last if left.letters[-1] == "P" else ())
    if link not in word_set("lists", "links") or (link == "," and _fronted(before)):
        return None
    if "W" in left.letters + right.letters and left.letters != right.letters:
        return None
    if (
        link == ","
        and left.letter != right.letter
        and not {"and", "or", "&"} & {x for x in after if isinstance(x, str)}
    ):
        return None  # no list goes on: "In addition to updates to the committee, the CIO, in his capacity, informs …"
    if _begins_clause(left, right, link, before, after):
        return None
    return union(left, right)


def _link(gap: list[str]) -> str:
    """What links two mentions, without the articles and adjectives before the second."""
    links, fillers = word_set("lists", "links"), word_set("lists", "fillers")
    words = list(gap)
    while len(words) > 1 and (words[-1] in fillers or words[-1].endswith("'s")) and " ".join(words) not in links:
        words.pop()
    return " ".join(words)


def _begins_clause(left: Group, right: Group, link: str, before: list[Item], after: list[Item]) -> bool:
    """Whether the second mention is the subject of a clause of its own.

    "reports to the CIO, and the CIO reports to the CEO": a finite verb follows, and a group and a verb came before.
    """
    rest = " ".join(item if isinstance(item, str) else "<>" for item in after)
    finite = bool(finite_verb().match(rest))
    if not finite or (right.possessive and link != ","):
        return False
    if link == "," and left.letter != right.letter:
        return True
    had_group = any(isinstance(item, Group) for item in before)
    lead = before[-1] if before and isinstance(before[-1], str) else None
    if not had_group or lead is None or lead in {",", ";", "that"} or right.possessive:
        return False
    return ("," in link or link == "and") and ("," in link or left.letter != right.letter)


def _fronted(before: list[Item]) -> bool:
    """Whether what stands before is a fronted phrase ("Under the oversight of the board, …"), which a comma closes."""
    words = [item for item in before if isinstance(item, str)]
    return (
        0 < len(words) == len(before) < 12
        and words[0] in word_set("lists", "fronting")
        and not any(finite_verb().match(word) for word in words)
    )
