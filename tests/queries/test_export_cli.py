"""The export command: what it writes, where, and what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
import rdflib

from graphmodel import FilingGraph
from graphmodel.store import FileStore
from queries import cli

Run = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def govgraph(
    tmp_path: Path,
    acme: FilingGraph,
    make_part: Callable[..., FilingGraph],
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Runs a command in a folder with a store of two companies: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    bolt = make_part("bolt-2024", company="Bolt Corp.", cik="99", nodes={"board": ("Board", "board")})
    FileStore(tmp_path / "governance.govgraph").write([acme, bolt])

    def run(*arguments: str) -> tuple[int, bytes, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["export", *arguments])
        out, err = capsysbinary.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err.decode()

    return run


def test_json_lines_of_the_whole_store_go_to_stdout(govgraph: Run) -> None:
    code, out, err = govgraph()
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["name"] for row in rows if row.get("node") == "Company"] == ["Acme Inc.", "Bolt Corp."]
    assert sum(row.get("node") == "Filing" for row in rows) == 2


@pytest.mark.parametrize("written", ["bolt", "99", "bolt-2024"])
def test_companies_are_named_as_everywhere(govgraph: Run, written: str) -> None:
    code, out, _ = govgraph(written)
    assert code == 0
    assert [row["name"] for row in map(json.loads, out.splitlines()) if row.get("node") == "Company"] == ["Bolt Corp."]


def test_files_are_written_and_told(govgraph: Run, tmp_path: Path) -> None:
    assert govgraph("--format", "graphml", "-o", "a.graphml") == (0, b"", "2 filings in a.graphml\n")
    assert "acme-2024/Board/board+of+directors" in networkx.read_graphml(tmp_path / "a.graphml")
    assert govgraph("acme", "--format", "turtle", "-o", "a.ttl") == (0, b"", "1 filing in a.ttl\n")
    assert len(rdflib.Graph().parse(tmp_path / "a.ttl")) > 50
    code, _, err = govgraph("--format", "csv", "-o", "tables")
    assert code == 0
    assert "2 filings in tables; `neo4j-admin database import full neo4j @import.args` there reads them" in err
    assert (tmp_path / "tables" / "Officer.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody",), "no company"),
        (("--format", "csv"), "-o DIR"),
        (("--format", "turtle", "-o", "none/a.ttl"), "make the folder first"),
        (("--store", "none.govgraph"), "govgraph build"),
    ],
)
def test_what_cannot_be_is_one_line(govgraph: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = govgraph(*arguments)
    assert (code, out) == (2, b"")
    assert err.startswith("error: ")
    assert said in err
    assert err.count("\n") == 1


def test_nothing_for_programs_goes_to_a_terminal(govgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    code, _, err = govgraph()
    assert code == 2
    assert "-o F" in err


def test_a_failure_leaves_no_half_a_file(govgraph: Run, tmp_path: Path) -> None:
    damaged = bytearray((tmp_path / "governance.govgraph").read_bytes())
    damaged[len(damaged) // 3] ^= 0xFF  # among the graphs: behind them come the texts, which nobody exports
    (tmp_path / "governance.govgraph").write_bytes(damaged)
    code, _, _ = govgraph("-o", "a.jsonl")
    assert code == 2
    assert not (tmp_path / "a.jsonl").exists()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
