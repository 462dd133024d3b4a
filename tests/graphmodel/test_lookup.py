from collections.abc import Callable

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import UnknownCompany
from graphmodel.lookup import find_company, find_filing

MakePart = Callable[..., FilingGraph]


@pytest.fixture
def graph(make_part: MakePart) -> GovernanceGraph:
    return GovernanceGraph(
        [
            make_part("0001-24-1", company="Acme Widgets, Inc.", cik="0000001234", ticker="ACME", year=2023),
            make_part("0001-25-1", company="Acme Widgets, Inc.", cik="0000001234", ticker="ACME", year=2024),
            make_part("bolt", company="THE BOLT & NUT CO /DE/", cik="77", year=2024),
            make_part("bolt-uk", company="Bolt and Nut plc", ticker="BLT", year=None),
            make_part("twin-1", company="Twin Corp", cik="501", year=2024),
            make_part("twin-2", company="Twin Corp", cik="502", year=2024),
        ]
    )


@pytest.mark.parametrize(
    ("wanted", "filing"),
    [
        ("ACME", "0001-25-1"),
        ("acme", "0001-25-1"),
        ("1234", "0001-25-1"),
        ("0000001234", "0001-25-1"),
        ("CIK 1234", "0001-25-1"),
        ("Acme Widgets, Inc.", "0001-25-1"),
        ("acme   widgets inc", "0001-25-1"),
        ("ACME WIDGETS", "0001-25-1"),
        ("0001-24-1", "0001-24-1"),
        ("77", "bolt"),
        ("the bolt & nut co /de/", "bolt"),
        ("BLT", "bolt-uk"),
        ("bolt and nut plc", "bolt-uk"),
        ("501", "twin-1"),
        ("twin-2", "twin-2"),
    ],
)
def test_finds_the_newest_filing_of_a_company(graph: GovernanceGraph, wanted: str, filing: str) -> None:
    assert find_filing(graph, wanted).filing.filing_id == filing


def test_finds_the_filing_of_a_year(graph: GovernanceGraph) -> None:
    assert find_filing(graph, "ACME", 2023).filing.filing_id == "0001-24-1"
    assert find_filing(graph, "0001-24-1", 2023).filing.filing_id == "0001-24-1"


@pytest.mark.parametrize("wanted", ["ACME", "0001-24-1"])
def test_says_which_years_there_are(graph: GovernanceGraph, wanted: str) -> None:
    with pytest.raises(UnknownCompany, match=r"no filing for 2019 in the store; it has one for .*2023"):
        find_filing(graph, wanted, 2019)


@pytest.mark.parametrize(("wanted", "listed"), [("Twin Corp", "CIK 501"), ("twin", "CIK 502"), ("Bolt & Nut", "BLT")])
def test_lists_the_companies_that_a_name_may_mean(graph: GovernanceGraph, wanted: str, listed: str) -> None:
    with pytest.raises(UnknownCompany, match="more than one company") as caught:
        find_company(graph, wanted)
    assert listed in str(caught.value)


def test_names_the_nearest_companies(graph: GovernanceGraph) -> None:
    with pytest.raises(UnknownCompany, match=r"nearest are Acme Widgets, Inc\. \(ACME, CIK 0000001234\)"):
        find_company(graph, "Acmee Widget")


@pytest.mark.parametrize("wanted", ["", "  ", "Zzyzx", "0", "\x00", "(((", "ACME\nWidgets"])
def test_what_is_unknown_is_said_in_one_line(graph: GovernanceGraph, wanted: str) -> None:
    if wanted == "ACME\nWidgets":  # white space is white space
        assert find_company(graph, wanted).ticker == "ACME"
        return
    with pytest.raises(UnknownCompany, match="no company") as caught:
        find_company(graph, wanted)
    assert "\n" not in str(caught.value)


def test_an_empty_store_says_so() -> None:
    with pytest.raises(UnknownCompany, match="the store is empty"):
        find_filing(GovernanceGraph(), "ACME")
