"""Scores against the gold graphs: floors a little under what was reached."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from graphmodel import node_link
from loaders.extract import extract
from loaders.read import read_source


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    """The scorer, `score.py` of the shared folder."""
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
@pytest.mark.parametrize(
    ("gold", "nodes", "edges", "reporting"),
    [("seeds", 0.94, 0.90, 0.74), ("tune", 0.93, 0.89, 0.89), ("check", 0.86, 0.74, 0.74)],
)
def test_scores_stay_above_their_floors(
    shared: Path, score: ModuleType, gold: str, nodes: float, edges: float, reporting: float
) -> None:
    tallies = score.new_tallies()
    for path in sorted((shared / "gold" / gold).glob("*.gold.json")):
        source = path.with_name(path.name.replace(".gold.json", ".txt"))
        document = read_source(source.read_bytes(), str(source))[0]
        predicted = json.loads(json.dumps(node_link(extract(document))))
        score.score_file(json.loads(path.read_text(encoding="utf-8")), predicted, document.text, tallies, None)
    f1 = {name: tallies[name].prf()[2] for name in ("nodes", "edges", "reporting")}
    assert tallies["evidence"].prf()[0] == 1.0
    assert {
        name: value
        for name, value in f1.items()
        if value < {"nodes": nodes, "edges": edges, "reporting": reporting}[name]
    } == {}
