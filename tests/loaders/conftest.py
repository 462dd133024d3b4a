"""Reading a made-up text as a filing, and the commands that read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from graphmodel import Block, FilingGraph
from loaders.cli import register
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


SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer.\n"


@pytest.fixture
def section(tmp_path: Path) -> Path:
    path = tmp_path / "10k.txt"
    path.write_text(SECTION)
    return path


@pytest.fixture
def data_set(tmp_path: Path) -> Path:
    """A data set of two filings, one of which is no good."""
    path = tmp_path / "2025q1_notes.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "sub.tsv",
            "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\tpubfloatusd\n"
            "0000000012-25-000001\t12\tHALDEN INC\t3670\tUS\tDE\t10-K\t20241231\t20250201\t1000.5\n"
            "0000000012-25-000002\t12\tHALDEN INC\t3670\tUS\tDE\t10-K/A\t2024\t20250301\t\n",
        )
        rows = (
            f"0000000012-25-{number}\tCybersecurityRiskRoleOfManagementTextBlock\tcyd/2024\t20241231\t4\t0\t\t0\t\t"
            "Our CISO reports to the Chief Executive Officer.\n"
            for number in ("000001", "000002")
        )
        columns = "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"
        archive.writestr("txt.tsv", columns + "".join(rows))
    return path


def _run(*args: str | Path, stdin: bytes | None = None) -> Result:
    app = typer.Typer()
    register(app)
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def run() -> Callable[..., Result]:
    """A command of the loaders, with its arguments and what it reads on standard input."""
    return _run
