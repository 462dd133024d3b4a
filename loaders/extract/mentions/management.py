"""Management as a collective: "management", "senior leadership team", "executive officers"."""

from __future__ import annotations

from loaders.extract.mentions.phrases import phrases_of
from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.vocabulary import word_set

__all__ = ["find_management"]


def _management(key: str) -> frozenset[str]:
    return word_set("bodies", "management", key)


def find_management(scan: Scan) -> None:
    """Claim management as a collective; "risk management" and "management processes" are none."""
    for i, words in phrases_of("bodies", "management", "phrases").in_scan(scan):
        end = i + len(words)
        alone = len(words) == 1
        if (alone and not _stands_alone(scan, i)) or _part_of_longer_name(scan, i, end, alone=alone):
            continue
        start = i
        while scan.low(start - 1) in _management("ranks"):
            start -= 1
        begin = start
        if scan.low(start - 1) == "of" and scan.low(start - 2) in _management("members"):
            # "are members of management's council": members of the council, not of management.
            begin = start if scan.taken(start - 2, start) or scan.tokens[end - 1].possessive else start - 2
        scan.claim(Mention("Management", begin, end, scan.text(start, end), plural=words[-1].endswith("s")))


def _part_of_longer_name(scan: Scan, start: int, end: int, *, alone: bool) -> bool:
    """Whether the phrase is a modifier ("senior management committee") or the end of a team's name."""
    last, after = scan.low(end - 1), scan.low(end)
    if last == "team":
        # "data security management team" is a team.
        if scan.is_modifier(start - 1) and scan.low(start - 1) in word_set("bodies", "team", "strong_words"):
            return True
    elif after in word_set("bodies", "team", "heads"):
        return True
    if alone:
        return False
    task = last == "management" and after in _management("task_before")
    return task or after in _management("part_before") or after == "-"


def _stands_alone(scan: Scan, i: int) -> bool:
    """Whether a bare "management", "leadership" or "executives" is the collective and no part of another phrase."""
    low, before, after = scan.low(i), scan.low(i - 1), scan.low(i + 1)
    if low in _management("always") or (after == "of" and _is_told(scan, i)):
        return True
    if after in _management("not_before") or "-" in {before, after}:
        return False
    if scan.tokens[i].possessive:
        return before not in _management("not_after")
    if low == "leadership":
        return before in _management("leadership_after") and after not in _management("leadership_not_before")
    return before not in _management("not_after") and _bare_after(scan, i, before)


def _is_told(scan: Scan, i: int) -> bool:
    """Whether a "management" before "of" tells or is told something: "informed by management of …"."""
    if scan.low(i - 1) == "our":
        return scan.low(i - 2) in {"by", "to"}
    return scan.low(i - 1) == "by" and scan.low(i - 2) in _management("informed")


def _bare_after(scan: Scan, i: int, before: str) -> bool:
    """Whether the words before a bare "management" leave it the collective."""
    if before == "the":
        return not scan.is_modifier(i + 1)
    if before == "and":
        return scan.low(i - 2) not in _management("tasks_before_and")
    if before.endswith("ing") and not scan.is_stop(i - 1):
        return False
    return before in _management("qualifiers") or not scan.is_modifier(i - 1)
