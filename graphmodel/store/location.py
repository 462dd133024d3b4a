"""From what a user writes for STORE to a store."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.store.file_store import FileStore
from graphmodel.store.protocol import Store
from graphmodel.store.server.address import Login, is_server

__all__ = ["open_store"]

_SUFFIX = ".govgraph"


def open_store(location: str | PathLike[str], login: Login | None = None) -> Store:
    """The store at a location: a path ending in `.govgraph`, or `neo4j://HOST:PORT` (`bolt://`, `+s`, `+ssc`).

    Nothing is read or written yet. `login` is for a server; without one it is what NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE say. StoreError for anything else, and for a server's address that holds a password.
    """
    text = fspath(location)
    if is_server(text):
        from graphmodel.store.server.store import Neo4jStore  # the driver takes longer to import than all the rest

        return Neo4jStore(text, Login.given() if login is None else login)
    if not text.lower().endswith(_SUFFIX) or "\0" in text:
        raise StoreError(f"{text!r} is no place for a store; give a path ending in {_SUFFIX}, or neo4j://HOST:PORT")
    return FileStore(Path(text))
