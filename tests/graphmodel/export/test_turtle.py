"""Turtle, read back with rdflib."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize
from rdflib import RDF, RDFS, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from graphmodel import Company, FilingGraph
from graphmodel.errors import DamagedStore, GovgraphError
from graphmodel.export import write_turtle
from graphmodel.export.triples import PREFIXES, RESOURCE, VOCABULARY, triples_of

ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
GOV = Namespace(VOCABULARY)


def written(*parts: FilingGraph) -> bytes:
    out = BytesIO()
    write_turtle(companies_of(parts), parts, out)
    return out.getvalue()


def read(*parts: FilingGraph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(*parts), format="turtle")


def companies_of(parts: Iterable[FilingGraph]) -> list[Company]:
    return list({part.company.uid: part.company for part in parts}.values())


def named(uid: str) -> URIRef:
    return URIRef(RESOURCE + uid)


def test_a_line_is_org_s_between_posts_of_the_registrant(acme: FilingGraph) -> None:
    found = read(acme)
    line = acme.edges[0]
    assert (named(line.source), ORG.reportsTo, named(line.target)) in found
    assert (named(line.source), RDF.type, ORG.Post) in found
    assert (named(line.source), ORG.postIn, named(acme.company.uid)) in found
    assert (named(line.source), GOV.role, Literal("CISO")) in found
    holder = found.value(named(line.target), ORG.heldBy)
    assert found.value(holder, rdflib.FOAF.name) == Literal("Ada Byron")


def test_units_are_the_registrant_s(acme: FilingGraph) -> None:
    found = read(acme)
    units = set(found.subjects(RDF.type, ORG.OrganizationalUnit))
    assert units == {named(node.uid) for node in acme.nodes if node.label in {"Board", "Committee"}}
    assert {found.value(unit, ORG.unitOf) for unit in units} == {named(acme.company.uid)}
    board, audit = (
        next(node.uid for node in acme.nodes if node.name == name) for name in ("board of directors", "audit committee")
    )
    assert (named(audit), ORG.subOrganizationOf, named(board)) in found


def test_every_relation_is_derived_from_its_sentences_quoted_from_the_filing(acme: FilingGraph) -> None:
    found = read(acme)
    said = set()
    for statement in found.subjects(RDF.type, RDF.Statement):
        ends = tuple(found.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert ends in found
        for quoted in found.objects(statement, PROV.wasDerivedFrom):
            assert found.value(quoted, PROV.wasQuotedFrom) == named("filing/acme-2024")
            said.add(
                (ends[0], ends[2], str(found.value(quoted, PROV.value)), found.value(quoted, GOV.start).toPython())
            )
    assert said == {
        (named(edge.source), named(edge.target), saying.text, saying.start)
        for edge in acme.edges
        for saying in edge.evidence
    }
    hedged = list(found.subjects(GOV.hedged, Literal(True)))
    assert [found.value(one, RDF.predicate) for one in hedged] == [GOV.engages]


def test_two_filings_are_one_document(acme: FilingGraph, make_part: Callable[..., FilingGraph]) -> None:
    later = make_part("acme-2025", cik="0000001234", year=2025, nodes={"board": ("Board", "board")})
    found = read(acme, later)
    assert len(set(found.subjects(RDF.type, ORG.FormalOrganization))) == 1
    assert set(found.subjects(PROV.wasAttributedTo)) == {named("filing/acme-2024"), named("filing/acme-2025")}


def test_one_statement_a_line_and_turtle_are_the_same_graph(acme: FilingGraph) -> None:
    lines = serialize(triples_of([acme.company], [acme]), format=RdfFormat.N_TRIPLES)
    assert lines is not None
    plain = rdflib.Graph().parse(data=lines, format="nt")
    assert len(plain) > 50
    assert isomorphic(read(acme), plain)


def test_a_subject_stands_once_with_all_that_is_said_of_it(acme: FilingGraph) -> None:
    text = written(acme).decode()
    assert set(re.findall(r"^@prefix (\w+): <(.*)> \.$", text, re.MULTILINE)) == set(PREFIXES.items())
    subjects = re.findall(r"^<([^>]+)> ", text, re.MULTILINE)
    assert all(subjects.count(str(named(node.uid))) == 1 for node in acme.nodes)


@pytest.mark.parametrize("dollars", [26_130_885.0, 0.0, 1.5, 123_456_789_012.0])
def test_amounts_keep_every_digit(make_part: Callable[..., FilingGraph], dollars: float) -> None:
    found = read(make_part("f", public_float=dollars))
    (amount,) = found.objects(predicate=GOV.publicFloat)
    assert isinstance(amount, Literal)
    assert (amount.toPython(), amount.datatype) == (dollars, rdflib.XSD.double)


def test_the_document_is_written_while_filings_are_read(acme: FilingGraph) -> None:
    out = BytesIO()
    sizes = []

    def parts() -> Iterator[FilingGraph]:
        for _ in range(50):
            sizes.append(out.tell())
            yield acme

    write_turtle([], parts(), out)
    assert 0 < sizes[25] < sizes[-1] < out.tell()


def test_a_fault_in_reading_or_writing_is_told_as_it_is(acme: FilingGraph) -> None:
    def damaged() -> Iterator[FilingGraph]:
        yield acme
        raise DamagedStore("the second filing is damaged")

    with pytest.raises(DamagedStore, match="second filing"):
        write_turtle([], damaged(), BytesIO())
    reading, writing = os.pipe()
    os.close(reading)
    with pytest.raises(BrokenPipeError), os.fdopen(writing, "wb", buffering=0) as left:
        write_turtle([], [acme] * 50, left)


@given(said=st.text(min_size=1).filter(str.strip))
def test_whatever_a_filing_says_comes_back(make_part: Callable[..., FilingGraph], said: str) -> None:
    text = said.encode("utf-8", "replace").decode()
    nodes = {"board": ("Board", text), "program": ("Program", "p")}
    part = make_part("f 1/é", nodes=nodes, edges=[("board", "OVERSEES", "program", f"@prefix {text}\n\n@prefix a")])
    found = read(part)
    assert Literal(text) in set(found.objects(predicate=RDFS.label))
    assert set(found.objects(predicate=PROV.value)) == {Literal(f"@prefix {text}\n\n@prefix a")}


def test_without_pyoxigraph_it_says_what_to_install(acme: FilingGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(GovgraphError, match=r"govgraph\[rdf\]"):
        write_turtle([acme.company], [acme], BytesIO())
