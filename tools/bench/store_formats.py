"""Forms in which a store of thousands of filings could be kept, side by side: `store_formats.py STORE`.

Every form keeps the filings of STORE, which `govgraph build` made, and each measurement is a process of its own:
`write` makes the file anew, `add` the file with one more filing, `read` ends with validated `FilingGraph`s, `company`
with those of one company, `engine` with a snapshot that answers Cypher. Seconds are of processor time, which other
programs disturb less than the clock; MB are of the file, and of memory at the most. docs/store.md has a result.

Needs, besides govgraph: zstandard, msgpack, pyarrow.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import io
import json
import resource
import sqlite3
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import orjson

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.register import Register
from graphmodel.store import FileStore
from queries.engine import Snapshot

_SHOWN = ("write", "add", "read", "company", "engine")
ZSTD_LEVEL = 3
PER_BLOCK = 32

Lines = list[tuple[str, str, bytes]]
"""Filing id, registrant and JSON of each filing."""


class _Form:
    """A way to keep filings in one file."""

    name = ""

    def write_parts(self, path: Path, parts: list[FilingGraph]) -> None:
        """All of them, anew."""
        self.write(path, [(one.filing.filing_id, one.company.uid, one.model_dump_json().encode()) for one in parts])

    def write(self, path: Path, lines: Lines) -> None:
        """All of them as JSON, anew."""
        raise NotImplementedError

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        """The JSON of all, or of a company's filings."""
        raise NotImplementedError

    def add(self, path: Path, line: tuple[str, str, bytes]) -> None:
        """One more; where the form has no better way, all anew."""
        lines = [(_filing_id(one), _company_of(one), one) for one in self.read(path)]
        self.write(path, [*lines, line])

    def parts(self, path: Path, company: str | None = None) -> list[FilingGraph]:
        """As graphs, validated."""
        return [FilingGraph.model_validate_json(line) for line in self.read(path, company)]


def _head_of(line: bytes) -> dict[str, str]:
    filing: dict[str, str] = orjson.loads(line)["filing"]
    return filing


def _filing_id(line: bytes) -> str:
    return _head_of(line)["filing_id"]


def _company_of(line: bytes) -> str:
    return _head_of(line)["company_id"]


def _only(lines: Iterable[bytes], company: str | None) -> Iterator[bytes]:
    wanted = None if company is None else f'"company_id":"{company}"'.encode()
    return (line for line in lines if line and (wanted is None or wanted in line))


class _GzipLines(_Form):
    """JSON lines in one gzip member: form 1 of the store."""

    name = "gzip JSON lines (form 1)"

    def write(self, path: Path, lines: Lines) -> None:
        path.write_bytes(gzip.compress(b"\n".join(line for _, _, line in lines), 6, mtime=0))

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        return _only(gzip.decompress(path.read_bytes()).split(b"\n"), company)


class _ZstdLines(_Form):
    """JSON lines in one Zstandard frame."""

    name = "zstd JSON lines"

    def write(self, path: Path, lines: Lines) -> None:
        import zstandard

        text = b"\n".join(line for _, _, line in lines)
        path.write_bytes(zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(text))

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        import zstandard

        return _only(zstandard.ZstdDecompressor().decompress(path.read_bytes()).split(b"\n"), company)


class _Zip(_Form):
    """A zip archive with a member for each block of filings and a list of the companies in each."""

    name = "zip, blocks of 32"

    def write(self, path: Path, lines: Lines) -> None:
        lines = sorted(lines, key=lambda one: one[1:2] + one[:1])
        places: dict[str, list[int]] = {}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, start in enumerate(range(0, len(lines), PER_BLOCK)):
                block = lines[start : start + PER_BLOCK]
                for _, company, _ in block:
                    places.setdefault(company, []).append(number)
                archive.writestr(zipfile.ZipInfo(str(number)), b"\n".join(line for _, _, line in block), 8, 6)
            archive.writestr(zipfile.ZipInfo("companies.json"), json.dumps(places), 8, 6)

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name != "companies.json"]
            if company is not None:
                names = [str(number) for number in json.loads(archive.read("companies.json"))[company]]
            for name in dict.fromkeys(names):
                yield from _only(archive.read(name).split(b"\n"), company)


