"""Turtle: the W3C's Organization Ontology for who and what, PROV-O for the sentences that say so.

- A registrant is an `org:FormalOrganization`; boards, committees, teams and management are its
  `org:OrganizationalUnit`s (`org:unitOf`); a post is an `org:Post` of it (`org:postIn`), held (`org:heldBy`) by a
  `foaf:Person` where one is named; an outside party is an `org:Organization`; a filing is a `prov:Entity`.
- REPORTS_TO is `org:reportsTo`, PART_OF `org:subOrganizationOf`, MEMBER_OF `org:postIn`: for the rest these ontologies
  have no word, and the vocabulary's own stands (`gov:oversees`, `gov:informs`, …).
- Each relation is said once more as an `rdf:Statement`, which bears confidence, hedge and frequency, and is
  `prov:wasDerivedFrom` its sentences: each a `prov:Entity` with its text (`prov:value`), `prov:wasQuotedFrom` the
  filing, with its place in the canonical text and its cyd element.

Specifications: https://www.w3.org/TR/vocab-org/, https://www.w3.org/TR/prov-o/.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from graphmodel.edges import AnyEdge
from graphmodel.errors import GovgraphError
from graphmodel.filing_graph import FilingGraph
from graphmodel.ids import join_id
from graphmodel.nodes import Company, Filing, Node, Officer
from graphmodel.store.rows import filing_uid

__all__ = ["RESOURCE", "VOCABULARY", "write_turtle"]

RESOURCE: Final = "urn:govgraph:"
"""What comes before a node's id in its name."""

VOCABULARY: Final = "urn:govgraph:vocabulary#"
_ORG: Final = "http://www.w3.org/ns/org#"
_PROV: Final = "http://www.w3.org/ns/prov#"
_PREFIXES: Final = {"gov": VOCABULARY, "org": _ORG, "prov": _PROV}
_UNITS: Final = frozenset({"Board", "Committee", "Team", "Management"})
_CLASSES: Final = {"Officer": _ORG + "Post", "ThirdParty": _ORG + "Organization", "Program": VOCABULARY + "Program"}
_RELATIONS: Final = {
    "REPORTS_TO": _ORG + "reportsTo",
    "PART_OF": _ORG + "subOrganizationOf",
    "MEMBER_OF": _ORG + "postIn",
}
_OF_ALL: Final = frozenset({"label", "uid", "name", "aliases", "filing", "company_id", "person"})


def write_turtle(companies: Iterable[Company], parts: Iterable[FilingGraph], out: BinaryIO) -> None:
    """Write registrants, then filing by filing; only one filing is in memory at a time.

    GovgraphError where rdflib is not installed.
    """
    terms = _Terms()
    out.write(terms.head())
    graph = terms.graph()
    for company in companies:
        _company(company, graph, terms)
    out.write(terms.text(graph))
    for part in parts:
        graph = terms.graph()
        _filing(part.filing, graph, terms)
        for node in part.nodes:
            _node(node, graph, terms)
        for edge in part.edges:
            _relation(edge, graph, terms)
        out.write(terms.text(graph))


class _Terms:
    """What rdflib calls things, so that nothing of it is loaded before it is needed."""

    def __init__(self) -> None:
        try:
            import rdflib
        except ImportError as exc:
            raise GovgraphError("Turtle needs rdflib; install it with `pip install 'govgraph[rdf]'`") from exc
        self._rdflib = rdflib
        self.a, self.label = rdflib.RDF.type, rdflib.RDFS.label
        self.rdf, self.foaf, self.skos, self.terms = rdflib.RDF, rdflib.FOAF, rdflib.SKOS, rdflib.DCTERMS
        foreign = {"dcterms": self.terms, "foaf": self.foaf, "rdf": self.rdf, "rdfs": rdflib.RDFS, "skos": self.skos}
        self._prefixes = {**_PREFIXES, **foreign, "xsd": rdflib.XSD}

    def head(self) -> bytes:
        """The prefixes, which stand above all filings."""
        return "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(self._prefixes.items())).encode()

    def graph(self) -> Any:
        """An empty graph that knows the prefixes."""
        graph = self._rdflib.Graph(bind_namespaces="none")
        for name, base in self._prefixes.items():
            graph.bind(name, base)
        return graph

    def name(self, uid: str) -> Any:
        """The name of a node, by its id."""
        return self._rdflib.URIRef(RESOURCE + quote(uid, safe="/+%:"))

    def word(self, iri: str) -> Any:
        """A class or a property by its whole name."""
        return self._rdflib.URIRef(iri)

    def value(self, value: object) -> Any:
        """A plain value."""
        return self._rdflib.Literal(value)

    def date(self, text: str) -> Any:
        """A date."""
        return self._rdflib.Literal(text, datatype=self._rdflib.XSD.date)

    def text(self, graph: Any) -> bytes:
        """The graph in Turtle, without the prefixes."""
        text: bytes = graph.serialize(format="turtle", encoding="utf-8")
        while text.startswith(b"@prefix "):
            text = text.partition(b"\n")[2]
        return text


