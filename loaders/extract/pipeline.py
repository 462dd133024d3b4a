"""From a document to its graph: what its sentences may say is weighed, and what stands is put together."""

from __future__ import annotations

from collections.abc import Iterable

from graphmodel import FilingGraph
from graphmodel.sentences import Sentence
from loaders.extract.assemble import Findings, Found, assemble
from loaders.extract.attributes import frequency_in, is_hedged, more_frequent
from loaders.extract.judging.edges import EdgeKey, Ledger, Verdict
from loaders.extract.judging.model import Model, load_model
from loaders.extract.reading import Reading, read_document
from loaders.extract.relation import Relation
from loaders.filing import Document

__all__ = ["Said", "conclude", "extract", "read_findings", "weigh"]

Said = dict[EdgeKey, dict[int, Relation]]
"""What frames read, by edge and by the place of the sentence."""


def extract(document: Document) -> FilingGraph:
    """The governance graph of one filing; never raises for what the text says.

    Without any governance in the text the graph has the Company and the Program alone.
    """
    return assemble(document, read_findings(document))


def read_findings(document: Document) -> Findings:
    """The entities and relations of one filing before they become a graph."""
    reading = read_document(document)
    return conclude(reading, *weigh(reading, load_model()))


def weigh(reading: Reading, model: Model) -> tuple[Ledger, Said]:
    """What every sentence makes of every possible edge, and what frames read there, by the sentence's place."""
    ledger = Ledger(reading.grouping.entities, model)
    said: Said = {}
    for place, relations, candidates in reading.possible():
        for relation in relations:
            key = ledger.note_frame(place, relation)
            said.setdefault(key, {}).setdefault(place, relation)
        for candidate in candidates:
            ledger.note(place, candidate)
    return ledger, said


def conclude(reading: Reading, ledger: Ledger, said: Said) -> Findings:
    """The edges that stand after all sentences were weighed."""
    relations = {key: _found(key, verdict, said, reading) for key, verdict in ledger.decide().items()}
    return Findings(reading.grouping.entities, relations, reading.facts)


def _found(key: EdgeKey, verdict: Verdict, said: Said, reading: Reading) -> Found:
    """An edge with its sentences; how often and whether possibly is said by the frames that read it, if any did."""
    framed = said.get(key, {})
    hedged, frequency = [], None
    for place, span in verdict.places.items():
        text = reading.sentences[place][1].text
        relation = framed.get(place)
        if relation is not None:
            hedged.append(relation.hedged)
            frequency = more_frequent(frequency, relation.frequency)
        elif span is not None:
            hedged.append(is_hedged(text, *span))
            if key[0] == "INFORMS":
                frequency = more_frequent(frequency, frequency_in(text, *span))
    return Found(verdict.confidence, frequency, all(hedged), _sentences(reading, verdict.places))


def _sentences(reading: Reading, places: Iterable[int]) -> list[Sentence]:
    return [reading.sentences[place][0] for place in places]
