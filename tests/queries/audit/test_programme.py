import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Our cybersecurity program is integrated into our overall risk management program.",
        "Cybersecurity is a key component of our enterprise-wide risk management.",
        "We evaluate cybersecurity risks as part of the Company's broader risk management system.",
    ],
)
def test_a_no_is_contradicted_by_an_integrated_programme(kinds_of, text):
    assert kinds_of(text, integrated=False) == ["integration-unflagged"]
    assert kinds_of(text, integrated=True) == []
    assert kinds_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our cybersecurity program is not integrated into our overall risk management program.",
        "Our cybersecurity processes have yet to be integrated into our overall risk management.",
        "Cybersecurity processes are expected to be integrated into our overall risk management system.",
        "We intend to make cybersecurity a part of our enterprise risk management.",
        "We follow a cybersecurity risk management program.",
        "Insurance is part of our overall risk management.",
    ],
)
def test_what_is_denied_expected_or_of_other_risks_contradicts_no_no(kinds_of, text):
    assert kinds_of(text, integrated=False) == []


def test_one_sentence_that_only_expects_it_speaks_against_the_other(kinds_of):
    texts = (
        "As part of our overall risk management approach, we manage cybersecurity risk at several levels.",
        "These cybersecurity processes will be integrated into our overall risk management system.",
    )
    assert kinds_of(*texts, integrated=False) == []
