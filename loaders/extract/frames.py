"""Frames: the wordings of relations, compiled from `vocabulary/frames.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from loaders.extract.vocabulary import vocabulary

__all__ = ["CYBER", "Frame", "frames", "frames_for"]

_WORDS: dict[str, list[str]] = vocabulary("frames")["words"]
CYBER = f"(?:{'|'.join(_WORDS['cyber'])})"
"""A word of the programme, as a regular expression over a collapsed sentence."""

_MACROS = {
    "S": r"<(?P<sl>[A-Z])(?P<s>\d+)>",
    "T": r"<(?P<tl>[A-Z])(?P<t>\d+)>",
    "P": r"<(?P<tl>[PX])(?P<t>\d+)>",
    "T2": r"<[A-Z]\d+>",
    "A": r"(?:our |the |its |a |an )?<[A-Z]\d+>",
    "adv": f"(?:(?:{'|'.join(_WORDS['adverbs'])}) )*",
    "gap": r"(?:(?!<|;)\S+ ){0,12}?",
    "gap1": r"(?:(?!<|;)\S+ ){1,18}?",
    "gap20": r"(?:(?!<|;)\S+ ){0,20}?",
    "any": r"(?:(?!;)\S+ ){0,25}?",
    "any2": r"(?:(?!;)\S+ ){0,18}?",
    "anynews": r"(?:(?!<|;)\S+ ){0,9}?",
    "news": f"(?:{'|'.join(_WORDS['news'])})",
    "cyber": CYBER,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording; the fields are those of the data file."""

    name: str
    type: str
    pattern: re.Pattern[str]
    subject: str
    target: str | None
    program: bool
    passive: bool
    object: bool
    cyber: bool
    swap: bool
    members: bool
    verb: bool
    manner: bool
    under: bool
    target_letters: str
    letters: str
    level: str | None
    needs: tuple[str, ...]


@cache
def frames() -> tuple[Frame, ...]:
    """All frames in the order of the file."""
    return tuple(_frame(row) for row in vocabulary("frames")["frame"])


def frames_for(text: str) -> list[Frame]:
    """The frames whose needed words a collapsed sentence has, in the order of the file: no other can match."""
    places: set[int] = set().union(*map(_needing, set(text.split())))
    places.update(place for place, needs in _wider() if not needs or any(need in text for need in needs))
    return [frames()[place] for place in sorted(places)]


@cache
def _wider() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Frames that need nothing, or more than stands in one word, with their needs."""
    return tuple(
        (place, frame.needs)
        for place, frame in enumerate(frames())
        if not frame.needs or any(" " in need for need in frame.needs)
    )


@lru_cache(maxsize=1 << 14)
def _needing(word: str) -> frozenset[int]:
    """Frames that need a part of this word, by their place."""
    return frozenset(place for place, frame in enumerate(frames()) if any(need in word for need in frame.needs))


def _frame(row: dict[str, Any]) -> Frame:
    pattern = str(row["pattern"])
    for name, text in _MACROS.items():
        pattern = pattern.replace("{" + name + "}", text)
    return Frame(
        name=row["name"],
        type=row["type"],
        pattern=re.compile(pattern),
        subject=row.get("subject", "clause"),
        target=row.get("target"),
        program=row.get("program", False),
        passive=row.get("passive", False),
        object=row.get("object", False),
        cyber=row.get("cyber", False),
        swap=row.get("swap", False),
        members=row.get("members", False),
        verb=row.get("verb", False),
        manner=row.get("manner", False),
        under=row.get("under", False),
        target_letters=row.get("target_letters", ""),
        letters=row.get("letters", ""),
        level=row.get("level"),
        needs=tuple(row.get("needs", ())),
    )
