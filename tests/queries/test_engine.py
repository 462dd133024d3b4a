from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.errors import BadCypher
from queries.answer import Limits
from queries.engine import Snapshot

MakePart = Callable[..., FilingGraph]


@pytest.fixture(scope="module")
def snapshot(acme: FilingGraph) -> Snapshot:
    return Snapshot(GovernanceGraph([acme]))


def test_a_node_has_one_label_and_its_models_properties(snapshot: Snapshot) -> None:
    found = snapshot.run(
        "MATCH (o:Officer) WHERE o.role = 'CISO' RETURN labels(o) AS labels, o.uid AS uid, o.name AS name, "
        "o.job_title AS job, o.person AS person, o.aliases AS aliases, o.filing AS filing, o.company_id AS company"
    )
    name = "chief information security officer"
    uid = "acme-2024/Officer/chief+information+security+officer"
    assert found.rows == ((["Officer"], uid, name, name, None, ["CISO"], "acme-2024", "company/cik/1234"),)


def test_a_registrant_is_tied_to_its_filing(snapshot: Snapshot) -> None:
    found = snapshot.run(
        "MATCH (c:Company)-[e:FILED]->(f:Filing) RETURN c.ticker, f.filing_id, f.fiscal_year, e.filing"
    )
    assert found.rows == (("ACME", "acme-2024", 2024, "acme-2024"),)


def test_everything_of_the_graph_is_there_once(snapshot: Snapshot, acme: FilingGraph) -> None:
    assert snapshot.run("MATCH (n) RETURN count(n) AS n").rows == ((len(acme.nodes) + 2,),)
    assert snapshot.run("MATCH ()-[e]->() RETURN count(e) AS n").rows == ((len(acme.edges) + 1,),)


def test_an_edge_carries_its_evidence_as_lists_of_one_length(make_part: MakePart) -> None:
    second = {"text": "A first.", "start": 2, "end": 10, "element": "cyd:X", "filing": "f"}
    first = {"text": "The team reports.", "start": 90, "end": 107, "filing": "f"}
    part = make_part(
        "f",
        nodes={"team": ("Team", "team"), "board": ("Board", "board")},
        edges=[("team", "REPORTS_TO", "board", "x", {"evidence": [first, second], "frequency": "monthly"})],
    )
    found = Snapshot(GovernanceGraph([part])).run(
        "MATCH ()-[e:REPORTS_TO]->() RETURN e.sentence, e.sentences, e.starts, e.ends, e.elements, e.frequency, "
        "e.confidence, e.hedged, e.filing"
    )
    assert found.rows == (
        ("A first.", ["A first.", "The team reports."], [2, 90], [10, 107], ["cyd:X", ""], "monthly", 1.0, False, "f"),
    )


def test_an_answer_knows_its_columns_even_without_rows(snapshot: Snapshot) -> None:
    found = snapshot.run("MATCH (n:Team) RETURN n.name AS name, n.uid AS uid")
    assert (found.columns, found.rows) == (("name", "uid"), ())
    assert snapshot.run("RETURN 1 AS a, 'x' AS b").dicts() == [{"a": 1, "b": "x"}]


def test_an_empty_graph_answers() -> None:
    empty = Snapshot(GovernanceGraph())
    assert empty.run("MATCH (o:Officer {role: 'CISO'}) RETURN o.name AS name").rows == ()


def test_a_property_that_no_node_has_a_value_for_can_be_asked_for(make_part: MakePart) -> None:
    part = make_part("f", nodes={"head": ("Officer", "head of sales")})
    found = Snapshot(GovernanceGraph([part])).run("MATCH (o:Officer {role: 'CISO', person: 'x'}) RETURN o.name AS name")
    assert found.rows == ()


def test_parameters_are_values_and_never_text(snapshot: Snapshot) -> None:
    hostile = "x' OR 1=1 RETURN 1 //"
    found = snapshot.run("MATCH (o:Officer) WHERE o.name = $name RETURN o.uid AS uid", {"name": hostile})
    assert found.rows == ()
    assert snapshot.run("RETURN $name AS name", {"name": hostile}).rows == ((hostile,),)


