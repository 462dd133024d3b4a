"""The options by which a command is told its store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from graphmodel.store import Login, Store, open_store

__all__ = ["STORE", "DatabaseOption", "PasswordFileOption", "StoreOption", "UserOption", "store_of"]

STORE: Final = "governance.govgraph"
"""The store of a command that is given none."""

StoreOption = Annotated[
    str, typer.Option("--store", metavar="STORE", help="A path ending in .govgraph, or a server: neo4j://HOST:PORT.")
]
UserOption = Annotated[str | None, typer.Option("--user", help="User of the server; NEO4J_USERNAME, or neo4j.")]
PasswordFileOption = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help="Where the user's password is; NEO4J_PASSWORD without it."),
]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", help="Database of the server; NEO4J_DATABASE, or the user's own.")
]


def store_of(location: str, user: str | None, password_file: Path | None, database: str | None) -> Store:
    """The store that the options name; StoreError where they name none."""
    return open_store(location, Login.given(user, password_file, database))
