"""Bodies: boards, committees, management as a collective, and teams with their shared-head lists."""

from __future__ import annotations

from functools import cache
from typing import Any

from loaders.extract.scan import Mention, Scan
from loaders.extract.vocabulary import vocabulary

__all__ = ["find_boards", "find_committees", "find_management", "find_teams"]

_PLURAL = {
    "committees": "committee",
    "teams": "team",
    "departments": "department",
    "functions": "function",
    "groups": "group",
    "units": "unit",
    "organizations": "organization",
    "divisions": "division",
    "councils": "council",
    "subcommittees": "subcommittee",
    "centers": "center",
    "organisations": "organisation",
}


@cache
def _table(name: str) -> dict[str, Any]:
    table = vocabulary("bodies")[name]
    return {key: frozenset(value) for key, value in table.items()}


def find_boards(scan: Scan) -> None:
    """Claim the full board ("board of directors", "the Board", "board members")."""
    table = _table("board")
    for i, token in enumerate(scan.tokens):
        if token.low not in table["heads"] or scan.taken(i, i + 1):
            continue
        end = i + 1
        if scan.low(end) == "of" and scan.low(end + 1) in table["of"]:
            end += 2
        elif scan.low(i - 1) in table["not_after"] or scan.low(end) in table["not_before"] or scan.low(end) == "-":
            continue
        elif scan.low(end) in {"committee", "committees"} or (
            scan.low(end + 1) in {"committee"} and scan.tokens[end].capital
        ):
            if not token.possessive:
                continue
        elif scan.low(end) in {"members", "member"}:
            end += 1
        elif not token.capital and scan.low(i - 1) not in {
            "the",
            "our",
            "full",
            "entire",
            "its",
            "whole",
            "to",
            "and",
            "or",
            "by",
            "from",
            "of",
            "with",
        }:
            continue
        start = i
        while scan.low(start - 1) in {
            "full",
            "entire",
            "whole",
            "supervisory",
            "companys",
            "company",
        } and not scan.taken(start - 1, start):
            start -= 1
        scan.claim(Mention("Board", start, end, "board of directors"))


def find_committees(scan: Scan) -> None:
    """Claim committees, councils, working and steering groups."""
    table = _table("committee")
    for i, token in enumerate(scan.tokens):
        if scan.taken(i, i + 1):
            continue
        two = f"{scan.low(i - 1)} {token.low}"
        if token.low in table["heads"] or two in table["two_word_heads"]:
            head = i
        else:
            continue
        if token.low == "board" or (
            scan.low(i + 1) in {"member", "members", "meeting", "meetings", "charter", "chair", "chairman"}
            and scan.low(i + 1) not in {"member", "members"}
            and False
        ):
            continue
        start = scan.extend_left(
            head,
            join=frozenset(
                {
                    "audit",
                    "risk",
                    "finance",
                    "compliance",
                    "governance",
                    "technology",
                    "security",
                    "cybersecurity",
                    "privacy",
                    "nominating",
                    "corporate",
                    "compensation",
                    "sustainability",
                    "it",
                    "cyber",
                    "information",
                    "safety",
                    "regulatory",
                    "legal",
                    "operational",
                    "strategy",
                    "policy",
                    "environmental",
                    "social",
                    "responsibility",
                    "operations",
                    "management",
                    "data",
                    "nomination",
                    "digital",
                    "conduct",
                    "oversight",
                    "innovation",
                    "public",
                    "enterprise",
                    "business",
                }
            ),
        )
        # "Audit, Risk and Compliance Committee": a list inside the name, in capitals.
        while (
            scan.low(start - 1) == ","
            and token.capital
            and scan.is_modifier(start - 2)
            and scan.tokens[start - 2].capital
            and {"and", "&"} & {scan.low(j) for j in range(start, head)}
        ):
            start = scan.extend_left(start - 2)
        if start == head and token.low in table["heads"]:
            continue  # "the committee": an anaphor
        name = scan.text(start, i + 1)
        plural = token.low in _PLURAL
        if plural and "and" in {scan.low(j) for j in range(start, i)}:
            cut = next(j for j in range(start, i) if scan.low(j) == "and")
            scan.claim(Mention("Committee", start, cut, f"{scan.text(start, cut)} committee"))
            start, name = cut + 1, scan.text(cut + 1, i)
            name = f"{name} {_PLURAL[token.low]}"
        words = {scan.low(j) for j in range(start, i)}
        if words <= {"board", "management", "management-level", "board-level", "such", "standing", "full"} | {
            "dedicated",
            "specialized",
        } or (plural and words <= {"board", "management", "relevant", "oversight"}):
            continue
        end = i + 1
        of_board = (
            "board" in words
            or "board's" in words
            or (scan.low(start - 1) == "board" and scan.tokens[start - 1].possessive)
        )
        if of_board and "board" in words:
            name = " ".join(word for word in name.split() if word.lower() not in {"board", "board’s"})
        if scan.low(end) == "of" and _board_within(scan, end + 1):
            of_board = True
        scan.claim(Mention("Committee", start, end, name, plural=plural and name.endswith("s"), of_board=of_board))


