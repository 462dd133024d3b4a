"""The store on a Neo4j server."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from graphmodel.filing_graph import FilingGraph
from graphmodel.graph import GovernanceGraph
from graphmodel.memory import collector_paused
from graphmodel.store.protocol import Written
from graphmodel.store.server import schema
from graphmodel.store.server.address import Address, Login
from graphmodel.store.server.connection import Connection
from graphmodel.store.server.reading import ServerContents
from graphmodel.store.server.writing import write

__all__ = ["Neo4jStore"]


class Neo4jStore:
    """A store in one database of a Neo4j server, version 5 or later: see `Store`, and docs/neo4j.md for what is where.

    `location` is `neo4j://HOST:PORT` or another of the driver's schemes, without user and password. An error that may
    pass is tried again for `patience` seconds; the server has `connect` seconds to take a connection.
    """

    def __init__(self, location: str, login: Login, *, patience: float = 30.0, connect: float = 10.0) -> None:
        self._address = Address.parse(location)
        self._database = re.sub(r"[^\w.-]+", "_", login.database or "")
        self.connection = Connection(self._address, login, patience=patience, connect=connect)

    @property
    def location(self) -> str:
        """The server's address."""
        return self.connection.location

    @property
    def beside(self) -> Path:
        """A name in the working folder, made from the server's and the database's where that is named."""
        return Path("-".join(filter(None, (self._address.stem, self._database))))

    def contents(self) -> ServerContents:
        """What is in the database now; StoreError where the server does not give it, or there is no store."""
        return ServerContents(self.connection)

    def read(self, filings: Collection[str] | None = None) -> GovernanceGraph:
        """Everything in the database, or these filings alone; the errors of `contents`.

        UnknownCompany for a filing that is not there.
        """
        contents = self.contents()
        for filing_id in filings or ():
            contents.register.entry(filing_id)
        with collector_paused():
            return GovernanceGraph(contents.parts(filings))

    def check_there(self) -> None:
        """StoreError where `contents` would be: without reading what the database holds."""
        self.connection.read(partial(schema.check_present, connection=self.connection))

    def check(self) -> None:
        """StoreError where a write would fail: no server, no such user or database, or others' data in its way."""
        schema.check(self.connection)

    def write(self, parts: Iterable[FilingGraph]) -> Written:
        """Add filings, each in place of what the same filing said before.

        They go into the database some hundreds at a time, in a transaction each: what has come before an error stays,
        and a filing is never there in part.
        """
        return write(self.connection, parts)

    def close(self) -> None:
        """Close the connection, which else closes with the store."""
        self.connection.close()
