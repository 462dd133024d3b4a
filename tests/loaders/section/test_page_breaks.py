"""What stands where a page ends."""

from __future__ import annotations

import pytest

from loaders.section.page_breaks import fills_a_line, goes_on, is_contents_link, is_page_number

LONG = "Our Chief Information Security Officer, who leads the program,"


@pytest.mark.parametrize(
    "line", ["31", "- 31 -", "Page 31", "page 31 of 120", "F-3", "iv", "| 31", "31 |", "Page – 31"]
)
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["", "2024", "31 people", "1C", "(iv)", "a", "Page"])
def test_other_lines_are_no_page_numbers(line: str) -> None:
    assert not is_page_number(line)


@pytest.mark.parametrize("line", ["Table of Contents", "31 TABLE OF CONTENTS", "Back to Contents", "Index | 26"])
def test_links_to_the_contents(line: str) -> None:
    assert is_contents_link(line)


@pytest.mark.parametrize("line", ["See the table of contents of our policy.", "", "31", "Index of risks"])
def test_other_lines_are_no_links_to_the_contents(line: str) -> None:
    assert not is_contents_link(line)


@pytest.mark.parametrize(
    ("line", "following", "is_one"),
    [
        ("The CISO briefs the", "committee.", True),
        (LONG, "Reports and briefs.", True),
        ("Governance", "Our board oversees.", False),
        ("The CISO briefs the committee.", "our board oversees.", False),
        ("The CISO said “yes.”", "then", False),
        ("Our officers are the", "• CISO", False),
        (LONG, "(a) one", False),
    ],
)
def test_a_sentence_goes_on_where_it_has_not_ended(line: str, following: str, is_one: bool) -> None:
    assert goes_on(line, following) is is_one


def test_a_heading_does_not_fill_a_line() -> None:
    assert fills_a_line(LONG)
    assert not fills_a_line("Risk Management and Strategy")
