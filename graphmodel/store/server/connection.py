"""A connection to one database of a Neo4j server: the one place that opens the driver."""

from __future__ import annotations

import logging
import re
import weakref
from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Final, TypeVar

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, unit_of_work

from graphmodel.errors import StoreError
from graphmodel.store.server.address import Address, Login
from graphmodel.store.server.failures import failures_told

__all__ = ["Connection", "check_version"]

_OLDEST: Final = 5
_FETCH: Final = 1_000
_T = TypeVar("_T")

# The driver's warnings would come between the lines of a command; what goes wrong is raised.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Connection:
    """Transactions in one database. Making one touches nothing; the server is asked when the first is begun.

    What may pass is tried again for `patience` seconds; the server has `connect` seconds to take a connection. Errors
    are StoreError. It closes by itself with its last user.
    """

    def __init__(self, address: Address, login: Login, *, patience: float = 30.0, connect: float = 10.0) -> None:
        self._address = address
        self._login = login
        self._patience = patience
        self._connect = connect
        self._opening = RLock()

    @property
    def location(self) -> str:
        """The server's address."""
        return self._address.url

    @property
    def where(self) -> str:
        """The server and, where it is named, the database, as a user may be shown them."""
        return self._address.url + (f" ({self._login.database})" if self._login.database else "")

    def read(self, work: Callable[[ManagedTransaction], _T], *, seconds: float | None = None) -> _T:
        """What `work` gives, in a transaction that cannot write and may take so long; it may be called again."""
        with (
            failures_told(self.where),
            self._driver.session(
                database=self._database, default_access_mode=READ_ACCESS, fetch_size=_FETCH
            ) as session,
        ):
            return session.execute_read(unit_of_work(timeout=seconds)(work))

    def write(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """What `work` gives, all that it writes or nothing; it is called again after a transient error."""
        with failures_told(self.where), self._driver.session(database=self._database) as session:
            return session.execute_write(work)

    def close(self) -> None:
        """Close it now; it opens again where it is used again."""
        with self._opening:
            if "_driver" in self.__dict__:
                self._driver.close()
                del self._driver

    @cached_property
    def _driver(self) -> Driver:
        with self._opening, failures_told(self.where):
            driver = GraphDatabase.driver(
                self._address.url,
                auth=self._login.pair,
                connection_timeout=self._connect,
                connection_acquisition_timeout=self._connect,  # one that takes a connection and says nothing
                max_transaction_retry_time=self._patience,
            )
            weakref.finalize(self, driver.close)
            driver.verify_connectivity()
            check_version(driver.get_server_info().agent, self.where)
            return driver

    @cached_property
    def _database(self) -> str:
        """The database, so that none is guessed anew with each transaction."""
        if self._login.database:
            return self._login.database
        with self._driver.session(default_access_mode=READ_ACCESS) as session:
            home: str = session.execute_read(lambda tx: tx.run("SHOW HOME DATABASE YIELD name").single(strict=True)[0])
            return home


def check_version(agent: str, where: str) -> None:
    """StoreError where a server that calls itself so is no Neo4j of version 5 or later (Neo4j/5.26.0, Neo4j/2025.1)."""
    found = re.fullmatch(r"Neo4j/(\d+)\..*", agent)
    if not found or int(found[1]) < _OLDEST:
        raise StoreError(f"{where}: the server is {agent or 'of no known kind'}; govgraph needs Neo4j 5 or later")
