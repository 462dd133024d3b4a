"""What a report's cover page says for sure: its form, whose it is, and the fiscal year's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from loaders.section.forms import RULES, forms_without, letters
from loaders.section.page import Line, Page

__all__ = ["Cover", "read_cover"]

_COVER_LINES: Final = 150
"""Lines in which a cover has said all; annual reports to shareholders may put a letter before it."""

_FORM: Final = re.compile(
    r"(?:(?:annual|current|quarterly|transition)\s(?:and\stransition\s)?report\son\s|\d{4}\s)?form\s?"
    r"(?P<name>\d{1,2}\s?-?\s?[A-Z]{0,3}\d{0,3}|[A-Z]\s?-?\s?\d{1,2})(?P<amended>\s?/\s?A)?"
    r"(?P<number>\W{1,4}amendment\sno\.?\s?\d{1,2}\W{0,2})?(?:\sannual\sreport)?\W{0,3}",
    re.IGNORECASE,
)
_AMENDMENT: Final = re.compile(r"\W?amendment\sno\.?\s?\d{1,2}\W{0,2}(?:to\W.{0,20})?", re.IGNORECASE)
_DASHES: Final = str.maketrans("‐‑‒–—−", "------")
_COVER: Final = re.compile(
    r"securities and exchange commission|exact name of (?:the )?registrant|commission file n|pursuant to section 1[235]"
    r"|under the securities act",
    re.IGNORECASE,
)
_ANNUAL: Final = re.compile(r"annual report (?:pursuant to|under) section 13", re.IGNORECASE)
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH: Final = "|".join(_MONTHS)
_DATE: Final = (
    rf"(?:(?P<month>{_MONTH})\s?(?P<day>\d{{1,2}})\s?,?\s?(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH})\s?,?\s(?P<year2>\d{{4}}))"
)
_YEAR_ENDED: Final = re.compile(rf"\bfor\sthe\s(?:fiscal\s)?year\sended\W{{0,5}}{_DATE}", re.IGNORECASE)
_TRANSITION: Final = re.compile(
    rf"\bfor\sthe\stransition\speriod\sfrom\W{{0,5}}[A-Z]{{3,9}}\s?\d{{1,2}},?\s\d{{4}}\W{{0,3}}to\W{{0,5}}{_DATE}",
    re.IGNORECASE,
)
_EXACT_NAME: Final = re.compile(r"\(?\s?exact\sname\sof\s(?:the\s)?(?:registrant|company|issuer)", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"\b(?:commission|file|number|act|exchange|section|fiscal|transition|form|report|employer|amendment|washington|"
    r"mark\sone|pursuant|date|translation|exact|incorporation|jurisdiction)\b|[☐☒☑_]{1,9}|^\W*$|^\d|\d{4}",
    re.IGNORECASE,
)
_GENERIC: Final = frozenset(
    re.findall(
        r"\w+", "a and co company companies corp corporation holdings inc limited llc lp ltd of plc sa the trust"
    )
)
_LONGEST_NAME: Final = 100
_COVER_REACH: Final = 12_000
"""Characters of a cover; what comes later may speak of other years."""


@dataclass(frozen=True, slots=True)
class Cover:
    """`form` as "10-K", "10-K/A", "20-F", "8-K"…; `period` the ISO date of the fiscal year's end; None where unsure.

    `is_annual`: the cover is an annual report's, whether or not it names its form.
    """

    form: str | None = None
    company: str | None = None
    period: str | None = None
    is_annual: bool = False


def read_cover(page: Page) -> Cover:
    """The facts of the first pages; a fact that is not sure is left out."""
    lines = page.lines[:_COVER_LINES]
    form = _form(lines)
    text = " ".join(line.text[:_COVER_REACH] for line in lines)[:_COVER_REACH]
    if not _COVER.search(text):
        return Cover()  # a form that is named without a cover is a page's footer, or a mention
    annual = any(form and form.removesuffix("/A") in rule.names for rule in RULES.values())
    is_annual = annual or (form is None and _ANNUAL.search(text) is not None)
    if not is_annual:
        return Cover(form)
    if page.unlined:
        return Cover(form, is_annual=True)  # where the cover ends cannot be told, nor what a name's neighbours are
    return Cover(form, _company(page, lines), _period(text), is_annual=True)


def _form(lines: Sequence[Line]) -> str | None:
    known = {name: name for rule in RULES.values() for name in rule.names} | dict.fromkeys(forms_without())
    by_letters = {letters(name): name for name in known}
    for number, line in enumerate(lines):
        text = line.text.translate(_DASHES)
        if text.casefold() in ("form", "on form") and number + 1 < len(lines):
            text = f"form {lines[number + 1].text.translate(_DASHES)}"
        found = _FORM.fullmatch(text) if len(text) <= _LONGEST_NAME else None
        name = by_letters.get(letters(found["name"])) if found else None
        if found is None or name is None:
            continue
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        amended = found["amended"] or found["number"] or _AMENDMENT.fullmatch(below)
        return f"{name}/A" if amended else name
    return None


def _period(text: str) -> str | None:
    found = {_iso(match) for form in (_YEAR_ENDED, _TRANSITION) for match in form.finditer(text)} - {None}
    return found.pop() if len(found) == 1 else None


def _iso(found: re.Match[str]) -> str | None:
    month = (found["month"] or found["month2"]).casefold()
    day, year = found["day"] or found["day2"], found["year"] or found["year2"]
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return None


def _company(page: Page, lines: Sequence[Line]) -> str | None:
    """The name over "(Exact name of registrant …)"; None where several registrants file, or the name may be cut."""
    places = [(number, found) for number, line in enumerate(lines) if (found := _EXACT_NAME.search(line.text))]
    if len(places) != 1:
        return None
    number, found = places[0]
    name = lines[number].text[: found.start()].strip(" (")
    if not name and number:
        name = lines[number - 1].text
        if number > 1 and _may_be_cut(lines[number - 2], lines[number - 1]):
            return None
    words = [word for word in re.findall(r"[a-z0-9&]+", name.casefold()) if word not in _GENERIC]
    if not words or len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        return None
    # A name that the report never says again is no name, or not as the registrant writes it.
    return name if letters(page.text).count("".join(words).replace("&", "")) > 1 else None


def _may_be_cut(above: Line, line: Line) -> bool:
    """Whether the name may begin on the line above its last."""
    if _NO_NAME.search(above.text):
        return False
    return not line.opens if line.look is None else above.look == line.look
