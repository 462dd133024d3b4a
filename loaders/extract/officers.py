"""Officers: titles in their variants, titles with a person's name, persons without a title."""

from __future__ import annotations

from functools import cache

from loaders.extract.scan import Mention, Scan
from loaders.extract.vocabulary import vocabulary

__all__ = ["find_officers"]

_PRESIDENTS = {"president", "presidents", "vp", "svp", "evp", "avp"}
_JOINED = {"president", "secretary", "treasurer", "chairman", "founder", "chair"}
_TOPIC_HEADS = {
    "officer",
    "officers",
    "manager",
    "managers",
    "director",
    "directors",
    "leader",
    "leaders",
    "executive",
    "administrator",
    "administrators",
    "engineer",
    "architect",
    "architects",
    "coordinator",
    "coordinators",
    "head",
    "heads",
    "owners",
    "lead",
    "leads",
    "auditor",
}


@cache
def _heads() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in vocabulary("officers")["heads"].items()}


@cache
def _acronyms() -> dict[str, str]:
    return dict(vocabulary("officers")["acronyms"])


def find_officers(scan: Scan) -> None:
    """Claim the officers of a sentence."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(scan.tokens):
        span = _acronym_at(scan, i) or _title_at(scan, i)
        if span and not scan.taken(*span) and (not found or span[0] >= found[-1][1]):
            found.append(span)
            i = span[1]
        else:
            i += 1
    for start, end in _join_titles(scan, found):
        person_start, person_end, person = _person_around(scan, start, end)
        name = _title_name(scan, start, end)
        head = scan.low(end - 1) if scan.low(end - 1) in _heads()["left"] else scan.low(_first_head(scan, start, end))
        scan.claim(
            Mention(
                "Officer",
                person_start,
                person_end,
                name,
                plural=head.endswith("s") and not scan.text(start, end).endswith("CISO"),
                person=person,
                aliases=() if scan.text(start, end) == name else (scan.text(start, end),),
            )
        )
    _find_persons(scan)


def _first_head(scan: Scan, start: int, end: int) -> int:
    return next((i for i in range(start, end) if scan.low(i) in _heads()["left"]), end - 1)


def _title_name(scan: Scan, start: int, end: int) -> str:
    text = scan.text(start, end)
    whole = _acronyms().get(text.removesuffix("s") if text.endswith("Os") else text)
    return whole or text


def _acronym_at(scan: Scan, i: int) -> tuple[int, int] | None:
    word = scan.tokens[i].text.removesuffix("’s").removesuffix("'s")
    if word in _acronyms() or (word.endswith("s") and word[:-1] in _acronyms() and word != "ISOs"):
        if word == "ISO" and (
            scan.low(i + 1)[:1].isdigit()
            or scan.low(i + 1) in {"/", "certification", "certified", "standards", "standard", "-", "iec"}
            or scan.low(i - 1) not in {"the", "our", "and", "its"}
        ):
            return None
        if scan.head_follows(i + 1) or scan.low(i + 1) == "-":
            return None
        start = i
        while scan.low(start - 1) in _heads()["ranks"] and scan.low(start - 1) != "chief":
            start -= 1
        return start, i + 1
    return None


def _title_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """The title whose head noun stands at `i`."""
    low = scan.low(i)
    heads = _heads()
    if low not in heads["left"] and low not in _PRESIDENTS:
        return None
    if scan.low(i + 1) in {"officer", "officers", "director", "directors", "counsel", "auditor"} and low not in {
        "counsel"
    }:
        return None  # "chief executive officer": the head is the next word
    if low in {"executive", "leader", "leaders", "director", "manager", "lead", "president"} and scan.head_follows(
        i + 1
    ):
        return None  # "executive council", "leader team"
    if low == "counsel":
        if scan.low(i - 1) not in {"general", "legal"} or scan.low(i - 2) in {
            "outside",
            "external",
            "third-party",
            "independent",
        }:
            return None
        if scan.low(i - 1) == "legal" and scan.low(i - 2) != "chief":
            return None
        start = i - 1
        while scan.low(start - 1) in heads["ranks"]:
            start -= 1
        return start, i + 1
    chief = next((j for j in range(i - 1, max(i - 9, -1), -1) if scan.low(j) in {"chief", "principal"}), None)
    if (
        chief is not None
        and low in {"officer", "officers", "director", "counsel", "engineer", "executive", "architect", "auditor"}
        and _chief_phrase(scan, chief, i)
    ):
        start = chief
        while scan.low(start - 1) in heads["ranks"] and scan.low(start - 1) not in {"chief"}:
            start -= 1
        end = i + 1
        if (
            low in {"officer", "officers"}
            and scan.low(end) == "in"
            and scan.low(end + 1) == "charge"
            and scan.low(end + 2) == "of"
        ):
            end = _field_end(scan, end + 3, lower_ok=True) or i + 1
        return start, end
    if low in _PRESIDENTS or (low == "president"):
        start = i
        while scan.low(start - 1) in heads["ranks"]:
            start -= 1
        end = _followed_end(scan, i + 1)
        return start, end
    if low in {"secretary", "treasurer", "controller"}:
        start = i - 1 if scan.low(i - 1) in {"corporate", "company"} else i
        return (start, i + 1) if start < i or scan.tokens[i].capital or low == "controller" else None
    if low in {"chair", "chairman", "chairperson", "chairwoman", "chairs"}:
        return _chair_at(scan, i)
    if (
        low
        in {
            "lead",
            "leads",
            "head",
            "heads",
            "executive",
            "leader",
            "leaders",
            "manager",
            "managers",
            "director",
            "directors",
            "designee",
            "owners",
            "liaison",
            "member",
        }
        or low in _TOPIC_HEADS
    ):
        return _topic_title(scan, i)
    return None


def _chief_phrase(scan: Scan, chief: int, head: int) -> bool:
    """Whether "chief … officer" is one title: no verb, no second "chief", nothing claimed between."""
    for j in range(chief + 1, head):
        low = scan.low(j)
        if scan.taken(j, j + 1) or low in {"officer", "officers", "chief", "president"}:
            return False
        if low not in {"and", "&", ",", "/", "-", "–"} and (
            not scan.tokens[j].is_word or (low in scan.stops and low not in {"operating", "it"})
        ):
            return False
    return scan.low(head - 1) not in {",", "and"} or False


def _followed_end(scan: Scan, i: int) -> int:
    """Where a field after the title ends ("of Information Security", ", Information Technology"); `i` if there is none."""
    low = scan.low(i)
    if low in {"of", "for"}:
        return _field_end(scan, i + 1, lower_ok=True) or i
    if low in {",", "-", "–", "—"}:
        end = _field_end(scan, i + 1, lower_ok=False)
        if (
            end
            and not (set(scan.tokens[j].low for j in range(i + 1, end)) & _heads()["left"])
            and scan.tokens[i + 1].capital
        ):
            return end
    return i


def _field_end(scan: Scan, i: int, *, lower_ok: bool) -> int | None:
    """End of the field that begins at `i`: capitalised words, or known fields in lower case, joined by and, & or commas."""
    fields = frozenset(vocabulary("officers")["heads"]["fields"])
    end = None
    j = i
    if lower_ok and scan.low(j) in {"the", "our", "its"}:
        j += 1
        # "head of the legal department"
        k = j
        while (
            k < len(scan.tokens)
            and k - j < 6
            and scan.tokens[k].is_word
            and not (scan.low(k) in scan.stops and scan.low(k) not in {"and", "it"})
        ):
            if (
                scan.low(k)
                in {"team", "department", "group", "function", "organization", "unit", "division"}
                | {"committee", "council"}
                and k > j
            ):
                return k + 1
            k += 1
        return None
    while j < len(scan.tokens):
        token = scan.tokens[j]
        good = (
            token.is_word
            and not token.possessive
            and (
                (token.capital and token.low not in scan.stops - {"it"})
                or (lower_ok and token.low in fields)
                or token.text == "IT"
            )
        )
        if good and not (token.low in {"chief", "president", "vice"} or token.text in _acronyms()):
            j += 1
            end = j
            continue
        link = token.low in {"and", "&", "+", "/", "-", "–"} or (token.low == "," and end is not None)
        following = scan.tokens[j + 1] if j + 1 < len(scan.tokens) else None
        if end is not None and link and following is not None and following.is_word:
            capital_ok = (
                following.capital
                and following.low not in scan.stops - {"it"}
                and following.low not in {"chief", "president", "vice", "senior", "executive", "director", "head"}
                and following.text not in _acronyms()
            )
            lower_field = lower_ok and not following.capital and following.low in fields
            comma_list = token.low != "," or _list_goes_on(scan, j + 1)
            if (capital_ok or lower_field) and comma_list and not _title_ahead(scan, j + 1):
                j += 1
                continue
        break
    return end


def _list_goes_on(scan: Scan, i: int) -> bool:
    """Whether a list after a comma closes with "and" or "&" soon ("Governance, Compliance and Risk")."""
    for j in range(i, min(i + 5, len(scan.tokens))):
        if scan.low(j) in {"and", "&"}:
            return scan.tokens[j + 1].capital if j + 1 < len(scan.tokens) else False
        if not scan.tokens[j].is_word and scan.low(j) != ",":
            return False
        if scan.tokens[j].is_word and not scan.tokens[j].capital:
            return False
    return False


def _title_ahead(scan: Scan, i: int) -> bool:
    """Whether the words from `i` run into another title or body ("and Enterprise Risk Manager")."""
    heads = (
        (_heads()["left"] - {"lead", "leads", "head", "heads", "chair", "chairs"})
        | _PRESIDENTS
        | {"committee", "council", "team", "department"}
    )
    for j in range(i, min(i + 5, len(scan.tokens))):
        token = scan.tokens[j]
        if token.low in heads:
            return True
        if not token.is_word or token.low in scan.stops:
            return False
    return False


def _chair_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """ "chair of the audit committee", "audit committee chair"."""
    if scan.low(i + 1) == "of" and scan.low(i + 2) in {"the", "our", "its"}:
        for j in range(i + 3, min(i + 10, len(scan.tokens))):
            if scan.low(j) in {"committee", "council"}:
                return i, j + 1
            if scan.low(j) in scan.stops - {"and"} or not scan.tokens[j].is_word:
                break
        if scan.low(i + 3) == "board":
            return i, i + 4
        return None
    if scan.low(i - 1) in {"committee", "council"}:
        start = scan.extend_left(i - 1, join=frozenset({"audit", "risk", "governance", "finance", "technology"}))
        return start, i + 1
    return None


def _topic_title(scan: Scan, i: int) -> tuple[int, int] | None:
    low = scan.low(i)
    if low in {"directors", "director"} and (
        scan.low(i - 1) in {"of", "independent", "board"} or scan.low(i - 1) == "non-employee"
    ):
        return None
    if low in {"lead", "leads", "head", "heads"} and (
        scan.low(i + 1) in {"the", "our", "a", "an", "its", "by"}
        or (low in {"leads", "heads"} and scan.low(i + 1) != "of")
    ):
        return None
    start = scan.extend_left(
        i,
        join=frozenset(
            {
                "it",
                "security",
                "infrastructure",
                "technology",
                "information",
                "data",
                "legal",
                "risk",
                "compliance",
                "privacy",
                "cybersecurity",
            }
        ),
    )
    end = _followed_end(scan, i + 1) if low in _heads()["followed"] else i + 1
    modifiers = {scan.low(j) for j in range(start, i)}
    ranks = _heads()["ranks"]
    fields = frozenset(vocabulary("officers")["heads"]["fields"])
    if (
        low in {"executive", "head", "heads", "lead", "leads", "leader", "leaders", "member"}
        and end == i + 1
        and not modifiers & (fields - {"management", "global", "business", "corporate", "financial"})
        and not (modifiers & {"business"} and low in {"heads"})
    ):
        return None
    if low in {"officer", "officers"} and modifiers <= ranks | {"corporate", "company"}:
        return None
    if end == i + 1 and not modifiers & fields:
        return None
    if low in {"manager", "managers"} and "senior" in modifiers and end == i + 1 and len(modifiers) == 1:
        return None
    if modifiers & {"third-party", "external", "outside", "vendor"} and low not in {"officer", "director"}:
        return None
    return start, end


def _join_titles(scan: Scan, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One post where two titles are held by one person ("President and CEO", "Senior Vice President, Chief Information Officer")."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined:
            left = joined[-1]
            gap = [scan.low(j) for j in range(left[1], start)]
            first, second = scan.low(_first_head(scan, *left)), scan.low(_first_head(scan, start, end))
            president = {first, second} & (_JOINED | _PRESIDENTS)
            vice = "vice" in {scan.low(j) for j in range(*left)} or first in {"svp", "evp", "vp"}
            in_list = (scan.low(left[0] - 1) == "," and len(joined) > 1) or (
                scan.low(end) == "," and scan.tokens[start].capital and gap == [","]
            )
            lists_on = len(joined) > 1 and left[0] - joined[-2][1] <= 2
            if (gap in (["and"], ["&"], ["/"]) and president and not lists_on) or (
                gap in ([","], ["-"], ["–"]) and vice and first != second and not (in_list and lists_on)
            ):
                if not (vice and first == "president" and second in _PRESIDENTS):
                    joined[-1] = (left[0], end)
                    continue
            if gap == ["/"] and first == second:
                joined[-1] = (left[0], end)
                continue
        joined.append((start, end))
    return joined


def _person_around(scan: Scan, start: int, end: int) -> tuple[int, int, str | None]:
    """The span with a person's name before or after the title, and that name."""
    after = end
    if scan.low(after) == "(" and scan.low(after + 2) == ")":
        after += 3
    elif scan.low(after) == "(" and scan.low(after + 4) == ")":
        after += 5
    k = after + 1 if scan.low(after) == "," else after
    stop = _name_end(scan, k)
    if (
        stop
        and (scan.low(stop) in {",", ".", "", "who", ")", "and", ";"} or scan.low(stop) in scan.stops)
        and (k > after or scan.low(stop) != ",")
    ):
        return start, stop, scan.text(k, stop)
    j = start
    if scan.low(j - 1) in {"our", "the", "its"}:
        j -= 1
    if scan.low(j - 1) == ",":
        for length in (4, 3, 2):
            begin = j - 1 - length
            if begin >= 0 and _name_end(scan, begin) == j - 1 and not scan.taken(begin, j - 1):
                return begin, end, scan.text(begin, j - 1)
    return start, end, None


