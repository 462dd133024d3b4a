"""Units without a head noun: well-known ones, and those of an announced list ("people from IT, finance and legal")."""

from __future__ import annotations

from loaders.extract.mentions.phrases import phrases_of
from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["find_announced_units", "find_bare_units"]

Span = tuple[int, int]
# How far two units of one list may stand apart, with other mentions between them.
_REACH = 16
_LONGEST_UNIT = 6
# Words before what opens a list in which the body that the list makes up stands.
_BODY_BEFORE = 5


def _lists(key: str) -> frozenset[str]:
    return word_set("bodies", "unit_lists", key)


def find_announced_units(scan: Scan) -> None:
    """Claim each unit of an announced list as a Team; "leaders of our IT, finance and legal teams" shares its head.

    Unnamed leaders sit for their units, so a mention of them as management is taken back.
    """
    for i in scan.where(_lists("people")):
        if scan.low(i + 1) in _lists("from"):
            items, head = _shared_head(scan, _items(scan, _list_start(scan, i + 2)))
            if len(items) > 1 and (_known(scan, items) or (head and len(items) > 2)):
                for mention in [m for m in scan.mentions if m.label == "Management" and m.start <= i < m.end]:
                    scan.release(mention)
                _claim_items(scan, items, head)
    for i in scan.where(_lists("openers")):
        start = _parts_of_body(scan, i)
        if start is not None:
            items, head = _shared_head(scan, _items(scan, _list_start(scan, start)))
            if len(items) > 1 and _known(scan, items) >= max(2, len(items) / 2):
                _claim_items(scan, items, head)


def _known(scan: Scan, items: list[Span]) -> int:
    """How many of the items are well-known units."""
    return sum(scan.text(*item).lower() in word_set("bodies", "team", "bare") for item in items)


def _claim_items(scan: Scan, items: list[Span], head: str) -> None:
    for begin, end in items:
        name = scan.text(begin, end)
        scan.claim(Mention("Team", begin, end, f"{name} {head}" if head and not name.endswith(head) else name))


def _parts_of_body(scan: Scan, i: int) -> int | None:
    """Where a list of what makes up a body begins after its opener at `i` ("team, composed of"); None for others."""
    start = i + 2 if scan.low(i + 1) in _lists("openers_second") else i + 1
    before = scan.words(i - _BODY_BEFORE, i)
    return None if _lists("bodies").isdisjoint(before) else start


def _list_start(scan: Scan, i: int) -> int:
    """Where the list begins after words such as "various functions, including our"."""
    while (scan.low(i) in _lists("lead_in") or scan.low(i) == ",") and not scan.taken(i, i + 1):
        i += 1
    return i


def _items(scan: Scan, start: int) -> list[Span]:
    """The spans of the list's items from `start`, without those that are mentions already."""
    items: list[Span] = []
    i, last = start, False
    while i < len(scan.tokens):
        while scan.low(i) in _lists("item_lead_in"):
            i += 1
        end = _item_end(scan, i)
        if end == i:
            break
        if not scan.taken(i, i + 1) and _may_end(scan, end):
            items.append((i, end))
        if last:
            break
        i, last = _after_separator(scan, end)
    return items


def _may_end(scan: Scan, i: int) -> bool:
    """Whether an item may end before `i`; a name that runs on into anything else is no unit."""
    return i >= len(scan.tokens) or scan.low(i) in _lists("after_item") or scan.is_stop(i)


def _item_end(scan: Scan, start: int) -> int:
    """End of the item at `start`: of the mentions there, or of a name of a few words; `start` if there is neither."""
    end = start
    if scan.taken(start, start + 1):
        while scan.taken(end, end + 1):
            end += 1
        return end
    while end - start < _LONGEST_UNIT and (scan.is_modifier(end) or scan.low(end) == "/"):
        end += 1
    return end


def _after_separator(scan: Scan, i: int) -> tuple[int, bool]:
    """Where the next item begins after the comma or "and" at `i`, and whether it is the last one.

    Beyond the sentence if no item follows.
    """
    separator = scan.low(i)
    if separator == "," and scan.low(i + 1) in {"and", "or"}:
        return i + 2, True
    if separator in {"and", "or", "&"}:
        return i + 1, not _goes_on(scan, i + 1)
    if separator == ",":
        return i + 1, False
    return len(scan.tokens), True


def _goes_on(scan: Scan, start: int) -> bool:
    """Whether after "X and Y" a comma follows: the "and" was inside an item ("finance and accounting, legal")."""
    for i in range(start, min(start + 5, len(scan.tokens))):
        if scan.low(i) == ",":
            return scan.is_modifier(i + 1) or scan.low(i + 1) in {"and", "our", "the"}
        if not scan.is_modifier(i):
            return False
    return False


def _shared_head(scan: Scan, items: list[Span]) -> tuple[list[Span], str]:
    """The items without the plural head that the last one carries for all ("IT and legal teams"), and that head."""
    if not items:
        return [], ""
    start, end = items[-1]
    head = mapping_of("bodies", "team", "singular").get(scan.low(end - 1), "")
    if head and end - start > 1:
        return ([*items[:-1], (start, end - 1)] if len(items) > 1 else items), head
    return items, ""


def find_bare_units(scan: Scan) -> None:
    """Claim "internal audit" wherever it stands; other units without a head in a list, announced or in capitals."""
    for i in scan.where({"internal"}):
        audit = scan.low(i + 1) in word_set("bodies", "team", "audit")
        papers = scan.low(i + 2) in word_set("bodies", "team", "audit_not_before")
        if audit and not papers and not scan.taken(i, i + 2):
            scan.claim(Mention("Team", i, i + 2, scan.text(i, i + 2)))
    for units in _runs(scan, _unit_spans(scan)):
        # Three or more in capitals are named as bodies: "between Legal, Finance and Human Resources".
        in_capitals = len(units) > 2 and all(scan.tokens[start].capital for start, _ in units)
        if in_capitals or _is_announced(scan, units[0][0]):
            for start, end in units:
                scan.claim(Mention("Team", start, end, scan.text(start, end)))


def _unit_spans(scan: Scan) -> list[Span]:
    """Known units without a head that are free, none over another."""
    spans: list[Span] = []
    for i, words in phrases_of("bodies", "team", "bare").in_scan(scan):
        if not spans or i >= spans[-1][1]:
            spans.append((i, i + len(words)))
    return spans


def _runs(scan: Scan, spans: list[Span]) -> list[list[Span]]:
    """The spans by the list in which they stand."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and _in_one_list(scan, runs[-1][-1][1], span[0]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _in_one_list(scan: Scan, start: int, end: int) -> bool:
    """Whether only list marks, and mentions in the same list, stand between two units."""
    gap = {scan.low(i) for i in range(start, end) if not scan.taken(i, i + 1)}
    return end - start <= _REACH and bool(gap) and gap <= _lists("links")


def _is_announced(scan: Scan, start: int) -> bool:
    before = scan.words(start - 8, start)
    return not _lists("announced_by").isdisjoint(before) and not _lists("announced_with").isdisjoint(before[-3:])
