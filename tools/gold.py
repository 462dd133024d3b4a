"""Write the gold graphs of `tests/gold` with their texts, as `score.py` and the readers take them.

    python tools/gold.py OUT [SHARED]

SHARED is the folder with `fsn/` (default `../shared`, or GOVGRAPH_SHARED). OUT gets a folder `learn` and a folder
`measure`, each with NAME.txt and NAME.gold.json for every filing.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from market import MarketFiling, data_sets, filings

from graphmodel.cyd import TEXT_ELEMENTS

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
ELEMENTS = tuple(TEXT_ELEMENTS)


def main() -> None:
    """Unfold both sets."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    shared = Path(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    for use in ("learn", "measure"):
        count = unfold(use, Path(sys.argv[1]) / use, shared)
        sys.stdout.write(f"{count} filings in {Path(sys.argv[1]) / use}\n")


def unfold(use: str, out: Path, shared: Path) -> int:
    """Write the filings of `learn` or `measure` into a folder; how many."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for filing, gold in _filings(use, shared):
        (out / f"{filing.accession}.txt").write_text(filing.text, encoding="utf-8")
        (out / f"{filing.accession}.gold.json").write_text(json.dumps(gold, indent=1), encoding="utf-8")
        count += 1
    return count


def _filings(use: str, shared: Path) -> Iterator[tuple[MarketFiling, dict[str, Any]]]:
    for data_set in data_sets(shared):
        lines = GOLD / use / f"{data_set.name.removesuffix('_notes.zip')}.jsonl"
        if not lines.exists():
            continue
        gold = {row["id"]: row for row in map(json.loads, lines.read_text(encoding="utf-8").splitlines())}
        for filing in filings(data_set):
            if filing.accession in gold:
                yield filing, _with_text(gold[filing.accession], filing)


def _with_text(gold: dict[str, Any], filing: MarketFiling) -> dict[str, Any]:
    """The gold graph with sentences in place of their places."""
    for edge in gold["edges"]:
        edge["evidence"] = [_sentence(filing, place) for place in edge["evidence"]]
    for node in gold["nodes"]:
        if "here" in node:
            node["here"] = [[form, _sentence(filing, place)] for form, *place in node["here"]]
    return gold


def _sentence(filing: MarketFiling, place: list[int]) -> str:
    element, start, end = place
    return filing.values[ELEMENTS[element]][start:end]


if __name__ == "__main__":
    main()
