"""From what a user writes for STORE to a store."""

from __future__ import annotations

import re
from os import PathLike, fspath
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.store.file_store import FileStore
from graphmodel.store.protocol import Store

__all__ = ["open_store"]

_SUFFIX = ".govgraph"
_SERVER = re.compile(r"(?:neo4j|bolt)(?:\+ssc|\+s)?://", re.IGNORECASE)


def open_store(location: str | PathLike[str]) -> Store:
    """The store at a location: a path ending in `.govgraph`. Nothing is read or written yet.

    StoreError for `neo4j://` and `bolt://` addresses, which this version does not serve, and for anything else.
    """
    text = fspath(location)
    if _SERVER.match(text):
        # The address is not repeated: it may hold a password.
        raise StoreError(f"Neo4j is not available in this version; give a path ending in {_SUFFIX}")
    if not text.lower().endswith(_SUFFIX) or "\0" in text:
        raise StoreError(f"{text!r} is no place for a store; give a path ending in {_SUFFIX}")
    return FileStore(Path(text))
