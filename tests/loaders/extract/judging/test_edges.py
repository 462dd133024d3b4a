"""Edges weighed over all sentences of a filing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from loaders.extract.grouping import Entity
from loaders.extract.judging.candidates import Candidate
from loaders.extract.judging.edges import Ledger
from loaders.extract.judging.model import Model, load_model
from loaders.extract.judging.network import Network
from loaders.extract.judging.trees import Forest, Tree
from loaders.extract.relation import COMPANY, PROGRAM, Relation


def network(base, weights):
    """A network in which each feature speaks for one class, as strongly as told."""
    classes = tuple(sorted({name for name, _ in weights.values()}))
    inner = np.zeros((len(weights) + 1, len(classes)), np.float32)
    for row, (name, weight) in enumerate(weights.values(), start=1):
        inner[row, classes.index(name)] = weight
    rows = {feature: row for row, feature in enumerate(weights, start=1)}
    none = np.zeros(len(classes), np.float32)
    return Network(classes, rows, inner, none, np.eye(len(classes), dtype=np.float32), none + np.float32(base))


PAIRS = network(
    -9.0,
    {"tells": ("INFORMS>", 11.0), "hears": ("INFORMS<", 10.0), "of": ("PART_OF>", 11.0), "hints": ("INFORMS>", 8.5)},
)
LONE = network(-9.0, {"works": ("MANAGES>G", 11.0), "hired": ("ENGAGES<CO", 11.0)})
# The likeliest sentence's probability, above or below one half.
FOREST = Forest(0.0, (Tree((0, -1, -1), (0.5, -3.0, 3.0), (1, 0, 0), (2, 0, 0)),))
MODEL = Model(PAIRS, LONE, {"reports to": 0.9}, FOREST, 0.5)
ENTITIES = [Entity(0, "Officer", "CISO"), Entity(1, "Board", "board of directors"), Entity(2, "Company", "Acme")]
ENTITIES.append(Entity(3, "ThirdParty", "consultants"))


@pytest.fixture
def ledger():
    return Ledger(ENTITIES, MODEL)


def pair(*features):
    return Candidate((0,), (1,), features, (), (0, 10))


def lone(number, *features):
    return Candidate((number,), (), features, (), (0, 1))


def test_a_likely_edge_stands_with_the_sentences_that_say_it(ledger):
    ledger.note(4, pair("tells"))
    ledger.note(7, pair("hints"))
    ledger.note(9, pair("tells"))
    assert {key: list(verdict.places) for key, verdict in ledger.decide().items()} == {("INFORMS", 0, 1): [4, 9]}


def test_an_unlikely_edge_falls(ledger):
    ledger.note(4, pair("hints"))
    assert ledger.decide() == {}


def test_lone_groups_are_related_to_the_program_and_the_company(ledger):
    ledger.note(0, lone(0, "works"))
    ledger.note(1, lone(3, "hired"))
    assert set(ledger.decide()) == {("MANAGES", 0, PROGRAM), ("ENGAGES", COMPANY, 3)}


def test_what_the_model_allows_no_edge_between_is_none(ledger):
    ledger.note(0, pair("of"))  # no officer is part of a board
    assert ledger.decide() == {}


def test_of_an_edge_and_its_reverse_both_stand_if_neither_is_likelier(ledger):
    ledger.note(0, pair("tells"))
    ledger.note(1, pair("hears"))
    assert set(ledger.decide()) == {("INFORMS", 0, 1), ("INFORMS", 1, 0)}


def test_else_the_likelier_stands():
    # Both are over the threshold; "tells" is likelier than 0.8, "hears" is not.
    forest = Forest(0.0, (Tree((0, -1, -1), (0.8, 1.0, 3.0), (1, 0, 0), (2, 0, 0)),))
    ledger = Ledger(ENTITIES, replace(MODEL, forest=forest))
    ledger.note(0, pair("tells"))
    ledger.note(1, pair("hears"))
    assert set(ledger.decide()) == {("INFORMS", 0, 1)}


def test_a_frame_is_noted_with_the_registrant_as_the_company(ledger):
    assert ledger.note_frame(3, Relation("ENGAGES", 2, 3, "engages")) == ("ENGAGES", COMPANY, 3)
    assert [key for key, _ in ledger.rows()] == [("ENGAGES", COMPANY, 3)]


def test_a_frame_s_sentence_is_evidence_without_a_span(ledger):
    ledger.note(4, pair("tells"))
    ledger.note_frame(2, Relation("INFORMS", 0, 1, "reports to"))
    (verdict,) = ledger.decide().values()
    assert verdict.places == {2: None, 4: (0, 10)}


def test_rows_are_as_long_as_the_shipped_trees_expect(ledger):
    ledger.note(0, pair("tells"))
    (_, row), *_ = ledger.rows()
    columns = {column for tree in load_model().forest.trees for column in tree.column}
    assert max(columns) < len(row)
