"""The graph of a filing, put together from its entities and relations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graphmodel import (
    Company,
    Evidence,
    Filing,
    FilingGraph,
    committee_kind,
    company_uid,
    node_uid,
    role_of,
    sits_in_board,
    third_party_kind,
)
from graphmodel.edges import EDGE_CLASSES, Edge
from graphmodel.nodes import Board, Committee, Management, Node, Officer, Program, Team, ThirdParty
from loaders.extract.attributes import certifications_in, experience_in, frameworks_in
from loaders.extract.grouping import Entity
from loaders.extract.relation import COMPANY, PROGRAM, Relation
from loaders.extract.sentences import Sentence
from loaders.filing import Document

__all__ = ["Found", "assemble", "level_of_committee"]


@dataclass(slots=True)
class Found:
    """An edge being put together: every sentence that says it."""

    relation: Relation
    sayings: list[Sentence] = field(default_factory=list)


def level_of_committee(entity: Entity) -> Literal["board", "management"] | None:
    """Where a committee sits: said by the text, else told by its kind; None for what is no committee."""
    if entity.label != "Committee":
        return None
    if entity.of_board or sits_in_board(entity.name):
        return "board"
    return "management"


def assemble(
    document: Document,
    entities: list[Entity],
    found: dict[tuple[str, int, int], Found],
    facts: dict[int, list[str]],
) -> FilingGraph:
    """Make the graph of entities and relations; `facts` are the sentences that speak of an officer."""
    known = document.facts
    company = Company(
        uid=company_uid(cik=known.cik, ticker=known.ticker, name=known.company, filing=document.filing_id),
        name=known.company or document.filing_id,
        cik=known.cik,
        ticker=known.ticker,
    )
    filing = Filing(
        filing_id=document.filing_id,
        company_id=company.uid,
        accession=known.accession,
        form=known.form,
        fiscal_year=known.fiscal_year,
        period=known.period,
        filed=known.filed,
        source=document.origin,
        section=known.section,
        **dict(document.flags),
    )
    program = Program(
        uid=node_uid(filing.filing_id, "Program", "cybersecurity program"),
        name="cybersecurity program",
        filing=filing.filing_id,
        company_id=company.uid,
        integrated=document.flags.get("integrated"),
        frameworks=tuple(frameworks_in(document.text)),
    )
    company_number = next((e.number for e in entities if e.label == "Company"), None)
    used = {n for _, s, t in found for n in (s, t)}
    uids: dict[int, str] = {PROGRAM: program.uid, COMPANY: company.uid}
    if company_number is not None:
        uids[company_number] = company.uid
    nodes: list[Node] = [program]
    taken: set[str] = set()
    for entity in entities:
        if entity.number in used and entity.number != company_number:
            node = _node(entity, filing, company, " ".join(facts.get(entity.number, ())), taken)
            uids[entity.number] = node.uid
            taken.add(node.uid)
            nodes.append(node)
    edges = _edges(document, found, uids, filing)
    ends = {uid for edge in edges for uid in (edge.source, edge.target)}
    kept = [node for node in nodes if node.uid in ends or node is program]
    return FilingGraph(filing=filing, company=company, nodes=tuple(kept), edges=tuple(edges))  # type: ignore[arg-type]


def _node(entity: Entity, filing: Filing, company: Company, said: str, taken: set[str]) -> Node:
    name = entity.name
    uid = node_uid(filing.filing_id, entity.label, name)
    number = 2
    while uid in taken:
        uid = node_uid(filing.filing_id, entity.label, f"{name} #{number}")
        number += 1
    aliases = tuple(form for form in entity.forms if form != name)
    common = {"uid": uid, "name": name, "aliases": aliases, "filing": filing.filing_id, "company_id": company.uid}
    match entity.label:
        case "Board":
            return Board(**common)
        case "Committee":
            level = level_of_committee(entity)
            return Committee(**common, level=level, kind=committee_kind(name))
        case "Officer":
            titled = name != entity.person
            return Officer(
                **common,
                job_title=name if titled else None,
                role=role_of(name) if titled else None,
                person=entity.person,
                experience_years=experience_in(said),
                certifications=tuple(certifications_in(said)),
            )
        case "Management":
            return Management(**common)
        case "Team":
            return Team(**common)
        case _:
            return ThirdParty(**common, kind=third_party_kind(name))


def _edges(
    document: Document, found: dict[tuple[str, int, int], Found], uids: dict[int, str], filing: Filing
) -> list[Edge]:
    edges: dict[tuple[str, str, str], Edge] = {}
    for entry in found.values():
        relation = entry.relation
        source, target = uids[relation.source], uids[relation.target]
        if source == target or (source, relation.type, target) in edges:
            continue
        evidence = tuple(
            Evidence(
                text=document.text[span.start : span.end],
                start=span.start,
                end=span.end,
                element=span.element,
                filing=filing.filing_id,
            )
            for saying in entry.sayings
            for span in saying.spans
        )
        more = {"frequency": relation.frequency} if relation.type in {"INFORMS", "REPORTS_TO"} else {}
        edges[source, relation.type, target] = EDGE_CLASSES[relation.type](
            source=source,
            target=target,
            filing=filing.filing_id,
            confidence=relation.confidence,
            hedged=relation.hedged,
            evidence=evidence,
            **more,
        )
    return list(edges.values())
