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
_LINKS = frozenset({"and", "&", "/"})
_CHAIR_REACH = 10
_BODIES = frozenset({"Board", "Committee", "Team"})
_HELD = _BODIES | {"Officer"}
# An abbreviation of a body before "lead" or "manager": "CSIRT leader", "IRT leader".
_LENGTH_OF_BODY = range(3, 8)


def _heads(key: str) -> frozenset[str]:
    return word_set("officers", "heads", key)


@cache
def _candidates() -> frozenset[str]:
    """Folded words at which a title may be found: head nouns, abbreviations and their plurals."""
    acronyms = {acronym.lower() for acronym in mapping_of("officers", "acronyms")}
    two_in_one = {f"{vice}-{post}" for vice in _heads("vice") for post in acronyms | _heads("offices")}
    plurals = {f"{acronym}s" for acronym in acronyms}
    return _heads("left") | _heads("presidents") | _heads("chief") | acronyms | plurals | two_in_one


def find_titles(scan: Scan) -> list[Span]:
    """The titles of a sentence, left to right, none over another, nothing claimed yet."""
    found: list[Span] = []
    end = 0
    for i in scan.where(_candidates()):
        if i < end:
            continue
        span = _acronym_at(scan, i) or _title_at(scan, i)
        if span and span[0] < end and scan.low(end) in _LINKS and end + 1 < span[1]:
            span = end + 1, span[1]  # "Manager of Network Security and IT Security Manager"
        if span and span[0] >= end and _is_free(scan, *span):
            found.append(span)
            end = span[1]
    return found


def _is_free(scan: Scan, start: int, end: int) -> bool:
    """Whether a title may be claimed: nothing else has its words but short names that it holds whole.

    "chair of the TRCC" holds a body's, "Deputy CISO" an officer's.
    """
    inside = [mention for mention in scan.mentions if start < mention.end and mention.start < end]
    return all(start <= mention.start and mention.end <= end and mention.label in _HELD for mention in inside)


def first_head(scan: Scan, start: int, end: int) -> str:
    """The head noun that tells what a title is: the first there is, else its last word."""
    words = scan.words(start, end)
    heads = (word for word in words[:-1] if word in _heads("left") and word not in _heads("ranks"))
    return next(heads, words[-1])


def _with_ranks(scan: Scan, start: int, not_a_rank: str = "chief") -> int:
    """`start`, or where the ranks before it begin ("senior", "executive vice"); "chief" begins a title of its own."""
    while True:
        rank = start - 2 if scan.low(start - 1) == "." else start - 1  # "Sr. Director"
        if scan.low(rank) not in _heads("ranks" if rank == start - 1 else "short_ranks"):
            return start
        if scan.low(rank) == not_a_rank or scan.taken(rank, start):
            return start
        start = rank


def _acronym_at(scan: Scan, i: int) -> Span | None:
    word = scan.tokens[i].text.removesuffix("’s").removesuffix("'s")
    acronyms = mapping_of("officers", "acronyms")
    vice, _, post = word.rpartition("-")
    if vice.lower() in _heads("vice") and (post in acronyms or post.lower() in _heads("offices")):
        return _with_ranks(scan, i), i + 1  # "VP-CFO"
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
    if low in _heads("chief"):
        return _chief_of(scan, i)
    whole = _whole_title(scan, i)
    if whole is not None:
        return whole
    if low == "counsel":
        return _counsel(scan, i)
    if scan.low(i + 1) in _heads("next_head") or (low in _heads("before_body") and scan.head_follows(i + 1)):
        return None
    chief = _chief_title(scan, i)
    if chief is not None:
        return chief
    if low in _heads("presidents"):
        return _president(scan, i)
    if low in _heads("offices"):
        return _office(scan, i)
    if low in _heads("chairs"):
        return _chair(scan, i)
    return _topic_title(scan, i) if low in _heads("left") else None


