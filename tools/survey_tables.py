"""Put the market's tables into docs/survey.md: `survey_tables.py STORE`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphmodel.store import open_store
from queries.run import opened
from queries.survey import Line, Result, Survey, survey
from queries.survey.words import interval_text, published_text, value_text

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "survey.md"
_ROW: Final = re.compile(r"^\| (?P<figure>[a-z_]+): (?P<answer>[^|]+) \|.*$", re.MULTILINE)


def main() -> None:
    """Write the tables; which rows the one by size has is what the page says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    engine = opened(open_store(parser.parse_args().store))
    whole, by_size = survey(engine), survey(engine, by="size")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition("## By size\n\n")
    rows = [(row["figure"], row["answer"]) for row in _ROW.finditer(rest.partition("## All figures")[0])]
    tables = (_lines(_by_size(by_size, rows)), "## All figures\n", _lines(_all_figures(whole)))
    PAGE.write_text(f"{before}## By size\n\n" + "\n".join(tables), encoding="utf-8")


def _all_figures(found: Survey) -> Iterator[list[str]]:
    yield ["figure", "answer", "companies", "of", "value", "95 % interval", "published"]
    yield ["---", "---", "---:", "---:", "---:", "---", "---"]
    for result in found.results:
        name = result.figure.name
        for line in result.lines:
            counts = [f"{line.companies:,}", f"{line.disclosing:,}"]
            value = value_text(result.figure, line.value)
            yield [name, line.answer, *counts, value, interval_text(result.figure, line), _published(result, line)]
            name = ""


def _by_size(found: Survey, rows: list[tuple[str, str]]) -> Iterator[list[str]]:
    yield ["", *(f"{group} ({companies:,})" for group, companies in found.groups), "published"]
    yield ["---", *("---:" for _ in found.groups), "---"]
    for key, answer in rows:
        result = found[key]
        lines = [result.line(answer, group) for group, _ in found.groups]
        cells = (f"{value_text(result.figure, line.value)} ({interval_text(result.figure, line)})" for line in lines)
        yield [f"{key}: {answer}", *cells, _published(result, lines[0])]


def _published(result: Result, line: Line) -> str:
    return "; ".join(published_text(result.figure, one) for one in result.published(line))


def _lines(rows: Iterator[list[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    main()
