"""build as a command: what it prints, what it writes, and with which exit code."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from graphmodel.store import open_store

Run = Callable[..., Result]


def skipped_in(path: Path) -> list[list[str]]:
    with path.open(newline="") as handle:
        return list(csv.reader(handle))


def test_build_warns_of_a_manifest_line_whose_file_is_missing(run: Run, tmp_path: Path, section: Path) -> None:
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


def test_build_makes_a_store_and_says_what_is_in_it(run: Run, tmp_path: Path, examples: Path) -> None:
    store = tmp_path / "g.govgraph"
    result = run("build", examples, "--store", store)
    assert result.exit_code == 0
    assert f"6 filings in {store} (6 added, 0 replaced, 0 unchanged): " in result.stdout
    assert result.stdout.count("\n") == 1
    assert result.stdout.endswith(" filings/s; 0 skipped\n")
    graph = open_store(store).read()
    assert len(graph) == 6
    assert len(graph.companies()) == 5


def test_build_again_changes_nothing(run: Run, tmp_path: Path, examples: Path) -> None:
    store = tmp_path / "g.govgraph"
    run("build", examples, "--store", store)
    before = store.read_bytes()
    result = run("build", examples, "--store", store)
    assert "(0 added, 0 replaced, 6 unchanged)" in result.stdout
    assert store.read_bytes() == before


def test_build_with_two_processes_gives_the_same_store(run: Run, tmp_path: Path, examples: Path) -> None:
    run("build", examples, "--store", tmp_path / "one.govgraph")
    result = run("build", examples, "--store", tmp_path / "two.govgraph", "--jobs", "2")
    assert result.exit_code == 0
    assert (tmp_path / "one.govgraph").read_bytes() == (tmp_path / "two.govgraph").read_bytes()


def test_build_takes_the_facts_of_one_source_from_options(run: Run, tmp_path: Path, section: Path) -> None:
    store = tmp_path / "g.govgraph"
    facts = ("--company", "Halden", "--cik", "12", "--ticker", "HRDG", "--form", "10-K", "--fiscal-year", "2024")
    assert run("build", section, "--store", store, *facts).exit_code == 0
    (part,) = open_store(store).read()
    assert (part.company.name, part.company.cik, part.company.ticker) == ("Halden", "12", "HRDG")
    assert (part.filing.form, part.filing.fiscal_year) == ("10-K", 2024)


@pytest.mark.parametrize(
    ("args", "said"), [(("--company", "Halden"), "one source only"), (("--cik", "x"), "one source only")]
)
def test_build_takes_no_facts_for_several_sources(
    run: Run, tmp_path: Path, examples: Path, args: tuple[str], said: str
) -> None:
    result = run("build", examples, "--store", tmp_path / "g.govgraph", *args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_build_refuses_facts_that_cannot_be(run: Run, tmp_path: Path, section: Path) -> None:
    result = run("build", section, "--store", tmp_path / "g.govgraph", "--fiscal-year", "FY24")
    assert result.exit_code == 2
    assert "fiscal_year 'FY24' is no year" in result.stderr
    assert not (tmp_path / "g.govgraph").exists()


def test_build_with_some_bad_filings_keeps_the_good_ones(run: Run, tmp_path: Path, section: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x00\xff")
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph")
    assert result.exit_code == 1
    assert "binary.txt: this is a binary file" in result.stderr
    assert result.stdout.endswith("1 skipped\n")
    assert len(open_store(tmp_path / "g.govgraph").read()) == 1


def test_build_of_nothing_but_bad_filings_leaves_the_store_alone(run: Run, tmp_path: Path, section: Path) -> None:
    store = tmp_path / "g.govgraph"
    run("build", section, "--store", store)
    before = store.read_bytes()
    assert run("build", tmp_path / "none.txt", "--store", store).exit_code == 2
    assert store.read_bytes() == before


def test_build_says_that_a_store_is_damaged_before_it_reads_filings(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "g.govgraph"
    store.write_bytes(b"no store")
    result = run("build", tmp_path / "none.txt", "--store", store)
    assert result.exit_code == 2
    assert "is not a govgraph store" in result.stderr
    assert "skipped" not in result.stderr


def test_build_leaves_a_damaged_store_as_it_is(run: Run, tmp_path: Path, section: Path) -> None:
    store = tmp_path / "g.govgraph"
    store.write_bytes(b"no store")
    result = run("build", section, "--store", store)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {store}: ")
    assert store.read_bytes() == b"no store"


@pytest.mark.parametrize("store", ["plain.txt", "missing/folder/g.govgraph"])
def test_build_names_a_store_that_cannot_be(run: Run, tmp_path: Path, section: Path, store: str) -> None:
    result = run("build", section, "--store", tmp_path / store)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


def test_build_stores_what_a_data_set_says_of_company_and_filing(run: Run, tmp_path: Path, data_set: Path) -> None:
    result = run("build", data_set, "--store", tmp_path / "g.govgraph")
    assert result.exit_code == 1
    assert result.stderr == (
        f"skipped: {data_set}: 0000000012-25-000002: sub.tsv: period '2024' is no date like 20241231\n"
    )
    (part,) = open_store(tmp_path / "g.govgraph").read()
    assert (part.company.sic, part.company.country, part.filing.public_float) == ("3670", "US", 1000.5)


def test_build_lists_what_it_skipped_beside_the_store(run: Run, tmp_path: Path, data_set: Path) -> None:
    listed = tmp_path / "g.govgraph.skipped.csv"
    run("build", data_set, tmp_path / "none.txt", "--store", tmp_path / "g.govgraph")
    assert skipped_in(listed) == [
        ["source", "filing", "reason"],
        [str(data_set), "0000000012-25-000002", "sub.tsv: period '2024' is no date like 20241231"],
        [str(tmp_path / "none.txt"), "", "there is no such file or folder"],
    ]


def test_a_build_that_skips_nothing_removes_a_former_list(run: Run, tmp_path: Path, section: Path) -> None:
    run("build", section, tmp_path / "none.txt", "--store", tmp_path / "g.govgraph")
    assert (tmp_path / "g.govgraph.skipped.csv").exists()
    assert run("build", section, "--store", tmp_path / "g.govgraph").exit_code == 0
    assert not (tmp_path / "g.govgraph.skipped.csv").exists()


def test_build_lists_what_it_skipped_where_it_is_told_to(run: Run, tmp_path: Path, section: Path) -> None:
    run("build", section, tmp_path / "none.txt", "--store", tmp_path / "g.govgraph", "--skipped", tmp_path / "s.csv")
    assert len(skipped_in(tmp_path / "s.csv")) == 2
    assert not (tmp_path / "g.govgraph.skipped.csv").exists()


def test_build_leaves_no_journal_behind(run: Run, tmp_path: Path, section: Path) -> None:
    run("build", section, "--store", tmp_path / "g.govgraph")
    assert not (tmp_path / "g.govgraph.journal").exists()


def test_build_takes_processes_or_a_cluster(run: Run, tmp_path: Path, section: Path) -> None:
    result = run("build", section, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:8786")
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


def test_build_takes_no_facts_for_a_data_set(run: Run, tmp_path: Path, data_set: Path) -> None:
    result = run("build", data_set, "--store", tmp_path / "g.govgraph", "--cik", "12")
    assert result.exit_code == 2
    assert "one source only" in result.stderr


def test_build_that_could_read_nothing_says_that_the_store_is_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").touch()
    result = run("build", tmp_path, "--store", tmp_path / "g.govgraph")
    assert (result.exit_code, result.stdout) == (2, f"0 filings: {tmp_path / 'g.govgraph'} is as it was; 1 skipped\n")
    assert not (tmp_path / "g.govgraph").exists()


def test_a_list_of_what_was_skipped_that_cannot_be_written_does_not_undo_the_build(
    run: Run, tmp_path: Path, section: Path
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
