"""What a notebook does in a line, on the filings of made-up companies and on a real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphmodel import Block, Disclosure, FilingGraph, GovernanceGraph
from graphmodel.errors import GovgraphError, QueryError, StoreError, UnknownCompany
from graphmodel.store import FileStore, Store
from graphmodel.store.server.store import Neo4jStore
from loaders.notebook import build
from queries.charts import OrgChart
from queries.notebook import Market


@pytest.fixture(scope="module")
def file_market(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Market:
    path = tmp_path_factory.mktemp("notebook") / "market.govgraph"
    build(examples, store=path)
    return Market(path)


@pytest.fixture
def server_market(file_market: Market, neo4j_store: Neo4jStore) -> Iterator[Market]:
    neo4j_store.write(file_market.store.contents().parts())
    return Market(neo4j_store)


@pytest.fixture(params=["file_market", pytest.param("server_market", marks=pytest.mark.neo4j)])
def market(request: pytest.FixtureRequest) -> Market:
    made: Market = request.getfixturevalue(request.param)
    return made


def names(market: Market) -> list[str]:
    return [row["company"] for row in market.companies().dicts()]


def test_companies_have_their_filings(market: Market) -> None:
    rows = market.companies().dicts()
    assert len(rows) > 2
    assert sum(len(row["filings"]) for row in rows) == len(market.store.contents().register)


def test_a_question_is_answered_for_one_company(market: Market) -> None:
    company = names(market)[0]
    answer = market.ask("oversight", company=company)
    assert answer.rows
    assert {row["company"] for row in answer.dicts()} == {company}
    assert answer.polars().height == len(answer.rows)


def test_every_question_is_listed_with_what_it_takes(file_market: Market) -> None:
    listed = {row["name"]: row["parameters"] for row in file_market.questions().dicts()}
    assert "company" in listed["oversight"]
    assert len(listed) >= 25


def test_cypher_takes_parameters(market: Market) -> None:
    answer = market.cypher("MATCH (c:Company) WHERE c.name = $name RETURN c.name AS name", name=names(market)[0])
    assert answer.rows == ((names(market)[0],),)


def test_a_filing_has_its_text(market: Market) -> None:
    part = market.filing(names(market)[0])
    assert isinstance(part, FilingGraph)
    assert part.disclosure is not None
    assert all(saying.text in part.disclosure.text for edge in part.edges for saying in edge.evidence)


def test_the_graph_is_of_all_or_of_some(market: Market) -> None:
    assert isinstance(market.graph(), GovernanceGraph)
    assert len(market.graph()) == len(market.store.contents().register)
    assert len(market.graph(*names(market)[:2])) == 2


def test_charts_are_shown_as_pages_in_frames(file_market: Market, tmp_path: Path) -> None:
    chart = file_market.chart(names(file_market)[0])
    assert isinstance(chart, OrgChart)
    assert chart._repr_html_().startswith("<iframe")
    compared = file_market.compare(*names(file_market)[:2])
    assert compared._repr_html_().startswith("<iframe")
    assert compared.rows.columns[0] == "feature"
    compared.write_html(tmp_path / "c.html")
    assert (tmp_path / "c.html").read_text(encoding="utf-8") == compared.generate_html()


def test_peers_and_drifts_are_rows(file_market: Market) -> None:
    peers = file_market.peers(names(file_market)[0], count=1)
    assert len(peers.rows) == 1
    several = next(row for row in file_market.companies().dicts() if len(set(row["years"])) > 1)
    assert file_market.drift(several["company"]).later.company.name == several["company"]
    assert [row["company"] for row in file_market.drifts().dicts()] == [several["company"]]


def test_a_drift_is_shown_as_a_table_and_has_rows(file_market: Market) -> None:
    several = next(row for row in file_market.companies().dicts() if len(set(row["years"])) > 1)
    drift = file_market.drift(several["company"])
    assert [row["subject"] for row in drift.rows().dicts()] == [change.subject for change in drift.changes]
    assert drift._repr_html_().count("<tr>") == 1 + len(drift.changes) > 1


def test_a_frame_of_nothing_has_its_columns(file_market: Market) -> None:
    assert not file_market.audit().rows
    assert file_market.audit().polars().filter(severity="error").height == 0
    assert {"company", "kind", "passages"} <= set(file_market.audit().pandas().columns)


def test_says_what_is_wrong(file_market: Market, tmp_path: Path) -> None:
    with pytest.raises(UnknownCompany, match="no company"):
        file_market.chart("Nobody Inc.")
    with pytest.raises(StoreError, match="no store here"):
        Market(tmp_path / "none.govgraph").companies()
    with pytest.raises(GovgraphError, match="no question"):
        file_market.ask("nothing")


def test_takes_a_store_as_well_as_its_place(file_market: Market) -> None:
    store: Store = FileStore(Path(file_market.store.location))
    assert Market(store).companies() == file_market.companies()
    assert repr(Market(store)) == f"Market({store.location!r})"


def test_the_figures_of_the_market_are_rows(market: Market) -> None:
    found = market.survey("oversight", by="year")
    assert sum(companies for _, companies in found.groups) == len(market.store.contents().register)
    assert found.rows().polars().height == len(found["oversight"].lines)


def test_the_audit_is_rows_of_one_company_or_of_all(tmp_path: Path, make_part: Callable[..., FilingGraph]) -> None:
    said = "We engage outside consultants to test our security controls."
    disclosure = Disclosure(text=said, blocks=(Block(0, len(said), "cyd:CybersecurityRiskRoleOfManagementTextBlock"),))
    store = FileStore(tmp_path / "two.govgraph")
    store.write(
        make_part(name, company=name, year=2024, third_party_engaged=False).with_disclosure(disclosure)
        for name in ("Acme", "Bolt")
    )
    market = Market(store)
    assert [row["company"] for row in market.audit(year=2024).dicts()] == ["Acme", "Bolt"]
    (row,) = market.audit("Bolt").dicts()
    assert (row["company"], row["kind"]) == ("Bolt", "third-party-unflagged")
    with pytest.raises(QueryError, match="no filing for 2031"):
        market.audit(year=2031)


def test_a_site_is_made_of_the_whole_store(file_market: Market, tmp_path: Path) -> None:
    page = file_market.site(tmp_path / "site")
    assert page.is_file()
    assert page.with_name("survey.html").is_file()
