"""What is kept of a filing, and the filing made of it again; no server is needed for either."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import Block, Disclosure, Evidence, FilingGraph, company_uid, node_uid
from graphmodel.edges import EDGE_CLASSES, FREQUENCIES, may_join
from graphmodel.errors import DamagedStore
from graphmodel.nodes import LABELS
from graphmodel.register import Entry
from graphmodel.store.server.stored import StoredRows, marks_of, part_from

MakePart = Callable[..., FilingGraph]
FLAG = st.none() | st.booleans()
WORDS = st.text("abc é’\n", min_size=1, max_size=8)


def sayings(filing: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """In any order, some of them tagged."""
    one = st.builds(
        lambda text, start, element: {
            "text": text,
            "start": start,
            "end": start + len(text),
            "element": element,
            "filing": filing,
        },
        WORDS,
        st.integers(0, 9),
        st.none() | st.just("cyd:A"),
    )
    return st.lists(one, min_size=1, max_size=4)


@st.composite
def parts(draw: st.DrawFn) -> FilingGraph:
    """Filings' graphs of any kind that the model allows."""
    filing = draw(WORDS)
    company = company_uid(cik=draw(st.none() | st.just("7")), ticker=None, name=None, filing=filing)
    labels = [label for label in LABELS if label != "Company"]
    nodes: list[dict[str, Any]] = []
    for number, label in enumerate(draw(st.lists(st.sampled_from(labels), max_size=5))):
        row = {"label": label, "uid": node_uid(filing, label, str(number)), "filing": filing, "company_id": company}
        row |= {"name": draw(WORDS), "aliases": draw(st.lists(WORDS, max_size=2))}
        if label == "Program":
            row |= {"integrated": draw(FLAG), "frameworks": draw(st.lists(WORDS, max_size=2))}
        if label == "Officer":
            row |= {"experience_years": draw(st.none() | st.integers(0, 60)), "person": draw(st.none() | WORDS)}
        nodes.append(row)
    ends = {company: "Company"} | {node["uid"]: node["label"] for node in nodes}
    possible = [(a, kind, b) for a in ends for kind in EDGE_CLASSES for b in ends if may_join(kind, ends[a], ends[b])]
    chosen = draw(st.lists(st.sampled_from(possible), max_size=5, unique=True)) if possible else []
    edges = []
    for source, kind, target in chosen:
        often = (
            {"frequency": draw(st.none() | st.sampled_from(FREQUENCIES))} if kind in ("REPORTS_TO", "INFORMS") else {}
        )
        edges.append(
            {"type": kind, "source": source, "target": target, "filing": filing, "evidence": draw(sayings(filing))}
            | {"confidence": draw(st.floats(0, 1)), "hedged": draw(st.booleans())}
            | often
        )
    about = {"filing_id": filing, "company_id": company, "fiscal_year": draw(st.none() | st.integers(2020, 2030))}
    about |= {"period": draw(st.none() | st.just("2024-12-31")), "public_float": draw(st.none() | st.floats(0, 1e12))}
    about |= {"integrated": draw(FLAG), "source": draw(st.just("") | WORDS)}
    registrant = {"uid": company, "name": draw(WORDS), "aliases": draw(st.lists(WORDS, max_size=2)), "cik": draw(WORDS)}
    return FilingGraph.parse({"filing": about, "company": registrant, "nodes": nodes, "edges": edges})


def kept(part: FilingGraph, **changes: Any) -> FilingGraph:
    """A filing as a database gives it back: its rows in another order, and without nulls."""
    rows = StoredRows.of(part, marks_of(part))
    (_, filing), *nodes = rows.nodes
    edges = [(kind, tie.source, tie.target, tie.held) for kind, tie in rows.edges[1:]]
    return part_from(Entry.of(part), filing | changes, nodes[::-1], edges[::-1], "here")


@given(parts())
def test_a_filing_comes_back_as_it_was(part: FilingGraph) -> None:
    assert kept(part) == part


@given(parts())
def test_no_list_that_is_sent_holds_a_null(part: FilingGraph) -> None:
    rows = StoredRows.of(part, ("mark", "of text"))
    held = [row for _, row in rows.nodes] + [tie.held for _, tie in rows.edges]
    values = [value for row in held for value in row.values() if isinstance(value, list)]
    assert all(item is not None for value in values for item in value)
    assert all(len(row["sentences"]) == len(row["elements"]) for row in held if "sentences" in row)


@given(parts(), parts())
def test_filings_that_differ_have_different_marks(first: FilingGraph, second: FilingGraph) -> None:
    assert (marks_of(first) == marks_of(second)) == (first == second)


def test_a_disclosure_comes_back_as_it_was(acme: FilingGraph) -> None:
    assert acme.disclosure is not None
    text = acme.disclosure.text
    for blocks in ((), (Block(0, 9),), (Block(0, 9, "cyd:A"), Block(3, len(text)))):
        part = acme.with_disclosure(Disclosure(text=text, blocks=blocks))
        assert kept(part) == part


def test_a_disclosure_that_others_have_changed_is_seen(acme: FilingGraph) -> None:
    assert acme.disclosure is not None
    with pytest.raises(DamagedStore, match="not as it was written"):
        kept(acme, text=acme.disclosure.text + "More.")


def test_the_order_of_evidence_counts_and_is_kept(acme: FilingGraph) -> None:
    edge = acme.edges[0]
    late = Evidence(text="Later.", start=900, end=906, filing=edge.filing)
    silent = acme.with_disclosure(None)
    for evidence in ((late, *edge.evidence), (*edge.evidence, late)):
        part = silent.model_copy(update={"edges": (edge.model_copy(update={"evidence": evidence}), *acme.edges[1:])})
        assert kept(part).edges[0].evidence == evidence


@pytest.mark.parametrize("changes", [{"fiscal_year": 1999}, {"fiscal_year": "x"}, {"filing_id": "other"}, {"more": 1}])
def test_what_others_have_changed_is_seen(acme: FilingGraph, changes: dict[str, Any]) -> None:
    with pytest.raises(DamagedStore, match="not as it was written") as caught:
        kept(acme, **changes)
    assert "\n" not in str(caught.value)
