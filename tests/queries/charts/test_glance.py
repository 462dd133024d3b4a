import pytest

from queries.charts.glance import at_a_glance, filing_address, tags_of


def test_at_a_glance_says_who_oversees_reports_and_briefs(acme):
    facts = {fact["title"]: fact["values"] for fact in at_a_glance(acme)}
    assert facts["Who oversees the program at board level"] == ("Audit Committee",)
    assert facts["The security officer reports to"] == ("Chief Information Officer",)
    assert facts["Steps from the security officer to the board"] == ("1 step: informs Audit Committee",)
    assert facts["Who briefs the board or its committees"] == (
        "Chief Information Security Officer → Audit Committee, quarterly",
    )


def test_a_tag_names_the_relations_that_stand_beside_it(make_part):
    part = make_part(
        nodes={"firm": ("ThirdParty", "assessors")},
        edges=[("company", "ENGAGES", "firm", "We engage assessors to test our security.")],
        third_party_engaged=False,
    )
    assert tags_of(part, {"e0": part.edges[0]}) == [
        {
            "title": "third parties are engaged",
            "value": False,
            "standing": "the text says otherwise",
            "edges": ["e0"],
        }
    ]


def test_the_address_is_edgar_s_of_the_filing(make_part):
    part = make_part(cik="0000320193", accession="0000320193-24-000123")
    assert filing_address(part) == (
        "https://www.sec.gov/Archives/edgar/data/320193/000032019324000123/0000320193-24-000123-index.htm"
    )


@pytest.mark.parametrize(
    ("cik", "accession"), [(None, "0000320193-24-000123"), ("320193", None), ("320193", "javascript:alert(1)")]
)
def test_without_an_accession_number_and_a_cik_there_is_no_address(make_part, cik, accession):
    assert filing_address(make_part(cik=cik, accession=accession)) is None
