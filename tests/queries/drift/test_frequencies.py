import pytest

from queries.drift import drift


def briefing(words, often):
    text = f"Our CISO briefs the audit committee {words}."
    return ("ciso", "INFORMS", "audit", text, {"frequency": often})


def told(found):
    return [(change.kind, change.what, change.before, change.after) for change in found.changes]


def test_another_frequency_is_a_change_with_both_sentences(years):
    found = drift(*years([briefing("quarterly", "quarterly")], [briefing("once a year", "annually")]))
    assert told(found) == [("changed", "frequency", "quarterly", "annually")]
    assert found.changes[0].subject == "Chief Information Security Officer informs Audit Committee"
    assert [said[0].text for said in (found.changes[0].evidence_before, found.changes[0].evidence_after)] == [
        "Our CISO briefs the audit committee quarterly.",
        "Our CISO briefs the audit committee once a year.",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (briefing("quarterly", "quarterly"), briefing("of late", None)),
        (briefing("quarterly", "quarterly"), briefing("about the incident of May", "as needed")),
        (briefing("quarterly, and at length every year", "quarterly"), briefing("every year", "annually")),
    ],
    ids=["no longer disclosed", "not said as the filing was read", "both were said before"],
)
def test_a_frequency_is_no_change_where_the_other_filing_leaves_it_open(years, before, after):
    assert drift(*years([before], [after])).changes == ()


def test_a_frequency_of_updates_to_the_company_itself_may_change(years):
    before, after = (
        ("ciso", "INFORMS", "company", f"The CISO updates us {often}.", {"frequency": often})
        for often in ("monthly", "quarterly")
    )
    assert told(drift(*years([before], [after]))) == [("changed", "frequency", "monthly", "quarterly")]


def test_what_was_told_at_set_times_and_is_told_as_needed_has_another_frequency(years):
    before, after = briefing("every quarter", "quarterly"), briefing("as appropriate", "as needed")
    assert told(drift(*years([before], [after]))) == [("changed", "frequency", "quarterly", "as needed")]
    assert told(drift(*years([after], [before]))) == [("changed", "frequency", "as needed", "quarterly")]


def test_what_is_told_as_needed_may_be_told_at_set_times_in_another_sentence(years):
    besides = ("ciso", "MANAGES", "program", "Each quarter the audit committee hears of all this.")
    before, after = briefing("every quarter", "quarterly"), briefing("as appropriate", "as needed")
    assert drift(*years([before, besides], [after, besides])).changes == ()


def test_twice_a_year_is_not_once_a_year(years):
    before, after = briefing("at least annually", "annually"), briefing("at least twice a year", "semi-annually")
    assert told(drift(*years([before], [after]))) == [("changed", "frequency", "annually", "semi-annually")]