def _whole_title(scan: Scan, i: int) -> Span | None:
    """A title that is known as a whole: "general manager", "lead independent director"."""
    for length in (3, 2):
        start = i + 1 - length
        if start >= 0 and " ".join(scan.words(start, i + 1)) in _heads("whole"):
            return _with_ranks(scan, start), followed_end(scan, i + 1)
    return None


def _chief_of(scan: Scan, i: int) -> Span | None:
    """A chief of something: "chief of staff", "Chief of Intelligence"."""
    if scan.low(i + 1) != "of":
        return None
    end = i + 3 if scan.low(i + 2) in _heads("chief_of") else field_end(scan, i + 2, lower_ok=False)
    return (_with_ranks(scan, i), end) if end else None


def _president(scan: Scan, i: int) -> Span:
    """A president of any rank, with the field before ("Cybersecurity VP") or after."""
    start = _with_ranks(scan, i, "")
    fields = (
        word_set("officers", "fields", "known") | _heads("presidents_of") | word_set("officers", "fields", "of_titles")
    )
    while scan.is_modifier(start - 1) and scan.tokens[start - 1].capital and scan.low(start - 1) in fields:
        start -= 1
    return start, followed_end(scan, i + 1, may_be_unknown=scan.low(i) not in {"president", "presidents"})


def _counsel(scan: Scan, i: int) -> Span | None:
    """General counsel, chief legal counsel or another counsel inside; other counsel is outside or no post."""
    kind, before = scan.low(i - 1), scan.low(i - 2)
    if kind == "legal":
        inside = before == "chief"
    else:
        own = kind in word_set("officers", "counsel", "inside")
        inside = own and before not in word_set("officers", "counsel", "outside")
    return (_with_ranks(scan, i - 1, ""), i + 1) if inside else None


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
        if low not in _INSIDE_CHIEF | _heads("inside_chief") and (not scan.tokens[i].is_word or scan.ends_title(i)):
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
    """Whoever chairs a body: "chair of the audit committee", "audit committee chair", "Chairman and CEO".

    A bare "chair" may be anybody.
    """
    if scan.low(i + 1) == "of":
        end = _chaired_end(scan, i + 2)
        if end is not None:
            return _with_ranks(scan, i), end
    body = _short_name_before(scan, i)
    if body is not None:
        return body, i + 1
    if scan.low(i - 1) in word_set("officers", "chair", "bodies"):
        return scan.extend_left(i - 1, join=word_set("officers", "chair", "joined")), i + 1
    return (_with_ranks(scan, i), i + 1) if _is_chairman(scan, i) else None


def _chaired_end(scan: Scan, i: int) -> int | None:
    """End of the body in "chair of …", which begins at `i`; None if none does."""
    if scan.low(i) in word_set("words", "definite"):
        i += 1
    if scan.low(i) == "board" and scan.low(i + 1) not in word_set("officers", "chair", "bodies"):
        named = scan.low(i + 1) == "of" and scan.low(i + 2) in word_set("bodies", "board", "of")
        return i + 3 if named else i + 1
    for j in range(i, min(i + _CHAIR_REACH, len(scan.tokens))):
        body = scan.mention_at(j)
        if body is not None and body.label in _BODIES and body.label != "Board":
            return body.end
        if scan.low(j) in word_set("officers", "chair", "bodies"):
            return j + 1
        if j == i and _is_abbreviated_body(scan, j):
            return j + 1
        if not (scan.tokens[j].is_word or scan.low(j) in _INSIDE_CHIEF) or (scan.is_stop(j) and scan.low(j) != "and"):
            break
    return None


def _short_name_before(scan: Scan, i: int) -> int | None:
    """Where the short name of a body that stands right before `i` begins: one that the text defines, or capitals."""
    body = scan.mention_at(i - 1)
    if body is not None:
        return body.start if body.label in _BODIES else None
    return i - 1 if _is_abbreviated_body(scan, i - 1) else None


