"""Answers on the screen and for other programs.

A table is for reading: filing text cannot act on the terminal, and columns that are only ids are left away. JSON is
exact. CSV is for spreadsheets: a text that one would take for a formula gets an apostrophe in front, and lists are
JSON.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graphmodel.files import write_atomically
from graphmodel.terminal import printable
from queries.engine import Rows

__all__ = [
    "Format",
    "as_csv",
    "as_json",
    "as_table",
    "console",
    "from_dicts",
    "page_name",
    "show",
    "shown",
    "without_ids",
    "write",
    "write_page",
]

_CONTEXT: Final = ("company", "filing")
_EVIDENCE: Final = ("sentence", "sentences")
_NARROWEST: Final = 14
_GAP: Final = 2
_PIPE_WIDTH: Final = 120
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Format(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def as_json(answer: Rows) -> str:
    """A list of one object a row, in UTF-8; control characters are escaped, and not-a-number is null."""
    text = json.dumps([_finite(row) for row in answer.dicts()], ensure_ascii=False, indent=2)
    # JSON may write any character as an escape, and a terminal must not get some of them as they are.
    return re.sub(r"[^\n -~]", _json_escape, text) + "\n"


def as_csv(answer: Rows) -> str:
    """A header and one line a row, as RFC 4180 has it: lines end in CR LF.

    Null is empty, `true` and `false` are written so, lists and maps are JSON. A text that begins with `=`, `+`, `-`,
    `@` or white space that leads to them gets an apostrophe in front, so that no spreadsheet runs what a filing says.
    JSON keeps every text as it is.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_cell(column) for column in answer.columns])
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def as_table(answer: Rows, width: int, *, words: bool = True) -> RenderableType:
    """A table for `width` characters, or, where the columns do not fit, one block a row.

    The columns' names are shown as words (`reports_to` as "reports to") unless they are data themselves.

    Company and filing stand above the rows that they are those of, sentences below the rows that they are evidence for.
    """
    if not answer.rows:
        return Text("No rows.")
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
    parts = _grid(names, rows, widths) if widths else _blocks(names, rows)
    parts.append(Text(f"{len(answer.rows):,} row{'' if len(answer.rows) == 1 else 's'}", style="dim"))
    return Group(*parts)


def without_ids(answer: Rows) -> Rows:
    """The answer without its id columns (`uid`, `…_uid`), unless it has no others."""
    places = [i for i, name in enumerate(answer.columns) if name != "uid" and not name.endswith("_uid")]
    if not places:
        return answer
    columns = tuple(answer.columns[i] for i in places)
    return Rows(columns, tuple(tuple(row[i] for i in places) for row in answer.rows))


