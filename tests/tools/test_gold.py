"""The gold graphs of `tests/gold`: they fit the filings they speak of, and the model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graphmodel import LABELS, may_join

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"


@pytest.fixture
def gold(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("gold")


@pytest.mark.shared
def test_unfolded_gold_stands_in_its_text(gold: ModuleType, shared: Path, tmp_path: Path) -> None:
    assert gold.unfold("measure", tmp_path, shared) == 80
    for path in tmp_path.glob("*.gold.json"):
        graph = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(f"{graph['id']}.txt").read_text(encoding="utf-8")
        assert all(sentence in text for edge in graph["edges"] for sentence in edge["evidence"])
        words = " ".join(text.lower().split())
        assert all(" ".join(form.lower().split()) in words for node in graph["nodes"][2:] for form in node["aliases"])


@pytest.mark.parametrize("use", ["learn", "measure"])
def test_gold_graphs_are_whole(use: str) -> None:
    seen: set[str] = set()
    for path in (GOLD / use).glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            graph = json.loads(line)
            assert graph["id"] not in seen
            seen.add(graph["id"])
            labels = {node["id"]: node["label"] for node in graph["nodes"]}
            assert set(labels.values()) <= set(LABELS)
            keys = [(edge["source"], edge["type"], edge["target"]) for edge in graph["edges"]]
            assert len(set(keys)) == len(keys)
            assert all(edge["evidence"] for edge in graph["edges"])
            assert {end for source, _, target in keys for end in (source, target)} <= set(labels)
    assert seen


def test_nearly_all_gold_edges_fit_the_model() -> None:
    fits = []
    for path in GOLD.glob("*/*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            graph = json.loads(line)
            labels = {node["id"]: node["label"] for node in graph["nodes"]}
            fits += [may_join(e["type"], labels[e["source"]], labels[e["target"]]) for e in graph["edges"]]
    assert sum(fits) > 0.99 * len(fits)


def test_learning_and_measuring_are_on_different_filings() -> None:
    assert not ids_of("learn") & ids_of("measure")


def ids_of(use: str) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in (GOLD / use).glob("*.jsonl"))
    return {json.loads(line)["id"] for text in texts for line in text.splitlines()}
