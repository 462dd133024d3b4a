"""Tables of contents."""

from __future__ import annotations

import pytest

from loaders.section import RULES, page_of_text
from loaders.section.contents import body_of, in_contents, is_void
from loaders.section.headings import item_headings

RULE = RULES["10-K"]
ITEMS = ("Item 1. Business", "Item 1A. Risk Factors", "Item 1B. Unresolved Staff Comments", "Item 1C. Cybersecurity")
TEXT = (
    "Our lamps are made in three plants and sold by dealers in many countries, none of which is essential to us. " * 3
)


def entries(text: str) -> list[int]:
    page = page_of_text(text)
    return sorted(in_contents(page, item_headings(page, RULE), RULE, frozenset()))


def test_headings_with_page_numbers_are_entries_and_those_with_text_are_none() -> None:
    table = "\n".join(f"{item} {7 + place}" for place, item in enumerate(ITEMS))
    report = "\n\n".join(f"{item}\n\n{TEXT}" for item in ITEMS)
    assert entries(f"{table}\n\n{report}") == [0, 1, 2, 3]


def test_short_items_of_the_report_itself_are_no_table() -> None:
    assert entries("\n\n".join(f"{item}\n\nNot applicable." for item in ITEMS)) == []


def test_fewer_than_a_table_has_are_none() -> None:
    assert entries("\n".join(f"{item} 7" for item in ITEMS[:3])) == []


@pytest.mark.parametrize("body", ["", "19", "PART II", "Page", "iv", "..."])
def test_a_body_that_says_nothing_is_void(body: str) -> None:
    assert is_void(body)


@pytest.mark.parametrize("body", ["None.", "N/A", "n.a.", "Not applicable", "19\nWe assess."])
def test_a_body_that_says_something_is_not(body: str) -> None:
    assert not is_void(body)


def test_a_body_leaves_out_what_is_skipped_and_is_cut_off() -> None:
    page = page_of_text("a\nb\nc\nd")
    assert body_of(page, 1, 9, frozenset({2})) == "b\nd"
    assert body_of(page, 0, 4, frozenset(), most=2) == "a\nb"
