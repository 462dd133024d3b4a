import pytest

from graphmodel import Block, Disclosure
from graphmodel.errors import QueryError
from queries.drift import drift

OVERSIGHT = ("audit", "OVERSEES", "program", "The audit committee oversees cybersecurity risk.")
LINE = ("ciso", "REPORTS_TO", "cio", "Our CISO reports to our CIO.")
BRIEFING = ("ciso", "INFORMS", "audit", "Our CISO briefs the audit committee quarterly.", {"frequency": "quarterly"})
RISK = {"risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"})}


def told(found):
    return [(change.kind, change.what, change.subject, change.before, change.after) for change in found.changes]


def test_the_same_filing_again_has_not_drifted(years):
    found = drift(*years([OVERSIGHT, LINE, BRIEFING], [OVERSIGHT, LINE, BRIEFING]))
    assert (found.changes, found.reworded, found.size, found.note) == ((), 0, 0, None)


def test_other_words_for_the_same_facts_are_reworded_and_no_change(years):
    again = ("audit", "OVERSEES", "program", "Our audit committee oversees the risks of cybersecurity.")
    found = drift(*years([OVERSIGHT, LINE], [again, LINE]))
    assert (found.changes, found.reworded) == ((), 1)


def test_an_edge_that_came_has_the_sentence_that_says_so(years):
    new = ("cio", "INFORMS", "audit", "Each spring the CIO briefs the audit committee.")
    (change,) = drift(*years([OVERSIGHT, LINE], [OVERSIGHT, LINE, new])).changes
    assert (change.kind, change.what, change.weight) == ("came", "briefing", 2)
    assert change.subject == "Chief Information Officer informs Audit Committee"
    assert [saying.text for saying in change.evidence_after] == ["Each spring the CIO briefs the audit committee."]
    assert change.evidence_before == ()


def test_an_edge_that_the_earlier_sentence_says_too_did_not_come(years):
    text = "Our CISO, who reports to our CIO, runs it and informs the audit committee."
    before = [OVERSIGHT, ("ciso", "MANAGES", "program", text), ("ciso", "REPORTS_TO", "cio", text)]
    new = (
        "ciso",
        "INFORMS",
        "audit",
        "Our CISO, who reports to our CIO, leads the work and informs the audit committee!",
    )
    assert drift(*years(before, [*before, new])).changes == ()


def test_an_edge_that_is_not_sure_is_no_change(years):
    unsure = ("cio", "INFORMS", "audit", "Each spring the CIO briefs the audit committee.", {"confidence": 0.5})
    assert drift(*years([OVERSIGHT, LINE], [OVERSIGHT, LINE, unsure])).changes == ()


def test_a_node_comes_with_its_edges_as_one_change(years):
    new = [
        ("risk", "OVERSEES", "program", "A newly made risk committee watches over all this."),
        ("ciso", "INFORMS", "risk", "Twice a year the CISO goes before the risk committee."),
    ]
    (change,) = drift(*years([OVERSIGHT, LINE], [OVERSIGHT, LINE, *new], new=RISK)).changes
    assert (change.kind, change.what, change.subject, change.weight) == ("came", "committee", "Risk Committee", 3)
    assert change.after.count(";") == 1


def test_a_node_that_went_is_told_from_the_earlier_filing(years):
    after = [OVERSIGHT, ("cio", "MANAGES", "program", "The CIO runs it.")]
    change = drift(*years([OVERSIGHT, LINE, BRIEFING], after)).changes[0]
    assert (change.kind, change.what, change.subject) == ("went", "officer", "Chief Information Security Officer")


def test_an_abbreviated_title_is_the_same_post(years):
    short = {"ciso": ("Officer", "CISO")}
    assert drift(*years([OVERSIGHT, LINE], [OVERSIGHT, LINE], new=short)).changes == ()


def test_a_post_of_the_same_role_is_renamed(years):
    old = {"ciso": ("Officer", "vice president of information security")}
    line = ("ciso", "REPORTS_TO", "cio", "Our vice president of information security reports to our CIO.")
    new = {"ciso": ("Officer", "chief information security officer")}
    after = ("ciso", "REPORTS_TO", "cio", "Our chief information security officer reports to our CIO.")
    assert told(drift(*years([OVERSIGHT, line], [OVERSIGHT, after], old, new))) == [
        ("renamed", "officer", *["Chief Information Security Officer"], "Vice President of Information Security",
         "Chief Information Security Officer")
    ]  # fmt: skip


