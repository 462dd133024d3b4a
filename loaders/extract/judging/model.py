"""The learnt weights, as `tools/train.py` writes them beside this file."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from loaders.extract.judging.network import Network
from loaders.extract.judging.trees import Forest, Tree

__all__ = ["FILE", "Model", "load_model", "model_bytes", "read_model"]

FILE: Final = "weights.npz"

_STEPS: Final = 127  # of a weight: it is kept in one byte


@dataclass(frozen=True, slots=True)
class Model:
    """What judges: networks for pairs and for lone groups, trees over whole edges, and where they say yes.

    `wordings` has for each frame how often what it reads is right.
    """

    pairs: Network
    lone: Network
    wordings: Mapping[str, float]
    forest: Forest
    threshold: float


@cache
def load_model() -> Model:
    """The weights of this installation, read once (some tenths of a second)."""
    return read_model(files(__package__).joinpath(FILE).read_bytes())


def read_model(data: bytes) -> Model:
    """The model in the bytes of an `.npz` file; the inverse of `model_bytes`."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        rest = json.loads(arrays["rest"].tobytes())
        pairs, lone = _network("pairs", arrays, rest), _network("lone", arrays, rest)
    trees = (Tree(*(tuple(part) for part in tree)) for tree in rest["trees"])
    return Model(pairs, lone, rest["wordings"], Forest(rest["base"], tuple(trees)), rest["threshold"])


def model_bytes(model: Model) -> bytes:
    """The model as an `.npz` file, the same bytes for the same model; inner weights in one byte each."""
    arrays: dict[str, Any] = {}
    for name, network in (("pairs", model.pairs), ("lone", model.lone)):
        scale = np.abs(network.inner).max(axis=0) / _STEPS
        steps = np.round(network.inner[1:] / np.where(scale > 0, scale, 1)).astype(np.int8)
        features = "\n".join(sorted(network.rows, key=lambda feature: network.rows[feature]))
        arrays |= {
            f"{name}_features": np.frombuffer(features.encode(), dtype=np.uint8),
            f"{name}_inner": steps,
            f"{name}_scale": scale.astype(np.float32),
            f"{name}_inner_bias": network.inner_bias,
            f"{name}_outer": network.outer,
            f"{name}_outer_bias": network.outer_bias,
        }
    rest = {
        "classes": {"pairs": model.pairs.classes, "lone": model.lone.classes},
        "wordings": dict(model.wordings),
        "base": model.forest.base,
        "trees": [[tree.column, tree.limit, tree.left, tree.right] for tree in model.forest.trees],
        "threshold": model.threshold,
    }
    arrays["rest"] = np.frombuffer(json.dumps(rest, separators=(",", ":")).encode(), dtype=np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _network(name: str, arrays: Any, rest: Mapping[str, Any]) -> Network:
    features = arrays[f"{name}_features"].tobytes().decode().split("\n")
    inner = arrays[f"{name}_inner"].astype(np.float32) * arrays[f"{name}_scale"]
    zeros = np.zeros((1, inner.shape[1]), np.float32)
    return Network(
        tuple(rest["classes"][name]),
        {feature: row for row, feature in enumerate(features, start=1)},
        np.concatenate((zeros, inner)),
        arrays[f"{name}_inner_bias"],
        arrays[f"{name}_outer"],
        arrays[f"{name}_outer_bias"],
    )
