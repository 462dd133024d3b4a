"""RDF: the W3C's Organization Ontology for who and what, PROV-O for the sentences that say so.

- A registrant is an `org:FormalOrganization`; boards, committees, teams and management are its
  `org:OrganizationalUnit`s (`org:unitOf`); a post is an `org:Post` of it (`org:postIn`), held (`org:heldBy`) by a
  `foaf:Person` where one is named; an outside party is an `org:Organization`; a filing is a `prov:Entity`.
- REPORTS_TO is `org:reportsTo`, PART_OF `org:subOrganizationOf`, MEMBER_OF `org:postIn`: for the rest these ontologies
  have no word, and the vocabulary's own stands (`gov:oversees`, `gov:informs`, …).
- Each relation is said once more as an `rdf:Statement`, which bears confidence, hedge and frequency, and is
  `prov:wasDerivedFrom` its sentences: each a `prov:Entity` with its text (`prov:value`), `prov:wasQuotedFrom` the
  filing, with its place in the canonical text and its cyd element.

Specifications: https://www.w3.org/TR/vocab-org/, https://www.w3.org/TR/prov-o/. This module needs pyoxigraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from graphmodel.edges import AnyEdge
from graphmodel.filing_graph import FilingGraph
from graphmodel.ids import join_id
from graphmodel.nodes import Company, Filing, Node, Officer
from graphmodel.store.rows import filing_uid

__all__ = ["PREFIXES", "RESOURCE", "VOCABULARY", "triples_of"]

RESOURCE: Final = "urn:govgraph:"
"""What comes before a node's id in its name."""

VOCABULARY: Final = "urn:govgraph:vocabulary#"
PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gov": VOCABULARY,
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_UNITS: Final = frozenset({"Board", "Committee", "Team", "Management"})
_CLASSES: Final = {"Officer": "org:Post", "ThirdParty": "org:Organization", "Program": "gov:Program"}
_RELATIONS: Final = {"REPORTS_TO": "org:reportsTo", "PART_OF": "org:subOrganizationOf", "MEMBER_OF": "org:postIn"}
_OF_ALL: Final = frozenset({"label", "uid", "name", "aliases", "filing", "company_id", "person"})


def triples_of(companies: Iterable[Company], parts: Iterable[FilingGraph]) -> Iterator[Triple]:
    """The triples of registrants, then of filing after filing; those of one subject mostly stand together."""
    for company in companies:
        yield from _company(company)
    for part in parts:
        yield from _filing(part.filing)
        relations = defaultdict(list)
        for edge in part.edges:
            relations[edge.source].append(Triple(_name(edge.source), _relation(edge), _name(edge.target)))
        for node in part.nodes:
            yield from _node(node)
            yield from relations.pop(node.uid, ())
            yield from _holder(node)
        for of_company in relations.values():
            yield from of_company
        for edge in part.edges:
            yield from _statement(edge)


def _company(company: Company) -> Iterator[Triple]:
    one = _name(company.uid)
    yield Triple(one, _word("rdf:type"), _word("org:FormalOrganization"))
    yield Triple(one, _word("rdfs:label"), Literal(company.name))
    if company.cik:
        yield Triple(one, _word("org:identifier"), Literal(company.cik))
    for name in ("ticker", "sic", "country"):
        yield from _said(one, name, getattr(company, name))


def _filing(filing: Filing) -> Iterator[Triple]:
    one = _name(filing_uid(filing.filing_id))
    yield Triple(one, _word("rdf:type"), _word("prov:Entity"))
    yield Triple(one, _word("prov:wasAttributedTo"), _name(filing.company_id))
    yield Triple(one, _word("dcterms:identifier"), Literal(filing.filing_id))
    if filing.filed:
        yield Triple(one, _word("dcterms:issued"), Literal(filing.filed, datatype=_word("xsd:date")))
    for name, value in filing:
        if name not in {"filing_id", "company_id", "filed"}:
            yield from _said(one, name, value)


