"""What the driver and the server say, as errors of ours: one line, never with a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from neo4j.exceptions import (
    AuthConfigurationError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    UnsupportedServerProduct,
)

from graphmodel.errors import StoreError

__all__ = ["failures_told", "said", "timed_out"]

_AUTHENTICATION: Final = "set NEO4J_USERNAME and NEO4J_PASSWORD, or give --user and --password-file"
_ADVICE: Final = {
    "Neo.ClientError.Security.Unauthorized": f"does not take this user and password; {_AUTHENTICATION}",
    "Neo.ClientError.Security.AuthenticationRateLimit": "has had too many wrong passwords; wait some seconds",
    "Neo.ClientError.Security.CredentialsExpired": "wants a new password for this user first; change it with "
    "`ALTER CURRENT USER SET PASSWORD FROM … TO …`",
    "Neo.ClientError.Security.Forbidden": "does not let this user do that; give one who may read and write, and make "
    "constraints and indexes",
    "Neo.ClientError.Database.DatabaseNotFound": "has no such database; `SHOW DATABASES` lists those it has, "
    "--database or NEO4J_DATABASE names one",
    "Neo.ClientError.Schema.ConstraintValidationFailed": "has data or constraints of others that these filings "
    "conflict with; give a database of its own with --database",
    "Neo.TransientError.General.DatabaseUnavailable": "has its database stopped; start it and run the same again",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "has not enough memory for this; give it more with "
    "server.memory.heap.max_size",
}
_LONGEST: Final = 300
_TIMED_OUT: Final = "Neo.ClientError.Transaction.TransactionTimedOut"
_AGAIN: Final = "run the same again once it is back"


@contextmanager
def failures_told(where: str) -> Iterator[None]:
    """Let what the driver raises be a StoreError that names the server."""
    try:
        yield
    except Neo4jError as exc:
        raise StoreError(f"{where}: the server {_refusal(exc)}") from exc
    except (DriverError, OSError, UnicodeError, OverflowError) as exc:  # hosts and numbers that there cannot be
        raise StoreError(f"{where}: {_trouble(exc)}") from exc


def timed_out(exc: Neo4jError) -> bool:
    """Whether the server ended a query that took longer than it was given."""
    return (exc.code or "").startswith(_TIMED_OUT)


def said(exc: Exception) -> str:
    """What the driver says, or the first line of what the server does: below it stands the query."""
    text = str(exc)
    if isinstance(exc, Neo4jError):
        text = next(iter((exc.message or "").strip().splitlines()), "")
    return " ".join(text.split())[:_LONGEST] or type(exc).__name__


def _refusal(exc: Neo4jError) -> str:
    code = exc.code or ""
    if code in _ADVICE:
        return _ADVICE[code]
    if timed_out(exc):
        return "took longer than it is given; run the same again when it has less to do"
    if isinstance(exc, TransientError):
        return f"is too busy ({said(exc)}); run the same again later"
    if isinstance(exc, ClientError):
        return f"refuses this ({said(exc)})"
    return f"has a fault ({said(exc)}); its log says more"


def _trouble(exc: Exception) -> str:
    if isinstance(exc, IncompleteCommit | SessionExpired):
        return f"the connection was cut; {_AGAIN}"
    if isinstance(exc, ServiceUnavailable):
        return f"there is no connection ({said(exc)}); start the server, or give its right address; {_AGAIN}"
    if isinstance(exc, UnsupportedServerProduct):
        return "is no Neo4j 5 or later; give the address of one"
    if isinstance(exc, AuthConfigurationError | ConfigurationError):
        return f"cannot be used ({said(exc)}); see docs/neo4j.md for what an address may be"
    if isinstance(exc, OverflowError):
        return "takes no whole number of more than 64 bits, and a filing has one"
    return f"the driver fails ({said(exc)})"
