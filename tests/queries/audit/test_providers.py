import pytest

OVERSEES = [
    "We assess our vendors with respect to cybersecurity risk.",
    "Vendor risk assessments are performed before a contract is signed.",
    "We conduct security due diligence on all of our third-party service providers.",
    "Our team monitors the security of its suppliers.",
]
OVERSEES_NONE = [
    "We may assess our vendors with respect to cybersecurity risk.",
    "Our systems are monitored for cyber threats with third-party tools.",
    "We have our controls assessed by third-party providers of security services.",
    "We do not assess our vendors with respect to cybersecurity risk.",
    "We review our marketing vendors.",
]
DENIES = [
    "We do not have processes to oversee and identify risks from the use of any third-party service provider.",
    "The Company has not implemented a program to monitor the cybersecurity of its vendors.",
]


@pytest.mark.parametrize("text", OVERSEES)
def test_a_no_is_contradicted_by_how_providers_are_overseen(kinds_of, text):
    assert kinds_of(text, third_party_oversight=False) == ["oversight-unflagged"]
    assert kinds_of(text, third_party_oversight=True) == []


@pytest.mark.parametrize("text", OVERSEES_NONE)
def test_what_is_denied_possible_or_by_providers_contradicts_no_no(kinds_of, text):
    assert kinds_of(text, third_party_oversight=False) == []


@pytest.mark.parametrize("text", DENIES)
def test_a_yes_is_contradicted_by_a_denial(kinds_of, text):
    assert kinds_of(text, third_party_oversight=True) == ["oversight-denied"]


def test_a_denial_of_formal_processes_alone_contradicts_nothing(kinds_of):
    text = "We do not have any formal processes to oversee vendors, but our CIO generally evaluates their risks."
    assert kinds_of(text, third_party_oversight=True) == []
    assert kinds_of(text, third_party_oversight=False) == []


def test_a_yes_without_any_provider_is_found(kinds_of):
    text = "We train our employees and keep our systems up to date."
    assert kinds_of(text, third_party_oversight=True) == ["oversight-unnamed"]
    assert kinds_of(text, third_party_oversight=False) == []
