"""Headings of items in all the ways in which filers write them, told from mentions of an item in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from loaders.section.forms import SectionRule, headings, letters
from loaders.section.page import Line, Page

__all__ = ["Heading", "ends_part", "item_headings", "part_of"]

_NUMBER: Final = r"\d{1,2}(?!\d)(?!\.\d)(?:[\s.-]?\(?[A-Ka-k]\)?)?(?![A-Za-z0-9])"
_MARKS: Final = r"[#*\[]{0,4}\s?"  # of headings in texts that were HTML once
_WORD: Final = r"i\s?t\s?e\s?m\s?s?"
_ITEM: Final = re.compile(
    rf"{_MARKS}(?:part\s+(?:[ivx]{{1,4}}|[1-4])\b[\s,.:;|–—-]{{0,5}})?\(?{_WORD}(?![a-z])[\s.:#(-]{{0,3}}(?:no\.?\s?)?"
    rf"(?P<numbers>{_NUMBER}(?:\s?(?:,|and|&|through|to|–|—|-)\s?(?:and\s)?(?:{_WORD}\s)?{_NUMBER}){{0,4}})"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"(?P<numbers>{_NUMBER})[\s.:;|)–—-]{{1,4}}(?P<rest>\D.*)", re.IGNORECASE)
_BARE_ALONE: Final = re.compile(rf"(?P<numbers>{_NUMBER})[\s.:)–—-]{{0,3}}", re.IGNORECASE)
_LETTER_FOR_ONE: Final = re.compile(rf"^({_WORD}\s)[Il](?=\s?C\b)", re.IGNORECASE)
_GLUED: Final = re.compile(r"items?\s?(?P<numbers>\d{1,2}[A-K]?)(?P<rest>[A-Za-z].*)", re.IGNORECASE)
_WORD_ALONE: Final = re.compile(rf"(?:part\s+[ivx]{{1,4}}\W{{0,5}})?{_WORD}\W{{0,3}}", re.IGNORECASE)
_LAST: Final = re.compile(
    r"(?P<rest>[A-Z][^()\d]{3,80}?)\s?[(\[–—-]\s?(?:part\s+[ivx]{1,4}\b\W{0,5})?items?\s(?P<numbers>\d{1,2}[A-K]?)[)\]]?",
    re.IGNORECASE,
)
_COLUMNS: Final = re.compile(
    r"(?P<rest>[A-Z][^\d]{3,90}?)\s(?:[IVX]{1,3}\s)?(?P<numbers>\d{1,2}[A-K]?)\s[A-Z]?-?\d{1,3}(?:\s?[-–,&]\s?\d{1,3}){0,9}",
    re.IGNORECASE,
)
_ONE_NUMBER: Final = re.compile(r"(\d{1,2})[\s.-]?\(?([A-Ka-k](?![A-Za-z]))?", re.IGNORECASE)
_OPENING: Final = re.compile(r"[\s.:;,|•·–—―)\]-]{0,8}")
_PAGES: Final = re.compile(
    r"(?<![\s.…·_])[\s.…·_]{0,300}(?<!\d)(?:(?:pages?|pp?\.)\s?)?(?:[A-Z]-)?\d{1,3}(?:\s?[-–,&]\s?\d{1,3}){0,9}$",
    re.IGNORECASE,
)
_CONTINUED: Final = re.compile(r"\W{0,4}\bcont(?:inued|['’]?d|\.)?\W{0,3}$", re.IGNORECASE)
# How a sentence goes on after it has named an item.
_GOES_ON: Final = re.compile(
    r"[,;]?\s?[”\"’'»]|[,;](?!\s?[A-Z][A-Za-z ,]{4,60}$)|\s?\)[\s,]"
    r"|\s(?:of|in|on|to|under|above|below|and|or|for|which|that|is|are|was|has|shall|herein|hereof)\b"
)
# How a sentence goes on after an item's title.
_MENTION: Final = re.compile(
    r"^[“\"]|[a-z],?[”\"],?\s[a-z]|\b(?:of|in|to|and) (?:this|our|the) (?:annual|report|form)\b"
    r"|\b(?:contains?|describes?|discusse[sd]|includes?|sets? forth|above|below|herein)\b",
    re.IGNORECASE,
)
_MENTION_REACH: Final = 90
_TEXT_BEGINS: Final = re.compile(r"[.:]\s|\s(?:As|Information|None|Not|Our|See|The|There|We)\b")
_SENTENCE_AHEAD: Final = re.compile(r"[.:;?!)”\"’\]…|_-]$|\d$")
_PART: Final = re.compile(r"part\s(?P<part>[ivx]{1,4}|[1-4])\b(?P<rest>.{0,60})", re.IGNORECASE)
_SAYS_SOMETHING: Final = re.compile(r"[.;!?]\s|[.;]$|\b(?:we|is|are|has)\b", re.IGNORECASE)
_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_REACH: Final = 300
_LONGEST_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item is headed: its numbers ("1C"; several in a combined heading), and what of it is certain.

    `first` and `last` are the lines that it takes. `titled`: the title is the one that the form gives. `paged`: a page
    number or a dotted line follows, as in a table of contents. `title` is what follows the number.
    """

    items: tuple[str, ...]
    title: str
    first: int
    last: int
    titled: bool
    paged: bool = False
    run_in: bool = False


