"""Learn the weights by which relations are judged, and write `loaders/extract/judging/weights.npz`.

    python tools/train.py [SHARED]

SHARED is the folder with `gold/`, `fsn/` and `score.py` (default `../shared`, or GOVGRAPH_SHARED). Learnt from are
`gold/seeds`, `gold/tune` and `tests/gold/learn`; never `gold/check` or `tests/gold/measure`. The same filings, words
and library versions give the same weights.

A sentence's candidates are labelled by the gold graph: an edge that gold says with this sentence is right, one that
gold has from elsewhere or calls debatable is left out, everything else is wrong. Networks learn from these; the trees
learn from what networks say of filings they have not seen (five folds), and so does the threshold.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.special import expit, logit
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import unfold
from networks import Labels, fit

from graphmodel import EDGE_TYPES
from loaders.extract.judging import model as model_file
from loaders.extract.judging.candidates import Candidate
from loaders.extract.judging.edges import EdgeKey, Ledger, edge_keys
from loaders.extract.judging.model import Model, model_bytes
from loaders.extract.judging.trees import Forest, Tree
from loaders.extract.reading import Reading, read_document
from loaders.extract.relation import COMPANY, PROGRAM, Relation
from loaders.read import read_source

OUTPUT = Path(model_file.__file__).with_name(model_file.FILE)
FOLDS = 5
GIVEN_FOR_PRECISION = 0.002  # of F1
SURE = 0.9  # of the edges that are so sure …
RIGHT_OF_SURE = 0.955  # … so many are right
TREES = {"max_iter": 130, "learning_rate": 0.08, "max_leaf_nodes": 15, "min_samples_leaf": 30, "l2_regularization": 5.0}


@dataclass
class Filing:
    """A filing to learn from: its candidates with their labels, its frames' relations, and its gold edges."""

    name: str
    reading: Reading
    candidates: list[tuple[int, Candidate, Labels]]
    said: list[tuple[int, Relation]]
    right: set[EdgeKey]
    open: set[EdgeKey]
    missed: int

    def end(self, number: int) -> int:
        """An entity's number, `COMPANY` for the registrant under any name."""
        is_company = number >= 0 and self.reading.grouping.entities[number].label == "Company"
        return COMPANY if is_company else number


def main() -> None:
    """Learn and write."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    filings = gather(shared)
    say(f"{len(filings)} filings, {sum(len(f.candidates) for f in filings)} candidates")
    model = learn(filings)
    OUTPUT.write_bytes(model_bytes(model))
    say(f"{OUTPUT.name}: {OUTPUT.stat().st_size / 1e6:.1f} MB, threshold {model.threshold:.2f}")


def gather(shared: Path) -> list[Filing]:
    """The filings to learn from, in a fixed order."""
    with tempfile.TemporaryDirectory() as folder:
        unfold("learn", Path(folder), shared)
        folders = (shared / "gold" / "seeds", shared / "gold" / "tune", Path(folder))
        paths = [path for where in folders for path in texts(where)]
        with ProcessPoolExecutor() as executor:
            return list(executor.map(load, paths, [shared / "score.py"] * len(paths), chunksize=8))


def learn(filings: Sequence[Filing]) -> Model:
    """The model."""
    folds = [filings[i::FOLDS] for i in range(FOLDS)]
    others = [[f for j, fold in enumerate(folds) if j != i for f in fold] for i in range(FOLDS)]
    with ProcessPoolExecutor() as executor:
        *unseen, model = executor.map(fit_networks, [*others, filings])
    rows = [row for fold, fitted in zip(folds, unseen, strict=True) for row in edge_rows(fold, fitted)]
    forest, judged = calibrated(fit_forest([row for row in rows if row[2] is not None]), judge_unseen(rows))
    threshold = best_threshold(judged, sum(filing.missed for filing in filings))
    return replace(model, forest=forest, threshold=threshold)


def say(text: str) -> None:
    """A line on the terminal."""
    sys.stdout.write(text + "\n")


def texts(folder: Path) -> list[Path]:
    """The texts of a folder that have a gold graph."""
    return sorted(path for path in folder.glob("*.txt") if path.with_suffix(".gold.json").exists())


# What is right: gold's edges in terms of what was read.


def load(path: Path, score: Path) -> Filing:
    """A filing with its candidates, labelled by its gold graph."""
    document = read_source(path.read_bytes(), str(path))[0]
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    reading = read_document(document)
    possible = [(place, said, list(found)) for place, said, found in reading.possible()]
    numbers = _numbers(gold, reading, scorer(score))
    sayings, right, open_edges, missed = _gold_edges(gold, numbers)
    spoken = [plain(sentence.text) for sentence, _ in reading.sentences]
    candidates = [
        (place, candidate, _labels(candidate, sayings, spoken[place]))
        for place, _, found in possible
        for candidate in found
    ]
    said = [(place, relation) for place, relations, _ in possible for relation in relations]
    return Filing(path.stem, reading, candidates, said, right, open_edges, missed)


def scorer(path: Path) -> ModuleType:
    """The module `score.py`."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _numbers(gold: dict[str, Any], reading: Reading, score: ModuleType) -> dict[str, int]:
    """The entity that each gold node is, by its id."""
    read = [
        {"id": str(e.number), "label": e.label, "name": e.name, "aliases": [*e.forms, *filter(None, [e.person])]}
        for e in reading.grouping.entities
        if e.label != "Company"
    ]
    numbers = {node: int(number) for number, node in score.match_nodes([dict(n) for n in gold["nodes"]], read).items()}
    for node in gold["nodes"]:
        if node["label"] in {"Company", "Program"}:
            numbers[node["id"]] = COMPANY if node["label"] == "Company" else PROGRAM
    return numbers


