"""The page around a chart: one HTML file that needs nothing else and asks for nothing.

pyvis carries data and viewer; its own template is not used, since that loads from a CDN even with `in_line` and puts
node titles into the document as markup. Filing text is untrusted: it reaches the page as JSON in a script element of
type `application/json`, where `<` is escaped, and the document as text only. The content security policy allows the
page's own two scripts and its style by their hashes and nothing else, so no request can leave it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network

from queries.charts.look import looks
from queries.charts.shapes import Layout

__all__ = ["PARTS", "bands_of", "labels_of", "render"]

_TEMPLATE: Final = "chart.html"
PARTS: Final = ("core.js", "theme.js", "draw.js", "view.js", "panel.js", "tools.js")
"""The scripts of every page, in order."""


def render(network: Network, page: dict[str, Any], parts: Sequence[str]) -> str:
    """The page of a network; `parts` are the script files that it needs, in order."""
    script = '(() => {\n"use strict";\n' + "\n".join(_source(name) for name in (*parts, "end.js")) + "})();\n"
    style, viewer = _source("chart.css"), _viewer()
    environment = Environment(loader=DictLoader({_TEMPLATE: _source(_TEMPLATE)}), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # the legend's order is the table's
    environment.globals.update(
        page=page | looks(),
        network_options=network.options,
        viewer=Markup(viewer),  # noqa: S704 - a file of the pinned pyvis, nothing of a filing
        script=Markup(script),  # noqa: S704 - the page's own files
        style=Markup(style),  # noqa: S704
        script_hashes=Markup(f"{_hash(viewer)} {_hash(script)}"),  # noqa: S704 - base64 in quotes
        style_hashes=Markup(_hash(style)),  # noqa: S704
    )
    network.templateEnv = environment
    network.path = _TEMPLATE
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


@cache
def _source(name: str) -> str:
    return files("queries.charts").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _viewer() -> str:
    """vis-network as pyvis ships it, the newest of its copies."""
    library: Traversable = files("pyvis").joinpath("templates", "lib")
    newest = max((entry.name for entry in library.iterdir() if entry.name.startswith("vis-")), key=_version)
    return library.joinpath(newest, "vis-network.min.js").read_text(encoding="utf-8")


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.removeprefix("vis-").split(".") if part.isdigit())


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
