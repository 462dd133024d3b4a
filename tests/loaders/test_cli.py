"""extract and text as commands, and what all commands do with a bad source: what they print and exit with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import Result

from graphmodel.store import open_store
from loaders.batch import Source, load

Run = Callable[..., Result]


def test_extract_prints_the_graph_of_one_source(run: Run, section: Path) -> None:
    result = run("extract", section)
    graph = nx.node_link_graph(json.loads(result.stdout), edges="edges")
    assert result.exit_code == 0
    assert {data["label"] for _, data in graph.nodes(data=True)} >= {"Company", "Program", "Officer"}
    assert "REPORTS_TO" in {data["type"] for _, _, data in graph.edges(data=True)}


def test_extract_writes_a_file_for_each_source_into_a_new_folder(run: Run, tmp_path: Path, examples: Path) -> None:
    folder = tmp_path / "deep" / "out"
    result = run("extract", examples, "-o", folder)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{p.stem}.json" for p in examples.glob("*-20*"))


def test_extract_of_several_sources_asks_for_a_folder(run: Run, examples: Path) -> None:
    result = run("extract", examples)
    assert result.exit_code == 2
    assert "-o DIR" in result.stderr


def test_extract_reads_standard_input(run: Run, section: Path) -> None:
    result = run("extract", "-", stdin=section.read_bytes())
    assert json.loads(result.stdout)["graph"]["filing_id"] == "stdin"


def test_extract_tells_of_two_sources_with_one_stem(run: Run, tmp_path: Path, section: Path) -> None:
    (tmp_path / "10k.html").write_text(
        '<table class="report"><tr><td class="pl">Cybersecurity Risk Role of Management [Text Block]</td>'
        '<td class="text">The CIO leads.</td></tr></table>'
    )
    (tmp_path / "filings.csv").write_text("source,accession\n10k.html,0000000012-25-000001\n")
    result = run("extract", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "10k.json is already taken by" in result.stderr
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_extract_skips_bad_filings_by_name_and_goes_on(run: Run, tmp_path: Path, section: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("extract", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"skipped: {tmp_path / 'empty.txt'}: the file is empty" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["10k.json"]


def test_text_prints_the_canonical_text_byte_for_byte(run: Run, tmp_path: Path, examples: Path) -> None:
    for path in examples.glob("*-20*"):
        (document,) = load(Source(str(path)))
        assert run("text", path).stdout_bytes == document.text.encode()
    odd = tmp_path / "odd.txt"
    odd.write_bytes("\ufeffOur CISO\u00a0reports.\r\n\x1b[2J".encode())
    assert run("text", odd).stdout_bytes == "\ufeffOur CISO\u00a0reports.\n\x1b[2J".encode()


def test_text_of_a_folder_asks_for_one_filing(run: Run, examples: Path) -> None:
    result = run("text", examples)
    assert result.exit_code == 2
    assert "name one of them" in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x7fELF\x00", "binary"),
        (b"|\nBALANCE SHEETS\n|Cash\n|5\n", "without cybersecurity (cyd) rows"),
        (b"<html></html>", "no R page"),
        (b"\xff\xfe\x00", "UTF-16"),
    ],
)
@pytest.mark.parametrize("command", [("extract",), ("text",), ("build", "--store", "g.govgraph")], ids=lambda c: c[0])
def test_a_bad_source_is_one_line_and_exit_code_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], content: bytes, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.txt").write_bytes(content)
    result = run(*command, "bad.txt")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("g.govgraph").exists()


def test_a_text_without_governance_gives_company_and_program_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "fox.txt"
    path.write_text("The quick brown fox jumps over the lazy dog.\n")
    result = run("extract", path)
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [node["label"] for node in data["nodes"]] == ["Company", "Program"]
    assert data["edges"] == []


def test_an_output_folder_that_is_a_file_is_said(run: Run, tmp_path: Path, section: Path) -> None:
    before = section.read_text()
    result = run("extract", section, "-o", section)
    assert result.exit_code == 2
    assert "choose another place" in result.stderr
    assert section.read_text() == before


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a place where not even root may write is needed")
def test_an_unwritable_place_is_said(run: Run, section: Path) -> None:
    result = run("extract", section, "-o", "/proc/self/out")
    assert result.exit_code == 2
    assert "choose another place" in result.stderr
    assert result.stderr.count("\n") == 1


def test_control_characters_of_file_names_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "a\x1b[2J\nb\udc80.txt")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_extract_of_a_data_set_asks_for_a_folder_and_names_files_by_the_filings(
    run: Run, tmp_path: Path, data_set: Path
) -> None:
    assert "-o DIR" in run("extract", data_set).stderr
    result = run("extract", data_set, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["0000000012-25-000001.json"]
    data = json.loads((tmp_path / "out" / "0000000012-25-000001.json").read_text())
    assert data["graph"]["public_float"] == 1000.5
    assert data["nodes"][0]["sic"] == "3670"


def test_text_of_a_data_set_asks_for_a_filing_and_prints_what_evidence_refers_to(
    run: Run, tmp_path: Path, data_set: Path
) -> None:
    run("build", data_set, "--store", tmp_path / "g.govgraph")
    (part,) = open_store(tmp_path / "g.govgraph").read()
    text = run("text", data_set, "--filing", part.filing.filing_id).stdout
    saying = part.edges[0].evidence[0]
    assert text[saying.start : saying.end] == saying.text
    none = run("text", data_set, "--filing", "0000000099-25-000001")
    assert none.exit_code == 2
    assert "has no filing '0000000099-25-000001'" in none.stderr


def test_text_of_several_sources_finds_a_filing_by_its_id(run: Run, tmp_path: Path, examples: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("text", examples, "--filing", "0009990001-25-000012")
    assert result.stdout_bytes == (examples / "halden-ridge-2024.txt").read_bytes()


def test_what_is_wrong_with_a_filing_that_can_be_read_is_said(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.htm"
    report.write_text(
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
        ' xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:cyd="http://xbrl.sec.gov/cyd/2024"><body>'
        '<ix:header><ix:resources><xbrli:context id="c"><xbrli:entity><xbrli:identifier'
        ' scheme="http://www.sec.gov/CIK">0009990001</xbrli:identifier></xbrli:entity><xbrli:period>'
        "<xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period>"
        "</xbrli:context></ix:resources></ix:header>"
        '<ix:nonNumeric name="cyd:CybersecurityRiskRoleOfManagementTextBlock" contextRef="c" continuedAt="gone">'
        "Our CISO reports to the Chief Executive Officer.</ix:nonNumeric></body></html>"
    )
    said = f"note: {report}: CybersecurityRiskRoleOfManagementTextBlock: its continuation 'gone' is missing"
    for command in (("extract", report), ("build", report, "--store", tmp_path / "s.govgraph")):
        result = run(*command)
        assert result.exit_code == 0
        assert said in result.stderr


def test_an_archive_on_standard_input_is_told_to_be_saved(run: Run, tmp_path: Path, data_set: Path) -> None:
    result = run("extract", "-", stdin=data_set.read_bytes())
    assert result.exit_code == 2
    assert "a zip archive, save it as a file and name that; expected" in result.stderr
