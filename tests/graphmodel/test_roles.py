import pytest

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


def test_an_unknown_code_is_its_own_name() -> None:
    assert role_name("XYZ") == "XYZ"
