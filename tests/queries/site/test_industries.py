from hypothesis import given
from hypothesis import strategies as st

from queries.site.industries import DIVISIONS, division_of, industry_of


def test_a_code_is_of_a_division_and_a_major_group():
    assert division_of("2834") == "Manufacturing"
    assert industry_of("2834") == "2834 · chemicals"
    assert division_of("6022") == "Finance, insurance and real estate"
    assert division_of("0100") == "Agriculture, forestry and fishing"


def test_a_code_that_the_manual_does_not_have_stands_for_itself():
    assert division_of("1899") is None
    assert industry_of("1899") == "1899"


@given(st.text())
def test_whatever_stands_in_the_place_of_a_code_is_taken(text):
    assert industry_of(text).startswith(text)
    assert division_of(text) in {None, *(name for name, _, _ in DIVISIONS)}
