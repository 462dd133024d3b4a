"""From sources to a store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphmodel.errors import GovgraphError, UnwritableOutput
from graphmodel.store import FileStore
from loaders import batch
from loaders.batch import Made, Skipped
from loaders.build import Built, build
from loaders.find import sources
from loaders.journal import Journal
from loaders.supply import Supply


@pytest.fixture
def filings(tmp_path: Path, examples: Path) -> Path:
    folder = tmp_path / "filings"
    shutil.copytree(examples, folder)
    (folder / "bad.txt").write_bytes(b"\x00")
    return folder


def journal(store: FileStore) -> Journal:
    opened = Journal.beside(store.path)
    assert opened is not None
    return opened


def run(filings: Path, store: FileStore, **options: object) -> Built:
    return build(Supply(sources([filings])), store, **options)  # type: ignore[arg-type]


def test_a_build_counts_what_it_stored_and_skipped(tmp_path: Path, filings: Path) -> None:
    store = FileStore(tmp_path / "g.govgraph")
    seen: list[Made | Skipped] = []
    built = run(filings, store, watch=seen.append)
    graph = store.read()
    assert (built.filings, built.written.added, len(graph)) == (6, 6, 6)
    assert built.nodes == sum(len(part.nodes) for part in graph) + len(graph.companies())
    assert built.edges == sum(len(part.edges) for part in graph)
    assert [skipped.origin for skipped in built.skipped] == [str(filings / "bad.txt")]
    assert len(seen) == 7


def test_what_the_journal_has_is_not_extracted_again(
    tmp_path: Path, filings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, store = FileStore(tmp_path / "whole.govgraph"), FileStore(tmp_path / "g.govgraph")
    run(filings, whole)
    extract, done = batch.extract, []

    def interrupted(document: object) -> object:
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(document)
        return extract(document)  # type: ignore[arg-type]

    kept = journal(store)
    monkeypatch.setattr(batch, "extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(filings, store, journal=kept)
    kept.close()
    assert not store.path.exists()

    done.clear()
    kept = journal(store)
    built = run(filings, store, journal=kept)
    assert (built.resumed, len(done)) == (4, 2)
    assert store.path.read_bytes() == whole.path.read_bytes()
    assert not kept.path.exists()


def test_a_filing_that_changed_meanwhile_is_extracted_again(tmp_path: Path, filings: Path) -> None:
    store, whole = FileStore(tmp_path / "g.govgraph"), FileStore(tmp_path / "whole.govgraph")
    kept = journal(store)
    list(batch.made_of(Supply(sources([filings])), None, kept))
    kept.close()
    changed = filings / "halden-ridge-2024.txt"
    changed.write_text(changed.read_text().replace("Audit Committee", "Risk Committee"))
    kept = journal(store)
    assert run(filings, store, journal=kept).resumed == 5
    run(filings, whole)
    assert store.path.read_bytes() == whole.path.read_bytes()


def test_confidence_is_asked_for_anew_of_what_the_journal_has(tmp_path: Path, filings: Path) -> None:
    store, whole = FileStore(tmp_path / "g.govgraph"), FileStore(tmp_path / "whole.govgraph")
    kept = journal(store)
    list(batch.made_of(Supply(sources([filings])), None, kept))
    assert run(filings, store, journal=kept, min_confidence=0.8).resumed == 6
    run(filings, whole, min_confidence=0.8)
    assert store.path.read_bytes() == whole.path.read_bytes()


def test_the_journal_stays_where_the_store_cannot_be_written(
    tmp_path: Path, filings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(tmp_path / "g.govgraph")
    kept = journal(store)

    def refuse(*_: object) -> None:
        raise UnwritableOutput("full")

    with monkeypatch.context() as patch:
        patch.setattr(FileStore, "write", refuse)
        with pytest.raises(GovgraphError):
            run(filings, store, journal=kept)
    kept.close()
    kept = journal(store)
    assert run(filings, store, journal=kept).resumed == 6


def test_a_second_filing_of_one_id_is_skipped_from_the_journal_as_well(tmp_path: Path, filings: Path) -> None:
    (filings / "b").mkdir()
    shutil.copy(filings / "tidewell-realty-2024.txt", filings / "b" / "tidewell-realty-2024.txt")
    manifest = "source,accession\ntidewell-realty-2024.txt,0009990004-25-000015\n"  # the first one's number
    (filings / "b" / "filings.csv").write_text(manifest)
    store = FileStore(tmp_path / "g.govgraph")
    for _ in range(2):
        kept = journal(store)
        results = list(batch.made_of(Supply(sources([filings])), None, kept))
        kept.close()
        skipped = {Path(result.origin).name for result in results if isinstance(result, Skipped)}
        assert skipped == {"bad.txt", "tidewell-realty-2024.txt"}
