"""Findings put together as a graph."""

from __future__ import annotations

import pytest

from graphmodel import Block
from graphmodel.edges import Edge
from graphmodel.nodes import Committee
from graphmodel.sentences import Sentence, Span
from loaders.extract.assemble import Findings, Found, assemble
from loaders.extract.grouping import Entity
from loaders.extract.relation import COMPANY, PROGRAM
from loaders.filing import Document

TEXT = "We tell the board. Acme tells the board quarterly."
DOCUMENT = Document("a", "a.txt", TEXT, (Block(0, len(TEXT), None),))


def saying(start: int, end: int) -> Sentence:
    return Sentence(TEXT[start:end], (Span(start, end, None),))


def informs(frequency: str | None, hedged: bool, said: Sentence) -> Found:
    return Found(0.5, frequency, hedged, [said])


def only_edge(by_company: Found, by_name: Found) -> Edge:
    entities = [Entity(0, "Company", "Acme"), Entity(1, "Board", "board of directors")]
    relations = {("INFORMS", COMPANY, 1): by_company, ("INFORMS", 0, 1): by_name}
    (edge,) = assemble(DOCUMENT, Findings(entities, relations, {})).edges
    return edge


def test_two_names_of_the_registrant_are_one_end_with_both_sentences() -> None:
    edge = only_edge(informs(None, True, saying(0, 18)), informs("quarterly", False, saying(19, 50)))
    assert [evidence.text for evidence in edge.evidence] == ["We tell the board.", "Acme tells the board quarterly."]


def test_such_an_edge_keeps_the_frequency_that_one_of_them_says_and_is_hedged_only_if_both_are() -> None:
    edge = only_edge(informs(None, True, saying(0, 18)), informs("quarterly", False, saying(19, 50)))
    assert edge.model_dump()["frequency"] == "quarterly"
    assert not edge.hedged


@pytest.mark.parametrize(
    ("kind", "confidence", "level"),
    [("PART_OF", 0.6, "board"), ("PART_OF", 0.59, "management"), ("INFORMS", 0.99, "management")],
)
def test_a_committee_that_is_surely_part_of_the_board_is_a_board_committee(
    kind: str, confidence: float, level: str
) -> None:
    entities = [Entity(0, "Committee", "risk committee"), Entity(1, "Board", "board of directors")]
    found = Found(confidence, None, False, [saying(0, 18)])
    graph = assemble(DOCUMENT, Findings(entities, {(kind, 0, 1): found}, {}))
    (committee,) = (node for node in graph.nodes if isinstance(node, Committee))
    assert committee.level == level


@pytest.mark.parametrize(
    ("name", "relations", "level"),
    [
        ("risk committee", [("INFORMS", 1, 0)], "board"),
        ("risk committee", [("OVERSEES", 0, PROGRAM)], "board"),
        ("enterprise risk management committee", [("OVERSEES", 0, PROGRAM)], "management"),
        ("risk committee", [("OVERSEES", 0, PROGRAM), ("MEMBER_OF", 1, 0)], "management"),
        ("risk committee", [("INFORMS", 1, 0), ("LEADS", 1, 0)], "management"),
        ("risk committee", [("INFORMS", 1, 0), ("MANAGES", 0, PROGRAM)], "management"),
        ("risk committee", [("SUPPORTS", 0, 1)], "management"),
    ],
)
def test_a_committee_of_a_plain_name_is_the_boards_where_it_does_nothing_of_managements(
    name: str, relations: list[tuple[str, int, int]], level: str
) -> None:
    entities = [Entity(0, "Committee", name), Entity(1, "Officer", "Chief Information Officer")]
    found = Found(0.9, None, False, [saying(0, 18)])
    graph = assemble(DOCUMENT, Findings(entities, dict.fromkeys(relations, found), {}))
    (committee,) = (node for node in graph.nodes if isinstance(node, Committee))
    assert committee.level == level
