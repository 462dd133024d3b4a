"""The README says what is so."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
REWRITE = "run python .ci/readme.py --write"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme_maker", ROOT / ".ci" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_model(maker: ModuleType, readme: str) -> None:
    assert maker.nodes_table() in readme, REWRITE
    assert maker.edges_table() in readme, REWRITE


def test_the_commands_print_what_it_shows(maker: ModuleType, readme: str) -> None:
    assert maker.with_output(readme) == readme, REWRITE


def test_every_command_is_in_it(readme: str) -> None:
    from queries.cli import app

    for command in app.registered_commands:
        name = (command.name or command.callback.__name__) if command.callback else command.name
        assert f"| `govgraph {name}" in readme


def test_the_python_examples_run_in_turn(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", readme, re.DOTALL))
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own words
    assert names["rows"]


def test_the_files_it_links_to_are_there(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / target).exists(), target


def test_it_runs_on_this_python() -> None:
    assert sys.version_info >= (3, 11)
