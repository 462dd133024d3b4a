"""The installed command on bad input: one line that says what to do, the right exit code, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOVGRAPH = Path(sys.executable).with_name("govgraph")
SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer and briefs the Board quarterly.\n"
STORE = ("--store", "good.govgraph")


def govgraph(folder: Path, *args: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name != "GOVGRAPH_DEBUG"}
    return subprocess.run(
        [str(GOVGRAPH), *args], cwd=folder, env=environment, input=stdin, capture_output=True, timeout=120
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good and bad sources, a good store and a damaged one."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "good.txt").write_text(SECTION)
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "latin1.txt").write_bytes("Item 1C: le siège".encode("latin-1"))
    (folder / "balance.txt").write_text("|\nBALANCE SHEETS\n|Dec. 31, 2024\n|Cash\n|5\n")
    (folder / "page.htm").write_text("<html><body>Item 1C. Cybersecurity</body></html>")
    (folder / "fox.txt").write_text("The quick brown fox jumps over the lazy dog.\n")
    (folder / "file").write_text("a file, not a folder")
    assert govgraph(folder, "build", "good.txt", "--company", "Good Company", *STORE).returncode == 0
    whole = (folder / "good.govgraph").read_bytes()
    (folder / "damaged.govgraph").write_bytes(whole[: len(whole) // 2])
    (folder / "junk.govgraph").write_bytes(b"\x00junk")
    return folder


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("extract", "empty.txt"), "empty"),
        (("extract", "binary.txt"), "binary"),
        (("extract", "latin1.txt"), "not UTF-8"),
        (("extract", "balance.txt"), "cyd"),
        (("extract", "page.htm"), "expected an EDGAR R page"),
        (("extract", "none.txt"), "no such file"),
        (("extract", "good.txt", "-o", "file"), "choose another place"),
        (("extract", "good.txt", "fox.txt"), "-o DIR"),
        (("build", "good.txt", "--store", "none/x.govgraph"), "make the folder first"),
        (("build", "good.txt", "--store", "x.db"), ".govgraph"),
        (("build", "good.txt", "--store", "damaged.govgraph"), "damaged.govgraph"),
        (("build", "good.txt", "--store", "junk.govgraph"), "junk.govgraph"),
        (("build", "good.txt", "--store", "neo4j://me:secret@host"), "NEO4J_PASSWORD"),
        (("build", "good.txt", "--jobs", "0"), "--jobs"),
        (("text", "empty.txt"), "empty"),
        (("query", "board_distance", "--store", "none.govgraph"), "govgraph build"),
        (("query", "board_distance", "--store", "damaged.govgraph"), "damaged.govgraph"),
        (("query", "no_such_question", *STORE), "no_such_question"),
        (("query", "evidence", *STORE), "node"),
        (("query", "board_distance", "-p", "colour=red", *STORE), "colour"),
        (("query", "--cypher", "MATCH (n RETURN n", *STORE), "error: "),
        (("query", "--cypher", "MATCH (n) DETACH DELETE n", *STORE), "read"),
        (("query", *STORE), "--cypher"),
        (("chart", "Nobody Inc", *STORE), "Nobody Inc"),
        (("chart", "Good Company", "-o", "none/x.html", *STORE), "none/x.html"),
        (("compare", "Good Company", "Nobody Inc", *STORE), "Nobody Inc"),
        (("compare", "Good Company", *STORE), "at least one more"),
        (("chart", "\x1b[2JEvil", *STORE), "\\x1b[2JEvil"),
        (("no-such-command",), "no-such-command"),
        (("build",), "SOURCE"),
    ],
    ids=lambda value: " ".join(value)[:50].encode("unicode_escape").decode() if isinstance(value, tuple) else None,
)
def test_bad_input_is_one_line_and_exit_code_2(folder: Path, args: tuple[str, ...], said: str) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    result = govgraph(folder, *args)
    error = result.stderr.decode()
    assert result.returncode == 2
    assert said in error
    assert error.count("\n") == 1
    assert "Traceback" not in error
    assert "fault in govgraph" not in error
    assert "\x1b" not in error
    assert result.stdout == b""
    after = {path: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}
    assert after == {path: data for path, data in before.items() if path.suffix != ".lock"}


def test_without_a_command_help_is_shown_with_exit_code_2(folder: Path) -> None:
    result = govgraph(folder)
    assert result.returncode == 2
    assert b"Commands:" in result.stdout


def test_some_skipped_filings_are_named_with_exit_code_1(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "new.govgraph"
    result = govgraph(folder, "build", "good.txt", "empty.txt", "balance.txt", "--store", str(store), "--jobs", "2")
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 1
    assert [line.split(": ")[:2] for line in lines] == [["skipped", "empty.txt"], ["skipped", "balance.txt"]]
    assert result.stdout.endswith(b"2 skipped\n")
    assert store.is_file()


def test_a_text_without_governance_is_a_filing_without_edges(folder: Path, tmp_path: Path) -> None:
    result = govgraph(folder, "build", "fox.txt", "--store", str(tmp_path / "fox.govgraph"))
    assert result.returncode == 0
    assert b"2 nodes, 0 edges" in result.stdout


def test_standard_input_is_read_and_standard_output_exact(folder: Path) -> None:
    data = "Item 1C\nOur CISO\u00a0leads.\n".encode()
    result = govgraph(folder, "text", "-", stdin=data)
    assert (result.returncode, result.stdout) == (0, data)


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    with subprocess.Popen([str(GOVGRAPH), "extract", "good.txt"], cwd=folder, stdout=-1, stderr=-1) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
