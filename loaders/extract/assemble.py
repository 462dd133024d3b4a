"""The graph of a filing, put together from its entities and relations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Final

from graphmodel import (
    Company,
    Disclosure,
    Evidence,
    Filing,
    FilingGraph,
    committee_kind,
    company_uid,
    may_sit_in_board,
    node_uid,
    role_of,
    third_party_kind,
)
from graphmodel.disclosure import LONGEST
from graphmodel.edges import EDGE_CLASSES, Edge
from graphmodel.nodes import Board, Committee, Management, Node, Officer, Program, Team, ThirdParty
from graphmodel.sentences import Sentence
from loaders.extract.attributes import certifications_in, experience_in, frameworks_in, more_frequent
from loaders.extract.grouping import Entity, level_of_committee
from loaders.extract.relation import COMPANY, PROGRAM
from loaders.filing import Document

__all__ = ["Findings", "Found", "assemble"]


_SURE: Final = 0.6
"""Of the market's relations "part of the board" that are so sure, of committees whose names do not tell, some 20 of 21
were read aright; below that about half are management's."""


@dataclass(frozen=True, slots=True)
class Found:
    """An edge to be: how sure it is, how often, whether only possibly, and the sentences that say it."""

    confidence: float
    frequency: str | None
    hedged: bool
    sayings: list[Sentence]


@dataclass(frozen=True, slots=True)
class Findings:
    """What extraction found in a filing.

    `relations` are keyed by type, source and target; `facts` are the sentences that speak of an officer, by number.
    """

    entities: list[Entity]
    relations: dict[tuple[str, int, int], Found]
    facts: dict[int, list[str]]

    def of_the_board(self) -> frozenset[int]:
        """The entities, by number, whose committees are the board's although neither text nor name says so.

        That are those that are surely enough part of it, and those with a name as its committees have them that
        oversee or are briefed, and have none of what management's have: a leader, members, work, someone to brief.
        """
        boards = {entity.number for entity in self.entities if entity.label == "Board"}
        parts = {
            source
            for (kind, source, target), found in self.relations.items()
            if kind == "PART_OF" and target in boards and found.confidence >= _SURE
        }
        over = {source for kind, source, _ in self.relations if kind == "OVERSEES"}
        over |= {target for kind, _, target in self.relations if kind == "INFORMS"}
        working = {source for kind, source, _ in self.relations if kind in {"MANAGES", "INFORMS", "REPORTS_TO"}}
        working |= {target for kind, _, target in self.relations if kind in {"LEADS", "MEMBER_OF", "PART_OF"}}
        named = {entity.number for entity in self.entities if may_sit_in_board(entity.name)}
        return frozenset(parts | (named & over - working))


def assemble(document: Document, findings: Findings) -> FilingGraph:
    """Make the graph: a node for each entity that an edge joins, and each relation once with all its sentences."""
    company = _company(document)
    filing = _filing(document, company)
    program = Program(
        uid=node_uid(filing.filing_id, "Program", "cybersecurity program"),
        name="cybersecurity program",
        filing=filing.filing_id,
        company_id=company.uid,
        integrated=document.flags.get("integrated"),
        frameworks=tuple(frameworks_in(document.text)),
    )
    used = {number for _, source, target in findings.relations for number in (source, target)}
    uids: dict[int, str] = {PROGRAM: program.uid, COMPANY: company.uid}
    nodes: list[Node] = [program]
    taken: set[str] = set()
    of_board = findings.of_the_board()
    for entity in findings.entities:
        if entity.label == "Company":
            uids[entity.number] = company.uid
        elif entity.number in used:
            said = " ".join(findings.facts.get(entity.number, ()))
            node = _node(replace(entity, of_board=entity.of_board or entity.number in of_board), filing, said, taken)
            taken.add(node.uid)
            uids[entity.number] = node.uid
            nodes.append(node)
    edges = _edges(document, findings, uids, filing)
    return FilingGraph.model_validate(
        {
            "filing": filing,
            "company": company,
            "nodes": nodes,
            "edges": edges,
            "disclosure": _disclosure(document),
        }
    )


def _disclosure(document: Document) -> Disclosure | None:
    if len(document.text) > LONGEST:
        return None
    return Disclosure(text=document.text, blocks=document.blocks)


def _company(document: Document) -> Company:
    known = document.facts
    return Company(
        uid=company_uid(cik=known.cik, ticker=known.ticker, name=known.company, filing=document.filing_id),
        name=known.company or document.filing_id,
        cik=known.cik,
        ticker=known.ticker,
        sic=known.sic,
        country=known.country,
    )


def _filing(document: Document, company: Company) -> Filing:
    known = document.facts
    return Filing(
        filing_id=document.filing_id,
        company_id=company.uid,
        accession=known.accession,
        form=known.form,
        fiscal_year=known.fiscal_year,
        period=known.period,
        filed=known.filed,
        source=Path(document.origin).name,  # the folder is the reader's own, and no part of what was filed
        section=known.section,
        section_found=known.section_found,
        public_float=known.public_float,
        **dict(document.flags),
    )


def _node(entity: Entity, filing: Filing, said: str, taken: set[str]) -> Node:
    name = entity.name
    uid = node_uid(filing.filing_id, entity.label, name)
    number = 2
    while uid in taken:
        uid = node_uid(filing.filing_id, entity.label, f"{name} #{number}")
        number += 1
    aliases = tuple(form for form in entity.forms if form != name)
    common = {"uid": uid, "name": name, "aliases": aliases, "filing": filing.filing_id, "company_id": filing.company_id}
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


def _edges(document: Document, findings: Findings, uids: dict[int, str], filing: Filing) -> list[Edge]:
    by_ends: dict[tuple[str, str, str], list[Found]] = {}
    for (kind, source, target), entry in findings.relations.items():
        key = (uids[source], kind, uids[target])
        if key[0] != key[2]:
            by_ends.setdefault(key, []).append(entry)
    return [_edge(document, key, entries, filing) for key, entries in by_ends.items()]


def _edge(document: Document, key: tuple[str, str, str], entries: list[Found], filing: Filing) -> Edge:
    """One edge of all that says it; several entries where two entities turned out to be the registrant."""
    source, kind, target = key
    spans = dict.fromkeys(span for entry in entries for saying in entry.sayings for span in saying.spans)
    edge_class = EDGE_CLASSES[kind]
    said = reduce(more_frequent, (entry.frequency for entry in entries))
    frequency = {"frequency": said} if "frequency" in edge_class.model_fields else {}
    return edge_class(
        source=source,
        target=target,
        filing=filing.filing_id,
        confidence=max(entry.confidence for entry in entries),
        hedged=all(entry.hedged for entry in entries),
        evidence=tuple(
            Evidence(
                text=document.text[span.start : span.end],
                start=span.start,
                end=span.end,
                element=span.element,
                filing=filing.filing_id,
            )
            for span in spans
        ),
        **frequency,
    )
