import pytest

ENGAGES = [
    "We engage third-party assessors to test our security controls.",
    "Our network is monitored for cyber threats; penetration tests are performed by an independent firm every year.",
    "We have retained outside consultants that assess our cybersecurity program.",
    "The company works with a managed security service provider, which monitors our information technology.",
]
ENGAGES_NONE = [
    "We may engage third-party assessors to test our security controls.",
    "We have not engaged outside consultants to assess our cybersecurity program.",
    "We expect to use independent auditors to test our security controls.",
    "Where necessary we consult with external advisors to manage cybersecurity incidents.",
    "We manage cybersecurity risks associated with the use of third-party service providers.",
    "We use third-party payment providers.",
    "Our employees are trained to identify cybersecurity threats.",
]
DENIES = [
    "We do not engage any assessors, consultants, auditors or other third parties in connection with such processes.",
    "To date, we have not engaged independent third parties to assess our systems.",
    "The Company doesnt currently use third-party consultants for cybersecurity.",
]
DENIES_NOTHING = [
    "We do not engage any consultants other than the firm that is named above.",
    "We do not rely on any other third parties.",
    "Vendors may not use consultants to reach our systems.",
]


@pytest.mark.parametrize("text", ENGAGES)
def test_a_no_is_contradicted_by_who_is_engaged(kinds_of, text):
    assert kinds_of(text, third_party_engaged=False) == ["third-party-unflagged"]
    assert kinds_of(text, third_party_engaged=True) == []


@pytest.mark.parametrize("text", ENGAGES_NONE)
def test_what_is_denied_possible_or_of_others_contradicts_no_no(kinds_of, text):
    assert kinds_of(text, third_party_engaged=False) == []


@pytest.mark.parametrize("text", DENIES)
def test_a_yes_is_contradicted_by_a_denial(kinds_of, text):
    assert kinds_of(text, third_party_engaged=True) == ["third-party-denied"]
    assert kinds_of(text, third_party_engaged=False) == []


@pytest.mark.parametrize("text", DENIES_NOTHING)
def test_a_denial_of_something_else_contradicts_no_yes(kinds_of, text):
    assert kinds_of(text, third_party_engaged=True) == []


def test_a_denial_beside_an_engagement_is_no_finding(kinds_of):
    assert kinds_of(DENIES[0], ENGAGES[0], third_party_engaged=True) == []


def test_a_yes_without_any_outside_party_is_found(kinds_of):
    text = "We train our employees and keep our systems up to date."
    assert kinds_of(text, third_party_engaged=True) == ["third-party-unnamed"]
    assert kinds_of(text, third_party_engaged=False) == []
    assert kinds_of(text) == []


def test_a_yes_whose_text_is_not_tagged_is_a_note(kinds_of):
    board = ("BoardOfDirectorsOversight", "Our board oversees such risks.")
    assert kinds_of(board, third_party_engaged=True) == ["flag-alone"]
