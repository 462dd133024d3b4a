"""Learn which words mark the blocks of each cyd text element: `learn_tagging.py SHARED` writes `tagging.json`.

From the blocks of `tagged_blocks`. L1 leaves the words that tell elements apart. `--check` prints how well, in five
folds by company.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from tagged_blocks import tagged_blocks

from graphmodel.cyd import TEXT_ELEMENTS
from queries.audit.tagging import words_of

OUTPUT = Path(__file__).resolve().parents[1] / "queries" / "audit" / "tagging.json"
_LEAST_BLOCKS = 60
_STRENGTH = 0.05
_FOLDS = 5


def main() -> None:
    """Write the words, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true", help="print the area under the curve of each element instead")
    given = parser.parse_args()
    companies, texts, elements = zip(*tagged_blocks(given.shared), strict=True)
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


if __name__ == "__main__":
    main()