class _Sqlite(_Form):
    """A table with a row for each filing: its id, its registrant, its JSON in zlib."""

    name = "SQLite, a row a filing"

    def write(self, path: Path, lines: Lines) -> None:
        path.unlink(missing_ok=True)
        with sqlite3.connect(path) as base:
            base.execute("CREATE TABLE filing (id TEXT PRIMARY KEY, company TEXT, graph BLOB)")
            base.execute("CREATE INDEX by_company ON filing (company)")
            rows = ((filing, company, zlib.compress(line)) for filing, company, line in sorted(lines))
            base.executemany("INSERT INTO filing VALUES (?, ?, ?)", rows)
        base.close()

    def add(self, path: Path, line: tuple[str, str, bytes]) -> None:
        with sqlite3.connect(path) as base:
            base.execute("INSERT OR REPLACE INTO filing VALUES (?, ?, ?)", (*line[:2], zlib.compress(line[2])))
        base.close()

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        base = sqlite3.connect(path)
        some = ("", ()) if company is None else (" WHERE company = ?", (company,))
        for (graph,) in base.execute(f"SELECT graph FROM filing{some[0]}", some[1]):  # noqa: S608 - two fixed texts
            yield zlib.decompress(graph)
        base.close()


class _Parquet(_Form):
    """Columns for id, registrant and JSON, in Zstandard, by groups of 32 rows sorted by registrant."""

    name = "Parquet (pyarrow)"

    def write(self, path: Path, lines: Lines) -> None:
        import pyarrow
        import pyarrow.parquet

        ids, companies, graphs = zip(*sorted(lines, key=lambda one: one[1:2] + one[:1]), strict=True)
        table = pyarrow.table({"id": ids, "company": companies, "graph": graphs})
        pyarrow.parquet.write_table(table, path, compression="zstd", row_group_size=PER_BLOCK)

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        import pyarrow.parquet

        some = None if company is None else [("company", "=", company)]
        table = pyarrow.parquet.read_table(path, columns=["graph"], filters=some)
        return (value.as_py() for value in table["graph"])


class _Msgpack(_Form):
    """A stream of MessagePack maps in one Zstandard frame."""

    name = "MessagePack in zstd"

    def write(self, path: Path, lines: Lines) -> None:
        import msgpack
        import zstandard

        packed = b"".join(msgpack.packb(orjson.loads(line)) for _, _, line in lines)
        path.write_bytes(zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(packed))

    def _maps(self, path: Path) -> Iterator[dict[str, object]]:
        import msgpack
        import zstandard

        packed = zstandard.ZstdDecompressor().decompress(path.read_bytes())
        return iter(msgpack.Unpacker(io.BytesIO(packed), max_buffer_size=1 << 30))

    def read(self, path: Path, company: str | None = None) -> Iterator[bytes]:
        return _only(map(orjson.dumps, self._maps(path)), company)

    def parts(self, path: Path, company: str | None = None) -> list[FilingGraph]:
        return [
            FilingGraph.model_validate(one)
            for one in self._maps(path)
            if company is None or one["company"]["uid"] == company  # type: ignore[index]
        ]


class _Kglite(_Form):
    """The engine's own file; it gives no filings back, so that it can only be kept besides them."""

    name = "kglite's own (snapshot alone)"

    def write_parts(self, path: Path, parts: list[FilingGraph]) -> None:
        path.write_bytes(Snapshot(GovernanceGraph(parts)).to_bytes())


class _Store(_Form):
    """What govgraph writes."""

    name = "gzip members and a list (form 2)"

    def write_parts(self, path: Path, parts: list[FilingGraph]) -> None:
        path.unlink(missing_ok=True)
        FileStore(path).write(parts)

    def add(self, path: Path, line: tuple[str, str, bytes]) -> None:
        FileStore(path).write([FilingGraph.model_validate_json(line[2])])

    def parts(self, path: Path, company: str | None = None) -> list[FilingGraph]:
        contents = FileStore(path).contents()
        if company is None:
            return list(contents.parts(texts=False))
        return list(contents.parts({entry.filing_id for entry in contents.register.filings_of(company)}, texts=False))