Sayings = dict[EdgeKey, tuple[list[str], bool]]


def _gold_edges(gold: dict[str, Any], numbers: dict[str, int]) -> tuple[Sayings, set[EdgeKey], set[EdgeKey], int]:
    """Gold's edges with their sentences and whether they are debatable.

    Beside them the plain edges, the debatable ones, and how many plain ones name a thing that was not read.
    """
    sayings: Sayings = {}
    right: set[EdgeKey] = set()
    open_edges: set[EdgeKey] = set()
    missed = 0
    for edge in gold["edges"]:
        debatable = bool(edge.get("optional"))
        if edge["source"] not in numbers or edge["target"] not in numbers:
            missed += not debatable
            continue
        key = (edge["type"], numbers[edge["source"]], numbers[edge["target"]])
        sayings[key] = ([plain(text) for text in edge["evidence"]], debatable)
        (open_edges if debatable else right).add(key)
    return sayings, right, open_edges, missed


def plain(text: str) -> str:
    """A sentence by its words alone."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _labels(candidate: Candidate, sayings: Sayings, sentence: str) -> Labels:
    pairs: dict[tuple[int, ...], tuple[set[str], set[str]]] = {}
    for kind in EDGE_TYPES:
        for name in (f"{kind}>", f"{kind}<") if candidate.seconds else (f"{kind}>G", f"{kind}<CO"):
            for key in edge_keys(name, candidate):
                ends = tuple(sorted(key[1:]))
                right, left_open = pairs.setdefault(ends, (set(), set()))
                evidence, debatable = sayings.get(key, ([], False))
                here = any(text and (text in sentence or sentence in text) for text in evidence)
                if debatable or (evidence and not here):
                    left_open.add(name)
                elif here:
                    right.add(name)
    return [(frozenset(right), frozenset(left_open)) for right, left_open in pairs.values()]


# The networks.


def fit_networks(filings: Sequence[Filing]) -> Model:
    """A model without trees: both networks, and how often each wording is right."""
    candidates = [(candidate, labels) for filing in filings for _, candidate, labels in filing.candidates]
    pairs = fit([(candidate.features, labels) for candidate, labels in candidates if candidate.seconds])
    lone = fit([(candidate.features, labels) for candidate, labels in candidates if not candidate.seconds])
    return Model(pairs, lone, wordings(filings), Forest(0.0, ()), 0.5)


def wordings(filings: Iterable[Filing]) -> dict[str, float]:
    """How often what a frame reads is right: (right + 1) / (said + 2), so that a rare one claims little."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for filing in filings:
        read = {(r.frame, r.type, filing.end(r.source), filing.end(r.target)) for _, r in filing.said}
        for frame, *key in read:
            if tuple(key) not in filing.open:
                said[frame] += 1
                right[frame] += tuple(key) in filing.right
    return {frame: round((right[frame] + 1) / (said[frame] + 2), 3) for frame in sorted(said)}


# The trees over whole edges.

EdgeRow = tuple[str, list[float], bool | None]
"""A filing's name, an edge's numbers, and whether it is right; None for a debatable one."""


