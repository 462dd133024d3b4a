"""How far a build is."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from loaders.batch import Made, Skipped
from loaders.find import sources
from loaders.progress import progress
from loaders.source import Source
from loaders.supply import Supply


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def be_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let stderr be a terminal; in the test itself, for pytest puts its own there after the fixtures."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    for name in ("NO_COLOR", "TTY_INTERACTIVE", "TTY_COMPATIBLE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return stream


def test_a_terminal_sees_how_many_of_how_many_are_done_and_what_was_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = be_terminal(monkeypatch)
    with progress(Supply([Source("a"), Source("b\x1b[2J")])) as note:
        note(Made(Source("a"), "a", "key", b"{}", "a"))
        note(Skipped("b\x1b[2J", "empty"))
    shown = terminal.getvalue()
    assert "2 of 2" in shown
    assert "skipped: b\\x1b[2J: empty" in shown


def test_the_total_is_not_known_before_a_data_set_is_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = be_terminal(monkeypatch)
    for name in ("sub.tsv", "txt.tsv"):
        (tmp_path / name).write_text("x")
    with progress(Supply(sources([tmp_path]))):
        pass
    assert "0 of ?" in terminal.getvalue()


def test_elsewhere_only_what_is_skipped_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(Supply([Source("a")])) as note:
        note(Made(Source("a"), "a", "key", b"{}", "a"))
        note(Skipped("q.zip", "bad", "0000000012-25-000001"))
    assert capsys.readouterr().err == "skipped: q.zip: 0000000012-25-000001: bad\n"
