"""Numbers of things in words."""

from __future__ import annotations

import pytest

from graphmodel.counting import how_many


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "filing", "0 filings"),
        (1, "filing", "1 filing"),
        (7551, "filing", "7,551 filings"),
        (1, "company", "1 company"),
        (4609, "company", "4,609 companies"),
    ],
)
def test_one_is_one_and_many_are_many(number: int, noun: str, said: str) -> None:
    assert how_many(number, noun) == said
