"""Attributes read from a sentence."""

from __future__ import annotations

import pytest

from loaders.extract.attributes import (
    certifications_in,
    experience_in,
    frameworks_in,
    frequency_in,
    is_hedged,
    more_frequent,
)


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("<O0> reports quarterly to <C1> .", "quarterly"),
        ("<O0> briefs <C1> at least annually on cyber risks .", "annually"),
        ("<O0> briefs <C1> on cyber risks , four times a year .", "quarterly"),
        ("<O0> provides regular updates to <C1> .", "regularly"),
        ("in the event of an incident , <O0> notifies <C1> .", "as needed"),
        ("<O0> briefs <C1> after each meeting .", "other"),
        ("<O0> briefs <C1> twice a year .", "semi-annually"),
        ("<O0> updates <C1> several times per year .", "other"),
        ("<O0> escalates material incidents to <C1> .", "as needed"),
        ("<O0> informs <C1> of any significant incidents .", "as needed"),
        ("<O0> briefs <C1> .", None),
    ],
)
def test_a_frequency_is_read_around_its_relation(text: str, frequency: str | None) -> None:
    start = text.index("<O0>")
    assert frequency_in(text, start + 5, text.index("<C1>") + 4) == frequency


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("annually", "quarterly", "quarterly"),
        (None, "annually", "annually"),
        ("regularly", "annually", "annually"),
        (None, None, None),
    ],
)
def test_the_shorter_named_interval_is_more_frequent(one: str | None, other: str | None, expected: str | None) -> None:
    assert more_frequent(one, other) == more_frequent(other, one) == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("has over 20 years of experience", 20),
        ("brings more than fifteen years in security", 15),
        ("two decades of experience", 20),
        ("5 years here and 12 years elsewhere", 12),
        ("experienced", None),
        ("for 2024 years", None),
    ],
)
def test_experience_is_the_most_years_said(text: str, years: int | None) -> None:
    assert experience_in(text) == years


def test_certifications_and_frameworks_have_their_short_names() -> None:
    text = "holds the Certified Information Security Manager and CISSP; we follow ISO/IEC 27001 and the NIST CSF"
    assert certifications_in(text) == ["CISSP", "CISM"]
    assert frameworks_in(text) == ["NIST CSF", "ISO 27001"]


def test_a_hedge_near_the_relation_counts() -> None:
    text = "<W0> may engage <P1> ."
    assert is_hedged(text, text.index("engage"), len(text))
    assert not is_hedged("<W0> engages <P1> .", 5, 16)
