import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import role_name, role_of


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("chief information security officer", "CISO"),
        ("CISO", "CISO"),
        ("our Chief Information Security Officer", "CISO"),
        ("Chief Information Security Officer (“CISO”)", "CISO"),
        ("head of information security", "CISO"),
        ("cybersecurity officer", "CISO"),
        ("cyber security officer", "CISO"),
        ("Director of Cybersecurity", "CISO"),
        ("interim CISO", "CISO"),
        ("chief security officer", "CISO"),
        ("Chief Information Officer", "CIO"),
        ("Senior Vice President and Chief Information Officer", "CIO"),
        ("chief information and digital officer", "CIDO"),
        ("VP of IT", "CIO"),
        ("chief technology officer", "CTO"),
        ("President and CEO", "CEO"),
        ("Chief Financial Officer", "CFO"),
        ("chief risk officer", "CRO"),
        ("General Counsel", "GC"),
        ("chief legal officer", "GC"),
        ("head of internal audit", "CAE"),
        ("vice president, corporate information security, risk & compliance", "CISO"),
        ("SVP of IT infrastructure and security", "CISO"),
        ("director of information technology and security", "CISO"),
        ("chief technology &amp; information security officer", "CISO"),
        ("chief information officer and vice president of information security", "CIO"),
        ("director of IT infrastructure", None),
        ("senior director, information technology", "CIO"),
        ("head of the information systems department", "CIO"),
        ("chief information and technology officer", "CIO"),
        ("executive vice president, chief administrative and accounting officer", "CAO"),
        ("senior vice president and chief information and digital officer", "CIDO"),
        ("co-chief operating officers", "COO"),
        ("chief information officers", None),
        ("lead security engineer", None),
        ("security operations center manager", None),
        ("deputy chief information security officer", None),
        ("CISO's designee", None),
        ("business unit heads", None),
        ("head of sales", None),
        ("Mr. Yang", None),
        ("", None),
    ],
)
def test_role_of_a_title(title: str, code: str | None) -> None:
    assert role_of(title) == code


def test_the_name_of_a_role_has_that_role() -> None:
    for code in ("CISO", "CIO", "CTO", "CEO", "CFO", "COO", "CRO", "CCO", "CPO", "GC", "CAE"):
        assert role_of(role_name(code)) == code
        assert role_of(code) == code


@given(st.text(alphabet="chief, officer&/-securty of it", max_size=200))
def test_no_title_is_too_odd(title: str) -> None:
    code = role_of(title)
    assert code is None or role_of(role_name(code)) == code


def test_a_long_list_of_posts_takes_no_time() -> None:
    start = time.perf_counter()
    assert role_of("chief sales and " * 5_000 + "chief executive officer") is None
    assert time.perf_counter() - start < 1


def test_an_unknown_code_is_its_own_name() -> None:
    assert role_name("XYZ") == "XYZ"
