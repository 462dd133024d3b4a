"""Titles: the stretch of words that names a post, found by its head noun or its abbreviation."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.scan import Scan
from loaders.extract.mentions.title_fields import field_end, followed_end
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["Span", "find_titles", "first_head"]

Span = tuple[int, int]
# "Chief Security, Risk and Privacy Officer": the longest way from "chief" to its head.
_CHIEF_REACH = 9
_INSIDE_CHIEF = frozenset({"and", "&", ",", "/", "-", "–"})


def _heads(key: str) -> frozenset[str]:
    return word_set("officers", "heads", key)


@cache
def _candidates() -> frozenset[str]:
    """Folded words at which a title may be found: head nouns, abbreviations and their plurals."""
    acronyms = {acronym.lower() for acronym in mapping_of("officers", "acronyms")}
    return _heads("left") | _heads("presidents") | acronyms | {f"{acronym}s" for acronym in acronyms}


def find_titles(scan: Scan) -> list[Span]:
    """The titles of a sentence, left to right, none over another, nothing claimed yet."""
    found: list[Span] = []
    end = 0
    for i in scan.where(_candidates()):
        if i < end:
            continue
        span = _acronym_at(scan, i) or _title_at(scan, i)
        if span and span[0] >= end and not scan.taken(*span):
            found.append(span)
            end = span[1]
    return found


def first_head(scan: Scan, start: int, end: int) -> str:
    """The head noun that tells what a title is: the first there is, else its last word."""
    words = scan.words(start, end)
    return next((word for word in words if word in _heads("left")), words[-1])


def _with_ranks(scan: Scan, start: int) -> int:
    """`start`, or where the ranks before it begin ("senior", "executive vice"); "chief" begins a title of its own."""
    while scan.low(start - 1) in _heads("ranks") and scan.low(start - 1) != "chief":
        start -= 1
    return start


def _acronym_at(scan: Scan, i: int) -> Span | None:
    word = scan.tokens[i].text.removesuffix("’s").removesuffix("'s")
    acronyms = mapping_of("officers", "acronyms")
    if word not in acronyms and (not word.endswith("s") or word[:-1] not in acronyms or word == "ISOs"):
        return None
    if (word == "ISO" and _is_standard(scan, i)) or _names_a_body(scan, i) or scan.low(i + 1) == "-":
        return None
    if not word.startswith("C") and i + 1 < len(scan.tokens) and scan.tokens[i + 1].capital:
        return None  # "GC Advisors": a name; the chiefs' abbreviations are no beginnings of names
    return _with_ranks(scan, i), i + 1


def _names_a_body(scan: Scan, i: int) -> bool:
    """Whether an abbreviation is part of a body's name ("CISO team"); "the CISO's team" names the officer."""
    return scan.head_follows(i + 1) and not scan.tokens[i].possessive


def _is_standard(scan: Scan, i: int) -> bool:
    """Whether the "ISO" at `i` is the standard ("ISO 27001") and no information security officer."""
    after = scan.low(i + 1)
    if after[:1].isdigit() or after in word_set("officers", "iso", "not_before"):
        return True
    return scan.low(i - 1) not in word_set("officers", "iso", "before")


def _title_at(scan: Scan, i: int) -> Span | None:
    """The title whose head noun stands at `i`."""
    low = scan.low(i)
    if low == "counsel":
        return _counsel(scan, i)
    if scan.low(i + 1) in _heads("next_head") or (low in _heads("before_body") and scan.head_follows(i + 1)):
        return None
    chief = _chief_title(scan, i)
    if chief is not None:
        return chief
    if low in _heads("presidents"):
        start = i
        while scan.low(start - 1) in _heads("ranks"):
            start -= 1
        return start, followed_end(scan, i + 1)
    if low in _heads("offices"):
        return _office(scan, i)
    if low in _heads("chairs"):
        return _chair(scan, i)
    return _topic_title(scan, i) if low in _heads("left") else None


def _counsel(scan: Scan, i: int) -> Span | None:
    """General counsel or chief legal counsel; other counsel is outside or no post."""
    kind, before = scan.low(i - 1), scan.low(i - 2)
    if kind == "legal":
        inside = before == "chief"
    else:
        inside = kind == "general" and before not in word_set("officers", "counsel", "outside")
    if not inside:
        return None
    start = i - 1
    while scan.low(start - 1) in _heads("ranks"):
        start -= 1
    return start, i + 1


