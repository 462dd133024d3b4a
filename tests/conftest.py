"""Fixtures for every test: where the real filings are, and whether a browser is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _missing(what: str) -> None:
    """Fail where everything has to be there, skip aloud elsewhere."""
    if os.environ.get("CI", "").casefold() in ("1", "true", "yes"):
        pytest.fail(f"{what}; in CI that is an error", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real filings and gold graphs, beside the repository or where GOVGRAPH_SHARED says."""
    named = os.environ.get("GOVGRAPH_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        _missing(f"no real filings in {folder}: put them there or set GOVGRAPH_SHARED")
    return folder


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The system's Chromium."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        _missing("no Chromium: install it (apt-get install chromium) to test the pages")
    return str(found)


@pytest.fixture(autouse=True)
def _needs(request: pytest.FixtureRequest) -> None:
    """Let the markers `shared` and `browser` ask for what they need."""
    for marker, fixture in (("shared", "shared"), ("browser", "browser_path")):
        if request.node.get_closest_marker(marker):
            request.getfixturevalue(fixture)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The filings of made-up companies."""
    return ROOT / "examples"
