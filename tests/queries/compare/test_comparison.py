import pytest

from graphmodel.errors import QueryError
from queries.compare import FEATURES, compare, comparison_rows, structural_distance, structure_of


@pytest.fixture
def quiet(make_part):
    """A filing that discloses nothing."""
    return make_part("quiet-2024", company="Quiet Inc.")


@pytest.fixture
def other(make_part):
    """A filing whose board itself oversees, with a head of security under the chief executive."""
    return make_part(
        "other-2024",
        company="Other Inc.",
        nodes={
            "program": ("Program", "cybersecurity program", {"frameworks": ["NIST CSF"]}),
            "board": ("Board", "board of directors"),
            "head": ("Officer", "head of information security", {"experience_years": 20}),
            "ceo": ("Officer", "chief executive officer"),
            "council": ("Committee", "security council", {"level": "management", "kind": "cybersecurity"}),
            "vendors": ("ThirdParty", "vendors", {"kind": "service provider"}),
        },
        edges=[
            ("board", "OVERSEES", "program", "Our board oversees the program, based on NIST CSF."),
            ("head", "REPORTS_TO", "ceo", "Our head of information security, with 20 years, reports to the CEO."),
            ("ceo", "INFORMS", "board", "The CEO briefs the board annually.", {"frequency": "annually"}),
            ("head", "MEMBER_OF", "council", "The head sits on the council."),
            ("head", "MANAGES", "program", "The head manages the program."),
            ("company", "OVERSEES", "vendors", "We oversee our vendors."),
        ],
    )


def row(comparison, name):
    return next(row for row in comparison.rows if row.name == name)


def test_one_filing_cannot_be_compared(acme):
    with pytest.raises(QueryError, match=r"2 to 6 filings, not 1; name at least one more"):
        compare([acme])


def test_seven_filings_are_too_many(make_part):
    with pytest.raises(QueryError, match="not 7"):
        compare([make_part(f"f{index}") for index in range(7)])


def test_one_filing_twice_is_refused(acme):
    with pytest.raises(QueryError, match="named twice"):
        compare([acme, acme])


def test_every_feature_is_a_row_with_a_cell_for_each_filing(acme, other, quiet):
    comparison = compare([acme, other, quiet])
    assert [made.name for made in comparison.rows] == [feature.name for feature in FEATURES]
    assert {len(made.cells) for made in comparison.rows} == {3}


def test_a_difference_has_the_sentences_of_both(acme, other):
    made = row(compare([acme, other]), "board_oversight")
    assert made.verdict == "differs"
    assert [cell.values for cell in made.cells] == [("Audit Committee",), ("Board of Directors",)]
    assert made.cells[0].evidence[0].text == "The audit committee of our board oversees cyber risk."
    assert made.cells[1].evidence[0].text.startswith("Our board oversees")


def test_security_officers_of_different_titles_are_the_same(acme, other):
    made = row(compare([acme, other]), "security_officer")
    assert made.verdict == "same"
    assert [cell.values for cell in made.cells] == [
        ("Chief Information Security Officer",),
        ("Head of Information Security",),
    ]


def test_silence_makes_no_difference(acme, quiet):
    made = row(compare([acme, quiet]), "security_officer")
    assert made.verdict == "not disclosed"
    assert made.silent == (1,)
    assert not made.cells[1].disclosed


def test_the_verdict_judges_those_who_disclose(acme, other, quiet):
    made = row(compare([acme, quiet, other]), "security_officer")
    assert (made.verdict, made.silent) == ("same", (1,))


def test_steps_to_the_board_follow_lines_and_briefings(acme, other):
    made = row(compare([acme, other]), "distance")
    assert [cell.values for cell in made.cells] == [
        ("1 step: informs Audit Committee",),
        ("2 steps: reports to Chief Executive Officer → informs Board of Directors",),
    ]


def test_a_circle_of_lines_does_not_reach_the_board(make_part, acme):
    part = make_part(
        "circle",
        nodes={"ciso": ("Officer", "CISO"), "cio": ("Officer", "CIO")},
        edges=[("ciso", "REPORTS_TO", "cio", "One."), ("cio", "REPORTS_TO", "ciso", "Two.")],
    )
    assert not row(compare([part, acme]), "distance").cells[0].disclosed


def test_a_committee_that_is_part_of_the_board_does_not_brief_it(make_part, acme):
    part = make_part(
        "part",
        nodes={"board": ("Board", "board"), "audit": ("Committee", "audit committee", {"level": "board"})},
        edges=[("audit", "INFORMS", "board", "The committee reports to the board.")],
    )
    assert not row(compare([part, acme]), "briefers").cells[0].disclosed


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("security_line", ("Chief Executive Officer",)),
        ("briefers", ("Chief Executive Officer → Board of Directors, annually",)),
        ("briefing_frequency", ("annually: Chief Executive Officer → Board of Directors",)),
        ("managers", ("Head of Information Security",)),
        ("management_committees", ("Security Council",)),
        ("vendor_oversight", ("The company → Vendors",)),
        ("frameworks", ("NIST CSF",)),
        ("experience", ("Head of Information Security: 20 years",)),
    ],
)
def test_a_feature_is_read_with_a_sentence(acme, other, name, values):
    cell = row(compare([acme, other]), name).cells[1]
    assert cell.values == values
    assert cell.evidence


def test_a_flag_that_is_false_is_a_no_and_not_silence(make_part):
    parts = [make_part("a", integrated=False), make_part("b", integrated=True), make_part("c")]
    made = row(compare(parts), "flag_integrated")
    assert [cell.values for cell in made.cells] == [("no",), ("yes",), ()]
    assert made.verdict == "differs"


def test_two_years_of_one_company_have_different_names(make_part):
    comparison = compare([make_part("acme-2023", year=2023), make_part("acme-2024", year=2024)])
    assert comparison.names == ("Acme Inc. FY2023", "Acme Inc. FY2024")


def test_two_filings_of_one_year_are_named_by_their_id(make_part):
    assert compare([make_part("one"), make_part("two")]).names == ("Acme Inc. one", "Acme Inc. two")


def test_rows_for_a_terminal_say_not_disclosed(acme, quiet):
    rows = comparison_rows(compare([acme, quiet]))
    assert rows[0] == {
        "feature": "Who oversees the program at board level",
        "Acme Inc.": "Audit Committee",
        "Quiet Inc.": "not disclosed",
        "verdict": "not disclosed",
        "disclosed by": "1 of 2",
    }


def test_the_last_row_is_the_structural_distance_of_those_that_disclose_one(acme, other, quiet):
    comparison = compare([acme, quiet, other])
    last = comparison_rows(comparison)[-1]
    assert last == {
        "feature": "Structural distance from Acme Inc.",
        "Acme Inc.": "",
        "Quiet Inc.": "not disclosed",
        "Other Inc.": str(structural_distance(structure_of(acme), structure_of(other))),
        "verdict": "differs",
        "disclosed by": "2 of 3",
    }
    assert comparison.distances[1] is None
    assert comparison_rows(compare([quiet, acme]))[-1]["verdict"] == "not disclosed"


def test_the_filings_own_tags_are_told_in_words():
    titles = [feature.title for feature in FEATURES if feature.name.startswith("flag_")]
    assert titles[-1] == "The filing’s own tag: those responsible report to the board"
    assert not [title for title in titles if "_" in title]
