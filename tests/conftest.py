"""Fixtures for every test: where the real filings are, whether a browser is there, and small made-up graphs."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from filelock import FileLock
from hypothesis import settings

from graphmodel import Block, Disclosure, FilingGraph, company_uid, node_uid, role_of
from graphmodel.store import Login

if TYPE_CHECKING:
    from graphmodel.store.server.store import Neo4jStore

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
def axe() -> str:
    """The script of axe-core, as `npm ci` in `tests` installs it."""
    script = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        _missing("no axe-core: `npm ci` in tests/ installs it")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def dask() -> None:
    """Dask is installed."""
    if find_spec("distributed") is None:
        _missing("no Dask: install the extra dev, or distributed")


class Neo4jServer(NamedTuple):
    """A Neo4j server for tests, which they empty."""

    uri: str
    login: Login

    def store(self) -> Neo4jStore:
        """The store on the server."""
        from graphmodel.store.server.store import Neo4jStore  # the driver takes a second to import

        return Neo4jStore(self.uri, self.login)

    def run(self, *statements: str, **params: Any) -> list[list[Any]]:
        """Run statements, each by itself; the last one's rows."""
        from neo4j import GraphDatabase

        rows: list[list[Any]] = []
        auth = (self.login.user or "", self.login.password or "")
        with GraphDatabase.driver(self.uri, auth=auth) as driver, driver.session(database="neo4j") as session:
            for statement in statements:
                rows = session.run(statement, params).values()  # type: ignore[arg-type]
        return rows

    def empty(self) -> None:
        """Remove all nodes, and the constraints and indexes that are not the store's."""
        self.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        for what, all_of_them in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            names = self.run(f"SHOW {all_of_them} YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
            self.run(*(f"DROP {what} `{name}`" for (name,) in names if not name.startswith("govgraph_")))


@pytest.fixture(scope="session")
def neo4j_launcher() -> ModuleType:
    """`tests/neo4j/server.py`, for tests that need a server of their own; skipped where none can be started."""
    spec = spec_from_file_location("neo4j_test_server", ROOT / "tests" / "neo4j" / "server.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    try:
        module.jars()
    except module.Missing as exc:
        _missing(str(exc))
    return module


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """The server that `make test` starts, for this process alone: tests that need it are one after the other."""
    said = [os.environ.get(f"GOVGRAPH_TEST_NEO4J_{name}", "") for name in ("URI", "USER", "PASSWORD")]
    if not all(said):
        _missing("no Neo4j server: `make test` starts one, with Java 17 and Maven; or set GOVGRAPH_TEST_NEO4J_URI")
    uri, user, password = said
    name = f"govgraph-test-{sha256(uri.encode()).hexdigest()[:16]}.lock"
    with FileLock(Path(tempfile.gettempdir()) / name):
        yield Neo4jServer(uri, Login(user, password))


@pytest.fixture
def neo4j_store(neo4j_server: Neo4jServer) -> Iterator[Neo4jStore]:
    """An empty store on the server."""
    neo4j_server.empty()
    store = neo4j_server.store()
    yield store
    store.close()


@pytest.hookimpl(tryfirst=True)  # before xdist looks for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let xdist give all tests that need the Neo4j server to one process (`--dist loadgroup`)."""
    for item in items:
        if item.get_closest_marker("neo4j") or "neo4j_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("neo4j"))


@pytest.fixture(autouse=True)
def _needs(request: pytest.FixtureRequest) -> None:
    """Let the markers `shared` and `browser` ask for what they need."""
    for marker, fixture in (("shared", "shared"), ("browser", "browser_path"), ("neo4j", "neo4j_server")):
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
    by short names, "company" being the registrant. The disclosure is the sentences, a line each; there is none where an
    edge has evidence of its own.
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
    text = ""
    imagined = False
    for source, kind, target, sentence, *more in edges:
        saying = {"text": sentence, "start": len(text), "end": len(text) + len(sentence), "filing": filing_id}
        text += f"{sentence}\n"
        end: dict[str, Any] = {
            "type": kind,
            "source": uids[source],
            "target": uids[target],
            "filing": filing_id,
            "evidence": [saying],
        }
        edge_rows.append(end | dict(more[0] if more else {}))
        imagined |= edge_rows[-1]["evidence"] != [saying]
    return FilingGraph.parse(
        {
            "filing": {"filing_id": filing_id, "company_id": registrant, "fiscal_year": year, **filing},
            "company": {"uid": registrant, "name": company, "cik": cik, "ticker": ticker, "sic": sic},
            "nodes": node_rows,
            "edges": edge_rows,
            "disclosure": Disclosure(text=text, blocks=(Block(0, len(text)),)) if text and not imagined else None,
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