def _node(node: Node) -> Iterator[Triple]:
    one, company = _name(node.uid), _name(node.company_id)
    label: str = dict(node)["label"]
    is_unit = label in _UNITS
    yield Triple(one, _word("rdf:type"), _word("org:OrganizationalUnit" if is_unit else _CLASSES[label]))
    yield Triple(one, _word("rdfs:label"), Literal(node.name))
    yield Triple(one, _word("gov:type"), Literal(label))
    yield Triple(one, _word("prov:wasDerivedFrom"), _name(filing_uid(node.filing)))
    for alias in node.aliases:
        yield Triple(one, _word("skos:altLabel"), Literal(alias))
    for name, value in node:
        if name not in _OF_ALL:
            yield from _said(one, name, value)
    if is_unit:
        yield Triple(one, _word("org:unitOf"), company)
    if isinstance(node, Officer):
        yield Triple(one, _word("org:postIn"), company)
        if node.person:
            yield Triple(one, _word("org:heldBy"), _person(node))


def _holder(node: Node) -> Iterator[Triple]:
    if isinstance(node, Officer) and node.person:
        yield Triple(_person(node), _word("rdf:type"), _word("foaf:Person"))
        yield Triple(_person(node), _word("foaf:name"), Literal(node.person))


def _person(officer: Officer) -> NamedNode:
    return _name(join_id(officer.filing, "Person", officer.person or ""))


def _statement(edge: AnyEdge) -> Iterator[Triple]:
    """A relation as a statement with its qualities, and the sentences it is derived from."""
    said = " ".join((edge.source, edge.type, edge.target)).encode("utf-8", "surrogatepass")
    one = _name(join_id(edge.filing, "statement", blake2b(said, digest_size=12).hexdigest()))
    quotes = [NamedNode(f"{one.value}/{place}") for place in range(len(edge.evidence))]
    yield Triple(one, _word("rdf:type"), _word("rdf:Statement"))
    yield Triple(one, _word("rdf:subject"), _name(edge.source))
    yield Triple(one, _word("rdf:predicate"), _relation(edge))
    yield Triple(one, _word("rdf:object"), _name(edge.target))
    for name in ("confidence", "hedged", "frequency"):
        yield from _said(one, name, getattr(edge, name, None))
    for quoted in quotes:
        yield Triple(one, _word("prov:wasDerivedFrom"), quoted)
    for quoted, saying in zip(quotes, edge.evidence, strict=True):
        yield Triple(quoted, _word("rdf:type"), _word("prov:Entity"))
        yield Triple(quoted, _word("prov:value"), Literal(saying.text))
        yield Triple(quoted, _word("prov:wasQuotedFrom"), _name(filing_uid(edge.filing)))
        for name in ("start", "end", "element"):
            yield from _said(quoted, name, getattr(saying, name))


def _said(one: NamedNode, name: str, value: object) -> Iterator[Triple]:
    """A property of the vocabulary's own, once for each item of a list; none where it is not disclosed."""
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, str | bool | int | float) and item != "":
            yield Triple(one, _own(name), Literal(item))


def _relation(edge: AnyEdge) -> NamedNode:
    known = _RELATIONS.get(edge.type)
    return _word(known) if known else _own(edge.type)


@lru_cache(maxsize=4_096)
def _name(uid: str) -> NamedNode:
    """The name of a node, by its id."""
    return NamedNode(RESOURCE + quote(uid, safe="/+%:"))


@cache
def _word(name: str) -> NamedNode:
    """A class or a property, by its prefixed name."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def _own(name: str) -> NamedNode:
    """A property or a relation of the vocabulary's own: `gov:fiscalYear` of `fiscal_year`."""
    first, *rest = name.lower().split("_")
    return _word(f"gov:{first}{''.join(map(str.capitalize, rest))}")
