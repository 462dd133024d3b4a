"""The forms' rules, as data: which item discloses cybersecurity governance, and which items stand around it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

__all__ = ["RULES", "SectionRule", "forms_without", "headings", "letters", "rule_for"]

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SectionRule:
    """An annual report's form.

    `item` is the item with the disclosure, `titles` the beginnings (see `letters`) of every item's title in the
    form's order, `names` what covers call the form, `next_parts` the Parts after the item's own.
    """

    form: str
    item: str
    names: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    next_parts: tuple[str, ...]

    def is_titled(self, item: str, title: str) -> bool:
        """Whether a title is the one that the form gives to the item."""
        return letters(title).startswith(self.titles.get(item, ()))


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: titles are the same however they are spaced and dotted."""
    return _NO_LETTER.sub("", text.casefold())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("forms.toml").read_text(encoding="utf-8"))


def _rule(form: str, said: Mapping[str, Any]) -> SectionRule:
    parts = said["parts"]
    return SectionRule(
        form=form,
        item=said["item"],
        names=tuple(said["names"]),
        titles={item: tuple(letters(title) for title in titles) for item, titles in said["titles"].items()},
        next_parts=tuple(parts[parts.index(said["part"]) + 1 :]),
    )


RULES: Final[Mapping[str, SectionRule]] = {form: _rule(form, said) for form, said in _data()["forms"].items()}
"""By form, "10-K" and "20-F"; amendments and transition reports follow the rule of their form."""


def rule_for(form: str | None) -> SectionRule | None:
    """The rule of a form as its cover names it ("10-KT", "20-F/A"); None for a form without such an item."""
    base = (form or "").removesuffix("/A")
    return next((rule for rule in RULES.values() if base in rule.names), None)


def forms_without() -> Mapping[str, str]:
    """Forms that have no cybersecurity item, and what each is."""
    return dict(_data()["without"])


@cache
def headings(kind: str) -> tuple[str, ...]:
    """A list of words by which lines are told: "titles", "tails", "ends", "ends_alone", "inner" or "back_links"."""
    return tuple(_data()["headings"][kind])


def first_period() -> str:
    """The ISO date of the earliest end of a fiscal year that has to disclose."""
    return str(_data()["first_period"])
