"""Which annual reports are wanted."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import GovgraphError
from loaders.edgar.selection import FORMS, Wanted, parse_forms, parse_years

YEARS = st.integers(1993, 2100)


@pytest.mark.parametrize(
    ("texts", "years"),
    [([], None), (["2024"], {2024}), (["2023-2025"], {2023, 2024, 2025}), ([" 2024 ", "2022", "2022"], {2022, 2024})],
)
def test_years_are_single_or_ranges(texts: list[str], years: set[int] | None) -> None:
    assert parse_years(texts) == years


@given(YEARS, YEARS)
def test_a_range_holds_both_its_ends(one: int, other: int) -> None:
    first, last = sorted((one, other))
    years = parse_years([f"{first}-{last}"])
    assert years is not None
    assert (min(years), max(years), len(years)) == (first, last, last - first + 1)


@pytest.mark.parametrize("text", ["", "24", "2025-2023", "2023-", "FY2024", "2023–2025", "1850", "9999", "2024-01-01"])
def test_other_years_are_refused_in_one_line(text: str) -> None:
    with pytest.raises(GovgraphError, match="--years") as caught:
        parse_years([text])
    assert "\n" not in str(caught.value)


@given(st.text())
def test_any_text_is_years_or_refused(text: str) -> None:
    with suppress(GovgraphError):
        assert parse_years([text])


def test_forms_are_annual_reports_in_any_case() -> None:
    assert parse_forms([]) == FORMS
    assert parse_forms(["20-f", "10-K/A", "20-F"]) == ("20-F", "10-K/A")


@pytest.mark.parametrize("text", ["8-K", "10-Q", "10K", "40-F", ""])
def test_other_forms_are_refused_with_those_that_there_are(text: str) -> None:
    with pytest.raises(GovgraphError, match="choose from 10-K, 10-KT, 20-F"):
        parse_forms([text])


def test_amendments_are_wanted_only_where_they_are_asked_for() -> None:
    assert not Wanted().has_form("10-K/A")
    assert Wanted(amendments=True).has_form("10-K/A")
    assert Wanted(amendments=True).has_form("10-K")
    assert Wanted(("10-K/A",)).has_form("10-K/A")
    assert not Wanted(("10-K/A",)).has_form("10-K")
    assert not Wanted(("20-F",), amendments=True).has_form("10-K/A")


def test_without_years_reports_that_must_disclose_are_wanted() -> None:
    assert Wanted().has_period("2023-12-15")
    assert not Wanted().has_period("2023-12-14")
    assert Wanted().has_period("2031-06-30")


def test_with_years_the_end_of_the_period_counts() -> None:
    wanted = Wanted(years=frozenset({2022, 2024}))
    assert [wanted.has_period(f"{year}-12-31") for year in (2021, 2022, 2023, 2024)] == [False, True, False, True]
    assert wanted.filed_from == "2022-01-01"
    assert wanted.missing([2024, 2019]) == [2022]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(), "10-K, 10-KT or 20-F on a period that ends on 2023-12-15 or later (--years reaches further back)"),
        (Wanted(("20-F",), frozenset({2024, 2023})), "20-F on a period that ends in 2023, 2024"),
    ],
)
def test_what_is_wanted_can_be_said(wanted: Wanted, said: str) -> None:
    assert str(wanted) == said
