"""Measuring extraction beside another pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def bench(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("bench/extract_spacy")


def test_times_are_a_filing_s_and_ratios_to_ours(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    documents = [bench.Document(name, name, "x" * length, ()) for name, length in (("a", 100), ("b", 300))]
    bench.report({"govgraph": 0.05, "other": 0.6}, documents)
    said = capsys.readouterr().out
    assert "a filing of 200 characters" in said
    assert "| govgraph | 25.0 | 1.0 |" in said
    assert "| other | 300.0 | 12.0 |" in said


def test_without_filings_nothing_is_measured(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["extract_spacy.py", str(tmp_path)])
    assert bench.main() == 2
    assert f"no filings in {tmp_path / 'fsn'}" in capsys.readouterr().err


@pytest.mark.shared
def test_every_program_gets_the_same_real_texts(bench: ModuleType, shared: Path) -> None:
    documents = bench.sample(shared, 3)
    seen: list[str] = []
    seconds = bench.measured(documents, {"govgraph": bench.extract, "other": lambda one: seen.append(one.text)}, 1)
    assert list(seconds) == ["govgraph", "other"]
    assert seen == [documents[0].text, *(one.text for one in documents)]
