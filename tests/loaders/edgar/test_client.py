"""EDGAR over HTTP: who asks, what is tried again, and what is said where nothing comes."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import EdgarUnavailable, FetchError
from loaders.edgar.client import connect

IDENTITY = "Ada Byron ada@example.com"
LARGEST = 1 << 20
PATH = "/www/Archives/edgar/data/1/x.htm"


def get(url: str, largest: int = LARGEST) -> bytes:
    with connect(IDENTITY) as edgar:
        return edgar.get(url, largest)


@pytest.fixture
def answer(request: pytest.FixtureRequest) -> Any:
    """The class of the server's answers, which lies beside the server."""
    return sys.modules[type(request.getfixturevalue("edgar")).__module__].Answer


def test_a_document_comes_byte_for_byte_and_who_asks_is_declared(edgar: Any) -> None:
    data = bytes(range(256)) * 100 + b"\r\n\xff"
    assert get(edgar.put(PATH, data)) == data
    assert edgar.agents == {IDENTITY}


def test_the_two_addresses_are_those_of_edgartools(edgar: Any) -> None:
    with connect(IDENTITY) as connection:
        assert (connection.site, connection.data) == (f"{edgar.address}/www", f"{edgar.address}/data")


def test_a_compressed_answer_is_unpacked(edgar: Any, answer: Any) -> None:
    packed = answer(gzip.compress(b"text"), headers={"Content-Encoding": "gzip"})
    assert get(edgar.put(PATH, packed)) == b"text"


@pytest.mark.parametrize(
    "before",
    [
        [{"status": 429, "headers": {"Retry-After": "2"}}],
        [{"status": 429}],
        [{"status": 503}, {"status": 500}, {"status": 502}],
        [{"body": b"<html>half", "cut": 3}],
        [{"body": b""}, {"body": b" \n"}],
        [{"body": b"no gzip", "headers": {"Content-Encoding": "gzip"}}],
    ],
    ids=["busy", "busy without a time", "faulty", "cut", "empty", "garbled"],
)
def test_what_passes_is_tried_again(edgar: Any, answer: Any, before: list[dict[str, Any]]) -> None:
    url = edgar.put(PATH, *(answer(**said) for said in before), b"at last")
    assert get(url) == b"at last"
    assert edgar.asked == [PATH] * (len(before) + 1)


