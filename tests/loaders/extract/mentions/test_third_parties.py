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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("We engage consultants and partners.", ["consultants", "partners"]),
        ("Vendors and key partners are assessed.", ["Vendors", "partners"]),
        ("We rely on experts and law firms.", ["experts", "law firms"]),
        ("It meets with management, counsel, and auditors.", ["counsel", "auditors"]),
        (
            "We use the custodian, sub-administrator and transfer agent.",
            ["custodian", "sub-administrator", "transfer agent"],
        ),
        ("We use third-party providers and counterparties.", ["third-party providers", "counterparties"]),
        ("We use outside counsel and other technology experts.", ["outside counsel", "technology experts"]),
        ("We use vendors and forensic investigators.", ["vendors", "forensic investigators"]),
    ],
)
def test_a_list_of_outsiders_makes_its_bare_items_outside(found, sentence, names):
    assert parties(found, sentence) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We are retaining leading cybersecurity experts.", "cybersecurity experts"),
        ("We rely on the hiring of experts to test.", "experts"),
        ("The Board hosts experts for presentations.", "experts"),
        ("We leverage cybersecurity specialists to test.", "cybersecurity specialists"),
        ("We engage external subject matter experts.", "external subject matter experts"),
        ("We partner with a security operations center.", "security operations center"),
    ],
)
def test_whoever_is_engaged_or_leveraged_is_outside(found, sentence, name):
    assert parties(found, sentence) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "external legal counsels",
        "cyber insurance broker",
        "cybersecurity insurance carrier",
        "external expertise",
        "certifying body",
        "cybersecurity companies",
        "world-class security company",
        "third-party cybersecurity monitoring and alerting services",
        "third-party digital forensics and incident response consultant",
        "independent, third-party security specialists",
        "specialized, independent, third parties",
        "third -party consultants",
        "third-party information technology support service provider",
        "external technical and legal advisors",
        "external government and commercial expertise",
        "Cybersecurity and Infrastructure Security Agency",
    ],
)
def test_the_whole_name_of_an_outside_party_is_read(found, name):
    assert parties(found, f"We work with a {name}.") == [name]


def test_a_name_inside_and_outside_is_the_outside_part(found):
    assert parties(found, "The external and internal cybersecurity experts test.") == ["external cybersecurity experts"]


def test_one_of_our_units_is_no_part_of_an_outside_party(found):
    assert parties(found, "It is led by our internal IT department and strategic vendors.") == ["strategic vendors"]


def test_what_is_done_to_a_party_is_no_part_of_its_name(found):
    assert parties(found, "We review onboarding critical vendors.") == ["critical vendors"]


@pytest.mark.parametrize("verb", ["support", "augment", "supplement"])
def test_what_a_party_does_is_no_head_of_its_name(found, verb):
    assert parties(found, f"Outside counsel and cybersecurity consultants {verb} the Committee.") == [
        "Outside counsel",
        "cybersecurity consultants",
    ]


def test_the_custodian_of_a_kind_runs_a_trust(found):
    assert parties(found, "The Trust relies on the Trustee and the Cash Custodian.") == ["Trustee", "Cash Custodian"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He worked at public companies.",
        "She is one of the certified public accountants.",
        "Members with specialized expertise test.",
        "Our legal counsel and the CISO lead it.",
    ],
)
def test_past_employers_and_what_members_know_are_no_outside_party(found, sentence):
    assert parties(found, sentence) == []
