"""Canonical roles of officers' titles (CISO, CIO, CEO, …), from `vocabulary/roles.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Final, NamedTuple

__all__ = ["role_codes", "role_name", "role_of"]

# Words that say who or since when, not what the post is.
_QUALIFIER: Final = re.compile(
    r"^(?:co-|(?:our|the|its|a|an|company'?s|corporate|global|group|interim|acting|outsourced|virtual|fractional|"
    r"dedicated|senior|executive|qualified|experienced|current|co-?|us|u\.s\.)\s+)+"
)
_PART: Final = re.compile(r",\s*(?:and\s+|&\s*)?|\s*[&/]\s*|\s+and\s+|\s+[-–—]\s+")
_MOST_PARTS: Final = 8  # of a list of posts; what is longer is no title
_SHARED: Final = re.compile(r"chief (.+) officer")
_JOINT: Final = re.compile(r"\bco-(.+officer)s\b")
_LONG: Final = {"vp": "vice president", "svp": "senior vice president", "evp": "executive vice president"}
_SHORT: Final = re.compile(rf"\b(?:{'|'.join(_LONG)})\b")
_WORD: Final = re.compile(r"[\w-]+")
_FILLING: Final = frozenset(("of", "for", "the", "our", "department", "function", "team"))


class _Role(NamedTuple):
    code: str
    name: str
    titles: frozenset[str]
    heads: tuple[str, ...]
    topics: tuple[str, ...]
    bars: tuple[str, ...]
    only: bool

    def fits_topic(self, words: str) -> bool:
        """Whether the words of a title join one of the role's heads to one of its topics."""
        if self.only:
            said = _bare(words)
            return any(said in (f"{head} {topic}", f"{topic} {head}") for head in self.heads for topic in self.topics)
        return _holds(words, self.heads) and _holds(words, self.topics) and not _holds(words, self.bars)


@cache
def _roles() -> tuple[_Role, ...]:
    rows = tomllib.loads(files("graphmodel.vocabulary").joinpath("roles.toml").read_text(encoding="utf-8"))
    return tuple(
        _Role(
            row["code"],
            row["name"],
            frozenset(row["titles"]),
            tuple(row.get("heads", ())),
            tuple(row.get("topics", ())),
            tuple(row.get("bars", ())),
            row.get("only", False),
        )
        for row in rows["role"]
    )


@cache
def role_of(title: str) -> str | None:
    """The role's code for a title in any of its variants, or None; "head of information security" is CISO.

    A title that joins several posts ("president and CEO", "chief risk & information officer") has the role of the
    first row of the table that one of its posts fits.
    """
    whole = _normalised(title)
    if "deputy" in whole.split() or "designee" in whole:
        return None
    # "chief information and digital officer" is no list of posts, so the whole title goes first.
    posts = _posts(whole)
    for forms in ({whole, _QUALIFIER.sub("", whole)}, posts):
        for role in _roles():
            if forms & role.titles:
                return role.code
    for role in _roles():
        if any(map(role.fits_topic, posts if role.only else (whole,))):
            return role.code
    return None


@cache
def role_codes() -> tuple[str, ...]:
    """Every role's code, in the order of the table."""
    return tuple(role.code for role in _roles())


@cache
def role_name(code: str) -> str:
    """The long form of a role's code: `chief information security officer` for `CISO`; the code itself if unknown."""
    return next((role.name for role in _roles() if role.code == code), code)


def _posts(whole: str) -> frozenset[str]:
    """Every post that a title may join: "chief risk and information officer" is two, and one as it stands."""
    seams = [(0, 0), *(match.span() for match in _PART.finditer(whole)), (len(whole), len(whole))]
    found = set()
    for (_, start), (end, _) in combinations(seams[: _MOST_PARTS + 1], 2):
        run = _QUALIFIER.sub("", whole[start:end])
        found.add(run)
        shared = _SHARED.fullmatch(run)
        if shared:
            found.update(f"chief {field} officer" for field in _PART.split(shared[1]))
    return frozenset(found)


def _normalised(title: str) -> str:
    text = title.casefold().replace("&amp;", "&").replace("’", "'").replace("cyber security", "cybersecurity")
    text = text.replace("cyber-security", "cybersecurity").replace("vice-president", "vice president")
    text = _JOINT.sub(r"\1", _SHORT.sub(lambda match: _LONG[match[0]], text))
    return " ".join(re.sub(r"[()“”\"]", " ", text).split())


def _bare(text: str) -> str:
    """The words that a post is made of, without qualifiers: `vice president information technology`."""
    words = _QUALIFIER.sub("", text).replace(",", " ").split()
    return " ".join(word for word in words if word not in _FILLING and any(map(str.isalnum, word)))


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    words = " ".join(_WORD.findall(text))
    return any(f" {phrase} " in f" {words} " for phrase in phrases)
