"""Arguments: which group of a collapsed sentence a matched frame is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.clauses import Clauses
from loaders.extract.groups import Group

__all__ = ["Arguments", "Pairs", "pairs_of"]

Pairs = list[tuple[int, str]]
"""Entities of a group: number and label letter (see `groups.LETTER`)."""

# Words that may stand between a body and what is said of it without another noun coming in.
_PASSED = (
    r"(?:is|are|was|were|,|\(|also|which|that|who|being|been|has|have|be|and|\w+ly|a|an|the|our|cross-functional|-"
    r"|dedicated|group|currently|will|comprised|may)"
)
_ADJACENT = re.compile(rf"<([A-Z])(\d+)>(?: {_PASSED}){{0,5}} ?$")
_ASIDE = re.compile(r"\( [^()]*\) ?")
_AGENT = re.compile(r"\b(?:of|from|including|by)(?: (?!<)\S+){0,3}$")
_LISTED = re.compile(r"\b(?:compris|consist|compos|includ|made up)\S*(?: (?!<)\S+){0,6}$")
_APPOSED = re.compile(r"<\w+> , (?:a|an|the) (?:(?!<)\S+ ){1,4}$")
_CLAUSE_OPENS = re.compile(r"<\w+>(?: is| are)? ?,|<\w+> (?:which|that|is|are|,)")
_OWNER = re.compile(r"<([A-Z])(\d+)>'s (?:(?!<)\S+ ){0,2}$")
_DIRECT = re.compile(r"<([A-Z])(\d+)> ?$")
_BEFORE_OBJECTS = (" of", " to", " by", " from", " with", " for")
_LOOK_BACK = 100  # characters in which a group and two words stand
_OWNED = re.compile(r"'s (?:(?!<)\S+ ){0,2}<[A-Z](\d+)>")


def pairs_of(group: Group, letters: str = "BCOMTPW") -> Pairs:
    """The group's entities whose label's letter is one of `letters`."""
    return [(n, letter) for n, letter in zip(group.entities, group.letters, strict=True) if letter in letters]


@dataclass(frozen=True, slots=True)
class Arguments:
    """One match of a frame in a collapsed sentence, and the groups around it."""

    clauses: Clauses
    match: re.Match[str]

    @property
    def left(self) -> str:
        """What stands before the match."""
        return self.clauses.text[: self.match.start()]

    @property
    def right(self) -> str:
        """What stands after the match."""
        return self.clauses.text[self.match.end() :]

    def captured(self, name: str) -> Group | None:
        """The group that the pattern caught under `name` ("s" or "t"); None where the pattern has no such group.

        An owner gives way to what it owns ("management's steering committee" is the committee); an owner of anything
        else ("the board's education") is no argument.
        """
        number = self.match.groupdict().get(name)
        if not number:
            return None
        group = self.clauses.group(number)
        if not group.possessive:
            return group
        after = self.clauses.text[self.match.end(name) + 1 :]
        owned = _OWNED.match(after)
        if owned:
            return self.clauses.group(owned.group(1))
        return None if after.startswith("'s") and "'s" not in self.match.group() else group

    def subject(self) -> Group | None:
        """The group that the frame's verb goes with."""
        left = self.left
        owner = _OWNER.search(left, max(0, len(left) - _LOOK_BACK))
        if owner:
            return self.clauses.group(owner.group(2))
        direct = _DIRECT.search(left, max(0, len(left) - _LOOK_BACK))
        if direct and (" " + left[: direct.start()].rstrip()).endswith(_BEFORE_OBJECTS):
            direct = None
        if direct and not re.match(r"\w+ing\b(?! by)", self.match.group()):
            return self.clauses.group(direct.group(2))
        return self.clauses.subject_before(self.match.start())

    def near(self) -> Group | None:
        """The group right before the match, auxiliaries, commas and parentheses aside."""
        found = _ADJACENT.search(_ASIDE.sub("", self.left))
        return self.clauses.group(found.group(2)) if found else None

    def body(self) -> Group | None:
        """The nearest body to the left that is no agent ("…, led by X, that consists of"): whose members follow."""
        near = self.near()
        for number, at in self.clauses.before(self.match.start()):
            group = self.clauses.groups[number]
            before, between = self.clauses.text[:at].rstrip(), self.clauses.text[at : self.match.start()]
            if len(between.split()) > 22 or ";" in between:
                return None
            if near is None and not _CLAUSE_OPENS.search(between):
                return None
            if group.letters[-1] not in "CT":
                continue
            if group is near and not _LISTED.search(before) and not before.endswith(" by"):
                return near
            if _APPOSED.match(between) or not _AGENT.search(before):
                return group
        return near if near is not None and near.letters[-1] in "CT" else None
