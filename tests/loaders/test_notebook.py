"""Reading, extracting and building from Python."""

import warnings
from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.store import FileStore
from loaders.notebook import SkippedFiling, build, documents, graphs


@pytest.fixture
def folder(tmp_path: Path, examples: Path) -> Path:
    """One filing that can be read and one that cannot."""
    one = min(examples.glob("*.txt"))
    (tmp_path / one.name).write_bytes(one.read_bytes())
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 nothing")
    return tmp_path


def test_documents_have_the_text_and_its_blocks(examples: Path) -> None:
    found = documents(examples)
    assert len(found) > 3
    assert all(document.text and document.blocks for document in found)


def test_a_document_that_cannot_be_read_is_skipped_with_a_warning(folder: Path) -> None:
    with pytest.warns(SkippedFiling, match=r"broken\.zip") as caught:
        found = documents(folder)
    assert len(found) == len(caught) == 1
    assert caught[0].filename == __file__


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_skipped_with_a_warning(folder: Path, jobs: int) -> None:
    with pytest.warns(SkippedFiling, match=r"broken\.zip") as caught:
        found = graphs(folder, jobs=jobs)
    assert len(found) == len(caught) == 1
    assert found[0].edges
    assert caught[0].filename == __file__


def test_a_store_is_built_and_says_what_was_done(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.govgraph"
    with pytest.warns(SkippedFiling):
        built = build(folder, store=place)
    assert (built.filings, built.written.added, len(built.skipped)) == (1, 1, 1)
    with pytest.warns(SkippedFiling):
        again = build(folder, store=FileStore(place))
    assert again.written.unchanged == 1


def test_a_place_that_takes_no_store_is_told_before_the_work(examples: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings(), pytest.raises(StoreError):
        build(examples, store=tmp_path / "none" / "a.govgraph")
