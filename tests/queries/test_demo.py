from pathlib import Path

import pytest

from graphmodel.errors import GovgraphError, UnwritableOutput
from graphmodel.store import FileStore
from queries import cli, demo
from queries.answer import Rows


def test_builds_asks_and_draws(tmp_path: Path) -> None:
    steps = list(demo.run_demo(tmp_path / "new" / "folder"))
    lines = [step for step in steps if isinstance(step, str)]
    answers = [step for step in steps if isinstance(step, Rows)]
    assert "made-up companies" in lines[0]
    assert len(answers) == len(demo.QUESTIONS)
    assert all(answer.rows for answer in answers)
    pages = sorted((tmp_path / "new" / "folder").glob("*.html"))
    assert len(pages) == 2
    assert all(f"written: {page}" in lines for page in pages)
    assert not [line for line in lines if line.startswith("skipped")]
    assert len(FileStore(tmp_path / "new" / "folder" / "demo.govgraph").read()) >= 4


def test_running_it_again_changes_nothing(tmp_path: Path) -> None:
    files = []
    for _ in range(2):
        list(demo.run_demo(tmp_path))
        files.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert files[0] == files[1]


def test_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput, match="no folder can be made"):
        list(demo.run_demo(tmp_path / "file"))


def test_says_that_the_examples_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo.queries, "__file__", str(tmp_path / "queries" / "__init__.py"))
    with pytest.raises(GovgraphError, match="example filings are missing"):
        list(demo.run_demo(tmp_path))


def test_the_command_names_the_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["demo", "-o", str(tmp_path)])
    assert ended.value.code == 0
    out = "".join(capsys.readouterr().out.split())
    assert out.count("written:") == 2
    assert str(tmp_path / "comparison.html") in out
