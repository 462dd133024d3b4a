"""Every question of the catalogue on both stores, over the same data: the same rows in the same order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel import FilingGraph, GovernanceGraph, may_join
from graphmodel.store.server.store import Neo4jStore
from loaders.batch import Made, made_of
from loaders.find import sources
from loaders.supply import Supply
from queries.answer import Engine
from queries.catalogue import Question, question, questions
from queries.run import opened, run_query

pytestmark = pytest.mark.neo4j
MakePart = Callable[..., FilingGraph]

NAMES: Final = tuple(asked.name for asked in questions())
HARD: Final = tuple(
    asked.name for asked in questions() if re.search(r"\*\d*\.\.|EXISTS \{|COUNT \{|shortestPath", asked.cypher)
)
"""Those that follow paths, or look for what is not there."""

OF_MARKET: Final = 300
NEEDED: Final[dict[str, Any]] = {"string": "CISO", "integer": 2, "number": 0.5, "boolean": True}
"""Values for parameters without a default, by type."""


class Server(Protocol):
    """What the fixture `neo4j_server` is."""

    def empty(self) -> None:
        """Leave nothing."""

    def store(self) -> Neo4jStore:
        """The store on it."""


@pytest.fixture(scope="module")
def graph(shared: Path, examples: Path) -> GovernanceGraph:
    """The seeds, the examples, and filings of the market."""
    few = Supply(sources([shared / "gold" / "seeds", examples]))
    many = islice(iter(Supply(sources([shared / "fsn"]))), OF_MARKET)
    made = (result for supply in (few, many) for result in made_of(supply, None, None))
    graph = GovernanceGraph(FilingGraph.model_validate_json(one.graph) for one in made if isinstance(one, Made))
    assert len(graph) > OF_MARKET
    return graph


@pytest.fixture(scope="module")
def engines(graph: GovernanceGraph, neo4j_server: Server) -> Iterator[tuple[Engine, Engine]]:
    """The embedded engine and the server's, with the same filings."""
    neo4j_server.empty()
    store = neo4j_server.store()
    assert store.write(graph).added == len(graph)
    yield opened(graph), opened(store)
    store.close()


@pytest.fixture(scope="module")
def companies(graph: GovernanceGraph) -> list[str]:
    """Filings with much to say: of the seeds, of companies with several years, and one with nothing."""
    by_size = sorted(graph, key=lambda part: (-len(part.edges), part.filing.filing_id))
    several = [company.uid for company in graph.companies() if len(graph.filings_of(company.uid)) > 1][:2]
    newest = [graph.filings_of(uid)[0].company.cik or "" for uid in several]
    return [by_size[0].filing.filing_id, by_size[40].filing.filing_id, by_size[-1].filing.filing_id, *newest]


def asked_for(asked: Question, companies: list[str]) -> list[str]:
    """The companies that a question is asked for; all at once, '', where it does not need one."""
    needs_one = any(one.required and one.kind == "company" for one in asked.parameters)
    return companies if needs_one else ["", *companies]


def asked_of(asked: Question, company: str) -> dict[str, Any]:
    """A company's parameters for a question: its first one for a company, and values for what has no default."""
    values = {one.name: NEEDED[one.kind] for one in asked.parameters if one.required and one.kind != "company"}
    of_company = [one.name for one in asked.parameters if one.kind == "company"]
    return values | dict.fromkeys(of_company[:1], company)


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_the_same_answer_on_both_stores(
    engines: tuple[Engine, Engine], companies: list[str], name: str
) -> None:
    here, there = engines
    for company in asked_for(question(name), companies):
        values = asked_of(question(name), company)
        assert run_query(there, name, **values) == run_query(here, name, **values)


@pytest.mark.shared
def test_most_questions_have_an_answer_to_compare(engines: tuple[Engine, Engine], companies: list[str]) -> None:
    empty = [name for name in NAMES if not run_query(engines[0], name, **asked_of(question(name), companies[0])).rows]
    assert len(empty) < len(NAMES) / 2


NODES: Final = {
    "ciso": ("Officer", "ciso"),
    "cio": ("Officer", "cio"),
    "ceo": ("Officer", "ceo"),
    "team": ("Team", "team"),
    "group": ("Committee", "group", {"level": "management"}),
    "audit": ("Committee", "audit", {"level": "board", "kind": "audit"}),
    "board": ("Board", "board"),
    "program": ("Program", "program"),
    "firm": ("ThirdParty", "firm", {"kind": "assessor"}),
}
KINDS: Final = ("REPORTS_TO", "INFORMS", "PART_OF", "OVERSEES", "MANAGES", "LEADS")
LABELS: Final = {"company": "Company"} | {name: row[0] for name, row in NODES.items()}
EDGES: Final = [
    (source, kind, target)
    for source in LABELS
    for kind in KINDS
    for target in LABELS
    if may_join(kind, LABELS[source], LABELS[target])
]
FILINGS: Final = st.lists(st.sets(st.sampled_from(EDGES), max_size=16), min_size=1, max_size=20)


def test_the_hard_questions_are_found() -> None:
    assert {"reporting_chain", "board_distance"} <= set(HARD)
    assert len(HARD) >= 5


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filings=FILINGS)
def test_random_graphs_with_circles_have_the_same_answers(
    neo4j_store: Neo4jStore, neo4j_server: Server, make_part: MakePart, filings: list[set[tuple[str, str, str]]]
) -> None:
    neo4j_server.empty()
    parts = [
        make_part(
            f"f-{i:02}",
            cik=str(i // 2 + 1),
            year=2023 + i % 2,
            nodes=NODES,
            edges=[(*e, " ".join(e)) for e in sorted(edges)],
        )
        for i, edges in enumerate(filings)
    ]
    neo4j_store.write(parts)
    here, there = opened(GovernanceGraph(parts)), opened(neo4j_store)
    for name in HARD:
        for company in asked_for(question(name), ["f-00"]):
            values = asked_of(question(name), company)
            assert run_query(there, name, **values) == run_query(here, name, **values), (name, company)
