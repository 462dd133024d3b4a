"""A filing on a server: what is kept there besides what every store shows to Cypher, and the filing made of it again.

Nodes and edges have a `place`, where they stand in the filing's graph. An edge has `order` where its evidence is not in
the order of the text: the place of each saying. FILED has the registrant as this filing says it, for the Company node
is as its newest filing says. A Filing node has a `fingerprint`, by which it is seen whether a filing is there already,
and whether what is read is what was written; its disclosure, where that is known, is `text`, with `text_starts`,
`text_ends` and `text_elements` for the blocks and a `text_fingerprint`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self

from pydantic import ValidationError

from graphmodel.disclosure import Block, Disclosure
from graphmodel.edges import EDGE_CLASSES, Edge
from graphmodel.errors import DamagedStore
from graphmodel.evidence import Evidence
from graphmodel.filing_graph import FilingGraph
from graphmodel.nodes import LABELS, Company
from graphmodel.register import Entry
from graphmodel.store import record
from graphmodel.store.record import Marks
from graphmodel.store.rows import Row, company_row, edge_rows, node_rows

__all__ = [
    "ANY_EDGE",
    "OF_FILING",
    "OF_TEXT",
    "OWN",
    "StoredRows",
    "Tie",
    "company_from",
    "entry_from",
    "marks_from",
    "marks_of",
    "part_from",
]

OF_TEXT: Final = ("text", "text_starts", "text_ends", "text_elements", "text_fingerprint")
"""The properties of a Filing node that have its disclosure."""

OWN: Final = frozenset({"fingerprint", "order", "place", *OF_TEXT})
"""The properties that are no one's but the store's."""

OF_FILING: Final = tuple(label for label in LABELS if label != "Company")
"""The labels of a filing's own nodes."""

ANY_EDGE: Final = "|".join(EDGE_CLASSES)
"""The types of a filing's edges, as a pattern of Cypher has them."""

_EVIDENCE: Final = ("sentence", "sentences", "starts", "ends", "elements")


def marks_of(part: FilingGraph) -> Marks:
    """The marks of a filing's graph and its disclosure; a property that the model gets later does not count."""
    text = part.disclosure.model_dump_json().encode() if part.disclosure else b""
    return record.marks_of(part.model_dump_json(exclude_none=True).encode(), text)


def marks_from(filing: Mapping[str, Any]) -> Marks:
    """The marks that a Filing node says."""
    return filing.get("fingerprint") or "", filing.get("text_fingerprint") or ""


class Tie(NamedTuple):
    """An edge to be sent: its ends by uid, and its properties."""

    source: str
    target: str
    held: Row


@dataclass(frozen=True, slots=True)
class StoredRows:
    """A filing's nodes by label and its edges by type, with what is kept besides.

    Nulls are not in the rows, nor `sentence`, which is the first of `sentences`: half of what is sent is text.
    """

    nodes: list[tuple[str, Row]]
    edges: list[tuple[str, Tie]]

    @classmethod
    def of(cls, part: FilingGraph, marks: Marks) -> Self:
        """Those of a filing's graph and its marks."""
        nodes = [(label, _held(row, place)) for place, (label, row) in enumerate(node_rows(part))]
        nodes[0][1]["fingerprint"] = marks[0]
        if part.disclosure:
            nodes[0][1].update(_text_row(part.disclosure, marks[1]))
        edges = []
        for place, ((_, kind, _), row) in enumerate(edge_rows(part)):
            row.pop("sentence", None)
            edges.append((kind, Tie(row.pop("source"), row.pop("target"), _held(row, place))))
        edges[0][1].held.update((name, value) for name, value in company_row(part.company).items() if name != "uid")
        for edge, (_, tie) in zip(part.edges, edges[1:], strict=True):
            if len(edge.evidence) > 1 and (order := _order(edge)):
                tie.held["order"] = order
        return cls(nodes, edges)


