"""The one page of a site. Its content security policy lets nothing out: no address but of local files is in it."""

from __future__ import annotations

from typing import Final

from queries.charts.assets import CHART_PARTS, closed, source, sources
from queries.charts.look import looks
from queries.charts.network import OPTIONS
from queries.page import whole_page

__all__ = ["site_page"]

_PACKAGE: Final = "queries.site"
_PARTS: Final = ("load.js", "rows.js", "choice.js", "search.js", "filters.js", "list.js", "figures.js", "company.js")


def site_page(index: str, survey: str | None = None) -> str:
    """The page whose index is the data file of this name, with a link to the page of the market's figures."""
    return whole_page(
        "site.html",
        [_PACKAGE, "queries.charts"],
        title="Cybersecurity governance",
        style=source("chart.css") + source("site.css", _PACKAGE),
        script=_script(),
        page={"site": True, "mode": "single", "title": "", "subtitle": ""},
        survey=survey,
        site={"index": index, "options": OPTIONS, **looks()},
    )


def _script() -> str:
    chart = sources((*CHART_PARTS, "end.js"))
    parts = [
        sources(("dom.js", "light.js")),
        sources(_PARTS, _PACKAGE),
        f"function drawChart(host) {{\n{chart}}}",
        source("start.js", _PACKAGE),
    ]
    return closed("\n".join(parts))
