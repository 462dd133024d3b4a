"""When two names of one filing are one thing."""

from __future__ import annotations

import pytest

from loaders.extract.naming import (
    key_of,
    plain_title,
    same_collective,
    same_committee,
    same_party,
    same_team,
    tells_more,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("information technology department", "IT Departments"),
        ("Cyber Security team", "cybersecurity team"),
        ("the Company’s Audit Committee", "audit committee"),
        ("third party advisers", "third-party advisors"),
        ("Vice President of Finance", "VP of Finance"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chief information officer", "chief information security officer"),
        ("audit committee", "risk committee"),
        ("legal department", "IT department"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_rank_tells_no_posts_apart() -> None:
    assert plain_title(key_of("Global Chief Information Officer")) == key_of("chief information officer")


@pytest.mark.parametrize(
    ("same", "one", "other", "expected"),
    [
        (same_team, "IT department", "IT team", True),
        (same_team, "cybersecurity team", "information security team", True),
        (same_team, "legal team", "IT team", False),
        (same_committee, "steering committee", "cybersecurity steering committee", True),
        (same_committee, "risk committee", "operational risk committee", False),
        (same_collective, "senior management", "management team", True),
        (same_collective, "executive officers", "management", False),
        (same_party, "third-party vendors", "service providers", True),
        (same_party, "external auditors", "third-party auditors", False),
    ],
)
def test_two_names_are_one_only_where_a_reader_would_say_so(same, one: str, other: str, *, expected: bool) -> None:  # type: ignore[no-untyped-def]
    assert same(key_of(one), key_of(other)) is expected


def test_a_name_with_its_head_tells_more() -> None:
    assert tells_more("information security team", "cybersecurity")
    assert tells_more("chief information officer", "CIO")
    assert not tells_more("IT", "IT department")
