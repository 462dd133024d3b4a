"""The command that finds filings of like structure. Thin: the work is in `queries.compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import output
from queries.answer import Rows
from queries.options import CompanyArgument, FormatOption
from queries.output import Format

__all__ = ["find_peers"]


def find_peers(
    company: CompanyArgument,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help="How many.")] = 10,
    year: Annotated[
        int | None, typer.Option(help="Filings of this fiscal year; each company's newest without it.")
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Find the companies of the store whose structure is nearest to a company's, by graph edit distance.

    A line such as "CISO informs board" is shared, or only one of the two has it, whatever the posts are called there.
    """
    contents = store_of(store, user, password_file, database).contents()
    from queries.compare import peer_row, peers_of

    peers = peers_of(contents, company, count, year)
    output.write(Rows.of([peer_row(peer) for peer in peers]), form, ids=False)
