"""Files that are damaged, or made to harm whoever opens them: an error of ours, in one line, and no memory filled."""

import gzip
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import FilingGraph
from graphmodel.errors import DamagedStore, StoreError
from graphmodel.store import FileStore, members
from graphmodel.store.file_format import GovgraphFile

MakePart = Callable[..., FilingGraph]
NODES = {"board": ("Board", "board")}
Lists = dict[str, Any]


@pytest.fixture
def path(tmp_path: Path, acme: FilingGraph, make_part: MakePart) -> Path:
    """A store of two filings, in one block."""
    made = tmp_path / "a.govgraph"
    FileStore(made).write([acme, make_part("b", company="B", nodes=NODES)])
    assert len(GovgraphFile(made.read_bytes(), "x").head.blocks) == 1
    return made


def file_of(lists: bytes | Lists, *blocks: bytes, header: bytes = b'{"format":"govgraph","version":3}') -> bytes:
    """A file whose checksums are right, whatever it says."""
    text = lists if isinstance(lists, bytes) else json.dumps(lists, ensure_ascii=False).encode()
    return b"".join((members.pack(b"\n".join((header, text, b""))), *blocks))


def altered(
    path: Path,
    lists: Callable[[Lists], Any] = dict,
    block: Callable[[bytes], bytes] = bytes,
    texts: Callable[[bytes], bytes] = bytes,
) -> None:
    """Change what a store says and make its sizes and checksums right again."""
    file = GovgraphFile(path.read_bytes(), "x")
    said = json.loads(members.unpack(file.data, 1 << 20)[0].split(b"\n")[1])
    (only,) = file.head.blocks
    graphs, disclosures = (b"\n".join((*lines, b"")) for lines in zip(*file.content(only), strict=True))
    contents = (block(graphs), texts(disclosures))
    packed = [members.pack(content) for content in contents]
    said["blocks"] = [[len(packed[0]), len(contents[0]), only.filings, len(packed[1]), len(contents[1])]]
    path.write_bytes(file_of(lists(said), *packed))


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        FileStore(path).read()
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_every_cut_is_seen(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedStore):
            FileStore(path).check()


def test_no_flipped_bit_changes_what_is_read(path: Path) -> None:
    whole = path.read_bytes()
    parts = list(FileStore(path).read())
    unseen = 0
    for place in range(len(whole)):
        for bit in range(8):
            try:
                file = GovgraphFile(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :], "x")
                assert sorted(file.parts(), key=lambda part: part.filing.filing_id) == parts
                unseen += 1
            except StoreError:
                pass
    assert unseen < 24  # what fills the last byte of each of three members


def test_what_stands_behind_the_end_is_seen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")
    assert "behind its end" in refusal(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_error_of_ours(data: bytes) -> None:
    with pytest.raises(StoreError):
        GovgraphFile(data, "x")


@given(
    st.binary(max_size=300)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode)
)
def test_any_lists_are_an_error_of_ours(text: bytes) -> None:
    with pytest.raises(StoreError):
        GovgraphFile(file_of(text), "x")


def replaced(key: str, value: Any) -> Callable[[Lists], Lists]:
    return lambda lists: lists | {key: value}


def sized(place: int, size: int) -> Callable[[Lists], Lists]:
    """The list with another number for the only block."""
    return lambda lists: lists | {"blocks": [[*lists["blocks"][0][:place], size, *lists["blocks"][0][place + 1 :]]]}


@pytest.mark.parametrize(
    ("lists", "says"),
    [
        (lambda lists: [lists], "list of filings is not valid"),
        (replaced("blocks", [[10**30, 1, 1]]), "its end is missing"),
        (replaced("blocks", [[-1, 1, 1]]), "list of filings is not valid"),
        (replaced("blocks", []), "behind its end"),
        (replaced("filings", []), "list of filings does not fit"),
        (lambda lists: lists | {"filings": lists["filings"][:1] * 2}, "list of filings does not fit"),
        (lambda lists: lists | {"companies": lists["companies"][:1]}, "list of filings does not fit"),
        (lambda lists: lists | {"companies": lists["companies"][::-1]}, "does not fit filing"),
        (lambda lists: lists | {"filings": lists["filings"][::-1]}, "does not fit filing"),
        (sized(2, 1), "list of filings does not fit"),
        (sized(1, 1 << 26), "use several stores"),
        (sized(1, 9999), "block is not what the list"),
        (sized(1, 99), "larger than it may be"),
        (sized(3, 0), "behind its end"),
        (sized(3, -1), "list of filings is not valid"),
        (sized(4, 1 << 26), "use several stores"),
        (sized(4, 9999), "block is not what the list"),
        (sized(4, 9), "larger than it may be"),
        (lambda lists: lists | {"more": 1}, "list of filings is not valid"),
    ],
)
def test_a_list_that_does_not_fit_is_damage(path: Path, lists: Callable[[Lists], Any], says: str) -> None:
    altered(path, lists)
    assert says in refusal(path)


