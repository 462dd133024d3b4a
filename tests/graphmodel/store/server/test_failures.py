"""What goes wrong with a server, in one line and without the password."""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import Callable
from typing import Protocol

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import GovgraphError, StoreError
from graphmodel.store import Login
from graphmodel.store.server.connection import check_version
from graphmodel.store.server.store import Neo4jStore

SECRET = "Kolibri-8391-Zaunkönig"  # noqa: S105 - of no server


class Server(Protocol):
    """What the fixture `neo4j_server` is."""

    uri: str
    login: Login


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def told(attempt: Callable[[], object], capture: pytest.LogCaptureFixture) -> str:
    """The one line of an error, after a look for the password wherever it could be."""
    with capture.at_level(logging.DEBUG), pytest.raises(GovgraphError) as caught:
        attempt()
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + capture.text
    for error in (caught.value, caught.value.__cause__, caught.value.__context__):
        shown += repr(error) + repr(getattr(error, "__dict__", ""))
    assert SECRET not in shown
    message = str(caught.value)
    assert "\n" not in message
    return message


def every_way(store: Neo4jStore, part: FilingGraph) -> list[Callable[[], object]]:
    return [store.check, store.contents, store.read, store.check_there, lambda: store.write([part])]


def test_a_server_that_is_down(acme: FilingGraph, caplog: pytest.LogCaptureFixture) -> None:
    for scheme in ("bolt", "neo4j", "bolt+s"):
        store = Neo4jStore(f"{scheme}://127.0.0.1:{unused_port()}", Login("ada", SECRET))
        for attempt in every_way(store, acme):
            assert "no connection" in told(attempt, caplog)


def test_something_that_is_no_server(acme: FilingGraph, caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.listen()
        store = Neo4jStore(f"bolt://127.0.0.1:{deaf.getsockname()[1]}", Login("ada", SECRET), connect=0.5)
        assert "start the server, or give its right address" in told(store.check, caplog)


def test_hosts_that_there_cannot_be(caplog: pytest.LogCaptureFixture) -> None:
    for host in ("nowhere.invalid", "a" * 300, "ä" * 100):
        assert "bolt://" in told(Neo4jStore(f"bolt://{host}:7687", Login("ada", SECRET)).check, caplog)


@pytest.mark.neo4j
@pytest.mark.parametrize("login", [Login("nobody", SECRET), Login(None, None)], ids=["wrong", "none"])
def test_a_login_that_the_server_does_not_take(
    neo4j_server: Server, acme: FilingGraph, caplog: pytest.LogCaptureFixture, login: Login
) -> None:
    store = Neo4jStore(neo4j_server.uri, login)
    for attempt in every_way(store, acme):
        assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in told(attempt, caplog)


@pytest.mark.neo4j
def test_a_database_that_is_missing(neo4j_server: Server, acme: FilingGraph, caplog: pytest.LogCaptureFixture) -> None:
    login = neo4j_server.login
    for name in ("nodb", "not a name", "x; DROP DATABASE neo4j"):
        store = Neo4jStore(neo4j_server.uri, Login(login.user, login.password, name))
        for attempt in every_way(store, acme):
            assert "has no such database" in told(attempt, caplog)


@pytest.mark.neo4j
def test_the_password_that_is_right_is_not_shown_either(
    neo4j_server: Server, neo4j_store: Neo4jStore, acme: FilingGraph, caplog: pytest.LogCaptureFixture
) -> None:
    store = neo4j_store
    with caplog.at_level(logging.DEBUG):
        store.write([acme])
        store.read()
    shown = f"{caplog.text} {store!r} {store.__dict__} {store.connection!r} {vars(store.connection)}"
    assert neo4j_server.login.password
    assert neo4j_server.login.password not in shown


@pytest.mark.parametrize("agent", ["Neo4j/5.26.25", "Neo4j/5.0.0", "Neo4j/2025.04.0", "Neo4j/5.26-aura"])
def test_neo4j_5_and_later_are_taken(agent: str) -> None:
    check_version(agent, "bolt://h")


@pytest.mark.parametrize("agent", ["Neo4j/4.4.30", "Neo4j/3.5.1", "Memgraph/2.1", "", "Neo4j/dev"])
def test_other_servers_are_named_and_refused(agent: str) -> None:
    with pytest.raises(StoreError, match="needs Neo4j 5 or later") as caught:
        check_version(agent, "bolt://h")
    assert agent in str(caught.value)
