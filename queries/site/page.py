"""The one page of a site. Its content security policy lets nothing out: no address but of local files is in it."""

from __future__ import annotations

from typing import Final

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from queries.charts.assets import CHART_PARTS, closed, source, sources
from queries.charts.look import looks
from queries.charts.network import OPTIONS
from queries.policy import policy_hash

__all__ = ["site_page"]

_PACKAGE: Final = "queries.site"
_PARTS: Final = ("load.js", "rows.js", "choice.js", "search.js", "filters.js", "list.js", "figures.js", "company.js")


def site_page(index: str, survey: str | None = None) -> str:
    """The page whose index is the data file of this name, with a link to the page of the market's figures."""
    script, style = _script(), source("chart.css") + source("site.css", _PACKAGE)
    templates = {"site.html": source("site.html", _PACKAGE), "chart_view.html": source("chart_view.html")}
    environment = Environment(loader=DictLoader(templates), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # the legend's order is the table's
    return environment.get_template("site.html").render(
        page={"site": True, "mode": "single", "title": "", "subtitle": ""},
        survey=survey,
        site={"index": index, "options": OPTIONS, **looks()},
        script=Markup(script),  # noqa: S704 - the page's own files
        style=Markup(style),  # noqa: S704
        script_hash=Markup(policy_hash(script)),  # noqa: S704 - base64 in quotes
        style_hash=Markup(policy_hash(style)),  # noqa: S704
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
