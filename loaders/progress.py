"""How far a build is, on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from graphmodel.terminal import printable
from loaders.batch import Extracted, Made, Skipped
from loaders.supply import Supply

__all__ = ["lines_on", "progress"]


class _Count(ProgressColumn):
    """Filings done, of how many, and how many a second."""

    def render(self, task: Task) -> Text:
        total = "?" if task.total is None else f"{task.total:,.0f}"
        rate = f", {task.speed:.1f}/s" if task.speed else ""
        return Text(f"{task.completed:,.0f} of {total}{rate}")


def lines_on(result: Extracted | Made | Skipped) -> list[str]:
    """What a user is told of a result: why it was skipped, or what is wrong with the filing."""
    if isinstance(result, Skipped):
        return [f"skipped: {result}"]
    return [f"note: {result.source.origin}: {note}" for note in result.notes]


@contextmanager
def progress(supply: Supply) -> Iterator[Callable[[Made | Skipped], None]]:
    """A bar on stderr, where that is a terminal, for as long as the context lasts.

    What is skipped and what is wrong with a filing is said in any case.
    Call it with each result. The total is a guess until the last data set is opened.
    """
    console = Console(stderr=True)
    columns = (TextColumn("extracting"), BarColumn(), _Count(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=supply.expected)

        def note(result: Made | Skipped) -> None:
            bar.update(task, advance=1, total=supply.expected)
            for line in lines_on(result):
                bar.console.print(printable(line), markup=False, highlight=False, emoji=False, soft_wrap=True)

        yield note
