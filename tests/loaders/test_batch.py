"""Many sources."""

from __future__ import annotations

import os
import re
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from graphmodel.errors import GovgraphError, NoDisclosure, UnreadableSource
from loaders.batch import LARGEST_SOURCE, Extracted, Skipped, Source, extract_all, load, sources
from loaders.filing import FilingFacts
from loaders.workers import Processes

SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer.\n"
INSTANCE = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:cyd="http://xbrl.sec.gov/cyd/2024">'
    '<cyd:CybersecurityRiskRoleOfManagementTextBlock contextRef="c">Our CISO reports to the CEO.'
    "</cyd:CybersecurityRiskRoleOfManagementTextBlock></xbrl>"
)


def origins(*paths: str | Path) -> list[str]:
    return [source.origin for source in sources(paths)]


def test_a_folder_gives_its_filings_by_path_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTM", "c/d.html", ".hidden.txt", ".git/e.txt", "filings.csv", "README.md", "a.gold.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SECTION)
    assert origins(tmp_path) == [str(tmp_path / name) for name in ("a.HTM", "b.txt", "c/d.html")]


def test_sources_keep_the_order_they_are_named_in() -> None:
    assert origins("b.txt", "a.txt") == ["b.txt", "a.txt"]


def test_a_file_reached_twice_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECTION)
    assert origins(tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt") == [str(tmp_path / "a.txt")]


def test_what_is_missing_is_a_source_that_cannot_be_loaded(tmp_path: Path) -> None:
    (source,) = sources([tmp_path / "none.txt"])
    with pytest.raises(UnreadableSource, match="no such file"):
        load(source)


def test_a_folder_without_filings_says_what_was_expected(tmp_path: Path) -> None:
    (source,) = sources([tmp_path])
    with pytest.raises(UnreadableSource, match=r"a folder without filings; expected \.htm"):
        load(source)


def test_a_name_that_is_no_text_is_asked_to_be_changed(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/Gr\xfcn.txt")
    try:
        Path(path).write_text(SECTION)
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (skipped,) = extract_all([tmp_path])
    assert isinstance(skipped, Skipped)
    assert "rename the file" in skipped.reason


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "b"
    closed.mkdir()
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text(SECTION)
    scan = os.scandir

    def refuse(path: str | os.PathLike[str]) -> object:
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    results = list(extract_all([tmp_path]))
    assert [type(result) for result in results] == [Extracted, Skipped, Extracted]
    assert results[1] == Skipped(str(closed), "cannot be read (Permission denied)")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_cannot_be_read(name: str) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        load(Source(name))


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableSource, match="no regular file"):
        load(Source(str(tmp_path / "pipe.txt")))


def test_a_source_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as handle:
        handle.truncate(LARGEST_SOURCE + 1)
    with pytest.raises(UnreadableSource, match="larger than"):
        load(Source(str(path)))


def test_a_full_submission_may_be_larger_than_other_sources(tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    path.write_bytes(b"<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 8-K\n</SEC-HEADER>\n<DOCUMENT>\n<TEXT>\n</TEXT>\n")
    with path.open("ab") as handle:
        handle.truncate(LARGEST_SOURCE + 1000)
    with pytest.raises(NoDisclosure, match="a submission of form '8-K'"):
        load(Source(str(path)))


def test_what_is_given_goes_over_the_manifest_and_that_over_the_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SECTION)
    (tmp_path / "filings.csv").write_text("source,company,form\na.txt,Halden,10-K\n")
    (document,) = load(Source(str(path), given=FilingFacts(company="Other")))
    assert (document.facts.company, document.facts.form, document.facts.section) == ("Other", "10-K", "Item 1C")


def test_standard_input_is_a_source_by_its_content() -> None:
    (document,) = load(Source("-", SECTION.encode()))
    assert (document.filing_id, document.text) == ("stdin", SECTION)


def test_the_examples_all_become_graphs(examples: Path) -> None:
    results = list(extract_all([examples]))
    assert len(results) >= 6
    assert all(isinstance(result, Extracted) and result.graph.edges for result in results)


def test_evidence_is_the_text_of_the_source_at_its_span(examples: Path) -> None:
    for result in extract_all([examples]):
        assert isinstance(result, Extracted)
        (document,) = load(result.source)
        for edge in result.graph.edges:
            for saying in edge.evidence:
                assert document.text[saying.start : saying.end] == saying.text


def dirty_folder(folder: Path, examples: Path) -> Path:
    """Good filings between bad ones, more than one chunk of work."""
    for path in examples.glob("*-20*"):
        shutil.copy(path, folder / f"b-{path.name}")
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(b"\x00\x01")
    (folder / "d-balance.txt").write_text("|\nBALANCE SHEETS\n|Cash\n|5\n")
    for number in range(20):
        (folder / f"e-{number:02}.txt").write_text(f"{SECTION}The CISO briefs the Board {number} times.\n")
    return folder


def test_bad_filings_are_skipped_with_their_reason_and_the_rest_goes_on(tmp_path: Path, examples: Path) -> None:
    results = list(extract_all([dirty_folder(tmp_path, examples)]))
    skipped = [result for result in results if isinstance(result, Skipped)]
    assert [Path(result.origin).name for result in skipped] == ["a-empty.txt", "c-binary.txt", "d-balance.txt"]
    assert "empty" in skipped[0].reason
    assert "binary" in skipped[1].reason
    assert "cyd" in skipped[2].reason
    assert len(results) == 3 + 6 + 20


def test_results_are_the_same_whatever_the_executor(tmp_path: Path, examples: Path) -> None:
    folder = dirty_folder(tmp_path, examples)
    alone = list(extract_all([folder]))
    pools: list[Executor] = [ThreadPoolExecutor(3), ProcessPoolExecutor(2, mp_context=get_context("spawn"))]
    for pool in pools:
        with pool:
            assert list(extract_all([folder], pool)) == alone


def test_a_second_source_with_the_same_id_is_told_apart_from_the_first(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "R30.txt").write_text(SECTION)
    kept, skipped = extract_all([tmp_path])
    assert isinstance(kept, Extracted)
    assert isinstance(skipped, Skipped)
    assert skipped.origin == str(tmp_path / "b" / "R30.txt")
    assert "has the filing id 'R30', as has" in skipped.reason


def test_a_report_and_its_instance_are_one_filing(tmp_path: Path) -> None:
    for folder, manifest in (("a", ""), ("b", "source,accession\nx.htm,0000000012-25-000001\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "filings.csv").write_text(manifest or "source\n")
        (tmp_path / folder / "x.htm").write_text(SECTION)
        (tmp_path / folder / "x_htm.xml").write_text(INSTANCE)
    results = list(extract_all([tmp_path]))
    assert [type(result) for result in results] == [Extracted, Skipped] * 2
    for folder, skipped in (("a", results[1]), ("b", results[3])):
        assert isinstance(skipped, Skipped)
        assert skipped.origin == str(tmp_path / folder / "x_htm.xml")
        assert skipped.reason.endswith(
            f"a second time; the first one, which is taken, is from {tmp_path / folder / 'x.htm'}"
        )


def test_an_instance_is_read_where_its_report_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "x.htm").write_bytes(b"\x00")
    (tmp_path / "x_htm.xml").write_text(INSTANCE)
    skipped, extracted = extract_all([tmp_path])
    assert isinstance(skipped, Skipped)
    assert isinstance(extracted, Extracted)
    assert (extracted.graph.filing.filing_id, extracted.name) == ("x", "x_htm")


def test_a_bad_manifest_skips_its_folder_and_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECTION)
    (tmp_path / "filings.csv").write_text("source,cik\na.txt,abc\n")
    (skipped,) = extract_all([tmp_path])
    assert isinstance(skipped, Skipped)
    assert "filings.csv: line 2: cik 'abc'" in skipped.reason


def test_a_fault_in_extraction_skips_that_filing_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(document: object) -> None:
        raise RecursionError("too\ndeep")

    (tmp_path / "a.txt").write_text(SECTION)
    monkeypatch.setattr("loaders.batch.extract", faulty)
    (skipped,) = extract_all([tmp_path])
    assert isinstance(skipped, Skipped)
    assert "RecursionError: too deep" in skipped.reason
    assert "\n" not in skipped.reason


def die(chunk: object) -> None:
    os._exit(1)


def test_a_dead_worker_is_said_and_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(SECTION)
    monkeypatch.setattr("loaders.batch._extract_chunk", die)
    with (
        ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool,
        pytest.raises(GovgraphError, match="worker process died"),
    ):
        list(extract_all([tmp_path], pool))


class Mortal(Processes):
    """Processes that die at sources of some names."""

    def __init__(self, deadly: str, deaths: int = 1000) -> None:
        self.told: list[str] = []
        super().__init__(2, self.told.append)
        self.deadly = deadly
        self.deaths = deaths

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        is_deadly = any(re.search(self.deadly, task[0].origin) for task in args[0])
        if is_deadly and self.deaths:
            self.deaths -= 1
            return super().submit(os._exit, 1)
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(40):
        (tmp_path / f"f{number:02}.txt").write_text(f"{SECTION}We have {number} plants.\n")
    return tmp_path


def test_a_source_that_kills_its_worker_is_skipped_and_the_rest_goes_on(many: Path) -> None:
    expected = list(extract_all([many]))
    with Mortal(r"f(05|06|33)\.txt") as executor:
        results = list(extract_all([many], executor))
    deadly = [result.origin for result in results if isinstance(result, Skipped)]
    assert deadly == [str(many / f"f{number}.txt") for number in ("05", "06", "33")]
    assert all("died" in result.reason for result in results if isinstance(result, Skipped))
    kept = [one for one in expected if isinstance(one, Extracted) and one.source.origin not in deadly]
    assert [result for result in results if isinstance(result, Extracted)] == kept


def test_a_worker_that_dies_of_something_else_costs_no_filing(many: Path) -> None:
    with Mortal("f11", deaths=1) as executor:
        assert list(extract_all([many], executor)) == list(extract_all([many]))
    assert executor.told == ["a worker process died (out of memory?); others are started"]


def test_processes_that_cannot_work_at_all_are_not_started_for_ever(many: Path) -> None:
    with Mortal("f") as executor, pytest.raises(GovgraphError, match="worker process died"):
        list(extract_all([many], executor))


def test_an_error_of_a_reader_keeps_its_kind() -> None:
    with pytest.raises(NoDisclosure):
        load(Source("-", b"|Cash\n|5\n"))


def bulk(folder: Path, *numbers: int) -> Path:
    """A data set in a zip archive, with a filing for each number."""
    head = "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\n"
    ids = [f"0000000012-25-{number:06}" for number in numbers]
    rows = (f"{i}\tCybersecurityRiskRoleOfManagementTextBlock\tcyd/2024\t20241231\t4\t0\t\t0\t\t{SAID}\n" for i in ids)
    with zipfile.ZipFile(folder, "w") as archive:
        archive.writestr("sub.tsv", head + "".join(f"{i}\t12\tHALDEN\t\t\t\t10-K\t20241231\t20250201\n" for i in ids))
        columns = "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"
        archive.writestr("txt.tsv", columns + "".join(rows))
    return folder


SAID = "Our CISO reports to the Chief Executive Officer."


def test_a_data_set_s_filings_become_graphs_with_their_facts(tmp_path: Path) -> None:
    path = bulk(tmp_path / "2025q1_notes.zip", 1, 2)
    first, second = extract_all([path])
    assert isinstance(first, Extracted)
    assert isinstance(second, Extracted)
    assert (first.graph.filing.filing_id, second.graph.filing.filing_id) == (first.name, second.name)
    assert first.name == "0000000012-25-000001"
    assert first.graph.filing.source == "2025q1_notes.zip"
    assert (first.graph.company.name, first.graph.company.cik) == ("HALDEN", "12")
    assert first.graph.edges[0].evidence[0].text == SAID


def test_a_filing_in_two_data_sets_is_taken_once_and_the_other_reported(tmp_path: Path) -> None:
    bulk(tmp_path / "a.zip", 1, 2)
    bulk(tmp_path / "b.zip", 2, 3)
    results = list(extract_all([tmp_path]))
    assert [type(result) for result in results] == [Extracted, Extracted, Skipped, Extracted]
    assert isinstance(results[2], Skipped)
    assert (results[2].origin, results[2].filing) == (str(tmp_path / "b.zip"), "0000000012-25-000002")
    assert results[2].reason == f"a second time; the first one, which is taken, is from {tmp_path / 'a.zip'}"


def test_sources_of_every_kind_are_the_same_whatever_the_executor(tmp_path: Path) -> None:
    bulk(tmp_path / "a.zip", *range(30))
    (tmp_path / "b.txt").write_text(SECTION)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for number in range(20):
            archive.writestr(f"m{number}.txt", SECTION + str(number))
        archive.writestr("../m.txt", SECTION)
    (tmp_path / "d.zip").write_bytes((tmp_path / "c.zip").read_bytes()[:-30])
    alone = list(extract_all([tmp_path]))
    assert sum(isinstance(result, Extracted) for result in alone) == 51
    pools: list[Executor] = [ThreadPoolExecutor(3), ProcessPoolExecutor(2, mp_context=get_context("spawn"))]
    for pool in pools:
        with pool:
            assert list(extract_all([tmp_path], pool)) == alone


def test_200_megabytes_of_garbage_are_refused_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    with (tmp_path / "garbage.txt").open("wb") as handle, (tmp_path / "set" / "txt.tsv").open("wb") as table:
        handle.truncate(200 << 20)
        table.write(b"adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n")
        for _ in range(200):
            table.write(os.urandom(1 << 10).replace(b"\n", b"") * (1 << 10))
    (tmp_path / "set" / "sub.tsv").write_text("adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\n")
    (tmp_path / "good.txt").write_text(SECTION)
    tracemalloc.start()
    results = {Path(str(getattr(result, "origin", "good"))).name: result for result in extract_all([tmp_path])}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(results["good"], Extracted)
    assert "larger than the 64 MB" in str(results["garbage.txt"])
    assert "longer than 16 MB: this is no table" in str(results["set"])
    assert peak < 250 << 20
