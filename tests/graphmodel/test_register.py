from collections.abc import Callable

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import UnknownCompany
from graphmodel.lookup import find_company, find_entry
from graphmodel.register import Entry, Register

MakePart = Callable[..., FilingGraph]


@pytest.fixture
def parts(make_part: MakePart) -> list[FilingGraph]:
    return [
        make_part("a-2023", company="Acme Old", cik="1", year=2023),
        make_part("a-2024", company="Acme New", cik="01", year=2024, period="2024-12-31", filed="2025-02-01"),
        make_part("a-2024-a", company="Acme New", cik="1", year=2024, period="2024-12-31", filed="2025-03-01"),
        make_part("b-2024", company="Bolt", ticker="BLT"),
    ]


def test_says_what_the_graph_says(parts: list[FilingGraph]) -> None:
    register, graph = Register(map(Entry.of, parts)), GovernanceGraph(parts)
    assert register.companies() == graph.companies() == graph.register().companies()
    assert [entry.filing_id for entry in register] == [part.filing.filing_id for part in graph]
    for company in graph.companies():
        of_graph = [part.filing.filing_id for part in graph.filings_of(company.uid)]
        assert [entry.filing_id for entry in register.filings_of(company.uid)] == of_graph
    assert (len(register), "a-2023" in register, "a-2022" in register) == (4, True, False)


def test_the_newest_filing_comes_first_and_names_the_company(parts: list[FilingGraph]) -> None:
    register = Register(map(Entry.of, parts))
    entries = register.filings_of("company/cik/1")
    assert [entry.filing_id for entry in entries] == ["a-2024-a", "a-2024", "a-2023"]
    assert [company.name for company in register.companies()] == ["Acme New", "Bolt"]
    assert register.filings_of("company/cik/2") == []


def test_is_asked_like_the_graph(parts: list[FilingGraph]) -> None:
    register = Register(map(Entry.of, parts))
    assert find_company(register, "blt").name == "Bolt"
    assert find_entry(register, "acme new").filing_id == "a-2024-a"
    assert find_entry(register, "1", 2023).filing_id == "a-2023"
    assert find_entry(register, "a-2024").filing_id == "a-2024"
    with pytest.raises(UnknownCompany, match="nearest are Bolt"):
        find_entry(register, "Bolts")
    with pytest.raises(UnknownCompany, match="no filing 'zeta'"):
        register.entry("zeta")


def test_what_a_caller_does_to_a_list_changes_nothing(parts: list[FilingGraph]) -> None:
    register = Register(map(Entry.of, parts))
    register.companies().clear()
    register.filings_of("company/cik/1").clear()
    assert len(register.companies()) == 2
    assert len(register.filings_of("company/cik/1")) == 3
