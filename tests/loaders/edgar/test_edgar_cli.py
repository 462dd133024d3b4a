"""fetch as a command: what it prints, where, with which exit code; and the whole way from EDGAR to a store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from graphmodel.store import open_store
from loaders.cli import register

IDENTITY = "Ada Byron ada@example.com"
CIK = 9990001
OLDER = f"CIK{CIK:010}-submissions-001.json"

app = typer.Typer()
register(app)


def run(*args: str | Path, identity: str | None = IDENTITY) -> Result:
    result = CliRunner(env={"EDGAR_IDENTITY": identity}).invoke(app, ["fetch", *(str(arg) for arg in args)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def server(edgar: Any, halden: list[Any]) -> Any:
    """EDGAR with one registrant, whose older filings stand in a second file."""
    edgar.register(CIK, "Halden Ridge Industries, Inc.", "HRDG", *halden[:2], older={OLDER: halden[2:]})
    return edgar


@pytest.fixture
def govgraph(server: Any, tmp_path: Path) -> Any:
    """Runs the command in a process of its own, as a user does, with the server named in the environment."""
    environment = {name: value for name, value in os.environ.items() if name.upper() != "HTTPS_PROXY"}
    environment |= {
        "EDGAR_BASE_URL": f"{server.address}/www",
        "EDGAR_DATA_URL": f"{server.address}/data",
        "EDGAR_LOCAL_DATA_DIR": str(tmp_path / "edgartools"),
    }

    def run(*args: str, **changed: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "queries", *args]
        changed.setdefault("env", environment)
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, **changed)

    run.environment = environment  # type: ignore[attr-defined]
    return run


def test_each_filing_is_a_line_and_the_sum_is_printed(server: Any, tmp_path: Path) -> None:
    result = run("HRDG", "--years", "2024-2025", "-o", tmp_path)
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"HRDG 10-K 2024: {tmp_path}/0009990001-25-000012.htm (0 kB)",
        f"HRDG 10-K 2025: {tmp_path}/0009990001-26-000009.htm (0 kB)",
    ]
    assert result.stdout == f"2 filings in {tmp_path}: 2 fetched, 0 already there; 0 skipped\n"


def test_a_second_run_says_what_is_there(server: Any, tmp_path: Path) -> None:
    run("HRDG", "--year", "2024", "-o", tmp_path)
    result = run("HRDG", "--year", "2024", "--year", "2025", "-o", tmp_path)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0].endswith("0009990001-25-000012.htm (already there)")
    assert result.stdout == f"2 filings in {tmp_path}: 1 fetched, 1 already there; 0 skipped\n"


def test_forms_and_amendments_choose(server: Any, tmp_path: Path) -> None:
    result = run("HRDG", "--form", "10-k", "--form", "20-F", "--amendments", "--year", "2024", "-o", tmp_path)
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["HRDG 10-K 2024", "HRDG 10-K/A 2024"]


def test_what_is_skipped_is_named_and_the_exit_code_is_1(server: Any, tmp_path: Path) -> None:
    result = run("NOPE", "HRDG", "--years", "2024-2026", "-o", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:2] == [
        "skipped: NOPE: EDGAR lists no such ticker; give the registrant's CIK",
        "note: HRDG: Halden Ridge Industries, Inc. has filed no 10-K, 10-KT or 20-F for 2026",
    ]
    assert result.stdout.endswith("2 fetched, 0 already there; 1 skipped\n")


def test_a_missing_year_alone_is_no_failure(server: Any, tmp_path: Path) -> None:
    assert run("HRDG", "--years", "2025-2026", "-o", tmp_path).exit_code == 0


def test_nothing_done_is_exit_code_2(server: Any, tmp_path: Path) -> None:
    result = run("NOPE", "-o", tmp_path)
    assert result.exit_code == 2
    assert result.stdout == f"0 filings in {tmp_path}: 0 fetched, 0 already there; 1 skipped\n"


def test_where_edgar_turns_all_away_half_way_the_exit_code_is_1(server: Any, halden: list[Any], tmp_path: Path) -> None:
    answer = sys.modules[type(server).__module__].Answer
    server.put(server.path_of(CIK, halden[1]), answer(status=403))
    result = run("HRDG", "-o", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("error: ")
    assert "2 fetched" in result.stdout


@pytest.mark.parametrize(
    ("args", "identity", "said"),
    [
        (("HRDG",), None, "--identity"),
        (("HRDG", "--identity", "Ada"), IDENTITY, "'Ada'"),
        (("HRDG", "--years", "soon"), IDENTITY, "--years soon"),
        (("HRDG", "--form", "8-K"), IDENTITY, "--form 8-K"),
        (("HRDG", "-o", "{file}"), IDENTITY, "no folder can be made"),
        (("HRDG", "-o", "{file}/deeper"), IDENTITY, "no folder can be made"),
    ],
)
def test_usage_is_one_line_and_exit_code_2(
    server: Any, tmp_path: Path, args: tuple[str, ...], identity: str | None, said: str
) -> None:
    (tmp_path / "file").touch()
    result = run(*(arg.format(file=tmp_path / "file") for arg in args), identity=identity)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert said in line
    assert server.asked == []


def test_a_name_from_edgar_reaches_no_terminal_as_control_characters(server: Any, tmp_path: Path) -> None:
    server.register(9990002, "Evil \x1b[2J [red]Corp[/red]", "EVIL")
    line = run("EVIL", "-o", tmp_path).stderr
    assert "Evil \\x1b[2J [red]Corp[/red] has filed no" in line


def test_from_edgar_to_an_answer(govgraph: Any, tmp_path: Path) -> None:
    fetched = govgraph("fetch", "HRDG", "--years", "2023-2025", "-o", "filings", "--identity", IDENTITY)
    assert (fetched.returncode, fetched.stdout) == (0, "3 filings in filings: 3 fetched, 0 already there; 0 skipped\n")
    built = govgraph("build", "filings", "--store", "s.govgraph")
    assert (built.returncode, built.stderr) == (0, "")
    graph = open_store(str(tmp_path / "s.govgraph")).read()
    (company,) = graph.companies()
    assert (company.name, company.cik, company.ticker) == ("Halden Ridge Industries, Inc.", "9990001", "HRDG")
    assert [
        (part.filing.filing_id, part.filing.form, part.filing.fiscal_year, str(part.filing.filed))
        for part in sorted(graph, key=lambda part: part.filing.filing_id)
    ] == [
        ("0009990001-24-000010", "10-K", 2023, "2024-02-23"),
        ("0009990001-25-000012", "10-K", 2024, "2025-02-21"),
        ("0009990001-26-000009", "10-K", 2025, "2026-02-20"),
    ]
    answer = govgraph("query", "reporting_chain", "-p", "company=HRDG", "--store", "s.govgraph")
    assert "Chief Executive Officer" in answer.stdout


def test_a_file_that_cannot_be_written_whole_is_said_and_nothing_half_remains(
    govgraph: Any, server: Any, halden: list[Any], tmp_path: Path
) -> None:
    """A limit on the size of files refuses a write half way, as a full disk does."""
    import resource

    large = b"<html>" + b"x" * (4 << 20)
    server.put(server.path_of(CIK, halden[1]), large)
    limits = (1 << 20, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    result = govgraph(
        "fetch",
        "HRDG",
        "--identity",
        IDENTITY,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits),
        env={**govgraph.environment, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert result.returncode == 1
    assert "error: filings/0009990001-26-000009.htm: cannot be written (File too large)" in result.stderr
    assert "2 fetched" in result.stdout
    assert sorted(path.name for path in (tmp_path / "filings").iterdir()) == [
        ".filings.csv.lock",
        "0009990001-24-000010.htm",
        "0009990001-25-000012.htm",
        "filings.csv",
    ]


def test_a_run_that_is_interrupted_leaves_whole_documents_with_their_facts(
    govgraph: Any, server: Any, halden: list[Any], tmp_path: Path
) -> None:
    import signal
    import time

    answer = sys.modules[type(server).__module__].Answer
    held = server.path_of(CIK, halden[1])
    server.put(held, answer(hang=True))
    process = subprocess.Popen(
        [sys.executable, "-m", "queries", "fetch", "HRDG", "--identity", IDENTITY],
        cwd=tmp_path,
        env=govgraph.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while held not in server.asked and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert (tmp_path / "filings" / "filings.csv").read_text().count("\n") == 3
    assert len(list((tmp_path / "filings").glob("*.htm"))) == 2


def test_where_edgartools_cannot_make_its_folder_another_is_asked_for(govgraph: Any) -> None:
    result = govgraph(
        "fetch", "HRDG", "--identity", IDENTITY, env={**govgraph.environment, "EDGAR_LOCAL_DATA_DIR": "/dev/null/x"}
    )
    assert result.returncode == 2
    assert result.stderr.startswith("error: edgartools cannot make its folder (")
    assert "EDGAR_LOCAL_DATA_DIR" in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_command_but_fetch_loads_edgartools() -> None:
    code = (
        "import sys, queries.cli\n"
        "print(*sorted({'edgar', 'httpx', 'pandas', 'pyarrow', 'stamina'} & {m.split('.')[0] for m in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
