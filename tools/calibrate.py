"""Measure how often each wording is right, and write `loaders/extract/vocabulary/confidence.toml`.

    python tools/calibrate.py [SHARED]

SHARED is the folder with `gold/` and `score.py` (default `../shared`, or GOVGRAPH_SHARED). Every filing of
`gold/seeds` and `gold/tune` is extracted; an edge counts for each wording that says it, right where the gold graph has
it, and not at all where gold calls it debatable. A wording's confidence is (right + 1) / (said + 2), so that a rare one
claims little. Run it after every change of `frames.toml`; the result is the same for the same filings and words.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from graphmodel import node_link
from loaders.extract.assemble import assemble
from loaders.extract.frames import frames
from loaders.extract.pipeline import read_findings
from loaders.extract.relation import COMPANY, PROGRAM
from loaders.read import read_source

OUTPUT = Path(__file__).resolve().parent.parent / "loaders" / "extract" / "vocabulary" / "confidence.toml"
OTHERS = ("vendor oversight", "tagged as oversight", "tagged as responsible")


def main() -> None:
    """Measure, and write the table."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    score = _load(shared / "score.py")
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for folder in ("seeds", "tune"):
        for path in sorted((shared / "gold" / folder).glob("*.gold.json")):
            _count(score, path, said, right)
    lines = [
        "# How often each wording of frames.toml (and of fragments.py) was right on the gold graphs:",
        "# (right + 1) / (said + 2).",
        "# Written by tools/calibrate.py; the counts stand behind.",
        "",
    ]
    for name in [*(frame.name for frame in frames()), *OTHERS]:
        confidence = (right[name] + 1) / (said[name] + 2)
        lines.append(f"{json.dumps(name)} = {confidence:.2f}  # {right[name]} of {said[name]}")
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _count(score: ModuleType, path: Path, said: Counter[str], right: Counter[str]) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = path.with_name(path.name.replace(".gold.json", ".txt"))
    document = read_source(source.read_bytes(), str(source))[0]
    findings = read_findings(document)
    predicted = node_link(assemble(document, findings))
    mapping = score.match_nodes([dict(node) for node in gold["nodes"]], predicted["nodes"])
    must = {_key(edge) for edge in gold["edges"] if not edge.get("optional")}
    may = {_key(edge) for edge in gold["edges"] if edge.get("optional")}
    ends = {(node["label"], node["name"]): mapping.get(node["id"]) for node in predicted["nodes"]}
    company = next(mapping.get(node["id"]) for node in predicted["nodes"] if node["label"] == "Company")
    program = next(mapping.get(node["id"]) for node in predicted["nodes"] if node["label"] == "Program")

    def end(number: int) -> str | None:
        if number in (COMPANY, PROGRAM):
            return company if number == COMPANY else program
        entity = findings.entities[number]
        return company if entity.label == "Company" else ends.get((entity.label, entity.name))

    for (kind, source_number, target_number), found in findings.relations.items():
        key = (end(source_number), kind, end(target_number))
        if key in may - must:
            continue
        for name in found.frames:
            said[name] += 1
            right[name] += key in must


def _key(edge: dict[str, Any]) -> tuple[str, str, str]:
    return str(edge["source"]), edge["type"], str(edge["target"])


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"calibrate: no {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
