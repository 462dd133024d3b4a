"""What the questions on third parties and frameworks answer, on small made-up graphs, row by row."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph

MakePart = Callable[..., FilingGraph]
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def about(world: list[FilingGraph], asked: Callable[..., Ask]) -> Ask:
    """Asks the three companies of `world`."""
    return asked(world)


@pytest.fixture(scope="module")
def ask(make_part: MakePart, asked: Callable[..., Ask]) -> Ask:
    """Alpha engages more in its second year; Beta only may; Gamma only oversees vendors; Delta is silent."""
    tester = ("ThirdParty", "testers", {"kind": "assessor"})
    program = ("Program", "cybersecurity program", {"frameworks": ["NIST CSF", "ISO 27001"]})
    return asked(
        [
            make_part("alpha-2023", company="Alpha", cik="1", year=2023, nodes={"program": program}),
            make_part(
                "alpha-2024",
                company="Alpha",
                cik="1",
                third_party_oversight=True,
                nodes={
                    "program": program,
                    "ciso": ("Officer", "CISO"),
                    "tester": tester,
                    "other": ("ThirdParty", "raters", {"kind": "assessor"}),
                    "vendors": ("ThirdParty", "vendors", {"kind": "service provider"}),
                },
                edges=[
                    ("ciso", "ENGAGES", "tester", "The CISO engages testers for penetration tests and Training."),
                    ("company", "ENGAGES", "other", "We may engage raters.", {"hedged": True}),
                    ("ciso", "OVERSEES", "vendors", "The CISO oversees vendors."),
                    ("company", "OVERSEES", "tester", "We oversee testers."),
                    ("ciso", "MANAGES", "program", "The CISO runs our program on the NIST framework."),
                ],
            ),
            make_part(
                "beta-2024",
                company="Beta",
                nodes={"program": ("Program", "cybersecurity program", {"frameworks": ["SOC 2"]}), "tester": tester},
                edges=[("company", "ENGAGES", "tester", "We may engage testers.", {"hedged": True})],
            ),
            make_part(
                "gamma-2024",
                company="Gamma",
                third_party_oversight=False,
                nodes={"program": ("Program", "cybersecurity program"), "vendors": ("ThirdParty", "vendors")},
                edges=[("company", "OVERSEES", "vendors", "We oversee vendors.")],
            ),
            make_part("delta-2024", company="Delta", nodes={"tester": tester}),
        ]
    )


def test_third_parties(about: Ask) -> None:
    said = "We may engage third-party assessors."
    assert about("third_parties") == [
        ("acme-2024", "third-party assessors", "assessor", "Acme Inc.", ["assessment"], True, said),
        ("bolt-2024", "Firm Ltd", "managed service", None, [], None, "The IT manager and Firm run security."),
    ]
    assert len(about("third_parties", kind="assessor")) == 1


def test_services_are_told_by_the_words_of_the_engagement(ask: Ask) -> None:
    row = ("alpha-2024", "testers", "assessor", "CISO", ["penetration testing", "training"], False)
    assert row in [found[:6] for found in ask("third_parties")]
    (silent,) = ask("third_parties", company="Delta")
    assert silent == ("delta-2024", "testers", "assessor", None, [], None, None)


def test_third_party_counts_say_how_many_only_may_engage(ask: Ask) -> None:
    assert ask("third_party_counts") == [("assessor", 2, 1, 2, 1.0), ("not disclosed", 2, 0, 2, None)]


def test_vendor_oversight_is_named_the_companys_or_not_disclosed(ask: Ask) -> None:
    said = ["We oversee testers.", "The CISO oversees vendors."]
    assert ask("vendor_oversight") == [
        ("alpha-2023", "not disclosed", [], [], None, []),
        ("alpha-2024", "named", ["CISO"], ["testers", "vendors"], True, said),
        ("beta-2024", "not disclosed", [], [], None, []),
        ("delta-2024", "not disclosed", [], [], None, []),
        ("gamma-2024", "the company", [], ["vendors"], False, ["We oversee vendors."]),
    ]


def test_frameworks_come_with_the_sentences_that_name_them(ask: Ask) -> None:
    both = ["NIST CSF", "ISO 27001"]
    assert ask("frameworks") == [
        ("alpha-2023", 2023, both, []),
        ("alpha-2024", 2024, both, ["The CISO runs our program on the NIST framework."]),
        ("beta-2024", 2024, ["SOC 2"], []),
    ]
    assert [row[0] for row in ask("frameworks", framework="soc")] == ["beta-2024"]


def test_framework_counts_count_a_company_once_for_each(ask: Ask) -> None:
    assert ask("framework_counts") == [
        ("ISO 27001", 1, 2, 0.5),
        ("NIST CSF", 1, 2, 0.5),
        ("SOC 2", 1, 2, 0.5),
        ("not disclosed", 2, 2, None),
    ]