def _chief_title(scan: Scan, i: int) -> Span | None:
    """A "chief … officer", perhaps with what the officer is in charge of."""
    if scan.low(i) not in _heads("chief_heads"):
        return None
    reach = range(i - 1, max(i - _CHIEF_REACH, -1), -1)
    chief = next((j for j in reach if scan.low(j) in _heads("chief")), None)
    if chief is None or not _is_chief_phrase(scan, chief, i):
        return None
    end = i + 1
    if scan.low(i) in _heads("officers") and scan.words(end, end + 3) == ["in", "charge", "of"]:
        end = field_end(scan, end + 3, lower_ok=True) or end
    return _with_ranks(scan, chief), end


def _is_chief_phrase(scan: Scan, chief: int, head: int) -> bool:
    """Whether "chief … officer" is one title: no verb, no second "chief", nothing claimed between."""
    for i in range(chief + 1, head):
        low = scan.low(i)
        if scan.taken(i, i + 1) or low in _heads("not_inside_chief"):
            return False
        if low not in _INSIDE_CHIEF and (not scan.tokens[i].is_word or scan.ends_title(i)):
            return False
    return scan.low(head - 1) not in {",", "and"}


def _office(scan: Scan, i: int) -> Span | None:
    """An office that is a title by itself: "Corporate Secretary", "Treasurer", "controller"."""
    if scan.low(i - 1) in _heads("corporate"):
        return i - 1, i + 1
    if scan.tokens[i].capital or scan.low(i) in _heads("offices_in_lower_case"):
        return i, i + 1
    return None


def _chair(scan: Scan, i: int) -> Span | None:
    """Whoever chairs a body: "chair of the audit committee", "audit committee chair"; a bare "chair" may be anybody."""
    bodies = word_set("officers", "chair", "bodies")
    if scan.low(i + 1) == "of" and scan.low(i + 2) in word_set("words", "definite"):
        for j in range(i + 3, min(i + 10, len(scan.tokens))):
            if scan.low(j) in bodies:
                return i, j + 1
            if not scan.tokens[j].is_word or (scan.is_stop(j) and scan.low(j) != "and"):
                break
        return (i, i + 4) if scan.low(i + 3) == "board" else None
    if scan.low(i - 1) in bodies:
        return scan.extend_left(i - 1, join=word_set("officers", "chair", "joined")), i + 1
    return None


def _topic_title(scan: Scan, i: int) -> Span | None:
    """A title that its field makes one: "information security officer", "head of privacy", "director of IT"."""
    low = scan.low(i)
    if _is_director_of_board(scan, i) or _is_verb(scan, i):
        return None
    start = scan.extend_left(i, join=word_set("officers", "fields", "joined"))
    end = followed_end(scan, i + 1) if low in _heads("followed") else i + 1
    modifiers = frozenset(scan.words(start, i))
    if low in _heads("officers") and modifiers <= _heads("ranks"):
        return None  # "executive officers" are a collective
    if end == i + 1 and not _tells_a_field(low, modifiers):
        return None
    outside = not modifiers.isdisjoint(word_set("officers", "topic", "outside"))
    if outside and low not in word_set("officers", "topic", "outside_allowed"):
        return None
    return start, end


def _is_director_of_board(scan: Scan, i: int) -> bool:
    is_director = scan.low(i) in word_set("officers", "topic", "directors")
    return is_director and scan.low(i - 1) in word_set("officers", "topic", "not_directors_after")


def _is_verb(scan: Scan, i: int) -> bool:
    """Whether "lead" or "heads" at `i` is a verb."""
    low, after = scan.low(i), scan.low(i + 1)
    if low not in word_set("officers", "topic", "maybe_verbs"):
        return False
    if after in word_set("officers", "topic", "verb_before"):
        return True
    return low in word_set("officers", "topic", "verbs") and after != "of"


def _tells_a_field(head: str, modifiers: frozenset[str]) -> bool:
    """Whether the words before a head say which post it is."""
    fields = word_set("officers", "fields", "known")
    if head not in word_set("officers", "fields", "needed_by"):
        return not modifiers.isdisjoint(fields)
    wide_head = head in word_set("officers", "fields", "wide_heads")
    if wide_head and modifiers & word_set("officers", "fields", "wide_posts"):
        return True
    return not modifiers.isdisjoint(fields - word_set("officers", "fields", "wide"))
