"""What Inline XBRL's transformations make of a fact's text, as far as cyd and dei facts need them.

The rules are those of the Inline XBRL Transformation Registry (versions 1 to 5, whose names differ) and of the SEC's
own; a format that is none of them leaves the text as it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

__all__ = ["FIXED", "is_registry", "transformed"]

FIXED: Final = {
    "fixed-true": "true",
    "fixed-false": "false",
    "fixed-empty": "",
    "booleantrue": "true",
    "booleanfalse": "false",
    "nocontent": "",
}
"""Formats whose value does not depend on the text."""

_REGISTRIES: Final = (
    "http://www.xbrl.org/inlineXBRL/transformation/",
    "http://www.xbrl.org/2008/inlineXBRL/transformation",
    "http://www.sec.gov/inlineXBRL/transformation/",
)
_BALLOT_BOXES: Final = {"☐": "false", "☑": "true", "☒": "true"}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_MONTH_NAME: Final = re.compile(r"(?:" + "|".join(_MONTHS) + r")[a-z]{0,6}", re.IGNORECASE)
_DAY_FIRST: Final = re.compile(r"date-?day|dateslasheu|datedoteu")


def is_registry(namespace: str | None) -> bool:
    """Whether a namespace is one of a transformation registry, of any version."""
    return (namespace or "").startswith(_REGISTRIES)


def transformed(format_name: str, text: str) -> str:
    """The value that a registry's format (by its local name) makes of a text."""
    if format_name in FIXED:
        return FIXED[format_name]
    if format_name == "boolballotbox":
        return _BALLOT_BOXES.get(text.strip(), text)
    if format_name.startswith("date"):
        return _date(text, day_first=_DAY_FIRST.match(format_name) is not None) or text
    return text


def _date(text: str, *, day_first: bool) -> str | None:
    """The ISO date in a text with a month's English name or three numbers; None where it has none."""
    numbers = [int(number) for number in _NUMBER.findall(text)]
    named = _MONTH_NAME.search(text)
    if named and len(numbers) == 2:
        day, year = sorted(numbers)
        month = _MONTHS.index(named.group()[:3].lower()) + 1
    elif not named and len(numbers) == 3:
        if numbers[0] > 31:
            year, month, day = numbers
        elif day_first:
            day, month, year = numbers
        else:
            month, day, year = numbers
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
