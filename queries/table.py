"""An answer as a table for reading, laid out line by line: rich's own tables take ten times as long.

Company and filing stand above the rows that they are those of, sentences below the rows that they are evidence for.
Filing text cannot act on the terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import Any, Final, NamedTuple

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment

from graphmodel.counting import how_many
from graphmodel.terminal import printable
from queries.answer import Rows

__all__ = ["Table", "as_table", "shown"]

_CONTEXT: Final = ("company", "filing")
_EVIDENCE: Final = ("sentence", "sentences")
_NARROWEST: Final = 14
_GAP: Final = 2
_INDENT: Final = 4
_ONE_CELL_EACH: Final = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2500-\u257f]*")
"""Latin text with its typography: as many cells as characters."""

_Line = list[tuple[str, str]]
"""Pieces of a line with their styles."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of an answer; what `rich` prints as it stands."""

    lines: Sequence[_Line]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines with their styles; none is wider than the table was made for."""
        del options
        end = Segment.line()
        for line in self.lines:
            for text, style in line:
                yield Segment(text, console.get_style(style) if style else None)
            yield end


class _Row(NamedTuple):
    heading: str
    cells: tuple[str, ...]
    evidence: tuple[str, ...]


def as_table(answer: Rows, width: int, *, words: bool = True, counted: bool = True) -> Table:
    """A table for `width` characters, or, where the columns do not fit, one block a row.

    The columns' names are shown as words (`reports_to` as "reports to") unless they are data themselves. `counted`: a
    line below it says how many rows there are.
    """
    if not answer.rows:
        return Table([[("No rows.", "")]])
    above: list[int] = []
    below: list[int] = []
    inside: list[int] = []
    for place, name in enumerate(answer.columns):
        (above if name in _CONTEXT else below if name in _EVIDENCE else inside).append(place)
    if not inside:
        above, inside = [], above
    columns = [answer.columns[i] for i in inside]
    names = [printable(column.replace("_", " ") if words else column) for column in columns]
    rows = [
        _Row(
            "  ·  ".join(dict.fromkeys(shown(row[i]) for i in above)),
            tuple(shown(row[i]) for i in inside),
            tuple(one for i in below for one in _sentences(row[i])),
        )
        for row in answer.rows
    ]
    widths = _widths(names, rows, width)
    body = _grid(names, rows, widths, width) if widths else _blocks(names, rows, width)
    count = how_many(len(answer.rows), "row")
    return Table([*body, *_styled(count, "dim", width)] if counted else list(body))


def shown(value: object) -> str:
    """A value as a reader sees it: yes and no, lists with semicolons, white space as one blank, controls as escapes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(shown(item) for item in value)
    text = (_drawn(value) or json.dumps(value, ensure_ascii=False)) if isinstance(value, dict) else str(value)
    return printable(" ".join(text.split()))


def _drawn(value: Mapping[str, Any]) -> str | None:
    """A node, an edge or a path of an answer as Cypher draws it; None for any other map."""
    inside = value.get("properties")
    if isinstance(inside, dict) and value.get("labels"):
        return f"(:{value['labels'][0]} {inside.get('name', '')})"
    if isinstance(inside, dict) and "type" in value:
        often = f" {inside['frequency']}" if inside.get("frequency") else ""
        return f"[:{value['type']}{often}]"
    nodes, ties = value.get("nodes"), value.get("relationships")
    if not nodes or ties is None or set(value) != {"nodes", "relationships"}:
        return None
    drawn = _drawn(nodes[0]) or ""
    for before, tie, node in zip(nodes, ties, nodes[1:], strict=False):
        line = f"-{_drawn(tie)}-"
        drawn += (f"{line}>" if tie.get("start") == before.get("id") else f"<{line}") + (_drawn(node) or "")
    return drawn


def _sentences(value: object) -> list[str]:
    return [shown(one) for one in (value if isinstance(value, list) else [value]) if one]


