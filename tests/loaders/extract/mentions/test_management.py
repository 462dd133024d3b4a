import pytest


@pytest.mark.parametrize(
    "name",
    [
        "management",
        "senior management",
        "executive leadership team",
        "senior executives",
        "executives",
        "C-suite",
        "C-level executives",
    ],
)
def test_management_is_a_collective(found, name):
    assert found(f"Reports go to {name}.") == [("Management", name)]


def test_its_members_are_the_collective(mentions):
    mention = mentions("Members of senior management attend.")[0]
    assert (mention.label, mention.name, mention.start) == ("Management", "senior management", 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Risk management is central.",
        "We have a management system.",
        "Assessment and management are ongoing.",
        "Good leadership in crises matters.",
        "It is part of the management of cyber threats.",
        "We run a vulnerability-management cycle.",
    ],
)
def test_a_task_is_no_management(found, sentence):
    assert found(sentence) == []


def test_management_before_a_body_is_a_modifier(found):
    assert found("The senior management committee meets.") == [("Committee", "senior management committee")]


def test_who_informs_the_board_is_management(found):
    assert found("The Board is informed by management of threats.")[1] == ("Management", "management")


def test_management_that_is_told_something_is_one(found):
    assert found("It is notified by our management of any breach.") == [("Management", "management")]
    assert found("It approves our management of cybersecurity risks.") == []
