"""The page around a chart: one HTML file that needs nothing else and asks for nothing.

pyvis carries data and viewer; its own template is not used, since that loads from a CDN even with `in_line` and puts
node titles into the document as markup. Filing text is untrusted: it reaches the page as JSON in a script element of
type `application/json`, where `<` is escaped, and the document as text only. The content security policy allows the
page's own two scripts and its style by their hashes and nothing else, so no request can leave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from markupsafe import Markup
from pyvis.network import Network

from queries.charts.assets import CHART_PARTS, closed, source, sources, viewer
from queries.charts.look import looks
from queries.charts.shapes import Layout
from queries.page import encodable, page_environment
from queries.policy import policy_hash

__all__ = ["bands_of", "labels_of", "render"]

_BEFORE: Final = ("dom.js", "light.js", "host.js")


def render(network: Network, page: dict[str, Any], more_parts: Sequence[str] = ()) -> str:
    """The page of a network; `more_parts` are the script files that it needs besides those of every chart."""
    script = closed(sources((*_BEFORE, *CHART_PARTS, *more_parts, "end.js")))
    environment = page_environment(["queries.charts"], title=page["title"], style=source("chart.css"), script=script)
    environment.globals.update(
        page=page | looks(),
        network_options=network.options,
        viewer=Markup(viewer()),  # noqa: S704 - a file of the pinned pyvis, nothing of a filing
        viewer_hash=Markup(policy_hash(viewer())),  # noqa: S704 - base64 in quotes
    )
    network.templateEnv = environment
    network.path = "chart.html"
    return encodable(network.generate_html())


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
