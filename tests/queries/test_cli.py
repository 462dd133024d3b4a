import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphmodel import FilingGraph
from graphmodel.store import FileStore
from queries import cli
from queries.catalogue import questions

MakePart = Callable[..., FilingGraph]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def store(tmp_path: Path, acme: FilingGraph, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "governance.govgraph"
    FileStore(path).write([acme])
    return path


def test_query_prints_a_table(store: Path, govgraph: Run) -> None:
    code, out, err = govgraph("query", "oversight")
    assert (code, err) == (0, "")
    assert "audit committee" in out
    assert "The audit committee of our board oversees cyber risk." in out
    assert "uid" not in out


def test_query_prints_json(store: Path, govgraph: Run) -> None:
    code, out, err = govgraph("query", "briefings", "--store", str(store), "--format", "json")
    assert (code, err) == (0, "")
    (row,) = json.loads(out)
    assert (row["informed"], row["frequency"]) == ("audit committee", "quarterly")
    assert row["uid"] == "acme-2024/Officer/chief+information+security+officer"


def test_query_prints_csv(store: Path, govgraph: Run) -> None:
    code, out, err = govgraph("query", "third_parties", "-p", "company=ACME", "--format", "csv")
    assert (code, err) == (0, "")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["third_party"], row["hedged"]) == ("third-party assessors", "true")


def test_query_in_cypher_shows_ids_and_takes_json_values(store: Path, govgraph: Run) -> None:
    text = "MATCH (f:Filing) WHERE f.fiscal_year = $year AND $who IN [f.filing_id] RETURN f.uid AS uid"
    code, out, _ = govgraph("query", "--cypher", text, "-p", "year=2024", "-p", "who=acme-2024", "--format", "json")
    assert (code, json.loads(out)) == (0, [{"uid": "filing/acme-2024"}])
    code, out, _ = govgraph("query", "--cypher", "RETURN $x AS x", "-p", 'x="3"', "--format", "json")
    assert json.loads(out) == [{"x": "3"}]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("MATCH (n:Oficer) RETURN n", "note: there is no label Oficer; there are Company, "),
        ("MATCH (a)-[r:INFORM*1..2]->(b) RETURN a", "note: there is no relation INFORM; there are FILED, "),
        ("MATCH (a:Officer)-[:LEADS]->(b {name: 'x (:Oficer)'}) RETURN a", ""),
    ],
)
def test_a_misspelt_label_is_said_where_nothing_is_found(store: Path, govgraph: Run, text: str, says: str) -> None:
    code, out, err = govgraph("query", "--cypher", text, "--format", "json")
    assert (code, out) == (0, "[]\n")
    assert err.startswith(says)
    assert err.count("\n") == bool(says)


