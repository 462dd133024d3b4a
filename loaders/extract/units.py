"""Lists of units that a cue announces: "representatives from IT, finance and legal", "leaders of our X and Y teams"."""

from __future__ import annotations

from loaders.extract.scan import Mention, Scan
from loaders.extract.vocabulary import vocabulary

__all__ = ["find_unit_lists"]

_CUES = frozenset(
    {
        "representatives", "representative", "representation", "leaders", "members", "leadership", "executives", "stakeholders",
        "professionals", "personnel", "individuals", "managers", "participants", "experts", "employees", "staff", "member",
    }
)  # fmt: skip
_FROM = frozenset({"from", "of", "in", "across", "within", "representing"})
_AREAS = frozenset(
    {
        "areas",
        "functions",
        "departments",
        "groups",
        "teams",
        "disciplines",
        "units",
        "organization",
        "company",
        "business",
    }
)
_LEAD_IN = frozenset(
    {
        "such",
        "as",
        "including",
        "like",
        "our",
        "the",
        "various",
        "key",
        "functional",
        "across",
        "other",
        "its",
        "cross-functional",
        "different",
        "each",
        "certain",
        "business",
        "both",
        "multiple",
        "relevant",
    }
)
_HEADS = {
    "functions": "function", "teams": "team", "departments": "department", "groups": "group", "units": "unit",
    "organizations": "organization", "divisions": "division", "function": "", "team": "", "department": "", "group": "",
}  # fmt: skip


def find_unit_lists(scan: Scan) -> None:
    """Claim each unit of an announced list as a Team; "IT, finance and legal teams" shares its head."""
    for i, token in enumerate(scan.tokens):
        if token.low not in _CUES or scan.low(i + 1) not in _FROM:
            continue
        start = i + 2
        while scan.low(start) in _LEAD_IN | _AREAS | {","} and not scan.taken(start, start + 1):
            start += 1
        items, head = _items(scan, start)
        bare = frozenset(vocabulary("bodies")["team"]["bare"])
        known = [item for item in items if scan.text(*item).lower() in bare]
        if len(items) < 2 or (not known and not head):
            continue
        if len(items) < 3 and not known:
            continue
        for mention in [m for m in scan.mentions if m.label == "Management" and m.start <= i < m.end]:
            scan.release(mention)  # unnamed leaders sit for their units
        for begin, end in items:
            name = scan.text(begin, end)
            scan.claim(Mention("Team", begin, end, f"{name} {head}" if head and not name.endswith(head) else name))


def _items(scan: Scan, start: int) -> tuple[list[tuple[int, int]], str]:
    """The spans of the list's items from `start`, without those that are mentions already, and the shared head, if any."""
    items: list[tuple[int, int]] = []
    i = start
    closing = False
    while i < len(scan.tokens):
        while scan.low(i) in {"our", "the", "its", "other"}:
            i += 1
        if scan.taken(i, i + 1):
            while i < len(scan.tokens) and scan.taken(i, i + 1):
                i += 1
        else:
            end = i
            while end < len(scan.tokens) and end - i < 6 and (scan.is_modifier(end) or scan.low(end) == "/"):
                end += 1
            if end == i:
                break
            if (
                scan.low(end)
                in {
                    "(",
                    "who",
                    "that",
                    "which",
                    "with",
                    "to",
                    "and",
                    ",",
                    ".",
                    "or",
                    "",
                    "&",
                    ";",
                    ")",
                    "at",
                    "on",
                    "in",
                    "as",
                }
                or scan.low(end) in scan.stops
            ):
                items.append((i, end))
            i = end
        if closing:
            break
        separator = scan.low(i)
        if separator == "," and scan.low(i + 1) in {"and", "or"}:
            closing, i = True, i + 2
        elif separator in {"and", "or", "&"}:
            closing, i = not _goes_on(scan, i + 1), i + 1
        elif separator == ",":
            i += 1
        else:
            break
    if not items:
        return [], ""
    last_start, last_end = items[-1]
    word = scan.low(last_end - 1)
    if word in _HEADS and last_end - last_start > 1:
        if _HEADS[word]:
            items[-1] = (last_start, last_end - 1) if len(items) > 1 else items[-1]
        return items, _HEADS[word]
    return items, ""


def _goes_on(scan: Scan, i: int) -> bool:
    """Whether after "X and Y" a comma follows: the "and" was inside an item ("finance and accounting, legal")."""
    for j in range(i, min(i + 5, len(scan.tokens))):
        if scan.low(j) == ",":
            return scan.is_modifier(j + 1) or scan.low(j + 1) in {"and", "our", "the"}
        if not scan.is_modifier(j):
            return False
    return False
