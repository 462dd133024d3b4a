"""Which node is which: the same though written otherwise, or renamed."""

import pytest

from queries.drift import drift

OVERSIGHT = ("audit", "OVERSEES", "program", "The audit committee oversees cybersecurity risk.")


def officers(**titles):
    return {short: ("Officer", title) for short, title in titles.items()}


def managing(title):
    return ("it", "MANAGES", "program", f"Our {title} is in charge of it, and of whatever follows.")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("vice president and head of IT", "head of IT"),
        ("director of IT", "senior director of IT"),
        ("general counsel", "general counsel/chief compliance officer"),
        ("VP DevOps", "VP DevOps and security"),
        ("vice president of IT &amp; digitization", "vice president of IT"),
    ],
)
def test_a_title_within_a_longer_one_is_renamed(years, earlier, later):
    found = drift(
        *years([OVERSIGHT, managing(earlier)], [OVERSIGHT, managing(later)], officers(it=earlier), officers(it=later))
    )
    assert [change.kind for change in found.changes] == ["renamed"]


def test_a_deputy_is_somebody_else(years):
    before, after = officers(it="general counsel"), officers(it="deputy general counsel")
    after_text = ("it", "MANAGES", "program", "From May on there is a deputy general counsel who does it.")
    found = drift(*years([OVERSIGHT, managing("general counsel")], [OVERSIGHT, after_text], before, after))
    assert "renamed" not in {change.kind for change in found.changes}


def test_a_misspelt_title_beside_the_right_one_is_the_same_post(years):
    both = officers(ceo="chief executive officer", typo="chief execuctive officer")
    right = ("ciso", "INFORMS", "ceo", "The CISO informs the chief executive officer.")
    misspelt = ("ciso", "INFORMS", "typo", "In May the CISO spoke with the chief execuctive officer.")
    for before, after in (([right, misspelt], [right]), ([right], [right, misspelt])):
        assert drift(*years([OVERSIGHT, *before], [OVERSIGHT, *after], both, both)).changes == ()


def test_another_head_of_security_beside_the_security_officer_goes(years):
    both = officers(head="cybersecurity manager")
    runs = ("ciso", "MANAGES", "program", "The CISO runs the programme.")
    keeps = ("head", "MANAGES", "program", "A cybersecurity manager is responsible for maintaining our controls.")
    (change,) = drift(*years([OVERSIGHT, runs, keeps], [OVERSIGHT, runs], both)).changes
    assert (change.kind, change.subject) == ("went", "Cybersecurity Manager")
