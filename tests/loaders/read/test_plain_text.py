"""Sections as plain text."""

from __future__ import annotations

import pytest

from graphmodel.errors import UnknownFormat
from loaders.read import read_source
from loaders.read.plain_text import LONGEST_SECTION, read


def test_the_whole_section_is_one_untagged_block() -> None:
    text = "\n Item 1C. Cybersecurity\n\nOur CISO reports to the CEO.\n"
    (document,) = read_source(text.encode(), "10k.txt")
    (block,) = document.blocks
    assert document.text == text
    assert (block.element, document.text[block.start : block.end]) == (None, text.strip())


@pytest.mark.parametrize(
    ("heading", "section"),
    [("ITEM 1C.  Cybersecurity", "Item 1C"), ("Item 16K. Cybersecurity", "Item 16K"), ("Cybersecurity", None)],
)
def test_the_heading_names_the_section(heading: str, section: str | None) -> None:
    assert read(f"{heading}\nWe assess risks.".encode(), "x")[0].facts.section == section


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert read("a\u00a0b\r\nc\rd\u2028e".encode(), "x")[0].text == "a\u00a0b\nc\nd\u2028e"


def test_a_text_without_governance_is_a_section_like_any_other() -> None:
    (document,) = read_source(b"The quick brown fox jumps over the lazy dog.", "fox.txt")
    assert len(document.blocks) == 1
    (note,) = document.notes
    assert "without a word on cybersecurity" in note


@pytest.mark.parametrize("text", ["Item 16K. Not applicable.", "Our CISO leads.", "A breach of cyber defences."])
def test_a_text_on_the_subject_gets_no_note(text: str) -> None:
    assert read(text.encode(), "x")[0].notes == ()


def test_a_text_longer_than_any_section_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnknownFormat, match="cut out Item 1C"):
        read(b"a" * (LONGEST_SECTION + 1), "x")
