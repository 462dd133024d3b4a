"""Learn which words mark the blocks of each cyd text element: `learn_tagging.py SHARED` writes `tagging.json`.

From the filings of SHARED/fsn, without those of companies whose bulk filings SHARED/gold/check measures on. A block
counts once, with all elements that it stands under; one that stands under more than three, or is as long as the whole
section, marks none. L1 leaves the words that tell elements apart. `--check` prints how well, in five folds by company.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from market import data_sets, filings
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from graphmodel.cyd import TEXT_ELEMENTS
from queries.audit.tagging import LONGEST, words_of

OUTPUT = Path(__file__).resolve().parents[1] / "queries" / "audit" / "tagging.json"
_MOST_ELEMENTS = 3
_SHORTEST = 15
_LEAST_BLOCKS = 60
_STRENGTH = 0.05
_FOLDS = 5


def blocks(shared: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Company, text and elements of each block to learn from."""
    held_out = {_slug(path.stem.split("-", 3)[-1]) for path in (shared / "gold" / "check").glob("rp-*.txt")}
    for data_set in data_sets(shared):
        for filing in filings(data_set):
            company = _slug(filing.company)
            if any(company.startswith(name) for name in held_out):
                continue
            tagged: dict[str, set[str]] = {}
            for element in TEXT_ELEMENTS:
                if element in filing.values:
                    tagged.setdefault(" ".join(filing.values[element].split()), set()).add(element)
            for text, elements in tagged.items():
                if len(elements) <= _MOST_ELEMENTS and _SHORTEST <= len(text) <= LONGEST:
                    yield company, text, elements


def main() -> None:
    """Write the words, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true", help="print the area under the curve of each element instead")
    given = parser.parse_args()
    companies, texts, elements = zip(*blocks(given.shared), strict=True)
    vectors = CountVectorizer(binary=True, min_df=_LEAST_BLOCKS, analyzer=words_of)
    counted = vectors.fit_transform(texts)
    if given.check:
        _check(counted, elements, companies)
        return
    names = vectors.get_feature_names_out()
    learnt = {}
    for element in TEXT_ELEMENTS:
        model = _fit(counted, _labels(element, elements))
        words = {str(names[i]): round(1000 * float(model.coef_[0, i])) for i in np.flatnonzero(model.coef_[0])}
        kept = {word: weight for word, weight in words.items() if weight}
        learnt[element.removeprefix("cyd:")] = {"start": round(1000 * float(model.intercept_[0])), "words": kept}
    OUTPUT.write_text(json.dumps(learnt, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(texts):,} blocks, {sum(len(one['words']) for one in learnt.values()):,} weights in {OUTPUT.name}")  # noqa: T201


def _check(counted, elements, companies) -> None:
    folds = np.array([sum(company.encode()) % _FOLDS for company in companies])
    for element in TEXT_ELEMENTS:
        labels, guessed = _labels(element, elements), np.zeros(len(elements))
        for fold in range(_FOLDS):
            model = _fit(counted[folds != fold], labels[folds != fold])
            guessed[folds == fold] = model.predict_proba(counted[folds == fold])[:, 1]
        print(f"{roc_auc_score(labels, guessed):.3f} {labels.sum():6,} {element}")  # noqa: T201


def _fit(counted, labels) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, l1_ratio=1, solver="liblinear", random_state=0).fit(counted, labels)


def _labels(element: str, elements) -> np.ndarray:
    return np.array([element in one for one in elements])


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


if __name__ == "__main__":
    main()
