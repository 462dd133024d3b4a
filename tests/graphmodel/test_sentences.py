"""Sentences: where they end, and where they stand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import Block
from graphmodel.sentences import sentences


def _of(*blocks: str) -> list[tuple[str, int]]:
    text = "\n".join(blocks)
    starts = [sum(len(block) + 1 for block in blocks[:n]) for n in range(len(blocks))]
    spans = tuple(Block(start, start + len(block)) for start, block in zip(starts, blocks, strict=True))
    found = sentences(text, spans)
    return [(sentence.text, len(sentence.spans)) for sentence in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We test. We train.", ["We test.", "We train."]),
        ("Mr. Yang leads Acme Inc. in the U.S. market.", ["Mr. Yang leads Acme Inc. in the U.S. market."]),
        ("See Item 1A. Risk Factors for more.", ["See Item 1A. Risk Factors for more."]),
        ("A heading\nThe board meets.", ["A heading", "The board meets."]),
        ("We maintain a\n\nprogram of tests.", ["We maintain a\n\nprogram of tests."]),
        (
            "The board oversees management.In addition, it meets.",
            ["The board oversees management.", "In addition, it meets."],
        ),
        ("We do:\n• test systems;\n• train staff.", ["We do:", "• test systems;", "• train staff."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    assert [sentence for sentence, _ in _of(text)] == expected


def test_a_sentence_said_twice_is_one_with_two_spans() -> None:
    assert _of("The board meets. It votes.", "The  board meets.") == [("The board meets.", 2), ("It votes.", 1)]


@given(st.text(alphabet="aB.\n •(“1;", max_size=120))
def test_spans_lie_in_the_text_in_order_and_without_white_space_around(text: str) -> None:
    found = sentences(text, [Block(0, len(text))])
    spans = sorted((span.start, span.end) for sentence in found for span in sentence.spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