def test_chart_writes_a_page_named_after_the_filing(store: Path, govgraph: Run) -> None:
    assert govgraph("chart", "ACME")[:2] == (0, "written: acme-2024.html\n")
    page = (store.parent / "acme-2024.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert govgraph("chart", "0000001234", "--year", "2024", "-o", "b.html")[:2] == (0, "written: b.html\n")
    assert (store.parent / "b.html").read_text(encoding="utf-8") == page


def test_compare_prints_what_differs_and_writes_a_page(store: Path, govgraph: Run, make_part: MakePart) -> None:
    FileStore(store).write([make_part("bolt-2024", company="Bolt", nodes={"board": ("Board", "board of directors")})])
    code, out, err = govgraph("compare", "ACME", "Bolt", "--format", "json", "-o", "both.html")
    assert (code, err) == (0, "written: both.html\n")
    rows = json.loads(out)
    assert {row["verdict"] for row in rows} <= {"same", "differs", "not disclosed"}
    assert list(rows[0]) == ["feature", "Acme Inc.", "Bolt", "verdict", "disclosed by"]
    assert "<html" in (store.parent / "both.html").read_text(encoding="utf-8")
    code, out, _ = govgraph("compare", "ACME", "Bolt")
    assert code == 0
    assert "verdict" in out


def test_a_filings_id_stands_in_a_table_as_it_is(store: Path, govgraph: Run, make_part: MakePart) -> None:
    FileStore(store).write([make_part("b_2024", company="b_2024")])
    code, out, _ = govgraph("compare", "ACME", "b_2024")
    assert code == 0
    assert "b_2024" in out.splitlines()[0]
    code, out, _ = govgraph("query", "no_security_officer", "-p", "company=b_2024")
    assert "\nb_2024\n" in out


def test_queries_lists_every_question(govgraph: Run) -> None:
    code, out, _ = govgraph("queries")
    assert code == 0
    for question in questions():
        assert f"\n  {question.name} " in out


def test_queries_tells_what_one_question_takes(govgraph: Run) -> None:
    code, out, _ = govgraph("queries", "evidence")
    assert code == 0
    assert out.startswith("evidence: What does the filing say of one node")
    assert "-p node=" in out
    assert "(required)" in out


def test_version(govgraph: Run) -> None:
    code, out, err = govgraph("--version")
    assert (code, out.split()[0], err) == (0, "govgraph", "")


def test_no_command_shows_the_help(govgraph: Run) -> None:
    code, out, _ = govgraph()
    assert code == 2
    for command in ("demo", "extract", "build", "text", "query", "queries", "chart", "compare", "drift", "peers"):
        assert f"\n  {command} " in out


@pytest.mark.parametrize(
    "command", ["demo", "extract", "build", "text", "query", "queries", "chart", "compare", "drift", "peers"]
)
def test_every_command_has_help(command: str, govgraph: Run) -> None:
    code, out, _ = govgraph(command, "--help")
    assert code == 0
    assert f"Usage: govgraph {command}" in out


WRONG = [
    (("query",), "give the name of a question"),
    (("query", "oversight", "--cypher", "RETURN 1"), "not both"),
    (("query", "oversigt"), "did you mean oversight"),
    (("query", "oversight", "-p", "of"), "write it as NAME=VALUE"),
    (("query", "oversight", "-p", "=x"), "write it as NAME=VALUE"),
    (("query", "oversight", "-p", "colour=red"), "no parameter 'colour'"),
    (("query", "oversight", "-p", "company=Zzyzx"), "no company 'Zzyzx'"),
    (("query", "evidence"), "needs node"),
    (("query", "briefings", "-p", "at=moon"), "one of board, inside, outside"),
    (("query", "peers"), "needs company"),
    (("queries", "oversigt"), "did you mean oversight"),
    (("query", "oversight", "--format", "xml"), "xml"),
    (("query", "oversight", "--store", "none.govgraph"), "no store here"),
    (("query", "oversight", "--store", "empty.govgraph"), "is empty"),
    (("query", "oversight", "--store", "bad.govgraph"), "not a govgraph store"),
    (("query", "oversight", "--store", "half.govgraph"), "damaged store"),
    (("query", "oversight", "--store", "notes.txt"), r"ending in .govgraph"),
    (("query", "oversight", "--store", "bolt://me:secret@host"), "takes no user and password"),
    (("query", "--cypher", "MATCH (n RETURN n"), "syntax error"),
    (("query", "--cypher", "MATCH (n) DETACH DELETE n"), "only read"),
    (("query", "--cypher", "RETURN $x AS x"), "uses $x"),
    (("query", "--cypher", ""), "empty"),
    (("chart",), "Missing argument 'COMPANY'"),
    (("chart", "Zzyzx"), "no company 'Zzyzx'"),
    (("chart", "ACME", "--year", "1999"), "no filing for 1999"),
    (("chart", "ACME", "--year", "soon"), "`govgraph chart --help` shows how"),
    (("compare", "ACME"), "takes 2 to 6 filings"),
    (("compare", "ACME", "1234"), "named twice"),
    (("chart", "ACME", "-o", "none/page.html"), "none/page.html: cannot be written"),
    (("chart", "ACME", "-o", "."), "cannot be written"),
    (("frobnicate",), "frobnicate"),
    (("query", "--frob"), "--frob"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_what_is_wrong_is_one_line_on_stderr(store: Path, govgraph: Run, arguments: tuple[str, ...], says: str) -> None:
    (store.parent / "empty.govgraph").write_bytes(b"")
    (store.parent / "bad.govgraph").write_bytes(b"\x00\x01")
    (store.parent / "half.govgraph").write_bytes(store.read_bytes()[:-30])
    code, out, err = govgraph(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert says in err
    assert "secret" not in err


def test_control_characters_of_an_argument_do_not_reach_the_terminal(store: Path, govgraph: Run) -> None:
    _, _, err = govgraph("query", "\x1b[31mred\u202e")
    assert "\x1b" not in err
    assert "\u202e" not in err


def test_a_fault_of_ours_is_a_line_too(
    store: Path, govgraph: Run, monkeypatch: pytest.MonkeyPatch, capsysbinary: Any
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(cli, "run_query", fail)
    code, _, err = govgraph("query", "oversight")
    assert code == 2
    assert err.count("\n") == 1
    assert "ZeroDivisionError: two lines" in err
    monkeypatch.setenv("GOVGRAPH_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["query", "oversight"])


def test_an_interrupt_is_130(store: Path, govgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run_query", interrupt)
    code, out, err = govgraph("query", "oversight")
    assert (code, out, err.strip()) == (130, "", "")


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_leaves_is_no_error(form: str, tmp_path: Path, make_part: MakePart) -> None:
    many = [make_part(f"f{n}", company=f"C{n}", nodes={"b": ("Board", "board")}) for n in range(2_000)]
    FileStore(tmp_path / "governance.govgraph").write(many)
    command = [sys.executable, "-m", "queries", "query", "uninformed_board", "--format", form]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONWARNINGS": ""}
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_real_interrupt_leaves_no_traceback(tmp_path: Path, acme: FilingGraph) -> None:
    FileStore(tmp_path / "governance.govgraph").write([acme])
    wait = (
        "import time, queries.cli as cli\n"
        "cli.run_query = lambda *a, **k: (print('on', flush=True), time.sleep(30))\n"
        "cli.main(['query', 'oversight'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", wait],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"on\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")


def test_data_is_utf8_whatever_the_locale(tmp_path: Path, make_part: MakePart) -> None:
    part = make_part("f", company="Größe 董事会", nodes={"b": ("Board", "board")})
    FileStore(tmp_path / "governance.govgraph").write([part])
    for form in ("json", "csv", "table"):
        done = subprocess.run(
            [sys.executable, "-m", "queries", "query", "uninformed_board", "--format", form],
            cwd=tmp_path,
            capture_output=True,
            env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert form == "table" or "Größe 董事会" in done.stdout.decode("utf-8")