def _grid(names: Sequence[str], rows: Sequence[_Row], widths: Sequence[int], width: int) -> Iterator[_Line]:
    wrapped = any(_cells(cell) > room for row in rows for cell, room in zip(row.cells, widths, strict=True))
    apart = wrapped and not any(row.evidence for row in rows)
    yield from _columns(names, widths, "bold")
    yield from _columns(["─" * room for room in widths], widths)
    for heading, of_filing in groupby(rows, key=attrgetter("heading")):
        yield from _above(heading, width)
        for evidence, alike in groupby(of_filing, key=attrgetter("evidence")):
            # A blank line also below rows without evidence: the next row's is not theirs.
            for some in [[row] for row in alike] if apart else [list(alike)]:
                for row in some:
                    yield from _columns(row.cells, widths)
                yield from _below(evidence, width)


def _blocks(names: Sequence[str], rows: Sequence[_Row], width: int) -> Iterator[_Line]:
    label_room = min(max(map(_cells, names), default=0), max(1, width // 2))
    room = max(1, width - label_room - _GAP)
    for heading, of_filing in groupby(rows, key=attrgetter("heading")):
        yield from _above(heading, width)
        for row in of_filing:
            for name, cell in zip(names, row.cells, strict=True):
                if cell:
                    yield from _columns((name, cell), (label_room, room), "dim", "")
            yield from _below(row.evidence, width)


def _columns(cells: Sequence[str], widths: Sequence[int], *styles: str) -> Iterator[_Line]:
    """The lines of one row: as many as its highest cell has. One style for all columns, or one for each."""
    parts = [_wrapped(cell, room) for cell, room in zip(cells, widths, strict=True)]
    for pieces in zip_longest(*parts, fillvalue=""):
        line: _Line = []
        gap = 0
        for place, (piece, room) in enumerate(zip(pieces, widths, strict=True)):
            if piece:
                line.append((" " * gap + piece, styles[place % len(styles)] if styles else ""))
                gap = 0
            gap += room - (_cells(piece) if piece else 0) + _GAP
        yield line


def _above(heading: str, width: int) -> Iterator[_Line]:
    return _styled(heading, "bold cyan", width) if heading else iter(())


def _below(evidence: Sequence[str], width: int) -> Iterator[_Line]:
    for sentence in evidence:
        for line in _wrapped(sentence, max(1, width - _INDENT)):
            yield [(" " * _INDENT + line, "italic")]
    yield []


def _styled(text: str, style: str, width: int) -> Iterator[_Line]:
    return ([(line, style)] for line in _wrapped(text, width))


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a text without line breaks; a word that is longer than a line is cut."""
    is_even = _ONE_CELL_EACH.fullmatch(text) is not None
    lines: list[str] = []
    start = 0
    while True:
        end = start + (width if is_even else _fitting(text[start : start + 2 * width], width))
        if end >= len(text):
            return [*lines, text[start:]]
        blank = text.rfind(" ", start, end + 1)
        cut = blank if blank > start else end
        lines.append(text[start:cut])
        start = cut + (cut == blank)


def _fitting(text: str, width: int) -> int:
    """How many of the first characters fit into so many cells, at least one."""
    return max(1, len(next(iter(chop_cells(text, width)), "")))


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes; much faster than asking rich for each character."""
    return len(text) if _ONE_CELL_EACH.fullmatch(text) else cell_len(text)


def _widths(names: Sequence[str], rows: Sequence[_Row], width: int) -> list[int] | None:
    """How wide each column is to be, or None where `width` is too narrow for them."""
    # No column gets more than the whole width, and a cell may be megabytes long.
    most = [max(_cells(name), *(_cells(row.cells[i]) for row in rows)) for i, name in enumerate(names)]
    wanted = [min(cells, max(width, _cells(name))) for name, cells in zip(names, most, strict=True)]
    least = [max(_cells(name), min(cells, _NARROWEST)) for name, cells in zip(names, wanted, strict=True)]
    room = width - _GAP * (len(wanted) - 1)
    if sum(least) > room:
        return None
    while sum(wanted) > room:
        widest = max(range(len(wanted)), key=lambda i: wanted[i] - least[i])
        wanted[widest] -= 1
    return wanted
