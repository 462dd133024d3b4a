"""Relations of one sentence: frames matched on its collapsed form, their arguments found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graphmodel import may_join
from loaders.extract.arguments import Arguments, Pairs, pairs_of
from loaders.extract.attributes import frequency_in, is_hedged
from loaders.extract.clauses import Clauses
from loaders.extract.frames import Frame, frames_for
from loaders.extract.groups import LABEL, Group
from loaders.extract.relation import COMPANY, PROGRAM, Relation
from loaders.extract.work import read_work

__all__ = ["find_relations"]

_NEGATED = re.compile(r"\b(?:not|no|never|neither|nor|without)\b(?! only)(?: (?!;)\S+){0,3} ?$")
# What somebody did elsewhere or before is no edge ("20 years of experience in overseeing …"), nor what was handed on.
_PAST = re.compile(
    r"\b(?:experience|expertise|background|career|previously|prior to|formerly|skills|knowledge"
    r"|(?:serv|work)(?:ed|ing) (?:as|in)|roles? (?:in|at|leading|as)|held|responsibility for such)"
    r"(?: (?!;|and is|, is)\S+){0,7} ?$"
    r"|\b(?:delegat|assign)\w+(?: (?!;|<)\S+){0,7} ?$"
)
_VERB_BEFORE = re.compile(
    r"(?:^|>|>'s|,|\b(?:and|or|who|which|that|will|also|to|may|shall|would|should|turn|each|then|up|not|they|must|can"
    r"|he|she|it|chairs?|\w+ly))$"
)
_EVENT = re.compile(r"\b(?:in the event|in case|upon|when(?:ever)? (?:a|an)) (?:\S+ ){1,12}")
_ABOUT = re.compile(
    r"^(?: \S+){0,2}? ?,? ?(?:on|regarding|about|concerning|with respect to|of any|relating to|related to|any|as to"
    r"|quarterly|annually|at least|periodically|regularly|monthly|as needed|as appropriate|at each|following|a summary"
    r"|its|their|the results)\b"
)
_OFTEN = frozenset({"quarterly", "annually", "regularly", "periodically", "monthly", "also"})
_ADVERBS = frozenset({"up", "out", "in", "to", "on", "a", "basis", "regular", "our", "the", "back"})
# "We use third parties to assist us …, including, for example, assessors and consultants": the kinds come after.
_KINDS_AFTER = re.compile(
    r"(?:(?!;)(?!<[BCOMTXP])\S+ ){0,34}?(?:includ(?:e|ing)|such as|among other things|for example)\b"
    r"(?:(?!<|;)\S* ){1,6}?<P(\d+)>"
)
# "provides updates to the committee twice a year, and to the full board annually"
_ALSO_TO = re.compile(r" (?:(?!<|;)\S+ ){0,8}?and (?:\w+ly )?to <[A-Z](\d+)>")
_ENGAGER = re.compile(
    r"<([A-Z])(\d+)>(?: (?:,|who|which|that|also|may|will|and|\w+ly|can|has|have|is|are|responsible|for|from|time|to|as"
    r"|needed)){0,6} ?$"
)
_LOOK_BACK = 300  # characters
Reading = tuple[str, Pairs, Pairs]
"""What one match says: edge type, sources, targets."""


def find_relations(clauses: Clauses, level_of: Callable[[int], str | None]) -> Iterator[Relation]:
    """All relations that the sentence's frames give; `level_of` tells a committee's level where it is known."""
    if not clauses.groups:
        return
    for frame in frames_for(clauses.text):
        for match in frame.pattern.finditer(clauses.text):
            found = Arguments(clauses, match)
            if _applies(frame, found):
                yield from _relations(frame, found, level_of)


def _applies(frame: Frame, found: Arguments) -> bool:
    gerund = re.match(r"\w+ing\b", found.match.group())
    left = found.left[-_LOOK_BACK:]  # each of the patterns ends here and spans a few words
    if frame.verb and not gerund and not _VERB_BEFORE.search(left.rstrip()):
        return False
    if frame.type in {"OVERSEES", "MANAGES", "LEADS"} and _PAST.search(left):
        return False
    return frame.type == "INSIDE" or not _NEGATED.search(left)


def _relations(frame: Frame, found: Arguments, level_of: Callable[[int], str | None]) -> Iterator[Relation]:
    span = found.match.span()
    for kind, sources, targets in _read(frame, found, level_of):
        # A line has no frequency of its own: "reports quarterly to" is an account (see _report_kind).
        frequency = frequency_in(found.clauses.text, *span) if kind == "INFORMS" else None
        for source, source_letter in sources:
            for target, target_letter in targets:
                edge = kind if kind != "INSIDE" else "MEMBER_OF" if source_letter == "O" else "PART_OF"
                source_label = "Company" if source == COMPANY else LABEL[source_letter]
                target_label = "Program" if target == PROGRAM else LABEL[target_letter]
                if source != target and may_join(edge, source_label, target_label):
                    hedged = is_hedged(found.clauses.text, *span)
                    yield Relation(edge, source, target, frame.name, frequency, hedged)


def _read(frame: Frame, found: Arguments, level_of: Callable[[int], str | None]) -> Iterator[Reading]:
    if frame.type in {"OVERSEES", "MANAGES"}:
        return read_work(frame, found, level_of)
    return _READERS.get(frame.type, _account)(frame, found)


def _account(frame: Frame, found: Arguments) -> Iterator[Reading]:
    """Who gives account to whom, or hands what to whom: the frame's type as it is, or told apart for "reports to"."""
    source, target = _ends(frame, found)
    if source is None or target is None or (frame.manner and _only_adverbs(found.match)):
        return
    kind = _report_kind(found) if frame.type == "REPORT" else frame.type
    targets = pairs_of(target, frame.target_letters or "BCOMTPW")
    also = _ALSO_TO.match(found.right) if frame.type == "INFORMS" and found.match.group().endswith(">") else None
    if also:
        targets += pairs_of(found.clauses.group(also.group(1)))
    yield kind, pairs_of(source, frame.letters or "BCOMTP"), targets


