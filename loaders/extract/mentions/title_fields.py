"""The field after a title: "director **of Information Security**", "vice president**, Risk and Compliance**"."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.scan import Scan
from loaders.extract.tokens import Token
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["field_end", "followed_end"]

_LINKS = frozenset({"and", "&", "+", "/", "-", "–"})
_DASHES = frozenset({",", "-", "–", "—"})


def _fields(key: str) -> frozenset[str]:
    return word_set("officers", "fields", key)


def followed_end(scan: Scan, i: int, *, may_be_unknown: bool = False) -> int:
    """Where the field after the title that ends at `i` ends; `i` if no field follows.

    The title's abbreviation may stand between: "Senior Vice President (SVP) of IT". With `may_be_unknown` words in
    capitals that no vocabulary knows are a field too where a known one is among them ("AVP Logistics, Systems & IT").
    """
    after = after_abbreviation(scan, i)
    end = _followed_end(scan, after, may_be_unknown=may_be_unknown)
    return i if end == after else end


def after_abbreviation(scan: Scan, i: int) -> int:
    """`i`, or the index after a parenthesis there of one word, or of one word in quotes."""
    if scan.low(i) != "(":
        return i
    return i + next((length for length in (3, 5) if scan.low(i + length - 1) == ")"), 0)


def _followed_end(scan: Scan, i: int, *, may_be_unknown: bool) -> int:
    low = scan.low(i)
    if i >= len(scan.tokens):
        return i
    if (
        scan.tokens[i].capital
        and not _title_ahead(scan, i)
        and (low in _known() or (may_be_unknown and _field_ahead(scan, i)))
    ):
        return field_end(scan, i, lower_ok=False) or i  # "VP Information Security"
    if low in {"of", "for"}:
        return field_end(scan, i + 1, lower_ok=True) or i
    if low in _DASHES:
        end = field_end(scan, i + 1, lower_ok=False)
        if end and scan.tokens[i + 1].capital and _is_field(scan, i + 1, end):
            return end
    return i


def _is_field(scan: Scan, start: int, end: int) -> bool:
    """Whether words in capitals after a comma are a field: one that is known is among them, no title and no body."""
    words = frozenset(scan.words(start, end))
    if words & (word_set("officers", "heads", "left") | _fields("bodies_ahead")):
        return False
    return not words.isdisjoint(_known()) and scan.low(end) not in _heads_ahead()


def _field_ahead(scan: Scan, i: int) -> bool:
    """Whether the words in capitals from `i` have a known field among them."""
    while i < len(scan.tokens) and (scan.tokens[i].capital or scan.low(i) in _LINKS or scan.low(i) == ","):
        if scan.low(i) in _heads_ahead() or scan.low(i) in _fields("not_first") or _is_acronym(scan.tokens[i].text):
            return False
        if scan.low(i) in _known():
            return True
        i += 1
    return False


@cache
def _known() -> frozenset[str]:
    return _fields("known") | _fields("of_titles")


def field_end(scan: Scan, i: int, *, lower_ok: bool) -> int | None:
    """End of the field that begins at `i`, or None.

    A field is capitalised words, or with `lower_ok` also known fields in lower case, joined by and, & or commas; or a
    body ("of the legal department", "of IT department").
    """
    if lower_ok and scan.low(i) in _fields("before_body"):
        return _body_end(scan, i + 1) or _own_field_end(scan, i)
    end, listed = None, False
    while i < len(scan.tokens):
        if _in_field(scan, i, lower_ok=lower_ok):
            end = i + 1
        elif end is None:
            break
        elif listed and scan.low(i) == "," and scan.low(i + 1) in _LINKS:
            listed = False  # the comma before the last field's "and"
        elif _goes_on(scan, i, lower_ok=lower_ok):
            listed = scan.low(i) == ","
        else:
            break
        i += 1
    if lower_ok and end is not None and scan.low(end) in _fields("bodies"):
        return end + 1
    return end


def _body_end(scan: Scan, start: int) -> int | None:
    """End of the body in "head of the legal department", or None."""
    for i in range(start, min(start + 6, len(scan.tokens))):
        token = scan.tokens[i]
        if not token.is_word or (scan.ends_title(i) and not _is_name_word(token)):
            return None
        if (i > start or token.low.endswith("s")) and scan.low(i) in _fields("bodies"):
            return i + 1
    return None


def _own_field_end(scan: Scan, i: int) -> int | None:
    """End of the field in "head of our IT", or None."""
    if scan.low(i) not in word_set("words", "definite") or scan.low(i + 1) in word_set("words", "definite"):
        return None
    return field_end(scan, i + 1, lower_ok=True)


def _is_name_word(token: Token) -> bool:
    """Whether a word that ends other names is part of this one: "Risk and Compliance", "Customer Trust"."""
    return token.low == "and" or (token.capital and not token.possessive)


def _in_field(scan: Scan, i: int, *, lower_ok: bool) -> bool:
    """Whether the word at `i` is part of a field."""
    token = scan.tokens[i]
    if not token.is_word or token.possessive or token.low in _fields("not_first") or _is_acronym(token.text):
        return False
    if token.text == "IT" or (lower_ok and token.low in _known()):
        return True
    return token.capital and not scan.ends_title(i)


def _goes_on(scan: Scan, i: int, *, lower_ok: bool) -> bool:
    """Whether the mark or "and" at `i` joins one more field rather than another title or body."""
    link, following = scan.low(i), scan.low(i + 1)
    if i + 1 >= len(scan.tokens) or not (link in _LINKS or link == ","):
        return False
    token = scan.tokens[i + 1]
    if token.capital:
        fits = not scan.ends_title(i + 1) and following not in _fields("not_next") and not _is_acronym(token.text)
    else:
        fits = lower_ok and following in _known()
    return fits and token.is_word and (link != "," or _list_closes(scan, i + 1)) and not _title_ahead(scan, i + 1)


def _is_acronym(text: str) -> bool:
    return text in mapping_of("officers", "acronyms")


def _list_closes(scan: Scan, start: int) -> bool:
    """Whether a list of capitalised words closes with "and" or "&" soon ("Governance, Compliance and Risk")."""
    for i in range(start, min(start + 5, len(scan.tokens))):
        if scan.low(i) in {"and", "&"}:
            return i + 1 < len(scan.tokens) and scan.tokens[i + 1].capital
        if not scan.tokens[i].capital and scan.low(i) != ",":
            return False
    return False


@cache
def _heads_ahead() -> frozenset[str]:
    titles = word_set("officers", "heads", "left") | word_set("officers", "heads", "presidents")
    return (titles - _fields("not_ahead")) | _fields("bodies_ahead")


def _title_ahead(scan: Scan, start: int) -> bool:
    """Whether the words from `start` run into another title or body ("and Enterprise Risk Manager")."""
    for i in range(start, min(start + 5, len(scan.tokens))):
        if scan.low(i) in _heads_ahead():
            return True
        if not scan.tokens[i].is_word or scan.ends_title(i):
            return False
    return False
