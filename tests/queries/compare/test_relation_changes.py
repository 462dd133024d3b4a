import pytest

from queries.compare.relation_changes import relation_changes

NODES = {
    "program": ("Program", "cybersecurity program"),
    "board": ("Board", "board of directors"),
    "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
    "cio": ("Officer", "chief information officer"),
    "ceo": ("Officer", "chief executive officer"),
    "ciso": ("Officer", "chief information security officer"),
}


@pytest.fixture
def years(make_part):
    """Two filings of one company, the newer one first, from the edges of the older and of the newer."""

    def make(old, new, new_nodes=None):
        older = make_part("f2023", cik="1", year=2023, nodes=NODES, edges=old)
        return [make_part("f2024", cik="1", year=2024, nodes=NODES | (new_nodes or {}), edges=new), older]

    return make


def told(drift):
    return [
        (change.what, change.before and change.before.evidence[0].text, change.after and change.after.evidence[0].text)
        for change in drift.changes
    ]


def test_what_came_and_what_went_is_told(years):
    drift = relation_changes(years([("cio", "MANAGES", "program", "A.")], [("ciso", "INFORMS", "audit", "B.")]))
    assert (drift.older, drift.newer, drift.same) == (1, 0, 0)
    assert told(drift) == [("came", None, "B."), ("went", "A.", None)]


def test_another_superior_is_a_change_of_the_line(years):
    drift = relation_changes(years([("ciso", "REPORTS_TO", "cio", "A.")], [("ciso", "REPORTS_TO", "ceo", "B.")]))
    assert told(drift) == [("changed", "A.", "B.")]


def test_another_who_manages_is_a_change_of_who_does(years):
    drift = relation_changes(years([("cio", "MANAGES", "program", "A.")], [("ciso", "MANAGES", "program", "B.")]))
    assert told(drift) == [("changed", "A.", "B.")]


def test_another_frequency_is_a_change(years):
    old = [("ciso", "INFORMS", "board", "A.", {"frequency": "annually"})]
    new = [("ciso", "INFORMS", "board", "B.", {"frequency": "quarterly"})]
    assert told(relation_changes(years(old, new))) == [("changed", "A.", "B.")]


def test_another_title_for_the_same_role_is_no_change(years):
    new = [("head", "INFORMS", "board", "B.")]
    drift = relation_changes(
        years([("ciso", "INFORMS", "board", "A.")], new, {"head": ("Officer", "head of information security")})
    )
    assert (told(drift), drift.same) == ([], 1)


def test_another_briefing_is_no_change_of_the_first(years):
    drift = relation_changes(years([("cio", "INFORMS", "board", "A.")], [("ciso", "INFORMS", "board", "B.")]))
    assert told(drift) == [("came", None, "B."), ("went", "A.", None)]


def test_one_that_went_and_two_that_came_are_not_paired(years):
    old = [("ciso", "REPORTS_TO", "cio", "A.")]
    new = [("ciso", "REPORTS_TO", "ceo", "B."), ("ciso", "REPORTS_TO", "audit", "C.")]
    assert told(relation_changes(years(old, new))) == [("came", None, "B."), ("came", None, "C."), ("went", "A.", None)]


def test_two_companies_or_three_years_have_no_drift(acme, make_part):
    assert relation_changes([acme, make_part("other", company="Other Inc.")]) is None
    assert relation_changes([make_part(f"f{year}", cik="1", year=year) for year in (2022, 2023, 2024)]) is None
