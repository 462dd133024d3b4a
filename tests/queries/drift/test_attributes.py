import pytest

from queries.drift import drift

OVERSIGHT = ("audit", "OVERSEES", "program", "The audit committee oversees cybersecurity risk.")


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
        (briefing("quarterly", "quarterly"), briefing("after each incident", "as needed")),
        (briefing("quarterly, and at length every year", "quarterly"), briefing("every year", "annually")),
    ],
    ids=["no longer disclosed", "event-driven besides", "both were said before"],
)
def test_a_frequency_is_no_change_where_the_other_filing_leaves_it_open(years, before, after):
    assert drift(*years([before], [after])).changes == ()


def test_another_person_in_the_same_post_is_a_change(years):
    def ciso(person):
        return {"ciso": ("Officer", "chief information security officer", {"person": person})}

    line = "Our chief information security officer, {}, briefs the audit committee."
    before, after = ([("ciso", "INFORMS", "audit", line.format(name))] for name in ("Ada Byron", "Mary Hopper"))
    found = drift(*years(before, after, ciso("Ada Byron"), ciso("Mary Hopper")))
    assert told(found) == [("changed", "holder", "Ada Byron", "Mary Hopper")]
    assert "Mary Hopper" in found.changes[0].evidence_after[0].text
    misspelt = drift(*years(before, after, ciso("Ada Byron"), ciso("A. Byronn")))
    assert misspelt.changes == ()


def frameworks(*names):
    return {"program": ("Program", "cybersecurity program", {"frameworks": names})}


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([], ["NIST CSF"], [("came", "framework", None, "NIST CSF")]),
        (["ISO 27001"], [], [("went", "framework", "ISO 27001", None)]),
        (["NIST"], ["NIST CSF"], []),
    ],
)
def test_frameworks_come_and_go_by_their_family(years, before, after, changes):
    found = drift(*years([OVERSIGHT], [OVERSIGHT], frameworks(*before), frameworks(*after)))
    assert told(found) == changes


def test_a_framework_that_was_written_out_before_did_not_come(years):
    long = ("ciso", "MANAGES", "program", "The CISO follows the National Institute of Standards and Technology.")
    short = ("ciso", "MANAGES", "program", "The CISO follows NIST.")
    assert drift(*years([long], [short], frameworks(), frameworks("NIST CSF"))).changes == ()


def test_a_frequency_of_updates_to_the_company_itself_may_change(years):
    before, after = (
        ("ciso", "INFORMS", "company", f"The CISO updates us {often}.", {"frequency": often})
        for often in ("monthly", "quarterly")
    )
    assert told(drift(*years([before], [after]))) == [("changed", "frequency", "monthly", "quarterly")]


def test_a_certificate_that_somebody_holds_is_no_framework(years):
    held = ("ciso", "MANAGES", "program", "The CISO holds an ISO 27001 certificate and has ten years of experience.")
    found = drift(*years([OVERSIGHT], [OVERSIGHT, held], new=frameworks("ISO 27001")))
    assert [change.what for change in found.changes] == ["officer"]


def test_the_filings_own_tags_change_where_both_state_them(make_part):
    nodes = {"board": ("Board", "board"), "program": ("Program", "cybersecurity program")}
    edges = [("board", "OVERSEES", "program", "The board oversees it.")]
    flags = [{"integrated": False, "reports_to_board": True}, {"integrated": True}]
    parts = [make_part(f"f{n}", year=2024 + n, nodes=nodes, edges=edges, **flags[n]) for n in (0, 1)]
    (change,) = drift(*parts).changes
    assert (change.what, change.before, change.after) == ("flag", "no", "yes")
    assert change.subject == "the filing's own tag: cybersecurity is part of overall risk management"
