"""From what a user writes for a server to an address and a login."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from graphmodel.errors import StoreError

__all__ = ["Address", "Login", "is_server"]

_SCHEME: Final = re.compile(r"(?:neo4j|bolt)(?:\+ssc|\+s)?://", re.IGNORECASE)
_USER: Final = "neo4j"
_PORT: Final = 7687
_LARGEST: Final = 4096


def is_server(location: str) -> bool:
    """Whether a location names a Neo4j server."""
    return _SCHEME.match(location) is not None


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks a server, and which of its databases; without a password there is no login, without a database its own.

    The password is in no representation.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @classmethod
    def given(
        cls,
        user: str | None = None,
        password_file: Path | None = None,
        database: str | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> Self:
        """What options say, and for the rest NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.

        StoreError where the file of the password cannot be read.
        """
        user = user or environment.get("NEO4J_USERNAME") or None
        password = environment.get("NEO4J_PASSWORD") or None
        if password_file is not None:
            password = _password(password_file)
        return cls(user, password, database or environment.get("NEO4J_DATABASE") or None)

    @property
    def pair(self) -> tuple[str, str] | None:
        """What the driver takes; None for a server that asks for no login. StoreError for a user without a password."""
        if self.password:
            return self.user or _USER, self.password
        if self.user:
            raise StoreError(f"no password for the user {self.user}: set NEO4J_PASSWORD, or give --password-file")
        return None


@dataclass(frozen=True, slots=True)
class Address:
    """A server as it may be shown: never with a password."""

    url: str

    @classmethod
    def parse(cls, location: str) -> Self:
        """The address of a server; StoreError, which repeats nothing of it, where it holds what it must not."""
        try:
            parts = urlsplit(location)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise StoreError("the server's address is none; write it as neo4j://HOST:PORT") from None
        if "@" in parts.netloc:
            raise StoreError(
                "a server's address takes no user and password, which others could see: set NEO4J_USERNAME and "
                "NEO4J_PASSWORD, or give --user and --password-file"
            )
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise StoreError("a server's address ends with its port; name the database with --database")
        if not host or not location.isprintable() or " " in location:
            raise StoreError("the server's address names no host; write it as neo4j://HOST:PORT")
        name = f"[{host}]" if ":" in host else host
        return cls(f"{parts.scheme}://{name}" + (f":{port}" if port is not None else ""))

    @property
    def stem(self) -> str:
        """What a file of this machine that goes with the server is called by."""
        host = urlsplit(self.url)
        return re.sub(r"[^\w.-]+", "_", f"{host.hostname}-{host.port or _PORT}")


def _password(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            text = handle.read(_LARGEST).decode("utf-8")
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or "it is no text"
        raise StoreError(
            f"{path}: the password cannot be read from it ({reason}); give a file with nothing else"
        ) from None
    password = text.rstrip("\r\n")
    if not password or "\n" in password:
        raise StoreError(f"{path}: holds no password; give a file with one line, the password")
    return password
