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


def followed_end(scan: Scan, i: int) -> int:
    """Where the field after the title that ends at `i` ends; `i` if no field follows."""
    low = scan.low(i)
    if low in _fields("known") and scan.tokens[i].capital:  # "VP Information Security"
        return field_end(scan, i, lower_ok=False) or i
    if low == "(" and scan.low(i + 2) == ")" and scan.low(i + 3) == "of":  # "Senior Vice President (SVP) of IT"
        return field_end(scan, i + 4, lower_ok=True) or i
    if low in {"of", "for"}:
        return field_end(scan, i + 1, lower_ok=True) or i
    if low in _DASHES:
        end = field_end(scan, i + 1, lower_ok=False)
        titles = word_set("officers", "heads", "left")
        if end and scan.tokens[i + 1].capital and titles.isdisjoint(scan.words(i + 1, end)):
            return end
    return i


def field_end(scan: Scan, i: int, *, lower_ok: bool) -> int | None:
    """End of the field that begins at `i`, or None.

    A field is capitalised words, or with `lower_ok` also known fields in lower case, joined by and, & or commas; or a
    body ("of the legal department", "of IT department").
    """
    if lower_ok and scan.low(i) in word_set("words", "definite"):
        return _body_end(scan, i + 1)
    end = None
    while i < len(scan.tokens):
        if _in_field(scan, i, lower_ok=lower_ok):
            end = i + 1
        elif end is None or not _goes_on(scan, i, lower_ok=lower_ok):
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
        if i > start and scan.low(i) in _fields("bodies"):
            return i + 1
    return None


def _is_name_word(token: Token) -> bool:
    """Whether a word that ends other names is part of this one: "Risk and Compliance", "Customer Trust"."""
    return token.low == "and" or (token.capital and not token.possessive)


def _in_field(scan: Scan, i: int, *, lower_ok: bool) -> bool:
    """Whether the word at `i` is part of a field."""
    token = scan.tokens[i]
    if not token.is_word or token.possessive or token.low in _fields("not_first") or _is_acronym(token.text):
        return False
    if token.text == "IT" or (lower_ok and token.low in _fields("known")):
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
        fits = lower_ok and following in _fields("known")
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
        if not scan.tokens[i].is_word or scan.is_stop(i):
            return False
    return False
