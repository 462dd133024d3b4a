"""The command that finds filings of like structure. Thin: the work is in `queries.compare`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from graphmodel.lookup import find_entry
from graphmodel.register import Register
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import output
from queries.output import Format

__all__ = ["find_peers"]


def find_peers(
    company: Annotated[str, typer.Argument(metavar="COMPANY", help="A ticker, a CIK, a name, or a filing's id.")],
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help="How many.")] = 10,
    year: Annotated[
        int | None, typer.Option(help="Filings of this fiscal year; each company's newest without it.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Find the companies of the store whose structure is nearest to a company's, by graph edit distance.

    A line such as "CISO informs board" is shared, or only one of the two has it, whatever the posts are called there.
    """
    contents = store_of(store, user, password_file, database).contents()
    own = find_entry(contents.register, company, year).filing_id
    from queries.compare import Structures

    # The one that is asked for first: whether it discloses anything is known before the market is read.
    (part,) = contents.parts({own}, texts=False)
    peers = Structures(contents.parts(_one_each(contents.register, year), texts=False)).nearest(part, count)
    output.write(output.from_dicts([_row(peer) for peer in peers]), form, ids=False)


def _one_each(register: Register, year: int | None) -> set[str]:
    """Each company's newest filing, or the newest of that year."""
    filings = (register.filings_of(company.uid) for company in register.companies())
    wanted = ([one for one in entries if year in (None, one.fiscal_year)] for entries in filings)
    return {entries[0].filing_id for entries in wanted if entries}


def _row(peer: Any) -> dict[str, Any]:
    distance = peer.distance
    return {
        "company": peer.entry.company.name,
        "filing": peer.entry.filing_id,
        "similarity": round(distance.similarity, 3),
        "distance": str(distance),
        "shared": list(peer.shared),
        "only_asked": list(peer.only_here),
        "only_peer": list(peer.only_there),
    }
