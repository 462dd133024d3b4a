"""Teams: departments, functions, units and centers, each of a list that shares its head noun apart."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["find_teams"]

Span = tuple[int, int]


def _team(key: str) -> frozenset[str]:
    return word_set("bodies", "team", key)


def _singular(word: str) -> str | None:
    return mapping_of("bodies", "team", "singular").get(word)


@cache
def _joined() -> frozenset[str]:
    return _team("bare") | _team("strong_words")


def find_teams(scan: Scan) -> None:
    """Claim the units that are named with a head noun ("IT department", "legal, IT and finance departments")."""
    for i in scan.where(_team("heads")):
        if not scan.taken(i, i + 1) and not _is_modifier_of_head(scan, i):
            _claim_team(scan, i)
    _claim_teams_of(scan)
    _claim_owned(scan)
    _claim_told(scan)


def _is_modifier_of_head(scan: Scan, i: int) -> bool:
    """Whether the next word is the head: "function groups"; "team members" are one team."""
    following = scan.low(i + 1)
    return following in _team("heads") and following != "members" and not scan.taken(i + 1, i + 2)


def _claim_team(scan: Scan, i: int) -> None:
    word = scan.low(i)
    head = i - 1 if word == "members" else i
    if word == "members" and scan.low(head) != "team":
        return
    start = scan.extend_left(head, join=_joined())
    if start == head and scan.words(head - 2, head) == ["and", "other"]:
        _claim_shared(scan, head, head)
        return
    if not _is_team(scan, word, start, head):
        return
    if _singular(word) or word in _team("people"):
        start = _claim_shared(scan, start, head)
    if not scan.taken(start, i + 1):
        scan.claim(Mention("Team", start, i + 1, scan.text(start, head + 1), plural=word.endswith("s")))


def _is_team(scan: Scan, word: str, start: int, head: int) -> bool:
    """Whether the words `[start, head)` before a head noun say that it is one of our units."""
    modifiers = frozenset(scan.words(start, head))
    if not modifiers or modifiers & _team("outside") or modifiers <= _team("not_after"):
        return False
    if word in _team("weak_heads") and not _names_a_unit(scan, start, head):
        return False
    ours = not modifiers.isdisjoint(_team("inside")) or scan.low(start - 1) == "our"
    return ours or word not in _team("hired")


def _names_a_unit(scan: Scan, start: int, head: int) -> bool:
    """Whether the words before a head that may be anything ("function", "organization") are those of a unit."""
    words = scan.words(start, head)
    if words[-1] in _team("not_after"):
        return False
    return " ".join(words) in _team("bare") or not _team("strong_words").isdisjoint(words)


def _claim_shared(scan: Scan, start: int, head: int) -> int:
    """Claim the earlier items of "legal, IT and internal audit departments"; where the last item begins."""
    singular = _singular(scan.low(head))
    if singular is None:
        # "legal, IT and compliance personnel" are three; "IT and security personnel" may be one.
        if scan.low(start - 1) not in {",", "and", "or", "and/or"} or "," not in scan.words(start - 5, start):
            return start
        singular = scan.low(head)
    links = [i for i in range(start, head) if scan.low(i) in {"and", "&"}]
    if links:
        _claim_items(scan, start, links[-1], singular)
        return links[-1] + 1
    link = start - 2 if scan.low(start - 1) in _team("other") else start - 1
    if scan.low(link) in {"and", "or", "&"}:
        end = link - 1 if scan.low(link - 1) == "," else link
        begin = scan.extend_left(end, limit=4)
        if begin < end and not scan.taken(begin, end):
            _claim_items(scan, begin, end, singular)
    return start


def _claim_items(scan: Scan, start: int, end: int, head: str) -> None:
    """Claim each item of a comma list that ends with `[start, end)`, with the head noun that they share."""
    for begin, stop in _items_left(scan, start, end):
        scan.claim(Mention("Team", begin, stop, f"{scan.text(begin, stop)} {head}"))


def _items_left(scan: Scan, start: int, end: int) -> list[Span]:
    """The items of a comma list that ends with `[start, end)`, last first."""
    items = [(start, end)]
    while scan.low(start - 1) in {",", "/"} and scan.is_modifier(start - 2):
        stop = start - 1
        start = scan.extend_left(stop, limit=4)
        if scan.taken(start, stop):
            break
        items.append((start, stop))
    return items


def _claim_teams_of(scan: Scan) -> None:
    """Make "team of information security professionals" one team, however it was claimed so far."""
    for i in scan.where(_team("of")):
        if scan.low(i + 1) != "of" or scan.taken(i, i + 1):
            continue
        inner = next((m for m in scan.mentions if m.label == "Team" and i + 2 <= m.start <= i + 5), None)
        if inner and _team("of_another").isdisjoint(scan.words(i + 2, inner.start)):
            scan.release(inner)
            scan.claim(Mention("Team", i, inner.end, scan.text(i, inner.end)))


def _claim_owned(scan: Scan) -> None:
    """Claim whose team it is where nothing else names it: "the CISO's team", "her organization"."""
    for i in scan.where(_team("owned")):
        if scan.taken(i, i + 1):
            continue
        owner = next((m for m in scan.mentions if m.label == "Officer" and m.end == i), None)
        if owner is not None and scan.tokens[i - 1].possessive:
            scan.claim(Mention("Team", i, i + 1, f"{owner.name}'s {scan.text(i, i + 1)}"))
        elif scan.low(i - 1) in _team("owners"):
            scan.claim(Mention("Team", i - 1, i + 1, scan.text(i - 1, i + 1)))
        elif scan.low(i - 1) == "whose" and (owner := _antecedent(scan, i - 1)) is not None:
            scan.claim(Mention("Team", i - 1, i + 1, f"{owner.name}'s {scan.text(i, i + 1)}"))


def _antecedent(scan: Scan, i: int) -> Mention | None:
    """The officer whom "whose" at `i` stands for: the last one before it, with nothing but an aside between."""
    officers = [m for m in scan.mentions if m.label == "Officer" and m.end <= i and not m.anaphor]
    last = max(officers, key=lambda m: m.end, default=None)
    near = last is not None and all(
        scan.low(j) in _team("before_whose") or not scan.tokens[j].is_word or scan.tokens[j].text.isupper()
        for j in range(last.end, i)
    )
    return last if near else None


def _claim_told(scan: Scan) -> None:
    """Claim a bare team that is told by its task: "leads a team responsible for …", "the team dedicated to …"."""
    for i in scan.where(_team("told")):
        if scan.taken(i, i + 1) or scan.low(i + 1) not in _team("told_by"):
            continue
        start = i
        while scan.low(start - 1) in _team("told_after"):
            start -= 1
        if start < i and not scan.taken(start, i):
            scan.claim(Mention("Team", i, i + 1, scan.text(i, i + 1)))
