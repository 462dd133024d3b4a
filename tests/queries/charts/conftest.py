"""Pages in a real browser, offline, with every request and every complaint counted."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(browser_path):
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser, tmp_path):
    """Opens a page from a file, offline; at the end there must have been no request and no complaint."""
    heard, contexts = [], []

    def open_page(html, fragment="", *, ready="window.govgraph !== undefined", **options):
        context = browser.new_context(
            **{"viewport": {"width": 1500, "height": 900}, "offline": True, "accept_downloads": True} | options
        )
        contexts.append(context)
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        address = path.as_uri()
        own = {address, "about:srcdoc"}
        page.on("request", lambda request: None if request.url in own else heard.append(request.url))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.goto(address + fragment)
        page.wait_for_function(ready)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == []


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
