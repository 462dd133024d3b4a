"""A server on this machine that answers as EDGAR does, with registrants that are made up.

The shapes are those of EDGAR's company_tickers.json, its submissions files and its archive, written down by hand; no
name, number or text in them is of a real registrant. Nothing here reaches any other address.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

IDENTITY = "Ada Byron ada@example.com"
UNDECLARED = b"<html><title>SEC.gov</title><h1>Your Request Originates from an Undeclared Automated Tool</h1></html>"
NO_SUCH_KEY = b'<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'
PAGE = (
    '<html><body><table class="report"><tr><th>Cybersecurity Risk</th><th>12 Months Ended<br>Dec. 31, {year}</th></tr>'
    '<tr><td class="pl">Cybersecurity Risk Role of Management [Text Block]</td>'
    '<td class="text">Our CISO reports to the Chief Executive Officer. ({year})</td></tr></table></body></html>\n'
)


@dataclass(frozen=True)
class Answer:
    """What the server says once: `cut` leaves off that many bytes of the body that was promised, `hang` never ends."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int = 0
    hang: bool = False


@dataclass(frozen=True)
class Listed:
    """A filing in a registrant's list."""

    accession: str
    form: str
    period: str
    filed: str
    document: str = "report.htm"

    @property
    def body(self) -> bytes:
        return PAGE.format(year=self.period[:4] or "2024").encode()


def columns(filings: Iterable[Listed]) -> dict[str, list[Any]]:
    rows = list(filings)
    return {
        "accessionNumber": [row.accession for row in rows],
        "filingDate": [row.filed for row in rows],
        "reportDate": [row.period for row in rows],
        "acceptanceDateTime": [f"{row.filed}T16:05:31.000Z" for row in rows],
        "act": ["34" for _ in rows],
        "form": [row.form for row in rows],
        "fileNumber": ["001-99999" for _ in rows],
        "filmNumber": ["25000001" for _ in rows],
        "items": ["" for _ in rows],
        "core_type": ["XBRL" for _ in rows],
        "size": [12_345_678 for _ in rows],
        "isXBRL": [1 for _ in rows],
        "isInlineXBRL": [1 for _ in rows],
        "primaryDocument": [row.document for row in rows],
        "primaryDocDescription": [row.form for row in rows],
    }


