import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.survey.intervals import wilson


@pytest.mark.parametrize(
    ("companies", "of", "interval"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_it_is_wilsons_score_interval(companies, of, interval):
    assert wilson(companies, of) == pytest.approx(interval, abs=5e-5)


def test_of_none_there_is_no_interval():
    assert wilson(0, 0) is None


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_it_holds_the_share_and_stays_between_none_and_all(counts):
    companies, of = counts
    low, high = wilson(companies, of)
    assert 0.0 <= low <= companies / of <= high <= 1.0
    assert (low, high) == pytest.approx(tuple(1 - end for end in wilson(of - companies, of))[::-1])
