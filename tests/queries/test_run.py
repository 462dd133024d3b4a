from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import BadCypher, BadParameter, StoreError, UnknownCompany, UnknownQuery
from graphmodel.store import FileStore
from queries.catalogue import questions
from queries.engine import Snapshot
from queries.run import opened, run_cypher, run_query

MakePart = Callable[..., FilingGraph]


def test_asks_a_store_a_graph_or_a_snapshot(acme: FilingGraph, tmp_path: Path) -> None:
    graph = GovernanceGraph([acme])
    store = FileStore(tmp_path / "a.govgraph")
    store.write([acme])
    answers = [run_query(source, "oversight") for source in (store, graph, Snapshot(graph))]
    assert answers[0] == answers[1] == answers[2]
    assert len(answers[0].rows) == 1


def test_a_snapshot_of_a_snapshot_is_itself(acme: FilingGraph) -> None:
    taken = opened(GovernanceGraph([acme]))
    assert opened(taken) is taken


def test_asks_in_cypher(acme: FilingGraph) -> None:
    found = run_cypher(GovernanceGraph([acme]), "MATCH (o:Officer {role: $r}) RETURN o.name AS name", r="CIO")
    assert found.dicts() == [{"name": "chief information officer"}]


def test_a_filing_is_one_of_a_companys(make_part: MakePart) -> None:
    years = [make_part(f"a-{year}", cik="1", year=year, nodes={"b": ("Board", "board")}) for year in (2023, 2024)]
    graph = GovernanceGraph(years)
    assert len(run_query(graph, "uninformed_board", company="1").rows) == 2
    assert [row[1] for row in run_query(graph, "uninformed_board", company="a-2023").rows] == ["a-2023"]


def test_says_what_is_wrong(acme: FilingGraph, tmp_path: Path) -> None:
    graph = GovernanceGraph([acme])
    with pytest.raises(UnknownQuery):
        run_query(graph, "nosuch")
    with pytest.raises(BadParameter):
        run_query(graph, "oversight", colour="red")
    with pytest.raises(UnknownCompany):
        run_query(graph, "oversight", company="Zzyzx")
    with pytest.raises(BadParameter, match=r"uses \$b: give it with -p b="):
        run_cypher(graph, "RETURN $a + $b AS x", a=1)
    with pytest.raises(BadParameter, match=r"does not use \$rol: write \$rol into it"):
        run_cypher(graph, "MATCH (o:Officer {role: $role}) RETURN o.name AS name", role="CIO", rol="CISO")
    with pytest.raises(BadCypher):
        run_cypher(graph, "MATCH (n) DELETE n")
    with pytest.raises(StoreError):
        run_query(FileStore(tmp_path / "none.govgraph"), "oversight")


def test_values_of_a_list_are_taken_in_any_case_and_wrong_ones_are_said(acme: FilingGraph) -> None:
    graph = GovernanceGraph([acme])
    for name, value in (("briefings", {"frequency": "Quarterly"}), ("reporting_chain", {"role": "cio"})):
        small = {key: word.swapcase() for key, word in value.items()}
        assert run_query(graph, name, **value).rows == run_query(graph, name, **small).rows != ()
    assert run_query(graph, "oversight", of="").rows == run_query(graph, "oversight").rows
    for name, value, says in (
        ("reporting_chain", {"role": "CSIO"}, "parameter role: there is no 'CSIO'; it is one of CISO, "),
        ("reporting_chain", {"role": ""}, "there is no ''"),
        ("oversight", {"of": "Zoo"}, "one of Program, Board"),
        ("committees", {"kind": "x"}, "audit"),
        ("third_parties", {"kind": "x"}, "consultant"),
        ("briefings", {"frequency": "daily"}, "quarterly"),
    ):
        with pytest.raises(BadParameter, match=says):
            run_query(graph, name, **value)


def test_a_wrong_question_is_said_before_the_store_is_read(tmp_path: Path) -> None:
    with pytest.raises(BadParameter):
        run_query(FileStore(tmp_path / "none.govgraph"), "evidence")


@pytest.fixture
def three_companies(acme: FilingGraph, make_part: MakePart, tmp_path: Path) -> FileStore:
    """Acme with a second year under another name, and two more that have the same bodies; every question finds some."""
    nodes = {
        "program": ("Program", "cybersecurity program", {"frameworks": ["NIST CSF"]}),
        "board": ("Board", "board of directors"),
        "cio": ("Officer", "chief information officer", {"experience_years": 9}),
        "ciso": ("Officer", "chief information security officer"),
        "cfo": ("Officer", "chief financial officer"),
        "coo": ("Officer", "chief operating officer"),
        "firm": ("ThirdParty", "Firm Ltd", {"kind": "consultant"}),
        "group": ("Committee", "cyber group", {"level": "management", "kind": "cybersecurity"}),
        "risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"}),
    }
    edges = [
        ("cio", "REPORTS_TO", "board", "The CIO reports to the board and the group."),
        ("cio", "REPORTS_TO", "group", "The CIO reports to the board and the group."),
        ("cio", "INFORMS", "board", "The CIO informs the board."),
        ("cio", "MANAGES", "program", "The CIO runs security."),
        ("board", "OVERSEES", "program", "The board oversees it."),
        ("company", "ENGAGES", "firm", "We engage Firm Ltd."),
    ]
    more = [
        ("ciso", "REPORTS_TO", "cfo", "The CISO reports to the CFO."),
        ("coo", "REPORTS_TO", "cfo", "The COO reports to the CFO."),
        ("cfo", "REPORTS_TO", "coo", "The CFO reports to the COO."),
        ("ciso", "LEADS", "group", "The CISO and the CIO chair the group."),
        ("cio", "LEADS", "group", "The CISO and the CIO chair the group."),
        ("group", "INFORMS", "board", "The group informs the board."),
    ]
    later = make_part("acme-2025", company="Acme New", cik="1234", year=2025, nodes=nodes, edges=edges)
    others = [
        make_part("b", company="b", cik="7", nodes=nodes, edges=edges),
        make_part("b-2023", company="b", cik="7", year=2023, nodes={"board": ("Board", "board of directors")}),
        make_part("c", company="c", cik="8", nodes=nodes, edges=[*edges, *more]),
    ]
    store = FileStore(tmp_path / "a.govgraph")
    store.write([acme, later, *others])
    return store


@pytest.mark.parametrize("name", [question.name for question in questions() if question.of_company])
def test_a_companys_filings_alone_give_the_same_answer(three_companies: FileStore, name: str) -> None:
    whole = opened(three_companies)
    given = {"node": "CIO"} if name == "evidence" else {}
    answered = 0
    for company in ("1234", "acme new", "acme-2024", "acme-2025", "b", "7", "8"):
        answer = run_query(three_companies, name, company=company, **given)
        assert answer == run_query(whole, name, company=company, **given)
        answered += len(answer.rows)
    assert answered


def test_a_question_of_a_company_reads_no_other(three_companies: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = FilingGraph.model_validate_json

    def noted(line: bytes) -> FilingGraph:
        part = real(line)
        read.append(part.filing.filing_id)
        return part

    monkeypatch.setattr(FilingGraph, "model_validate_json", noted)
    run_query(three_companies, "oversight", company="acme-2024")
    assert sorted(read) == ["acme-2024", "acme-2025"]
    run_query(three_companies, "oversight")
    assert len(read) == 7