def _board_within(scan: Scan, i: int) -> bool:
    for j in range(i, min(i + 6, len(scan.tokens))):
        if scan.low(j) in {"board", "directors"}:
            return True
        if (
            scan.low(j) not in {"the", "our", "company", "its", "full", "a", "companys"}
            and not scan.tokens[j].possessive
            and not scan.tokens[j].capital
        ):
            return False
    return False


def find_management(scan: Scan) -> None:
    """Claim management as a collective."""
    table = _table("management")
    longest = sorted((phrase.split() for phrase in table["phrases"]), key=len, reverse=True)
    for i, token in enumerate(scan.tokens):
        if scan.taken(i, i + 1) or not token.is_word:
            continue
        for words in longest:
            end = i + len(words)
            if scan.low(i) != words[0] or [scan.low(j) for j in range(i, end)] != words or scan.taken(i, end):
                continue
            if len(words) == 1 and not _stands_alone(scan, i, table):
                break
            if words[-1] != "team" and scan.low(end) in _table("team")["heads"]:
                break
            if len(words) > 1 and (
                scan.low(end) in {"committee", "council", "level"}
                or scan.low(end) == "-"
                or (words[-1] == "management" and scan.low(end) in {"program", "process", "system", "framework"})
            ):
                break
            if (
                words[-1] == "team"
                and scan.is_modifier(i - 1)
                and scan.low(i - 1) in _table("team")["strong_words"] | {"security"}
            ):
                break  # "data security management team" is a team
            start = i
            while scan.low(start - 1) in {"executive", "senior", "global", "other"} and scan.low(start - 1) != "other":
                start -= 1
            members = scan.low(start - 1) == "of" and scan.low(start - 2) in {"members", "member"}
            begin = start - 2 if members else start
            if members and scan.taken(begin, start):
                begin = start
            scan.claim(Mention("Management", begin, end, scan.text(start, end), plural=words[-1].endswith("s")))
            break


def _stands_alone(scan: Scan, i: int, table: dict[str, frozenset[str]]) -> bool:
    """Whether a bare "management", "leadership" or "executives" is the collective and no part of another phrase."""
    before, after = scan.low(i - 1), scan.low(i + 1)
    if (
        before == "by"
        and after == "of"
        and scan.low(i - 2) in {"informed", "notified", "apprised", "advised", "updated"}
    ):
        return True
    word = scan.tokens[i]
    if word.low == "executives":
        return before not in {"other", "security"} or True
    if after in table["not_before"] - {"and"} or after == "-" or before == "-":
        return False
    if word.possessive or after in {"'s", "’s"}:
        return before not in table["not_after"] - {"the", "and", "company"}
    if word.low == "leadership":
        return before in {"our", "company", "of", "to", "by", "with", "and"} and after not in {
            "of",
            "position",
            "positions",
            "role",
            "roles",
            "for",
            "in",
            "from",
            "is",
            "experience",
        }
    if before in table["not_after"] - {"and", "the"}:
        return False
    if before == "the":
        return after not in {"of"} and not scan.is_modifier(i + 1)
    if before == "and":
        return (
            scan.low(i - 2)
            not in {
                "assessment",
                "identification",
                "risk",
                "analysis",
                "assessing",
                "monitoring",
                "strategy",
                "governance",
                "oversight",
            }
            and after != "of"
        )
    if before.endswith("ing") and before not in scan.stops:
        return False
    if (
        before
        and scan.is_modifier(i - 1)
        and before not in {"our", "senior", "executive", "company", "other", "keeping", "portfolio"}
    ):
        return scan.tokens[i - 1].possessive
    return after not in {"of"}


