"""Boards and committees: the bodies that sit."""

from __future__ import annotations

from functools import cache

from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["find_boards", "find_committees"]


def _board(key: str) -> frozenset[str]:
    return word_set("bodies", "board", key)


def _committee(key: str) -> frozenset[str]:
    return word_set("bodies", "committee", key)


def find_boards(scan: Scan) -> None:
    """Claim the full board ("board of directors", "the Board", "board members")."""
    for i in scan.where(_board("heads")):
        end = None if scan.taken(i, i + 1) else _board_end(scan, i)
        if end is None:
            continue
        start = i
        while scan.low(start - 1) in _board("modifiers") and not scan.taken(start - 1, start):
            start -= 1
        scan.claim(Mention("Board", start, end, "board of directors"))


def _board_end(scan: Scan, i: int) -> int | None:
    """Where the board that is named at `i` ends; None if "board" means something else there."""
    token, before, after = scan.tokens[i], scan.low(i - 1), scan.low(i + 1)
    if after == "of" and scan.low(i + 2) in _board("of"):
        return i + 3
    if before in _board("not_after") or after in _board("not_before") or after == "-":
        return None
    if _committee_follows(scan, i + 1):
        return i + 1 if token.possessive else None
    if after in _board("members"):
        return i + 2
    return i + 1 if token.capital or before in _board("lower_case_after") else None


def _committee_follows(scan: Scan, i: int) -> bool:
    """Whether "board" is a modifier here: "board committee", "Board Audit Committee"."""
    if scan.low(i) in _board("not_committee"):
        return True
    return scan.low(i + 1) == "committee" and scan.tokens[i].capital


@cache
def _two_words() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(head.split()) for head in _committee("two_word_heads"))


@cache
def _last_words() -> frozenset[str]:
    return _committee("heads") | {words[-1] for words in _two_words()}


def find_committees(scan: Scan) -> None:
    """Claim committees, councils, working and steering groups; "the committee" by itself is left to the pointers."""
    for i in scan.where(_last_words()):
        one_word = scan.low(i) in _committee("heads")
        if scan.taken(i, i + 1) or not (one_word or (scan.low(i - 1), scan.low(i)) in _two_words()):
            continue
        start = _committee_start(scan, i if one_word else i - 1)
        if start < i or not one_word:
            _claim_committee(scan, start, i)


def _committee_start(scan: Scan, head: int) -> int:
    """Where the committee's name begins; in capitals it may hold a list: "Audit, Risk and Compliance Committee"."""
    start = scan.extend_left(head, join=_committee("fields"))
    while (
        scan.low(start - 1) == ","
        and scan.tokens[head].capital
        and scan.is_modifier(start - 2)
        and scan.tokens[start - 2].capital
        and not {"and", "&"}.isdisjoint(scan.words(start, head))
    ):
        start = scan.extend_left(start - 2)
    return start


def _claim_committee(scan: Scan, start: int, head: int) -> None:
    name = scan.text(start, head + 1)
    singular = mapping_of("bodies", "committee", "singular").get(scan.low(head))
    if singular and "and" in scan.words(start, head):
        # "audit and risk committees" are two.
        cut = start + scan.words(start, head).index("and")
        scan.claim(Mention("Committee", start, cut, f"{scan.text(start, cut)} committee"))
        start = cut + 1
        name = f"{scan.text(start, head)} {singular}"
    words = set(scan.words(start, head))
    if words <= _committee("nameless") or (singular and words <= _committee("nameless_plural")):
        return
    if "board" in words:
        name = " ".join(word for word in name.split() if word.lower() != "board")
    plural = singular is not None and name.endswith("s")
    of_board = "board" in words or _is_the_boards(scan, start, head + 1)
    scan.claim(Mention("Committee", start, head + 1, name, plural=plural, of_board=of_board))


def _is_the_boards(scan: Scan, start: int, end: int) -> bool:
    """Whether the text around the committee gives it to the board: "the board's …", "… of our board of directors"."""
    if scan.low(start - 1) == "boards" or (scan.low(start - 1) == "board" and scan.tokens[start - 1].possessive):
        return True
    if scan.low(end) != "of":
        return False
    for i in range(end + 1, min(end + 7, len(scan.tokens))):
        if scan.low(i) in _committee("board"):
            return True
        token = scan.tokens[i]
        if scan.low(i) not in _committee("before_board") and not token.possessive and not token.capital:
            return False
    return False
