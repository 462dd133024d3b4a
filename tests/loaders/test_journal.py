"""What a build has finished so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graphmodel import Block
from graphmodel.errors import UnwritableOutput
from loaders import journal as module
from loaders.filing import Document, FilingFacts
from loaders.journal import Journal, extractor, key_of

DOCUMENT = Document("a", "x/a.txt", "We have a CISO.", (Block(0, 15),))
GRAPH = b'{"nodes":[1,2],"said":",\\"graph\\":"}'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "g.govgraph"


@pytest.fixture
def opened(store: Path) -> Iterator[Journal]:
    journal = Journal.beside(store)
    assert journal is not None
    yield journal
    journal.close()


def again(store: Path) -> Journal:
    journal = Journal.beside(store)
    assert journal is not None
    return journal


def test_what_was_noted_is_there_after_a_crash(store: Path, opened: Journal) -> None:
    opened.note("k1", 'o "1",\u00e9', GRAPH)
    opened.note("k2", "o2", b"{}")
    opened.close()  # as the end of the process would
    journal = again(store)
    assert (len(journal), "k1" in journal, "k3" in journal) == (2, True, False)
    assert (journal.graph("k1"), journal.graph("k2")) == (GRAPH, b"{}")
    assert journal.keys_from('o "1",\u00e9') == {"k1"}
    assert journal.keys_from("none") == frozenset()
    journal.close()


def test_what_is_kept_counts_a_graph_that_was_written_when_ctrl_c_came(
    opened: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.kept() == 0

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(opened, "_index", interrupted)
        with pytest.raises(KeyboardInterrupt):
            opened.note("k1", "o1", GRAPH)
    assert opened.kept() == 1


def test_a_line_that_was_cut_is_dropped_and_the_next_is_whole(store: Path, opened: Journal) -> None:
    opened.note("k1", "o", GRAPH)
    opened.note("k2", "o", GRAPH)
    opened.close()
    whole = opened.path.read_bytes()
    for cut in range(1, len(whole) // 2):
        opened.path.write_bytes(whole[:-cut])
        journal = again(store)
        assert ("k1" in journal, "k2" in journal) == (True, False)
        journal.note("k3", "o", b"[3]")
        assert journal.graph("k3") == b"[3]"
        journal.close()
        assert opened.path.read_bytes().count(b"\n") == 2


def test_a_damaged_line_is_passed_over_and_the_others_kept(store: Path, opened: Journal) -> None:
    for key in ("k1", "k2", "k3"):
        opened.note(key, "o", GRAPH)
    opened.close()
    lines = opened.path.read_bytes().splitlines(keepends=True)
    opened.path.write_bytes(lines[0] + lines[1].replace(b"1,2", b"1,3") + b"\x00junk\n" + lines[2])
    journal = again(store)
    assert [key in journal for key in ("k1", "k2", "k3")] == [True, False, True]
    assert journal.graph("k3") == GRAPH
    journal.close()


def test_a_second_build_does_not_get_it(store: Path, opened: Journal) -> None:
    assert Journal.beside(store) is None
    opened.close()
    again(store).close()


def test_there_is_no_file_before_the_first_filing_and_none_once_all_is_stored(opened: Journal) -> None:
    assert not opened.path.exists()
    opened.note("k", "o", GRAPH)
    assert opened.path.exists()
    opened.close(remove=True)
    assert not opened.path.exists()


def test_a_place_that_takes_nothing_is_said(opened: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "FileIO", full)
    with pytest.raises(UnwritableOutput, match="No space left on device"):
        opened.note("k", "o", GRAPH)


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, filing_id="b"),
        replace(DOCUMENT, origin="x/b.txt"),
        replace(DOCUMENT, text="We have a CIO."),
        replace(DOCUMENT, blocks=(Block(0, 14),)),
        replace(DOCUMENT, blocks=(Block(0, 15, "cyd:X"),)),
        replace(DOCUMENT, flags={"integrated": True}),
        replace(DOCUMENT, facts=FilingFacts(cik="1")),
        replace(DOCUMENT, facts=FilingFacts(public_float=1.0)),
    ],
)
def test_whatever_changes_the_graph_changes_the_key(other: Document) -> None:
    assert key_of(other) != key_of(DOCUMENT)


def test_the_folder_that_a_source_lies_in_changes_nothing() -> None:
    assert key_of(replace(DOCUMENT, origin="y/a.txt")) == key_of(DOCUMENT)


def test_another_extractor_makes_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(DOCUMENT)
    monkeypatch.setattr(module, "extractor", lambda: bytes(32))
    assert key_of(DOCUMENT) != before


def test_the_extractor_s_digest_covers_code_vocabulary_and_weights() -> None:
    from importlib.resources import files

    names = {name for package in ("graphmodel", "loaders") for name, _ in module._contents(files(package), package)}
    assert {
        "loaders/extract/pipeline.py",
        "loaders/extract/vocabulary/frames.toml",
        "graphmodel/roles.py",
        "graphmodel/vocabulary/roles.toml",
    } <= names
    assert any(name.startswith("loaders/extract/judging/weights.") for name in names)
    assert len(extractor()) == 32