def find_teams(scan: Scan) -> None:
    """Claim departments, functions, teams and units, each of a shared-head list apart; bare "internal audit" too."""
    table = _table("team")
    for i, token in enumerate(scan.tokens):
        if scan.taken(i, i + 1) or token.low not in table["heads"]:
            continue
        if scan.low(i + 1) in table["heads"] and scan.low(i + 1) not in {"members"} and not scan.taken(i + 1, i + 2):
            continue  # "team members": the head is the next word; "function groups" too
        head = i
        if token.low == "members":
            if scan.low(i - 1) in {"team"}:
                head = i - 1
            else:
                continue
        start = scan.extend_left(head, join=table["bare"] | table["strong_words"])
        words = {scan.low(j) for j in range(start, head)}
        if not words and scan.low(head - 1) == "other" and scan.low(head - 2) == "and":
            _shared_heads(scan, head, head)
            continue
        if not words or words & {"third-party", "external", "outside"} or scan.low(head - 1) in table["not_after"]:
            continue
        if token.low in table["weak_heads"] and not words & table["strong_words"]:
            continue
        if (
            token.low in {"experts", "specialists", "auditors"}
            and not words & {"internal", "in-house"}
            and scan.low(start - 1) not in {"our"}
        ):
            continue
        plural = token.low in _PLURAL or token.low == "auditors"
        if plural or token.low in {"personnel", "staff", "professionals"}:
            start = _shared_heads(scan, start, head)
        if scan.taken(start, i + 1):
            continue
        name = scan.text(start, i + 1) if token.low != "members" else scan.text(start, head + 1)
        if (
            scan.low(i + 1) == "of"
            and token.low in {"team", "group"}
            and scan.low(i + 2) not in {"the", "our", "experts"}
        ):
            pass
        scan.claim(Mention("Team", start, i + 1, name, plural=token.low.endswith("s") and token.low != "operations"))
    _teams_of(scan)
    _bare_units(scan, table)


def _teams_of(scan: Scan) -> None:
    """ "team of information security professionals"."""
    for i, token in enumerate(scan.tokens):
        if token.low not in {"team", "group"} or scan.low(i + 1) != "of" or scan.taken(i, i + 1):
            continue
        inner = next((m for m in scan.mentions if m.label == "Team" and i + 2 <= m.start <= i + 5), None)
        if inner and all(scan.low(j) not in {"our", "the"} for j in range(i + 2, inner.start)):
            scan.mentions.remove(inner)
            scan.claim(Mention("Team", i, inner.end, scan.text(i, inner.end)))


def _shared_heads(scan: Scan, start: int, head: int) -> int:
    """Claim the earlier items of "legal, IT and internal audit departments"; the start of the last item."""
    joined = [j for j in range(start, head) if scan.low(j) in {"and", "&"}]
    word = _PLURAL.get(scan.low(head), scan.low(head))
    if joined and scan.low(head) in _PLURAL:
        cut = joined[-1]
        for begin, end in _items_left(scan, start, cut):
            scan.claim(Mention("Team", begin, end, f"{scan.text(begin, end)} {word}"))
        return cut + 1
    other = scan.low(start - 1) in {"other", "various", "certain"}
    if scan.low(head) not in _PLURAL or scan.low(start - 1 - other) not in {"and", "or", "&"}:
        return start
    cut = start - 1 - other
    end = cut - 1 if scan.low(cut - 1) == "," else cut
    begin = scan.extend_left(end, limit=4)
    if begin < end and not scan.taken(begin, end):
        for item_start, item_end in _items_left(scan, begin, end):
            scan.claim(Mention("Team", item_start, item_end, f"{scan.text(item_start, item_end)} {word}"))
    return start