def item_headings(page: Page, rule: SectionRule) -> list[Heading]:
    """Every heading of an item of the form, in order, those of tables of contents included."""
    found: list[Heading] = []
    number = 0
    while number < len(page.lines):
        heading = _heading_at(page.lines, number, rule)
        if heading is not None:
            found.append(heading)
        number = number + 1 if heading is None else heading.last + 1
    return found


def ends_part(line: Line) -> bool:
    """Whether a line without an item's number heads what follows the items: the executive officers, the signatures."""
    text = line.text
    if len(text) > _LONGEST_TITLE or not line.opens or (text[-1] in ".;,:" and not text.isupper()):
        return False
    told = letters(text)
    return told in headings("ends_alone") or told.startswith(headings("ends"))


def part_of(line: Line) -> str | None:
    """The Part that a line heads ("PART II", "Part II – Other"), as a Roman number."""
    found = _PART.match(line.text)
    if found is None or len(line.text) > _LONGEST_TITLE or found["rest"][:1].isalnum():
        return None
    rest = found["rest"].strip(" .,:;–—-")
    if rest[:1].islower() or rest.lower().startswith("item"):
        return None
    return _ROMAN.get(found["part"], found["part"].upper())


def _heading_at(lines: Sequence[Line], number: int, rule: SectionRule) -> Heading | None:
    for text, last in _readings(lines, number):
        heading = _parse(text, number, last, rule)
        if heading is None:
            continue
        if not heading.titled and last + 1 < len(lines) and not heading.title:
            heading = _with_title_below(heading, lines, rule)
        if not _goes_on_from_above(lines, number, heading):
            return heading
    return None


def _readings(lines: Sequence[Line], number: int) -> Iterator[tuple[str, int]]:
    """The line as a heading may be written in it: alone, or, where it is the word "Item", with the next line."""
    text = _LETTER_FOR_ONE.sub(r"\g<1>1", lines[number].text[:_REACH])
    if len(text) < 16 and number + 1 < len(lines) and _WORD_ALONE.fullmatch(text):
        yield f"{text} {lines[number + 1].text[:_REACH]}", number + 1
    yield text, number


