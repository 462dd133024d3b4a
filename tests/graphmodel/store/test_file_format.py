from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graphmodel import EDGE_CLASSES, FREQUENCIES, FilingGraph, company_uid, node_uid
from graphmodel.store.file_format import dump, load

# What UTF-8 can write: everything but halves of surrogate pairs.
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
LABELS = st.sampled_from(["Board", "Committee", "Officer", "Management", "Team", "ThirdParty", "Program"])


@st.composite
def filing_graphs(draw: st.DrawFn, filing_id: str) -> FilingGraph:
    company = company_uid(cik=None, ticker=None, name=draw(TEXT), filing=filing_id)
    labels = {company: "Company"}
    nodes = []
    for label, name in draw(st.lists(st.tuples(LABELS, TEXT), max_size=6)):
        uid = node_uid(filing_id, label, name)
        if uid not in labels:
            labels[uid] = label
            aliases = draw(st.lists(TEXT, max_size=2))
            row: dict[str, Any] = {"label": label, "uid": uid, "name": name, "filing": filing_id, "company_id": company}
            nodes.append(row | {"aliases": aliases})
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    ends = st.sampled_from(sorted(labels))
    for kind, source, target in draw(st.lists(st.tuples(st.sampled_from(sorted(EDGE_CLASSES)), ends, ends))):
        edge = EDGE_CLASSES[kind]
        if labels[source] in edge.sources and labels[target] in edge.targets:
            sentence, start = draw(TEXT), draw(st.integers(0, 10**7))
            saying = {"text": sentence, "start": start, "end": start + len(sentence), "filing": filing_id}
            end: dict[str, Any] = {
                "type": kind,
                "source": source,
                "target": target,
                "filing": filing_id,
                "evidence": [saying],
            }
            if kind in {"REPORTS_TO", "INFORMS"}:
                end["frequency"] = draw(st.sampled_from([None, *FREQUENCIES]))
            edges[source, kind, target] = end | {"confidence": draw(st.floats(0, 1)), "hedged": draw(st.booleans())}
    return FilingGraph.parse(
        {
            "filing": {"filing_id": filing_id, "company_id": company, "integrated": draw(st.none() | st.booleans())},
            "company": {"uid": company, "name": draw(TEXT)},
            "nodes": nodes,
            "edges": list(edges.values()),
        }
    )


@given(st.lists(TEXT, unique=True, max_size=3).map(sorted).flatmap(lambda ids: st.tuples(*map(filing_graphs, ids))))
def test_what_is_saved_is_loaded(parts: tuple[FilingGraph, ...]) -> None:
    data = dump(parts)
    assert tuple(load(data, "x")) == parts
    assert dump(load(data, "x")) == data
