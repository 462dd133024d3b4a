"""Third parties: consultants, assessors, auditors, providers, firms and outside counsel."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.party_names import start_of_party
from loaders.extract.mentions.phrases import phrases_of
from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.vocabulary import word_set

__all__ = ["find_third_parties"]


def _party(key: str) -> frozenset[str]:
    return word_set("third_parties", key)


@cache
def _heads() -> frozenset[str]:
    return _party("outside") | _party("inside_unless_marked")


@cache
def _candidates() -> frozenset[str]:
    return _heads() | _party("in_capitals") | phrases_of("third_parties", "phrases").firsts()


def find_third_parties(scan: Scan) -> None:
    """Claim the third parties of a sentence; "internal" ones are left to the teams."""
    end = 0
    left = []
    for i in scan.where(_candidates()):
        if i < end or scan.taken(i, i + 1):
            continue
        mention = _headed(scan, i) or _phrase(scan, i) or _in_capitals(scan, i)
        if mention is not None:
            scan.claim(mention)
            _claim_inside_part(scan, mention.start, i)
            end = mention.end
        elif scan.low(i) in _listed():
            left.append(i)
    for i in reversed(left):  # the last one first: each shows the one before it to be on a list
        mention = _before_party(scan, i)
        if mention is not None:
            scan.claim(mention)


def _before_party(scan: Scan, i: int) -> Mention | None:
    """The party whose head at `i` opens a list of outside parties: "experts and law firms"."""
    if _is_modifier_of_head(scan, i) or scan.low(i - 1) in _party("not_before_list") or not _opens_list(scan, i + 1):
        return None
    start = start_of_party(scan, i)
    inside = not _party("inside").isdisjoint(scan.words(start, i))
    ours = scan.low(start - 1) in _party("ours") and scan.low(i) not in _party("bare_on_lists")
    if inside or ours or (start < i and scan.low(i) in _party("listed_bare")):
        return None
    return Mention("ThirdParty", start, i + 1, scan.text(start, i + 1), plural=True)


def _opens_list(scan: Scan, end: int) -> bool:
    """Whether a list goes on at `end` with an outside party."""
    following = end
    while following - end < 3 and scan.low(following) in _party("list_opens"):
        following += 1
    return end < following and any(m.label == "ThirdParty" and m.start == following for m in scan.mentions)


def _phrase(scan: Scan, i: int) -> Mention | None:
    """The party whose whole name begins at `i`."""
    words = phrases_of("third_parties", "phrases").at(scan, i)
    if not words:
        return None
    end = i + len(words)
    if words[-1] in _party("party"):
        goes_on = scan.low(end) != "" and scan.low(end) not in _party("party_end")
        anybody = " ".join(words) in _party("anybody") and scan.low(i - 1) in _party("party_not_after")
        adjective = words[-1] == "third-party" and not _is_noun(scan, i, end)
        if goes_on or anybody or adjective:
            return None
    start = start_of_party(scan, i)
    return Mention("ThirdParty", start, end, scan.text(start, end), plural=words[-1].endswith("s"))


def _is_noun(scan: Scan, i: int, end: int) -> bool:
    """Whether "third-party" names a party ("a third-party to test") and no kind ("third-party and own reviews")."""
    return scan.low(i - 1) in _party("before_noun") and scan.low(end) not in _party("list_links")


def _in_capitals(scan: Scan, i: int) -> Mention | None:
    """Who runs a fund or a trust, named by the office alone: "the Manager", "the Sponsor"."""
    if not scan.tokens[i].capital or scan.low(i) not in _party("in_capitals"):
        return None
    start = i
    if scan.low(i) in _party("in_capitals_of_kinds"):
        while scan.is_modifier(start - 1) and scan.tokens[start - 1].capital:
            start -= 1
    alone = scan.low(start - 1) in _party("before_capitals") and scan.low(i + 1) != "of"
    if not alone or (scan.is_modifier(i + 1) and scan.head_follows(i + 1)):
        return None
    return Mention("ThirdParty", start, i + 1, scan.text(start, i + 1))


def _headed(scan: Scan, i: int) -> Mention | None:
    """The party whose head noun stands at `i`."""
    if scan.low(i) not in _heads() or _is_modifier_of_head(scan, i):
        return None
    start = start_of_party(scan, i)
    mixed = _outside_and_inside(scan, start, i)
    if mixed is not None:
        return mixed
    if not _is_outside(scan, start, i):
        return None
    outside = _after_inside(scan, start, i)
    if outside is None or not _is_named(scan, outside, i):
        return None
    return Mention("ThirdParty", outside, i + 1, scan.text(outside, i + 1), plural=scan.low(i).endswith("s"))


def _outside_and_inside(scan: Scan, start: int, i: int) -> Mention | None:
    """The outside part of "external and internal experts", whose head stands at `i`; None if it is no such name."""
    first = start if scan.low(start + 2) == "internal" else start - 2
    words = scan.words(first, first + 3)
    if words[1:] != ["and", "internal"] or words[0] not in _party("outward"):
        return None
    name = f"{scan.text(first, first + 1)} {scan.text(first + 3, i + 1)}"
    return Mention("ThirdParty", first, i + 1, name, plural=scan.low(i).endswith("s"))


def _is_modifier_of_head(scan: Scan, i: int) -> bool:
    """Whether the word at `i` modifies what follows: "service providers", "vendor compliance", "services agreement"."""
    low, following = scan.low(i), scan.low(i + 1)
    if following in _party("does"):
        return False
    if following in _heads() and low != "parties":
        return not (following == "support" and low.endswith("s"))
    if not low.endswith("s") and scan.is_modifier(i + 1):
        return True
    if low in _party("service"):
        return following != "" and following not in _party("service_end")
    return low in _party("before_task") and following in _party("task")


def _is_outside(scan: Scan, start: int, i: int) -> bool:
    """Whether the head at `i`, or what stands before it, says that the party is outside."""
    low, words = scan.low(i), frozenset(scan.words(start, i))
    if low == "auditor" and words & word_set("officers", "heads", "certificates"):
        return False  # "Certified Information Systems Auditor" is a person's certificate
    if low not in _party("inside_unless_marked"):
        return True
    markers = _party("knowledge_markers" if low in _party("knowledge") else "markers")
    if words & markers or scan.low(i - 1) == "party" or _is_hired(scan, start, i):
        return True
    if low in _party("after_article") and start < i and _before_name(scan, start) in {"a", "an"}:
        return True
    if low in _party("of_security") and not words.isdisjoint(_party("security")):
        return True
    plural = low.endswith("s") or low == "counsel"
    if plural and low in _listed() and _follows_party(scan, start):
        return True
    if low in _party("auditors") and "internal" not in words:
        return start < i or low.endswith("s")
    if start == i:
        return low in _party("bare_on_lists") and (_follows_party(scan, start) or _is_others(scan, i))
    article = low.endswith("s") or scan.low(start - 1) in _party("articles")
    return low in _party("with_manner") and article and scan.low(i + 1) != "with"


@cache
def _listed() -> frozenset[str]:
    return _party("outside") | _party("listed")


def _is_hired(scan: Scan, start: int, i: int) -> bool:
    """Whether "engages" or "retained" stands right before the name, praise aside."""
    if scan.low(i) in _party("not_by_hiring"):
        return False
    before = start - 1
    while start - before < 5 and scan.low(before) in _party("between_hired"):
        before -= 1
    return scan.low(before) in _party("hired") or not _party("hired").isdisjoint(scan.words(start - 2, start))


def _before_name(scan: Scan, start: int) -> str:
    """The word before a name, praise aside: "a" of "a leading security firm"."""
    before = start - 1
    while start - before < 4 and scan.low(before) in _party("praise"):
        before -= 1
    return scan.low(before)


def _follows_party(scan: Scan, start: int) -> bool:
    """Whether the name at `start` goes on a list of outside parties, or on the kinds of one that was named."""
    link = start
    while start - link < 4 and scan.low(link - 1) in _party("list_links") | _party("praise"):
        link -= 1
    return link < start and any(m.label == "ThirdParty" and m.end == link for m in scan.mentions)


def _after_inside(scan: Scan, start: int, i: int) -> int | None:
    """`start`, or in "internal and external auditors" where the outside part begins; None if all of it is inside."""
    words = scan.words(start, i)
    if _party("inside").isdisjoint(words):
        return start
    if "external" not in words and words[-1] not in _party("outward"):
        return None
    return max(j for j in range(start, i) if scan.low(j) in _party("outward"))


def _claim_inside_part(scan: Scan, start: int, i: int) -> None:
    """Claim the "internal" of "internal and external auditors" as the internal auditors, who are a unit of ours."""
    mixed = scan.low(start - 2) == "internal" and scan.low(start - 1) in {"and", "or"}
    if mixed and scan.low(i) in _party("auditors") and not scan.taken(start - 2, start - 1):
        scan.claim(Mention("Team", start - 2, start - 1, f"internal {scan.low(i)}", plural=True))


def _is_named(scan: Scan, start: int, i: int) -> bool:
    """Whether the words before the head say enough of which party is meant."""
    low = scan.low(i)
    if start == i and low in _party("never_bare"):
        return low in _party("bare_on_lists") and (_follows_party(scan, start) or _is_others(scan, i))
    if low in _party("never_after_public") and scan.low(i - 1) == "public":
        return False  # a listed company in the past of an officer, or what he is certified as
    return low not in _party("service") or not _party("service_markers").isdisjoint(scan.words(start, i))


def _is_others(scan: Scan, i: int) -> bool:
    """Whether "other" or "key" before a bare noun says that somebody else is meant: "key partners"."""
    return scan.low(i - 1) in _party("others") and scan.low(i + 1) != "with"
