"""extract, build and text as commands: what they print, where, and with which exit code."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import networkx as nx
import pytest
import typer
from typer.testing import CliRunner, Result

from graphmodel.store import open_store
from loaders.batch import Source, load
from loaders.cli import register

SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer.\n"

app = typer.Typer()
register(app)


def run(*args: str | Path, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def section(tmp_path: Path) -> Path:
    path = tmp_path / "10k.txt"
    path.write_text(SECTION)
    return path


def test_extract_prints_the_graph_of_one_source(section: Path) -> None:
    result = run("extract", section)
    graph = nx.node_link_graph(json.loads(result.stdout), edges="edges")
    assert result.exit_code == 0
    assert {data["label"] for _, data in graph.nodes(data=True)} >= {"Company", "Program", "Officer"}
    assert "REPORTS_TO" in {data["type"] for _, _, data in graph.edges(data=True)}


def test_extract_writes_a_file_for_each_source_into_a_new_folder(tmp_path: Path, examples: Path) -> None:
    folder = tmp_path / "deep" / "out"
    result = run("extract", examples, "-o", folder)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{p.stem}.json" for p in examples.glob("*-20*"))


def test_extract_of_several_sources_asks_for_a_folder(examples: Path) -> None:
    result = run("extract", examples)
    assert result.exit_code == 2
    assert "-o DIR" in result.stderr


def test_extract_reads_standard_input(section: Path) -> None:
    result = run("extract", "-", stdin=section.read_bytes())
    assert json.loads(result.stdout)["graph"]["filing_id"] == "stdin"


def test_extract_tells_of_two_sources_with_one_stem(tmp_path: Path, section: Path) -> None:
    (tmp_path / "10k.html").write_text(
        '<table class="report"><tr><td class="pl">Cybersecurity Risk Role of Management [Text Block]</td>'
        '<td class="text">The CIO leads.</td></tr></table>'
    )
    (tmp_path / "filings.csv").write_text("source,accession\n10k.html,0000000012-25-000001\n")
    result = run("extract", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "10k.json is already taken by" in result.stderr
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_extract_skips_bad_filings_by_name_and_goes_on(tmp_path: Path, section: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("extract", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"skipped: {tmp_path / 'empty.txt'}: the file is empty" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["10k.json"]


def test_build_warns_of_a_manifest_line_whose_file_is_missing(tmp_path: Path, section: Path) -> None:
    lines = "".join(f"gone-{number}.txt,{number}\n" for number in range(1, 8))
    (tmp_path / "filings.csv").write_text(f"source,cik\n{section.name},12\n{lines}")
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        (
            f"warning: {tmp_path / 'filings.csv'} describes what is not there: "
            "gone-1.txt, gone-2.txt, gone-3.txt, gone-4.txt, gone-5.txt and 2 more"
        )
    ]


def test_build_makes_a_store_and_says_what_is_in_it(tmp_path: Path, examples: Path) -> None:
    store = tmp_path / "g.govgraph"
    result = run("build", examples, "--store", store)
    assert result.exit_code == 0
    assert f"6 filings in {store} (6 added, 0 replaced, 0 unchanged): " in result.stdout
    assert result.stdout.count("\n") == 1
    assert result.stdout.endswith(" filings/s; 0 skipped\n")
    graph = open_store(store).read()
    assert len(graph) == 6
    assert len(graph.companies()) == 5


def test_build_again_changes_nothing(tmp_path: Path, examples: Path) -> None:
    store = tmp_path / "g.govgraph"
    run("build", examples, "--store", store)
    before = store.read_bytes()
    result = run("build", examples, "--store", store)
    assert "(0 added, 0 replaced, 6 unchanged)" in result.stdout
    assert store.read_bytes() == before


def test_build_with_two_processes_gives_the_same_store(tmp_path: Path, examples: Path) -> None:
    run("build", examples, "--store", tmp_path / "one.govgraph")
    result = run("build", examples, "--store", tmp_path / "two.govgraph", "--jobs", "2")
    assert result.exit_code == 0
    assert (tmp_path / "one.govgraph").read_bytes() == (tmp_path / "two.govgraph").read_bytes()


def test_build_takes_the_facts_of_one_source_from_options(tmp_path: Path, section: Path) -> None:
    store = tmp_path / "g.govgraph"
    facts = ("--company", "Halden", "--cik", "12", "--ticker", "HRDG", "--form", "10-K", "--fiscal-year", "2024")
    assert run("build", section, "--store", store, *facts).exit_code == 0
    (part,) = open_store(store).read()
    assert (part.company.name, part.company.cik, part.company.ticker) == ("Halden", "12", "HRDG")
    assert (part.filing.form, part.filing.fiscal_year) == ("10-K", 2024)


@pytest.mark.parametrize(
    ("args", "said"), [(("--company", "Halden"), "one source only"), (("--cik", "x"), "one source only")]
)
def test_build_takes_no_facts_for_several_sources(tmp_path: Path, examples: Path, args: tuple[str], said: str) -> None:
    result = run("build", examples, "--store", tmp_path / "g.govgraph", *args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_build_refuses_facts_that_cannot_be(tmp_path: Path, section: Path) -> None:
    result = run("build", section, "--store", tmp_path / "g.govgraph", "--fiscal-year", "FY24")
    assert result.exit_code == 2
    assert "fiscal_year 'FY24' is no year" in result.stderr
    assert not (tmp_path / "g.govgraph").exists()


def test_build_with_some_bad_filings_keeps_the_good_ones(tmp_path: Path, section: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x00\xff")
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph")
    assert result.exit_code == 1
    assert "binary.txt: this is a binary file" in result.stderr
    assert result.stdout.endswith("1 skipped\n")
    assert len(open_store(tmp_path / "g.govgraph").read()) == 1


def test_build_of_nothing_but_bad_filings_leaves_the_store_alone(tmp_path: Path, section: Path) -> None:
    store = tmp_path / "g.govgraph"
    run("build", section, "--store", store)
    before = store.read_bytes()
    assert run("build", tmp_path / "none.txt", "--store", store).exit_code == 2
    assert store.read_bytes() == before


def test_build_says_that_a_store_is_damaged_before_it_reads_filings(tmp_path: Path) -> None:
    store = tmp_path / "g.govgraph"
    store.write_bytes(b"no store")
    result = run("build", tmp_path / "none.txt", "--store", store)
    assert result.exit_code == 2
    assert "is not a govgraph store" in result.stderr
    assert "skipped" not in result.stderr


def test_build_leaves_a_damaged_store_as_it_is(tmp_path: Path, section: Path) -> None:
    store = tmp_path / "g.govgraph"
    store.write_bytes(b"no store")
    result = run("build", section, "--store", store)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {store}: ")
    assert store.read_bytes() == b"no store"


@pytest.mark.parametrize("store", ["plain.txt", "missing/folder/g.govgraph"])
def test_build_names_a_store_that_cannot_be(tmp_path: Path, section: Path, store: str) -> None:
    result = run("build", section, "--store", tmp_path / store)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


def test_text_prints_the_canonical_text_byte_for_byte(tmp_path: Path, examples: Path) -> None:
    for path in examples.glob("*-20*"):
        (document,) = load(Source(str(path)))
        assert run("text", path).stdout_bytes == document.text.encode()
    odd = tmp_path / "odd.txt"
    odd.write_bytes("\ufeffOur CISO\u00a0reports.\r\n\x1b[2J".encode())
    assert run("text", odd).stdout_bytes == "\ufeffOur CISO\u00a0reports.\n\x1b[2J".encode()


def test_text_of_a_folder_asks_for_one_filing(examples: Path) -> None:
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], content: bytes, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.txt").write_bytes(content)
    result = run(*command, "bad.txt")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("g.govgraph").exists()


def test_a_text_without_governance_gives_company_and_program_alone(tmp_path: Path) -> None:
    path = tmp_path / "fox.txt"
    path.write_text("The quick brown fox jumps over the lazy dog.\n")
    result = run("extract", path)
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [node["label"] for node in data["nodes"]] == ["Company", "Program"]
    assert data["edges"] == []


def test_an_output_folder_that_is_a_file_is_said(tmp_path: Path, section: Path) -> None:
    result = run("extract", section, "-o", section)
    assert result.exit_code == 2
    assert "choose another place" in result.stderr
    assert section.read_text() == SECTION


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a place where not even root may write is needed")
def test_an_unwritable_place_is_said(section: Path) -> None:
    result = run("extract", section, "-o", "/proc/self/out")
    assert result.exit_code == 2
    assert "choose another place" in result.stderr
    assert result.stderr.count("\n") == 1


def test_control_characters_of_file_names_do_not_reach_the_terminal(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "a\x1b[2J\nb\udc80.txt")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.fixture
def data_set(tmp_path: Path) -> Path:
    """A data set of two filings, one of which is no good."""
    path = tmp_path / "2025q1_notes.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "sub.tsv",
            "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\tpubfloatusd\n"
            "0000000012-25-000001\t12\tHALDEN INC\t3670\tUS\tDE\t10-K\t20241231\t20250201\t1000.5\n"
            "0000000012-25-000002\t12\tHALDEN INC\t3670\tUS\tDE\t10-K/A\t2024\t20250301\t\n",
        )
        rows = (
            f"0000000012-25-{number}\tCybersecurityRiskRoleOfManagementTextBlock\tcyd/2024\t20241231\t4\t0\t\t0\t\t"
            "Our CISO reports to the Chief Executive Officer.\n"
            for number in ("000001", "000002")
        )
        columns = "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"
        archive.writestr("txt.tsv", columns + "".join(rows))
    return path


def skipped_in(path: Path) -> list[list[str]]:
    with path.open(newline="") as handle:
        return list(csv.reader(handle))


def test_build_stores_what_a_data_set_says_of_company_and_filing(tmp_path: Path, data_set: Path) -> None:
    result = run("build", data_set, "--store", tmp_path / "g.govgraph")
    assert result.exit_code == 1
    assert result.stderr == (
        f"skipped: {data_set}: 0000000012-25-000002: sub.tsv: period '2024' is no date like 20241231\n"
    )
    (part,) = open_store(tmp_path / "g.govgraph").read()
    assert (part.company.sic, part.company.country, part.filing.public_float) == ("3670", "US", 1000.5)


def test_build_lists_what_it_skipped_beside_the_store(tmp_path: Path, data_set: Path) -> None:
    listed = tmp_path / "g.govgraph.skipped.csv"
    run("build", data_set, tmp_path / "none.txt", "--store", tmp_path / "g.govgraph")
    assert skipped_in(listed) == [
        ["source", "filing", "reason"],
        [str(data_set), "0000000012-25-000002", "sub.tsv: period '2024' is no date like 20241231"],
        [str(tmp_path / "none.txt"), "", "there is no such file or folder"],
    ]


def test_a_build_that_skips_nothing_removes_a_former_list(tmp_path: Path, section: Path) -> None:
    run("build", section, tmp_path / "none.txt", "--store", tmp_path / "g.govgraph")
    assert (tmp_path / "g.govgraph.skipped.csv").exists()
    assert run("build", section, "--store", tmp_path / "g.govgraph").exit_code == 0
    assert not (tmp_path / "g.govgraph.skipped.csv").exists()


def test_build_lists_what_it_skipped_where_it_is_told_to(tmp_path: Path, section: Path) -> None:
    run("build", section, tmp_path / "none.txt", "--store", tmp_path / "g.govgraph", "--skipped", tmp_path / "s.csv")
    assert len(skipped_in(tmp_path / "s.csv")) == 2
    assert not (tmp_path / "g.govgraph.skipped.csv").exists()


def test_build_leaves_no_journal_behind(tmp_path: Path, section: Path) -> None:
    run("build", section, "--store", tmp_path / "g.govgraph")
    assert not (tmp_path / "g.govgraph.journal").exists()


def test_build_takes_processes_or_a_cluster(tmp_path: Path, section: Path) -> None:
    result = run("build", section, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:8786")
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


def test_build_takes_no_facts_for_a_data_set(tmp_path: Path, data_set: Path) -> None:
    result = run("build", data_set, "--store", tmp_path / "g.govgraph", "--cik", "12")
    assert result.exit_code == 2
    assert "one source only" in result.stderr


def test_extract_of_a_data_set_asks_for_a_folder_and_names_files_by_the_filings(tmp_path: Path, data_set: Path) -> None:
    assert "-o DIR" in run("extract", data_set).stderr
    result = run("extract", data_set, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["0000000012-25-000001.json"]
    data = json.loads((tmp_path / "out" / "0000000012-25-000001.json").read_text())
    assert data["graph"]["public_float"] == 1000.5
    assert data["nodes"][0]["sic"] == "3670"


def test_text_of_a_data_set_asks_for_a_filing_and_prints_what_evidence_refers_to(
    tmp_path: Path, data_set: Path
) -> None:
    run("build", data_set, "--store", tmp_path / "g.govgraph")
    (part,) = open_store(tmp_path / "g.govgraph").read()
    text = run("text", data_set, "--filing", part.filing.filing_id).stdout
    saying = part.edges[0].evidence[0]
    assert text[saying.start : saying.end] == saying.text
    none = run("text", data_set, "--filing", "0000000099-25-000001")
    assert none.exit_code == 2
    assert "has no filing '0000000099-25-000001'" in none.stderr


def test_text_of_several_sources_finds_a_filing_by_its_id(tmp_path: Path, examples: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("text", examples, "--filing", "0009990001-25-000012")
    assert result.stdout_bytes == (examples / "halden-ridge-2024.txt").read_bytes()


def test_what_is_wrong_with_a_filing_that_can_be_read_is_said(tmp_path: Path) -> None:
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


def test_build_that_could_read_nothing_says_that_the_store_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").touch()
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph")
    assert (result.exit_code, result.stdout) == (2, f"0 filings: {tmp_path / 'g.govgraph'} is as it was; 1 skipped\n")
    assert not (tmp_path / "g.govgraph").exists()


def test_a_list_of_what_was_skipped_that_cannot_be_written_does_not_undo_the_build(
    tmp_path: Path, section: Path
) -> None:
    (tmp_path / "bad.txt").touch()
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph", "--skipped", tmp_path / "none" / "list.csv")
    assert result.exit_code == 1
    assert "warning: what was skipped is not listed: " in result.stderr
    assert len(open_store(tmp_path / "g.govgraph").read()) == 1
    (tmp_path / "bad.txt").unlink()
    (tmp_path / "old.csv").mkdir()
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph", "--skipped", tmp_path / "old.csv")
    assert result.exit_code == 1
    assert "a former list cannot be removed" in result.stderr


def test_an_archive_on_standard_input_is_told_to_be_saved(tmp_path: Path, data_set: Path) -> None:
    result = run("extract", "-", stdin=data_set.read_bytes())
    assert result.exit_code == 2
    assert "a zip archive, save it as a file and name that; expected" in result.stderr
