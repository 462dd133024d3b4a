from itertools import product

import pytest
from pydantic import ValidationError

from graphmodel import EDGE_CLASSES, EDGE_TYPES, LABELS, Evidence, may_join
from graphmodel.errors import ModelError
from graphmodel.filing_graph import FilingGraph

SAYING = Evidence(text="So it is.", start=0, end=9, filing="f")
WRONG_ENDS = [
    (kind, source, target)
    for kind, source, target in product(EDGE_TYPES, LABELS, LABELS)
    if not (source in EDGE_CLASSES[kind].sources and target in EDGE_CLASSES[kind].targets)
]


def graph_with(kind: str, source: str, target: str) -> FilingGraph:
    company = {"uid": "c", "name": "Acme"}
    uids = {"Company": "c", "first": "c", "second": "c"}
    nodes = []
    for place, label in (("first", source), ("second", target)):
        if label != "Company":
            uids[place] = f"{place}"
            nodes.append({"label": label, "uid": place, "name": label, "filing": "f", "company_id": "c"})
    edge = {"type": kind, "source": uids["first"], "target": uids["second"], "filing": "f", "evidence": [SAYING]}
    return FilingGraph.parse(
        {"filing": {"filing_id": "f", "company_id": "c"}, "company": company, "nodes": nodes, "edges": [edge]}
    )


@pytest.mark.parametrize("kind", EDGE_TYPES)
def test_declares_known_labels_as_its_ends(kind: str) -> None:
    edge = EDGE_CLASSES[kind]
    assert edge.sources <= set(LABELS)
    assert edge.targets <= set(LABELS)
    assert edge.model_fields["type"].default == kind


@pytest.mark.parametrize(("kind", "source", "target"), WRONG_ENDS)
def test_refuses_wrong_ends(kind: str, source: str, target: str) -> None:
    assert not may_join(kind, source, target)
    with pytest.raises(ModelError, match=f"{kind} may not join {source} to {target}"):
        graph_with(kind, source, target)


@pytest.mark.parametrize("kind", EDGE_TYPES)
def test_takes_the_ends_that_it_declares(kind: str) -> None:
    edge = EDGE_CLASSES[kind]
    for source, target in product(sorted(edge.sources), sorted(edge.targets)):
        assert may_join(kind, source, target)
        assert graph_with(kind, source, target).edges[0].type == kind


@pytest.mark.parametrize("kind", sorted(set(EDGE_TYPES) - {"REPORTS_TO", "INFORMS"}))
def test_only_reporting_has_a_frequency(kind: str) -> None:
    with pytest.raises(ValidationError, match="frequency"):
        EDGE_CLASSES[kind].model_validate(
            {"source": "a", "target": "b", "filing": "f", "evidence": [SAYING], "frequency": "quarterly"}
        )


@pytest.mark.parametrize(
    "wrong", [{"evidence": []}, {"confidence": 1.5}, {"confidence": -0.1}, {"frequency": "hourly"}, {"weight": 1}]
)
def test_refuses_wrong_properties(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EDGE_CLASSES["REPORTS_TO"].model_validate(
            {"source": "a", "target": "b", "filing": "f", "evidence": [SAYING], **wrong}
        )
