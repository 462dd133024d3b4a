from collections.abc import Iterator

import pytest

from queries.answer import Limits, answer

ROWS = [("ab", 1), ("é", None), ("", True)]


@pytest.mark.parametrize(
    ("limits", "count", "cut"),
    [
        (Limits(), 3, ""),
        (Limits(rows=3), 3, ""),
        (Limits(rows=2), 2, "2 rows"),
        (Limits(rows=0), 0, "0 rows"),
        (Limits(size=1_000), 3, ""),
        (Limits(size=3), 1, "3 bytes"),
        (Limits(size=2), 0, "2 bytes"),
        (Limits(rows=1, size=2), 0, "2 bytes"),
    ],
)
def test_rows_are_taken_as_far_as_the_limits_go(limits: Limits, count: int, cut: str) -> None:
    taken = answer(("a", "b"), iter(ROWS), limits)
    assert (taken.rows, taken.cut) == (tuple(ROWS[:count]), cut)


def test_of_an_endless_answer_one_row_more_is_made() -> None:
    made = 0

    def rows() -> Iterator[tuple[int]]:
        nonlocal made
        while True:
            made += 1
            yield (made,)

    assert len(answer(("a",), rows(), Limits(rows=5)).rows) == 5
    assert made == 6


def test_bytes_are_counted_within_lists_and_maps() -> None:
    value = {"k": ["éé", {"l": "abc"}]}
    assert answer(("a",), [(value,)], Limits(size=9)).cut == ""
    assert answer(("a",), [(value,)], Limits(size=8)).cut == "8 bytes"
