"""Page furniture."""

from __future__ import annotations

import pytest

from loaders.section import page_of_text
from loaders.section.furniture import furniture


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
