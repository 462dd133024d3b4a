"""Answers on the screen and for other programs.

A table (`queries.table`) is for reading, and columns that are only ids are left away. JSON is exact. CSV is for
spreadsheets: a text that one would take for a formula gets an apostrophe in front, and lists are JSON.
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
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from graphmodel.files import write_atomically
from graphmodel.terminal import printable
from queries.answer import Rows
from queries.table import as_table

__all__ = [
    "Format",
    "as_csv",
    "as_json",
    "console",
    "page_name",
    "show",
    "without_ids",
    "write",
    "write_page",
]

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


def show(thing: Rows | str, *, words: bool = True, counted: bool = True) -> None:
    """Print an answer as a table, or a line, on standard output; `words` and `counted` as for `as_table`."""
    screen = console()
    if isinstance(thing, str):
        screen.print(Text(printable(thing, keep="\n")), soft_wrap=True)  # a path must not be broken
    else:
        screen.print(as_table(thing, screen.width, words=words, counted=counted), crop=False)


def page_name(filing_id: str) -> Path:
    """The file in this folder for a filing's page."""
    return Path((re.sub(r"[^\w.-]+", "_", filing_id).strip("._")[:100] or "chart") + ".html")


def write_page(path: Path, page: str) -> str:
    """Write a page, as UTF-8 and whole or not at all; says so in a line. UnwritableOutput where it cannot be."""
    write_atomically(path, page.encode("utf-8"))
    return f"written: {path}"
