"""Names: what of a name tells one thing from another, and when two names are the same thing's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.extract.vocabulary import vocabulary, word_set

__all__ = [
    "Key",
    "is_body",
    "key_of",
    "plain_title",
    "same_collective",
    "same_committee",
    "same_party",
    "same_team",
    "sorting_words",
    "tells_more",
]

Key = tuple[str, ...]
"""The words of a name that tell it apart, in order."""

_SINGULAR = re.compile(r"(?<=[a-rt-z])s$")
_WORD = re.compile(r"[a-z0-9&-]+")


@cache
def _same_words() -> tuple[re.Pattern[str], dict[str, str]]:
    same: dict[str, str] = vocabulary("naming")["same"]
    longest_first = sorted(same, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})\b"), same


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> Key:
    """A name reduced: lower case, singular, without articles, spellings made one."""
    low = re.sub(r"\([^)]*\)", " ", name.lower().replace("’", "'").replace("&amp;", "&").replace("‑", "-"))
    low = low.replace("'s ", " ").replace("'s", "")
    pattern, same = _same_words()
    low = pattern.sub(lambda match: same[match.group()], low)
    plural_looking, empty = word_set("naming", "not_plural"), word_set("naming", "empty")
    words = (word if word in plural_looking else _SINGULAR.sub("", word) for word in _WORD.findall(low))
    return tuple(word for word in words if word not in empty)


@lru_cache(maxsize=1 << 14)
def _without(key: Key, words: str) -> Key:
    dropped = word_set("naming", words)
    return tuple(word for word in key if word not in dropped)


def plain_title(key: Key) -> Key:
    """A title without rank and manner: "global CISO" is the CISO."""
    return _without(key, "ranks")


def same_collective(a: Key, b: Key) -> bool:
    """Whether two names of management are one: "senior management" is management, "executive officers" are not."""
    return _collective(a) == _collective(b)


def _collective(key: Key) -> Key:
    core = _without(key, "collective_heads")
    return _without(core, "collective_ranks") if core[-1:] == ("management",) else core


def same_committee(a: Key, b: Key) -> bool:
    """Whether the shorter of two committees' names says no field of its own and stands inside the longer.

    "the steering committee" is the cybersecurity steering committee; the risk committee is not the operational one.
    """
    if not a or not b or a[-1] != b[-1]:
        return False
    small, large = _sets(_without(a, "committee_manners"), _without(b, "committee_manners"))
    fields = small - {a[-1]} - word_set("naming", "committee_works")
    return bool(small - {a[-1]}) and not fields and small <= large


def same_team(a: Key, b: Key) -> bool:
    """Whether two units' names are one: the same field under another head, or the field with one more word."""
    if not a or not b:
        return False
    core_a, core_b = _without(a, "unit_heads"), _without(b, "unit_heads")
    if core_a and core_a == core_b:
        return True
    if {" ".join(core_a), " ".join(core_b)} <= word_set("naming", "security_teams"):
        return True
    heads = word_set("naming", "unit_heads")
    if a[-1] != b[-1] and not {a[-1], b[-1]} <= heads:
        return False
    small, large = _sets(core_a, core_b)
    return len(small) >= 2 and small <= large and len(large) - len(small) <= 1


def same_party(a: Key, b: Key) -> bool:
    """Whether two outside parties are one: the same words but for manners, or both "providers" by another name."""
    core_a, core_b = _without(a, "party_manners"), _without(b, "party_manners")
    return core_a == core_b or {" ".join(core_a), " ".join(core_b)} <= word_set("naming", "providers")


def sorting_words(label: str, key: Key) -> frozenset[str]:
    """Words of which two names of one thing share at least one: what to look up before names are compared."""
    if label == "Management":
        return frozenset((" ".join(_collective(key)),))
    if label == "ThirdParty":
        core = " ".join(_without(key, "party_manners"))
        return frozenset(("<provider>" if core in word_set("naming", "providers") else core,))
    core_words = _without(key, "unit_heads")
    security = " ".join(core_words) in word_set("naming", "security_teams")
    heads = word_set("naming", "body_heads") if label == "Committee" else frozenset()
    return frozenset(core_words) - heads | ({"<security>"} if security else frozenset())


def is_body(name: str) -> bool:
    """Whether a name has the head noun of a body, or is an abbreviation: what may have members.

    "legal" or "enterprise risk" in a list of fields has none.
    """
    key = key_of(name)
    heads = word_set("naming", "unit_heads") | word_set("naming", "body_heads")
    return name.isupper() or (bool(key) and key[-1] in heads)


def tells_more(name: str, old: str) -> bool:
    """Whether a form tells more than the one in use: the long form, a head noun, a committee with its field."""
    if old.isupper() and len(old) <= 6 and not name.isupper() and len(name) > len(old):
        return True
    if same_committee(key_of(old), key_of(name)) and len(key_of(name)) > len(key_of(old)):
        return True
    heads = word_set("naming", "unit_heads")
    old_words, words = old.lower().split(), name.lower().split()
    return words[-1] in heads and not heads & set(old_words) and "committee" not in old_words


def _sets(a: Key, b: Key) -> tuple[set[str], set[str]]:
    """Both names' words, the smaller set first."""
    small, large = sorted((set(a), set(b)), key=len)
    return small, large
