"""Stores that earlier versions wrote: gzip'd JSON lines."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import DamagedStore, StoreError
from graphmodel.store import FileStore, Written

MakePart = Callable[..., FilingGraph]


def first_form(*parts: FilingGraph) -> bytes:
    lines = [part.model_dump_json() for part in parts]
    return "\n".join(('{"format":"govgraph","version":1}', *lines, json.dumps({"filings": len(lines)}), "")).encode()


@pytest.fixture
def path(tmp_path: Path, acme: FilingGraph, make_part: MakePart) -> Path:
    made = tmp_path / "a.govgraph"
    made.write_bytes(gzip.compress(first_form(acme, make_part("bolt", company="Bolt")), mtime=0))
    return made


def test_is_read(path: Path, acme: FilingGraph, make_part: MakePart) -> None:
    bolt = make_part("bolt", company="Bolt")
    assert list(FileStore(path).read()) == [acme.with_disclosure(None), bolt]
    assert list(FileStore(path).read(["bolt"])) == [bolt]


def test_stays_as_it_is_where_nothing_changes(path: Path, acme: FilingGraph) -> None:
    before = path.read_bytes()
    assert FileStore(path).write([acme.with_disclosure(None)]) == Written(unchanged=1)
    assert path.read_bytes() == before


def test_is_written_in_the_present_form(path: Path, acme: FilingGraph, make_part: MakePart) -> None:
    more = make_part("more", company="More")
    assert FileStore(path).write([more]) == Written(added=1)
    twin = path.with_name("b.govgraph")
    FileStore(twin).write([more, acme.with_disclosure(None), make_part("bolt", company="Bolt")])
    assert path.read_bytes() == twin.read_bytes()


def test_every_cut_is_seen(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedStore):
            FileStore(path).read()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace(b'{"filings": 2}\n', b""), "last line"),
        (lambda text: text.replace(b'{"filings": 2}', b'{"filings": 3}'), "last line"),
        (lambda text: text.replace(b'{"filings": 2}', b"[" * 9000), "last line"),
        (lambda text: text.replace(b'"Board"', b'"Throne"'), "line 2"),
        (lambda text: text[: text.index(b"\n") + 1], "last line"),
        (lambda text: text.replace(b'"acme-2024/Board', b'"bolt/Board'), "another filing's id"),
    ],
)
def test_says_what_is_wrong(path: Path, change: Callable[[bytes], bytes], says: str) -> None:
    path.write_bytes(gzip.compress(change(gzip.decompress(path.read_bytes()))))
    with pytest.raises(StoreError, match=says) as caught:
        FileStore(path).read()
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_what_stands_behind_the_end_is_seen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(DamagedStore, match="behind its end"):
        FileStore(path).read()
