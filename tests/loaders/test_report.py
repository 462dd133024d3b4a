"""The list of what was skipped."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graphmodel.errors import UnwritableOutput
from loaders.batch import Skipped
from loaders.report import write_report


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="") as handle:
        return list(csv.reader(handle))


def test_each_skipped_filing_is_a_line_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    write_report(path, [Skipped("a.txt", 'empty, "so"'), Skipped("q.zip", "bad", "0000000012-25-000001")])
    assert rows(path) == [
        ["source", "filing", "reason"],
        ["a.txt", "", 'empty, "so"'],
        ["q.zip", "0000000012-25-000001", "bad"],
    ]


def test_where_nothing_is_skipped_there_is_no_file_and_a_former_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    write_report(path, [Skipped("a.txt", "empty")])
    write_report(path, [])
    assert not path.exists()
    write_report(path, [])


def test_names_neither_reach_a_terminal_nor_run_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    write_report(path, [Skipped("=cmd()|x.txt", "\x1b[2J"), Skipped("-", "empty")])
    assert rows(path)[1:] == [["'=cmd()|x.txt", "", "\\x1b[2J"], ["-", "", "empty"]]


def test_a_place_that_does_not_take_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput):
        write_report(tmp_path / "none" / "s.csv", [Skipped("a", "b")])
    with pytest.raises(UnwritableOutput, match="cannot be removed"):
        write_report(tmp_path, [])
