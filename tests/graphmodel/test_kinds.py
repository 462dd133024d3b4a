import pytest

from graphmodel import committee_kind, may_sit_in_board, sits_in_board, third_party_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("audit committee", "audit"),
        ("Audit and Risk Committee", "audit"),
        ("risk committee", "risk"),
        ("enterprise risk management committee", "risk"),
        ("cybersecurity steering committee", "cybersecurity"),
        ("information security council", "cybersecurity"),
        ("Technology Committee", "technology"),
        ("IT steering committee", "technology"),
        ("nominating and corporate governance committee", "governance"),
        ("ESG committee", "ESG"),
        ("disclosure committee", "disclosure"),
        ("executive committee", "executive"),
        ("committee", "other"),
        ("unitary working group", "other"),
    ],
)
def test_kind_of_a_committee(name: str, kind: str) -> None:
    assert committee_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("third-party consultants", "consultant"),
        ("independent auditors", "auditor"),
        ("third-party assessors", "assessor"),
        ("penetration testing firms", "assessor"),
        ("outside counsel", "legal"),
        ("managed security service provider", "managed service"),
        ("third-party service providers", "service provider"),
        ("cyber insurance carriers", "insurer"),
        ("law enforcement", "government"),
        ("foreign governments", "government"),
        ("outside attorney", "legal"),
        ("independent security firms", "assessor"),
        ("an independent third party", "assessor"),
        ("third-party vendors", "service provider"),
        ("third parties", "other"),
        ("industry partners", "other"),
        ("CrowdStrike", "other"),
    ],
)
def test_kind_of_a_third_party(name: str, kind: str) -> None:
    assert third_party_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "sits"),
    [
        ("audit committee", True),
        ("Nominating Committee", True),
        ("cybersecurity steering committee", False),
        ("internal audit council", False),
        ("risk committee", False),
        ("Nominating and Corporate Governance Committee", True),
        ("governance and technology committee", True),
        ("Cybersecurity Governance Committee", False),
        ("governance, risk and compliance committee", False),
        ("audit and risk management committee", True),
        ("management audit committee", False),
    ],
)
def test_which_committees_are_the_boards_by_their_kind(name: str, sits: bool) -> None:
    assert sits_in_board(name) is sits


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("Risk Committee", True),
        ("Technology and Innovation Committee", True),
        ("technology risk committee", False),
        ("enterprise risk management committee", False),
        ("IT steering committee", False),
        ("the committee", False),
    ],
)
def test_which_committees_may_as_well_be_the_boards(name: str, may: bool) -> None:
    assert may_sit_in_board(name) is may