def _parse(text: str, first: int, last: int, rule: SectionRule) -> Heading | None:
    found = _ITEM.match(text)
    if found is not None:
        return _made(found, first, last, rule)
    # Without the word, or with nothing between number and title, the title must be the form's own.
    for form in (_GLUED, _BARE):
        found = form.match(text)
        heading = _made(found, first, last, rule) if found else None
        if heading is not None and heading.titled and not heading.run_in:
            return heading
    alone = _BARE_ALONE.fullmatch(text)
    if alone is not None and re.search("[A-Ka-k]", text):
        return Heading(_numbers(alone["numbers"]), "", first, last, titled=False)
    for form in (_LAST, _COLUMNS):
        found = form.fullmatch(text)
        heading = _made(found, first, last, rule) if found else None
        if heading is not None and heading.titled and not heading.run_in:
            return replace(heading, paged=heading.paged or form is _COLUMNS)
    return None


def _made(found: re.Match[str], first: int, last: int, rule: SectionRule) -> Heading | None:
    items = tuple(item for item in _numbers(found["numbers"]) if item in rule.titles)
    if not items:
        return None
    rest = found["rest"]
    if _GOES_ON.match(rest):
        return None
    rest = rest[_OPENING.match(rest).end() :] if rest else ""  # type: ignore[union-attr]
    bare = _PAGES.sub("", rest)
    paged = len(bare) < len(rest)
    title = _CONTINUED.sub("", bare).strip()
    titled = any(rule.is_titled(item, title) for item in items)
    if not titled and len(items) > 1:
        titled = any(rule.is_titled(item, part) for item in items for part in re.split(r"[,;/&]|\band\b", title))
    run_in = False
    if title and rule.item in items and len(items) == 1:
        if not titled:
            return None if title[:1].islower() else Heading(items, title, first, last, False, paged, True)
        run_in = not _is_clean(title, rule)
        if run_in and not _title_ends(title):
            return None
    elif title[:1].islower() or _is_mention(title) or (not titled and len(title) > _LONGEST_TITLE):
        return None
    return Heading(items, title, first, last, titled, paged, run_in)


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(number + letter.upper() for number, letter in _ONE_NUMBER.findall(text))


def _is_clean(title: str, rule: SectionRule) -> bool:
    """Whether the heading has its title and nothing after it that would be text of the section."""
    rest = letters(title)
    for known in rule.titles[rule.item]:
        rest = rest.removeprefix(known)
    while tail := next((tail for tail in headings("tails") if rest.startswith(tail)), None):
        rest = rest.removeprefix(tail)
    return not rest or (len(title) <= _LONGEST_TITLE and not _SAYS_SOMETHING.search(title))


def _is_mention(title: str) -> bool:
    """Whether a sentence goes on after the title; text that begins behind it may say what it will."""
    return _MENTION.search(_TEXT_BEGINS.split(title[:_MENTION_REACH])[0]) is not None


def _title_ends(title: str) -> bool:
    """Whether text that begins in the heading's own line is parted from the title: "Cybersecurity. We maintain"."""
    return re.match(r"[^.:–—]{4,60}[.:–—]\s?[A-Z“\"(•]", title) is not None


def _with_title_below(heading: Heading, lines: Sequence[Line], rule: SectionRule) -> Heading:
    below = heading.last + 1
    bare = _PAGES.sub("", lines[below].text[:_REACH])
    title = _CONTINUED.sub("", bare).strip()
    clean = len(title) <= _LONGEST_TITLE and any(rule.is_titled(item, title) for item in heading.items)
    if not clean or (rule.item in heading.items and not _is_clean(title, rule)):
        return heading
    paged = len(bare) < len(lines[below].text[:_REACH])
    return Heading(heading.items, title, heading.first, below, titled=True, paged=paged)


def _goes_on_from_above(lines: Sequence[Line], number: int, heading: Heading) -> bool:
    """Whether the line goes on with a sentence that the line above has begun, as wrapped plain text has it."""
    if re.fullmatch(r"[\W\dA-Ka-k]+", lines[number].text) and not heading.titled:
        return True  # "1C" alone is a heading only with its title below it
    if number == 0 or lines[number].opens:
        return False
    above = lines[number - 1].text
    return len(above) > 40 and not _SENTENCE_AHEAD.search(above)
