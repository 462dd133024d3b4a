"""The list of what a build has skipped, as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from graphmodel.errors import UnwritableOutput
from graphmodel.files import write_atomically
from graphmodel.terminal import printable
from loaders.batch import Skipped

__all__ = ["write_report"]


def write_report(path: Path, skipped: Sequence[Skipped]) -> None:
    """Write one line for each with the columns source, filing and reason; no file where nothing was skipped.

    UnwritableOutput where the place does not take it. Control characters are escapes, and what a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    if not skipped:
        try:
            with suppress(FileNotFoundError):
                path.unlink()
        except OSError as exc:
            raise UnwritableOutput(f"{path}: a former list cannot be removed ({exc.strerror or exc})") from exc
        return
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("source", "filing", "reason"))
    writer.writerows([_cell(text) for text in (entry.origin, entry.filing, entry.reason)] for entry in skipped)
    write_atomically(path, out.getvalue().encode())


def _cell(text: str) -> str:
    text = printable(text)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) and text != "-" else text
