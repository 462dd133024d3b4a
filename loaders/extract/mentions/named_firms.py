"""Outside firms by their own names, where the text says what they are to the registrant: "we rely on Acme Capital"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.extract.mentions.scan import Mention, Scan, has_lost_apostrophe
from loaders.extract.tokens import Token
from loaders.extract.vocabulary import word_set

__all__ = ["find_named_firms", "may_name_firm"]

_LONGEST = 6  # words of a name
_REACH = 16  # words before a name in which the registrant is said to rely on it


def _firm(key: str) -> frozenset[str]:
    return word_set("third_parties", "named", key)


@cache
def _leads() -> frozenset[str]:
    return _firm("links") | _firm("hired")


def may_name_firm(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has a word in capitals, "the" aside, after what introduces firms; cheap to ask of all."""
    lead = _leads()
    for i, token in enumerate(tokens[:-1]):
        if token.low in lead:
            after = tokens[i + 2] if tokens[i + 1].low == "the" and i + 2 < len(tokens) else tokens[i + 1]
            if after.capital and _introduces(Scan(tokens), i):
                return True
    return False


def find_named_firms(scan: Scan) -> None:
    """Claim the firms that are named right after who relies on them, hires them, or is served by them.

    Only then is a name in capitals likely another's than the registrant's, whose name nothing here knows; where it is
    sure to be, the name is an alias of the mention, so that it is one wherever it stands.
    """
    for i in scan.where(_leads()):
        if _introduces(scan, i):
            start = i + 2 if scan.low(i + 1) == "the" else i + 1
            end = _end_of_name(scan, start)
            if end > start and not _is_registrant(scan, end):
                name = _name(scan, start, end)
                sure = scan.low(i) != "by" or not _firm("relies").isdisjoint(scan.words(i - _REACH, i))
                scan.claim(Mention("ThirdParty", start, end, name, aliases=(name,) if sure else ()))


def _name(scan: Scan, start: int, end: int) -> str:
    """The name of `[start, end)` without the ending of a possessive, its apostrophe lost or not."""
    name = scan.text(start, end)
    return name[:-1] if _owns(scan, end - 1) and not scan.tokens[end - 1].possessive else name


def _owns(scan: Scan, i: int) -> bool:
    """Whether the token at `i` owns what follows it: "Acme's systems", "Acmes systems"."""
    lower = scan.is_modifier(i + 1) and not scan.tokens[i + 1].capital
    return scan.tokens[i].possessive or (lower and has_lost_apostrophe(scan.tokens[i]))


def _introduces(scan: Scan, i: int) -> bool:
    """Whether the word at `i` ends what is said before an outside firm: "relies on", "engaged", "implemented by"."""
    low, before = scan.low(i), scan.low(i - 1)
    if low in _firm("hired"):
        return before not in _firm("somebody_else")
    if scan.low(i - 2) in _firm("somebody_else"):
        return False
    if low in {"on", "upon"}:
        return before in _firm("relies")
    return before in _firm({"by": "served_by", "with": "works_with", "to": "outsourced"}[low])


def _end_of_name(scan: Scan, start: int) -> int:
    """Where the name in capitals that begins at `start` ends; `start` if there is none, or none of a firm."""
    end = start
    while end - start < _LONGEST and _is_part(scan, end):
        end += 1
        if _owns(scan, end - 1):
            return end if _may_be_firm(scan, start, end) else start
    if end > start:
        end = _with_ending(scan, end)
    return end if not scan.is_modifier(end) and _may_be_firm(scan, start, end) else start


def _may_be_firm(scan: Scan, start: int, end: int) -> bool:
    """Whether no word of a name says that it is something else: a rule, a post, the registrant's own bank."""
    words = scan.words(start, end)
    return bool(words) and _firm("never").isdisjoint(words) and words[-1].removesuffix("s") not in _firm("never")


def _is_part(scan: Scan, i: int) -> bool:
    """Whether the token at `i` is a word of a name in capitals."""
    if not 0 <= i < len(scan.tokens) or scan.taken(i, i + 1):
        return False
    token = scan.tokens[i]
    return (token.is_word and token.capital and not scan.is_stop(i)) or (token.low == "&" and _is_part(scan, i + 1))


def _with_ending(scan: Scan, end: int) -> int:
    """`end`, or behind the comma and the ending of a company: "Acme, LLC"."""
    return end + 2 if scan.low(end) == "," and scan.low(end + 1) in _firm("endings_after_comma") else end


def _is_registrant(scan: Scan, end: int) -> bool:
    """Whether the parenthesis after a name says that it is the registrant's: "(the “Company”)"."""
    end += scan.low(end) == "."
    words = scan.words(end, end + 10)
    return words[:1] == ["("] and not _firm("registrant").isdisjoint(words[: words.index(")") if ")" in words else 10])
