"""Reading a made-up text as a filing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graphmodel import Block, FilingGraph
from loaders.extract import extract
from loaders.extract.reading import Reading, read_document
from loaders.extract.relation import COMPANY, PROGRAM
from loaders.filing import Document

Said = set[tuple[str, str, str]]


def _document_of(*blocks: str, elements: tuple[str | None, ...] = ()) -> Document:
    text, spans = "", []
    for number, block in enumerate(blocks):
        start = len(text)
        text += block
        spans.append(Block(start, len(text), elements[number] if number < len(elements) else None))
        text += "\n\n"
    return Document("made-up", "made-up.txt", text, tuple(spans))


def _said_by(graph: FilingGraph) -> Said:
    names = {node.uid: node.name.lower() for node in graph.nodes} | {graph.company.uid: "company"}
    names |= {node.uid: "program" for node in graph.nodes if node.label == "Program"}
    return {(names[edge.source], edge.type, names[edge.target]) for edge in graph.edges}


def _read_by_frames(reading: Reading) -> Said:
    said = [relation for _, relations, _ in reading.possible() for relation in relations]
    names = {PROGRAM: "program", COMPANY: "company"} | {
        entity.number: "company" if entity.label == "Company" else entity.name.lower()
        for entity in reading.grouping.entities
    }
    return {(names[relation.source], relation.type, names[relation.target]) for relation in said}


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """A document whose blocks are the given texts, each with its element if `elements` gives one."""
    return _document_of


@pytest.fixture
def graph_of() -> Callable[[str], FilingGraph]:
    """The graph that a made-up text gives."""
    return lambda text: extract(_document_of(text))


@pytest.fixture
def reading_of() -> Callable[[str], Reading]:
    """A made-up text, read sentence by sentence."""
    return lambda text: read_document(_document_of(text))


@pytest.fixture
def framed_in(reading_of: Callable[[str], Reading]) -> Callable[[str], Said]:
    """What frames read in a made-up text, before it is judged, in the form of `edges_of`."""
    return lambda text: _read_by_frames(reading_of(text))


@pytest.fixture
def edges_of(graph_of: Callable[[str], FilingGraph]) -> Callable[[str], Said]:
    """The edges that a made-up text gives, as (source, type, target) by lower-case name.

    The registrant is "company", the Program "program".
    """
    return lambda text: _said_by(graph_of(text))
