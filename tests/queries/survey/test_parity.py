"""Every figure on both stores, over the same data: the same survey."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from loaders.batch import Made, made_of
from loaders.find import sources
from loaders.supply import Supply
from queries.answer import Engine
from queries.run import opened
from queries.survey import Grouping, figures, survey

pytestmark = [pytest.mark.neo4j, pytest.mark.shared]

OF_MARKET: Final = 120


@pytest.fixture(scope="module")
def engines(shared: Path, parts: list[FilingGraph], neo4j_server: Any) -> Iterator[tuple[Engine, Engine]]:
    """The embedded engine and the server's, with the market that is counted by hand and filings of the real one."""
    found = made_of(islice(iter(Supply(sources([shared / "fsn"]))), OF_MARKET), None, None)
    real = [FilingGraph.model_validate_json(one.graph) for one in found if isinstance(one, Made)]
    graph = GovernanceGraph([*parts, *real])
    neo4j_server.empty()
    store = neo4j_server.store()
    assert store.write(graph).added == len(graph) > OF_MARKET
    yield opened(graph), opened(store)
    store.close()


@pytest.mark.parametrize("by", ["", *Grouping])
def test_a_survey_is_the_same_on_both_stores(engines: tuple[Engine, Engine], by: str) -> None:
    here, there = (survey(engine, by=by) for engine in engines)
    assert there == here
    assert all(any(line.companies for line in result.lines) for result in here.results)


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.key)
def test_a_statement_gives_the_same_rows_on_both_stores(engines: tuple[Engine, Engine], figure: Any) -> None:
    here, there = (engine.run(figure.cypher, {"by": "size", "year": 2024}) for engine in engines)
    assert there == here