def _name_end(scan: Scan, i: int) -> int | None:
    """End of a person's name of two to four capitalised words at `i`, or None."""
    j = i
    if scan.low(j) in words_of_person() and scan.low(j + 1) == ".":
        j += 2
        begin = j
        minimum = 1
    else:
        begin, minimum = j, 2
    words = 0
    while j < len(scan.tokens) and words < 4:
        token = scan.tokens[j]
        low = token.low
        if (
            token.is_word
            and token.capital
            and low not in scan.stops
            and low not in _not_names()
            and not (token.text.isupper() and len(token.text) > 2)
            and not scan.taken(j, j + 1)
        ):
            words += 1
            j += 1
            if len(token.text) == 1 and scan.low(j) == ".":
                j += 1
        else:
            break
    return j if words >= minimum and j > begin else None


@cache
def words_of_person() -> frozenset[str]:
    """Honorifics."""
    return frozenset(vocabulary("officers")["person"]["honorifics"])


@cache
def _not_names() -> frozenset[str]:
    officers, bodies = vocabulary("officers")["heads"], vocabulary("bodies")
    return (
        frozenset(officers["left"])
        | frozenset(officers["fields"])
        | frozenset(officers["ranks"])
        | frozenset(bodies["team"]["heads"])
        | frozenset(bodies["committee"]["heads"])
        | {
            "board",
            "company",
            "item",
            "risk",
            "national",
            "institute",
            "framework",
            "certified",
            "steering",
            "university",
            "bachelor",
            "master",
            "companys",
        }
    )


def _find_persons(scan: Scan) -> None:
    """Persons named with an honorific and no title ("Mr. Yang")."""
    for i in range(len(scan.tokens) - 2):
        if scan.low(i) in words_of_person() and scan.tokens[i].capital and not scan.taken(i, i + 1):
            end = _name_end(scan, i)
            if end and not scan.taken(i, end):
                name = scan.text(i, end)
                scan.claim(Mention("Officer", i, end, name, person=name))