def edge_rows(filings: Iterable[Filing], model: Model) -> list[EdgeRow]:
    """The rows of all edges that a model's networks make likely in filings."""
    rows: list[EdgeRow] = []
    for filing in filings:
        ledger = Ledger(filing.reading.grouping.entities, model)
        for place, relation in filing.said:
            ledger.note_frame(place, relation)
        for place, candidate, _ in filing.candidates:
            ledger.note(place, candidate)
        seen = set()
        for key, row in ledger.rows():
            seen.add(key)
            rows.append((filing.name, row, None if key in filing.open else key in filing.right))
        filing.missed += len(filing.right - seen)
    return rows


def _boosted() -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(random_state=0, early_stopping=False, **TREES)


def fit_forest(rows: Sequence[EdgeRow]) -> Forest:
    """The trees."""
    fitted = _boosted().fit(np.array([row for _, row, _ in rows]), [bool(right) for *_, right in rows])
    trees = [_tree(predictors[0].nodes) for predictors in fitted._predictors]  # noqa: SLF001 (nothing public has them)
    return Forest(round(float(fitted._baseline_prediction.ravel()[0]), 5), tuple(trees))  # noqa: SLF001


def _tree(nodes: Any) -> Tree:
    leaf = [bool(node["is_leaf"]) for node in nodes]
    limits = (float(node["value" if is_leaf else "num_threshold"]) for node, is_leaf in zip(nodes, leaf, strict=True))
    return Tree(
        tuple(-1 if is_leaf else int(node["feature_idx"]) for node, is_leaf in zip(nodes, leaf, strict=True)),
        tuple(round(limit, 5) for limit in limits),
        tuple(int(node["left"]) for node in nodes),
        tuple(int(node["right"]) for node in nodes),
    )


def judge_unseen(rows: Sequence[EdgeRow]) -> list[tuple[float, bool]]:
    """What trees that learnt from the other folds say of each edge that is not debatable: log odds, whether right."""
    names = sorted({name for name, *_ in rows})
    fold_of = {name: i % FOLDS for i, name in enumerate(names)}
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        learn = [row for row in rows if fold_of[row[0]] != fold and row[2] is not None]
        test = [row for row in rows if fold_of[row[0]] == fold and row[2] is not None]
        fitted = _boosted().fit(np.array([row for _, row, _ in learn]), [bool(right) for *_, right in learn])
        odds = fitted.decision_function(np.array([row for _, row, _ in test]))
        judged += [(float(value), bool(row[2])) for value, row in zip(odds, test, strict=True)]
    return judged


def calibrated(forest: Forest, judged: Sequence[tuple[float, bool]]) -> tuple[Forest, list[tuple[float, bool]]]:
    """The trees so scaled that what they say of unseen edges is a probability, and these probabilities.

    Where of the edges that it calls sure fewer are right than `RIGHT_OF_SURE`, it is scaled down until they are.
    """
    odds = np.array([value for value, _ in judged])
    right = np.array([is_right for _, is_right in judged])
    fitted = LogisticRegression(C=1e6).fit(odds[:, None], right)
    slope, shift = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    while right[slope * odds + shift >= logit(SURE)].mean() < RIGHT_OF_SURE:
        slope -= 0.01
    say(f"five folds: log odds of unseen edges are scaled by {slope:.2f} and shifted by {shift:.2f}")
    trees = tuple(
        replace(
            tree,
            limit=tuple(
                round(limit * slope, 5) if column < 0 else limit
                for column, limit in zip(tree.column, tree.limit, strict=True)
            ),
        )
        for tree in forest.trees
    )
    sure = expit(slope * odds + shift)
    return Forest(round(forest.base * slope + shift, 5), trees), list(zip(sure.tolist(), right.tolist(), strict=True))


def best_threshold(judged: Sequence[tuple[float, bool]], missed: int) -> float:
    """The confidence from which on edges of unseen filings stand; says how good it is."""
    total = sum(right for _, right in judged) + missed
    f1 = {at / 100: _f1(judged, at / 100, total) for at in range(25, 65)}
    # F1 is nearly flat at its top: of thresholds as good as the best the highest invents the least.
    threshold = max(at for at, value in f1.items() if value >= max(f1.values()) - GIVEN_FOR_PRECISION)
    high = [right for p, right in judged if p >= SURE]
    say(f"five folds: edges F1 {f1[threshold]:.3f} at {threshold:.2f}, {max(f1.values()):.3f} at its best")
    say(f"{sum(high) / len(high):.3f} of {len(high)} edges with confidence >= {SURE} are right")
    return threshold


def _f1(judged: Iterable[tuple[float, bool]], threshold: float, total: int) -> float:
    kept = [right for p, right in judged if p >= threshold]
    return 2 * sum(kept) / (len(kept) + total) if kept else 0.0


if __name__ == "__main__":
    main()
