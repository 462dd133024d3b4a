"""Page furniture and page numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.section import page_of_text
from loaders.section.furniture import furniture
from loaders.section.pages import PrintedPages, pages_named


def dropped(text: str) -> list[str]:
    page = page_of_text(text)
    return [page.lines[number].text for number in sorted(furniture(page))]


@pytest.mark.parametrize(
    "line", ["19", "- 19 -", "Page 19", "Page 19 of 120", "F-3", "iv", "23.", "Table of Contents", "26 | Index"]
)
def test_a_page_number_and_a_link_to_the_contents_tell_themselves(line: str) -> None:
    assert dropped(f"Our board oversees\n\n{line}\n\nthe program.") == [line]


@pytest.mark.parametrize("line", ["2024", "(i)", "(iv)", "a", "Governance", "Our team has 19", "1C"])
def test_other_short_lines_are_no_furniture(line: str) -> None:
    assert dropped(f"Our board oversees\n\n{line}\n\nthe program.") == []


def test_a_line_that_stands_on_every_page_is_furniture_beside_its_edge() -> None:
    pages = [
        f"Lantern 2024 Form 10-K\n{number}\n\x0cLANTERN WORKS\n\nText {'abcdef'[number]} goes on."
        for number in range(6)
    ]
    text = "\n\n".join(pages)
    assert set(dropped(text)) == {"Lantern 2024 Form 10-K", "LANTERN WORKS", *"012345"}


def test_a_line_that_repeats_in_the_middle_of_pages_is_none() -> None:
    text = "\n\n".join(f"Governance\n\nThe board oversees {word}.\n\nMore of it." for word in "abcdef")
    assert dropped(text) == []


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
