"""Headings of items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.section import RULES, Line, page_of_text
from loaders.section.headings import ends_part, item_headings, part_of

RULE = RULES["10-K"]


def headed(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(heading.items, heading.title) for heading in item_headings(page_of_text(text), RULE)]


@pytest.mark.parametrize(
    ("line", "items", "title"),
    [
        ("Item 1C. Cybersecurity", ("1C",), "Cybersecurity"),
        ("ITEM 1B. UNRESOLVED STAFF COMMENTS", ("1B",), "UNRESOLVED STAFF COMMENTS"),
        ("Items 1 and 2. Business and Properties", ("1", "2"), "Business and Properties"),
        ("Part I, Item 3. Legal Proceedings", ("3",), "Legal Proceedings"),
        ("Item 1C. Cybersecurity (continued)", ("1C",), "Cybersecurity"),
        ("Item 1C. Cybersecurity ........ 19", ("1C",), "Cybersecurity"),
        ("Cybersecurity (Item 1C)", ("1C",), "Cybersecurity"),
    ],
)
def test_a_heading_has_its_numbers_and_its_title(line: str, items: tuple[str, ...], title: str) -> None:
    assert headed(line) == [(items, title)]


@pytest.mark.parametrize(
    "line",
    [
        "Item 99. Nothing",
        "Item 106 of Regulation S-K",
        "items of interest",
        "Item 1C of this report",
        "1C",
        "Item 5.02 Departure",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert headed(line) == []


def test_a_title_may_stand_on_the_next_line() -> None:
    (heading,) = item_headings(page_of_text("Item 1C.\n\nCybersecurity\n\nWe assess."), RULE)
    assert (heading.first, heading.last, heading.titled) == (0, 1, True)


def test_an_entry_of_the_contents_is_paged() -> None:
    entry, heading = item_headings(page_of_text("Item 2. Properties 24\n\nItem 2. Properties"), RULE)
    assert (entry.paged, heading.paged) == (True, False)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("PART II", "II"),
        ("Part 2 – Other", "II"),
        ("Part I, Item 1", None),
        ("Partly", None),
        ("Part II of this", None),
    ],
)
def test_a_part_s_heading(line: str, part: str | None) -> None:
    assert part_of(Line(line, 0, len(line))) == part


@pytest.mark.parametrize(
    ("line", "ends"),
    [("SIGNATURES", True), ("Executive Officers of the Registrant", True), ("Signatures are kept.", False)],
)
def test_what_ends_a_part_without_a_number(line: str, ends: bool) -> None:
    assert ends_part(Line(line, 0, len(line))) is ends


@given(
    st.lists(st.sampled_from(["Item", " ", "1C", "1", "A", ".", "-", "(", "\n", "Cybersecurity", "Risk Factors", "19"]))
)
def test_headings_take_lines_in_order_and_none_twice(pieces: list[str]) -> None:
    page = page_of_text("".join(pieces))
    last = -1
    for heading in item_headings(page, RULE):
        assert last < heading.first <= heading.last < len(page.lines)
        assert set(heading.items) <= set(RULE.titles)
        last = heading.last
