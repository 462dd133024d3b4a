"""Outside parties: consultants, assessors, auditors, providers, firms and counsel."""

from __future__ import annotations

from functools import cache

from loaders.extract.scan import Mention, Scan
from loaders.extract.vocabulary import vocabulary

__all__ = ["find_third_parties"]


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in vocabulary("third_parties").items()}


def find_third_parties(scan: Scan) -> None:
    """Claim the third parties of a sentence; "internal" ones are left to the teams."""
    table = _table()
    phrases = sorted((phrase.split() for phrase in table["phrases"]), key=len, reverse=True)
    i = 0
    while i < len(scan.tokens):
        if scan.taken(i, i + 1) or not scan.tokens[i].is_word:
            i += 1
            continue
        end = _headed(scan, i, table)
        if end is None:
            end = _phrase(scan, i, phrases)
        i = end if end is not None else i + 1


def _phrase(scan: Scan, i: int, phrases: list[list[str]]) -> int | None:
    for words in phrases:
        end = i + len(words)
        if [scan.low(j) for j in range(i, end)] == words and not scan.taken(i, end):
            if words[-1] in {"party", "third-party"} and (
                scan.low(end) not in {"", ",", ".", "to", "and", "or", "who", "that", "which", "with"}
            ):
                return None
            if words in (["third", "party"], ["third-party"]) and scan.low(i - 1) in {"by", "our"}:
                return None
            start = scan.extend_left(i)
            if words == ["legal", "counsel"] and scan.low(i - 1) not in {"outside", "external"}:
                return None
            scan.claim(Mention("ThirdParty", start, end, scan.text(start, end), plural=words[-1].endswith("s")))
            return end
    return None


def _headed(scan: Scan, i: int, table: dict[str, frozenset[str]]) -> int | None:
    """Claim the party whose head noun stands at `i`; the index after it."""
    low = scan.low(i)
    if low not in table["outside"] and low not in table["inside_unless_marked"]:
        return None
    following = scan.low(i + 1)
    if following in table["outside"] | table["inside_unless_marked"] and scan.low(i) not in {"parties"}:
        return None  # "service providers", "consulting firms": the head is the next word
    if not low.endswith("s") and scan.is_modifier(i + 1):
        return None  # "third party technology consulting firm", "vendor compliance": a modifier of what follows
    if low in {"service", "services"} and following not in {
        "",
        ",",
        ".",
        ";",
        "to",
        "that",
        "which",
        "(",
        "and",
        "for",
    }:
        return None
    start = scan.extend_left(i, join=frozenset(vocabulary("officers")["heads"]["fields"]) | {"detection", "response"})
    words = {scan.low(j) for j in range(start, i)}
    hired = {
        "engage",
        "engages",
        "engaged",
        "retain",
        "retains",
        "retained",
        "hire",
        "hires",
        "hired",
        "commissioned",
        "consult",
    }
    marked = bool(
        {scan.low(start - 1), scan.low(start - 2)} & hired and low not in {"personnel", "individuals", "auditor"}
    )
    marked = marked or bool(words & table["markers"]) or scan.low(i - 1) == "party"
    if (
        start == i
        and low.endswith("s")
        and low in table["outside"] | {"experts", "specialists", "professionals"}
        and _follows_party(scan, i)
    ):
        marked = True
    if low in table["inside_unless_marked"] and not marked:
        if not (
            low in {"auditors", "auditor"} and not words & {"internal"} and scan.low(i - 1) not in {"our"} and start < i
        ):
            return None
    if words & {"internal", "in-house", "inhouse"}:
        if scan.low(i - 1) in {"external", "third-party"} or "external" in words:
            start = max(j for j in range(start, i) if scan.low(j) in {"external", "third-party"})
        else:
            return None
    if low in {"firm", "partner", "partners", "provider", "vendor", "supplier"} and start == i:
        return None
    if low in {"vendor", "supplier", "partner", "provider", "contractor", "consultant"} and following in {
        "management",
        "risk",
        "security",
        "due",
        "contracts",
        "oversight",
        "selection",
        "assessment",
        "assessments",
        "review",
        "relationships",
        "program",
        "agreements",
        "cybersecurity",
    }:
        return None
    if low in {"service", "services"} and not words & {"managed", "third-party", "detection", "monitoring"}:
        return None
    scan.claim(Mention("ThirdParty", start, i + 1, scan.text(start, i + 1), plural=low.endswith("s")))
    return i + 1


def _follows_party(scan: Scan, i: int) -> bool:
    """Whether a bare head goes on a list of outside parties ("law firms and auditors")."""
    link = 1 + (scan.low(i - 1) in {"and", "or"} and scan.low(i - 2) == ",")
    return scan.low(i - 1) in {"and", "or", ","} and any(
        m.label == "ThirdParty" and m.end == i - link for m in scan.mentions
    )