@pytest.mark.parametrize(
    ("said", "times", "kind", "reason"),
    [
        ({"status": 404}, 1, FetchError, "no such document"),
        ({"status": 301, "headers": {"Location": "/elsewhere"}}, 1, FetchError, "status 301"),
        ({"status": 400}, 1, FetchError, "status 400"),
        ({"status": 503}, 4, FetchError, "status 503, 4 times"),
        ({"body": b""}, 4, FetchError, "an empty document, 4 times"),
        ({"body": b"<html>half", "cut": 3}, 4, FetchError, "broke off, 4 times"),
        ({"body": b"no gzip", "headers": {"Content-Encoding": "gzip"}}, 4, FetchError, "broke off, 4 times"),
        ({"status": 429}, 4, EdgarUnavailable, "run it again in ten minutes"),
        ({"status": 429, "headers": {"Retry-After": "600"}}, 1, EdgarUnavailable, "run it again in 600 s"),
        (
            {"status": 429, "headers": {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"}},
            1,
            EdgarUnavailable,
            "too many requests",
        ),
        ({"status": 403}, 1, EdgarUnavailable, "--identity"),
        ({"status": 403, "body": b"<h1>Request Rate Threshold Exceeded</h1>"}, 1, EdgarUnavailable, "ten minutes"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) else None,
)
def test_what_does_not_pass_is_said_in_one_line(
    edgar: Any, answer: Any, said: dict[str, Any], times: int, kind: type[FetchError], reason: str
) -> None:
    url = edgar.put(PATH, answer(**said))
    with pytest.raises(FetchError) as caught:
        get(url)
    assert type(caught.value) is kind
    assert str(caught.value).startswith(f"{url}: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert edgar.asked == [PATH] * times


def test_a_server_that_does_not_answer_is_left(edgar: Any, edgartools: ModuleType, answer: Any) -> None:
    url = edgar.put(PATH, answer(hang=True))
    before = edgartools.get_http_config()["timeout"]
    edgartools.configure_http(timeout=0.1)
    try:
        with pytest.raises(FetchError, match="no answer in time, 4 times"):
            get(url)
    finally:
        sys.modules["edgar.httpclient"].HTTP_MGR.httpx_params["timeout"] = before


def test_no_more_is_taken_than_a_filing_may_have(edgar: Any, answer: Any) -> None:
    bomb = answer(gzip.compress(bytes(50 << 20)), headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="larger than the 1 MB"):
        get(edgar.put(PATH, bomb))
    assert edgar.asked == [PATH]


def test_a_place_where_nobody_listens_is_said(edgar: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(EdgarUnavailable, match=r"cannot be reached \(.*refused.*check the network"):
        get(f"http://127.0.0.1:{port}/")


def test_a_name_that_does_not_resolve_is_said(edgar: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)  # a real one would ask a server elsewhere
    with pytest.raises(EdgarUnavailable, match=r"name resolution\); check the network"):
        get("http://edgar.invalid/")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "127.0.0.1/x", "http://127.0.0.1:port/x"])
def test_an_address_that_is_none_is_said(edgar: Any, url: str) -> None:
    with pytest.raises(EdgarUnavailable, match="EDGAR_BASE_URL"):
        get(url)


def test_a_certificate_that_is_not_trusted_is_said(edgar: Any, tmp_path: Path) -> None:
    import ssl
    import threading

    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run(
        [*make, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def greet(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, suppress(OSError):  # the other end breaks off
            context.wrap_socket(connection, server_side=True)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=greet, args=[listening])
        thread.start()
        with pytest.raises(EdgarUnavailable, match="certificate is not trusted"):
            get(f"https://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()


def test_the_identity_may_stand_in_the_environment_which_stays_as_it_is(
    edgar: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDGAR_IDENTITY", "Charles Babbage <charles@example.com>")
    with connect() as connection:
        connection.get(edgar.put(PATH, b"x"), LARGEST)
    get(edgar.put(PATH, b"x"))
    assert edgar.agents == {"Charles Babbage <charles@example.com>", IDENTITY}
    assert os.environ["EDGAR_IDENTITY"] == "Charles Babbage <charles@example.com>"


def test_neither_identity_nor_client_is_left_behind(edgar: Any) -> None:
    get(edgar.put(PATH, b"x"))
    assert "EDGAR_IDENTITY" not in os.environ
    assert sys.modules["edgar.httpclient"].HTTP_MGR._client is None


@pytest.mark.parametrize(
    ("identity", "said"),
    [
        (None, "give --identity"),
        (" ", "give --identity"),
        ("ada@example.com", "no name with an e-mail address"),
        ("Ada Byron", "no name with an e-mail address"),
        ("Ada Byron ada@example", "no name with an e-mail address"),
        ("Åda Byron ada@example.com", "in plain letters"),
        ("A" * 300 + " ada@example.com", "no name with an e-mail address"),
    ],
)
def test_without_an_identity_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, identity: str | None, said: str) -> None:
    monkeypatch.delenv("EDGAR_IDENTITY", raising=False)
    with pytest.raises(EdgarUnavailable, match=said), connect(identity):
        pytest.fail("no connection without an identity")


@given(st.text(max_size=60).map(lambda text: f"Ada {text} ada@example.com") | st.text(max_size=60))
def test_an_identity_never_breaks_out_of_its_header(identity: str) -> None:
    from loaders.edgar.client import _checked

    with suppress(EdgarUnavailable):
        said = _checked(identity)
        assert said.isascii()
        assert said.isprintable()
        assert "@" in said


@pytest.mark.parametrize("missing", ["edgar", "edgar.httpclient", "stamina"])
def test_without_edgartools_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    if missing != "edgar":
        pytest.importorskip("edgar")
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(EdgarUnavailable, match=r"not installed: pip install 'govgraph\[edgar\]'"), connect(IDENTITY):
        pytest.fail("no connection without edgartools")


def test_another_package_of_that_name_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("edgar.config", "edgar.httpclient", "stamina"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "edgar", ModuleType("edgar"))
    with pytest.raises(EdgarUnavailable, match="cannot be loaded"), connect(IDENTITY):
        pytest.fail("no connection without edgartools")


def test_edgartools_limits_the_rate_to_nine_a_second(edgartools: ModuleType, tmp_path: Path) -> None:
    code = (
        "from loaders.edgar.client import connect\n"
        f"with connect({IDENTITY!r}) as edgar:\n"
        "    transport = edgar._client._transport\n"
        "    print(type(transport).__name__, [(r.limit, r.interval) for r in transport.limiter.buckets()[0].rates])"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EDGAR_")}
    environment["EDGAR_LOCAL_DATA_DIR"] = str(tmp_path)
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.split(maxsplit=1) == ["RateLimitingTransport", "[(9, 1000)]\n"]
