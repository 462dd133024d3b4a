"""Reading a filing sentence by sentence: who is spoken of, and what each sentence may say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graphmodel.sentences import Sentence, sentences
from loaders.extract.clauses import Clauses, build_clauses
from loaders.extract.definitions import define_aliases
from loaders.extract.fragments import fragment_relations, vendor_relations
from loaders.extract.grouping import Entity, Grouping, level_of_committee
from loaders.extract.groups import LETTER
from loaders.extract.judging.candidates import Candidate, candidates
from loaders.extract.mentions import Mention, find_mentions
from loaders.extract.mentions.named_firms import may_name_firm
from loaders.extract.naming import is_body
from loaders.extract.relation import Relation
from loaders.extract.relations import find_relations
from loaders.extract.tokens import Token, tokenise
from loaders.filing import Document

__all__ = ["Reading", "read_document"]

_SUBJECT_WITHIN = 400  # characters of a collapsed sentence in which its subject is looked for


def read_document(document: Document) -> Reading:
    """Read all sentences of a filing in their order."""
    spoken = [(sentence, tokenise(sentence.text)) for sentence in sentences(document.text, document.blocks)]
    found = {i: find_mentions(words) for i, (_, words) in enumerate(spoken) if _may_define(words)}
    aliases = define_aliases((spoken[i][1], mentions) for i, mentions in found.items())
    beginnings = {beginning for alias in aliases for beginning in alias.beginnings}
    reading = Reading()
    for i, (sentence, words) in enumerate(spoken):
        mentions = found.get(i)
        if mentions is None or any(word.text in beginnings for word in words):
            mentions = find_mentions(words, aliases)
        reading.read(sentence, words, mentions)
    return reading


def _may_define(words: Sequence[Token]) -> bool:
    """Whether a sentence may define a short name, or name an outside firm."""
    return any(word.text == "(" or word.low == "or" for word in words) or may_name_firm(words)


@dataclass(slots=True)
class Reading:
    """What has been read of a filing so far; pronouns look back on it."""

    grouping: Grouping = field(default_factory=Grouping)
    subjects: list[int] = field(default_factory=list)
    sentences: list[tuple[Sentence, Clauses]] = field(default_factory=list)
    facts: dict[int, list[str]] = field(default_factory=dict)
    of_board: dict[int, int] = field(default_factory=dict)

    def read(self, sentence: Sentence, words: Sequence[Token], mentions: Sequence[Mention]) -> None:
        """Take in the next sentence: its mentions resolved, its lists merged."""
        resolved = []
        self.grouping.begin_sentence()
        for mention in mentions:
            numbers = self.grouping.resolve(mention, self.subjects)
            letters = "".join(LETTER[self.grouping.entities[n].label] for n in numbers)
            resolved.append((mention, numbers, letters))
            if mention.of_board and numbers:
                self.of_board.setdefault(numbers[0], len(self.sentences))
            if mention.label == "Officer" and len(numbers) == 1:
                self.facts.setdefault(numbers[0], []).append(sentence.text)
        clauses = build_clauses(words, resolved)
        self.sentences.append((sentence, clauses))
        for group in clauses.groups:
            self.grouping.note_list(group.entities)
        first = next((g for g in clauses.groups if "W" not in g.letters and not g.possessive), None)
        if first is not None:
            subject = clauses.subject_before(min(len(clauses.text), _SUBJECT_WITHIN))
            self.subjects = list((first if subject is None or "W" in subject.letters else subject).entities)

    def possible(self) -> Iterator[tuple[int, list[Relation], Iterator[Candidate]]]:
        """For each sentence its place, what its frames read, and what it may relate."""
        self._name_board()
        entities = self.grouping.entities
        for place, (sentence, clauses) in enumerate(self.sentences):
            heading = _is_heading(sentence.text)
            said = [*_relations(sentence, clauses, self.grouping, heading=heading), *self._of_board(place)]
            yield place, said, candidates(sentence, clauses, said, entities, heading=heading)

    def _name_board(self) -> None:
        """Add the board where it is spoken of only as whose a committee is."""
        if self.of_board and self.grouping.only("Board") is None:
            self.grouping.add("Board", "board of directors")

    def _of_board(self, place: int) -> Iterator[Relation]:
        """The committees that this sentence is the first to make the board's."""
        board = self.grouping.only("Board")
        for number, first in self.of_board.items():
            if board is not None and first == place and self.grouping.entities[number].label == "Committee":
                yield Relation("PART_OF", number, board, "of the board")


def _relations(sentence: Sentence, clauses: Clauses, grouping: Grouping, *, heading: bool) -> list[Relation]:
    entities = grouping.entities
    if heading:
        return fragment_relations(sentence, clauses)
    read = find_relations(clauses, lambda number: level_of_committee(entities[number]))
    said = [relation for relation in read if not _joins_no_body(relation, entities)]
    said += fragment_relations(sentence, clauses)
    return said + vendor_relations(clauses, said, lambda number: entities[number].name)


def _joins_no_body(relation: Relation, entities: Sequence[Entity]) -> bool:
    """Whether something is said to belong to a mere field ("areas of risk, including legal")."""
    if relation.type not in {"MEMBER_OF", "PART_OF"}:
        return False
    target = entities[relation.target]
    return target.label in {"Team", "Committee"} and not is_body(target.name)


def _is_heading(text: str) -> bool:
    """Whether a line is a heading ("Engagement of Third-Party Providers"): short, in capitals, without an end."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not words or len(words) > 12 or text.rstrip()[-1] in ".;:,":
        return False
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)
