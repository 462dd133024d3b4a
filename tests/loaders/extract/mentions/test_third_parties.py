import pytest


def parties(found, sentence):
    return [name for label, name in found(sentence) if label == "ThirdParty"]


@pytest.mark.parametrize(
    "name",
    [
        "third-party consultants",
        "third party service providers",
        "independent auditors",
        "external cybersecurity experts",
        "outside counsel",
        "law firms",
        "MSSP",
        "managed security service provider",
        "penetration testing firms",
        "managed detection and response provider",
        "law enforcement",
        "assessors",
        "third-party security operations center",
    ],
)
def test_an_outside_party_is_named_as_written(found, name):
    assert parties(found, f"We work with {name}.") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our internal auditors help.",
        "In-house experts help.",
        "Our professionals help.",
        "Vendor risk is assessed.",
        "We review provider selection.",
        "The firm is small.",
        "We maintain third-party risk policies.",
        "Services agreements are reviewed.",
    ],
)
def test_our_own_people_and_tasks_are_no_outside_party(found, sentence):
    assert parties(found, sentence) == []


def test_internal_auditors_are_a_team_and_independent_auditors_a_third_party(found):
    assert found("Internal auditors and independent auditors test.") == [
        ("Team", "Internal auditors"),
        ("ThirdParty", "independent auditors"),
    ]


def test_a_mixed_name_is_a_team_and_a_third_party(found):
    assert found("Both internal and external auditors test.") == [
        ("Team", "internal auditors"),
        ("ThirdParty", "external auditors"),
    ]


def test_only_the_outside_part_of_other_mixed_names_is_a_third_party(found):
    assert parties(found, "Internal and external experts test.") == ["external experts"]


def test_whoever_is_hired_is_outside(found):
    assert parties(found, "We have retained forensics specialists.") == ["forensics specialists"]


def test_the_kinds_of_an_outside_party_are_outside(found):
    sentence = "We use external consultants, including forensics experts, auditors and penetration testing specialists."
    assert parties(found, sentence) == [
        "external consultants",
        "forensics experts",
        "auditors",
        "penetration testing specialists",
    ]


def test_a_firm_with_an_article_is_outside(found):
    assert parties(found, "A cybersecurity firm tests the network.") == ["cybersecurity firm"]


def test_a_bare_head_goes_on_a_list_of_outside_parties(found):
    assert parties(found, "We use law firms, consultants, and experts.") == ["law firms", "consultants", "experts"]


@pytest.mark.parametrize("office", ["Manager", "Sponsor", "Trustee", "Adviser"])
def test_who_runs_a_fund_is_outside(found, office):
    assert found(f"The Fund relies on the {office} to test its systems.") == [("ThirdParty", office)]


def test_counsel_goes_on_a_list_of_outside_parties(found):
    assert [name for _, name in found("We use consultants, legal counsel and auditors.")] == [
        "consultants",
        "legal counsel",
        "auditors",
    ]
    assert found("Our legal counsel leads it.") == []
