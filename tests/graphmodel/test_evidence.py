import pytest
from pydantic import ValidationError

from graphmodel import Evidence


def test_span_counts_characters_not_bytes() -> None:
    assert Evidence(text="“Größe”", start=3, end=10, filing="f").end == 10


@pytest.mark.parametrize(("start", "end"), [(0, 3), (0, 5), (-1, 3), (4, 0)])
def test_refuses_a_span_that_does_not_fit(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Evidence(text="four", start=start, end=end, filing="f")


def test_refuses_an_empty_sentence() -> None:
    with pytest.raises(ValidationError):
        Evidence(text="", start=0, end=0, filing="f")
