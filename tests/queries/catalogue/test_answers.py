"""What holds for the answers of every question, and what is said of one node."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from queries.catalogue import Question, questions
from queries.engine import Snapshot
from queries.run import run_query

MakePart = Callable[..., FilingGraph]
Ask = Callable[..., list[tuple[Any, ...]]]
CISO = "chief information security officer"
CIO = "chief information officer"
COMPANIES = {"ACME": "Acme Inc.", "acme-2024": "Acme Inc.", "Bolt": "Bolt plc", "Ring": "Ring"}
ASKED = [
    pytest.param(question, company, id=f"{question.name} {company}")
    for question in questions()
    for parameter in question.parameters
    if parameter.kind == "company"
    for company in ("", *COMPANIES)
    if company or not parameter.required
]


@pytest.fixture(scope="module")
def about(world: list[FilingGraph], asked: Callable[..., Ask]) -> Ask:
    """Asks the three companies of `world`."""
    return asked(world)


@pytest.mark.parametrize("node", ["CIO", "Chief Information Officer", "acme-2024/Officer/chief+information+officer"])
def test_evidence(about: Ask, node: str) -> None:
    assert about("evidence", node=node, company="Acme") == [
        ("acme-2024", CISO, "REPORTS_TO", CIO, "Our CISO reports to our CIO.", 0, 28, ""),
        ("acme-2024", CIO, "REPORTS_TO", "board of directors", "Our CIO reports to the board.", 29, 58, ""),
    ]


def test_evidence_by_another_form_of_the_name_and_of_the_registrant(about: Ask) -> None:
    assert len(about("evidence", node="ciso", company="Acme")) == 2
    engaged = ("acme-2024", "Acme Inc.", "ENGAGES", "third-party assessors")
    assert [row[:4] for row in about("evidence", node="acme inc.")] == [engaged]


def test_evidence_of_a_registrant_stays_in_each_filing(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    def part(year: int) -> FilingGraph:
        edges = [("company", "ENGAGES", "firm", f"Engaged in {year}.")]
        return make_part(f"f{year}", cik="1", year=year, nodes={"firm": ("ThirdParty", "Firm")}, edges=edges)

    found = asked([part(2023), part(2024)])("evidence", node="Acme Inc.")
    assert [(row[0], row[4]) for row in found] == [("f2023", "Engaged in 2023."), ("f2024", "Engaged in 2024.")]
    assert [row[0] for row in asked([part(2023), part(2024)])("evidence", node="firm", company="f2024")] == ["f2024"]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_no_filings_give_no_rows(question: Question) -> None:
    given = {parameter.name: "CIO" for parameter in question.parameters if parameter.name == "node"}
    values = question.bind(given | {one.name: "" for one in question.parameters if one.kind == "company"})
    assert Snapshot(GovernanceGraph([])).run(question.cypher, values).rows == ()


@pytest.mark.parametrize(("question", "company"), ASKED)
def test_gives_its_columns_in_a_total_order(world: list[FilingGraph], question: Question, company: str) -> None:
    params = {"company": company} | ({"node": CIO} if question.name == "evidence" else {})
    found = run_query(GovernanceGraph(world), question.name, **params)
    assert found.columns == question.columns
    assert len(set(map(repr, found.rows))) == len(found.rows)
    if question.of_company:
        assert {row[0] for row in found.rows} <= ({COMPANIES[company]} if company else set(COMPANIES.values()))
    assert all(row[found.columns.index("uid")] for row in found.rows)
