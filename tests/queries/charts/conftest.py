"""What a reader does on a chart's page."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest


def _click_on(page, key):
    spot = page.evaluate("id => govgraph.where(id)", key)
    page.mouse.click(spot["x"], spot["y"])


def _edge_id(page, kind):
    edges = json.loads(page.text_content("#data-edges"))
    return next(edge["id"] for edge in edges if edge["rel"] == kind)


def _uid(part, label):
    return next(node.uid for node in part.nodes if node.label == label)


@pytest.fixture(scope="session")
def hand():
    """What a reader does: `click_on(page, id)`; `edge_id(page, type)` and `uid(part, label)` name things."""
    return SimpleNamespace(click_on=_click_on, edge_id=_edge_id, uid=_uid)
