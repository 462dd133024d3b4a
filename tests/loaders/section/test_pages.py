"""Printed page numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.section import page_of_text
from loaders.section.furniture import furniture
from loaders.section.pages import PrintedPages, pages_named


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("55–57, 62", {55, 56, 57, 62}),
        ("pages 4 - 6 and 9", {4, 5, 6, 9}),
        ("Note 7", set()),
        ("2024", set()),
        ("9-4", set()),
        ("our Form 10-K", set()),
        ("", set()),
    ],
)
def test_an_entry_names_pages(text: str, pages: set[int]) -> None:
    assert pages_named(text) == pages


def test_a_line_s_page_is_the_one_whose_number_follows() -> None:
    text = "\n\n".join(f"Text {'abcdefghij'[number - 4]}\n\n{number}" for number in range(4, 14))
    page = page_of_text(text.replace("Text e", "Text e\n\n999"))
    printed = PrintedPages(page, furniture(page))
    line = next(number for number, line in enumerate(page.lines) if line.text == "Text g")
    assert printed.is_on(line, frozenset({10}))
    assert not printed.is_on(line, frozenset({4, 5, 6, 13}))


@given(st.text(alphabet="0123456789–-, abcIVX.", max_size=60))
def test_any_text_names_pages_that_are_written_in_it(text: str) -> None:
    assert all(0 <= page < 1000 for page in pages_named(text))
