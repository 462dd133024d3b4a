"""Plain texts as lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.section import page_of_text
from loaders.section.page import LONGEST_PARAGRAPH


def test_blank_lines_part_paragraphs_and_form_feeds_pages() -> None:
    page = page_of_text("One\n two \u00a0 three\n\n\x0cFour\n<PAGE>\nFive\n")
    assert [(line.text, line.opens, line.new_page) for line in page.lines] == [
        ("One", True, False),
        ("two three", False, False),
        ("Four", True, True),
        ("Five", True, True),
    ]
    assert [page.text[line.start : line.end] for line in page.lines] == ["One", "two \u00a0 three", "Four", "Five"]


@given(st.text(max_size=200))
def test_lines_are_tight_stretches_of_the_text_in_order(text: str) -> None:
    page = page_of_text(text)
    assert page.text == text
    ends = [0]
    for line in page.lines:
        assert ends[-1] <= line.start < line.end <= len(text)
        assert text[line.start : line.end].strip() == text[line.start : line.end]
        ends.append(line.end)


@pytest.mark.parametrize("blank", [" ", "", "\u00a0  "])
def test_a_text_without_line_breaks_has_its_section_all_the_same(
    text_report: Callable[..., str], found_in: Callable[..., object], blank: str, disclosure: tuple[str, ...]
) -> None:
    filler = "We make lamps and sell lamps, see Item 1C. Cybersecurity and Item 2. Properties for more. " * 200
    source = text_report(contents="Item 1. Business 5").replace("Item 2.", f"{filler}\n\nItem 2.", 1)
    flat = blank.join(line for line in source.replace(filler, "").split("\n") if line) + filler
    assert len(flat) > LONGEST_PARAGRAPH
    section, lines = found_in(flat)  # type: ignore[misc]
    assert section is not None
    assert lines == ["Item 1C. CYBERSECURITY", " ".join(blank.join(disclosure).split())]
    assert section.doubts == ("the text has no line breaks",)
    assert section.confidence < 0.7