def _company(company: Company, graph: Any, terms: _Terms) -> None:
    one = terms.name(company.uid)
    graph.add((one, terms.a, terms.word(_ORG + "FormalOrganization")))
    graph.add((one, terms.label, terms.value(company.name)))
    if company.cik:
        graph.add((one, terms.word(_ORG + "identifier"), terms.value(company.cik)))
    for name in ("ticker", "sic", "country"):
        _say(one, name, getattr(company, name), graph, terms)


def _filing(filing: Filing, graph: Any, terms: _Terms) -> None:
    one = terms.name(filing_uid(filing.filing_id))
    graph.add((one, terms.a, terms.word(_PROV + "Entity")))
    graph.add((one, terms.word(_PROV + "wasAttributedTo"), terms.name(filing.company_id)))
    graph.add((one, terms.terms.identifier, terms.value(filing.filing_id)))
    if filing.filed:
        graph.add((one, terms.terms.issued, terms.date(filing.filed)))
    for name, value in filing:
        if name not in {"filing_id", "company_id", "filed"}:
            _say(one, name, value, graph, terms)


def _node(node: Node, graph: Any, terms: _Terms) -> None:
    one, company = terms.name(node.uid), terms.name(node.company_id)
    label: str = dict(node)["label"]
    is_unit = label in _UNITS
    graph.add((one, terms.a, terms.word(_ORG + "OrganizationalUnit" if is_unit else _CLASSES[label])))
    graph.add((one, terms.label, terms.value(node.name)))
    graph.add((one, terms.word(VOCABULARY + "type"), terms.value(label)))
    graph.add((one, terms.word(_PROV + "wasDerivedFrom"), terms.name(filing_uid(node.filing))))
    for alias in node.aliases:
        graph.add((one, terms.skos.altLabel, terms.value(alias)))
    if is_unit:
        graph.add((one, terms.word(_ORG + "unitOf"), company))
    if isinstance(node, Officer):
        graph.add((one, terms.word(_ORG + "postIn"), company))
        if node.person:
            person = terms.name(join_id(node.filing, "Person", node.person))
            graph.add((person, terms.a, terms.foaf.Person))
            graph.add((person, terms.foaf.name, terms.value(node.person)))
            graph.add((one, terms.word(_ORG + "heldBy"), person))
    for name, value in node:
        if name not in _OF_ALL:
            _say(one, name, value, graph, terms)


def _relation(edge: AnyEdge, graph: Any, terms: _Terms) -> None:
    source, target = terms.name(edge.source), terms.name(edge.target)
    relation = terms.word(_RELATIONS.get(edge.type) or VOCABULARY + _camel(edge.type))
    graph.add((source, relation, target))
    said = " ".join((edge.source, edge.type, edge.target)).encode("utf-8", "surrogatepass")
    statement = terms.name(join_id(edge.filing, "statement", blake2b(said, digest_size=12).hexdigest()))
    graph.add((statement, terms.a, terms.rdf.Statement))
    for part, value in (("subject", source), ("predicate", relation), ("object", target)):
        graph.add((statement, terms.rdf[part], value))
    for name in ("confidence", "hedged", "frequency"):
        _say(statement, name, dict(edge).get(name), graph, terms)
    for place, saying in enumerate(edge.evidence):
        quote_of = terms.word(f"{statement}/{place}")
        graph.add((statement, terms.word(_PROV + "wasDerivedFrom"), quote_of))
        graph.add((quote_of, terms.a, terms.word(_PROV + "Entity")))
        graph.add((quote_of, terms.word(_PROV + "value"), terms.value(saying.text)))
        graph.add((quote_of, terms.word(_PROV + "wasQuotedFrom"), terms.name(filing_uid(edge.filing))))
        for name in ("start", "end", "element"):
            _say(quote_of, name, getattr(saying, name), graph, terms)


def _say(one: Any, name: str, value: object, graph: Any, terms: _Terms) -> None:
    """A property of the vocabulary's own, once for each item of a list; none where it is not disclosed."""
    for item in value if isinstance(value, tuple) else (value,):
        if item not in (None, ""):
            graph.add((one, terms.word(VOCABULARY + _camel(name)), terms.value(item)))


def _camel(name: str) -> str:
    first, *rest = name.lower().split("_")
    return first + "".join(map(str.capitalize, rest))
