"""Third parties: consultants, assessors, auditors, providers, firms and outside counsel."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.phrases import phrases_of
from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.vocabulary import word_set

__all__ = ["find_third_parties"]

_LONGEST = 9  # words before the head


def _party(key: str) -> frozenset[str]:
    return word_set("third_parties", key)


@cache
def _heads() -> frozenset[str]:
    return _party("outside") | _party("inside_unless_marked")


@cache
def _candidates() -> frozenset[str]:
    return _heads() | _party("in_capitals") | phrases_of("third_parties", "phrases").firsts()


@cache
def _joined() -> frozenset[str]:
    return word_set("officers", "fields", "known") | _party("fields")


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
    start = _start_of(scan, i)
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
    start = _start_of(scan, i)
    return Mention("ThirdParty", start, end, scan.text(start, end), plural=words[-1].endswith("s"))


def _is_noun(scan: Scan, i: int, end: int) -> bool:
    """Whether "third-party" names a party ("a third-party to test") and no kind ("third-party and own reviews")."""
    return scan.low(i - 1) in _party("before_noun") and scan.low(end) not in _party("list_links")


def _in_capitals(scan: Scan, i: int) -> Mention | None:
    """Who runs a fund or a trust, named by the office alone: "the Manager", "the Sponsor"."""
    if not scan.tokens[i].capital or scan.low(i) not in _party("in_capitals"):
        return None
    start = i
    while scan.low(i) in _party("in_capitals_of_kinds") and scan.is_modifier(start - 1) and scan.tokens[start - 1].capital:
        start -= 1
    alone = scan.low(start - 1) in _party("before_capitals") and scan.low(i + 1) != "of"
    if not alone or (scan.is_modifier(i + 1) and scan.head_follows(i + 1)):
        return None
    return Mention("ThirdParty", start, i + 1, scan.text(start, i + 1))


def _headed(scan: Scan, i: int) -> Mention | None:
    """The party whose head noun stands at `i`."""
    if scan.low(i) not in _heads() or _is_modifier_of_head(scan, i):
        return None
    start = _start_of(scan, i)
    if scan.words(start - 2, start) in (["external", "and"], ["outside", "and"]) and scan.low(start) == "internal":
        name = f"{scan.text(start - 2, start - 1)} {scan.text(start + 1, i + 1)}"
        return Mention("ThirdParty", start - 2, i + 1, name, plural=scan.low(i).endswith("s"))
    if not _is_outside(scan, start, i):
        return None
    outside = _after_inside(scan, start, i)
    if outside is None or not _is_named(scan, outside, i):
        return None
    return Mention("ThirdParty", outside, i + 1, scan.text(outside, i + 1), plural=scan.low(i).endswith("s"))


def _start_of(scan: Scan, i: int) -> int:
    """Where the name begins whose head, or whole known name, stands at `i`."""
    start = scan.extend_left(i, join=_joined())
    while True:
        wider = _over_noun(scan, start, i)
        if wider == start:
            break
        start = wider
    return _from_verb(scan, _from_unit(scan, start, i), i)


def _over_noun(scan: Scan, start: int, i: int) -> int:
    """`start`, or further left over a noun that is a verb elsewhere ("IT support firm"), or a comma of adjectives."""
    before = start - 1
    if i - start > _LONGEST:
        return start
    if f"{scan.low(before)} {scan.low(start)}" in _party("nouns_in_names"):
        return scan.extend_left(before, join=_joined())
    if scan.low(before) in _party("nouns_between") and _goes_on_left(scan, before, at_head=start == i):
        return scan.extend_left(before, join=_joined())
    if scan.low(before) in {"and", "or", "&"} and start < i:
        return _shared(scan, start, before)
    if scan.low(before) == "," and scan.low(before - 1) in _party("adjectives") and not scan.taken(before - 1, start):
        return scan.extend_left(before - 1, join=_joined())
    return start


def _shared(scan: Scan, start: int, link: int) -> int:
    """`start`, or where "external technical and legal experts" begins: a word that says outside stands before both."""
    last = scan.low(link - 1)
    begin = scan.extend_left(link, join=_joined())
    plural = last.endswith("s") and not last.endswith("ss") and last not in _joined()
    return begin if begin < link - 1 and scan.low(begin) in _party("markers") and not plural else start


def _goes_on_left(scan: Scan, i: int, *, at_head: bool) -> bool:
    """Whether the word at `i` is inside a name: one more word of it stands before, right before the head a field."""
    if at_head:
        return scan.low(i - 1) == ")" or (scan.low(i - 1) in _joined() and scan.is_modifier(i - 1))
    return scan.is_modifier(i - 1) or scan.low(i - 1) == ")"


def _from_unit(scan: Scan, start: int, i: int) -> int:
    """`start`, or what follows the "and" after one of our units: "our IT department and strategic vendors"."""
    units = [j for j in range(start + 1, i) if scan.low(j) == "and" and scan.low(j - 1) in _party("units")]
    return units[-1] + 1 if units else start


def _from_verb(scan: Scan, start: int, i: int) -> int:
    """`start`, or the next word where a verb stands first that is part of no name: "onboarding critical vendors"."""
    return start + 1 if start < i and scan.low(start) in _party("not_first") else start


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
    if low not in _party("inside_unless_marked"):
        return True
    if words & _party("knowledge_markers" if low in _party("knowledge") else "markers") or scan.low(i - 1) == "party" or _is_hired(scan, start, i):
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
    if low in _party("of_stock") and scan.low(i - 1) == "public":
        return False  # a listed company in the past of an officer, or what he is certified as
    return low not in _party("service") or not _party("service_markers").isdisjoint(scan.words(start, i))


def _is_others(scan: Scan, i: int) -> bool:
    """Whether "other" or "key" before a bare noun says that somebody else is meant: "key partners"."""
    return scan.low(i - 1) in _party("others") and scan.low(i + 1) != "with"
