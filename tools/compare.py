"""Measure on unseen filings what frames say alone, what the learnt weights say alone, and both together.

    python tools/compare.py [SHARED]

SHARED is the folder with `gold/`, `fsn/` and `score.py` (default `../shared`, or GOVGRAPH_SHARED). Prints the rows of
the table in `docs/extraction.md`: each way scored on `gold/check` and `tests/gold/measure`, which nothing learns from.
"Learnt alone" is trained anew without the features that tell what frames read.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import unfold
from train import Filing, gather, learn, say, scorer, texts

from graphmodel import FilingGraph, node_link
from loaders.extract.assemble import Findings, Found, assemble
from loaders.extract.judging.candidates import Candidate
from loaders.extract.judging.edges import Ledger
from loaders.extract.judging.model import Model, load_model
from loaders.extract.pipeline import conclude, weigh
from loaders.extract.reading import Reading, read_document
from loaders.filing import Document
from loaders.read import read_source

OF_FRAMES = re.compile(r"(?:[BCOMTP]{0,2}(?:[gh][<>PC]|g[oi][A-Z]|nog)|[oui][12][A-Z])")
Judge = Callable[[Document, Reading], FilingGraph]


def main() -> None:
    """Train what needs it, and print the table."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    alone = learn([without_frames(filing) for filing in gather(shared)])
    ways: dict[str, Judge] = {
        "frames alone": lambda document, reading: assemble(document, framed(reading)),
        "learnt alone": lambda document, reading: assemble(document, conclude(reading, learnt(reading, alone), {})),
        "both (as shipped)": lambda document, reading: assemble(
            document, conclude(reading, *weigh(reading, load_model()))
        ),
    }
    with tempfile.TemporaryDirectory() as folder:
        unfold("measure", Path(folder), shared)
        for name, judge in ways.items():
            cells = [row(judge, where, shared) for where in (shared / "gold" / "check", Path(folder))]
            say(f"| {name} | {' | '.join(cells)} |")


def row(judge: Judge, folder: Path, shared: Path) -> str:
    """Nodes, edges and reporting of one way on one set."""
    score = scorer(shared / "score.py")
    tallies = score.new_tallies()
    for path in texts(folder):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        document = read_source(path.read_bytes(), str(path))[0]
        graph = node_link(judge(document, read_document(document)))
        score.score_file(gold, graph, document.text, tallies, None)
    precision, recall, edges = tallies["edges"].prf()
    nodes, reporting = tallies["nodes"].prf()[2], tallies["reporting"].prf()[2]
    return f"{nodes:.3f} | {edges:.3f} ({precision:.2f} / {recall:.2f}) | {reporting:.3f}"


def framed(reading: Reading) -> Findings:
    """Every relation that a frame reads."""
    relations: dict[tuple[str, int, int], Found] = {}
    for place, said, _ in reading.possible():
        for relation in said:
            key = (relation.type, relation.source, relation.target)
            found = relations.setdefault(key, Found(1.0, relation.frequency, relation.hedged, []))
            found.sayings.append(reading.sentences[place][0])
    return Findings(reading.grouping.entities, relations, reading.facts)


def without_frames(filing: Filing) -> Filing:
    """A filing to learn from without anything that frames read."""
    return replace(filing, candidates=[(p, blind(c), labels) for p, c, labels in filing.candidates], said=[])


def blind(candidate: Candidate) -> Candidate:
    """A candidate without the features that tell what frames read."""
    return replace(candidate, own=tuple(code for code in candidate.own if not OF_FRAMES.match(code)))


def learnt(reading: Reading, model: Model) -> Ledger:
    """What the sentences make of the possible edges without the frames."""
    ledger = Ledger(reading.grouping.entities, model)
    for place, _, found in reading.possible():
        for candidate in found:
            ledger.note(place, blind(candidate))
    return ledger


if __name__ == "__main__":
    main()
