"""The tables of docs/survey.md, made from a store of made-up companies."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graphmodel import FilingGraph
from graphmodel.store import FileStore
from queries.survey import figures

PAGE = """# Figures

Words that stay.

## By size

|  | old head |
| --- | --- |
| ciso_line: CIO | old |
| ciso_years: median | old |

## All figures

| old |
"""


@pytest.fixture
def tables(
    tool: Callable[[str], ModuleType],
    tmp_path: Path,
    make_part: Callable[..., FilingGraph],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], list[str]]:
    """Makes the tables of a store of two companies, one of which is silent; the lines of the page."""
    nodes = {"ciso": ("Officer", "CISO", {"experience_years": 20}), "cio": ("Officer", "CIO")}
    line = ("ciso", "REPORTS_TO", "cio", "The CISO reports to the CIO.")
    big = make_part("big", company="Big", public_float=2e10, nodes=nodes, edges=[line])
    FileStore(tmp_path / "s.govgraph").write([big, make_part("quiet", company="Quiet")])
    (tmp_path / "survey.md").write_text(PAGE, encoding="utf-8")
    module = tool("survey_tables")
    monkeypatch.setattr(module, "PAGE", tmp_path / "survey.md")
    monkeypatch.setattr(sys, "argv", ["survey_tables.py", str(tmp_path / "s.govgraph")])

    def make() -> list[str]:
        module.main()
        return (tmp_path / "survey.md").read_text(encoding="utf-8").splitlines()

    return make


def test_the_table_by_size_has_the_rows_that_the_page_names(tables: Callable[[], list[str]]) -> None:
    lines = tables()
    assert lines[:5] == PAGE.splitlines()[:5]
    assert lines[6:10] == [
        "|  | $10 billion or more (1) | not known (1) | published |",
        "| --- | ---: | ---: | --- |",
        "| ciso_line: CIO | 100.0 % (20.7–100.0) | – (–) | 38 % Heidrick 2022 |",
        "| ciso_years: median | 20 years (–) | – (–) |  |",
    ]


def test_the_table_of_all_has_every_figure_once_with_its_denominator(tables: Callable[[], list[str]]) -> None:
    lines = tables()
    rows = lines[lines.index("## All figures") + 4 :]
    named = [row.split("|")[1].strip() for row in rows]
    assert [name for name in named if name] == [figure.name for figure in figures()]
    assert "| To whom the security officer reports | CIO | 1 | 1 | 100.0 % | 20.7–100.0 | 38 % Heidrick 2022 |" in rows


def test_made_again_they_are_the_same(tables: Callable[[], list[str]]) -> None:
    assert tables() == tables()