def test_another_post_in_the_same_sentence_is_a_replacement_and_its_edges_are_not_told(years):
    old, new = {"it": ("Officer", "vice president of IT")}, {"it": ("Officer", "chief information security officer")}
    before = [
        OVERSIGHT,
        ("it", "MANAGES", "program", "The vice president of IT is in charge of cybersecurity, day by day."),
        ("it", "INFORMS", "audit", "The vice president of IT briefs the audit committee on all of it, each quarter."),
    ]
    after = [OVERSIGHT, *((*edge[:3], edge[3].replace("vice president of IT", "CISO")) for edge in before[1:])]
    (change,) = drift(*years(before, after, old, new)).changes
    assert (change.kind, change.before, change.after) == (
        "replaced",
        "Vice President of IT",
        "Chief Information Security Officer",
    )
    assert change.weight == 3


def test_whoever_holds_another_post_is_no_new_holder_of_it(years):
    old = {"it": ("Officer", "vice president of IT", {"person": "Ada Byron"})}
    new = {"it": ("Officer", "chief information security officer", {"person": "Mary Hopper"})}
    before = [OVERSIGHT, ("it", "MANAGES", "program", "Ada Byron, vice president of IT, is in charge of the whole.")]
    after = [OVERSIGHT, ("it", "MANAGES", "program", "Mary Hopper, our CISO, is in charge of the whole.")]
    assert [change.kind for change in drift(*years(before, after, old, new)).changes] == ["replaced"]


def test_another_rank_in_the_same_field_is_a_renaming(years):
    old, new = {"it": ("Officer", "senior director of widget safety")}, {"it": ("Officer", "VP of widget safety")}
    before = [OVERSIGHT, ("it", "MANAGES", "program", "The senior director of widget safety runs it, with great care.")]
    after = [OVERSIGHT, ("it", "MANAGES", "program", "The VP of widget safety runs it, with great care.")]
    (change,) = drift(*years(before, after, old, new)).changes
    assert change.kind == "renamed"


def test_a_reporting_line_that_goes_to_somebody_else_is_one_change(years):
    finance = {"cfo": ("Officer", "chief financial officer", {"aliases": ["CFO"]})}
    others = [("cio", "MANAGES", "program", "The CIO manages it."), ("cfo", "INFORMS", "audit", "The CFO briefs it.")]
    moved = ("ciso", "REPORTS_TO", "cfo", "Since June, the security chief has been under the CFO.")
    found = drift(*years([OVERSIGHT, LINE, *others], [OVERSIGHT, moved, *others], finance, finance))
    assert told(found) == [
        (
            "changed",
            "reporting line",
            "Chief Information Security Officer reports to",
            "Chief Information Officer",
            "Chief Financial Officer",
        )
    ]
    assert (found.changes[0].weight, found.size) == (3, 3)


def test_oversight_that_goes_over_to_the_board_is_one_change(years):
    other = ("ciso", "INFORMS", "board", "The CISO speaks to the board.")
    both = ("cio", "INFORMS", "audit", "The CIO briefs the audit committee.")
    moved = ("board", "OVERSEES", "program", "Cybersecurity is overseen by our full board.")
    before, after = [OVERSIGHT, other, both], [moved, other, both]
    (change,) = drift(*years(before, after)).changes
    assert (change.kind, change.what, change.before, change.after) == (
        "changed",
        "oversight",
        "Audit Committee",
        "Board of Directors",
    )


@pytest.mark.parametrize("silent", [2024, 2025])
def test_silence_is_no_change_and_is_said(years, silent):
    said = [OVERSIGHT, LINE]
    found = drift(*(years([], said) if silent == 2024 else years(said, [])))
    assert found.changes == ()
    assert found.note == f"no structure is disclosed in acme-{silent} ({silent}): silence is no change"


def test_filings_of_two_companies_are_refused(make_part):
    with pytest.raises(QueryError, match=r"of two companies; compare them with `govgraph compare`"):
        drift(make_part("a", company="A"), make_part("b", company="B"))


def test_one_filing_twice_is_refused(acme):
    with pytest.raises(QueryError, match="the only filing given"):
        drift(acme, acme)


def test_what_the_earlier_text_says_without_an_edge_did_not_come(years):
    briefing = "The CIO briefs the audit committee each spring."
    earlier, later = years([OVERSIGHT, LINE], [OVERSIGHT, LINE, ("cio", "INFORMS", "audit", briefing)])
    assert [change.kind for change in drift(earlier, later).changes] == ["came"]
    text = earlier.disclosure.text + "Every spring, the CIO informs the audit committee."
    spoken = earlier.with_disclosure(Disclosure(text=text, blocks=(Block(0, len(text)),)))
    assert drift(spoken, later).changes == ()


def test_a_change_has_the_edges_and_nodes_that_it_tells(years):
    new = ("risk", "OVERSEES", "program", "A newly made risk committee watches over all this.")
    earlier, later = years([OVERSIGHT, LINE], [OVERSIGHT, LINE, new], new=RISK)
    (change,) = drift(earlier, later).changes
    assert change.edges == (later.edges[2],)
    assert [node.name for node in change.nodes] == ["risk committee"]
