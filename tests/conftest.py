"""Fixtures for every test: where the real filings are, whether a browser is there, and small made-up graphs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from graphmodel import FilingGraph, company_uid, node_uid, role_of

# A machine under load is slow, not wrong.
settings.register_profile("govgraph", deadline=None)
settings.load_profile("govgraph")

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


@pytest.fixture(scope="session")
def dask() -> None:
    """Dask is installed."""
    if find_spec("distributed") is None:
        _missing("no Dask: install the extra dev, or distributed")


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


MakePart = Callable[..., FilingGraph]


def _make_part(
    filing_id: str = "acme-2024",
    *,
    company: str = "Acme Inc.",
    cik: str | None = None,
    ticker: str | None = None,
    sic: str | None = None,
    year: int | None = 2024,
    nodes: Mapping[str, tuple[str, str] | tuple[str, str, Mapping[str, Any]]] | None = None,
    edges: Iterable[tuple[Any, ...]] = (),
    **filing: Any,
) -> FilingGraph:
    """A filing's graph from short names.

    `nodes` maps a short name to (label, name[, properties]); `edges` are (source, type, target, sentence[, properties])
    by short names, "company" being the registrant. Sentences lie one after the other in an imagined text.
    """
    registrant = company_uid(cik=cik, ticker=ticker, name=company, filing=filing_id)
    uids = {"company": registrant}
    node_rows = []
    for short, (label, name, *more) in (nodes or {}).items():
        uids[short] = node_uid(filing_id, label, name)
        row: dict[str, Any] = {
            "label": label,
            "uid": uids[short],
            "name": name,
            "filing": filing_id,
            "company_id": registrant,
        }
        if label == "Officer":
            row |= {"job_title": name, "role": role_of(name)}
        node_rows.append(row | dict(more[0] if more else {}))
    edge_rows = []
    position = 0
    for source, kind, target, sentence, *more in edges:
        saying = {"text": sentence, "start": position, "end": position + len(sentence), "filing": filing_id}
        position += len(sentence) + 1
        end: dict[str, Any] = {
            "type": kind,
            "source": uids[source],
            "target": uids[target],
            "filing": filing_id,
            "evidence": [saying],
        }
        edge_rows.append(end | dict(more[0] if more else {}))
    return FilingGraph.parse(
        {
            "filing": {"filing_id": filing_id, "company_id": registrant, "fiscal_year": year, **filing},
            "company": {"uid": registrant, "name": company, "cik": cik, "ticker": ticker, "sic": sic},
            "nodes": node_rows,
            "edges": edge_rows,
        }
    )


@pytest.fixture(scope="session")
def make_part() -> MakePart:
    """Makes a `FilingGraph` from short names; see `_make_part`."""
    return _make_part


@pytest.fixture(scope="session")
def acme() -> FilingGraph:
    """A CISO who reports to the CIO, an audit committee that oversees, and an outside assessor."""
    return _make_part(
        cik="0000001234",
        ticker="ACME",
        nodes={
            "program": ("Program", "cybersecurity program"),
            "board": ("Board", "board of directors"),
            "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
            "ciso": ("Officer", "chief information security officer", {"aliases": ["CISO"]}),
            "cio": ("Officer", "chief information officer", {"person": "Ada Byron"}),
            "assessor": ("ThirdParty", "third-party assessors", {"kind": "assessor"}),
        },
        edges=[
            ("ciso", "REPORTS_TO", "cio", "Our CISO reports to our CIO."),
            ("cio", "REPORTS_TO", "board", "Our CIO reports to the board."),
            ("ciso", "INFORMS", "audit", "Our CISO briefs the committee quarterly.", {"frequency": "quarterly"}),
            ("audit", "PART_OF", "board", "The audit committee of the board oversees cyber risk."),
            ("audit", "OVERSEES", "program", "The audit committee of our board oversees cyber risk."),
            ("company", "ENGAGES", "assessor", "We may engage third-party assessors.", {"hedged": True}),
        ],
    )