def company_from(uid: str, filed: Mapping[str, Any]) -> Company:
    """The registrant that a FILED relationship says."""
    return Company.model_validate({**_without(filed, "filing"), "uid": uid})


def entry_from(uid: str, filed: Mapping[str, Any], filing: Mapping[str, Any]) -> Entry:
    """The register's entry of a filing: FILED's and the Filing node's properties."""
    return Entry(
        filing["filing_id"],
        company_from(uid, filed),
        filing.get("fiscal_year"),
        filing.get("period"),
        filing.get("filed"),
    )


def part_from(
    entry: Entry,
    filing: Mapping[str, Any],
    nodes: Iterable[tuple[str, Mapping[str, Any]]],
    edges: Iterable[tuple[str, str, str, Mapping[str, Any]]],
    where: str,
) -> FilingGraph:
    """A filing's graph of its nodes (label, properties) and edges (type, both ends' ids, properties), in any order.

    DamagedStore, which names the place, where it is not what was written.
    """
    try:
        part = FilingGraph.model_validate(
            {
                "filing": _without(filing, "uid", "name"),
                "company": entry.company,
                "nodes": [
                    _without(row) | {"label": label} for label, row in sorted(nodes, key=lambda node: _place(node[1]))
                ],
                "edges": [_edge(*edge) for edge in sorted(edges, key=lambda edge: _place(edge[3]))],
                "disclosure": _disclosure(filing),
            }
        )
    except (ValidationError, LookupError, TypeError, ValueError) as exc:
        raise _changed(where, entry.filing_id) from exc
    if not record.says_nothing_new(marks_of(part), marks_from(filing)):
        raise _changed(where, entry.filing_id)
    return part


def _text_row(disclosure: Disclosure, mark: str) -> Row:
    blocks = disclosure.blocks
    return {
        "text": disclosure.text,
        "text_starts": [block.start for block in blocks],
        "text_ends": [block.end for block in blocks],
        "text_elements": [block.element or "" for block in blocks],
        "text_fingerprint": mark,
    }


def _disclosure(filing: Mapping[str, Any]) -> Disclosure | None:
    if filing.get("text") is None:
        return None
    blocks = zip(filing["text_starts"], filing["text_ends"], filing["text_elements"], strict=True)
    return Disclosure(
        text=filing["text"], blocks=tuple(Block(start, end, element or None) for start, end, element in blocks)
    )


def _edge(kind: str, source: str, target: str, row: Mapping[str, Any]) -> Edge:
    filing = row["filing"]
    sayings = [
        Evidence(text=text, start=start, end=end, element=element or None, filing=filing)
        for text, start, end, element in zip(row["sentences"], row["starts"], row["ends"], row["elements"], strict=True)
    ]
    if "order" in row:
        sayings = [sayings[place] for place in row["order"]]
    about = _without(row, *_EVIDENCE)
    return EDGE_CLASSES[kind].model_validate({**about, "source": source, "target": target, "evidence": tuple(sayings)})


def _held(row: Row, place: int) -> Row:
    held = {name: value for name, value in row.items() if value is not None}
    held["place"] = place
    return held


def _order(edge: Edge) -> Sequence[int] | None:
    """For each saying, its place in the order of the text; None where that is its own."""
    places = range(len(edge.evidence))
    by_text = sorted(places, key=lambda place: (edge.evidence[place].start, edge.evidence[place].end))
    return None if by_text == list(places) else sorted(places, key=by_text.__getitem__)


def _place(row: Mapping[str, Any]) -> int:
    place: int = row["place"]
    return place


def _without(row: Mapping[str, Any], *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in OWN and name not in names}


def _changed(where: str, filing_id: str) -> DamagedStore:
    return DamagedStore(
        f"{where}: filing {filing_id!r} is not as it was written: another program has changed it, or a build is "
        "writing it now; else delete its Filing node and run `govgraph build` with its source"
    )
