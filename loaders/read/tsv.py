"""Tab-separated tables of any size: a line at a time, columns by their names, quoting undone."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import BinaryIO, Final

__all__ = ["LONGEST_LINE", "Columns", "column_line", "lines", "unquoted"]

LONGEST_LINE: Final = 16 << 20
"""Bytes. SEC's tables cut a text after some thousand; what is far longer is no table."""

_BLOCK: Final = 1 << 20


class Columns:
    """The columns of a table that are wanted, by the names in its first line.

    ValueError where one is missing or named twice.
    """

    def __init__(self, header: str, wanted: Iterable[str], optional: Iterable[str] = ()) -> None:
        names = [unquoted(name).strip().casefold() for name in header.removeprefix("\ufeff").split("\t")]
        needed = tuple(wanted)
        missing = [name for name in needed if name not in names]
        if missing:
            raise ValueError(f"has no column called {' or '.join(missing)}; fetch the data set again")
        self.names = (*needed, *(name for name in optional if name in names))
        twice = [name for name in self.names if names.count(name) > 1]
        if twice:
            raise ValueError(f"two columns called {twice[0]}")
        self._width = len(names)
        self._places = [names.index(name) for name in self.names]
        self._take: Callable[[Sequence[str]], tuple[str, ...]] = itemgetter(*self._places)

    def place(self, name: str) -> int:
        """Which column of the table that is, from 0."""
        return self._places[self.names.index(name)]

    def cells(self, line: bytes) -> dict[str, str]:
        """A line's cells by column, quoting undone; ValueError says what is wrong with it."""
        if b"\x00" in line:
            raise ValueError("has NUL bytes")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as exc:
            raise ValueError(f"is not UTF-8 text (byte {exc.start} of the line)") from exc
        cells = text.split("\t")
        if len(cells) != self._width:
            return self._quoted_cells(text, len(cells))
        return dict(zip(self.names, map(unquoted, self._take(cells)), strict=True))

    def _quoted_cells(self, text: str, width: int) -> dict[str, str]:
        """The cells of a line with tabs between quotes."""
        try:
            cells = next(csv.reader([text], delimiter="\t", strict=True), [])
        except csv.Error:
            cells = []
        if len(cells) != self._width:
            raise ValueError(f"has {width} cells where the header has {self._width}")
        return dict(zip(self.names, self._take(cells), strict=True))


def unquoted(cell: str) -> str:
    """A cell without the quoting of CSV: `"the ""CISO"" leads"` is `the "CISO" leads`.

    SEC's tables quote some cells so and write the quotation marks of others as they are; a cell that is not well
    quoted from its first character to its last (`"Cyber" means "IT"`) is taken as it stands.
    """
    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return cell
    inner = cell[1:-1]
    if '"' not in inner:
        return inner
    return inner.replace('""', '"') if '"' not in inner.replace('""', "") else cell


def column_line(handle: BinaryIO) -> str:
    """The first line, which names the columns; ValueError where it is no text."""
    line = handle.readline(_BLOCK)
    if b"\x00" in line or not line.endswith(b"\n"):
        raise ValueError("no header line: this is no table" if line else "is empty")
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise ValueError("its header is not UTF-8 text: this is no table") from None


def lines(handle: BinaryIO, holding: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """The lines that hold some bytes, with their numbers, after a header that was line 1; no line breaks, none empty.

    The others are passed over at the speed of a search. ValueError for a line longer than LONGEST_LINE.
    """
    number = 2
    tail = b""
    while block := handle.read(_BLOCK):
        data = tail + block
        cut = data.rfind(b"\n") + 1
        yield from _found(data, cut, holding, number)
        number += data.count(b"\n", 0, cut)
        tail = data[cut:]
        if len(tail) > LONGEST_LINE:
            raise ValueError(f"line {number:,} is longer than {LONGEST_LINE >> 20} MB: this is no table")
    yield from _found(tail, len(tail), holding, number)


def _found(data: bytes, end: int, holding: bytes, number: int) -> Iterator[tuple[int, bytes]]:
    start = 0
    while start < end:
        place = data.find(holding, start, end)
        if place < 0:
            return
        begin = data.rfind(b"\n", start, place) + 1 or start
        number += data.count(b"\n", start, begin)
        stop = data.find(b"\n", place, end)
        stop = end if stop < 0 else stop
        line = data[begin:stop].rstrip(b"\r")
        if line:
            yield number, line
        start = stop + 1
        number += 1
