"""Inline XBRL's transformations."""

from __future__ import annotations

import pytest

from loaders.read.ixbrl_values import is_registry, transformed


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        ("fixed-true", "We engage assessors.", "true"),
        ("fixed-false", "", "false"),
        ("fixed-empty", "None", ""),
        ("booleantrue", "yes", "true"),
        ("booleanfalse", "no", "false"),
        ("nocontent", "—", ""),
        ("boolballotbox", "☒", "true"),
        ("boolballotbox", " ☐ ", "false"),
        ("boolballotbox", "?", "?"),
        ("date-monthname-day-year-en", "December 31, 2024", "2024-12-31"),
        ("datemonthdayyearen", "Sept. 5, 2024", "2024-09-05"),
        ("date-day-monthname-year-en", "31 December 2024", "2024-12-31"),
        ("date-month-day-year", "03/04/2024", "2024-03-04"),
        ("date-day-month-year", "03/04/2024", "2024-04-03"),
        ("datedoteu", "03.04.24", "2024-04-03"),
        ("date-year-month-day", "2024/12/31", "2024-12-31"),
        ("date-month-day-year", "13/13/2024", "13/13/2024"),
        ("date-monthname-day-en", "December 31", "December 31"),
        ("stateprovnameen", "Delaware", "Delaware"),
    ],
)
def test_a_format_makes_a_value_of_a_text(form: str, text: str, value: str) -> None:
    assert transformed(form, text) == value


def test_registries_are_told_by_namespace_in_every_version() -> None:
    for version in ("2010-04-20", "2011-07-31", "2015-02-26", "2020-02-12", "2022-02-16", "2031-01-01"):
        assert is_registry(f"http://www.xbrl.org/inlineXBRL/transformation/{version}")
    assert is_registry("http://www.sec.gov/inlineXBRL/transformation/2015-08-31")
    assert not is_registry("http://example.com/transformation/2020-02-12")
    assert not is_registry(None)
