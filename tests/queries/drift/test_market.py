import pytest

from graphmodel.errors import QueryError, UnknownCompany
from graphmodel.store import FileStore
from queries.drift import company_drift, market_drifts, pair_of

NODES = {
    "board": ("Board", "board of directors"),
    "ciso": ("Officer", "CISO"),
    "program": ("Program", "cybersecurity program"),
}
OVERSIGHT = ("board", "OVERSEES", "program", "Our board oversees it.")
BRIEFING = ("ciso", "INFORMS", "board", "Since May there has been a CISO, who speaks to the board.")


@pytest.fixture
def contents(tmp_path, make_part):
    """Acme with three years and an amendment, Bolt with two of one year, Quiet with one."""

    def filing(filing_id, company, year, *edges):
        ends = {end for edge in edges for end in (edge[0], edge[2])}
        nodes = {short: node for short, node in NODES.items() if short in ends}
        return make_part(filing_id, company=company, year=year, nodes=nodes, edges=edges)

    store = FileStore(tmp_path / "s.govgraph")
    store.write(
        [
            filing("acme-2023", "Acme", 2023, OVERSIGHT),
            filing("acme-2024", "Acme", 2024, OVERSIGHT),
            filing("acme-2024-a", "Acme", 2024, OVERSIGHT),
            filing("acme-2025", "Acme", 2025, OVERSIGHT, BRIEFING),
            filing("bolt-2025", "Bolt", 2025, OVERSIGHT),
            filing("bolt-2025-a", "Bolt", 2025, OVERSIGHT, BRIEFING),
            filing("cord-2024", "Cord", 2024, OVERSIGHT, BRIEFING),
            filing("cord-2025", "Cord", 2025, OVERSIGHT),
            filing("quiet", "Quiet", None),
        ]
    )
    return store.contents()


def company(contents, name):
    return next(one for one in contents.register.companies() if one.name == name)


def test_the_newest_filing_is_set_against_the_newest_of_an_earlier_year(contents):
    pair = pair_of(contents.register, company(contents, "Acme"))
    assert [entry.filing_id for entry in pair] == ["acme-2024-a", "acme-2025"]


def test_a_year_is_that_of_the_later_filing(contents):
    pair = pair_of(contents.register, company(contents, "Acme"), 2024)
    assert [entry.filing_id for entry in pair] == ["acme-2023", "acme-2024-a"]


@pytest.mark.parametrize("name", ["Bolt", "Quiet"])
def test_filings_of_one_year_or_of_none_are_no_pair(contents, name):
    assert pair_of(contents.register, company(contents, name)) is None


def test_a_company_without_two_years_is_told_in_words(contents):
    with pytest.raises(
        QueryError, match=r"Bolt has filings for 2025, 2025 in the store; a drift needs one for 2025 and one for an"
    ):
        company_drift(contents, "Bolt")
    with pytest.raises(QueryError, match=r"Quiet has filings for \? in the store; .* two whose fiscal years are known"):
        company_drift(contents, "Quiet")
    with pytest.raises(UnknownCompany, match=r"Acme has no filing for 2031"):
        company_drift(contents, "Acme", 2031)


def test_a_filings_id_names_that_filing_and_no_other_of_its_year(contents):
    found = [company_drift(contents, name).later.filing.filing_id for name in ("acme-2024", "acme-2024-a", "Acme")]
    assert found == ["acme-2024", "acme-2024-a", "acme-2025"]


def test_a_store_without_two_years_of_any_company_is_told(contents):
    with pytest.raises(QueryError, match=r"no company in the store has a filing for 2023 and one for an earlier"):
        list(market_drifts(contents, 2023))


def test_every_company_with_two_years_drifts_forward(contents):
    found = {one.later.company.name: one for one in market_drifts(contents)}
    assert sorted(found) == ["Acme", "Cord"]
    assert [(change.kind, change.subject) for change in found["Acme"].changes] == [("came", "CISO")]
    assert [(change.kind, change.subject) for change in found["Cord"].changes] == [("went", "CISO")]
    assert [one.later.filing.filing_id for one in market_drifts(contents, 2024)] == ["acme-2024-a"]
