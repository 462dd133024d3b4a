"""Every command that has a store, on a real Neo4j server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

from graphmodel.errors import StoreError
from graphmodel.store import FileStore, Login
from graphmodel.store.server.store import Neo4jStore
from queries import cli

pytestmark = pytest.mark.neo4j
Run = Callable[..., tuple[int, str, str]]
SECRET = "Kolibri-8391-Zaunkönig"  # noqa: S105 - of no server


class Server(Protocol):
    """What the fixture `neo4j_server` is."""

    uri: str
    login: Login


@pytest.fixture
def govgraph(
    neo4j_server: Server,
    neo4j_store: Neo4jStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Runs a command in this process and an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.login.user or "")
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.login.password or "")

    def run(*arguments: str, store: str = neo4j_server.uri) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main([*arguments, "--store", store])
        out, err = (data.decode() for data in capsysbinary.readouterr())
        assert (neo4j_server.login.password or SECRET) not in out + err
        assert SECRET not in out + err
        return int(ended.value.code or 0), out, err

    return run


def test_build_stores_what_a_file_store_holds_and_again_changes_nothing(
    govgraph: Run, neo4j_store: Neo4jStore, examples: Path, tmp_path: Path
) -> None:
    code, out, _ = govgraph("build", str(examples))
    assert code == 0
    assert f"filings in {neo4j_store.location} (" in out
    assert govgraph("build", str(examples), store="file.govgraph")[0] == 0
    assert list(neo4j_store.read()) == list(FileStore(tmp_path / "file.govgraph").read())
    code, out, _ = govgraph("build", str(examples))
    assert "0 added, 0 replaced" in out
    assert not list(tmp_path.glob("*.journal"))


def test_a_build_that_was_cut_off_goes_on_where_it_was(
    govgraph: Run, neo4j_store: Neo4jStore, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise StoreError("the connection was cut")

        patch.setattr(Neo4jStore, "write", refuse)
        code, _, err = govgraph("build", str(examples))
    assert code == 2
    (journal,) = tmp_path.glob("*.journal")
    assert f"kept in {journal}; run the same command again to go on" in err
    code, _, err = govgraph("build", str(examples))
    assert code == 0
    assert "from an interrupted run" in err
    assert not journal.exists()
    assert len(neo4j_store.read()) > 1


def test_what_is_skipped_is_listed_in_this_folder(govgraph: Run, examples: Path, tmp_path: Path) -> None:
    (tmp_path / "no.txt").write_bytes(b"\0\0")
    code, _, _ = govgraph("build", str(examples), str(tmp_path / "no.txt"))
    assert code == 1
    (listed,) = tmp_path.glob("*.skipped.csv")
    assert "no.txt" in listed.read_text()


def test_questions_charts_and_comparisons_are_those_of_a_file(govgraph: Run, examples: Path, tmp_path: Path) -> None:
    for more in ({}, {"store": "file.govgraph"}):
        govgraph("build", str(examples), **more)
    filings = [part.filing.filing_id for part in FileStore(tmp_path / "file.govgraph").read()]
    for command in (
        ("query", "board_distance", "--format", "json"),
        ("query", "reporting_chain", "-p", f"company={filings[0]}", "--format", "csv"),
        ("query", "--cypher", "MATCH (o:Officer) RETURN o.name AS name ORDER BY o.uid LIMIT $n", "-p", "n=3"),
        ("compare", filings[0], filings[1]),
    ):
        here, there = govgraph(*command, store="file.govgraph"), govgraph(*command)
        assert here == there
        assert here[0] == 0
    for page, more in (("a.html", {}), ("b.html", {"store": "file.govgraph"})):
        assert govgraph("chart", filings[0], "-o", page, **more)[0] == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.parametrize("more", [{}, {"store": "file.govgraph"}], ids=["server", "file"])
def test_an_answer_that_is_cut_says_so(govgraph: Run, examples: Path, more: dict[str, Any]) -> None:
    govgraph("build", str(examples), **more)
    code, out, err = govgraph("query", "--cypher", "UNWIND range(1, 50000) AS x RETURN x", "--format", "json", **more)
    assert (code, len(json.loads(out))) == (0, 10_000)
    assert (
        err == "note: the answer was cut at 10,000 rows; there is more: raise --max-rows or --max-mb, or ask for less\n"
    )
    ask = ("query", "--cypher", "UNWIND range(1, 9) AS x RETURN x", "--max-rows")
    assert "cut" not in govgraph(*ask, "9", **more)[2]
    assert "cut at 8 rows" in govgraph(*ask, "8", **more)[2]
    big = ("query", "--cypher", "UNWIND ['aaaa', 'b'] AS x RETURN x", "--format", "csv", "--max-mb", "0.001")
    assert "cut" not in govgraph(*big, **more)[2]


@pytest.mark.parametrize("debug", ["", "1"])
def test_what_goes_wrong_is_one_line_without_the_password(
    govgraph: Run, neo4j_server: Server, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    monkeypatch.setenv("GOVGRAPH_DEBUG", debug)
    file = tmp_path / "password"
    file.write_text(SECRET)
    login = ("--user", "nobody", "--password-file", str(file))
    host = neo4j_server.uri.partition("://")[2]
    for command in (("build", str(examples)), ("query", "oversight"), ("chart", "x"), ("compare", "x", "y")):
        for more, said in (
            ({}, "set NEO4J_USERNAME and NEO4J_PASSWORD"),
            ({"store": f"bolt://nobody:{SECRET}@{host}"}, "takes no user and password"),
            ({"store": f"neo4j://{SECRET}@"}, "takes no user and password"),
            ({"store": "bolt://127.0.0.1:1"}, "no connection"),
        ):
            code, out, err = govgraph(*command, *login, **more)
            assert (code, out) == (2, "")
            assert said in err
            assert err.count("error: ") == 1
            assert err.splitlines()[-1].startswith(("error: ", "0 filings kept"))
