import pytest


def teams(found, sentence):
    return [name for label, name in found(sentence) if label == "Team"]


@pytest.mark.parametrize(
    "name",
    [
        "information security team",
        "IT department",
        "IT and cybersecurity department",
        "information technology department",
        "Security Operations Center",
        "internal audit function",
        "cyber incident response team",
        "legal department",
        "Internal Control team",
        "Governance, Risk and Compliance team",
        "Corporate Risks and Compliance Department",
        "supply chain organization",
        "data privacy office",
        "information security personnel",
        "team of information security professionals",
        "internal audit",
        "internal auditors",
    ],
)
def test_a_unit_is_a_team_as_written(found, name):
    assert teams(found, f"Our {name} does the work.") == [name]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Acmes cybersecurity team", "cybersecurity team"),
        ("White Mountainss IT Steering Committee", "IT Steering Committee"),
        ("Orion Digitals Risk Committee", "Risk Committee"),
        ("Information Systems Committee", "Information Systems Committee"),
        ("Business Access Security Committee", "Business Access Security Committee"),
        ("SecOps team", "SecOps team"),
    ],
)
def test_an_owner_whose_apostrophe_is_lost_is_no_part_of_the_name(found, written, name):
    assert [n for _, n in found(f"It is the work of {written}.")] == [name]


def test_an_abbreviation_inside_a_name_is_left_out(found):
    assert teams(found, "Our information technology (IT) department does the work.") == [
        "information technology department"
    ]


@pytest.mark.parametrize(
    ("units", "names"),
    [
        ("legal, IT and finance departments", ["legal department", "IT department", "finance departments"]),
        ("legal and IT teams", ["legal team", "IT teams"]),
        ("legal, finance, and security teams", ["legal team", "finance team", "security teams"]),
        ("legal and other departments", ["legal department"]),
    ],
)
def test_units_that_share_a_head_are_several(found, units, names):
    assert teams(found, f"Our {units} do the work.") == names


@pytest.mark.parametrize(
    "sentence",
    [
        "The oversight function is theirs.",
        "Business functions are affected.",
        "Business departments are affected.",
        "Third-party security teams help.",
        "All personnel are trained.",
        "The organization is resilient.",
        "Industry experts agree.",
    ],
)
def test_tasks_people_and_outside_parties_are_no_team(found, sentence):
    assert teams(found, sentence) == []


def test_papers_of_the_audit_are_no_team(found):
    assert teams(found, "The internal audit plan is set.") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Representatives from IT, finance and legal attend.", ["IT", "finance", "legal"]),
        ("It has leaders of our legal, risk and widget teams.", ["legal team", "risk team", "widget team"]),
        ("It is shared between Information Technology, Legal and Internal Controls.", ["Legal", "Internal Controls"]),
        ("Members from various functions, including legal, IT and sales.", ["legal", "IT", "sales"]),
        ("Personnel across finance and accounting, legal, and IT attend.", ["legal", "IT"]),
    ],
)
def test_an_announced_list_names_units_without_a_head(found, sentence, names):
    assert set(names) <= set(teams(found, sentence))


def test_people_who_sit_for_their_units_are_no_management(found):
    assert found("It has executives from legal, finance and IT.") == [
        ("Team", "legal"),
        ("Team", "finance"),
        ("Team", "IT"),
    ]


@pytest.mark.parametrize("sentence", ["Legal, finance and tax rules apply.", "We comply with legal requirements."])
def test_units_that_nothing_announces_are_none(found, sentence):
    assert teams(found, sentence) == []


def test_a_list_shares_people_as_it_shares_teams(found):
    assert teams(found, "Our risk management, legal, and compliance personnel oversee it.") == [
        "risk management personnel",
        "legal personnel",
        "compliance personnel",
    ]
    assert teams(found, "Our IT and security personnel oversee it.") == ["IT and security personnel"]


def test_an_officer_may_own_a_team(found):
    assert found("The CISO’s team tests our systems.") == [
        ("Officer", "chief information security officer"),
        ("Team", "chief information security officer's team"),
    ]
    assert teams(found, "He and his team test our systems.") == ["his team"]


def test_an_ampersand_is_one_in_bulk_text_too(found):
    assert teams(found, "Our Risk &amp; Compliance team tests it.") == ["Risk & Compliance team"]
