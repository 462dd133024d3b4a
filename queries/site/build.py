"""From a store to a site, filing by filing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

from graphmodel import FilingGraph
from graphmodel.register import Entry
from graphmodel.store import Contents, Store
from queries.charts.assets import viewer
from queries.compare import Structures, one_each
from queries.site.columns import Row, index_of
from queries.site.data_file import data_file, library_file
from queries.site.drawing import Near, draw_all
from queries.site.folder import site_folder
from queries.site.page import site_page
from queries.survey import survey
from queries.survey.page import survey_page

__all__ = ["Built", "build_site", "site_of"]

_CHARTS_A_FILE: Final = 32
_SURVEY: Final = "survey.html"


@dataclass(frozen=True, slots=True)
class Built:
    """What a site has: filings, companies, its bytes, and those of its largest file."""

    filings: int
    companies: int
    bytes: int
    largest: int


def build_site(
    contents: Contents,
    folder: Path,
    jobs: int = 1,
    told: Callable[[int], None] = lambda _: None,
    figures: str | None = None,
) -> Built:
    """Make the site of a store in a folder, with so many processes; `told` hears how many filings are done.

    `figures` is a page of the market's figures (`survey_page`), which the site then links to.
    The same contents give the same bytes. A build that is cut leaves the site that was there; the errors are those of
    `site_folder` and of reading the store.
    """
    register = contents.register
    rows: list[Row] = []
    peers: list[list[Near]] = []
    charts: list[str] = []
    with site_folder(folder) as site:
        market = Structures(contents.parts(one_each(register), texts=False))
        for drawn in draw_all(_batches(contents), market, jobs):
            charts.append(site.put(drawn.file))
            rows += drawn.rows
            peers += drawn.peers
            told(len(rows))
        index = index_of(rows) | {
            "charts": charts,
            "chartsAFile": _CHARTS_A_FILE,
            "peers": site.put(data_file("peers", _peers(rows, peers))),
            "viewer": site.put(library_file("viewer", viewer())),
        }
        if figures is not None:
            site.put_page(_SURVEY, figures.encode())
        site.publish(site_page(site.put(data_file("index", index)), figures and _SURVEY).encode())
        return Built(len(rows), len(register.companies()), site.bytes, site.largest)


def site_of(store: Store, folder: Path, jobs: int = 1, told: Callable[[int], None] = lambda _: None) -> Built:
    """The site of a store with the market's figures: what `govgraph site` makes."""
    contents = store.contents()
    figures = survey_page(survey(store)) if len(contents.register) else None
    return build_site(contents, folder, jobs, told, figures)


def _batches(contents: Contents) -> Iterator[list[FilingGraph]]:
    parts = _by_company(contents)
    while batch := list(islice(parts, _CHARTS_A_FILE)):
        yield batch


def _by_company(contents: Contents) -> Iterator[FilingGraph]:
    """All filings with their texts, which a chart's marks are read from; a company's together, its newest first."""
    for _, filings in groupby(contents.parts(), key=lambda part: part.company.uid):
        yield from sorted(filings, key=lambda part: Entry.of(part).age, reverse=True)


def _peers(rows: list[Row], peers: list[list[Near]]) -> dict[str, Any]:
    """The peers of each row: their rows, and how near they are."""
    place = {row.filing: index for index, row in enumerate(rows)}
    return {
        "rows": [[place[filing] for filing, _ in near] for near in peers],
        "percent": [[percent for _, percent in near] for near in peers],
    }
