"""The learnt weights, as `tools/train.py` writes them beside this file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from loaders.extract.judging.linear import LinearModel
from loaders.extract.judging.trees import Forest, Tree

__all__ = ["FILE", "Model", "load_model", "model_of"]

FILE: Final = "weights.json.gz"


@dataclass(frozen=True, slots=True)
class Model:
    """What judges: linear models for pairs and for lone groups, trees over whole edges, and where they say yes.

    `wordings` has for each frame how often what it reads is right.
    """

    pairs: LinearModel
    lone: LinearModel
    wordings: Mapping[str, float]
    forest: Forest
    threshold: float


@cache
def load_model() -> Model:
    """The weights of this installation, read once (some tenths of a second)."""
    data = files(__package__).joinpath(FILE).read_bytes()
    return model_of(json.loads(gzip.decompress(data)))


def model_of(data: Mapping[str, Any]) -> Model:
    """The model that plain data says; the inverse of what `tools/train.py` writes."""
    return Model(
        _linear(data["pairs"]), _linear(data["lone"]), data["wordings"], _forest(data["forest"]), data["threshold"]
    )


def _linear(data: Mapping[str, Any]) -> LinearModel:
    weights = {feature: tuple(zip(flat[::2], flat[1::2], strict=True)) for feature, flat in data["weights"].items()}
    return LinearModel(tuple(data["classes"]), tuple(data["biases"]), weights)


def _forest(data: Mapping[str, Any]) -> Forest:
    trees = (Tree(*(tuple(part) for part in tree)) for tree in data["trees"])
    return Forest(data["base"], tuple(trees))
