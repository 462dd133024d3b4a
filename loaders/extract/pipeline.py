"""From a document to its graph: sentences, mentions, groups, relations, attributes."""

from __future__ import annotations

from dataclasses import replace

from graphmodel import FilingGraph
from loaders.extract.assemble import Found, assemble, level_of_committee
from loaders.extract.attributes import more_frequent
from loaders.extract.clauses import Clauses, build_clauses
from loaders.extract.fragments import fragment_relations, vendor_relations
from loaders.extract.grouping import Entity, Grouping, define_aliases
from loaders.extract.groups import LETTER
from loaders.extract.mentions import find_mentions
from loaders.extract.relation import Relation
from loaders.extract.relations import find_relations
from loaders.extract.sentences import Sentence, sentences
from loaders.extract.tokens import tokenise
from loaders.filing import Document

__all__ = ["extract"]


def extract(document: Document) -> FilingGraph:
    """The governance graph of one filing; never raises for what the text says.

    Without any governance in the text the graph has the Company and the Program alone.
    """
    spoken = sentences(document)
    tokens = [tokenise(sentence.text) for sentence in spoken]
    aliases = define_aliases((t, find_mentions(t)) for t in tokens if any(x.text == "(" or x.low == "or" for x in t))
    grouping = Grouping()
    found: dict[tuple[str, int, int], Found] = {}
    facts: dict[int, list[str]] = {}
    subjects: list[int] = []
    readings: list[tuple[Sentence, Clauses]] = []
    board_sayings: dict[int, Sentence] = {}
    for sentence, words in zip(spoken, tokens, strict=True):
        resolved = []
        for mention in find_mentions(words, aliases):
            numbers = grouping.resolve(mention, subjects)
            letters = "".join(LETTER[grouping.entities[n].label] for n in numbers)
            resolved.append((mention, numbers, letters))
            if mention.of_board and numbers:
                board_sayings.setdefault(numbers[0], sentence)
        clauses = build_clauses(words, resolved)
        for group in clauses.groups:
            grouping.note_list(group.entities)
        if clauses.groups:
            first = next((g for g in clauses.groups if "W" not in g.letters and not g.possessive), None)
            subject = clauses.subject_before(min(len(clauses.text), 400)) or first
            if first is not None:
                subjects = list((first if subject is None or "W" in subject.letters else first).entities)
        readings.append((sentence, clauses))
        for mention, numbers, _ in resolved:
            if mention.label == "Officer" and len(numbers) == 1:
                facts.setdefault(numbers[0], []).append(sentence.text)
    for entity in grouping.entities:
        if entity.of_board and not any(e.label == "Board" for e in grouping.entities):
            grouping.entities.append(Entity(len(grouping.entities), "Board", "board of directors"))
            break
    board = next((e.number for e in grouping.entities if e.label == "Board"), None)

    def level_of(number: int) -> str | None:
        return level_of_committee(grouping.entities[number])

    def name_of(number: int) -> str:
        return grouping.entities[number].name

    for sentence, clauses in readings:
        relations = [] if _is_heading(sentence.text) else list(find_relations(clauses, level_of))
        relations += fragment_relations(sentence, clauses)
        relations += vendor_relations(clauses, relations, name_of)
        for relation in relations:
            key = (relation.type, relation.source, relation.target)
            entry = found.setdefault(key, Found(relation))
            if sentence not in entry.sayings:
                entry.sayings.append(sentence)
            frequency = more_frequent(entry.relation.frequency, relation.frequency)
            entry.relation = replace(entry.relation, frequency=frequency)
    if board is not None:
        for number, sentence in board_sayings.items():
            if number < len(grouping.entities) and grouping.entities[number].label == "Committee":
                found.setdefault(
                    ("PART_OF", number, board),
                    Found(Relation("PART_OF", number, board, "of the board", confidence=0.95), [sentence]),
                )
    return assemble(document, grouping.entities, found, facts)


def _is_heading(text: str) -> bool:
    """Whether a line is a heading ("Engagement of Third-Party Service Providers"): short, in capitals, without an end."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not words or len(words) > 12 or text.rstrip()[-1] in ".;:,":
        return False
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)