def test_hostile_text_in_a_filing_is_only_text(make_part: MakePart) -> None:
    name = "'}) DETACH DELETE n // \"`\\u0000"
    part = make_part("f", company=name, nodes={"team": ("Team", name)}, edges=[("company", "INFORMS", "team", name)])
    found = Snapshot(GovernanceGraph([part])).run(
        "MATCH (c:Company)-[e:INFORMS]->(t) RETURN c.name, e.sentence, t.name"
    )
    assert found.rows == ((name, name, name),)


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Officer {uid: 'x'}) RETURN n.uid",
        "MATCH (n) SET n.name = 'x'",
        "MATCH (n) WITH n SET n.name = 'x' RETURN n.uid",
        "MATCH (n) REMOVE n.name",
        "MATCH (n) DELETE n",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Officer {uid: 'x'})",
        "UNWIND [1] AS x MERGE (n:Officer {uid: 'x'})",
        "INSERT (n:Officer)",
        "FOREACH (x IN [1] | CREATE (:Officer))",
        "DROP INDEX x",
        "CREATE INDEX FOR (n:Officer) ON (n.kind)",
        "CREATE CONSTRAINT FOR (n:Officer) REQUIRE n.uid IS UNIQUE",
        "MATCH (n) CALL { WITH n SET n.name = 'x' } RETURN 1",
        "EXPLAIN CREATE (n:Officer)",
        "PROFILE CREATE (n:Officer)",
        "MATCH (n) /* SET */ SET n.name = 'x'",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    ],
)
def test_takes_no_writes_and_reads_no_files(snapshot: Snapshot, text: str) -> None:
    with pytest.raises(BadCypher) as caught:
        snapshot.run(text)
    assert "\n" not in str(caught.value)
    assert snapshot.run("MATCH (n) RETURN count(n) AS n").rows == ((8,),)


def test_no_procedure_writes(snapshot: Snapshot) -> None:
    procedures = snapshot.run("SHOW PROCEDURES").dicts()
    writing = [procedure["name"] for procedure in procedures if procedure["mode"] != "READ"]
    assert writing
    for name in writing:
        with pytest.raises(BadCypher, match="only read"):
            snapshot.run(f"CALL {name}({{}})")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("MATCH (n RETURN n", "syntax error, line 1"),
        ("RETURN 1/0 AS x", "division by zero"),
        ("RETURN $missing AS x", "missing"),
        ("RETURN nosuch(1) AS x", "nosuch"),
        ("MATCH (o:Officer {colour: 'red'}) RETURN o.name", "colour"),
        ("MATCH (o:Officer) RETURN oo.name", "oo"),
        ("hello", "hello"),
        (f"RETURN {'[' * 500}{']' * 500} AS x", "recursion"),
    ],
)
def test_says_in_one_line_what_is_wrong(snapshot: Snapshot, text: str, says: str) -> None:
    with pytest.raises(BadCypher, match=says) as caught:
        snapshot.run(text)
    assert "\n" not in str(caught.value)


def test_a_query_that_takes_too_long_is_stopped(snapshot: Snapshot) -> None:
    text = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN sum(a * b * c) AS x"
    with pytest.raises(BadCypher, match=r"longer than 0\.05 s"):
        snapshot.run(text, limits=Limits(seconds=0.05))


def test_dates_and_lists_come_as_plain_values(snapshot: Snapshot) -> None:
    found = snapshot.run("RETURN date('2024-01-31') AS d, [1, null, 'x'] AS l, {a: [true]} AS m, 1.5 AS f")
    assert found.rows == (("2024-01-31", [1, None, "x"], {"a": [True]}, 1.5),)


def test_a_snapshot_does_not_see_later_changes(acme: FilingGraph, make_part: MakePart) -> None:
    graph = GovernanceGraph([acme])
    before = Snapshot(graph)
    graph.add(make_part("bolt-2024", company="Bolt"))
    assert before.run("MATCH (f:Filing) RETURN count(f) AS n").rows == ((1,),)
    assert Snapshot(graph).run("MATCH (f:Filing) RETURN count(f) AS n").rows == ((2,),)


def test_no_warning_reaches_the_terminal(snapshot: Snapshot, capfd: pytest.CaptureFixture[str]) -> None:
    snapshot.run("MATCH (n:Nobody)-[:KNOWS]->() RETURN n.name AS name")
    assert capfd.readouterr() == ("", "")


def test_only_the_engine_imports_kglite() -> None:
    root = Path(__file__).resolve().parents[2]
    using = [path for folder in ("graphmodel", "loaders", "queries") for path in (root / folder).rglob("*.py")]
    assert [path.name for path in using if "import kglite" in path.read_text(encoding="utf-8")] == ["engine.py"]


def test_a_node_has_its_own_properties_only(acme: FilingGraph) -> None:
    found = Snapshot(GovernanceGraph([acme])).run("MATCH (b:Board) RETURN b, {id: 7} AS m")
    properties = found.rows[0][0]["properties"]
    assert properties["name"] == "board of directors"
    assert not {"id", "title", "type"} & set(properties)
    assert found.rows[0][1] == {"id": 7}


def test_a_query_that_makes_too_many_rows_is_said_in_our_words(make_part: Callable[..., FilingGraph]) -> None:
    part = make_part("many", nodes={str(n): ("Team", f"department {n}") for n in range(300)})
    with pytest.raises(BadCypher, match="makes millions of rows"):
        Snapshot(GovernanceGraph([part])).run("MATCH (a), (b), (c), (d) RETURN count(*)")
