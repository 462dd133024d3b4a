import gzip
from itertools import permutations
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import EDGE_CLASSES, FREQUENCIES, Block, Disclosure, FilingGraph, company_uid, node_uid
from graphmodel.errors import StoreError
from graphmodel.store import head, members
from graphmodel.store.file_format import GovgraphFile, merged
from graphmodel.store.record import Record

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
    text = draw(st.text(st.characters(codec="utf-8"), max_size=5))
    ends = st.sampled_from(sorted(labels))
    for kind, source, target in draw(st.lists(st.tuples(st.sampled_from(sorted(EDGE_CLASSES)), ends, ends))):
        edge = EDGE_CLASSES[kind]
        if labels[source] in edge.sources and labels[target] in edge.targets:
            sentence, start = draw(TEXT), len(text)
            text += sentence
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
            "filing": {
                "filing_id": filing_id,
                "company_id": company,
                "fiscal_year": draw(st.none() | st.integers(-(10**30), 10**30)),
                "period": draw(st.none() | TEXT),
                "integrated": draw(st.none() | st.booleans()),
            },
            "company": {"uid": company, "name": draw(TEXT), "cik": draw(st.none() | TEXT)},
            "nodes": nodes,
            "edges": list(edges.values()),
            "disclosure": draw(st.sampled_from([None, Disclosure(text=text, blocks=(Block(0, len(text), "cyd:A"),))])),
        }
    )


IDS = st.lists(TEXT, unique=True, max_size=5)
SOME_FILINGS = IDS.flatmap(lambda ids: st.tuples(*map(filing_graphs, ids)))


def in_place(part: FilingGraph) -> tuple[str, str]:
    return part.company.uid, part.filing.filing_id


def written(old: bytes | None, *parts: FilingGraph) -> bytes:
    records = {part.filing.filing_id: Record.of(part) for part in parts}
    return merged(GovgraphFile(old, "x") if old else None, records, "x")


@given(SOME_FILINGS)
def test_what_is_saved_is_loaded(parts: tuple[FilingGraph, ...]) -> None:
    file = GovgraphFile(written(None, *parts), "x")
    assert list(file.parts()) == sorted(parts, key=in_place)
    assert [entry.filing_id for entry in file.head.entries] == [part.filing.filing_id for part in file.parts()]
    for part in parts:
        assert list(file.parts({part.filing.filing_id})) == [part]


@given(SOME_FILINGS, st.randoms(use_true_random=False))
def test_bytes_do_not_depend_on_the_order_of_writing(parts: tuple[FilingGraph, ...], random: Any) -> None:
    whole = written(None, *parts)
    shuffled = random.sample(parts, len(parts))
    cut = random.randint(0, len(parts))
    assert written(written(None, *shuffled[:cut]), *shuffled[cut:]) == whole
    assert written(whole, *shuffled) == whole


@pytest.fixture(scope="module")
def many(make_part: Any) -> list[FilingGraph]:
    """A hundred filings of forty companies."""
    nodes = {"board": ("Board", "board of directors"), "ciso": ("Officer", "chief information security officer")}
    edges = [("ciso", "INFORMS", "board", "Our CISO briefs the board.")]
    return [
        make_part(f"{number % 40}-{number}", company=f"Company {number % 40}", cik=str(number % 40 + 1), nodes=nodes)
        if number % 7
        else make_part(f"{number}", company=f"Other {number}", nodes=nodes, edges=edges)
        for number in range(100)
    ]


def test_blocks_are_the_same_however_the_filings_came(many: list[FilingGraph]) -> None:
    whole = written(None, *many)
    assert len(GovgraphFile(whole, "x").head.blocks) > 2
    for first, second, third in permutations((many[:1], many[1:60], many[60:])):
        assert written(written(written(None, *first), *second), *third) == whole


def test_a_filing_that_is_added_leaves_most_blocks_as_they_are(many: list[FilingGraph]) -> None:
    before, after = (GovgraphFile(written(None, *parts), "x") for parts in (many[1:], many))
    blocks = [{file.data[block.start : block.end] for block in file.head.blocks} for file in (before, after)]
    assert len(blocks[1] - blocks[0]) <= 2
    assert len(blocks[1] & blocks[0]) >= len(before.head.blocks) - 1


def test_one_companys_filings_are_read_without_the_others(many: list[FilingGraph]) -> None:
    data = bytearray(written(None, *many))
    file = GovgraphFile(bytes(data), "x")
    (_, entries), *others = file.blocks()
    for block, _of_others in others:
        data[block.start : block.start + block.size] = bytes(block.size)
    damaged = GovgraphFile(bytes(data), "x")
    wanted = {entry.filing_id for entry in entries}
    assert {part.filing.filing_id for part in damaged.parts(wanted)} == wanted
    with pytest.raises(StoreError, match="damaged"):
        list(damaged.parts())


def test_any_gzip_program_shows_the_filings(many: list[FilingGraph]) -> None:
    lines = gzip.decompress(written(None, *many)).split(b"\n")
    assert lines[0] == b'{"format":"govgraph","version":3}'
    graphs = [FilingGraph.model_validate_json(line) for line in lines if line.startswith(b'{"filing":')]
    assert graphs == [part.with_disclosure(None) for part in sorted(many, key=in_place)]
    texts = [Disclosure.model_validate_json(line) for line in lines if line.startswith(b'{"text":')]
    assert texts == [part.disclosure for part in sorted(many, key=in_place) if part.disclosure]
    assert texts


def test_a_file_without_texts_is_read_and_gets_them(many: list[FilingGraph]) -> None:
    """Version 2 is the same without texts."""
    silent = [part.with_disclosure(None) for part in many]
    old = as_version_2(written(None, *silent))
    assert list(GovgraphFile(old, "x").parts()) == sorted(silent, key=in_place)
    whole = written(None, *many)
    assert written(old, *many) == whole
    some = GovgraphFile(written(old, *many[:50]), "x")
    assert list(some.parts()) == sorted((*many[:50], *silent[50:]), key=in_place)


def test_texts_are_read_where_they_are_wanted(many: list[FilingGraph]) -> None:
    file = GovgraphFile(written(None, *many), "x")
    data = bytearray(file.data)
    for block in file.head.blocks:
        data[block.text_start : block.end] = bytes(block.text_size)
    damaged = GovgraphFile(bytes(data), "x")
    assert list(damaged.parts(texts=False)) == [part.with_disclosure(None) for part in file.parts()]
    with pytest.raises(StoreError, match="damaged"):
        list(damaged.parts())


def as_version_2(data: bytes) -> bytes:
    """A file without texts as it was written before there were any."""
    content, size = members.unpack(data, 1 << 20)
    _, lists = content.splitlines()
    said = orjson.loads(lists)
    said["blocks"] = [block[:3] for block in said["blocks"]]
    header = b'{"format":"govgraph","version":2}'
    return members.pack(b"\n".join((header, orjson.dumps(said), b""))) + data[size:]


def test_more_than_may_be_read_is_not_written(many: list[FilingGraph], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(head, "LARGEST", 10_000)
    with pytest.raises(StoreError, match="use several stores"):
        written(None, *many)
