"""Findings put together as a graph."""

from __future__ import annotations

from graphmodel.edges import Edge
from loaders.extract.assemble import Findings, Found, assemble
from loaders.extract.grouping import Entity
from loaders.extract.relation import COMPANY, Relation
from loaders.extract.sentences import Sentence, Span
from loaders.filing import Block, Document

TEXT = "We tell the board. Acme tells the board quarterly."
DOCUMENT = Document("a", "a.txt", TEXT, (Block(0, len(TEXT), None),))


def saying(start: int, end: int) -> Sentence:
    return Sentence(TEXT[start:end], (Span(start, end, None),))


def informs(source: int, frequency: str | None, hedged: bool, said: Sentence) -> Found:
    return Found(Relation("INFORMS", source, 1, "some wording", frequency, hedged), [said], {"some wording"})


def only_edge(*found: Found) -> Edge:
    entities = [Entity(0, "Company", "Acme"), Entity(1, "Board", "board of directors")]
    relations = {("INFORMS", entry.relation.source, 1): entry for entry in found}
    (edge,) = assemble(DOCUMENT, Findings(entities, relations, {})).edges
    return edge


def test_two_names_of_the_registrant_are_one_end_with_both_sentences() -> None:
    edge = only_edge(informs(COMPANY, None, True, saying(0, 18)), informs(0, "quarterly", False, saying(19, 50)))
    assert [evidence.text for evidence in edge.evidence] == ["We tell the board.", "Acme tells the board quarterly."]


def test_such_an_edge_keeps_the_frequency_that_one_of_them_says_and_is_hedged_only_if_both_are() -> None:
    edge = only_edge(informs(COMPANY, None, True, saying(0, 18)), informs(0, "quarterly", False, saying(19, 50)))
    assert edge.model_dump()["frequency"] == "quarterly"
    assert not edge.hedged