FORMS: dict[str, _Form] = {
    type(form).__name__.lower().strip("_"): form
    for form in (_GzipLines(), _ZstdLines(), _Store(), _Zip(), _Sqlite(), _Parquet(), _Msgpack(), _Kglite())
}


def _engine(form: _Form, path: Path) -> None:
    """Cypher over all."""
    contents = FileStore(path).contents() if isinstance(form, _Store) else None
    if contents:
        snapshot = Snapshot(contents.parts(texts=False), contents.register)
    else:
        snapshot = Snapshot.from_bytes(path.read_bytes(), Register())
    snapshot.run("MATCH (n) RETURN count(n)")


def _measure(what: str, name: str, path: Path, source: Path, company: str) -> tuple[float, float]:
    """Do one thing: seconds and MB; what has to be there before is not counted."""
    form = FORMS[name]
    lines = source.read_bytes().splitlines() if what == "write" else []
    parts = [FilingGraph.model_validate_json(line) for line in lines]
    lines.clear()
    more = _another(source) if what == "add" else None
    deeds: dict[str, Callable[[], object]] = {
        "write": lambda: form.write_parts(path, parts),
        "add": lambda: form.add(path, more) if more else None,
        "read": lambda: form.parts(path),
        "company": lambda: form.parts(path, company),
        "engine": lambda: _engine(form, path),
    }
    gc.disable()  # as `FileStore.read` does
    start = time.process_time()
    deeds[what]()
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _another(source: Path) -> tuple[str, str, bytes]:
    """A filing that is not there yet."""
    with source.open("rb") as lines:
        line = next(lines).rstrip(b"\n")
    made = line.replace(_filing_id(line).encode(), b"0000000000-99-000001")
    return _filing_id(made), _company_of(made), made


def main() -> None:
    """Measure every form and print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("--work", type=Path, default=Path("bench-out"), help="where the files are put")
    parser.add_argument("--one", nargs=3, metavar=("WHAT", "FORM", "COMPANY"), help="a single measurement")
    given = parser.parse_args()
    source = given.work / "filings.jsonl"
    if given.one:
        what, name, company = given.one
        sys.stdout.write(json.dumps(_measure(what, name, given.work / f"{name}.bench", source, company)))
        return
    given.work.mkdir(parents=True, exist_ok=True)
    contents = FileStore(given.store).contents()
    with source.open("wb") as out:
        out.writelines(part.model_dump_json().encode() + b"\n" for part in contents.parts(texts=False))
    register = contents.register
    company = max(register.companies(), key=lambda one: len(register.filings_of(one.uid))).uid
    sys.stdout.write(f"{len(register)} filings, {source.stat().st_size / 1e6:.0f} MB of JSON\n\n")
    columns = ("form", "MB", *_SHOWN, "MB to write", "MB to read")
    sys.stdout.write(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n")
    for name, form in FORMS.items():
        sys.stdout.write(_row(form, name, company, given))
        sys.stdout.flush()


def _row(form: _Form, name: str, company: str, given: argparse.Namespace) -> str:
    """One line of the table; a dash where the form cannot do it."""
    found: dict[str, list[float]] = {}
    size = 0.0
    rest = () if isinstance(form, _Kglite) else ("read", "company", "add")
    if isinstance(form, _Kglite | _Store):  # of the others it is as much more as reading is
        rest = (*rest, "engine")
    for what in ("write", *rest):
        one = ("--one", what, name, company)
        command = [sys.executable, __file__, str(given.store), "--work", str(given.work), *one]
        found[what] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603
        if what == "write":
            size = (given.work / f"{name}.bench").stat().st_size / 1e6
    seconds = [f"{found[what][0]:.2f}" if what in found else "–" for what in _SHOWN]
    memory = [f"{found[what][1]:.0f}" if what in found else "–" for what in ("write", "read")]
    return f"| {form.name} | {size:.1f} | {' | '.join(seconds)} | {' | '.join(memory)} |\n"


if __name__ == "__main__":
    main()