def console(width: int | None = None) -> Console:
    """A console on standard output that takes no text for markup, links or emoji; 120 wide where it is no terminal."""
    if width is None and not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        width = _PIPE_WIDTH
    return _Console(width=width, markup=False, highlight=False, emoji=False)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the caller: rich would end the process with a code that means something else here."""
        raise BrokenPipeError


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


class _Row(NamedTuple):
    heading: str
    cells: tuple[str, ...]
    evidence: tuple[str, ...]


def _grid(names: Sequence[str], rows: Sequence[_Row], widths: Sequence[int]) -> list[RenderableType]:
    rule = ["─" * width for width in widths]
    wrapped = any(cell_len(cell) > width for row in rows for cell, width in zip(row.cells, widths, strict=True))
    apart = wrapped and not any(row.evidence for row in rows)
    parts: list[RenderableType] = [_lines([names], widths, "bold"), _lines([rule], widths)]
    for heading, of_filing in groupby(rows, key=attrgetter("heading")):
        parts += _above(heading)
        for evidence, alike in groupby(of_filing, key=attrgetter("evidence")):
            # A blank line also below rows without evidence: the next row's is not theirs.
            for some in [[row] for row in alike] if apart else [list(alike)]:
                parts += [_lines([row.cells for row in some], widths), *_below(evidence)]
    return parts


def _blocks(names: Sequence[str], rows: Sequence[_Row]) -> list[RenderableType]:
    label_width = max((len(name) for name in names), default=0)
    parts: list[RenderableType] = []
    for heading, of_filing in groupby(rows, key=attrgetter("heading")):
        parts += _above(heading)
        for row in of_filing:
            block = Table.grid(padding=(0, 2))
            block.add_column(width=label_width, style="dim")
            block.add_column(overflow="fold")
            for name, cell in zip(names, row.cells, strict=True):
                if cell:
                    block.add_row(Text(name), Text(cell))
            parts += [block, *_below(row.evidence)]
    return parts


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int], style: str = "") -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        table.add_column(width=width, overflow="fold", style=style)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _above(heading: str) -> list[RenderableType]:
    return [Text(heading, style="bold cyan")] if heading else []


def _below(evidence: Sequence[str]) -> list[RenderableType]:
    return [*(Padding(Text(sentence, style="italic"), (0, 0, 0, 4)) for sentence in evidence), Text("")]


def _sentences(value: object) -> list[str]:
    return [shown(one) for one in (value if isinstance(value, list) else [value]) if one]


def _widths(names: Sequence[str], rows: Sequence[_Row], width: int) -> list[int] | None:
    """How wide each column is to be, or None where `width` is too narrow for them."""
    # No column gets more than the whole width, and a cell may be megabytes long.
    most = [max(len(name), *(cell_len(row.cells[i]) for row in rows)) for i, name in enumerate(names)]
    wanted = [min(cells, max(width, len(name))) for name, cells in zip(names, most, strict=True)]
    least = [max(len(name), min(cells, _NARROWEST)) for name, cells in zip(names, wanted, strict=True)]
    room = width - _GAP * (len(wanted) - 1)
    if sum(least) > room:
        return None
    while sum(wanted) > room:
        widest = max(range(len(wanted)), key=lambda i: wanted[i] - least[i])
        wanted[widest] -= 1
    return wanted


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(_finite(value), ensure_ascii=False)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.lstrip().startswith(_FORMULA) else text


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return {key: _finite(item) for key, item in value.items()} if isinstance(value, dict) else value


def _json_escape(match: re.Match[str]) -> str:
    char = match[0]
    if unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp"):
        return char
    code = char.encode("utf-16-be").hex()
    return "".join(f"\\u{code[place : place + 4]}" for place in range(0, len(code), 4))


def from_dicts(rows: Sequence[Mapping[str, Any]]) -> Rows:
    """Rows of the same keys as an answer; a key that a row does not have is null in it."""
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    return Rows(columns, tuple(tuple(row.get(column) for column in columns) for row in rows))


def write(answer: Rows, form: Format, *, ids: bool = True) -> None:
    """Print an answer on standard output; with `ids`, a table shows every column, by its name as it is."""
    if form is Format.TABLE:
        show(answer if ids else without_ids(answer), words=not ids)
        return
    data = as_json(answer) if form is Format.JSON else as_csv(answer)
    if sys.stdout.isatty():
        data = printable(data, keep="\n")
    sys.stdout.flush()
    sys.stdout.buffer.write(data.encode("utf-8"))  # whatever the locale is
    sys.stdout.buffer.flush()


def show(thing: Rows | str, *, words: bool = True) -> None:
    """Print an answer as a table, or a line, on standard output; `words` as for `as_table`."""
    screen = console()
    if isinstance(thing, str):
        screen.print(Text(printable(thing, keep="\n")), soft_wrap=True)  # a path must not be broken
    else:
        screen.print(as_table(thing, screen.width, words=words))


def page_name(filing_id: str) -> Path:
    """The file in this folder for a filing's page."""
    return Path((re.sub(r"[^\w.-]+", "_", filing_id).strip("._")[:100] or "chart") + ".html")


def write_page(path: Path, page: str) -> str:
    """Write a page, as UTF-8 and whole or not at all; says so in a line. UnwritableOutput where it cannot be."""
    write_atomically(path, page.encode("utf-8"))
    return f"written: {path}"
