"""The files that pages are made of: scripts, styles, and vis-network as pyvis ships it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from queries.page import template_text

__all__ = ["CHART_PARTS", "closed", "source", "sources", "viewer"]

CHART_PARTS: Final = ("core.js", "paint.js", "draw.js", "view.js", "panel.js", "tools.js")
"""The scripts of every chart, in order; `end.js` comes after them and what else a page needs."""


@cache
def source(name: str, package: str = "queries.charts") -> str:
    """The text of one of a package's templates."""
    return template_text(package, name)


def sources(names: Iterable[str], package: str = "queries.charts") -> str:
    """The text of several templates, one after the other."""
    return "\n".join(source(name, package) for name in names)


def closed(script: str) -> str:
    """A script whose names are its own."""
    return f'(() => {{\n"use strict";\n{script}}})();\n'


@cache
def viewer() -> str:
    """vis-network as pyvis ships it, the newest of its copies."""
    library: Traversable = files("pyvis").joinpath("templates", "lib")
    newest = max((entry.name for entry in library.iterdir() if entry.name.startswith("vis-")), key=_version)
    return library.joinpath(newest, "vis-network.min.js").read_text(encoding="utf-8")


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.removeprefix("vis-").split(".") if part.isdigit())