class EdgarServer:
    """EDGAR with what a test puts into it. The archive is below /www, the lists of filings below /data."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.tickers: list[dict[str, Any]] = []
        self.release = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def close(self) -> None:
        self.release.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def put(self, path: str, *answers: Answer | bytes) -> str:
        """Say these one after the other at a path, the last of them for ever; the address of it."""
        self.answers[path] = [answer if isinstance(answer, Answer) else Answer(answer) for answer in answers]
        return self.address + path

    def register(
        self, cik: int, name: str, ticker: str | None, *filings: Listed, older: dict[str, list[Listed]] | None = None
    ) -> None:
        """List a registrant with its filings; `older` are those of the further files, by the files' names."""
        if ticker:
            self.tickers.append({"cik_str": cik, "ticker": ticker, "title": name})
        self.put("/www/files/company_tickers.json", json.dumps(dict(enumerate(self.tickers))).encode())
        files = []
        for file, listed in (older or {}).items():
            filed = sorted(filing.filed for filing in listed)
            files.append({"name": file, "filingCount": len(listed), "filingFrom": filed[0], "filingTo": filed[-1]})
            self.put(f"/data/submissions/{file}", json.dumps(columns(listed)).encode())
        submissions = _submissions(cik, name, ticker, columns(filings), files)
        self.put(f"/data/submissions/CIK{cik:010}.json", json.dumps(submissions).encode())
        for filing in (*filings, *(filing for listed in (older or {}).values() for filing in listed)):
            self.put(self.path_of(cik, filing), filing.body)

    @staticmethod
    def path_of(cik: int, filing: Listed) -> str:
        folder = f"/www/Archives/edgar/data/{cik}"
        if not filing.document:
            return f"{folder}/{filing.accession}.txt"
        return f"{folder}/{filing.accession.replace('-', '')}/{filing.document}"

    def answer(self, path: str, agent: str) -> Answer:
        self.asked.append(path)
        self.agents.add(agent)
        if "@" not in agent:
            return Answer(UNDECLARED, 403)
        answers = self.answers.get(path, [Answer(NO_SUCH_KEY, 404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def _handler(server: EdgarServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = server.answer(self.path, self.headers.get("User-Agent", ""))
            if answer.hang:
                server.release.wait()
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) - answer.cut])
            self.close_connection = bool(answer.cut)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the standard library
            pass

    return Handler


def _submissions(cik: int, name: str, ticker: str | None, recent: dict[str, Any], files: list[Any]) -> dict[str, Any]:
    address = {
        "street1": "1 IMAGINED WAY",
        "street2": None,
        "city": "NOWHERE",
        "stateOrCountry": "DE",
        "zipCode": "00000",
        "stateOrCountryDescription": "DE",
    }
    return {
        "cik": f"{cik:010}",
        "entityType": "operating",
        "sic": "3990",
        "sicDescription": "Miscellaneous Manufacturing Industries",
        "ownerOrg": "04 Manufacturing",
        "insiderTransactionForOwnerExists": 0,
        "insiderTransactionForIssuerExists": 1,
        "name": name,
        "tickers": [ticker] if ticker else [],
        "exchanges": ["NYSE"] if ticker else [],
        "ein": "000000000",
        "lei": None,
        "description": "",
        "website": "",
        "investorWebsite": "",
        "category": "Large accelerated filer",
        "fiscalYearEnd": "1231",
        "stateOfIncorporation": "DE",
        "stateOfIncorporationDescription": "DE",
        "addresses": {"mailing": address, "business": address},
        "phone": "0000000000",
        "flags": "",
        "formerNames": [],
        "filings": {"recent": recent, "files": files},
    }


@pytest.fixture(scope="session")
def edgartools(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """edgartools, loaded so that it keeps away from the user's folders; its rate limit would only make tests slow."""
    os.environ.setdefault("EDGAR_LOCAL_DATA_DIR", str(tmp_path_factory.mktemp("edgartools")))
    os.environ.setdefault("EDGAR_RATE_LIMIT_PER_SEC", "1000")
    try:
        import_module("edgar.config")
        return import_module("edgar")
    except ModuleNotFoundError as exc:
        if os.environ.get("CI", "").casefold() in ("1", "true", "yes"):
            pytest.fail(f"{exc}; in CI that is an error", pytrace=False)
        pytest.skip(f"{exc}: pip install 'govgraph[edgar]' to test fetching")


@pytest.fixture
def edgar(edgartools: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[EdgarServer]:
    """A server in place of EDGAR; pauses before another try are left out."""
    server = EdgarServer()
    config, http = sys.modules["edgar.config"], sys.modules["edgar.httpclient"]
    monkeypatch.setattr(config, "SEC_BASE_URL", f"{server.address}/www")
    monkeypatch.setattr(config, "SEC_DATA_URL", f"{server.address}/data")
    monkeypatch.setattr(http.HTTP_MGR, "proxy", None)
    monkeypatch.delenv("EDGAR_IDENTITY", raising=False)
    with import_module("stamina").set_testing(True, attempts=10, cap=True):
        yield server
    server.close()


@pytest.fixture
def halden() -> list[Listed]:
    """A registrant's annual reports, the newest first, as EDGAR lists them, with an amendment and other forms."""
    return [
        Listed("0009990001-26-000020", "8-K", "2026-03-01", "2026-03-04"),
        Listed("0009990001-26-000009", "10-K", "2025-12-31", "2026-02-20"),
        Listed("0009990001-25-000030", "10-K/A", "2024-12-31", "2025-04-28"),
        Listed("0009990001-25-000012", "10-K", "2024-12-31", "2025-02-21"),
        Listed("0009990001-24-000010", "10-K", "2023-12-31", "2024-02-23"),
        Listed("0009990001-23-000008", "10-K", "2022-12-31", "2023-02-24"),
    ]
