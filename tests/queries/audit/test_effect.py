import pytest

BLOCK = "MateriallyAffectedOrReasonablyLikelyToMateriallyAffectRegistrant"
DENIES = [
    "We are not aware of any risks that have materially affected or are reasonably likely to materially affect us.",
    "Cyber threats have not materially affected, and are not reasonably likely to materially affect, the Trust.",
    "As of this report, no risks have had a material impact or are reasonably likely to have one.",
    "However, we know of no incident that has or is likely to materially affect us.",
    "While we face threats, none has materially affected us, nor is any reasonably expected to.",
]
DENIES_THE_PAST = [
    "To date, no incident has materially affected us.",
    "We have not experienced any material cybersecurity incidents.",
    "Our operations have not been materially affected, but we cannot assure that they will not be.",
]
STATES = [
    "Risks from cybersecurity threats have materially affected our results of operations.",
    "The attack in June had a material adverse effect on our business.",
    "We face threats that are reasonably likely to materially affect us.",
]
SAYS_NOTHING = [
    "We describe whether risks have materially affected or are reasonably likely to materially affect us in Item 1A.",
    "See Item 1A for threats that are reasonably likely to materially affect our business.",
    "There is no assurance that an incident will not materially affect us.",
    "We may not be successful in preventing an incident that could have a material adverse effect on us.",
    "An incident could materially affect us.",
]
EXCEPTS = [
    "Other than the Incident, no risks have materially affected or are reasonably likely to materially affect us.",
    "Except as noted, no threats have materially affected or are reasonably likely to materially affect us.",
]


@pytest.fixture
def kinds(kinds_of):
    """The kinds of findings where these sentences stand in the block on material effects."""
    return lambda *texts, value: kinds_of(*((BLOCK, text) for text in texts), materially_affected=value)


@pytest.mark.parametrize("text", DENIES)
def test_a_yes_is_contradicted_by_a_denial_of_both(kinds, text):
    assert kinds(text, value=True) == ["effect-denied"]
    assert kinds(text, value=False) == []


@pytest.mark.parametrize("text", DENIES_THE_PAST)
def test_a_denial_of_the_past_is_a_note(kinds, text):
    assert kinds(text, value=True) == ["effect-past-denied"]


@pytest.mark.parametrize("text", STATES)
def test_a_no_is_contradicted_by_an_effect(kinds, text):
    assert kinds(text, value=False) == ["effect-unflagged"]
    assert kinds(text, value=True) == []


@pytest.mark.parametrize("text", SAYS_NOTHING)
@pytest.mark.parametrize("value", [True, False])
def test_a_pointer_or_a_possibility_contradicts_nothing(kinds, text, value):
    assert kinds(text, value=value) == []


@pytest.mark.parametrize("text", EXCEPTS)
def test_a_denial_with_an_exception_contradicts_nothing(kinds, text):
    assert kinds(text, value=True) == []


def test_a_denial_beside_what_is_likely_if_realized_is_no_finding(kinds):
    risks = "We face risks that, if realized, are reasonably likely to materially affect us."
    assert kinds(DENIES[0], risks, value=True) == []
