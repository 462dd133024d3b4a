"""The weights that are shipped."""

from __future__ import annotations

from graphmodel import EDGE_TYPES
from loaders.extract.frames import frames
from loaders.extract.judging.model import load_model


def test_the_weights_are_read_and_every_type_of_edge_is_learnt():
    model = load_model()
    learnt = {name.partition(">")[0].partition("<")[0] for name in (*model.pairs.classes, *model.lone.classes)}
    assert learnt == set(EDGE_TYPES)
    assert 0.2 < model.threshold < 0.7


def test_they_fit_the_frames_of_this_version():
    known = {frame.name for frame in frames()}
    features = {name[2:] for name in load_model().pairs.weights if name.startswith(("h>", "h<"))}
    assert features <= known | {"of the board", "vendor oversight", "tagged as oversight", "tagged as responsible"}


def test_they_are_read_once():
    assert load_model() is load_model()