def _items_left(scan: Scan, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a comma list that ends with `[start, end)`, last first."""
    items = [(start, end)]
    while scan.low(start - 1) in {",", "/"} and scan.is_modifier(start - 2):
        stop = start - 1
        start = scan.extend_left(stop, limit=4)
        if start >= stop or scan.taken(start, stop):
            break
        items.append((start, stop))
    return items


def _bare_units(scan: Scan, table: dict[str, frozenset[str]]) -> None:
    """Units named without a head: "internal audit" anywhere, others only inside a list of units."""
    for i in range(len(scan.tokens)):
        if (
            scan.low(i) == "internal"
            and scan.low(i + 1) in {"audit", "auditors", "auditor"}
            and not scan.taken(i, i + 2)
        ):
            if scan.low(i + 2) in {
                "plan",
                "plans",
                "program",
                "process",
                "procedures",
                "reports",
                "report",
                "activities",
                "findings",
                "charter",
                "s",
            }:
                continue
            scan.claim(Mention("Team", i, i + 2, scan.text(i, i + 2)))
    spans = _unit_spans(scan, table)
    chain: list[tuple[int, int]] = []
    for span in [*spans, (len(scan.tokens) + 9, len(scan.tokens) + 9)]:
        if chain and not _linked(scan, chain[-1][1], span[0]):
            _claim_chain(scan, chain)
            chain = []
        chain.append(span)


def _linked(scan: Scan, start: int, end: int) -> bool:
    """Whether only list marks, and mentions in the same list, stand between two units."""
    loose = [j for j in range(start, end) if not scan.taken(j, j + 1)]
    return len(loose) <= 6 and end - start <= 16


def _unit_spans(scan: Scan, table: dict[str, frozenset[str]]) -> list[tuple[int, int]]:
    spans = []
    i = 0
    while i < len(scan.tokens):
        length = next(
            (
                n
                for n in (3, 2, 1)
                if " ".join(scan.low(j) for j in range(i, i + n)) in table["bare"] and not scan.taken(i, i + n)
            ),
            0,
        )
        if length:
            spans.append((i, i + length))
            i += length
        else:
            i += 1
    return spans


def _claim_chain(scan: Scan, chain: list[tuple[int, int]]) -> None:
    """A list of bare units counts where something says that units are listed: three in a row, or "from", "across" before."""
    linked = [chain[0]]
    groups: list[list[tuple[int, int]]] = []
    for left, right in zip(chain, chain[1:], strict=False):
        gap = {scan.low(j) for j in range(left[1], right[0]) if not scan.taken(j, j + 1)}
        if gap and gap <= {",", "and", "&", "our", "the", "or", "as", "well"}:
            linked.append(right)
        else:
            groups.append(linked)
            linked = [right]
    groups.append(linked)
    cues = {
        "representatives",
        "leaders",
        "members",
        "leadership",
        "executives",
        "professionals",
        "personnel",
        "stakeholders",
        "individuals",
        "employees",
        "functions",
        "departments",
        "representation",
        "teams",
        "managers",
        "areas",
        "experts",
        "staff",
    }
    for group in groups:
        start, end = group[0][0], group[-1][1]
        before = [scan.low(j) for j in range(max(0, start - 8), start)]
        cue = bool(cues & set(before)) and bool(
            {"from", "including", "of", "in", "across", "within", "as", "like", "representing"} & set(before[-3:])
        )
        if not cue:
            continue
        for item in group:
            if not scan.taken(*item):
                scan.claim(Mention("Team", item[0], item[1], scan.text(*item)))
