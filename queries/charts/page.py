"""The page around a chart: one HTML file that needs nothing else and asks for nothing.

pyvis carries data and viewer; its own template is not used, since that loads from a CDN even with `in_line` and puts
node titles into the document as markup. Filing text is untrusted: it reaches the page as JSON in a script element of
type `application/json`, where `<` is escaped, and the document as text only. The content security policy allows the
page's own two scripts and its style by their hashes and nothing else, so no request can leave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network

from queries.charts.assets import CHART_PARTS, closed, source, sources, viewer
from queries.charts.look import looks
from queries.charts.shapes import Layout
from queries.policy import policy_hash

__all__ = ["bands_of", "labels_of", "render"]

_TEMPLATES: Final = ("chart.html", "chart_view.html")
_BEFORE: Final = ("dom.js", "light.js", "host.js")


def render(network: Network, page: dict[str, Any], more_parts: Sequence[str] = ()) -> str:
    """The page of a network; `more_parts` are the script files that it needs besides those of every chart."""
    script = closed(sources((*_BEFORE, *CHART_PARTS, *more_parts, "end.js")))
    style = source("chart.css")
    environment = Environment(loader=DictLoader({name: source(name) for name in _TEMPLATES}), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # the legend's order is the table's
    environment.globals.update(
        page=page | looks(),
        network_options=network.options,
        viewer=Markup(viewer()),  # noqa: S704 - a file of the pinned pyvis, nothing of a filing
        script=Markup(script),  # noqa: S704 - the page's own files
        style=Markup(style),  # noqa: S704
        script_hashes=Markup(f"{policy_hash(viewer())} {policy_hash(script)}"),  # noqa: S704 - base64 in quotes
        style_hashes=Markup(policy_hash(style)),  # noqa: S704
    )
    network.templateEnv = environment
    network.path = _TEMPLATES[0]
    html: str = network.generate_html()
    # A name may hold half a surrogate pair, which no encoding takes.
    return html.encode("utf-8", "replace").decode("utf-8")


def labels_of(layout: Layout, left: float) -> list[dict[str, Any]]:
    """The labels of a filing's chart, moved `left` pixels to the right."""
    return [
        {
            "text": label.text,
            "x": round(label.x + left, 1),
            "y": round(label.y, 1),
            "w": round(label.width, 1),
            "h": label.height,
            "edges": list(label.links),
        }
        for label in layout.labels
    ]


def bands_of(layout: Layout, filled: set[int]) -> list[dict[str, Any]]:
    """The lanes from the top; `empty` where none of the `filled` lanes."""
    return [
        {"lane": lane, "top": round(top, 1), "bottom": round(bottom, 1), "empty": lane not in filled}
        for lane, top, bottom in layout.bands
    ]