@pytest.mark.parametrize(
    ("block", "says"),
    [
        (lambda text: text.replace(b'"Board"', b'"Throne"'), "no valid filing"),
        (lambda text: text.replace(b'"b/Board/board"', b'"acme-2024/Board/board"'), "another filing's id"),
        (lambda text: text.replace(b'"b/Board/board"', b'"b/x"'), "another filing's id"),
        (lambda text: text.replace(b'"fiscal_year":2024', b'"fiscal_year":2025'), "does not fit filing"),
        (lambda text: text.replace(b'"name":"B"', b'"name":"C"'), "does not fit filing"),
        (lambda text: text + text, "block is not what the list"),
        (lambda text: text[:-1], "block is not what the list"),
        (lambda text: b"[" * len(text), "block is not what the list"),
        (lambda _: b"[" * 100_000 + b"\n\n", "no valid filing"),
    ],
)
def test_filings_that_are_none_are_damage(path: Path, block: Callable[[bytes], bytes], says: str) -> None:
    altered(path, block=block)
    assert says in refusal(path)


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (lambda text: text.replace(b"briefs", b"bribes"), "no valid filing"),
        (lambda text: text.replace(b'"end":', b'"end":9'), "no valid filing"),
        (lambda text: text.replace(b'"blocks"', b'"rocks"'), "no valid filing"),
        (lambda text: text + b"\n", "block is not what the list"),
        (lambda text: text.replace(b"{", b"[" * 100_000), "no valid filing"),
    ],
)
def test_disclosures_that_are_none_are_damage(path: Path, texts: Callable[[bytes], bytes], says: str) -> None:
    altered(path, texts=texts)
    assert says in refusal(path)


@pytest.mark.parametrize(
    ("header", "kind", "says"),
    [
        (b'{"format":"govgraph","version":4}', StoreError, "newer govgraph"),
        (b'{"format":"govgraph","version":null}', DamagedStore, "names no version"),
        (b'{"format":"govgraph","version":0}', DamagedStore, "names no version"),
        (b'{"format":"other","version":2}', DamagedStore, "not a govgraph store"),
        (b"[" * 100_000, DamagedStore, "not a govgraph store"),
        (b"[]", DamagedStore, "not a govgraph store"),
        (b"", DamagedStore, "not a govgraph store"),
    ],
)
def test_says_what_is_wrong_with_a_file(path: Path, header: bytes, kind: type[StoreError], says: str) -> None:
    path.write_bytes(file_of({"blocks": [], "companies": [], "filings": []}, header=header))
    with pytest.raises(kind, match=says):
        FileStore(path).read()


def bomb(length: int) -> bytes:
    return members.pack(b" " * length)


def bomb_in_a_block() -> bytes:
    packed = bomb(200 << 20)
    return file_of(
        {"blocks": [[len(packed), 9, 1]], "companies": [{"uid": "u", "name": "n"}], "filings": [["f", 0, 1, "", ""]]},
        packed,
    )


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: file_of(b" " * (200 << 20)), id="head"),
        pytest.param(bomb_in_a_block, id="block"),
        pytest.param(lambda: gzip.compress(b'{"format":"govgraph","version":1}\n' + b" " * (200 << 20)), id="format 1"),
    ],
)
def test_a_file_that_unpacks_to_much_fills_no_memory(
    path: Path, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphmodel.store.format_1.LARGEST", 20 << 20)
    path.write_bytes(make())
    tracemalloc.start()
    try:
        refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 80 << 20
    finally:
        tracemalloc.stop()
