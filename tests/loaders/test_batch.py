"""Many sources."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from graphmodel.errors import GovgraphError, NoDisclosure, UnreadableSource
from loaders.batch import LARGEST_SOURCE, Extracted, Skipped, Source, extract_all, load, sources
from loaders.filing import FilingFacts

SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer.\n"


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


def test_an_error_of_a_reader_keeps_its_kind() -> None:
    with pytest.raises(NoDisclosure):
        load(Source("-", b"|Cash\n|5\n"))
