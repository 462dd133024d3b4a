"""The weights that are shipped."""

from __future__ import annotations

import numpy as np
import pytest

from graphmodel import EDGE_TYPES
from loaders.extract.frames import frames
from loaders.extract.judging.model import load_model, model_bytes, read_model


def test_the_weights_are_read_and_every_type_of_edge_is_learnt():
    model = load_model()
    learnt = {name.partition(">")[0].partition("<")[0] for name in (*model.pairs.classes, *model.lone.classes)}
    assert learnt == set(EDGE_TYPES)
    assert 0.2 < model.threshold < 0.7


def test_they_fit_the_frames_of_this_version():
    known = {frame.name for frame in frames()}
    features = {name[2:] for name in load_model().pairs.rows if name.startswith(("h>", "h<"))}
    assert features <= known | {"of the board", "vendor oversight", "tagged as oversight", "tagged as responsible"}


def test_they_are_read_once():
    assert load_model() is load_model()


def test_what_is_written_is_read_back_and_always_the_same():
    model = load_model()
    data = model_bytes(model)
    again = read_model(data)
    assert model_bytes(again) == data
    assert (again.wordings, again.forest, again.threshold) == (model.wordings, model.forest, model.threshold)
    for one, other in ((again.pairs, model.pairs), (again.lone, model.lone)):
        assert (one.classes, one.rows) == (other.classes, other.rows)
        assert np.allclose(one.inner, other.inner, atol=np.abs(other.inner).max() / 100)
    one = [(["b"], ["LOC"])]
    assert again.pairs.log_odds(one)[0] == pytest.approx(model.pairs.log_odds(one)[0], abs=0.1)
