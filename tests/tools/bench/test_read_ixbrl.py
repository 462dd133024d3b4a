"""Measuring the reading of Inline XBRL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def bench(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("bench/read_ixbrl")


def test_too_small_a_ratio_and_other_facts_are_not_reached(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = {"govgraph": 1.0, "lxml (bare parse)": 0.5, "Arelle": 19.0, "edgartools": 21.0}
    facts = {"govgraph": [Counter({("A", "x"): 1})], "lxml (bare parse)": [], "Arelle": [Counter({("A", "y"): 1})]}
    assert bench.report(seconds, facts | {"edgartools": facts["Arelle"]}, 1) == 1
    said = capsys.readouterr().out
    assert "NOT REACHED: Arelle takes 19.0 × as long, not 20 ×" in said
    assert "NOT REACHED: more than 1.5 × a bare parse" in said
    assert "NOT REACHED: the facts are not Arelle's" in said
    assert "edgartools takes" not in said
    assert "| edgartools | 21.000 | 21.0 | 42.00 | 1 of 1 |" in said
    assert "ixbrlparse is not installed" in said


@pytest.mark.shared
def test_the_facts_of_real_reports_are_measured(bench: ModuleType, shared: Path) -> None:
    path = shared / "ixbrl" / "10k-2024-nflx.htm"
    reader, facts_of = bench.readers()["govgraph"]
    best = bench.measured(path, {"govgraph": reader}, 2)["govgraph"]
    facts = facts_of(best[1])
    assert best[0] > 0
    assert facts.total() == 15
    assert facts["CybersecurityRiskManagementThirdPartyEngagedFlag", "true"] == 1
