"""Counting the market's names and wordings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def mine(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("mine")


def test_names_are_counted_by_their_head_and_whether_they_are_known(mine: ModuleType) -> None:
    counts = mine.Counts()
    mine.count_names("The audit committee oversees risk management.", counts)
    assert counts.names == {("committee", "audit committee"): 1, ("management", "risk management"): 1}
    assert counts.known_names["committee", "audit committee"] == 1
    assert counts.known_names["management", "risk management"] == 0


def test_wordings_are_counted_between_neighbours(mine: ModuleType) -> None:
    counts = mine.Counts()
    words = ["<O0>", "reports", "to", "<C1>", "and", "<T2>", "works", "with", "<C3>"]
    mine.count_wordings(words, [(0,), (1,), (2,), (1,)], {frozenset((0, 1))}, counts)
    assert counts.wordings == {("OC", "reports to"): 1, ("CT", "and"): 1, ("TC", "works with"): 1}
    assert counts.read_wordings["OC", "reports to"] == 1
    assert counts.read_wordings["TC", "works with"] == 0


@pytest.mark.shared
def test_a_data_set_has_its_filings(mine: ModuleType, shared: Path) -> None:
    smallest = min(mine.data_sets(shared), key=lambda path: path.stat().st_size)
    filings = list(mine.filings(smallest))
    assert filings
    assert all(filing.text.startswith("|") and filing.company for filing in filings)