def _ends(frame: Frame, found: Arguments) -> tuple[Group | None, Group | None]:
    """Source and target, each caught by the pattern or found where the frame says."""
    names = found.match.groupdict()
    source, target = found.captured("s"), found.captured("t")
    if frame.swap and names.get("s") and not names.get("t"):
        return source, found.near()
    if not names.get("s"):
        source = found.near() if frame.subject == "near" else found.subject()
    if not names.get("t") and frame.target:
        target = found.body() if frame.target == "near" else found.subject()
    return source, target


def _report_kind(found: Arguments) -> str:
    """REPORTS_TO for a line; INFORMS for an account: on something, at a frequency, or upon an event."""
    inside, before = found.match.group(), found.left.split()
    if before[-1:] and before[-1] in _OFTEN:
        return "INFORMS"
    if before[-1:] == ["and"] and found.match.group("tl") in "BC" and "directly" not in inside:
        return "INFORMS"  # "evaluates … and reports to the committee"
    if frequency_in(inside, 0, len(inside)) or _EVENT.search(found.left):
        return "INFORMS"
    if re.search(r"\bdirectly\b", inside):
        return "REPORTS_TO"
    return "INFORMS" if _ABOUT.search(found.right) else "REPORTS_TO"


def _only_adverbs(match: re.Match[str]) -> bool:
    words = match.group().split()[1:-1]
    return all(word.endswith("ly") or word in _ADVERBS for word in words)


def _meeting(frame: Frame, found: Arguments) -> Iterator[Reading]:
    """An exchange: the one who holds the information informs, which a board or a committee does not of its officers."""
    source, target = _ends(frame, found)
    if source is None or target is None:
        return
    for s in pairs_of(source, "BCOMTP"):
        for t in pairs_of(target, "BCOMTP"):
            backward = (s[1] in "BC" and t[1] in "OMTP") or (s[1] == "B" and t[1] == "C")
            yield ("INFORMS", [t], [s]) if backward else ("INFORMS", [s], [t])


def _leadership(frame: Frame, found: Arguments) -> Iterator[Reading]:
    source, target = _ends(frame, found)
    if source is None or target is None:
        return
    targets = pairs_of(target, "CTM")
    if frame.target == "near" and target.letter == "X":
        targets = [(n, letter) for n, letter in targets if n in target.last]
    yield "LEADS", pairs_of(source, "OMCT"), targets


def _membership(frame: Frame, found: Arguments) -> Iterator[Reading]:
    if frame.swap:
        source, target = found.captured("t"), found.captured("s")
        source = source if source and source.letter == "C" and target and target.letter == "B" else None
    else:
        source, target = _ends(frame, found)
    if source is None or target is None:
        return
    if frame.members and found.match.group().startswith("including") and found.near() is not target:
        return  # "reviews risks, including our CISO …" lists no members of a body further left
    targets = pairs_of(target, "CT" if frame.members else frame.target_letters or "BCMT")
    if frame.members and target.letter == "X":
        targets = [(n, letter) for n, letter in targets if n in target.last]
    yield "INSIDE", pairs_of(source, frame.letters or "CTOMP"), targets


def _support(frame: Frame, found: Arguments) -> Iterator[Reading]:
    names = found.match.groupdict()
    source = found.captured("s") if names.get("s") else found.subject()
    if source is None:
        return
    if frame.program:
        yield "SUPPORTS", pairs_of(source, frame.letters or "CTOMP"), [(PROGRAM, "")]
        return
    target = found.captured("t") if names.get("t") else found.near() or found.subject()
    if target is not None:
        yield "SUPPORTS", pairs_of(source, frame.letters or "BCOMTP"), pairs_of(target, "BCOMT")


def _engagement(frame: Frame, found: Arguments) -> Iterator[Reading]:
    """Company ENGAGES unless the text names right before the verb who does."""
    target = found.captured("t")
    if target is None:
        return
    targets = [(n, letter) for n, letter in pairs_of(target, "P") if n not in target.umbrella]
    listed = _KINDS_AFTER.match(found.right.lstrip())
    if listed:
        targets += pairs_of(found.clauses.group(listed.group(1)), "P")
    sources: Pairs = []
    engager = _ENGAGER.search(found.left) if frame.subject != "company" else None
    if engager:
        sources = pairs_of(found.clauses.group(engager.group(2)), "OTCM")
    yield "ENGAGES", sources or [(COMPANY, "W")], targets


_READERS: dict[str, Callable[[Frame, Arguments], Iterator[Reading]]] = {
    "ENGAGES": _engagement,
    "INSIDE": _membership,
    "LEADS": _leadership,
    "MEET": _meeting,
    "SUPPORTS": _support,
}