def _is_abbreviated_body(scan: Scan, i: int) -> bool:
    """Whether a body's abbreviation stands at `i`: capitals alone, no officer's."""
    if not 0 <= i < len(scan.tokens):
        return False
    text = scan.tokens[i].text
    return text.isupper() and text.isalpha() and len(text) in _LENGTH_OF_BODY and text.lower() not in _no_bodies()


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(acronym.lower() for acronym in mapping_of("officers", "acronyms")) | _heads("no_bodies")


def _is_chairman(scan: Scan, i: int) -> bool:
    """Whether a chairman with nothing to tell of which body is a post: in capitals, or with a title beside."""
    if scan.low(i) not in _heads("chairmen") or not scan.tokens[i].capital:
        return scan.low(i) in _heads("chairs") and scan.low(i + 1) in _LINKS and _title_next(scan, i + 2)
    return True


def _title_next(scan: Scan, i: int) -> bool:
    """Whether an executive's title begins at `i`: "Chair and CEO"."""
    if i >= len(scan.tokens):
        return False
    return scan.tokens[i].text in mapping_of("officers", "acronyms") or scan.low(i) in _heads("chief") | {"president"}


def _topic_title(scan: Scan, i: int) -> Span | None:
    """A title that its field makes one: "information security officer", "head of privacy", "director of IT"."""
    low = scan.low(i)
    if _is_director_of_board(scan, i) or _is_verb(scan, i):
        return None
    start = _after_other_titles(scan, scan.extend_left(i, join=word_set("officers", "fields", "joined")), i)
    if not _heads("certificates").isdisjoint(scan.words(start, i)):
        return None  # "Certified Information Security Manager"
    start = _with_ranks(scan, start)
    body = _short_name_before(scan, i) if low in _heads("of_abbreviated") else None
    if body is not None:
        return body, i + 1  # "CSIRT leader"
    leads_bodies = low in _heads("of_members") and scan.low(i + 2) in word_set("officers", "fields", "before_body")
    end = followed_end(scan, i + 1) if low in _heads("followed") and not leads_bodies else i + 1
    modifiers = frozenset(scan.words(start, i))
    if low in _heads("officers") and modifiers <= _heads("ranks"):
        return None  # "executive officers" are a collective
    if end == i + 1 and not _tells_a_field(low, modifiers):
        return None
    outside = not modifiers.isdisjoint(word_set("officers", "topic", "outside"))
    if outside and low not in word_set("officers", "topic", "outside_allowed"):
        return None
    return start, end


def _after_other_titles(scan: Scan, start: int, head: int) -> int:
    """Where the title that ends at `head` begins: after another title and its "and", after praise."""
    titles = (_heads("left") | _heads("presidents") | word_set("officers", "fields", "bodies_ahead")) - _heads("ranks")
    for j in range(start, head):
        ends_title = scan.low(j) in titles or scan.tokens[j].text in mapping_of("officers", "acronyms")
        if ends_title and scan.low(j + 1) in _LINKS:
            start = j + 2
        if scan.low(j) in _heads("before_title"):
            start = j + 1
    return start


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
    if scan.low(i - 1) in word_set("officers", "fields", "wide_posts"):
        return False
    return low in word_set("officers", "topic", "verbs") and after != "of"


def _tells_a_field(head: str, modifiers: frozenset[str]) -> bool:
    """Whether the words before a head say which post it is."""
    fields = word_set("officers", "fields", "known") | word_set("officers", "fields", "of_titles")
    if head not in word_set("officers", "fields", "needed_by"):
        return not modifiers.isdisjoint(fields)
    for heads, posts in (("wide_heads", "wide_posts"), ("unit_heads", "unit_posts")):
        if head in word_set("officers", "fields", heads) and modifiers & word_set("officers", "fields", posts):
            return True
    return not modifiers.isdisjoint(fields - word_set("officers", "fields", "wide"))
